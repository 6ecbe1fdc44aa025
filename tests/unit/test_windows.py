"""The state of a window, to the minute, in Shanghai."""

import datetime as dt

import pytest

from policies.model import Deadline
from policies.windows import SHANGHAI, window

MAY = Deadline(
    section="二（一）", anchor="c-2-1", quote="5月6日—5月20日18:00", stage="online_application",
    start=dt.date(2025, 5, 6), end=dt.date(2025, 5, 20), end_time="18:00",
)  # fmt: skip


@pytest.mark.parametrize(
    ("now", "state", "days"),
    [
        ("2025-05-05T23:59", "upcoming", 1),
        ("2025-05-06T00:00", "open", 14),
        ("2025-05-20T17:59", "open", 0),
        ("2025-05-20T18:00", "open", 0),
        ("2025-05-20T18:01", "closed", 0),
        ("2025-05-23T09:00", "closed", 3),
    ],
)
def test_a_window_opens_by_the_day_and_closes_by_the_minute(now, state, days):
    found = window(MAY, dt.datetime.fromisoformat(now).replace(tzinfo=SHANGHAI))
    assert (found.state, found.days) == (state, days)


def test_the_day_is_shanghais_whatever_zone_the_clock_is_in():
    utc = dt.datetime(2025, 5, 5, 16, 30, tzinfo=dt.timezone.utc)  # 00:30 on the 6th in Shanghai
    assert window(MAY, utc).state == "open"


def test_a_window_without_dates_is_not_yet_set():
    unset = Deadline(section="", anchor="c", quote="评审会议时间另行通知", stage="review_meeting")
    assert window(unset, dt.datetime(2025, 5, 6, tzinfo=SHANGHAI)).state == "unset"


def test_without_an_hour_the_last_day_counts_to_midnight():
    whole = Deadline(section="", anchor="c", quote="5月20日前", stage="payment", end=dt.date(2025, 5, 20))
    assert window(whole, dt.datetime(2025, 5, 20, 23, 59, tzinfo=SHANGHAI)).state == "open"
    assert window(whole, dt.datetime(2025, 5, 21, 0, 1, tzinfo=SHANGHAI)).state == "closed"
