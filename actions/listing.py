"""The notices of the knowledge base: all of them, or those whose window is open today."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions import answers, wording
from actions.display import citations
from actions.fragments import asks_now
from actions.messages import Button, Message
from actions.turn import Focus, Turn
from policies.model import Citation, Deadline
from policies.store import Knowledge, NoticeSummary
from policies.text import squeeze
from policies.windows import window

_LIST = re.compile(r"哪[些几个]|通知|有什么|有啥|列")
_WHICH = re.compile(r"哪(?:[一几]?[份个家]|些|里|几个(?:地方|通知)|个(?:地方|县|通知))")
_STAGES = {"paper_submission", "payment"}
"""Stages that are asked for by name; any other question on what is open is about applying."""
APPLYING = "online_application"
MOST_SURE = 0.5


def list_notices(turn: Turn, focus: Focus, knowledge: Knowledge) -> tuple[list[Message], Focus]:
    """The notices of the knowledge base with the state of their application window, open ones first.

    On a notice's page '现在能报了吗' asks for its own window.
    """
    if turn.page and asks_now(turn.text) and not _LIST.search(turn.text):
        return answers.answer(turn, focus, knowledge)
    summaries = sorted(knowledge.summaries(), key=lambda each: _order(each, turn))
    return [_listed(summaries[: answers.MOST_SIDE_BY_SIDE], APPLYING, turn, knowledge)], focus


def asks_which_are_open(turn: Turn) -> bool:
    """True for '今天还有哪份能在网上报': asked of the notices, not of one of them."""
    dated = any(name.startswith("deadline.") and p >= MOST_SURE for q in turn.questions for name, p in q.aspects[:1])
    return (dated or turn.intent == "list_notices") and asks_now(turn.text) and bool(_WHICH.search(turn.text)) and not _named(turn)


def open_now(turn: Turn, focus: Focus, knowledge: Knowledge) -> tuple[list[Message], Focus]:
    """The notices whose window is open today, each with its clause; where none is, those that open next or are over."""
    stage = next((m.value for m in turn.mentions if m.entity == "stage" and m.value in _STAGES), APPLYING)
    leads = {"open": wording.open_now, "upcoming": wording.none_open, "closed": wording.all_closed}
    for state, lead in leads.items():
        found = [each for each in knowledge.summaries() if _state(_first(each, stage), turn) == state]
        if found:
            return [_listed(found[: answers.MOST_SIDE_BY_SIDE], stage, turn, knowledge, lead(stage))], focus
    return answers.answer(turn, focus, knowledge)


def _named(turn: Turn) -> bool:
    return any(m.entity in ("region", "notice") for m in turn.mentions)


def _listed(
    summaries: Sequence[NoticeSummary], stage: str, turn: Turn, knowledge: Knowledge, lead: str = ""
) -> Message:
    """A line a notice, under the lead if there is one, with its clause; each can be chosen."""
    lines = [lead] if lead else []
    cited: list[Citation] = []
    for summary in summaries:
        deadline = _first(summary, stage)
        note = wording.state(deadline, window(deadline, turn.today)) if deadline else ""
        lines.append(wording.listed(summary.short, note))
        cited += _proof(summary, deadline, knowledge) if deadline else ()
    buttons = tuple(Button(s.short, s.short) for s in summaries[:6])
    return Message(kind="answer", text="\n".join(lines), citations=tuple(cited), buttons=buttons)


def _proof(summary: NoticeSummary, deadline: Deadline, knowledge: Knowledge) -> tuple[Citation, ...]:
    """The passage that the deadline was read from: the notice's own, or that of the notice which set the day anew."""
    for notice in map(knowledge.notice, (summary.id, *summary.changed_by)):
        said = [p for p in notice.passages if squeeze(deadline.quote) in squeeze(p.quote)]
        if said:
            return citations(notice, said[:1])
    return ()


def _first(summary: NoticeSummary, stage: str) -> Deadline | None:
    return next((d for d in summary.deadlines if d.stage == stage and d.end), None)


def _state(deadline: Deadline | None, turn: Turn) -> str | None:
    return window(deadline, turn.today).state if deadline else None


def _order(summary: NoticeSummary, turn: Turn) -> int:
    states = {window(d, turn.today).state for d in summary.deadlines if d.stage == APPLYING}
    return 0 if "open" in states else 1 if "upcoming" in states else 2
