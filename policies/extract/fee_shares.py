"""Fees that are told as a share of another: 评审费每人300元，农民申报人员减半."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from policies.extract.charges import items_in
from policies.extract.numbers import number, shown
from policies.extract.walk import Sentence
from policies.model import Fee

_PAID = r"(?:收取|收费|缴纳|缴费|交费|交纳|执行|计收)?(?=[,。;)]|$)"
_SHARE = re.compile(
    r"(?P<who>[^,。;:]{2,30}?)[,的]?(?P<of>(?:(?:评审|答辩|面试|展演|展示|认定|测试|鉴定)+费(?:[、和及]|以及)?)*)(?:可以?|均|都|一律|予以)*"
    r"(?:(?P<half>减半|半价|减收一半|减免一半|按(?:照)?(?:上述|该|以上)?(?:标准|费用)?的?(?:一半|半价|二分之一))"
    r"|按(?:照)?(?:上述|该|以上)?(?:标准|费用)?的?(?P<percent>\d{2})%|按?(?P<tenths>[1-9一二三四五六七八九])折|(?P<double>加倍|双倍))"
    rf"{_PAID}"
)
_SOME = re.compile(r"人员|人才|者|残疾人|传承人|农民|[困贫]户|成员|家庭|职工|教师|队员|单位|企业|院团|[级师员]$|的$")
_EVERYBODY = re.compile(r"(?:所有|全体|全部|各级?)?(?:申报)?(?:人员?|者)")
_OPENS = re.compile(r"^(?:其中|但|对于?|凡是?|,)+")


def shares_of(sentence: Sentence, before: Sequence[Fee]) -> list[Fee]:
    """What those pay who pay a share; ``before`` are the fees of the clause up to and with the sentence.

    None where the clause sets several prices for one thing, so that it stays open of which the share is.
    """
    return [fee for match in _SHARE.finditer(sentence.text) for fee in _shares(sentence, match, before)]


def _shares(sentence: Sentence, match: re.Match[str], before: Sequence[Fee]) -> Iterator[Fee]:
    who = _OPENS.sub("", match["who"])
    if not _SOME.search(who) or _EVERYBODY.fullmatch(who):
        return
    priced = [fee for fee in before if fee.amount and (match["of"] or fee.quote == before[-1].quote)]
    wanted = {item for item, _, _ in items_in(match["of"])} or {fee.item for fee in priced}
    for item in dict.fromkeys(fee.item for fee in priced if fee.item in wanted):
        amounts = {fee.amount for fee in priced if fee.item == item}
        if len(amounts) == 1:
            whole = next(fee for fee in priced if fee.item == item)
            yield msgspec.structs.replace(
                whole, **sentence.place(), applies_to=shown(who), amount=round((whole.amount or 0) * _share(match), 2),
                quote=sentence.quote(match.start(), match.end()),
            )  # fmt: skip


def _share(match: re.Match[str]) -> float:
    if match["half"]:
        return 0.5
    if match["double"]:
        return 2.0
    return float(match["percent"]) / 100 if match["percent"] else (number(match["tenths"]) or 10) / 10
