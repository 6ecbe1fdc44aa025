"""What a notice is: title, issuer, document number, day of issue, year, region, series, levels and its names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from policies.extract import Outlined
from policies.extract.dates import Calendar, find_times
from policies.extract.levels import find_levels, level_names
from policies.extract.naming import named_series, names_of, series_in, short_name
from policies.extract.numbers import plain
from policies.extract.regions import known_region, region_in
from policies.levels import ORDER
from policies.model import Value


class Metadata(Value, frozen=True, kw_only=True):
    """A notice's particulars; None where its text does not give them. ``names`` are words that point at it."""

    title: str
    issuer: str | None = None
    document_number: str | None = None
    issued_on: dt.date | None = None
    year: int | None = None
    region: str | None = None
    series: str | None = None
    levels: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    short: str = ""


_APPLYING = re.compile(r"申报|参评|晋升")
_NOT_HERE = re.compile(r"不适用|以考代评|另行|不组织|不受理|不在|由省|报省|省级?评")
HEAD = 40  # lines in which a notice's title, number and issuer stand

_KINDS = r"通知|公告|通告|公示|方案|办法|细则|规定|安排|意见|须知|指南|函|要求|问答|说明|简章|公报|规程|部署|提示"
_TITLE_END = re.compile(rf"(?:{_KINDS})(?:[(（][^()（）]{{1,12}}[)）])?$")
_TITLE_ABOUT = re.compile(r"职称|评审|专业技术|任职资格|初定|认定|申报|继续教育")
_TITLE_LABEL = re.compile(r"^(?:(?i:title)|标\s*题|(?:信息|文件)?名\s*称)(?:\s*[:：]\s*|\s+)")
_NO_TITLE = re.compile(r"^(?:根据|依据|按照|为|现|各|经|附件|一、|\d{1,3}(?!\d))|[。:：；;，,]$")
_NUMBER = r"[\u4e00-\u9fff]{1,24}[〔\[(（【]\s*(?:19|20)\d\d\s*[〕\])）】]\s*第?\s*\d+\s*号"
_SITES_LINE = re.compile(
    r"来源|发布|发文|浏览|阅读|点击|作者|编辑|打印|字体|(?:日期|时间)[:：]"
)  # what a site tells of a page
_OWN_NUMBER = re.compile(rf"^(?:文号|发文字号|发文号)?[:：]?\s*({_NUMBER})$")
_LABELLED_NUMBER = re.compile(rf"(?:文[\s　]*号|发文字号|发文号)\s*[:：\t]\s*({_NUMBER})")
_LABELLED_ISSUER = re.compile(
    r"(?:发文机关|发文单位|发布机构|发布单位|制发机关|印发单位|来源|信息来源)\s*[:：\t]\s*([^\s:：|]{4,60}?)(?=[\s|]"
    r"|文号|发|成文|索引|主题|$)"
)
_LABELLED_DATES = (  # the day of the notice itself, before the day on which a site shows it
    re.compile(r"(?:发文|成文|印发|签发)(?:日期|时间)\s*[:：]?\s*([^\n|]{6,24})"),
    re.compile(r"(?:(?:发布|公布)(?:日期|时间)|(?:^|(?<=[\s　|]))日期)\s*[:：]?\s*([^\n|]{6,24})"),
)
_ISSUED_ASIDE = re.compile(r"(20\d\d年\d{1,2}月\d{1,2}日)[^,。;]{0,20}(?:印发|发布|公布)")
_SEAL = re.compile(r"[(（](?:代章|盖章|公章|印章|章)[)）]$")
_DATE_LINE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日(?:印发)?|20\d\d([-./])\d{1,2}\1\d{1,2}")
_ORG_AND_DATE = re.compile(r"([\u4e00-\u9fff()]{4,40})(20\d\d年\d{1,2}月\d{1,2}日)")
_ORG_END = re.compile(
    r"(?:局|厅|部|委|委员会|办公室|党校|政府|院|中心|学会|协会|领导小组|大学|学院|学校|集团|公司|医院|处|科|办|站|组"
    r"|联合会|研究所)(?:[(（][^()（）]*[)）])?$"
)
_NO_ORG = re.compile(r"[:：。，,；;]|^附件|^\d|联系|地址|电话|抄送|^各|附表|模板|表$|^[（(]")
_CONTACT_ORG = re.compile(r"(?:联系单位|主办单位|承办单位|组织单位)[:：]\s*([^\s，。；:：]{4,40})")


