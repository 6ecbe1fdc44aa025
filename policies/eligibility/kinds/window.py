"""The window for applying: decided by the day alone."""

from __future__ import annotations

from policies.eligibility.clues import cite
from policies.eligibility.model import OF_THE_DAY, Case, Criterion, Window
from policies.eligibility.parts import OF_LEVEL, Part, Source
from policies.extract.levels import level_names
from policies.model import Deadline, Stage

_APPLYING: tuple[Stage, ...] = ("online_application", "paper_submission")
"""The stage at which one applies: on paper where a notice has no online application."""


def find(source: Source) -> Part:
    """One criterion over all windows; none where the notice sets no last day."""
    deadlines = _deadlines(source)
    if not deadlines:
        return Part()
    windows = tuple(
        Window(key=f"{OF_THE_DAY}window{number}", deadline=deadline, levels=_levels(source, deadline))
        for number, deadline in enumerate(deadlines)
    )
    criterion = Criterion(
        id="window",
        text="在申报时间内",
        aspect=f"deadline.{deadlines[0].stage}",
        fails="hard",
        cases=(*(case for window in windows for case in _cases(window)), Case(when={}, status="skip")),
        citation=cite(source.notice, deadlines[0]),
        change="本次不能再报，可以等下一年度的通知；有特殊情况请问受理单位",
        asked=False,
    )
    return Part(criteria=(criterion,), windows=windows)


def _deadlines(source: Source) -> list[Deadline]:
    """The dated windows for applying; one of them where all close at the same moment."""
    dated = [fact for fact in source.facts(Deadline) if fact.end]
    for stage in _APPLYING:
        found = [fact for fact in dated if fact.stage == stage]
        if found:
            return found if len({(fact.end, fact.end_time) for fact in found}) > 1 else found[:1]
    return []


def _levels(source: Source, deadline: Deadline) -> tuple[str, ...]:
    named = {OF_LEVEL[name] for name in level_names(deadline.applies_to or "")}
    if "middle" in named:
        named.add("direct")
    return tuple(level for level in source.levels if level in named)


def _cases(window: Window) -> list[Case]:
    for_whom = {"level": window.levels} if window.levels else {}
    return [
        Case(when=for_whom | {window.key: ("closed",)}, status="unmet", reason=f"申报时间已过（{last_day(window)}截止）"),
        Case(when=for_whom | {window.key: ("upcoming",)}, status="met", reason="申报还没有开始"),
        Case(when=for_whom | {window.key: ("open", "unset")}, status="met"),
    ]


def last_day(window: Window) -> str:
    """The last day in words: 2024年10月30日18:00."""
    end = window.deadline.end
    return f"{end.year}年{end.month}月{end.day}日{window.deadline.end_time or ''}" if end else "时间未定"
