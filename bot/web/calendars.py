"""A notice's dates for a calendar program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from icalendar import Alarm, Calendar, Event

from actions import wording
from policies.model import Deadline, Notice, Supersedes
from policies.schedule import Scheduled
from policies.windows import SHANGHAI, closes

_LENGTH = dt.timedelta(minutes=30)  # how long an entry that ends at a given hour is drawn
_NOTICE_BEFORE = dt.timedelta(days=3)


def calendar(
    notice: Notice,
    dated: Sequence[Scheduled],
    base: str,
    stamp: dt.datetime,
    *,
    repealed: tuple[Notice, Supersedes] | None = None,
) -> bytes:
    """For each of the ``dated`` windows one entry when it opens and one when it ends; ``base`` is our address.

    One that a later notice moved says what it was before; the calendar of a repealed notice has no entries and says
    why, so that those who subscribed to it lose the old ones.
    """
    found = Calendar()
    found.add("prodid", "-//zhicheng//notices//ZH")
    found.add("version", "2.0")
    found.add("x-wr-calname", notice.short)
    if repealed:
        found.add("x-wr-caldesc", wording.repealed(notice.short, repealed[0].title))
    for number, scheduled in enumerate(dated):
        deadline = scheduled.deadline
        for event in _events(notice, deadline):
            event.add("uid", f"{notice.id}-{number}-{event['x-side']}@zhicheng")
            del event["x-side"]
            event.add("dtstamp", stamp)
            event.add("url", f"{base}/notices/{notice.id}#{deadline.anchor}")
            event.add("description", f"{notice.title} {deadline.section}\n{deadline.quote}{_moved(scheduled)}")
            found.add_component(event)
    found.add_missing_timezones()
    return bytes(found.to_ical())


def _moved(scheduled: Scheduled) -> str:
    """What a later notice put in the place of the words quoted, and what the days were before."""
    if not (scheduled.change and scheduled.by and scheduled.replaced):
        return ""
    was = wording.span(scheduled.replaced)
    return f"\n{wording.moved(scheduled.by.title, scheduled.change.quote, was)}"


def _events(notice: Notice, deadline: Deadline) -> list[Event]:
    name = wording.STAGES[deadline.stage] + (f"（{deadline.applies_to}）" if deadline.applies_to else "")
    events = []
    if deadline.start and deadline.start != deadline.end:
        events.append(_event("start", f"{notice.short}：{name}开始", deadline.start))
    if deadline.end:
        event = _event("end", f"{notice.short}：{name}截止", deadline.end)
        if deadline.end_time:
            del event["dtstart"], event["dtend"]
            event.add("dtstart", closes(deadline).astimezone(SHANGHAI) - _LENGTH)
            event.add("dtend", closes(deadline).astimezone(SHANGHAI))
        event.add_component(_reminder(name))
        events.append(event)
    return events


def _event(side: str, summary: str, day: dt.date) -> Event:
    event = Event()
    event.add("x-side", side)
    event.add("summary", summary)
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    return event


def _reminder(name: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{name}还有 3 天截止")
    alarm.add("trigger", -_NOTICE_BEFORE)
    return alarm
