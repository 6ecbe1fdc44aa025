"""A notice that contradicts itself is answered with both places; neither is picked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from actions.answers import answered
from actions.turn import Turn
from policies.answering import find
from policies.compile import compile_document
from policies.model import Document
from policies.proof import proved
from policies.ranking import Ask

TEXT = """关于开展2025年度玉门市农业系列职称评审工作的通知

各有关单位：

一、时间安排

（一）网上申报时间：2025年5月6日—5月20日18:00。

（二）纸质材料报送时间：2025年5月27日—5月30日。

二、评审费

中级评审费300元/人，高级评审费500元/人。

三、联系方式

联系人：赵老师　联系电话：0999-1234567

附件：材料报送说明

玉门市人力资源和社会保障局

2025年4月28日

附件

材料报送说明

一、纸质材料由单位统一报送，报送截止时间为2025年6月5日。

二、报送时缴清评审费：中级320元。
"""
NOTICE = compile_document(Document(id="yumen-2025", format="txt", text=TEXT), Path("yumen-2025.txt"))


def asked(text: str, aspect: str) -> tuple[str, list[str]]:
    ask = Ask(text=text, aspects=((aspect, 0.9),))
    turn = Turn(text=text, intent="ask", confidence=0.9, page="yumen-2025", today=dt.datetime(2025, 6, 1, 9))
    message = answered(NOTICE, find(NOTICE, ask), ask, turn)
    assert all(proved(citation.quote, TEXT) for citation in message.citations)
    return message.text, [citation.quote for citation in message.citations]


@pytest.mark.parametrize(
    ("text", "aspect", "values", "quotes"),
    [
        (
            "纸质材料什么时候截止",
            "deadline.paper_submission",
            ("2025年5月30日", "2025年6月5日"),
            ["5月27日—5月30日", "截止时间为2025年6月5日"],
        ),
        ("中级评审费多少", "fee.amount", ("300元", "320元"), ["中级评审费300元", "中级320元"]),
    ],
)
def test_both_places_are_shown_and_it_is_said_that_they_differ(
    text: str, aspect: str, values: tuple[str, ...], quotes: list[str]
) -> None:
    answer, cited = asked(text, aspect)
    assert "前后写法不一致" in answer and all(value in answer for value in values)
    assert all(any(quote in each for each in cited) for quote in quotes)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("网上申报什么时候截止", "deadline.online_application"),
        ("高级评审费多少", "fee.amount"),
        ("联系电话多少", "contact.phone"),
    ],
)
def test_other_answers_are_not_disturbed(text: str, aspect: str) -> None:
    assert "不一致" not in asked(text, aspect)[0]
