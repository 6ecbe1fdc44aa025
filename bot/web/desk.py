"""The pages of the consultation desk: look-up, the matrix of points and notices, the timeline of windows."""

from __future__ import annotations

import datetime as dt

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from actions import lookup, wording
from bot.web.desk_api import compared, whole_number
from bot.web.front import Front, front_of
from bot.web.templating import page
from policies.model import Deadline
from policies.store import NoticeSummary
from policies.windows import window

WIDTH = 1000  # of a bar's drawing, in units of its own


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A window as drawn: ``left`` and ``wide`` in a drawing that is WIDTH wide."""

    notice: str
    short: str
    anchor: str
    state: str
    text: str
    left: float
    wide: float


async def desk(request: Request) -> Response:
    """The look-up page; what is looked up stands in the address and is fetched by the page."""
    front_of(request).require_knowledge()
    return page(request, "desk.html")


async def matrix(request: Request) -> Response:
    lines, notices = await compared(request)
    summaries = front_of(request).require_knowledge().summaries()
    query = request.url.query
    return page(
        request,
        "matrix.html",
        lines=lines,
        notices=notices,
        summaries=summaries,
        chosen_topics=request.query_params.getlist("topic") or list(lookup.MATRIX),
        chosen={notice.id for notice in notices},
        topics=wording.DESK_TOPICS,
        csv="/desk/compare.csv" + (f"?{query}" if query else ""),
    )


async def timeline(request: Request) -> Response:
    """The windows of one year (today's, unless another is asked for or it has none) with today's line."""
    front = front_of(request)
    dated = [(s, d) for s in front.require_knowledge().summaries() for d in s.deadlines if d.start or d.end]
    years = sorted({day.year for _, d in dated for day in (d.start, d.end) if day}, reverse=True)
    today = front.now().date()
    asked = whole_number(request.query_params.get("year"), "year", 1900, 2999)
    year = asked or (today.year if today.year in years or not years else years[0])
    bars = [_bar(front, s, d, year) for s, d in dated if any(day.year == year for day in (d.start, d.end) if day)]
    line = _place(today, year) if today.year == year else None
    months = [(month, _place(dt.date(year, month, 1), year)) for month in range(1, 13)]
    return page(request, "timeline.html", bars=bars, years=years, year=year, today=today, line=line, months=months)


def _bar(front: Front, summary: NoticeSummary, deadline: Deadline, year: int) -> Bar:
    first, last = deadline.start or deadline.end, deadline.end or deadline.start
    assert first and last
    left = _place(max(first, dt.date(year, 1, 1)), year)
    right = _place(min(last, dt.date(year, 12, 31)), year) + WIDTH / 366
    state = window(deadline, front.now())
    return Bar(
        notice=summary.id,
        short=summary.short,
        anchor=deadline.anchor,
        state=state.state,
        text=f"{wording.STAGES[deadline.stage]}：{wording.span(deadline)}",
        left=left,
        wide=max(round(right - left, 1), 4),
    )


def _place(day: dt.date, year: int) -> float:
    return round((day - dt.date(year, 1, 1)).days / 366 * WIDTH, 1)
