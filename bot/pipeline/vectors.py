"""The features of a message and what they weigh for each label, as scikit-learn's fitted pipeline makes them, at a tenth of
the time.

scikit-learn checks and copies for tables of texts, and scipy for any sparse matrix; a message is one row of a hundred
features.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.pipeline import FeatureUnion

from bot.pipeline.labels import Array


class View(NamedTuple):
    """One TF-IDF view: its terms with their column and weight, and what the whole view is multiplied by."""

    analyse: Callable[[str], Sequence[str]]
    columns: Mapping[str, int]
    idf: Sequence[float]
    weight: float
    start: int


class Row(NamedTuple):
    """A text's features: which, and how much of each."""

    columns: list[int]
    values: list[float]


class Vectors:
    """Makes the rows of a fitted union whose views are sublinear, normalised TF-IDF."""

    def __init__(self, union: FeatureUnion) -> None:
        self._views: list[View] = []
        self.width = 0
        for name, vectoriser in union.transformer_list:
            weight = (union.transformer_weights or {}).get(name, 1.0)
            idf = vectoriser.idf_.tolist()
            own = callable(vectoriser.analyzer)  # scikit-learn wraps it in what decodes files
            analyse = vectoriser.analyzer if own else vectoriser.build_analyzer()
            self._views.append(View(analyse, vectoriser.vocabulary_, idf, weight, self.width))
            self.width += len(idf)

    def row(self, text: str) -> Row:
        row = Row([], [])
        for view in self._views:
            _add(view, text, row)
        return row


def _add(view: View, text: str, row: Row) -> None:
    known = view.columns
    counted = Counter([known[term] for term in view.analyse(text) if term in known])
    weighed = [(1 + math.log(count)) * view.idf[column] for column, count in counted.items()]
    length = math.sqrt(sum([value * value for value in weighed]))
    if length:
        row.columns.extend([view.start + column for column in counted])
        row.values.extend([value * view.weight / length for value in weighed])


class Weights:
    """What each feature weighs for each label; most weigh nothing for most."""

    def __init__(self, coefficients: csr_matrix) -> None:
        """``coefficients``: labels by features, as scikit-learn keeps them."""
        by_feature = csr_matrix(coefficients.T)
        self._starts = by_feature.indptr[:-1]
        self._counts = np.diff(by_feature.indptr)
        self._labels = by_feature.indices
        self._weights = by_feature.data
        self._width = by_feature.shape[1]

    def of(self, row: Row) -> Array:
        """For each label the sum of the row's values, each times its feature's weight."""
        columns = np.array(row.columns, dtype=np.intp)
        counts = self._counts[columns]
        # the places of all the features' weights, one feature after the other
        places = np.repeat(self._starts[columns] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        terms = self._weights[places] * np.repeat(np.array(row.values), counts)
        return np.asarray(np.bincount(self._labels[places], weights=terms, minlength=self._width))
