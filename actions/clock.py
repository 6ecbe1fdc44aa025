"""The moment that a turn is answered for, in Asia/Shanghai."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = dt.time(12)


def moment(day: dt.date | None) -> dt.datetime:
    """Noon of the given day (so that a preview of a day says the same at any hour), or now."""
    if day is None:
        return dt.datetime.now(SHANGHAI)
    return dt.datetime.combine(day, NOON, SHANGHAI)
