"""Plainer classifiers of questions, to see what ours is worth: two of scikit-learn's and two of Rasa's pipelines.

Each takes the same examples and gives what ``QuestionModel`` gives: ``labels`` and ``predict``.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import jieba
import numpy as np
import numpy.typing as npt
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString
from scipy.special import softmax
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.svm import LinearSVC

from bot.pipeline.question_model import QuestionModel

Array = npt.NDArray[Any]
Examples = Iterable[tuple[str, str]]


class Classifier(Protocol):
    """Trained on (text, label) pairs."""

    @property
    def labels(self) -> Sequence[str]: ...

    def predict(self, texts: Sequence[str]) -> Array:
        """How likely (0-1) every label is, in the order of ``labels``: one row a text."""


Recipe = Callable[[Examples], Classifier]


def ours(examples: Examples) -> Classifier:
    return QuestionModel.fit(examples)


class Scored:
    """A scikit-learn classifier; scores are made shares, which keeps their order."""

    def __init__(self, estimator: Pipeline, examples: Examples) -> None:
        texts, labels = zip(*examples, strict=True)
        self._estimator = estimator.fit(texts, labels)
        self.labels: Sequence[str] = estimator.classes_.tolist()

    def predict(self, texts: Sequence[str]) -> Array:
        if hasattr(self._estimator, "decision_function"):
            return np.asarray(softmax(self._estimator.decision_function(texts), axis=1))
        return np.asarray(self._estimator.predict_proba(texts))


def naive_bayes(examples: Examples) -> Classifier:
    """Complement naive Bayes (made for classes of unequal size) over counts of words and character n-grams."""
    return Scored(make_pipeline(_views(CountVectorizer), ComplementNB()), examples)


def linear_svm(examples: Examples) -> Classifier:
    """One linear support vector machine a label, over TF-IDF of words and character n-grams."""
    return Scored(make_pipeline(_views(TfidfVectorizer), LinearSVC()), examples)


def _views(vectoriser: Any) -> Any:
    words = vectoriser(tokenizer=jieba.lcut, token_pattern=None, lowercase=True)
    return make_union(words, vectoriser(analyzer="char", ngram_range=(1, 3)))


_COUNTED: list[dict[str, Any]] = [
    {"name": "JiebaTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]
"""Words and character n-grams with the settings that ``rasa init`` writes."""


class InRasa:
    """A pipeline trained and asked through Rasa itself; labels are its intents. Its model lives as long as this."""

    def __init__(self, pipeline: Sequence[dict[str, Any]], examples: Examples) -> None:
        os.environ["RASA_TELEMETRY_ENABLED"] = "false"
        from rasa.core.agent import Agent
        from rasa.model_training import train_nlu
        from rasa.utils.log_utils import configure_structlog

        configure_structlog(logging.WARNING)  # what it logs of every message takes longer than to understand it
        with tempfile.TemporaryDirectory() as folder:
            self.labels = _write(Path(folder), pipeline, examples)
            made = train_nlu(f"{folder}/config.yml", f"{folder}/nlu.yml", output=folder)
            self._agent = Agent.load(made)

    def predict(self, texts: Sequence[str]) -> Array:
        return np.array(asyncio.run(self._rows(texts)))

    async def _rows(self, texts: Sequence[str]) -> list[list[float]]:
        rows = []
        for text in texts:
            parsed = await self._agent.parse_message(text)
            found = {each["name"]: each["confidence"] for each in parsed["intent_ranking"]}
            rows.append([found.get(label, 0.0) for label in self.labels])
        return rows


def rasa_logistic_regression(examples: Examples) -> Classifier:
    return InRasa([*_COUNTED, {"name": "LogisticRegressionClassifier", "ranking_length": 0}], examples)


def rasa_diet(examples: Examples, *, epochs: int) -> Classifier:
    """The settings that ``rasa init`` writes, but for the epochs; no entities, of which the examples mark none."""
    diet = {"name": "DIETClassifier", "epochs": epochs, "constrain_similarities": True, "entity_recognition": False,
            "ranking_length": 0, "random_seed": 0}  # fmt: skip
    return InRasa([*_COUNTED, diet], examples)


def _write(folder: Path, pipeline: Sequence[dict[str, Any]], examples: Examples) -> list[str]:
    """Rasa's files for the examples; the labels in them."""
    by_label: dict[str, list[str]] = {}
    for text, label in examples:
        by_label.setdefault(label, []).append(f"- {text}\n")
    blocks = [{"intent": label, "examples": LiteralScalarString("".join(lines))} for label, lines in by_label.items()]
    yaml = YAML()
    yaml.dump({"version": "3.1", "nlu": blocks}, folder / "nlu.yml")
    yaml.dump({"recipe": "default.v1", "language": "zh", "pipeline": list(pipeline)}, folder / "config.yml")
    return list(by_label)


def recipes(diet_epochs: int) -> dict[str, Recipe]:
    """By the name shown: ours first, Rasa's slow ones only where epochs are given."""
    found: dict[str, Recipe] = {"本项目": ours, "线性 SVM": linear_svm, "朴素贝叶斯": naive_bayes}
    if diet_epochs:
        found["Rasa LogisticRegressionClassifier"] = rasa_logistic_regression
        found[f"Rasa DIETClassifier（{diet_epochs} 轮）"] = functools.partial(rasa_diet, epochs=diet_epochs)
    return found
