"""The desk's answers: every notice that has one, the silent last; points side by side with what differs."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from web_world import Shelf, river

from actions import lookup
from actions.lookup import compare, direct, points
from policies.answering import Finding
from policies.model import Passage

NOON = dt.datetime(2024, 10, 12, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def town(name: str, fee: str | None):
    """A notice like ``river`` with another fee; None: it says nothing of fees."""
    notice = river()
    passages = tuple(p for p in notice.passages if "fee.amount" not in p.aspects)
    if fee:
        passages += (Passage(clause=5, number=len(passages), quote=fee, start=0, end=1, aspects={"fee.amount": 1.0}),)
    return msgspec.structs.replace(notice, id=name, short=name, passages=passages)


def test_every_notice_that_answers_is_shown_with_its_clause_and_the_silent_come_last():
    shelf = Shelf(town("a", None), town("b", "高级700元"))
    answers = direct("评审费", ["a", "b"], shelf, NOON)
    assert [(answer.notice, answer.status) for answer in answers] == [("b", "found"), ("a", "silent")]
    assert "700" in answers[0].text and answers[0].citations[0].quote == "高级700元"
    assert answers[1].citations == () and answers[1].text == "没有写明"


def test_what_stands_beside_an_answer_has_its_clause_too(monkeypatch):
    notice = river()
    found = Finding(notice=notice.id, status="found", aspect="fee.amount", passages=notice.passages[5:6], beside=notice.passages[6:7])
    monkeypatch.setattr(lookup, "find", lambda notice, ask: found)
    (answer,) = direct("评审费", [notice.id], Shelf(notice), NOON)
    assert "400元" in answer.text and [citation.quote for citation in answer.citations] == ["高级\t700元", "中级\t400元"]


@pytest.mark.parametrize(
    ("fees", "differs"),
    [
        (["高级700元", "高级：700 元", "高级700元"], [False, False, False]),
        (["高级700元", "高级700元", "高级800元"], [False, False, True]),
        (["高级700元", "高级800元", None], [True, True, False]),
        (["高级700元", None, None], [False, False, False]),
    ],
)
def test_cells_that_say_something_else_than_most_are_marked(fees, differs):
    notices = [town(f"n{i}", fee) for i, fee in enumerate(fees)]
    (line,) = [line for line in compare(["fee"], notices, NOON) if line.aspect == "fee.amount"]
    assert [cell.differs for cell in line.cells] == differs
    assert [cell.status for cell in line.cells] == ["found" if fee else "silent" for fee in fees]


def test_points_that_all_are_silent_on_are_left_out():
    assert compare(["fee"], [town("a", None)], NOON) == []


@pytest.mark.parametrize(("topic", "found"), [("fee", True), ("fee.amount", True), ("fe", False), ("", False)])
def test_a_topic_stands_for_its_aspects_and_an_aspect_for_itself(topic, found):
    assert bool(points(topic)) is found
