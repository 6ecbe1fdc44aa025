"""Notices over time: which of them still stand, and what a later one puts in the place of an answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from policies.answering import Finding
from policies.model import Change, Notice, Passage, Supersedes, Value
from policies.proof import plain
from policies.schedule import concerns


class Dated(Protocol):
    """What tells a notice in force from those that others follow."""

    @property
    def id(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def superseded_by(self) -> str | None: ...
    @property
    def changed_by(self) -> Sequence[str]: ...
    @property
    def supplements(self) -> Sequence[str]: ...


class Succession(Value, frozen=True, kw_only=True):
    """What a later notice says in the place of a finding: ``finding`` is of ``notice``, the later one."""

    notice: Notice
    finding: Finding
    changes: tuple[Change, ...]


def standing(
    listed: Sequence[Dated], ids: Sequence[str], *, years: Collection[str], here: Collection[str | None]
) -> tuple[str, ...]:
    """The notices among the ids that a question is answered from today.

    Left out are those that another has taken the place of (unless their year is named, or one is on their page), and
    supplements beside the notice that they change: its answers carry what they say. Never empty when the ids are not.
    """
    by_id = {each.id: each for each in listed}
    supplements = {id_ for id_ in ids if set(by_id[id_].supplements) & set(ids)}
    kept = [
        id_
        for id_ in ids
        if id_ in here or str(by_id[id_].year) in years or not (by_id[id_].superseded_by in by_id or id_ in supplements)
    ]
    return tuple(kept or ids)


def succeeded(notice: Notice, finding: Finding, later: Sequence[Notice]) -> Succession | None:
    """What the latest of the later notices changes in the finding; None when none does."""
    for newer in reversed(later):
        entries = [entry for entry in newer.supersedes if entry.notice == notice.id]
        changes = tuple(change for entry in entries for change in entry.changes if _touches(change, finding))
        if changes:
            passages = _saying(newer, changes)
            facts = tuple(fact for fact in newer.facts if any(plain(fact.quote) in plain(p.quote) for p in passages))
            found = Finding(notice=newer.id, aspect=finding.aspect, status="found", passages=passages, facts=facts)
            return Succession(notice=newer, finding=found, changes=changes)
    return None


def repealed(notice: Notice, later: Sequence[Notice]) -> tuple[Notice, Supersedes] | None:
    """The notice that repeals this one, with its words."""
    return next(
        (
            (newer, entry)
            for newer in later
            for entry in newer.supersedes
            if entry.notice == notice.id and entry.repeals
        ),
        None,
    )


def said_by(notice: Notice, quote: str) -> tuple[Passage, ...]:
    """The passages of a notice in which a quote stands."""
    wanted = plain(quote)
    return tuple(
        passage for passage in notice.passages if wanted in plain(passage.quote) or plain(passage.quote) in wanted
    )


def _saying(newer: Notice, changes: Sequence[Change]) -> tuple[Passage, ...]:
    passages = {passage.number: passage for change in changes for passage in said_by(newer, change.quote)}
    return tuple(passages.values())


def _touches(change: Change, finding: Finding) -> bool:
    """True when the change concerns what the finding says: its words, or a fact of the same kind and level."""
    old = plain(change.old or "")
    if len(old) > 3 and any(old in plain(passage.quote) for passage in finding.passages):
        return True
    return any(concerns(change, fact) for fact in finding.facts)
