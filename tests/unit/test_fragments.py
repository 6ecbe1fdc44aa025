"""What the words of a short message are by themselves."""

from __future__ import annotations

import pytest

from actions.fragments import asks_again, bare, corrected, likewise, together, wanted
from policies.mentions import Gazetteer, Mention

NAMES = Gazetteer({})


def named(text: str, *places: str) -> list[Mention]:
    """What the text names, with places as if a notice were about each."""
    regions = [Mention("region", place, text.index(place), text.index(place) + len(place)) for place in places]
    return [*regions, *NAMES.find(text)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("不是网上,我问的是纸质的", "纸质的"),
        ("弄错了,我其实是大专", "大专"),
        ("不对,不是审核,是缴费", "缴费"),
        ("我说的是甲县", "我说的是甲县"),  # nothing is taken back
        ("不是说能免吗,怎么还要交", "不是说能免吗,怎么还要交"),  # an objection
        ("不是事业单位的,能报吗", "不是事业单位的,能报吗"),  # a condition
    ],
)
def test_what_a_text_takes_back_is_left_out(text: str, kept: str) -> None:
    assert corrected(text).strip() == kept


@pytest.mark.parametrize(
    ("text", "places"),
    [("中级的也不用吧", ()), ("要是评正高也得去", ()), ("甲县的同志也这么收吗", ("甲县",)), ("乙县是不是也要三份", ("乙县",))],
)
def test_who_asks_whether_it_is_the_same_for_others_asks_again(text: str, places: tuple[str, ...]) -> None:
    assert likewise(text, named(text, *places))
    assert asks_again(text, named(text, *places))


@pytest.mark.parametrize("text", ["中级也要交社保吗", "中级也免吗", "身份证也要", "中级收多少"])
def test_another_point_or_nobody_named_is_no_question_whether_it_is_the_same(text: str) -> None:
    assert not likewise(text, named(text))


@pytest.mark.parametrize(("text", "only"), [("那中级呢", True), ("那钱呢", False), ("那表呢", False), ("那两个县呢", False)])
def test_a_thing_in_one_character_is_more_than_names(text: str, only: bool) -> None:
    assert bare(text, named(text)) == only


@pytest.mark.parametrize(("text", "those"), [("还是上面那两份", True), ("这两份分别呢", True), ("两个月内交吗", False)])
def test_pointing_back_to_the_notices_set_side_by_side(text: str, those: bool) -> None:
    assert together(text) == those


@pytest.mark.parametrize(("text", "word"), [("去了找谁", "whom"), ("跟哪位联系", None), ("谁来交", "who"), ("找哪个", "whom")])
def test_whom_to_turn_to_is_not_who_does_it(text: str, word: str | None) -> None:
    assert wanted(text) == word
