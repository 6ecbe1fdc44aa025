"""The fast rows are scikit-learn's own."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bot.pipeline.question_model import build
from bot.pipeline.vectors import Row, Vectors, Weights

TEXTS = ["评审费多少钱", "评审费怎么交，交到哪里", "pingshenfei 多少", "网上申报什么时候截止", "什么时候截止申报？什么时候", "中级的评审费"]


@pytest.fixture(scope="module")
def union():
    return build(examples=len(TEXTS)).fit(TEXTS)


@pytest.mark.parametrize("text", [*TEXTS, "评审费评审费评审费", "", "从没见过的词 xyz"])
def test_rows_are_those_of_the_fitted_union(union, text: str) -> None:
    vectors = Vectors(union)
    columns, values = vectors.row(text)
    row = csr_matrix((values, columns, [0, len(columns)]), shape=(1, vectors.width))
    np.testing.assert_allclose(row.toarray(), union.transform([text]).toarray(), atol=1e-12)


def test_weights_are_summed_as_a_product_of_matrices_is() -> None:
    coefficients = csr_matrix([[0.5, 0.0, -1.0, 0.0], [0.0, 0.0, 2.0, 0.0], [0.25, 3.0, 0.0, 0.0]])
    row = Row([2, 0, 3], [0.1, 0.7, 0.9])
    np.testing.assert_allclose(Weights(coefficients).of(row), coefficients @ [0.7, 0.0, 0.1, 0.9])
    np.testing.assert_array_equal(Weights(coefficients).of(Row([], [])), [0.0, 0.0, 0.0])
