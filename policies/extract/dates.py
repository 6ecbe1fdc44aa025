"""Dates, ranges and hours in a sentence of a notice: where they stand and what days they name."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec

from policies.extract.numbers import Plain
from policies.model import Value

Kind = Literal["range", "until", "from", "day", "unset"]


class Calendar(Value, frozen=True, kw_only=True):
    """What a date without a year is read against: the day of issue and the year that the notice is for."""

    issued: dt.date | None = None
    year: int | None = None


class When(Value, frozen=True, kw_only=True):
    """A point or stretch of time at text[begin:finish] of a Plain.

    ``unset`` is a time that the words leave open (另行通知, 上旬). ``broken``: a part is lost or no such day
    exists (9月25日至月10日), so another clause has to settle it; ``day`` is what is left of its end.
    ``doubtful``: letters were read as digits in a month, a day or an hour.
    """

    begin: int
    finish: int
    kind: Kind
    start: dt.date | None = None
    end: dt.date | None = None
    end_time: str | None = None
    broken: bool = False
    doubtful_start: bool = False
    doubtful_end: bool = False
    day: int | None = None
    dated: bool = False  # the year is written

    @property
    def doubtful(self) -> bool:
        return self.doubtful_start or self.doubtful_end


def _point(n: str) -> str:
    relative = "次年|明年|翌年|来年|当年|本年|今年|同年"
    return (
        rf"(?:(?:(?P<y{n}>(?:19|20)\d\d)年度?|(?P<r{n}>{relative}))?(?<!\d)(?P<m{n}>\d{{1,2}})月份?"
        rf"(?P<d{n}>\d{{1,2}})(?![\d.%个学课元年])[日号]?"
        rf"|(?<!\d)(?P<iy{n}>20\d\d)[-./年](?P<im{n}>\d{{1,2}})[-./](?P<id{n}>\d{{1,2}})(?!\d(?!\d?:\d\d))[日号]?)"
    )


def _hour(n: str) -> str:
    return (
        rf"(?:(?P<ap{n}>上午|早上?|凌晨|中午|正午|下午|晚上?|傍晚|夜间)?(?P<h{n}>\d{{1,2}})"
        rf"(?::(?P<mi{n}>\d{{2}})(?::\d\d)?|[时点](?!间)(?:(?P<mz{n}>\d{{1,2}})分(?:\d{{1,2}}秒)?|(?P<hb{n}>半)|[整正钟])?)"
        rf"|(?P<noon{n}>中午|正午)(?=之?前|止|截止))"
    )


_WEEKDAY = r"(?:\((?:星期|周|礼拜)[一二三四五六日天]\))?"
_GAP = rf"{_WEEKDAY}(?:\(含(?:当[日天])?\)|\(?北京时间:?\)?|[(,]|当[日天]|的)*"
_STEP = "(?:填报|申报|报名|受理|审核|审查|初审|复审|复核|审|公示|报送|缴费)"  # 从6月26日审到7月3日
_TO = rf"{_WEEKDAY}(?:[上下]午|全天|当[天日])?(?:开始|起|开放)?,?(?:-+|至|到|截止到|截至|截止|{_STEP}(?:至|到))"
_DAY_OF_ISSUE = r"(?:即日|(?:本|此)?(?:通知|公告|文件|通告|方案|规定|办法)?(?:印发|发布|下发|公布|发文|发出)之日)"
_ISSUE = rf"{_DAY_OF_ISSUE}起?,?(?:-+|至|到|截止到|截至|截止)"
_OPENS_AT_ISSUE = re.compile(
    rf"{_DAY_OF_ISSUE}起,?(?=[^,。;]{{0,12}}(?:开放|开通|开启|(?:接受|受理|开始|可以?|进行)[^,。;]{{0,4}}(?:申报|填报|报名|注册)|(?:受理|接件|收件|申报|填报|报名)[,。;]))"
)


def _end(n: str) -> str:
    return (
        rf"(?:{_point(n)}|月(?P<lost{n}>\d{{1,2}})[日号]|(?P<od{n}>\d{{1,2}})[日号]"
        rf"|(?P<sm{n}>\d{{1,2}})[./](?P<sd{n}>\d{{1,2}})(?!\d))"
    )


def _timed(point: str, n: str) -> str:
    return rf"{point}(?:{_GAP}{_hour(n)}\)?)?"


_PROMPT = re.compile(rf"{_ISSUE}{_timed(_end('b'), 'b')}")
_RANGE = re.compile(rf"{_timed(_point('a'), 'a')}{_TO}{_timed(_end('b'), 'b')}")
_TWO_DAYS = re.compile(rf"{_point('a')}[、和](?P<odb>\d{{1,2}})[两二]?[日号天](?!内)")
_SINGLE = re.compile(_timed(_point("b"), "b"))
_DOTTED = re.compile(  # 申报时间10.8-10.20
    r"(?:(?<=[间期报名核查费送辩示:(])|^)(?P<ma>1[0-2]|0?[1-9])\.(?P<da>3[01]|[12]\d|0?[1-9])-(?P<mb>1[0-2]|0?[1-9])\.(?P<db>3[01]|[12]\d|0?[1-9])(?![\d.%分])"
)
_HOURS_ON = re.compile(r"[-至到](?:上午|下午|中午|晚上?|当[日天])?(\d{1,2})(?::(\d{2})|[时点](?!间))")
_UNTIL_BEFORE = re.compile(
    r"(?:截至|截止(?:时间|日期|日)?|[时期]限|最迟|最晚|不得?迟于|不得?晚于|止于|(?<![达得遇收接])[至到]|延[长期]?至"
    r"|(?:关闭|结束|终止)(?:时间|日期)?)(?:为|是|:|到|于|至|在|不超过)?$"
    r"|截止(?:时间|日期|日)?[^,。;]{0,24}(?:改|调整|变更|延长|延期|顺延|推迟|提前|更正|修改)(?:为|成|至|到)[“\"『「]?$"
)
_UNTIL_AFTER = re.compile(
    rf"{_WEEKDAY}\)?(?:\(含(?:当[日天])?\))?(?:(?:下班|当日|当天)?(?:之前|以前|前(?!后|三|两|一|\d))|止|为止|以内"
    r"|(?:(?:申报|报名|填报)?(?:系统|端口|平台)将?)?(?:准时|自动|统一)?(?:截止|截稿|关闭|结束|关(?:系统|网|闸|端口|平台|通道)|(?:封|停)(?:网|报))"
    r"|(?:申报|报名|填报|审核|复核|初审|复审|缴费|受理)(?:工作)?(?:截止|结束|完毕)|(?:的?[^,。;]{0,6}邮戳)?为限|(?:的|寄出|投递|当地|邮局)*邮戳为准"
    r"|停止(?:填报|申报|报名|受理|接收|提交|审核|缴费)|(?:自行|自动)?(?:失效|废止|终止)|:[^,。;]{0,16}(?:截止|关闭|结束)(?=[,。;]|$))"
)
_FROM_AFTER = re.compile(
    rf"{_WEEKDAY}\)?(?:(?:申报|报名|填报)?(?:系统|端口|平台|通道)将?)?(?:准时|自动|统一)?(?:起|开始|开放|开通|开启|启动|打开|以后|之后|后|:[^,。;]{{0,12}}(?:开放|开通|开启|启动)(?=[,。;]|$))"
)
_FROM_BEFORE = re.compile(r"自(?:从)?$|(?:开始|开通|开放|启动|起始)(?:(?:时间|日期)(?:为|是|:)?|:)$")
_OPEN = re.compile(
    r"(?<!不再)(?:另行|另外|另文)(?:通知|公布|公告|发布|确定|安排|告知|发文|明确)|待定|另[定告]|(?:届时|择期"
    r"|适时)(?:另行)?(?:通知|公布|公告|组织|安排|召开|举行|进行)"
    r"|(?:届时|电话|短信|微信)(?:另行)?(?:电话|短信|单独)?(?:通知|告知)"
    r"|(?<=时间)由[^,。;]{2,20}(?:通知|确定|公布|安排|告知)"
    r"|[等待][^,。;]{2,16}后,?(?:再|另)?行?(?:通知|公布|公告|确定|安排|告知)"
    r"|^由[^,。;]{1,10}(?:安排|确定|通知)$"
    r"|以.{0,18}(?:通知|公告|短信|公布的?|发布的?)(?:时间)?为准"
)
_MONTH_ALONE = r"(?:20\d\d年)?\d{1,2}月"
_VAGUE = re.compile(
    r"(?:(?P<y>20\d\d)年)?(?<![\d至到-])(?P<m>\d{1,2})月(?:份?(?P<part>上旬|中旬|下旬|中下旬|上中旬|底|末|初)|份(?!\d))"
    r"(?P<before>之?前|以前)?"
    rf"|(?<=[于在]){_MONTH_ALONE}(?=(?:在[^,。;]{{2,12}})?(?:集中|统一)?(?:召开|举行|进行|组织|开展|举办|评审|完成|公示|公布))"
    rf"|(?:(?<=时间)|(?<=[(:])|(?<=[暂拟初]定)|(?<=[预估]计)|(?<=计划))(?:{_MONTH_ALONE}(?:(?:-+|至|到){_MONTH_ALONE})?|(?:20\d\d年)?\d{{1,2}}(?:-+|至|到)\d{{1,2}}月)(?=[),。;(]|$)"
    rf"|^{_MONTH_ALONE}(?:(?:-|至){_MONTH_ALONE})?$|^(?:20\d\d年)?\d{{1,2}}(?:-|至)\d{{1,2}}月$"
    r"|(?:20\d\d年)?第[一二三四1-4]季度|(?<=[于在])[上下]半年"
)


def find_times(
    plain: Plain, calendar_: Calendar, previous: dt.date | None = None, *, ended: When | None = None
) -> list[When]:
    """All times in the text, in their order; ``ended`` is the term before it, which 顺延10天 moves on.

    A date without a year takes it from ``previous`` or from an earlier date of the text that has one, else from
    the calendar. Office hours (每天10:00-18:00) give no end_time.
    """
    found: list[When] = []
    for match in _matches(plain.text):
        when = _read(plain, match, calendar_, previous)
        found.append(when)
        if when.dated or previous:
            previous = when.end or when.start or previous
    found = _last_days(plain.text, found)
    for before, when in list(_extended(plain.text, found, ended)):
        replaced = _ANEW.search(plain.text, before.finish, when.begin) if before in found else None
        found = [*(other for other in found if not replaced or other is not before), when]
    taken = [(when.begin, when.finish) for when in found]
    for match in _VAGUE.finditer(plain.text):
        if not _overlaps(match.span(), taken):
            found.append(_vague(match, calendar_))
    found += [When(begin=m.start(), finish=m.end(), kind="unset") for m in _OPEN.finditer(plain.text)]
    return sorted(found, key=lambda when: when.begin)


def _last_days(text: str, times: list[When]) -> list[When]:
    """初级5月10日、中级5月17日前: what is said of the last day of a list holds for the days before it."""
    read = times[-1:]
    for when, following in zip(times[-2::-1], times[:0:-1], strict=True):
        listed = re.fullmatch(r"[、和及][\u4e00-\u9fff]{0,8}", text[when.finish : following.begin])
        if when.kind == "day" and read[0].kind == "until" and listed:
            when = msgspec.structs.replace(when, kind="until", start=None)
        read.insert(0, when)
    return read


_EXTENDED = re.compile(r"(?:延长|顺延|推迟|延后|延期)(\d{1,2})(?:个自然)?[天日](?!内)")


def _extended(text: str, times: Sequence[When], ended: When | None) -> Iterator[tuple[When, When]]:
    """The last day that 延长10天 makes of the one named before it, with that; none where the new day is named as well."""
    for match in _EXTENDED.finditer(text):
        before = next((when for when in reversed(times) if when.finish <= match.start() and when.end), ended)
        named = any(when.begin >= match.end() for when in times)
        other = before and before.finish <= match.start() and _of_another(text, before, match.start())
        if before and before.end and not named and not other:
            end = before.end + dt.timedelta(days=int(match[1]))
            yield before, When(begin=match.start(), finish=match.end(), kind="until", end=end, end_time=before.end_time)


_ANEW = re.compile(r"[,。;](?:现|统一|再)[^,。;]*$")  # 截止8月9日,现延长10天
_STAGE_MOVED = re.compile(r"(申报|审核|报送|缴费|公示|答辩|评审|补正)[^,。;]*$")


def _of_another(text: str, before: When, place: int) -> bool:
    """Whether what is moved on there is another stage than the one that the time before it ends: its day is not said."""
    own = _STAGE_MOVED.search(text[before.finish : place])
    return bool(own and own[1] not in text[: before.begin])


def last_written(times: list[When]) -> dt.date | None:
    """The last date whose year is written, for the dates of the next sentence."""
    days = [when.end or when.start for when in times if when.dated]
    return days[-1] if days else None


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and begin < span[1] for begin, end in taken)


def _matches(text: str) -> list[re.Match[str]]:
    """Matches of all forms without overlap, the longer forms first."""
    if not ("月" in text or re.search(r"20\d\d[-./]|即日|之日起|\d\.\d", text)):
        return []
    kept: list[re.Match[str]] = []
    for pattern in (_PROMPT, _RANGE, _TWO_DAYS, _SINGLE, _DOTTED, _OPENS_AT_ISSUE):
        taken = [match.span() for match in kept]
        kept += [match for match in pattern.finditer(text) if not _overlaps(match.span(), taken)]
    return sorted(kept, key=lambda match: match.start())


def _read(plain: Plain, match: re.Match[str], calendar_: Calendar, previous: dt.date | None) -> When:
    parts = match.groupdict()
    begin, finish = match.span()
    dated = bool(parts.get("ya") or parts.get("iya") or parts.get("yb") or parts.get("iyb"))
    if match.re is _OPENS_AT_ISSUE:
        return When(begin=begin, finish=finish, kind="from", start=calendar_.issued)
    common: dict[str, Any] = {
        "begin": begin, "dated": dated,
        "doubtful_start": _doubtful(plain, match, "a", "da", "ida"),
        "doubtful_end": _doubtful(plain, match, "b", "db", "idb", "odb", "sdb"),
    }  # fmt: skip
    if match.re is _SINGLE:
        return _single(plain.text, match, parts, calendar_, previous, common)
    prompt = match.re is _PROMPT
    start = calendar_.issued if prompt else _day(parts, "a", calendar_, previous)
    end, broken = _range_end(parts, start, calendar_)
    hour, finish = _end_time(plain.text, match, "b", several_days=True)
    left = parts.get("lostb") or parts.get("odb") or parts.get("db")
    return When(
        **common, finish=finish, kind="range", start=start, end=end, end_time=hour,
        broken=broken or (start is None and not prompt), day=int(left) if left else None,
    )  # fmt: skip


def _doubtful(plain: Plain, match: re.Match[str], n: str, *days: str) -> bool:
    """Whether letters were read as digits in the point of group set n, its year apart."""
    groups = [
        name for name in (f"m{n}", f"im{n}", f"h{n}", f"mi{n}", *days) if match.re.groupindex.get(name) and match[name]
    ]
    return any(match.start(name) <= place < match.end(name) for name in groups for place in plain.doubtful)


def _single(
    text: str,
    match: re.Match[str],
    parts: dict[str, Any],
    calendar_: Calendar,
    previous: dt.date | None,
    common: dict[str, Any],
) -> When:
    day = _day(parts, "b", calendar_, previous)
    hour, finish = _end_time(text, match, "b", several_days=False)
    if re.match(r"前后|左右", text[finish:]):
        return When(begin=match.start(), finish=finish, kind="unset")
    kind = _kind(text, match.start(), finish)
    start = day if kind in ("from", "day") else None
    end = day if kind in ("until", "day") else None
    return When(
        **common, finish=finish, kind=kind, start=start, end=end, broken=day is None,
        end_time=None if kind == "from" else hour, day=int(parts["db"] or parts["idb"]),
    )  # fmt: skip


def _kind(text: str, begin: int, finish: int) -> Kind:
    before = text[max(0, begin - 32) : begin]
    if _UNTIL_BEFORE.search(before) or _UNTIL_AFTER.match(text, finish):
        return "until"
    return "from" if _FROM_AFTER.match(text, finish) or _FROM_BEFORE.search(before) else "day"


def _day(parts: dict[str, Any], n: str, calendar_: Calendar, previous: dt.date | None) -> dt.date | None:
    """The day named by group set n; None when there is no such day or no year to read it by."""
    if parts.get(f"im{n}"):
        return _date(int(parts[f"iy{n}"]), int(parts[f"im{n}"]), int(parts[f"id{n}"]))
    month, day = int(parts[f"m{n}"]), int(parts[f"d{n}"])
    if parts.get(f"y{n}"):
        return _date(int(parts[f"y{n}"]), month, day)
    base = _base(calendar_, previous)
    if base is None:
        return None
    if parts.get(f"r{n}"):
        return _date(base.year + (parts[f"r{n}"] in ("次年", "明年", "翌年", "来年")), month, day)
    found = _date(base.year, month, day)
    # Half a year back from the date before it, or four months from the day of issue, can only be the next year.
    slack = dt.timedelta(days=180 if previous else 120)
    if found and (previous or calendar_.issued) and found < base - slack:
        return _date(base.year + 1, month, day)
    return found


def _base(calendar_: Calendar, previous: dt.date | None) -> dt.date | None:
    anchor = calendar_.issued or (dt.date(calendar_.year, 1, 1) if calendar_.year else None)
    if previous and (anchor is None or previous.year >= anchor.year - 1):  # not the date of an older document
        return previous
    return anchor


def _range_end(parts: dict[str, Any], start: dt.date | None, calendar_: Calendar) -> tuple[dt.date | None, bool]:
    """The end of a range and whether it is broken: a lost month, no such day, before its start."""
    if parts.get("lostb"):
        return None, True
    if parts.get("odb"):
        end = _date(start.year, start.month, int(parts["odb"])) if start else None
    elif parts.get("smb"):
        end = _after(start, int(parts["smb"]), int(parts["sdb"]))
    elif parts.get("yb") or parts.get("imb") or parts.get("rb") or start is None:
        end = _day(parts, "b", calendar_, start)
    else:
        end = _after(start, int(parts["mb"]), int(parts["db"]))
    if end is None or (start and end < start):
        return None, True
    return end, False


def _after(start: dt.date | None, month: int, day: int) -> dt.date | None:
    """The first such day on or after start."""
    if start is None:
        return None
    end = _date(start.year, month, day)
    return _date(start.year + 1, month, day) if end and end < start else end


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _end_time(text: str, match: re.Match[str], n: str, *, several_days: bool) -> tuple[str | None, int]:
    """The hour at which the last day ends, and where the expression ends; hours of each day are none."""
    hours = _HOURS_ON.match(text, match.end())
    if hours:
        return (None if several_days else clock(int(hours[1]), int(hours[2] or 0))), hours.end()
    parts = match.groupdict()
    if parts.get(f"noon{n}"):
        return "12:00", match.end()
    if not parts.get(f"h{n}"):
        return None, match.end()
    hour = int(parts[f"h{n}"])
    minute = int(parts[f"mi{n}"] or parts[f"mz{n}"] or (30 if parts[f"hb{n}"] else 0))
    if hour == 12 and parts[f"ap{n}"] in ("晚", "晚上", "夜间"):
        return "24:00", match.end()
    late = parts[f"ap{n}"] in ("下午", "晚", "晚上", "傍晚", "夜间")
    return clock(hour + 12 if late and hour < 12 else hour, minute), match.end()


_CLOSING = (
    re.compile(
        rf"(?:(?:截止|最后)(?:的?(?:当天|当日|1天)|日)|当[天日])(?:均|都|一律|统一)?(?:以|为|至|到|于|在)?{_hour('b')}"
        r"(?:为限|为准|截止|关闭|结束|止)"
    ),
    re.compile(rf"(?:均|都|一律|统一)(?:以|于|在|限|须在|应在|限于)?当[天日]{_hour('b')}[之以]?前"),
    re.compile(rf"(?:最[迟晚]|不[迟晚]于|截[止至]到?)(?:为|于)?当[天日]{_hour('b')}"),
)


def closing_hour(text: str) -> str | None:
    """The hour at which the last day of every term in a sentence ends: 截止当天以18:00为限, 均限当日17:00以前."""
    match = next((match for pattern in _CLOSING if (match := pattern.search(text))), None)
    return _end_time(text, match, "b", several_days=False)[0] if match else None


def clock(hour: int, minute: int) -> str | None:
    """HH:MM, 24:00 included; None when there is no such hour."""
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 or (hour, minute) == (24, 0) else None


def _vague(match: re.Match[str], calendar_: Calendar) -> When:
    """上旬, 中旬, 10月份: no date is set; but 9月底前 ends on the last day of the month."""
    base = _base(calendar_, None)
    year = int(match["y"]) if match["y"] else base.year if base else None
    span: dict[str, Any] = {"begin": match.start(), "finish": match.end()}
    if match["before"] and match["part"] in ("底", "末") and year and 1 <= int(match["m"]) <= 12:
        month = int(match["m"])
        return When(**span, kind="until", end=dt.date(year, month, calendar.monthrange(year, month)[1]))
    return When(**span, kind="unset")
