import datetime as dt

import pytest

from policies.extract.dates import Calendar, find_times
from policies.extract.numbers import plain

ISSUED = Calendar(issued=dt.date(2024, 9, 25), year=2024)


def read(text, calendar=ISSUED, **more):
    return [
        (when.kind, str(when.start or ""), str(when.end or ""), when.end_time or "")
        for when in find_times(plain(text), calendar, **more)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024 年 7 月 22 日—2024 年 8 月 30 日 18: 00", [("range", "2024-07-22", "2024-08-30", "18:00")]),
        ("10月8日—10月30日", [("range", "2024-10-08", "2024-10-30", "")]),
        ("10月8-30日", [("range", "2024-10-08", "2024-10-30", "")]),
        ("10月8日至30日24时", [("range", "2024-10-08", "2024-10-30", "24:00")]),
        ("2024年12月20日至1月10日", [("range", "2024-12-20", "2025-01-10", "")]),
        ("2024年12月20日至次年1月10日", [("range", "2024-12-20", "2025-01-10", "")]),
        ("2024.10.8-10.30", [("range", "2024-10-08", "2024-10-30", "")]),
        ("2024-10-08至2024-10-30 18:00", [("range", "2024-10-08", "2024-10-30", "18:00")]),
        ("2024/10/8-2024/10/30", [("range", "2024-10-08", "2024-10-30", "")]),
        ("自10月8日10:00起至10月30日17时30分止", [("range", "2024-10-08", "2024-10-30", "17:30")]),
        ("九月二十六日至十月十日十八时", [("range", "2024-09-26", "2024-10-10", "18:00")]),
        ("即日起至10月15日", [("range", "2024-09-25", "2024-10-15", "")]),
        ("截至10月20日中午12点", [("until", "", "2024-10-20", "12:00")]),
        ("10月20日中午前", [("until", "", "2024-10-20", "12:00")]),
        ("10月20日下午5点半前", [("until", "", "2024-10-20", "17:30")]),
        ("不迟于10月20日", [("until", "", "2024-10-20", "")]),
        ("10月20日（星期日）之前", [("until", "", "2024-10-20", "")]),
        ("自10月8日起", [("from", "2024-10-08", "", "")]),
        ("11月16日", [("day", "2024-11-16", "2024-11-16", "")]),
        ("11月16日9:00-12:00", [("day", "2024-11-16", "2024-11-16", "12:00")]),
        ("11月15日、16日", [("range", "2024-11-15", "2024-11-16", "")]),
        ("9月底前", [("until", "", "2024-09-30", "")]),
        ("11月上旬", [("unset", "", "", "")]),
        ("具体时间另行通知", [("unset", "", "", "")]),
        ("不再另行通知时间", []),
        ("1月10日前", [("until", "", "2025-01-10", "")]),
        ("每学年216学时，3.5分，比例为1:1.2", []),
        ("××××年××月××日", []),
    ],
)
def test_finds_times(text, expected):
    assert read(text) == expected


def test_takes_the_year_from_the_date_before():
    assert read("1月10日前", Calendar(), previous=dt.date(2024, 12, 20)) == [("until", "", "2025-01-10", "")]


def test_an_older_document_gives_no_year():
    assert read("10月30日前", previous=dt.date(2019, 3, 1)) == [("until", "", "2024-10-30", "")]


@pytest.mark.parametrize(
    "text", ["9月31日前", "2021年9月25日至月10日", "2024年10月30日至2024年10月8日", "9月25日至10日"]
)
def test_marks_what_is_no_date(text):
    assert [when.broken for when in find_times(plain(text), ISSUED)] == [True]


def test_marks_misread_digits():
    when = find_times(plain("2O24年1O月8日至l0月3l日"), ISSUED)[0]
    assert (when.doubtful, when.broken, str(when.end)) == (True, False, "2024-10-31")


def test_without_a_year_a_date_is_left_open():
    assert [(when.end, when.broken) for when in find_times(plain("10月30日前"), Calendar())] == [(None, True)]
