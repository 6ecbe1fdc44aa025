"""The quiz engine on quizzes made by hand: what it asks, when it stops, what it concludes."""

import pytest
from quiz_maker import choice, made, noon, rule

from policies.eligibility import UNSURE, failed_hard, finished, next_question, verdict
from policies.eligibility.engine import judge, known

NOW = noon("2030-05-05")
RETIRED = rule("retired", ({"who": ("retired",)}, "unmet"), ({"who": (UNSURE,)}, "unknown"), ({}, "met"))
GRADE = rule(
    "grade",
    ({"grade": ("high",)}, "met"),
    ({"grade": ("middle",), "subject": ("language",)}, "unmet"),
    ({"grade": ("middle",), "subject": ("other",)}, "met"),
    ({"grade": ("low",)}, "unmet"),
    ({}, "unknown"),
)
PAPERS = rule("papers", ({"ready": ("missing",)}, "unmet"), ({}, "met"), fails="gap")
DOCUMENT = rule("document", ({"ready": ("unread",)}, "unmet"), ({}, "met"), fails="review")
QUIZ = made(
    (
        choice("who", "none", "retired", "banned", many=True),
        choice("grade", "high", "middle", "low"),
        choice("subject", "language", "other"),
        choice("ready", "none", "missing", "unread", many=True),
    ),
    (RETIRED, GRADE, PAPERS, DOCUMENT),
)
GOOD = {"who": "none", "grade": "high", "ready": "none"}


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, "who"),
        ({"who": "none"}, "grade"),
        ({"grade": "high"}, "who"),
        ({"who": "none", "grade": "middle"}, "subject"),
        ({"who": "none", "grade": "high"}, "ready"),
        ({"who": "none", "grade": "low"}, "ready"),
        ({"who": "none", "grade": UNSURE}, "ready"),
        (GOOD, None),
    ],
    ids=["first", "second", "out of order", "needed in between", "settled from above", "settled from below", "unsure", "nothing left"],
)
def test_the_first_question_that_still_matters_is_asked(answers, asked):
    question = next_question(QUIZ, answers, NOW)
    assert (question.id if question else None) == asked


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "eligible"),
        ({"who": "retired"}, "not_eligible"),
        ({"who": "banned,retired"}, "not_eligible"),
        ({"who": UNSURE}, "needs_review"),
        ({"grade": "middle", "subject": "other"}, "eligible"),
        ({"grade": "middle", "subject": "language"}, "not_eligible"),
        ({"grade": "middle", "subject": UNSURE}, "needs_review"),
        ({"ready": "missing"}, "not_eligible"),
        ({"ready": "unread"}, "needs_review"),
        ({"ready": "missing,unread"}, "not_eligible"),
        ({"grade": "unheard of"}, "needs_review"),
    ],
)
def test_the_verdict_follows_from_the_worst_standing(change, expected):
    assert verdict(QUIZ, GOOD | change, NOW).verdict == expected


def test_a_hard_failure_ends_the_quiz_unless_one_goes_on():
    answers = {"who": "retired"}
    assert failed_hard(verdict(QUIZ, answers, NOW))
    assert finished(QUIZ, answers, NOW)
    assert not finished(QUIZ, answers, NOW, go_on=True)


def test_a_gap_does_not_end_the_quiz():
    answers = {"ready": "missing"}
    assert verdict(QUIZ, answers, NOW).verdict == "not_eligible"
    assert not finished(QUIZ, answers, NOW)


def test_what_was_not_asked_is_unknown_and_marked_so():
    result = verdict(QUIZ, {"who": "retired"}, NOW)
    assert not result.complete
    assert {standing.criterion.id: standing.asked for standing in result.of("unknown")} == {
        "grade": False, "papers": False, "document": False,
    }  # fmt: skip


def test_answers_of_another_quiz_are_left_out():
    assert known(QUIZ, {"who": "none", "colour": "red", "grade": "purple", "_done": "1"}) == {"who": "none"}


def test_cases_without_an_end_are_refused_with_the_criterion_named():
    with pytest.raises(ValueError, match="criterion open: no case holds"):
        judge(rule("open", ({"who": ("retired",)}, "unmet")), {"who": "none"})
