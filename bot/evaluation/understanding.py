"""The question model against plainer pipelines, on the same examples and the same cuts into learnt and held out."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Sequence

import msgspec
import numpy as np
from rich.box import MARKDOWN
from rich.console import Console
from rich.table import Table

from bot.evaluation.examples import read_examples
from bot.evaluation.peers import Array, Classifier, Recipe, recipes
from bot.evaluation.splits import folds
from bot.pipeline.labels import intent_of

OUT_OF_SCOPE = "out_of_scope"
_SINGLE = 200
"""Held-out texts that are asked one by one for the latency."""


class Measured(msgspec.Struct, frozen=True):
    """Shares (0-1) on what was held out. An aspect is right when the label is, be it a dialogue intent; an intent is the
    likeliest label's: scores of some pipelines are no probabilities that one could add up."""

    intent: float
    aspect: float
    aspect_in_three: float
    out_of_scope_recall: float
    out_of_scope_false: float
    seconds: float
    milliseconds: float


_COLUMNS = ("意图", "方面", "方面在前三", "超出范围：召回", "超出范围：误报", "训练", "一句（p50）")


def compare(every: int, cut_in: int, runs: int, diet_epochs: int, minutes: float) -> None:
    """Print a row for every pipeline, in Markdown: its mean over the first ``runs`` of ``cut_in`` folds of every so many
    examples (they stand label by label, so each label keeps its share). A pipeline that takes longer than ``minutes`` for
    a fold is ended and said to have been."""
    log = Console(stderr=True, highlight=False)
    texts, labels = map(np.array, zip(*list(read_examples())[::every], strict=True))
    cuts = folds(texts, labels, cut_in)[:runs]
    table = Table("流水线", *_COLUMNS, box=MARKDOWN)
    for name, recipe in recipes(diet_epochs).items():
        row = _row([_alone(recipe, texts, labels, cut, minutes) for cut in cuts], minutes)
        log.print(name, *row, sep="  ")  # at once: the next may take half an hour
        table.add_row(name, *row)
    held_out = sum(len(cut[1]) for cut in cuts)
    console = Console(highlight=False, width=200)
    console.print(table)
    console.print(f"{len(texts)} 个例句，{len(set(labels))} 个类别；{len(cuts)} 次，共留出 {held_out} 句。")


def _alone(recipe: Recipe, texts: Array, labels: Array, cut: tuple[Array, Array], minutes: float) -> Measured | None:
    """Measured in a process of its own, whose memory and libraries go with it; None when the time is over."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        try:
            return pool.apply_async(measure, (recipe, texts, labels, *cut)).get(minutes * 60)
        except multiprocessing.TimeoutError:
            return None


def measure(recipe: Recipe, texts: Array, labels: Array, learnt: Array, held_out: Array) -> Measured:
    """Trained on the one part, asked the other."""
    began = time.perf_counter()
    model = recipe(zip(texts[learnt].tolist(), labels[learnt].tolist(), strict=True))
    seconds = time.perf_counter() - began
    asked, gold = texts[held_out].tolist(), labels[held_out]
    predicted = model.predict(asked)
    best = np.array(model.labels)[np.argsort(-predicted, axis=1)[:, :3]]
    intents, meant = (np.array([intent_of(label) for label in each]) for each in (best[:, 0], gold))
    beyond = meant == OUT_OF_SCOPE
    return Measured(
        intent=float((intents == meant).mean()),
        aspect=float((best[:, 0] == gold).mean()),
        aspect_in_three=float((best == gold[:, None]).any(axis=1).mean()),
        out_of_scope_recall=_share(intents[beyond] == OUT_OF_SCOPE),
        out_of_scope_false=_share(intents[~beyond] == OUT_OF_SCOPE),
        seconds=seconds,
        milliseconds=_single(model, asked[:: max(1, len(asked) // _SINGLE)]),
    )


def _share(right: Array) -> float:
    return float(right.mean()) if len(right) else 0.0


def _single(model: Classifier, texts: Sequence[str]) -> float:
    """The median time of a text asked by itself, in milliseconds."""
    times = []
    for text in texts:
        began = time.perf_counter()
        model.predict([text])
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _row(measured: Sequence[Measured | None], minutes: float) -> list[str]:
    ended = [each for each in measured if each is not None]
    if len(ended) < len(measured):
        return [f"{minutes:g} 分钟内没有训练完", *[""] * (len(_COLUMNS) - 1)]
    means = {name: statistics.mean(getattr(each, name) for each in ended) for name in Measured.__struct_fields__}
    seconds, milliseconds = means.pop("seconds"), means.pop("milliseconds")
    return [*(f"{share:.1%}" for share in means.values()), f"{seconds:.0f} 秒", f"{milliseconds:.1f} 毫秒"]
