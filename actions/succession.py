"""An answer brought up to date: what a later notice has changed comes first, the old words are named as such."""

from __future__ import annotations

import msgspec

from actions import wording
from actions.display import body, citations
from actions.messages import Message
from actions.turn import Turn
from policies.answering import Finding, find
from policies.model import Notice
from policies.ranking import Ask
from policies.store import Knowledge, NoticeSummary
from policies.succession import repealed, said_by, succeeded


def brought_up_to_date(
    message: Message, notice: Notice, finding: Finding, ask: Ask, turn: Turn, knowledge: Knowledge
) -> Message:
    """The message as it stands when nothing later bears on it."""
    summary = next(each for each in knowledge.summaries() if each.id == notice.id)
    if finding.status != "found":
        return message
    changed = succeeded(notice, finding, _later(summary, knowledge))
    if changed:
        new = body(changed.notice, changed.finding, ask.text, turn.today)
        text = wording.changed(changed.notice.short, new, [passage.quote for passage in finding.passages])
        cited = (*citations(changed.notice, changed.finding.passages), *message.citations)
        return msgspec.structs.replace(message, text=wording.headed(notice.short, text), citations=cited)
    return _as_history(message, notice, summary, knowledge)


def in_force(notice: Notice, finding: Finding, knowledge: Knowledge) -> tuple[Notice, Finding]:
    """The finding, or what a later notice has put in its place, with the notice that says so."""
    summary = next(each for each in knowledge.summaries() if each.id == notice.id)
    changed = succeeded(notice, finding, _later(summary, knowledge)) if finding.status == "found" else None
    return (changed.notice, changed.finding) if changed else (notice, finding)


def changed_notice(notice: Notice, finding: Finding, ask: Ask, knowledge: Knowledge) -> tuple[Notice, Finding] | None:
    """For a supplement that does not settle a question: the notice that it changes, with what that one says of it.

    None for any other notice, and when no notice that it changes settles the question either.
    """
    settled = finding.status == "found" and not finding.asked
    summary = next(each for each in knowledge.summaries() if each.id == notice.id)
    for base in () if settled else map(knowledge.notice, summary.supplements):
        said = find(base, ask)
        if said.status == "found" and (finding.status != "found" or not said.asked):
            return base, said
    return None


def _as_history(message: Message, notice: Notice, summary: NoticeSummary, knowledge: Knowledge) -> Message:
    """The answer of a notice that no longer stands, marked as such."""
    if not summary.superseded_by:
        return message
    newer = knowledge.notice(summary.superseded_by)
    end = repealed(notice, [newer])
    if end is None:
        return msgspec.structs.replace(message, text=f"{wording.older(newer.short)}\n{message.text}")
    proof = citations(newer, said_by(newer, end[1].quote)[:1])
    text = f"{wording.repealed(notice.short, newer.short)}\n{message.text}"
    return msgspec.structs.replace(message, text=text, citations=(*proof, *message.citations))


def _later(summary: NoticeSummary, knowledge: Knowledge) -> list[Notice]:
    """The notices that change something in it, in the order of their issue."""
    newer = [knowledge.notice(id_) for id_ in summary.changed_by]
    return sorted(newer, key=lambda each: str(each.issued_on or ""))