def read_metadata(notice: Outlined) -> Metadata:
    """The particulars as the text gives them: from its head, its signature and its first sentences."""
    text = notice.document.text
    lines = [line for raw in text.split("\n") if (line := _bare(raw))]
    title = _title(notice, lines)
    signed = _signature(text)
    issuer = signed[0] or _head_issuer(lines, title) or _issuer_in_title(title) or _last_line(lines) or _contact(text)
    issued_on = signed[1] or _labelled_date(lines)
    year = _year(title, issued_on, lines)
    region = _region(title, issuer, text)
    series = series_in(title) or named_series(_preamble(notice))
    levels = _levels(title, notice)
    meta = Metadata(
        title=title, issuer=issuer, document_number=_number(lines, title), issued_on=issued_on, year=year,
        region=region, series=series, levels=levels,
    )  # fmt: skip
    names = names_of(title=title, issuer=issuer, region=region, series=series, levels=levels, body=_body(notice))
    short = short_name(title=title, region=region, year=year, series=series, levels=level_names(plain(title).text))
    return Metadata(
        **{**{name: getattr(meta, name) for name in meta.__struct_fields__}, "names": names, "short": short}
    )


def _bare(line: str) -> str:
    """A line without Markdown marks and outer white space."""
    return re.sub(r"^[#>*\s]+|[*\s]+$", "", line.replace("**", ""))


def _preamble(notice: Outlined) -> str:
    return "".join(passage.quote for passage in notice.passages[:20] if notice.clauses[passage.clause].part == "front")


def _with_range(text: str) -> tuple[str, ...]:
    """The levels that a text names, 副高级及以下 and 中级及以上 spelt out."""
    named = set(level_names(text))
    for level in find_levels(text):
        places = [ORDER.index(name) for name in level.names]
        if re.match(r"(?:职称)?及?以下", text[level.finish :]):
            named |= set(ORDER[1 : max(places) + 1])
        elif re.match(r"(?:职称)?及?以上", text[level.finish :]):
            named |= set(ORDER[min(places) :])
    return tuple(name for name in ORDER if name in named)


def _levels(title: str, notice: Outlined) -> tuple[str, ...]:
    """The levels of the title (高级 includes 正高 where the first sentences do), else those of the first sentences."""
    named = _with_range(plain(title).text)
    opening = [
        passage.quote for passage in notice.passages[:12] if notice.clauses[passage.clause].part in ("front", "body")
    ]
    about = "".join(quote for quote in opening if not re.search(r"不适用|以考代评|另行|不组织|不得|认定", quote))
    said = level_names(plain(about).text)
    if not named:
        return said
    both = "正高" in said or _asks_of_full(notice)
    return (*named, "正高") if named[-1] == "副高" and both and "副高" not in title else named


def _asks_of_full(notice: Outlined) -> bool:
    """Whether the body asks things of applicants for 正高, more than once: then 高级 in the title means that too."""
    own = (passage.quote for passage in notice.passages if notice.clauses[passage.clause].part == "body")
    asking = [quote for quote in own if _APPLYING.search(quote) and not _NOT_HERE.search(quote)]
    return sum("正高" in level_names(plain(quote).text) for quote in asking) > 1


def _body(notice: Outlined) -> str:
    return "\n".join(
        passage.quote
        for passage in notice.passages
        if notice.clauses[passage.clause].part in ("front", "body", "signature")
    )


# ------------------------------------------------------------------------------------- title and number


def _title(notice: Outlined, lines: Sequence[str]) -> str:
    """The line of the head that reads most like a title; wrapped titles are the outline's joined headings."""
    front = [_bare(clause.text) for clause in notice.clauses[:12] if clause.part == "front"]
    candidates = [_TITLE_LABEL.sub("", line) for line in (*front, *_joined(lines[:12]), *lines[:12])]
    ranked = sorted(dict.fromkeys(candidates), key=lambda line: -_likeness(line))
    best = next(iter(ranked), "")
    return _one_line(best) if best and _likeness(best) > 2 else _one_line(lines[0] if lines else notice.document.id)


def _joined(lines: Sequence[str]) -> list[str]:
    """Neighbouring lines put together, for titles broken over two or three lines."""
    return [
        "".join(lines[at : at + count])
        for count in (2, 3)
        for at in range(len(lines))
        if lines[at].startswith("关于") or "关于" in lines[at]
    ]


def _one_line(title: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff\d》）])\s+|\s+(?=[\u4e00-\u9fff《（])", "", title).strip()


