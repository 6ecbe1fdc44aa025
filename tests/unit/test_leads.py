"""What a list stands under is read, shown and cited with each of its items."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from actions.answers import answered
from actions.turn import Turn
from policies.answering import find
from policies.compile import compile_document
from policies.labelling import SETTLED
from policies.leads import lead, lead_passage
from policies.model import Document, Notice, Passage
from policies.ranking import Ask

HEAD = "关于开展2026年度松岭区林业系列职称评审工作的通知\n\n各有关单位：\n\n现将有关事项通知如下：\n\n一、有关要求\n\n"
TAIL = "\n\n松岭区林业和草原局\n2026年3月3日\n"
BELOW = "有下列情形之一的，不得推荐：\n\n1．盗伐林木被查实的；\n\n2．防火值守脱岗的。"
WITHIN = "免予现场测试的人员：获得省级技能大赛奖项的；连续在一线护林满二十年的。测试地点在苗圃。"
TIMED = "每天9:00开门；中午不休息。"


def made(body: str) -> Notice:
    return compile_document(Document(id="made", format="txt", text=HEAD + body + TAIL), Path("made.txt"))


def passage_with(notice: Notice, words: str) -> Passage:
    return next(each for each in notice.passages if words in each.quote)


@pytest.mark.parametrize(
    ("body", "words", "above"),
    [
        (BELOW, "盗伐", "有下列情形之一的，不得推荐："),
        (BELOW, "脱岗", "有下列情形之一的，不得推荐："),
        (WITHIN, "护林满二十年", "免予现场测试的人员："),
        (WITHIN, "省级技能大赛", ""),  # it holds its lead itself
        (WITHIN, "苗圃", ""),  # another sentence
        (TIMED, "不休息", ""),  # the colon of an hour
    ],
)
def test_what_a_passage_stands_under(body: str, words: str, above: str) -> None:
    notice = made(body)
    number = passage_with(notice, words).number
    assert lead(notice.clauses, notice.passages, number) == above
    holder = lead_passage(notice.clauses, notice.passages, number)
    assert above in holder.quote if holder else above == ""


@pytest.mark.parametrize(("body", "words", "aspect"), [(BELOW, "脱岗", "scope.excluded"), (WITHIN, "护林满二十年", "exemption.other")])
def test_an_item_settles_what_its_lead_says_of_it(body: str, words: str, aspect: str) -> None:
    assert passage_with(made(body), words).aspects.get(aspect, 0.0) >= SETTLED


def test_what_several_items_stand_under_is_said_once_and_cited() -> None:
    notice = made(BELOW)
    ask = Ask(text="盗伐和防火脱岗的能推荐吗", aspects=(("scope.excluded", 0.9),))
    turn = Turn(text=ask.text, intent="ask_scope", confidence=0.9, page=notice.id, today=dt.datetime(2026, 3, 4, 9))
    message = answered(notice, find(notice, ask), ask, turn)
    assert message.text.count("不得推荐") == 1
    assert {"不得推荐", "盗伐", "脱岗"} == {word for word in ("不得推荐", "盗伐", "脱岗") if any(word in c.quote for c in message.citations)}


@pytest.mark.parametrize(
    ("heading", "above"),
    [("（一）不得推荐的人员", "不得推荐的人员："), ("（一）可以推荐的人员", "可以推荐的人员："), ("（一）报送材料", "")],
)
def test_a_heading_that_rules_on_its_items_is_their_lead(heading: str, above: str) -> None:
    notice = made(f"{heading}\n\n1. 盗伐林木被查实的；\n\n2. 防火值守脱岗的。\n\n（二）其他\n\n按规定执行。")
    passage = passage_with(notice, "脱岗")
    assert lead(notice.clauses, notice.passages, passage.number) == above
