"""An attachment named in a question is told by its number and name, with the clause that points to it."""

from __future__ import annotations

import pytest
from notice_maker import notice

from policies.answering import find
from policies.attachments import asks_number, meant
from policies.model import Template
from policies.ranking import Ask

LISTED = """按级别执行。符合免学条件的，上传免学审批表（附件3）。

附件：1.推荐单位公示（样式）
2.材料审核责任书
3.继续教育免学审批表（样式）
"""
NOTICE = notice("attached", fee=LISTED)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("免学审批表是附件几", [3]),
        ("免学的表", [3]),
        ("附件2是啥", [2]),
        ("附件二是啥", [2]),
        ("审核责任书在哪", [2]),
        ("公示的样子", [1]),
        ("那张表呢\n我驻村的能免学不", [3]),  # as the question before it named
        ("公示呢\n我驻村的能免学不", [1]),
        ("有哪些附件", []),
    ],
)
def test_an_attachment_is_named_by_number_by_kind_or_by_its_last_words(text: str, numbers: list[int]) -> None:
    assert [template.number for template in meant(NOTICE, text)] == numbers


@pytest.mark.parametrize("aspect", ["template.number", "template.where", "exemption.ce_form_source", "fee.refund"])
def test_whoever_asks_for_the_number_is_told_it_whatever_else_the_question_sounds_like(aspect: str) -> None:
    finding = find(NOTICE, Ask(text="免学审批表在附件几", aspects=((aspect, 0.9),)))
    assert [fact.number for fact in finding.facts if isinstance(fact, Template)] == [3] and finding.asked is None
    assert "附件3" in "".join(passage.quote for passage in finding.passages)


@pytest.mark.parametrize(
    ("text", "asks"),
    [("承诺书在附件几", True), ("排在第几个附件", True), ("哪个附件是花名册", True), ("附件要盖章吗", False), ("附件4怎么填", False)],
)
def test_a_question_after_a_number_is_known_by_its_words(text: str, asks: bool) -> None:
    assert asks_number(text) == asks
