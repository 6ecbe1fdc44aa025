"""Cross-validation of the question model on the training examples, against plainer pipelines."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import track
from rich.table import Table
from sklearn.model_selection import StratifiedKFold

from bot.evaluation.examples import read_examples
from bot.pipeline.question_model import QuestionModel

Array = npt.NDArray[Any]
OUT_OF_SCOPE = "out_of_scope"


class Fold(msgspec.Struct, frozen=True):
    """Shares (0-1) on the examples held out of one fold."""

    aspect: float
    aspect_in_three: float
    intent: float
    out_of_scope_recall: float
    out_of_scope_false: float
    seconds: float
    milliseconds: float


def cross_validate(folds: int) -> None:
    """Print the mean of each measure over the folds."""
    texts, labels = map(np.array, zip(*read_examples(), strict=True))
    cuts = list(StratifiedKFold(folds, shuffle=True, random_state=0).split(texts, labels))
    measured = [_fold(texts, labels, *cut) for cut in track(cuts, "交叉验证", console=Console(stderr=True))]
    Console(highlight=False).print(_table(measured, len(texts), len(set(labels))))


def _fold(texts: Array, labels: Array, learnt: Array, held_out: Array) -> Fold:
    began = time.perf_counter()
    model = QuestionModel.fit(zip(texts[learnt].tolist(), labels[learnt].tolist(), strict=True))
    trained = time.perf_counter()
    predicted = model.predict(texts[held_out].tolist())
    ended = time.perf_counter()
    names = np.array(model.labels)
    gold = labels[held_out]
    best = names[np.argsort(-predicted, axis=1)[:, :3]]
    intents, meant = _intents(best[:, 0]), _intents(gold)
    beyond = meant == OUT_OF_SCOPE
    return Fold(
        aspect=float((best[:, 0] == gold).mean()),
        aspect_in_three=float((best == gold[:, None]).any(axis=1).mean()),
        intent=float((intents == meant).mean()),
        out_of_scope_recall=float((intents[beyond] == OUT_OF_SCOPE).mean()) if beyond.any() else 0.0,
        out_of_scope_false=float((intents[~beyond] == OUT_OF_SCOPE).mean()),
        seconds=trained - began,
        milliseconds=(ended - trained) * 1000 / len(gold),
    )


def _intents(labels: Array) -> Array:
    """The intent that each label belongs to: ``fee.amount`` is ``ask_fee``, ``greet`` is itself."""
    return np.array([f"ask_{label.partition('.')[0]}" if "." in label else label for label in labels])


def _table(folds: Sequence[Fold], examples: int, labels: int) -> Table:
    def mean(name: str) -> float:
        return float(np.mean([getattr(fold, name) for fold in folds]))

    built = Table("指标", "值", title=f"{examples} 个例句，{labels} 个类别，{len(folds)} 折交叉验证")
    for title, name in (("方面", "aspect"), ("方面在前三", "aspect_in_three"), ("意图", "intent"),
                        ("超出范围：召回", "out_of_scope_recall"), ("超出范围：误报", "out_of_scope_false")):  # fmt: skip
        built.add_row(title, f"{mean(name):.1%}")
    built.add_row("训练一折", f"{mean('seconds'):.1f} 秒")
    built.add_row("理解一句（成批）", f"{mean('milliseconds'):.2f} 毫秒")
    return built
