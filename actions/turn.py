"""One turn as the dialogue hands it over: what was said, how it was understood, where and when."""

from __future__ import annotations

import datetime as dt

import msgspec

from policies.mentions import Mention


class Question(msgspec.Struct, frozen=True):
    """One of the questions in a message (most messages hold one).

    ``start`` is its offset in the message; ``aspects`` are (aspect or dialogue intent, probability 0-1),
    the likeliest first.
    """

    text: str
    start: int
    aspects: tuple[tuple[str, float], ...]


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    text: str  # normalised
    intent: str
    confidence: float
    questions: tuple[Question, ...] = ()
    mentions: tuple[Mention, ...] = ()
    page: str | None = None  # notice id of the page it is asked on
    today: dt.datetime  # in Asia/Shanghai


class Focus(msgspec.Struct, frozen=True, kw_only=True):
    """What the conversation is about; kept in one slot between turns as builtins."""

    notice: str | None = None  # the notice last answered from
    shown: tuple[str, ...] = ()  # anchors of the clauses of that notice that the last answer cited
    offered: tuple[str, ...] = ()  # notices offered as choices by the last reply
    text: str = ""  # the last question, to complete a follow-up
    aspects: tuple[str, ...] = ()  # what was asked last, for follow-ups and choices
    levels: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()  # notices that the last reply set side by side, for 'and the fee?'
    together: tuple[str, ...] = ()  # notices last set side by side at all, for 'those two again'
    quiz: dict[str, str] | None = None  # answers given so far; None = no quiz is on
    quiz_notice: str | None = None
