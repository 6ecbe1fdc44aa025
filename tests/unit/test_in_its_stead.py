"""Where a point is not settled, the neighbouring point is shown, and said to be that; never before one that settles it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from folder_maker import notice_text, write_notices
from notice_maker import notice

from actions.answers import answer
from actions.turn import Focus, Question, Turn
from policies.answering import find
from policies.compile import compile_folder
from policies.ranking import Ask
from policies.store import Knowledge
from policies.taxonomy import aspects

FEE = "评审费：中级300元/人，副高400元/人。"
HELD_BACK = "评审费由县财政承担，个人不缴费。"


def test_aspects_shown_in_anothers_stead_exist_and_are_others() -> None:
    for aspect in aspects().values():
        assert set(aspect.instead) <= set(aspects()) - {aspect.id}
        assert len(set(aspect.instead)) == len(aspect.instead)


@pytest.mark.parametrize(
    ("text", "words"),
    [("学时差几个怎么办", "不少于90学时"), ("驻村那一年学时没学够", "驻村人员免除")],
)
def test_of_several_neighbours_the_words_asked_tell_which(text: str, words: str) -> None:
    made = notice(fee="中级300元/人。\n\n驻村人员免除驻村当年的继续教育学时。")
    finding = find(made, Ask(text=text, aspects=(("ce_hours.shortfall", 0.9),)))
    assert finding.asked == "ce_hours.shortfall"
    assert words in "".join(passage.quote for passage in (*finding.passages, *finding.beside))


def test_of_several_notices_only_those_are_shown_that_state_the_point_itself(tmp_path: Path) -> None:
    text = notice_text(place="赤水市")
    folder = write_notices(tmp_path / "notices", plain=notice_text(), kind=text.replace(FEE, HELD_BACK))
    compile_folder(folder, tmp_path / "k.sqlite")
    asked = Question("评审费能不能减免", 0, (("exemption.fee", 0.9),))
    turn = Turn(
        text=asked.text, intent="ask_exemption", confidence=0.9, questions=(asked,), mentions=(), page=None,
        today=dt.datetime(2025, 4, 2, 9),
    )  # fmt: skip
    messages, _ = answer(turn, Focus(), Knowledge.open(tmp_path / "k.sqlite"))
    assert [citation.notice for citation in messages[0].citations] == ["kind"]
    assert HELD_BACK in messages[0].text
