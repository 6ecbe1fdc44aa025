"""A notice's dates as they stand today: what later notices moved has the new days, what was repealed has none."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from policies.extract.dates import Calendar, When, find_times
from policies.extract.numbers import plain
from policies.model import AnyFact, CeRequirement, Change, Deadline, Fee, Limit, Notice, Value
from policies.ranking import qualifiers

_STEP = re.compile(r"(?:审核|初审|复审|审查|推荐|公示|时间|截止)+$")


class Scheduled(Value, frozen=True, kw_only=True):
    """A deadline as it stands; ``change`` is what ``by`` says of it, and ``replaced`` what it was before."""

    deadline: Deadline
    change: Change | None = None
    by: Notice | None = None
    replaced: Deadline | None = None


def schedule(notice: Notice, later: Sequence[Notice]) -> tuple[Scheduled, ...]:
    """The notice's deadlines in their order; none when a later notice has repealed it."""
    in_order = sorted(later, key=lambda newer: str(newer.issued_on or ""))
    entries = [(newer, entry) for newer in in_order for entry in newer.supersedes if entry.notice == notice.id]
    if any(entry.repeals for _, entry in entries):
        return ()
    standing = [Scheduled(deadline=fact) for fact in notice.facts if isinstance(fact, Deadline)]
    for newer, entry in entries:
        for change in entry.changes:
            meant = _meant(change, [each.deadline for each in standing], newer)
            standing = [_moved(each, change, newer) if each.deadline in meant else each for each in standing]
    return tuple(standing)


def changes_to(notice: Notice, later: Sequence[Notice]) -> list[tuple[Notice, Change]]:
    """Every change that a later notice makes to this one."""
    return [(newer, c) for newer in later for s in newer.supersedes if s.notice == notice.id for c in s.changes]


def concerns(change: Change, fact: AnyFact) -> bool:
    """The change is about this fact: of its type, and of its stage, item, level and body where the change names them."""
    if change.type != fact.__struct_config__.tag or not _same_item(change, fact):
        return False
    whom, named = change.applies_to or "", getattr(fact, "applies_to", None) or ""
    meant, said = qualifiers(whom)[0], qualifiers(named)[0]
    if meant and said:
        return bool(meant & said)
    return bool(meant or said) or _same_body(whom, named)


def _same_item(change: Change, fact: AnyFact) -> bool:
    if isinstance(fact, Deadline):
        return change.stage in (None, fact.stage)
    if isinstance(fact, Fee):
        return change.item in (None, fact.item)
    if isinstance(fact, CeRequirement):
        return change.item in (None, fact.subject)
    return not isinstance(fact, Limit) or change.item in (None, fact.what)


def _same_body(whom: str, named: str) -> bool:
    """单位审核 and 单位 are the same body, 单位审核 and 县级 are not; unless both are named there is no telling."""
    a, b = _STEP.sub("", whom), _STEP.sub("", named)
    return not (a and b) or a in b or b in a


def _meant(change: Change, deadlines: Sequence[Deadline], newer: Notice) -> list[Deadline]:
    """The deadlines that a change is about; of several those on the day that it says was set before."""
    about = [deadline for deadline in deadlines if concerns(change, deadline)]
    before = _when(change.old, newer)
    of_day = [d for d in about if before and before.end in (d.end, d.start)]
    return of_day if before and len(about) > 1 else about


def _moved(standing: Scheduled, change: Change, newer: Notice) -> Scheduled:
    """The deadline with the days that the change sets; with its old days when the change names none."""
    when, was = _when(change.new, newer), standing.deadline
    deadline = was
    if when and when.end:
        start = when.start if when.kind == "range" else when.end if was.start == was.end else was.start
        start = start if start and start <= when.end else None
        deadline = msgspec.structs.replace(was, start=start, end=when.end, end_time=when.end_time)
    return Scheduled(deadline=deadline, change=change, by=newer, replaced=standing.replaced or was)


def _when(words: str | None, newer: Notice) -> When | None:
    """The last day that a value of a change names."""
    times = find_times(plain(words or ""), Calendar(issued=newer.issued_on, year=newer.year))
    return next((when for when in reversed(times) if when.end), None)