def _likeness(line: str) -> float:
    squeezed = plain(line).text
    if not 6 <= len(squeezed) <= 90 or _NO_TITLE.search(squeezed):
        return 0.0
    ends = bool(_TITLE_END.search(squeezed))
    about = bool(_TITLE_ABOUT.search(squeezed))
    whole = "关于" in squeezed and ends
    return (
        2.0 * ends
        + 1.0 * about
        + 2.0 * whole
        + 0.5 * bool(re.search(r"20\d\d", squeezed))
        - 1.5 * (len(re.findall("关于", squeezed)) > 2)
    )


def _number(lines: Sequence[str], title: str) -> str | None:
    """The notice's own number: on a line of its own in the head, or labelled as such; never one it refers to."""
    for line in lines[:HEAD]:
        labelled = _LABELLED_NUMBER.search(line)
        own = _OWN_NUMBER.match(line)
        if labelled or own:
            return re.sub(r"\s", "", (labelled or own)[1])  # type: ignore[index]
        parted = r"\s+|[|·・｜]" if _SITES_LINE.search(line) else r"\s{2,}|　+|\s*[|·・｜]\s*"
        beside = [part for part in re.split(parted, line) if re.fullmatch(_NUMBER, part.strip())]
        trailing = re.search(rf"[\s　]({_NUMBER})$", line)
        if (beside or trailing) and "《" not in line and len(line) < 60:
            return re.sub(r"\s", "", beside[0] if beside else trailing[1])  # type: ignore[index]
        if line == title:
            after = lines[lines.index(line) + 1 :][:3]
            bracketed = next((m for other in after if (m := re.fullmatch(rf"[(（]?({_NUMBER})[)）]?", other))), None)
            if bracketed:
                return re.sub(r"\s", "", bracketed[1])
    numbers = (re.fullmatch(_NUMBER, part) for aside in _asides(lines) for part in re.split(r"[，,；;\s]+", aside))
    return next((re.sub(r"\s", "", number[0]) for number in numbers if number), None)


def _asides(lines: Sequence[str]) -> list[str]:
    """What stands in brackets on lines of their own under the title: （某文〔2025〕6号，2025年9月1日印发）."""
    return [line[1:-1] for line in lines[:8] if line[:1] in "（(" and line[-1:] in "）)" and len(line) < 80]


# ------------------------------------------------------------------------------------- issuer and day of issue


def _signature(text: str) -> tuple[str | None, dt.date | None]:
    """Issuer and date where they stand under each other: a line that is a date, organisations above it."""
    lines = [_bare(line) for line in text.split("\n")]
    date: dt.date | None = None
    for at, line in enumerate(lines):
        if at > 8 and (signed := _ORG_AND_DATE.fullmatch(plain(line).text)) and _ORG_END.search(signed[1]):
            return signed[1], _whole_date(signed[2])
        day = _whole_date(line)
        if day is None:
            continue
        date = date or day
        orgs = _orgs_above(lines, at) or _orgs_below(lines, at)
        if orgs:
            return "、".join(orgs), day
    return _in_one_line(lines) or (None, date)


def _in_one_line(lines: Sequence[str]) -> tuple[str | None, dt.date | None] | None:
    """Issuer and date on one line under the title: 玉泉市人力资源和社会保障局　2025年9月8日."""
    for line in [line for line in lines if line][:8]:
        parts = [re.sub(r"(?<=日)(?:发布|印发|公布)$", "", part) for part in re.split(r"[\s　|·・｜]+", line)]
        day = next((day for part in parts if (day := _whole_date(part))), None)
        orgs = [part for part in parts if len(parts) > 1 and _ORG_END.search(part) and not _NO_ORG.search(part)]
        numbered = any(re.fullmatch(_NUMBER, part) for part in parts)
        if day and (orgs or numbered):
            return "、".join(orgs) or None, day
    return None


def _orgs_below(lines: Sequence[str], at: int) -> list[str]:
    """Some sign after the date: the next line, when it is an organisation and nothing else."""
    following = next((line for line in lines[at + 1 : at + 4] if line), "")
    name = re.sub(r"\s", "", following)
    return (
        [name]
        if 4 <= len(name) <= 40 and _ORG_END.search(name) and not _NO_ORG.search(name) and region_in(name)
        else []
    )


def _whole_date(line: str) -> dt.date | None:
    squeezed = plain(line).text.strip("()")
    if not _DATE_LINE.fullmatch(squeezed):
        return None
    times = find_times(plain(line), Calendar())
    return times[0].start if times else None


