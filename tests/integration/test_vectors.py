"""The fast rows are scikit-learn's own."""

from __future__ import annotations

import numpy as np
import pytest

from bot.pipeline.question_model import build
from bot.pipeline.vectors import Vectors

TEXTS = ["评审费多少钱", "评审费怎么交，交到哪里", "pingshenfei 多少", "网上申报什么时候截止", "什么时候截止申报？什么时候", "中级的评审费"]


@pytest.fixture(scope="module")
def union():
    return build(examples=len(TEXTS)).named_steps["features"].fit(TEXTS)


@pytest.mark.parametrize("texts", [TEXTS, ["评审费评审费评审费"], [""], ["从没见过的词 xyz"], ["评审费", "评审费"]])
def test_rows_are_those_of_the_fitted_union(union, texts: list[str]) -> None:
    np.testing.assert_allclose(Vectors(union).rows(texts).toarray(), union.transform(texts).toarray(), atol=1e-12)
