"""Questions that a notice asks and answers itself are told with their whole answer."""

from __future__ import annotations

from notice_maker import notice

from policies.answering import find
from policies.questions_within import MOST_CHARACTERS, whole_answers
from policies.ranking import Ask

ASKED = "问：返乡办合作社的能申报吗？答：能。由乡镇农技站推荐，材料与其他人相同。农技站在五月初收齐。"


def test_an_answer_of_several_sentences_is_told_to_its_end() -> None:
    made = notice(fee=f"中级300元/人。\n\n{ASKED}\n\n问：答辩几分钟？答：十分钟。")
    finding = find(made, Ask(text="返乡办合作社的能申报吗", aspects=(("scope.freelance", 0.4), ("scope.who", 0.3))))
    told = "".join(p.quote for p in (*finding.passages, *finding.beside))
    assert "答：能。" in told and "农技站推荐" in told and "收齐" in told
    assert "十分钟" not in told


def test_an_answer_goes_on_as_far_as_there_is_room() -> None:
    made = notice(fee=f"{ASKED}{'材料逐项核对。' * (MOST_CHARACTERS // 7 + 3)}")
    first = next(p for p in made.passages if "答：能" in p.quote)
    shown = whole_answers(made, [first])
    assert 1 < len(shown) < sum(p.clause == first.clause for p in made.passages)
    assert sum(len(p.quote) for p in shown[1:]) <= MOST_CHARACTERS


def test_what_answers_no_question_is_told_alone() -> None:
    made = notice(fee="中级300元/人。初级150元/人。")
    passage = next(p for p in made.passages if "300元" in p.quote)
    assert whole_answers(made, [passage]) == (passage,)
