"""A pipeline of Rasa's own, trained and asked as the comparison does it."""

from __future__ import annotations

import pytest

from bot.evaluation.peers import rasa_logistic_regression

EXAMPLES = [("评审费多少钱", "fee.amount"), ("评审费几百块", "fee.amount"), ("你好", "greet"), ("你好呀", "greet")]


def test_rasas_logistic_regression_learns_labels_as_intents() -> None:
    model = rasa_logistic_regression(EXAMPLES)
    rows = model.predict(["评审费多少", "你好"])
    assert [model.labels[i] for i in rows.argmax(axis=1)] == ["fee.amount", "greet"]
    assert rows.sum(axis=1) == pytest.approx(1, abs=1e-3)
