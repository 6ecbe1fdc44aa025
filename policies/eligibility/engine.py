"""The quiz engine: pure functions from the answers given so far to the next question or the verdict.

Nothing is kept between steps: the state is recomputed from the answers, so that an answer can be changed or taken back
at any time, and the verdict cannot depend on the order in which answers came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from policies.eligibility.model import UNSURE, Case, Criterion, Question, Quiz, Result, Standing, Status, Verdict
from policies.model import Value
from policies.windows import window


class Judgement(Value, kw_only=True):
    """What the answers say of one criterion: the case that holds, or the question that it still needs."""

    case: Case | None = None
    needs: str | None = None


def judge(criterion: Criterion, answers: Mapping[str, str]) -> Judgement:
    """The first case that holds; while an earlier one could still hold, the first question that it needs."""
    for case in criterion.cases:
        needs = None
        for question, values in case.when.items():
            if question not in answers:
                needs = needs or question
            elif not set(answers[question].split(",")) & set(values):
                break
        else:
            return Judgement(needs=needs) if needs else Judgement(case=case)
    raise ValueError(
        f"criterion {criterion.id}: no case holds for {dict(answers)}; end its cases with one without conditions"
    )


def known(quiz: Quiz, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that this quiz understands; anything else (another notice's, a stale option) is left out."""
    valid = {question.id: {*question.values, UNSURE} for question in quiz.questions}
    return {id: value for id, value in answers.items() if id in valid and set(value.split(",")) <= valid[id]}


def of_the_day(quiz: Quiz, now: dt.datetime) -> dict[str, str]:
    """What the calendar answers: the state of each window for applying."""
    return {entry.key: window(entry.deadline, now).state for entry in quiz.windows}


def next_question(quiz: Quiz, answers: Mapping[str, str], now: dt.datetime) -> Question | None:
    """The first question, in the quiz's order, that some criterion still needs; None when all are settled."""
    given = known(quiz, answers) | of_the_day(quiz, now)
    needed = {judge(criterion, given).needs for criterion in quiz.criteria}
    return next((question for question in quiz.questions if question.id in needed), None)


def verdict(quiz: Quiz, answers: Mapping[str, str], now: dt.datetime) -> Result:
    """Where the person stands on every criterion for these answers at ``now``, and what follows from it."""
    given = known(quiz, answers) | of_the_day(quiz, now)
    standings, complete = [], True
    for criterion in quiz.criteria:
        judgement = judge(criterion, given)
        complete = complete and judgement.needs is None
        standing = _standing(criterion, judgement.case)
        if standing:
            standings.append(standing)
    return Result(verdict=_conclude(standings), standings=tuple(standings), complete=complete, refers=quiz.refers)


def _standing(criterion: Criterion, case: Case | None) -> Standing | None:
    if case is None:
        return Standing(criterion=criterion, status="unknown", reason="还没有问到", change="", asked=False)
    if case.status == "skip":
        return None
    status: Status = "unknown" if case.status == "unmet" and criterion.fails == "review" else case.status
    told = status != "met"
    return Standing(
        criterion=criterion,
        status=status,
        reason=case.reason or (criterion.reason if told else ""),
        change=case.change or (criterion.change if told else ""),
    )


def _conclude(standings: list[Standing]) -> Verdict:
    if any(standing.status == "unmet" for standing in standings):
        return "not_eligible"
    if any(standing.status == "unknown" for standing in standings):
        return "needs_review"
    return "eligible"


def failed_hard(result: Result) -> bool:
    """True when a requirement that nothing can mend is not met: the quiz may stop here."""
    return any(standing.criterion.fails == "hard" for standing in result.of("unmet"))


def finished(quiz: Quiz, answers: Mapping[str, str], now: dt.datetime, *, go_on: bool = False) -> bool:
    """True when the verdict should be shown: nothing is left to ask, or a hard failure settled it (``go_on``: ask on)."""
    if not go_on and failed_hard(verdict(quiz, answers, now)):
        return True
    return next_question(quiz, answers, now) is None
