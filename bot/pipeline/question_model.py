"""The question classifier: what point (aspect) of a notice a sentence asks for, or which dialogue intent it is.

One linear model over four views of the text: jieba words, character n-grams, n-grams of its pinyin (so that
homophones, 评审废, and pinyin, ``pingshenfei``, look like what they stand for), and the concepts it speaks of (so that
打回来 looks like 退回). Independent of Rasa: the component in
``bot.pipeline.classifier`` wraps it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import jieba
import joblib
import numpy as np
from scipy.sparse import csr_matrix, vstack
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import FeatureUnion

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

AT_A_TIME = 4
"""Labels that are learnt at the same time, if there are as many processors; each takes 150 MB meanwhile."""


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


def build(examples: int = 10_000) -> FeatureUnion:
    """The unfitted views for about that many examples."""
    common = max(1, min(50, examples // 200))  # rarer sounds say less than the words that they come from
    return FeatureUnion(
        [
            ("words", TfidfVectorizer(analyzer=_jieba_words, sublinear_tf=True, min_df=2)),
            ("characters", TfidfVectorizer(analyzer=_characters, sublinear_tf=True, min_df=2)),
            ("pinyin", TfidfVectorizer(analyzer=_syllables, sublinear_tf=True, min_df=common)),
            ("concepts", TfidfVectorizer(analyzer=_concepts, sublinear_tf=True)),
        ],
        transformer_weights={"concepts": CONCEPTS},
    )


class Linear(NamedTuple):
    """What each feature weighs for each label: ``coefficients`` are labels by features, weights that decide nothing left
    out, which takes a tenth of the memory."""

    labels: tuple[str, ...]
    coefficients: csr_matrix
    bias: Array


def solved(rows: csr_matrix, labels: Sequence[str], C: float) -> Linear:
    """One logistic regression a label against all others, several at a time."""
    # dual: far fewer examples than features, so the dual problem is solved eight times sooner with the same result
    # tol: solved more closely it answers no evaluation question otherwise, and takes half as long again
    one = LogisticRegression(C=C, solver="liblinear", dual=True, tol=5e-2)
    fitted = OneVsRestClassifier(one, n_jobs=min(AT_A_TIME, os.cpu_count() or 1)).fit(rows, labels)
    weights = [np.where(np.abs(each.coef_) < NEGLIGIBLE, 0.0, each.coef_) for each in fitted.estimators_]
    bias = np.concatenate([each.intercept_ for each in fitted.estimators_])
    return Linear(tuple(fitted.classes_.tolist()), vstack([csr_matrix(each) for each in weights], format="csr"), bias)


class QuestionModel:
    """A trained classifier of questions."""

    def __init__(self, features: FeatureUnion, linear: Linear) -> None:
        self._trained: tuple[FeatureUnion, Linear] | None = (features, linear)
        self.labels = linear.labels
        self.known = Labels(self.labels)
        self._vectors = Vectors(features)
        self._weights = Weights(linear.coefficients)
        self._bias = linear.bias

    @classmethod
    def fit(cls, examples: Iterable[tuple[str, str]], C: float = 8.0) -> QuestionModel:
        """Train on (text, label) pairs; a label is an aspect (``fee.amount``) or a dialogue intent (``greet``)."""
        texts, labels = zip(*examples, strict=True)
        features = build(len(texts))
        rows = features.fit_transform([prepare(text) for text in texts])
        for _, vectoriser in features.transformer_list:
            vectoriser.__dict__.pop("stop_words_", None)  # the terms that were too rare
        return cls(features, solved(rows, labels, C))

    def predict(self, texts: Sequence[str]) -> Array:
        """The probability (0-1) of every label, in the order of ``labels``: one row a text."""
        distinct = {text: row for row, text in enumerate(dict.fromkeys(texts))}  # most messages are their only part
        sums = np.array([self._weights.of(self._vectors.row(prepare(text))) for text in distinct])
        table = expit(sums + self._bias) ** SHARPNESS
        table /= table.sum(axis=1, keepdims=True)
        return np.asarray(table[[distinct[text] for text in texts]])

    def save(self, path: Path) -> None:
        """Where it has just been trained."""
        joblib.dump(self._trained, path, compress=3)

    @classmethod
    def load(cls, path: Path) -> QuestionModel:
        """Ready to predict, not to be saved again: the weights as they were trained, 40 MB, are let go."""
        model = cls(*joblib.load(path))
        model._trained = None
        return model
