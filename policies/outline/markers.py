"""The numbers, letters and signs that begin a clause: 一、（一）1. （1）① 第三条 a. 【】 and bullets."""

from __future__ import annotations

import re

from policies.model import Value

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CN = "[一二三四五六七八九十]"
_UNITS = (
    "[月日秒元个款级周寸张页岁届批类种位家万千百倍天]|年(?!度)|时(?!间)|分(?!类|级)|人(?!员|才|事)|次(?!数)|项(?!目)|份(?!数)|学[时分]"
    "|课时|名(?!称|单)|条(?!件)|号(?!码)"
)
"""What a number is counted in: '9 月' begins no clause."""


class Marker(Value, frozen=True, kw_only=True):
    """``style`` tells one series of numbers from another, ``rank`` which of two series usually stands above."""

    style: str
    rank: int
    number: int
    label: str  # as printed in a section path: 四, （六）, 5
    length: int  # characters that it takes up in the line
    strong: bool = True  # False: could as well be a number in the middle of a sentence


class _Pattern(Value, frozen=True, kw_only=True):
    style: str
    rank: int
    regex: str
    label: str = "{}"
    strong: bool = True


_PATTERNS = (
    _Pattern(
        style="chapter", rank=0, regex=rf"第(?P<n>{_CN}{{1,3}}|\d{{1,2}})[章编](?=\s|[^\s第章])\s*", label="第{}章"
    ),
    _Pattern(style="chapter", rank=0, regex=rf"第(?P<n>{_CN}{{1,3}}|\d{{1,2}})部分[\s:：、]\s*", label="第{}部分"),
    _Pattern(style="part", rank=1, regex=rf"第(?P<n>{_CN}{{1,3}}|\d{{1,2}})[节](?=\s|[^\s第])\s*", label="第{}节"),
    _Pattern(
        style="article",
        rank=11,
        regex=r"第(?P<n>[一二三四五六七八九十百]{1,5}|\d{1,3})条(?=[\s：:])\s*",
        label="第{}条",
    ),
    _Pattern(
        style="article",
        rank=11,
        regex=r"第(?P<n>[一二三四五六七八九十百]{1,5}|\d{1,3})条(?![款至到和、，第规的])",
        label="第{}条",
    ),
    _Pattern(style="cn", rank=10, regex=rf"(?P<n>{_CN}{{1,3}})\s*[、.．](?!\d)\s*"),
    _Pattern(style="cn()", rank=20, regex=rf"[（(]\s*(?P<n>{_CN}{{1,3}})\s*[）)]\s*[、.．]?\s*", label="（{}）"),
    _Pattern(
        style="1.1",
        rank=31,
        regex=r"(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,3})(?![\d.．%年月日时元:：])[、.．]?\s*",
        strong=False,
    ),
    _Pattern(
        style="1.", rank=30, regex=r"(?P<n>\d{1,2})\s?[.．、](?:(?![\d%])|(?=(?:19|20)\d\d(?!\d)))\s*", strong=False
    ),
    _Pattern(style="(1)", rank=40, regex=r"[（(]\s*(?P<n>\d{1,2})\s*[）)][、.．]?\s*", label="（{}）", strong=False),
    _Pattern(style="1)", rank=45, regex=r"(?P<n>\d{1,2})[）)][、.．]?\s*", label="{}）", strong=False),
    _Pattern(style="①", rank=50, regex=r"(?P<n>[①-⑳⑴-⒇])\s*"),
    _Pattern(style="a.", rank=55, regex=r"(?P<n>[a-zA-Z])[.．、)）](?![a-zA-Z.])\s*", strong=False),
    _Pattern(style="【】", rank=12, regex=r"【(?P<n>[^】\n]{1,30})】\s*"),
    _Pattern(style="1 ", rank=30, regex=rf"(?P<n>\d{{1,2}})\s+(?=[\u4e00-\u9fff“《【（])(?!{_UNITS})", strong=False),
)
_COMPILED = tuple((pattern, re.compile(pattern.regex)) for pattern in _PATTERNS)
_BULLET = re.compile(r"[-*+•·●○■□◆◇▪➢★☆※－](?=\s|[^\s\d-])\s*")
BULLET_RANK = 60


def chinese_number(text: str) -> int | None:
    """1 to 999 written 一, 十二, 二十, 一百零三; None for anything else.

    >>> chinese_number("二十三")
    23
    """
    total = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            return None
    return total + digit or None


def marker(line: str) -> Marker | None:
    """The marker that a line (without Markdown marks) begins with."""
    for pattern, regex in _COMPILED:
        if found := regex.match(line):
            number = _number(found["n"], pattern.style)
            if number is not None and not (pattern.style == "1.1" and number > 99):
                label = _label(found["n"], pattern)
                style = _depth(found["n"]) if pattern.style == "1.1" else pattern.style
                return Marker(
                    style=style,
                    rank=pattern.rank + (len(style) if style.startswith("1.1") else 0),
                    number=number,
                    label=label,
                    length=found.end(),
                    strong=pattern.strong,
                )
    return None


def bullet(line: str) -> Marker | None:
    """The bullet that a line begins with; its number is given by its place in the list."""
    found = _BULLET.match(line)
    if not found or not line[found.end() :].strip():
        return None
    return Marker(style="bullet", rank=BULLET_RANK, number=0, label="", length=found.end())


def _number(text: str, style: str) -> int | None:
    if style == "①":
        return ord(text) - (ord("①") if text <= "⑳" else ord("⑴")) + 1
    if style == "a.":
        return ord(text.lower()) - ord("a") + 1
    if style == "【】":
        return 0
    if style == "1.1":
        return int(re.split(r"[.．]", text)[-1])
    return int(text) if text.isdigit() else chinese_number(text)


def _label(text: str, pattern: _Pattern) -> str:
    return pattern.label.format(str(int(text)) if text.isdecimal() else text.replace("．", "."))


def _depth(text: str) -> str:
    return ".".join("1" for _ in re.split(r"[.．]", text))
