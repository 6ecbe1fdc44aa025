"""Notices that ask and answer (问：…？答：…): the two are one passage, and only the answer states facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from policies.compile import compile_document
from policies.extract.parted import parted
from policies.labelling import SETTLED
from policies.model import Criterion, Document, Notice

TEXT = """关于2024年度云岭县林业系列职称评审的问答

问：全日制读研的时间算不算任职年限？
答：不算。取得学位后重新计算。

问：退休返聘的能不能报？答：离退休人员不得申报。

云岭县人力资源和社会保障局
2024年5月1日
"""


@pytest.fixture(scope="module")
def notice() -> Notice:
    return compile_document(Document(id="made", format="txt", text=TEXT), Path("made.txt"))


def test_a_question_stands_with_the_first_sentence_of_its_answer(notice: Notice) -> None:
    quotes = [passage.quote for passage in notice.passages]
    assert any("算不算任职年限？" in quote and quote.endswith("答：不算。") for quote in quotes)
    assert "取得学位后重新计算。" in quotes


def test_what_is_asked_tells_what_a_bare_answer_settles(notice: Notice) -> None:
    passage = next(p for p in notice.passages if p.quote.endswith("不算。"))
    assert passage.aspects["seniority.counting"] >= SETTLED


def test_a_question_states_no_fact(notice: Notice) -> None:
    quotes = [fact.quote for fact in notice.facts if isinstance(fact, Criterion)]
    assert any("离退休人员不得申报" in quote for quote in quotes)
    assert not any("能不能报" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("quote", "question"),
    [
        ("问：答辩要去吗？答：要去。", "问：答辩要去吗？"),
        ("1.问：收费吗？\n答：不收。", "1.问：收费吗？\n"),
        ("答辩时间另行通知。", ""),
        ("有疑问：请咨询。", ""),
    ],
)
def test_a_passage_is_parted_at_its_answer(quote: str, question: str) -> None:
    assert parted(quote) == (question, quote[len(question) :])
