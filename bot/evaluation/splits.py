"""Examples cut into learnt and held-out ones, so that nothing held out was learnt in all but name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import spmatrix, vstack
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedGroupKFold

from bot.pipeline.question_model import prepare

Array = npt.NDArray[Any]
ALIKE = 0.8
"""The cosine from which two texts are one question said twice: they differ in a particle, a place or a figure."""
_ROWS = 1000  # compared with all others at a time


def folds(texts: Sequence[str] | Array, labels: Sequence[str] | Array, count: int) -> list[tuple[Array, Array]]:
    """Indices of learnt and held-out examples, ``count`` times, the same on every call; each label is spread evenly,
    near duplicates stay together."""
    cut = StratifiedGroupKFold(count, shuffle=True, random_state=0)
    return list(cut.split(texts, labels, near_duplicates(texts)))


def near_duplicates(texts: Sequence[str] | Array) -> Array:
    """For each text the number of its group: texts linked, directly or through others, by being ``ALIKE`` in their
    characters and pairs of characters, places and figures masked."""
    views = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32)
    rows = views.fit_transform([prepare(text) for text in texts])
    links = vstack([_alike(rows[start : start + _ROWS], rows) for start in range(0, rows.shape[0], _ROWS)])
    return np.asarray(connected_components(links, directed=False)[1])


def _alike(some: spmatrix, rows: spmatrix) -> spmatrix:
    likeness = some @ rows.T
    return likeness.multiply(likeness >= ALIKE)
