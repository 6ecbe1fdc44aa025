"""What a follow-up takes up from the question before it, given how its own words were read."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.followups import complete, retold, within_topic
from actions.turn import Focus, Question, Turn
from policies.mentions import Gazetteer, Mention
from policies.places import full_and_short
from policies.windows import SHANGHAI

NOW = dt.datetime(2024, 10, 12, 9, tzinfo=SHANGHAI)
Readings = dict[str, float]


def first(text: str, readings: Readings, *, after: tuple[str, ...], mentions: tuple[Mention, ...] = ()) -> str:
    """The aspect that the text is taken to ask for after a question on those aspects."""
    question = Question(text, 0, tuple(readings.items()))
    turn = Turn(text=text, intent="x", confidence=1.0, questions=(question,), mentions=mentions, today=NOW)
    (ask,) = complete(turn, Focus(notice="a", text="前面问的", aspects=after))
    return ask.aspects[0][0]


@pytest.mark.parametrize(
    ("text", "readings", "after", "asked"),
    [
        ("评审收费呢", {"fee.amount": 0.3, "exemption.fee": 0.2, "fee.required": 0.25}, "deadline.online_application", "fee.amount"),
        ("超过次数怎么办", {"materials.limit": 0.6, "resubmission.exhausted": 0.3}, "resubmission.times", "resubmission.exhausted"),
        ("要是不够呢", {"ce_hours.shortfall": 0.6, "condition.workload": 0.2}, "condition.postgraduate", "condition.workload"),
        ("作假被发现会怎样", {"penalty.fraud": 0.9, "resubmission.late": 0.05}, "resubmission.window", "penalty.fraud"),
        ("要是没证呢", {"condition.promotion": 0.41, "condition.licence": 0.24}, "putonghua.level", "putonghua.level"),
        ("要是开车的呢", {"scope.series": 0.95}, "exemption.ce_approver", "exemption.ce_approver"),
        ("怎么交", {"paper_submission.where": 0.5, "fee.method": 0.3}, "fee.amount", "fee.method"),
        ("公务员能报吗", {"scope.civil_servant": 0.9}, "seniority.counting", "scope.civil_servant"),
    ],
)  # fmt: skip
def test_a_follow_up_keeps_to_what_was_spoken_of_unless_it_is_clear_by_itself(
    text: str, readings: Readings, after: str, asked: str
) -> None:
    assert first(text, readings, after=(after,)) == asked


def test_names_alone_ask_the_earlier_question_anew() -> None:
    (name,) = full_and_short("甲州")[:1]
    mention = Mention("region", name, 1, 3)
    assert first("那甲州呢", {"scope.place": 0.7}, after=("fee.amount",), mentions=(mention,)) == "fee.amount"


def test_a_region_with_another_point_asks_for_that_point() -> None:
    mention = Mention("region", "甲州", 4, 6)
    readings = {"fee.amount": 0.4, "fee.required": 0.3}
    assert first("评审费跟甲州比呢", readings, after=("deadline.online_application",), mentions=(mention,)) == "fee.amount"


def test_the_rest_of_a_message_may_be_one_more_case_of_its_question() -> None:
    fee = Question("中级收多少", 0, (("fee.amount", 0.9),))
    rest = Question("中级收多少,高级呢", 6, (("scope.levels", 0.8),))  # read together with what stands before it
    turn = Turn(text="中级收多少,高级呢", intent="x", confidence=1.0, questions=(fee, rest), today=NOW,
                mentions=(Mention("level", "中级", 0, 2), Mention("level", "副高", 6, 8)))  # fmt: skip
    asks = complete(turn, Focus())
    assert [ask.aspects[0][0] for ask in asks] == ["fee.amount", "fee.amount"]
    assert asks[1].text == "高级呢\n收多少"


@pytest.mark.parametrize(
    ("first_asked", "rest", "readings", "asked", "read_with_it"),
    [
        (("勋章原件要带吗", "materials.carry"), "复印几份", {"materials.copies": 0.9}, "materials.copies", True),
        (("纸质的几号交", "deadline.paper_submission"), "交给谁", {"fee.payer": 0.5}, "paper_submission.who", True),
        (("纸质的几号交", "deadline.paper_submission"), "答辩在哪", {"defence.place": 0.9}, "defence.place", False),
    ],
)  # fmt: skip
def test_a_later_question_that_names_nothing_is_asked_of_what_was_named_before_it(
    first_asked: tuple[str, str], rest: str, readings: Readings, asked: str, read_with_it: bool
) -> None:
    before, aspect = first_asked
    questions = (Question(before, 0, ((aspect, 0.9),)), Question(rest, len(before) + 1, tuple(readings.items())))
    turn = Turn(text=f"{before},{rest}", intent="x", confidence=1.0, questions=questions, today=NOW)
    ask = complete(turn, Focus())[1]
    assert (before in ask.text) == read_with_it
    assert asked in [name for name, _ in ask.aspects[:2]]


def test_names_stand_before_the_question_that_follows_them_in_the_message_once() -> None:
    questions = (Question("兽医的呢", 0, (("scope.who", 0.4),)), Question("兽医的呢,哪天", 5, (("basis.notice", 0.9),)))
    turn = Turn(text="兽医的呢,哪天", intent="x", confidence=1.0, questions=questions, today=NOW,
                mentions=(Mention("notice", "兽医", 0, 2),))  # fmt: skip
    (ask,) = complete(turn, Focus(text="图书资料的什么时候交", aspects=("deadline.paper_submission",)))
    assert ask.aspects[0][0] == "deadline.paper_submission"


@pytest.mark.parametrize("text", ["跟那边比谁先完", "我弟在乡里教书，他那边呢"])
def test_what_only_compares_or_tells_of_whom_asks_the_earlier_question_anew(text: str) -> None:
    assert first(text, {"contact.person": 0.5, "scope.place": 0.4}, after=("deadline.publicity",)) == "deadline.publicity"


@pytest.mark.parametrize(
    ("text", "readings", "after", "asked"),
    [
        ("不是网上,我要问纸质的", {"form_filling.consistency": 0.6}, "deadline.online_application", "deadline.paper_submission"),
        ("不是审核,是答辩", {"defence.required": 0.6}, "deadline.online_review", "defence.when"),
        ("看错了,我是大专的", {"specialty_list.title": 0.4}, "condition.education_years", "condition.education_years"),
        ("看错了,我是大专的", {"condition.education_years": 0.4}, "channel.platform", "condition.education_years"),
        ("高级的也不用吧", {"fee.amount": 0.8}, "defence.required", "defence.required"),
        ("要是报正高也得去", {"fee.amount": 0.8}, "defence.required", "defence.required"),
        ("那钱呢", {"fee.amount": 0.6, "fee.required": 0.3}, "deadline.review_meeting", "fee.amount"),
        ("到那儿找谁", {"contact.person": 0.9}, "paper_submission.where", "contact.person"),
        ("审核找哪家单位", {"basis.notice": 0.4, "review_process.committee": 0.3}, "exemption.ce_form", "exemption.ce_approver"),
    ],
)  # fmt: skip
def test_corrections_and_other_cases_ask_the_earlier_question_anew(text: str, readings: Readings, after: str, asked: str) -> None:
    assert first(text, readings, after=(after,), mentions=Gazetteer({}).find(text)) == asked


@pytest.mark.parametrize(
    ("text", "readings", "after", "asked"),
    [
        ("能退吗", {"fee.refund": 0.9}, "deadline.payment", "fee.refund"),
        ("收多少", {"fee.amount": 0.9}, "condition.direct", "fee.amount"),
        ("初定的几号报", {"specialty_list.title": 0.7, "deadline.online_application": 0.15}, "fee.amount", "deadline.online_application"),
    ],
)  # fmt: skip
def test_few_words_that_name_their_point_ask_for_it(text: str, readings: Readings, after: str, asked: str) -> None:
    assert first(text, readings, after=(after,)) == asked


@pytest.mark.parametrize(
    ("text", "reading", "asked"),
    [
        ("那职称证书呢", "materials.title_proof", "那职称证书呢 原件"),
        ("那网址呢", "channel.platform", "那网址呢"),  # no paper
        ("职称证书几号交", "deadline.paper_submission", "职称证书几号交"),  # a question of its own
    ],
)
def test_what_was_asked_of_one_paper_is_asked_of_the_next(text: str, reading: str, asked: str) -> None:
    turn = Turn(text=text, intent="x", confidence=1.0, questions=(Question(text, 0, ((reading, 0.9),)),), today=NOW)
    (ask,) = complete(turn, Focus(text="论文要原件吗", aspects=("papers.required",)))
    assert ask.text == asked


def test_a_thing_and_whether_it_is_the_same_with_it_are_one_question() -> None:
    questions = (Question("学时证明呢,", 0, (("ce_hours.certificate", 0.6),)), Question("也能免吗", 6, (("exemption.ce", 0.6),)))
    turn = Turn(text="学时证明呢,也能免吗", intent="x", confidence=1.0, questions=questions, today=NOW)
    (ask,) = complete(turn, Focus(text="答辩能免吗", aspects=("exemption.defence",)))
    assert ask.aspects[0][0] == "exemption.ce"


@pytest.mark.parametrize(
    ("text", "anew"), [("弄错了,我是大专的", True), ("我是大专的", False), ("弄错了,上一题选二", False)]
)
def test_only_a_correction_of_what_was_told_asks_the_question_again(text: str, anew: bool) -> None:
    question = Question(text, 0, (("condition.education_years", 0.4),))
    turn = Turn(text=text, intent="quiz_change", confidence=1.0, questions=(question,), mentions=Gazetteer({}).find(text), today=NOW)
    assert retold(turn, Focus(notice="a", text="干几年能报", aspects=("condition.education_years",))) == anew
    assert not retold(turn, Focus())


@pytest.mark.parametrize(("text", "readings", "within"), [
    ("护理的有没有", {"specialty_list.which": 0.5}, True),
    ("都有哪些通知", {"basis.notice": 0.7}, False),
    ("护理的有没有", {"specialty_list.which": 0.2, "scope.series": 0.1}, False),
])  # fmt: skip
def test_a_short_message_of_the_topic_spoken_of_keeps_to_it(text: str, readings: Readings, within: bool) -> None:
    question = Question(text, 0, tuple(readings.items()))
    turn = Turn(text=text, intent="list_notices", confidence=0.7, questions=(question,), today=NOW)
    assert within_topic(turn, Focus(text="兽医呢", aspects=("specialty_list.title",))) == within
