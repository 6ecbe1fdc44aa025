"""What an eligibility quiz is made of: questions, criteria that read their answers, and the verdict.

question   问题    asked once; its answer is the value of an option (several values of a checklist joined by commas)
criterion  条件    one requirement of the notice with the clause that makes it; reads one or more answers
case       情形    a line of a criterion's decision table: under these answers, this status
verdict    结论    eligible, not_eligible or needs_review
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from policies.model import Citation, Deadline, Value

UNSURE = "unsure"
"""The answer '不确定', accepted everywhere."""
OF_THE_DAY = "@"
"""Answers whose key starts with this are given by the calendar, not asked."""

Verdict = Literal["eligible", "not_eligible", "needs_review"]
Status = Literal["met", "unmet", "unknown"]
Fails = Literal["hard", "gap", "review"]
"""hard: not eligible. gap: not yet, but it can be mended. review: only staff or another document can judge."""


class Option(Value, kw_only=True):
    """``says``: patterns of free text (squeezed, simplified) that mean this option."""

    value: str
    title: str
    says: tuple[str, ...] = ()


class Question(Value, kw_only=True):
    """``one``: exactly one option. ``many``: a checklist, ``none`` being the option that says nothing on it applies.

    ``number`` says how figures in free text become options: ``years`` by bands whose lower bounds are the values,
    ``hours`` by comparison with ``bounds``. ``words`` is a pattern of how people name the question when they want to change its answer.
    """

    id: str
    text: str
    kind: Literal["one", "many"]
    options: tuple[Option, ...]
    accepted: str
    none: str | None = None
    number: Literal["years", "hours"] | None = None
    bounds: dict[str, float] = {}  # hours: the least for each subject
    until: dt.date | None = None  # years: the day up to which they count, where the notice sets one
    place: str | None = None  # the county outside of which a place named in an answer means the option "place"
    words: str = ""
    label: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(option.value for option in self.options)

    def title(self, value: str) -> str:
        """The titles of an answer's options, joined."""
        titles = {option.value: option.title for option in self.options}
        return "、".join(titles.get(part, part) for part in value.split(","))


class Case(Value, kw_only=True):
    """Holds when every question named in ``when`` was answered with one of the values beside it."""

    when: dict[str, tuple[str, ...]]
    status: Literal["met", "unmet", "unknown", "skip"]
    reason: str = ""
    change: str = ""


class Criterion(Value, kw_only=True):
    """A requirement. ``cases`` are read in order and the first that holds decides; ``skip`` means that the
    requirement does not concern this person. The last case has no conditions, so that one always holds."""

    id: str
    text: str
    aspect: str
    fails: Fails
    cases: tuple[Case, ...]
    citation: Citation
    reason: str = ""
    change: str = ""
    asked: bool = True  # False: decided by the day alone


class Window(Value, kw_only=True):
    """A period for applying: its key among the answers of the day, and whom it is for (None: everybody)."""

    key: str
    deadline: Deadline
    levels: tuple[str, ...] = ()


class Quiz(Value, kw_only=True):
    """All that one notice asks, in the order in which questions are asked when nothing else decides."""

    notice: str
    questions: tuple[Question, ...]
    criteria: tuple[Criterion, ...]
    windows: tuple[Window, ...] = ()
    refers: bool = False  # conditions are left to another document

    def question(self, id: str) -> Question:
        """Raises KeyError for an id that is no question of this quiz."""
        for question in self.questions:
            if question.id == id:
                return question
        raise KeyError(id)


class Standing(Value, kw_only=True):
    """Where a person stands on one criterion."""

    criterion: Criterion
    status: Status
    reason: str
    change: str
    asked: bool = True  # False: its question is still open


class Result(Value, kw_only=True):
    """``complete`` is False while questions that could matter are open (the verdict then rests on a hard failure
    or on what is still unknown)."""

    verdict: Verdict
    standings: tuple[Standing, ...]
    complete: bool
    refers: bool

    def of(self, status: Status) -> tuple[Standing, ...]:
        return tuple(standing for standing in self.standings if standing.status == status)
