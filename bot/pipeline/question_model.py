"""The question classifier: what point (aspect) of a notice a sentence asks for, or which dialogue intent it is.

One linear model over four views of the text: jieba words, character n-grams, n-grams of its pinyin (so that
homophones, 评审废, and pinyin, ``pingshenfei``, look like what they stand for), and the concepts it speaks of (so that
打回来 looks like 退回). Independent of Rasa: the component in
``bot.pipeline.classifier`` wraps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import jieba
import joblib
import numpy as np
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline

from bot.pipeline.labels import Array, Labels
from bot.pipeline.vectors import Vectors, Weights
from policies import places
from policies.levels import levelled
from policies.sounds import syllables
from policies.taxonomy.concepts import concepts
from policies.text import normalise

_DIGITS = re.compile(r"\d+")
_PERSONAL = re.compile(r"(?:我的?|本人)?(?:身份证|电话|手机|银行卡)号?码?[是为:：]?\s*(?:[\[［][^\]］]*[\]］]|[\d*xX]{6,})")
"""A number that identifies a person, masked or not, with what introduces it: no part of the question."""
_LATIN_OR_SIGN = re.compile(r"[a-z]+|\S")


SHARPNESS = 1.7
"""One-against-rest probabilities are too even over two hundred labels; this power makes them as sure as they are right."""

CONCEPTS = 0.8
"""The weight of the view of concepts, each other view having 1 (chosen on a hold-out; 0.7 to 1.0 are alike)."""

NEGLIGIBLE = 0.01
"""Weights below this change no probability by more than a hundredth."""


def prepare(text: str) -> str:
    """The text as the model sees it: normalised, lower case, with one sign for every number and one for every place,
    and the level in the place of every title, so that no figure, no place and no series is a cue."""
    return _DIGITS.sub("0", levelled(places.masked(_PERSONAL.sub("", normalise(text)))).lower())


def _jieba_words(text: str) -> list[str]:
    tokens = [token for token in jieba.lcut(text) if token.strip()]
    return tokens + [f"{a} {b}" for a, b in zip(tokens, tokens[1:], strict=False)]


def _characters(text: str) -> list[str]:
    """The characters in ones to threes."""
    return [text[i : i + n] for n in (1, 2, 3) for i in range(len(text) - n + 1)]


def _concepts(text: str) -> list[str]:
    found = concepts(text)
    return found + [f"{a} {b}" for a, b in zip(found, found[1:], strict=False)]


def _syllables(text: str) -> list[str]:
    """Pinyin syllables in ones to threes; Latin input is matched letter by letter inside the joined string."""
    parts = [part for run in syllables(text) for part in _LATIN_OR_SIGN.findall(run)]
    joined = "".join(parts)
    grams = [joined[i : i + n] for n in (5, 7) for i in range(len(joined) - n + 1)]
    return grams + ["".join(parts[i : i + n]) + "|" for n in (1, 2, 3) for i in range(len(parts) - n + 1)]


def build(C: float = 8.0, examples: int = 10_000) -> Pipeline:
    """The untrained estimator for about that many examples."""
    common = max(1, min(50, examples // 200))  # rarer sounds say less than the words that they come from
    features = FeatureUnion(
        [
            ("words", TfidfVectorizer(analyzer=_jieba_words, sublinear_tf=True, min_df=2)),
            ("characters", TfidfVectorizer(analyzer=_characters, sublinear_tf=True, min_df=2)),
            ("pinyin", TfidfVectorizer(analyzer=_syllables, sublinear_tf=True, min_df=common)),
            ("concepts", TfidfVectorizer(analyzer=_concepts, sublinear_tf=True)),
        ],
        transformer_weights={"concepts": CONCEPTS},
    )
    # dual: far fewer examples than features, so the dual problem is solved eight times sooner with the same result
    model = LogisticRegression(C=C, solver="liblinear", dual=True, tol=1e-2)
    return Pipeline([("features", features), ("model", model)])


def compact(estimator: Pipeline) -> Pipeline:
    """The trained estimator with weights that decide nothing set to zero, stored sparsely, and without the lists of
    features that were dropped: a tenth of the memory."""
    for _, vectorizer in estimator.named_steps["features"].transformer_list:
        vectorizer.__dict__.pop("stop_words_", None)
    model = estimator.named_steps["model"]
    model.coef_[np.abs(model.coef_) < NEGLIGIBLE] = 0.0
    model.sparsify()
    return estimator


class QuestionModel:
    """A trained classifier of questions."""

    def __init__(self, estimator: Pipeline) -> None:
        self._estimator: Pipeline | None = estimator
        self.labels: tuple[str, ...] = tuple(estimator.classes_.tolist())
        self.known = Labels(self.labels)
        model = estimator.named_steps["model"]
        self._vectors = Vectors(estimator.named_steps["features"])
        self._weights = Weights(model.coef_)
        self._bias = model.intercept_

    @classmethod
    def fit(cls, examples: Iterable[tuple[str, str]], C: float = 8.0) -> QuestionModel:
        """Train on (text, label) pairs; a label is an aspect (``fee.amount``) or a dialogue intent (``greet``)."""
        texts, labels = zip(*examples, strict=True)
        return cls(compact(build(C, len(texts)).fit([prepare(text) for text in texts], labels)))

    def predict(self, texts: Sequence[str]) -> Array:
        """The probability (0-1) of every label, in the order of ``labels``: one row a text."""
        distinct = {text: row for row, text in enumerate(dict.fromkeys(texts))}  # most messages are their only part
        sums = np.array([self._weights.of(self._vectors.row(prepare(text))) for text in distinct])
        table = expit(sums + self._bias) ** SHARPNESS
        table /= table.sum(axis=1, keepdims=True)
        return np.asarray(table[[distinct[text] for text in texts]])

    def save(self, path: Path) -> None:
        """Where it has just been trained."""
        joblib.dump(self._estimator, path, compress=3)

    @classmethod
    def load(cls, path: Path) -> QuestionModel:
        """Ready to predict, not to be saved again: the estimator's own weights, 40 MB, are let go."""
        model = cls(joblib.load(path))
        model._estimator = None
        return model
