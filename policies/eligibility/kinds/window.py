"""The window for applying: decided by the day alone."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from policies.eligibility.clues import cite, clues, same
from policies.eligibility.model import OF_THE_DAY, Case, Criterion, Window
from policies.eligibility.parts import OF_LEVEL, Part, Source
from policies.extract.levels import level_names
from policies.model import Change, Citation, Deadline, Stage
from policies.text import squeeze

_LAST_DAY = re.compile(r"(20\d\d)[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?(?:(\d{1,2})(?::|时|点)(\d\d)?)?")
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
    dated = [moved(fact, source) for fact in source.facts(Deadline) if fact.end]
    for stage in _APPLYING:
        found = [fact for fact in dated if fact.stage == stage]
        if found:
            return found if len({(fact.end, fact.end_time) for fact in found}) > 1 else found[:1]
    return []


def moved(deadline: Deadline, source: Source) -> Deadline:
    """The deadline with the last day that a later notice sets for it, and that notice's words."""
    for change in _changes(source):
        last = _LAST_DAY.findall(squeeze(change.new or ""))
        if last and change.stage == deadline.stage and change.applies_to in (None, deadline.applies_to):
            year, month, day, hour, minute = last[-1]
            time = f"{int(hour):02}:{minute or '00'}" if hour else None
            end = dt.date(int(year), int(month), int(day))
            return msgspec.structs.replace(deadline, end=end, end_time=time, quote=change.quote)
    return deadline


def _changes(source: Source) -> list[Change]:
    of_this = (s for newer in source.later for s in newer.supersedes if s.notice == source.notice.id)
    return [change for s in of_this for change in s.changes if change.type == "deadline"]


def _citation(source: Source, deadline: Deadline) -> Citation:
    """The clause of the deadline: in the later notice where that moved it."""
    for newer in source.later:
        for clue in clues(newer):
            if any(deadline.quote == change.quote for change in _changes(source)) and same(clue.quote, deadline.quote):
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