def _orgs_above(lines: Sequence[str], at: int) -> list[str]:
    above = at - 1
    while above >= 0 and at - above <= 4 and not lines[above]:
        above -= 1
    block: list[str] = []
    while above >= 0 and lines[above] and len(block) < 6 and not _NO_ORG.search(lines[above]):
        block.insert(0, lines[above])
        above -= 1
    while above > 0 and not lines[above]:
        above -= 1
    # Text with a blank line after every line: a name that lacks its beginning takes it from the line before.
    if (
        len(block) == 1
        and not region_in(block[0])
        and 8 <= len(lines[above]) <= 40
        and region_in(lines[above])
        and not _NO_ORG.search(lines[above])
    ):
        block.insert(0, lines[above])
    # Joint issuers, one a line with empty lines between.
    while block and above > 0 and _whole_org(block[0]) and _whole_org(lines[above]):
        block.insert(0, lines[above])
        above -= 1
        while above > 0 and not lines[above]:
            above -= 1
    orgs: list[str] = []
    rest = ""
    for line in block:
        for piece in re.split(r"\s{2,}|　+|(?<=[局厅委部会])\s+", line):
            rest += piece
            if _ORG_END.search(rest):
                orgs, rest = [*orgs, rest], ""
    return [_SEAL.sub("", re.sub(r"\s", "", org)) for org in orgs if 4 <= len(org) <= 50]


def _whole_org(line: str) -> bool:
    """True for a line that is the name of one organisation and nothing else."""
    name = re.sub(r"\s", "", line)
    return 4 <= len(name) <= 40 and bool(_ORG_END.search(name) and region_in(name)) and not _NO_ORG.search(name)


def _head_issuer(lines: Sequence[str], title: str) -> str | None:
    """The organisations named in the head: labelled, or on lines of their own before the title."""
    for line in lines[:HEAD]:
        if match := _LABELLED_ISSUER.search(line):
            return match[1]
    orgs: list[str] = []
    for line in lines[:8]:
        if plain(line).text and plain(line).text in plain(title).text:
            break
        for piece in re.split(r"\s+|　+", line):
            name = re.sub(r"文件$", "", piece)
            if _ORG_END.search(name) and not _NO_ORG.search(name) and 4 <= len(name) <= 40 and region_in(name):
                orgs.append(name)
    return "、".join(orgs) or None


def _issuer_in_title(title: str) -> str | None:
    head = re.split(r"关于|20\d\d\s*年", title)[0].strip()
    return head if head != title and _ORG_END.search(head) and region_in(head) else None


def _last_line(lines: Sequence[str]) -> str | None:
    """An organisation that signs without a date: the last line, or the last before the attachments."""
    ends = [at for at, line in enumerate(lines) if re.match(r"附\s*件", line)] or [len(lines)]
    last = re.sub(r"\s", "", lines[ends[0] - 1]) if ends[0] else ""
    return (
        last
        if 4 <= len(last) <= 40 and _ORG_END.search(last) and not _NO_ORG.search(last) and region_in(last)
        else None
    )


def _contact(text: str) -> str | None:
    match = _CONTACT_ORG.search(text)
    return match[1] if match else None


def _labelled_date(lines: Sequence[str]) -> dt.date | None:
    for pattern in _LABELLED_DATES:
        for line in lines[:HEAD]:
            match = pattern.search(line)
            times = find_times(plain(match[1]), Calendar()) if match else []
            if times and (day := times[0].start or times[0].end):
                return day
    issued = (_ISSUED_ASIDE.search(plain(aside).text) for aside in _asides(lines))
    return next((_whole_date(match[1]) for match in issued if match), None)


# ------------------------------------------------------------------------------------- year and region


def _year(title: str, issued_on: dt.date | None, lines: Sequence[str]) -> int | None:
    named = re.search(r"(?<!\d)(20\d\d)(?:-20\d\d)?年", plain(title).text)
    if named:
        return int(named[1])
    if issued_on:
        return issued_on.year
    preamble = re.search(r"(20\d\d)年度?(?:[^。]{0,30})(?:评审|职称|申报)", plain("".join(lines[:HEAD])).text)
    return int(preamble[1]) if preamble else None


def _region(title: str, issuer: str | None, text: str) -> str | None:
    found = region_in(title) or region_in(issuer or "")
    if found:
        return found
    if "自治州" in title + (issuer or "") + text[:2000]:
        return known_region(text)
    return None
