"""Deadlines of one notice brought together: what one clause has lost another settles, and nothing is said twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from policies.extract.dates import When
from policies.model import Deadline, Value


class Found(Value, frozen=True, kw_only=True):
    """A deadline with the time it was read from, before gaps are filled from other clauses."""

    fact: Deadline
    when: When


def stretch(opened: When, closed: When) -> When:
    """系统于9月3日开放，关闭时间为9月18日: one stretch."""
    return When(
        begin=opened.begin, finish=closed.finish, kind="range", start=opened.start, end=closed.end,
        end_time=closed.end_time, doubtful_start=opened.doubtful, doubtful_end=closed.doubtful, dated=opened.dated,
    )  # fmt: skip


def settled(item: Found, found: Sequence[Found]) -> Deadline | None:
    """The deadline as it stands, or with its lost end taken from, and quoted from, the clause that has it.

    A clause that is about nobody in particular settles before one about some applicants only.
    """
    fact, when = item.fact, item.when
    if not (when.broken or when.doubtful):
        return fact
    same = (other for other in found if other.fact.stage == fact.stage)
    whole = (other for other in same if not (other.when.broken or other.when.doubtful))
    fitting = [other for other in whole if _fits(when, other.when)]
    if not fitting:
        return fact if fact.start or fact.end else None
    best = min(fitting, key=lambda other: (other.fact.applies_to != fact.applies_to, other.when.start != when.start))
    return _moved(fact, best.fact, when.start or best.when.start)


def _moved(fact: Deadline, source: Deadline, start: dt.date | None) -> Deadline:
    return Deadline(
        section=source.section, anchor=source.anchor, quote=source.quote, stage=fact.stage, start=start or source.start,
        end=source.end, end_time=source.end_time or fact.end_time, applies_to=fact.applies_to,
    )  # fmt: skip


def _fits(lost: When, whole: When) -> bool:
    """Whether what is left of a broken time agrees with a whole one."""
    if whole.end is None or (lost.start and whole.end < lost.start):
        return False
    if not lost.broken:
        if lost.doubtful_end:
            return whole.end == lost.end and whole.start in (None, lost.start)
        return whole.start == lost.start
    return lost.day is None or lost.day == whole.end.day


def distinct(facts: Sequence[Deadline]) -> list[Deadline]:
    """Each deadline once: a repeat that says less (no start, no hour, nobody in particular) is left out."""
    kept: list[Deadline] = []
    for fact in with_hours(paired(facts)):
        if not any(_covers(other, fact) for other in kept):
            kept = [other for other in kept if not _covers(fact, other)] + [fact]
    return kept


def paired(facts: Sequence[Deadline]) -> list[Deadline]:
    """Openings joined to their closings: 申报开始9月1日 and 申报截止9月19日, for the same applicants, are one term.

    An opening for everybody belongs to each closing of its clause that is for some: 9月1日开放，中级9月15日、高级9月20日关闭.
    """
    used: set[int] = set()
    read: list[Deadline] = []
    for place, fact in enumerate(facts):
        near = [at for at in range(place + 1, min(place + 7, len(facts))) if at not in used]
        closing = [at for at in near if _closes(fact, facts[at])][:1] or _closings_for_some(fact, facts, near)
        if closing:
            used |= {place, *closing}
            read += [msgspec.structs.replace(facts[at], start=fact.start) for at in closing]
        elif place not in used:
            read.append(fact)
    return read


def _closings_for_some(opening: Deadline, facts: Sequence[Deadline], near: Sequence[int]) -> list[int]:
    if opening.applies_to:
        return []
    of_clause = [at for at in near if facts[at].anchor == opening.anchor and facts[at].applies_to]
    return [at for at in of_clause if _closes(opening, msgspec.structs.replace(facts[at], applies_to=None))]


def with_hours(facts: Sequence[Deadline]) -> list[Deadline]:
    """A term whose last hour the next sentence of its clause gives: …（7月3日—7月21日）。……7月21日18时系统关闭。"""
    read: list[Deadline] = []
    for fact in facts:
        last = read[-1] if read else None
        if last and _gives_hour(last, fact):
            read[-1] = msgspec.structs.replace(fact, start=last.start)
        else:
            read.append(fact)
    return read


def _gives_hour(term: Deadline, hour: Deadline) -> bool:
    same = (term.stage, term.end, term.applies_to, term.anchor) == (hour.stage, hour.end, hour.applies_to, hour.anchor)
    untimed = term.start and term.end and not term.end_time and hour.end_time and not hour.start
    return bool(same and untimed)


def _closes(opening: Deadline, closing: Deadline) -> bool:
    if not opening.start or opening.end or closing.start or not closing.end:
        return False
    if opening.stage == "other" and opening.quote != closing.quote:
        return False
    same = (opening.stage, opening.applies_to) == (closing.stage, closing.applies_to)
    return same and closing.end >= opening.start


def _covers(fuller: Deadline, fact: Deadline) -> bool:
    if (fuller.stage, fuller.end) != (fact.stage, fact.end):
        return False
    if fact.end is None and fact.start is None:
        return _covers_open(fuller, fact)
    if fact.applies_to != fuller.applies_to or fact.end_time not in (None, fuller.end_time):
        return False
    if fuller.start == fuller.end:  # a single day says no more than 'until that day'
        return fact.start == fact.end
    return fact.start in (None, fuller.start, fact.end)


def _covers_open(fuller: Deadline, fact: Deadline) -> bool:
    """Whether a time left open is said again: in one sentence (10月底进行，具体时间另行通知) or in other words."""
    if fuller.quote == fact.quote and fact.applies_to is None:
        return True
    if fuller.start or fuller.stage in ("online_review", "other"):
        return False
    return fact.applies_to == fuller.applies_to
