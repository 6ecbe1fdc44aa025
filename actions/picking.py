"""A notice picked from those that the last reply offered, by its place: '2', '第二个', '后面那个'."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from actions.messages import Message
from actions.turn import Focus, Question, Turn
from policies.mentions import Mention
from policies.store import NoticeSummary

_PLACE = re.compile(r"^(?:选|要|看|是|就)?第?([1-9一二三四五六七八两])(?:个|份|项|条|号)?(?:通知|的|那个|吧)*[。.!！]*$")
_LAST = re.compile(r"^(?:选|要|看|是|就)?(?:最后|后面|末尾)(?:那|这)?[一]?(?:个|份|项|条)(?:的|吧)*[。.!！]*$")
_DIGITS = {character: number for number, character in enumerate("一二三四五六七八", 1)} | {"两": 2}


def offered(messages: Sequence[Message], summaries: Sequence[NoticeSummary]) -> tuple[str, ...]:
    """The notices that the last message's buttons stand for, in their order."""
    ids = {summary.short: summary.id for summary in summaries}
    buttons = messages[-1].buttons if messages else ()
    return tuple(ids[button.text] for button in buttons if button.text in ids)


def picked(turn: Turn, focus: Focus, summaries: Sequence[NoticeSummary]) -> tuple[Turn, Focus] | None:
    """The turn as if the notice had been named, and the focus on it; None where none was offered or picked."""
    place = _place(turn.text, len(focus.offered)) if len(focus.offered) > 1 else None
    if place is None or not 1 <= place <= len(focus.offered):
        return None
    chosen = next((s for s in summaries if s.id == focus.offered[place - 1]), None)
    if chosen is None:
        return None
    named = Mention("notice", chosen.short, 0, len(chosen.short))
    asked = Question(chosen.short, 0, ())
    as_named = msgspec.structs.replace(turn, text=chosen.short, questions=(asked,), mentions=(named,), page=None)
    return as_named, msgspec.structs.replace(focus, notice=chosen.id, offered=())


def _place(text: str, count: int) -> int | None:
    if _LAST.match(text):
        return count
    found = _PLACE.match(text)
    return (_DIGITS.get(found[1]) or int(found[1])) if found else None
