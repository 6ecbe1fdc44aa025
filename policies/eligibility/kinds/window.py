"""The window for applying: decided by the day alone."""

from __future__ import annotations

import msgspec

from policies.eligibility.clues import cite, clues, same
from policies.eligibility.model import OF_THE_DAY, Case, Criterion, Window
from policies.eligibility.parts import OF_LEVEL, Part, Source
from policies.extract.levels import level_names
from policies.model import Citation, Deadline, Stage
from policies.schedule import Scheduled, changes_to, schedule

_APPLYING: tuple[Stage, ...] = ("online_application", "paper_submission")
"""The stage at which one applies: on paper where a notice has no online application."""


def find(source: Source) -> Part:
    """A criterion a window; none where the notice sets no last day."""
    windows = tuple(
        Window(key=f"{OF_THE_DAY}window{number}", deadline=deadline, levels=_levels(source, deadline))
        for number, deadline in enumerate(_deadlines(source))
    )
    return Part(criteria=tuple(_criterion(source, window) for window in windows), windows=windows)


def _criterion(source: Source, window: Window) -> Criterion:
    others = tuple(level for level in (*source.levels, "other") if level not in window.levels)
    closed = f"申报时间已过（{last_day(window)}截止）"
    return Criterion(
        id=".".join(("window", *window.levels)),
        text="在申报时间内",
        aspect=f"deadline.{window.deadline.stage}",
        fails="hard",
        cases=(
            *([Case(when={"level": others}, status="skip")] if window.levels else []),
            Case(when={window.key: ("closed",)}, status="unmet", reason=closed),
            Case(when={window.key: ("upcoming",)}, status="met", reason="申报还没有开始"),
            Case(when={}, status="met"),
        ),
        citation=_citation(source, window.deadline),
        change="本次不能再报，可以等下一年度的通知；有特殊情况请问受理单位",
        asked=False,
    )


def _deadlines(source: Source) -> list[Deadline]:
    """The dated windows for applying; one of them where all close at the same moment."""
    dated = [deadline for each in schedule(source.notice, source.later) if (deadline := _told(each)).end]
    for stage in _APPLYING:
        found = [fact for fact in dated if fact.stage == stage]
        if found:
            return found if len({(fact.end, fact.end_time) for fact in found}) > 1 else found[:1]
    return []


def _told(scheduled: Scheduled) -> Deadline:
    """The deadline in the words of the notice that set it last."""
    quote = scheduled.change.quote if scheduled.change else scheduled.deadline.quote
    return msgspec.structs.replace(scheduled.deadline, quote=quote)


def _citation(source: Source, deadline: Deadline) -> Citation:
    """The clause of the deadline: in the later notice where that moved it."""
    for newer, change in changes_to(source.notice, source.later):
        clue = next((clue for clue in clues(newer) if same(clue.quote, change.quote)), None)
        if clue and change.quote == deadline.quote:
            return cite(newer, clue)
    return cite(source.notice, deadline)


def _levels(source: Source, deadline: Deadline) -> tuple[str, ...]:
    named = {OF_LEVEL[name] for name in level_names(deadline.applies_to or "")}
    if "middle" in named:
        named.add("direct")
    return tuple(level for level in source.levels if level in named)


def last_day(window: Window) -> str:
    """The last day in words: 2024年10月30日18:00."""
    end = window.deadline.end
    return f"{end.year}年{end.month}月{end.day}日{window.deadline.end_time or ''}" if end else "时间未定"
