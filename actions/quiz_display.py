"""Questions and verdicts of the quiz as messages."""

from __future__ import annotations

import datetime as dt

from actions import quiz_wording, wording
from actions.messages import Button, CriterionStatus, Message, Option
from actions.messages import Quiz as QuizPart
from policies.answering import contacts
from policies.eligibility import UNSURE, Question, Quiz, Result, verdict
from policies.eligibility.model import Window
from policies.model import Citation, Notice
from policies.windows import window

MOST_CITED = 8


def title(asked: Question, value: str) -> str:
    """An answer in words."""
    return quiz_wording.UNSURE if value == UNSURE else asked.title(value)


def question(prepared: Quiz, asked: Question, state: dict[str, str]) -> Message:
    """A question with its options as buttons, 不确定 among them, and the clauses that it comes from."""
    options = (*(Option(o.value, o.title) for o in asked.options), Option(UNSURE, quiz_wording.UNSURE))
    answered = sum(not key.startswith("_") for key in state)
    moves = (quiz_wording.BACK,) if answered else ()
    return Message(
        kind="quiz_question",
        text=quiz_wording.question(answered + 1, asked, [option.title for option in options]),
        citations=_sources(prepared, asked),
        buttons=tuple(Button(t, t) for t in (*(option.title for option in options), *moves, quiz_wording.CANCEL)),
        quiz=QuizPart(question=asked.id, options=options),
    )


def _sources(prepared: Quiz, asked: Question) -> tuple[Citation, ...]:
    found = [c.citation for c in prepared.criteria if any(asked.id in case.when for case in c.cases)]
    return tuple(dict.fromkeys(found))[:3]


def result(
    notice: Notice, prepared: Quiz, state: dict[str, str], now: dt.datetime, *, goes_on: bool = False
) -> Message:
    """The verdict, every criterion with its status and clause, the window's state, the next step and the contact.

    ``goes_on``: a question follows at once, so that going on is not offered.
    """
    outcome = verdict(prepared, state, now)
    answered = [asked for asked in prepared.questions if asked.id in state]
    moves = [] if outcome.complete or goes_on else [quiz_wording.GO_ON]
    moves += [quiz_wording.change(asked.label) for asked in answered[-3:]] + [quiz_wording.RESTART]
    return Message(
        kind="quiz_result",
        text="\n".join(filter(None, lines(notice, prepared, outcome, state, now, unasked=not goes_on))),
        citations=_cited(outcome),
        buttons=tuple(Button(move, move) for move in moves),
        quiz=QuizPart(
            verdict=outcome.verdict,
            criteria=tuple(
                CriterionStatus(
                    text=quiz_wording.criterion(s),
                    status=s.status,
                    citation=s.criterion.citation,
                    change=s.change or None,
                )
                for s in outcome.standings
            ),
        ),
    )


def lines(
    notice: Notice, prepared: Quiz, outcome: Result, state: dict[str, str], now: dt.datetime, *,
    standings: bool = True, unasked: bool = True,
) -> list[str]:  # fmt: skip
    """The verdict in lines of text, complete without anything else.

    ``standings``: with a line for what is not met; ``unasked``: saying that one can go on with what was not asked.
    """
    open_ones = [s for s in outcome.of("unknown") if not s.asked]
    unsettled = [s for s in outcome.of("unknown") if s.asked]
    return [
        quiz_wording.verdict(notice.short, outcome),
        *(quiz_wording.standing(s) for s in (*outcome.of("unmet"), *unsettled) if standings),
        _met(outcome) if standings else "",
        quiz_wording.not_asked(len(open_ones)) if open_ones and unasked else "",
        *(wording.state(entry.deadline, window(entry.deadline, now)) for entry in windows_of(prepared, state)[:2]),
        quiz_wording.next_step(outcome),
        quiz_wording.refers() if outcome.refers and outcome.verdict != "not_eligible" else "",
        quiz_wording.ask_whom(wording.contact(contacts(notice))),
    ]


def _met(outcome: Result) -> str:
    """What is met: by name, or by number where something else decided."""
    texts = [s.criterion.text for s in outcome.of("met")]
    if not texts:
        return ""
    return quiz_wording.met(texts) if outcome.verdict != "not_eligible" else quiz_wording.met_count(len(texts))


def windows_of(prepared: Quiz, state: dict[str, str]) -> list[Window]:
    """The windows for the level chosen, or all."""
    level = state.get("level", "")
    return [entry for entry in prepared.windows if not entry.levels or not level or level in entry.levels]


def _cited(outcome: Result) -> tuple[Citation, ...]:
    """The clauses behind what decided the verdict first, then the others."""
    ordered = (*outcome.of("unmet"), *(s for s in outcome.of("unknown") if s.asked), *outcome.of("met"))
    return tuple(dict.fromkeys(standing.criterion.citation for standing in ordered))[:MOST_CITED]
