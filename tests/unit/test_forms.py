"""Blank forms: which one a question names, what it asks of it, and that blanks are never taken for facts."""

from pathlib import Path

import pytest
from notice_maker import BODY

from policies.answering import find
from policies.compile import compile_document
from policies.forms import CONTENT, SIGNATURE, asked, forms, named
from policies.model import Document
from policies.proof import proved
from policies.ranking import Ask

FORMS = """
附件1

拟推荐人选公示（样式）

我单位拟推荐××同志申报××系列职称，现予公示，公示时间为××××年××月××日至××××年××月××日。

基本信息：（姓名、年龄、岗位）

签字：（法定代表人）

（本单位公章）

20××年×月×日

附件2

单位推荐意见（样式）

同意推荐××同志。

上级主管部门（公章）

附件3

申报人员花名册

填报单位（盖章）：

序号\t姓名\t出生年月\t拟报级别\t备注
"""


def compiled(text):
    return compile_document(Document(id="sample", format="txt", text=text), Path("sample.txt"))


NOTICE = compiled(
    BODY.format(year=2025, region="玉门市", series="农业", hours=90, fee="中级300元/人。", window="3日") + FORMS
)
PLAIN = compiled(BODY.format(year=2025, region="玉门市", series="农业", hours=90, fee="中级300元/人。", window="3日"))


def said(text, aspect, notice=NOTICE):
    finding = find(notice, Ask(text=text, aspects=((aspect, 0.9),)))
    return finding, " ".join(p.quote for p in (*finding.passages, *finding.beside))


@pytest.mark.parametrize(
    ("text", "number"),
    [("公示底下谁签字", "1"), ("附件二谁盖章", "2"), ("推荐意见怎么写", "2"), ("名册要盖章吗", "3"), ("人员花名册有几列", "3")],
)
def test_a_form_is_named_by_its_number_or_by_what_it_is(text, number):
    assert [form.number for form in named(NOTICE, text)] == [number]


def test_three_forms_are_known_and_none_is_named_by_other_words():
    assert len(forms(NOTICE)) == 3
    assert named(NOTICE, "评审费多少钱") == ()


@pytest.mark.parametrize(
    ("text", "aspect", "words", "other"),
    [
        ("公示底下谁签字", SIGNATURE, "法定代表人", "上级主管部门"),
        ("推荐意见盖谁的章", SIGNATURE, "上级主管部门（公章）", "本单位公章"),
        ("推荐意见盖谁的章", "materials.recommendation", "上级主管部门（公章）", "本单位公章"),
        ("花名册有哪些列", CONTENT, "拟报级别", "法定代表人"),
        ("公示里基本信息写哪些", "publicity.content", "姓名、年龄、岗位", "拟报级别"),
    ],
)
def test_what_stands_in_a_form_is_found_there(text, aspect, words, other):
    finding, quotes = said(text, aspect)
    assert finding.status == "found"
    assert words in quotes
    assert other not in quotes
    assert all(proved(p.quote, NOTICE.text) for p in finding.passages)


def test_a_follow_up_is_about_the_form_of_the_question_before():
    assert "拟报级别" in said("最后一列填什么\n花名册谁盖章", CONTENT)[1]


def test_other_questions_never_meet_a_form():
    for text, aspect in [("公示几天", "publicity.days"), ("什么时候公示", "deadline.publicity"), ("花名册交几份", "paper_submission.roster")]:
        finding, _ = said(text, aspect)
        assert all(NOTICE.clauses[p.clause].part != "template" for p in (*finding.passages, *finding.beside))


def test_blank_dates_are_neither_passages_nor_facts():
    assert not any("20××年" in p.quote for p in NOTICE.passages)
    assert [f.quote for f in NOTICE.facts if f.quote not in PLAIN.text and "×" in f.quote] == []


def test_a_notice_without_the_form_is_not_answered_from_another_form():
    finding, quotes = said("承诺书谁签字", SIGNATURE)
    assert finding.status == "silent" or finding.asked == SIGNATURE
    assert "法定代表人" not in quotes


def test_a_clause_of_the_notice_itself_comes_before_the_form():
    text = PLAIN.text.replace("六、联系方式", "六、推荐意见\n\n推荐意见须由单位负责人签字并加盖公章。\n\n七、联系方式") + FORMS
    finding, _ = said("推荐意见盖谁的章", SIGNATURE, compiled(text))
    assert finding.status == "found"
    first = (*finding.passages, *finding.beside)[0]
    assert "负责人签字" in first.quote


@pytest.mark.parametrize(
    ("text", "aspect", "wanted"),
    [
        ("花名册盖章吗", "paper_submission.roster", SIGNATURE),
        ("花名册交几份", "paper_submission.roster", None),
        ("免学表理由那格怎么写", "exemption.ce_form", CONTENT),
        ("免学的继续教育那栏传什么", "exemption.ce_form", None),
        ("不签字怎么罚", "penalty.fraud", None),
    ],
)
def test_only_questions_on_the_inside_of_a_form_ask_it(text, aspect, wanted):
    assert asked(text, ((aspect, 0.9),)) == wanted
