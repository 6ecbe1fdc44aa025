"""Shares as bounds: caps on pass rates, places as a percentage of people, how many are drawn, a part of the works allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policies.extract.levels import level_words
from policies.model import Value

_PERCENT = re.compile(r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)(?P<unit>%)")
_AT_MOST = (
    r"(?:不(?:得|能|应)?(?:超过|高于|多于|大于|低于|少于|突破)|不超|控制在|最[多高低少]|至[多少]|上限|限(?:定|制)?[在为]|[以之]内|以[下上])"
)
_CAPPED_RATE = re.compile(r"(?:通过|淘汰|推荐|录取|入围|合格)(?:率|比例)|通过[^,。;%]{0,10}人数")
_DRAWN = re.compile(
    r"(?:抽[取查签检审选]|随机|差额|推荐|遴选)[^,。;%\d]{0,10}比例[^,。;%\d]{0,8}$|按[^,。;%\d]{0,10}比例[^,。;%\d]{0,4}$"
)
_DRAWN_AFTER = re.compile(r"的?比例[^,。;]{0,6}(?:抽[取查签检审选]|遴选|推荐|差额)")
_OF_PEOPLE = re.compile(
    r"(?:推荐|申报|参评|上报|名额|指标|人选)[^。;%]{0,40}(?:人数|推荐数|总数|职数|岗位数?量?|名额|数额|空岗数?|人员|教师数?)的?[^,。;%\d]{0,6}$"
)
_ELSEWHERE = re.compile(
    r"学时|学分|课时|继续教育|查重|重复率|相似|复制|成绩|权重|占总|投票|票|同意|赞成|到会|面积|收费|评审费|答辩费|上浮|下浮|资助|补[贴助]"
    r"|退回|合格率|评分|得分|分数|分值|满分|综合评价"
)
_TOTAL = re.compile(r"(?<![\d.第])(?P<n>\d+)(?P<unit>[项篇件部个份幅])(?!工作日|月)")
_PART = re.compile(
    r"其中[^,。;\d]{1,16}?(?:不(?:得|能|应)?(?:超过|多于|高于|少于|低于)|(?:至|最)[多少]占?|应当?占?|须占?|占|限)+[^,。;\d]{0,6}"
    r"(?P<share>(?P<above>\d+)/(?P<below>\d+)|(?P<percent>\d+)%|一半|半数|1半)"
)


class Share(Value, frozen=True, kw_only=True):
    """A bound at text[begin:finish], in percent or, for a part of a number of works, as the number that it makes."""

    begin: int
    finish: int
    amount: float
    unit: str


def shares(text: str) -> Iterator[Share]:
    """The shares that a sentence (``numbers.plain``) sets as bounds; a rate that is only stated (通过率为70%) is none."""
    bound: re.Match[str] | None = None
    for match in _PERCENT.finditer(text):
        if _binds(text, match) or bound and _next_level(text, bound, match):
            bound = match
            yield Share(begin=match.start(), finish=match.end(), amount=float(match["n"]), unit=match["unit"])
    yield from _parts(text)


def _binds(text: str, match: re.Match[str]) -> bool:
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。;") + 1
    ends = [at for mark in ",。;" if (at := text.find(mark, match.end())) >= 0]
    before, behind = text[begin : match.start()], text[match.end() : min(ends, default=len(text))]
    near = before.rpartition(",")[2] + match[0] + behind
    if _ELSEWHERE.search(near) or behind.startswith("的,"):
        return False
    capped = re.search(_AT_MOST, near)
    drawn = _DRAWN.search(before) or _DRAWN_AFTER.match(behind)
    rate = _CAPPED_RATE.search(near)
    people = _OF_PEOPLE.search(before)
    return bool(drawn or capped and (rate or people) or people and re.search(r"按[^,。;]{0,20}$", before))


def _next_level(text: str, bound: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a percentage is the same bound for another level: 正高级控制在55%以内，副高级控制在65%以内."""
    between = text[bound.end() : match.start()]
    return "。" not in between and bool(level_words(between)) and not _ELSEWHERE.search(between)


def _parts(text: str) -> Iterator[Share]:
    """限报6项，其中论文不超过三分之一: a part of the one number before it, when that makes a whole number."""
    for match in _PART.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。") + 1
        totals: Sequence[re.Match[str]] = list(_TOTAL.finditer(text, begin, match.start()))
        if len(totals) != 1:
            continue
        amount = float(totals[0]["n"]) * _fraction(match)
        if amount == int(amount) > 0:
            yield Share(begin=match.start(), finish=match.end(), amount=amount, unit=totals[0]["unit"])


def _fraction(match: re.Match[str]) -> float:
    if match["below"]:
        return int(match["above"]) / int(match["below"])
    return int(match["percent"]) / 100 if match["percent"] else 0.5
