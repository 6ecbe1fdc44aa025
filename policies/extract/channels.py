"""How materials are handed in, online or on paper: by a list's lead, its headings, a column, or the words themselves."""

from __future__ import annotations

import re
from typing import Literal

from policies.extract.lines import Line
from policies.extract.numbers import plain

Channel = Literal["online", "paper"]

ONLINE = re.compile(r"网上|传|上传|线上|系统|电子|平台|扫描|在线|网络|网报")
PAPER = re.compile(
    r"纸质|纸的|线下|现场交|(?:到|去|往)[^,。:]{1,8}(?<!提)交|纸件|书面|一式|\d+份|现场(?:提交|审核|核验|报送|递交|查验)|携带|时(?:请|须|应|需)?带|带齐|装订|复印件|A[34]|送交"
    r"|邮寄|打印"
)
UPLOADS = re.compile(r"上传|另传|扫描(?!件)|网上提交|在线提交|系统(?:内|中)?(?:提交|填报)")
HANDS_IN = re.compile(r"线下|打印|书面|报送|递交|送至|送交|邮寄|装订|现场提交|纸质|携带|另带|一式|归档|复印")
_COPIED = re.compile(r"[\d一二两三四五六七八九十](?:份|张|套|册|本|封|幅)(?=$|[、,;。(])")
_BY_NUMBER = re.compile(r"第(\d+)项?(?:[-至到]第?(\d+))?项[^第,;。]{0,10}?(?P<how>纸质|书面|上传|电子|网上|系统|线上)")
_PRODUCED = re.compile(r"(?:由|从)?(?:系统|平台|网上)(?:自动)?(?:生成|导出|下载|打印)")  # and then printed
_MARKS: tuple[tuple[Channel, re.Pattern[str]], ...] = (("online", ONLINE), ("paper", PAPER))


def channel_of(over: list[str], siblings: str, text: str) -> Channel:
    """How a list's items are handed in: its lead or nearest heading says so, else that its items count copies."""
    for title in over:
        online, paper = ONLINE.search(title), PAPER.search(title)
        if not (online or paper):
            continue
        later = paper and not (online and online.start() > paper.start())
        return "paper" if later or paper and "纸质" in title else "online"
    if re.search(r"一式|\d+份", siblings) and not UPLOADS.search(siblings):
        return "paper"
    return "paper" if (HANDS_IN.search(text) or _COPIED.search(text)) and not UPLOADS.search(text) else "online"


def channels_of_row(cell: str, over: str, text: str, copies: int | None) -> list[Channel]:
    """What the row's own cell says, else its headings, else a number of copies; both where both are named."""
    for words in (cell, over):
        named = [channel for channel, pattern in _MARKS if pattern.search(_PRODUCED.sub("", words))]
        if named:
            return named if words is cell else named[-1:]
    return ["paper"] if copies or PAPER.search(text) else ["online"]


def channel_by_number(line: Line) -> Channel | None:
    """What the list's lead says of items by their number: 第1-3项为纸质版,第4-6项上传系统."""
    own_number = re.match(r"\(?(\d+)[.、)]", line.text)
    if own_number is None:
        return None
    for first, last, how in _BY_NUMBER.findall(plain(line.lead).text):
        if int(first) <= int(own_number[1]) <= int(last or first):
            return "paper" if how in ("纸质", "书面") else "online"
    return None
