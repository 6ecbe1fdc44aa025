"""The question classifier: what point (aspect) of a notice a sentence asks for, or which dialogue intent it is.

One linear model over three views of the text: jieba words, character n-grams, and n-grams of its pinyin (so that
homophones, 评审废, and pinyin, ``pingshenfei``, look like what they stand for). Independent of Rasa: the component in
``bot.pipeline.classifier`` wraps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import jieba
import joblib
import numpy as np
from pypinyin import lazy_pinyin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline

from policies.text import normalise

_DIGITS = re.compile(r"\d+")
_CLAUSE_ENDS = re.compile(r"[?？!！。;；\n]+|(?<=[\u4e00-\u9fff])[,，、\s]+(?=\S)")
_FILLER = re.compile(r"^(?:请问|您好|你好|老师|麻烦|谢谢|想问一?下|问一?下|我想问|帮我看看|那个|嗯+|啊|哎|哦对了?|插一句|顺带问一嘴)+[,，。!！\s]*")


def prepare(text: str) -> str:
    """The text as the model sees it: normalised, lower case, numbers made one sign, so that no figure is a cue."""
    return _DIGITS.sub("0", normalise(text).lower())


def _jieba_words(text: str) -> list[str]:
    tokens = [token for token in jieba.lcut(text) if token.strip()]
    return tokens + [f"{a} {b}" for a, b in zip(tokens, tokens[1:], strict=False)]



def _syllables(text: str) -> list[str]:
    """Pinyin syllables in ones to threes; Latin input is matched letter by letter inside the joined string."""
    parts = lazy_pinyin(text, errors=lambda run: re.findall(r"[a-z]+|\S", run))
    joined = "".join(parts)
    grams = [joined[i : i + n] for n in (5, 7) for i in range(len(joined) - n + 1)]
    return grams + ["".join(parts[i : i + n]) + "|" for n in (1, 2, 3) for i in range(len(parts) - n + 1)]


def build(C: float = 8.0) -> Pipeline:
    """The untrained estimator."""
    features = FeatureUnion(
        [
            ("words", TfidfVectorizer(analyzer=_jieba_words, sublinear_tf=True)),
            ("characters", TfidfVectorizer(analyzer="char", ngram_range=(1, 4), sublinear_tf=True, min_df=2)),
            ("pinyin", TfidfVectorizer(analyzer=_syllables, sublinear_tf=True, min_df=2)),
        ]
    )
    return Pipeline([("features", features), ("model", LogisticRegression(C=C, solver="liblinear"))])


class QuestionModel:
    """A trained classifier of questions."""

    def __init__(self, estimator: Pipeline) -> None:
        self._estimator = estimator
        self.labels: tuple[str, ...] = tuple(estimator.classes_)

    @classmethod
    def fit(cls, examples: Iterable[tuple[str, str]], C: float = 8.0) -> QuestionModel:
        """Train on (text, label) pairs; a label is an aspect (``fee.amount``) or a dialogue intent (``greet``)."""
        texts, labels = zip(*examples, strict=True)
        return cls(build(C).fit([prepare(text) for text in texts], labels))

    def predict(self, texts: Sequence[str], top: int = 8) -> list[tuple[tuple[str, float], ...]]:
        """For each text its likeliest labels with their probabilities (0-1), the likeliest first."""
        table = self._estimator.predict_proba([prepare(text) for text in texts])
        ranked = []
        for row in table:
            order = np.argsort(row)[::-1][:top]
            ranked.append(tuple((self.labels[i], float(row[i])) for i in order))
        return ranked

    def save(self, path: Path) -> None:
        joblib.dump(self._estimator, path, compress=3)

    @classmethod
    def load(cls, path: Path) -> QuestionModel:
        return cls(joblib.load(path))


def split(text: str) -> list[tuple[int, str]]:
    """The parts of a message that may each be a question: (offset, part), in order.

    Cut at sentence ends and at commas and blanks between clauses; too short pieces stay with what follows.
    """
    parts, start = [], 0
    for end in [*(m.end() for m in _CLAUSE_ENDS.finditer(text)), len(text)]:
        piece = text[start:end]
        if len(_FILLER.sub("", piece).strip(" ,，。?？!！")) >= 3:
            parts.append((start, piece.strip()))
            start = end
    if start < len(text) and parts:
        parts[-1] = (parts[-1][0], text[parts[-1][0] :].strip())
    return parts or [(0, text)]
