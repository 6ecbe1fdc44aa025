"""A short question after an answer is asked of the clause that it showed, where that holds what is asked for."""

from __future__ import annotations

import pytest
from notice_maker import notice

from policies.answering import find
from policies.at_hand import at_hand
from policies.model import Passage
from policies.ranking import Ask, Shown

FEE = (
    "费用由各推荐单位统一收取，高级500元/人，中级300元/人，材料审核通过后缴纳，逾期视为放弃。"
    "减免申请表一式两份，经主管部门审核盖章，按照《收费管理办法》执行，证明近一年有效。"
    "困难职工填写《减免申请表》，于6月3日前报送，已缴的一概不退。"
)
NOTICE = notice(fee=FEE)
SHOWN = Shown(notice=NOTICE.id, anchors=tuple({c.anchor for c in NOTICE.clauses if "统一收取" in c.text}))


def told(question: str, shown: Shown | None = SHOWN) -> str:
    passages: tuple[Passage, ...] = at_hand(NOTICE, Ask(text=question, aspects=(), shown=shown))
    return "".join(passage.quote for passage in passages)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("谁来收", "由各推荐单位"),
        ("啥时候才让交", "审核通过后"),
        ("过了呢，晚了呢", "逾期"),
        ("那表填几份", "一式两份"),
        ("最后哪个部门盖章", "经主管部门审核盖章"),
        ("按哪个文", "《收费管理办法》"),
        ("要几年的", "近一年"),
        ("哪天前报", "6月3日前"),
        ("什么时候缴", "审核通过后缴纳"),
        ("要填啥", "填写《减免申请表》"),
        ("退不退", "一概不退"),
    ],
)
def test_what_the_clause_shown_says_to_the_question_word_answers(question: str, holds: str) -> None:
    assert holds in told(question)


@pytest.mark.parametrize("question", ["答辩要几份", "几寸的", "公示几天", "结果谁来发", "表长什么样", "答辩哪天", "处分谁来定"])
def test_a_clause_that_lacks_the_thing_or_the_kind_of_value_answers_nothing(question: str) -> None:
    assert told(question) == ""


@pytest.mark.parametrize(("anchors", "holds"), [(("c-5-p1", "c-2-2"), "3个工作日"), (("c-2-2", "c-5-p1"), "5月27日")])
def test_the_clause_that_answered_comes_before_what_stood_beside_it(anchors: tuple[str, ...], holds: str) -> None:
    assert holds in told("多久", Shown(notice=NOTICE.id, anchors=anchors))


@pytest.mark.parametrize(("case", "holds"), [("公务员呢", "公务员不得申报"), ("那退休的呢", ""), ("教师呢", "")])
def test_a_case_that_the_clause_shown_lists_is_answered_by_it(case: str, holds: str) -> None:
    said = told(case, Shown(notice=NOTICE.id, anchors=("c-1-p1",)))
    assert holds in said and bool(holds) == bool(said)


def test_whom_to_turn_to_is_asked_of_a_clause_that_names_somebody() -> None:
    assert told("去那边找谁") == ""
    assert "赵老师" in told("去那边找谁", Shown(notice=NOTICE.id, anchors=(*SHOWN.anchors, "c-6-p1")))


def test_the_name_of_a_column_may_be_what_is_asked_for() -> None:
    made = notice(fee="情形\t办法\t由谁证明\n驻村人员\t免收\t县委组织部\n援藏人员\t减半\t派出单位")
    rows = [c.anchor for c in made.clauses if "驻村人员" in c.text and c.header]
    ask = Ask(text="找谁证明", aspects=(), shown=Shown(notice=made.id, anchors=tuple(rows)))
    assert ["县委组织部" in passage.quote for passage in at_hand(made, ask)] == [True]


def test_nothing_is_at_hand_in_another_notice_or_at_the_beginning() -> None:
    assert told("谁来收", Shown(notice="another", anchors=SHOWN.anchors)) == ""
    assert told("谁来收", None) == ""


def test_the_clause_at_hand_comes_first_and_what_the_words_were_taken_for_beside_it() -> None:
    ask = Ask(text="多久不能再交", aspects=(("resubmission.window", 0.9),))
    alone = find(NOTICE, ask)
    shown = Shown(notice=NOTICE.id, anchors=SHOWN.anchors)
    after = find(NOTICE, Ask(text=ask.text, aspects=ask.aspects, shown=shown))
    assert "3个工作日内修改" in alone.passages[0].quote
    assert "近一年" in after.passages[0].quote
    assert "3个工作日内修改" in after.beside[0].quote
