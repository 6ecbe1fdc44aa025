"""The state of a window for a given moment: 未开始, 进行中, 已截止 or 未定."""

from __future__ import annotations

import datetime as dt
from typing import Literal
from zoneinfo import ZoneInfo

from policies.model import Deadline, Value

SHANGHAI = ZoneInfo("Asia/Shanghai")

State = Literal["upcoming", "open", "closed", "unset"]


class Window(Value, kw_only=True):
    """``days``: until it opens (upcoming), left with today as 0 (open), gone since it closed (closed)."""

    state: State
    days: int | None = None


def window(deadline: Deadline, now: dt.datetime) -> Window:
    """The state of a deadline at ``now`` (aware, any zone); the end is inclusive, to the minute where an hour is given."""
    today = now.astimezone(SHANGHAI)
    if deadline.end is None and deadline.start is None:
        return Window(state="unset")
    if deadline.start and today.date() < deadline.start:
        return Window(state="upcoming", days=(deadline.start - today.date()).days)
    if deadline.end and today > closes(deadline):
        return Window(state="closed", days=(today.date() - deadline.end).days)
    return Window(state="open", days=(deadline.end - today.date()).days if deadline.end else None)


def closes(deadline: Deadline) -> dt.datetime:
    """The last moment of a deadline that has an end. Raises ValueError when it has none."""
    if deadline.end is None:
        raise ValueError(f"deadline {deadline.quote!r} has no end")
    hour, minute = map(int, (deadline.end_time or "24:00").split(":"))
    start = dt.datetime.combine(deadline.end, dt.time(), SHANGHAI)
    return start + dt.timedelta(hours=hour, minutes=minute)
