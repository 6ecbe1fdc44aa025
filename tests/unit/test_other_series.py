"""What a notice says of its own series answers no question about another."""

from __future__ import annotations

import pytest
from notice_maker import notice

from policies.answering import find
from policies.other_series import foreign_series
from policies.ranking import Ask
from policies.taxonomy.series import series_named

FARMING = notice()
FEE = (("fee.amount", 0.9),)


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("卫生系列收多少", {"卫生"}),
        ("主管护师要考试吗", {"卫生"}),
        ("会计类的呢", {"会计"}),
        ("有会计师证能免吗", set()),
        ("我是老师", set()),
    ],
)
def test_a_series_is_named_as_such_or_by_a_title_of_its_own(text: str, series: set[str]) -> None:
    assert series_named(text) == series


@pytest.mark.parametrize("text", ["农业系列收多少", "收多少", "我原来是会计师，现在报农业，收多少"])
def test_the_notices_own_series_is_answered(text: str) -> None:
    assert find(FARMING, Ask(text=text, aspects=FEE)).status == "found"


def test_another_series_is_not_answered_from_it() -> None:
    finding = find(FARMING, Ask(text="经济系列收多少", aspects=FEE))
    assert (finding.status, finding.series) == ("silent", ("经济",))


def test_a_series_that_the_notice_mentions_is_left_to_its_words() -> None:
    mentioning = notice("m", fee="高级500元/人。会计人员另行组织。")
    assert foreign_series(mentioning, "会计系列收多少") == frozenset()
