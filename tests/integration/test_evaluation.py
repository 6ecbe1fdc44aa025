"""Pipelines are compared on examples that were not learnt, not even in other words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bot.evaluation import peers
from bot.evaluation.splits import folds, near_duplicates
from bot.evaluation.understanding import Measured, _row, measure


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("教师资格证要不要传上去", "教师资格证要不要传上去呀", True),
        ("和静县的评审费是多少钱", "尉犁县的评审费是多少钱", True),
        ("2023年的还能补报吗", "2024年的还能补报吗", True),
        ("评审费一个人交多少钱", "继续教育一年要多少学时", False),
        ("评审费多少钱", "评审费怎么交", False),
    ],
)
def test_texts_that_differ_in_a_place_a_figure_or_a_particle_are_one_question(one: str, other: str, alike: bool) -> None:
    first, second, _ = near_duplicates([one, other, "今天天气怎么样"])
    assert (first == second) == alike


def test_each_example_is_held_out_once_and_never_beside_its_like() -> None:
    texts = [f"{what}{'多少钱怎么交到哪里去'[i:]}" for what in ("评审费", "答辩费") for i in range(8)]
    labels = ["review"] * 8 + ["defence"] * 8
    groups = near_duplicates(texts)
    cuts = folds(texts, labels, 2)
    assert sorted(i for _, held_out in cuts for i in held_out) == list(range(16))
    for learnt, held_out in cuts:
        assert not set(groups[learnt]) & set(groups[held_out])


class Fixed:
    """Always the same shares."""

    labels = ("fee.amount", "fee.how", "greet", "out_of_scope")

    def __init__(self, shares: Sequence[float]) -> None:
        self._shares = shares

    def predict(self, texts: Sequence[str]) -> np.ndarray:
        return np.array([self._shares] * len(texts))


def test_what_is_measured_of_a_pipeline_that_always_says_the_same() -> None:
    labels = np.array(["x", "fee.amount", "fee.how", "greet", "out_of_scope"])
    learnt: list[tuple[str, str]] = []

    def recipe(examples) -> Fixed:
        learnt.extend(examples)
        return Fixed([0.4, 0.3, 0.2, 0.1])

    found = measure(recipe, np.array(list("零一二三四")), labels, np.array([0]), np.array([1, 2, 3, 4]))
    assert learnt == [("零", "x")]
    assert (found.aspect, found.aspect_in_three, found.intent) == (0.25, 0.75, 0.5)
    assert (found.out_of_scope_recall, found.out_of_scope_false) == (0, 0)


def test_what_is_taken_for_out_of_scope_is_counted() -> None:
    labels = np.array(["fee.amount", "greet", "out_of_scope"])
    indices = np.arange(3)
    found = measure(lambda _: Fixed([0.1, 0.1, 0.1, 0.7]), np.array(list("一二三")), labels, indices, indices)
    assert (found.out_of_scope_recall, found.out_of_scope_false) == (1, 1)


def test_a_row_is_the_mean_of_the_runs_and_says_when_one_was_not_ended() -> None:
    runs = [Measured(0.5, 0.25, 0.75, 1, 0, 10, 1), Measured(0.7, 0.35, 0.85, 0, 0.1, 20, 3)]
    assert _row(runs, 30) == ["60.0%", "30.0%", "80.0%", "50.0%", "5.0%", "15 秒", "2.0 毫秒"]
    assert _row([runs[0], None], 30)[0] == "30 分钟内没有训练完"


@pytest.mark.parametrize("recipe", [peers.naive_bayes, peers.linear_svm])
def test_the_plainer_pipelines_learn(recipe: peers.Recipe) -> None:
    model = recipe(EXAMPLES)
    rows = model.predict(["交多少评审费", "您好"])
    assert [model.labels[i] for i in rows.argmax(axis=1)] == ["fee.amount", "greet"]
    assert rows.sum(axis=1) == pytest.approx(1)


EXAMPLES = [("评审费多少钱", "fee.amount"), ("要交几百块", "fee.amount"), ("评审费怎么交", "fee.how"),
            ("能用微信交吗", "fee.how"), ("你好", "greet"), ("您好呀", "greet")]  # fmt: skip
