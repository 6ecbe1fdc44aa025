"""The quizzes of the shipped notices: every exit, any order, every quote, and applicants with their verdicts."""

import itertools
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quiz_maker import IDS, OPEN_DAY, noon, notice, shipped
from quiz_player import applicants, play

from policies.eligibility import UNSURE, finished, next_question, verdict
from policies.eligibility.engine import judge, of_the_day
from policies.proof import proved

APPLICANTS = applicants()
CLOSED = noon("2030-01-01")
few = settings(max_examples=60, deadline=None)


def today(id):
    return noon(OPEN_DAY[id])


def favourable(quiz, now, given=()):
    """The given answers, and favourable ones to every other question that is asked."""
    answers = dict(given)
    while (question := next_question(quiz, answers, now)) is not None:
        assert question.id not in answers, f"{question.id} is asked again after {answers[question.id]}"
        answers[question.id] = min(question.values, key=lambda value: harm(quiz, {**answers, question.id: value}, now))
    return answers


def harm(quiz, answers, now):
    """How many requirements these answers leave unmet or unsettled."""
    result = verdict(quiz, answers, now)
    return len(result.of("unmet")) + sum(standing.asked for standing in result.of("unknown"))


def every_exit():
    """Each case of each criterion that answers can reach, with such answers."""
    for id in IDS:
        quiz, day = shipped(id), of_the_day(shipped(id), today(id))
        for criterion in quiz.criteria:
            asked = list(dict.fromkeys(q for case in criterion.cases for q in case.when if q not in day))
            choices = [[*quiz.question(q).values, UNSURE] for q in asked]
            for place, case in enumerate(criterion.cases):
                combinations = (dict(zip(asked, values, strict=True)) for values in itertools.product(*choices))
                answers = next((a for a in combinations if judge(criterion, a | day).case is case), None)
                if asked:
                    yield pytest.param(id, criterion, case, answers, id=f"{id}-{criterion.id}-{place}")


@pytest.mark.parametrize(("id", "criterion", "case", "answers"), every_exit())
def test_every_exit_of_every_criterion_is_reached_and_counts_in_the_verdict(id, criterion, case, answers):
    assert answers is not None, f"no answers lead to {case}"
    result = verdict(shipped(id), favourable(shipped(id), today(id), answers), today(id))
    standing = next((s for s in result.standings if s.criterion.id == criterion.id), None)
    if case.status == "skip":
        assert standing is None
        return
    expected = "unknown" if case.status == "unmet" and criterion.fails == "review" else case.status
    assert (standing.status, standing.asked) == (expected, True)
    assert expected == "met" or result.verdict == "not_eligible" or expected == "unknown" and result.verdict == "needs_review"


@pytest.mark.parametrize("id", IDS)
def test_who_fulfils_everything_is_eligible(id):
    quiz, now = shipped(id), today(id)
    result = verdict(quiz, favourable(quiz, now), now)
    assert (result.verdict, result.complete) == ("eligible", True)


@pytest.mark.parametrize("id", [id for id in IDS if shipped(id).windows])
def test_nobody_is_eligible_after_the_window_has_closed(id):
    quiz = shipped(id)
    assert finished(quiz, {}, CLOSED)
    assert verdict(quiz, favourable(quiz, today(id)), CLOSED).verdict == "not_eligible"


@pytest.mark.parametrize("id", IDS)
def test_every_quote_stands_in_the_notice(id):
    text = notice(id).text
    wrong = [criterion.id for criterion in shipped(id).criteria if not proved(criterion.citation.quote, text)]
    assert wrong == []


@pytest.mark.parametrize("id", IDS)
def test_ids_are_unique_and_every_case_names_questions_that_exist(id):
    quiz = shipped(id)
    questions = {question.id: question for question in quiz.questions}
    assert len(questions) == len(quiz.questions)
    assert len({criterion.id for criterion in quiz.criteria}) == len(quiz.criteria)
    named = {question for criterion in quiz.criteria for case in criterion.cases for question in case.when if not question.startswith("@")}
    assert named == set(questions)
    assert all(len(set(question.values)) == len(question.values) for question in quiz.questions)


def an_answer(question):
    values = st.sampled_from([*question.values, UNSURE])
    if question.kind == "one":
        return values
    several = st.lists(st.sampled_from([v for v in question.values if v != question.none]), min_size=1, max_size=3, unique=True)
    return values | several.map(",".join)


@st.composite
def a_quiz_and_answers(draw):
    quiz = shipped(draw(st.sampled_from(IDS)))
    return quiz, {question.id: draw(an_answer(question)) for question in quiz.questions}


@few
@given(a_quiz_and_answers(), st.randoms(use_true_random=False))
def test_the_verdict_does_not_depend_on_the_order_of_answers(case, random):
    quiz, answers = case
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    now = today(quiz.notice)
    assert verdict(quiz, dict(shuffled), now) == verdict(quiz, answers, now)


@few
@given(a_quiz_and_answers())
def test_a_quiz_always_ends(case):
    quiz, would_say = case
    now, answers = today(quiz.notice), {}
    while not finished(quiz, answers, now, go_on=True):
        question = next_question(quiz, answers, now)
        assert question.id not in answers
        answers[question.id] = would_say[question.id]
    assert verdict(quiz, answers, now).complete


@few
@given(a_quiz_and_answers(), st.data())
def test_an_answer_changed_and_changed_back_changes_nothing(case, data):
    quiz, answers = case
    now = today(quiz.notice)
    question = data.draw(st.sampled_from(quiz.questions))
    other = {**answers, question.id: data.draw(an_answer(question))}
    verdict(quiz, other, now)
    assert verdict(quiz, {**other, question.id: answers[question.id]}, now) == verdict(quiz, answers, now)


@few
@given(a_quiz_and_answers())
def test_what_is_asked_alone_decides(case):
    """Answers to questions that were skipped do not change the verdict."""
    quiz, answers = case
    now, asked = today(quiz.notice), {}
    while (question := next_question(quiz, asked, now)) is not None:
        asked[question.id] = answers[question.id]
    assert verdict(quiz, asked, now) == verdict(quiz, answers, now)


@pytest.mark.parametrize("applicant", APPLICANTS, ids=lambda applicant: applicant["id"])
def test_an_applicant_gets_the_verdict_and_the_failing_clause(applicant):
    quiz = shipped(applicant["notice"])
    _, result = play(quiz, applicant["facts"], noon(applicant["today"]))
    assert result.verdict == applicant["verdict"][0]
    named = {standing.criterion.id for standing in (*result.of("unmet"), *result.of("unknown")) if standing.asked}
    assert not applicant["failed"] or named & set(applicant["failed"])


def test_most_applicants_know_after_six_questions():
    counts = [len(play(shipped(a["notice"]), a["facts"], noon(a["today"]))[0]) for a in APPLICANTS]
    assert statistics.median(counts) <= 6
    assert max(counts) <= 9
