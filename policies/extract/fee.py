"""Fees: what is charged for what, at which level, or which document fixes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from policies.extract import Outlined
from policies.extract.levels import Level, find_levels, joined, level_names, level_words
from policies.extract.metadata import Metadata
from policies.extract.numbers import shown
from policies.extract.walk import Sentence, sentences
from policies.model import Fee, Value

Item = Literal["review", "defence", "initial_confirmation", "other"]

_ITEM_WORDS: dict[Item, str] = {
    "defence": r"(?:现场|答辩|面试|试讲|说课|讲课|面审)+(?:考核|评审)?(?:[、和]评审)?(?:费用?|(?:的)?(?=另收|加收|另加|每人|收取|\d))",
    "initial_confirmation": r"(?:初次认定|初次确定|初定|考核认定|认定)(?:职称|中级|初级|评审)?费用?",
    "review": r"(?:职称|专家|资格|专业技术资格|材料|会议)?评审(?:考务|服务|工作)?(?:费用?|收费)|评委费"
    r"|申报(?:评审)?费|评审",
    "other": r"(?:论文|作品|成果|代表作|著作)?(?:鉴定|查重|检测|送审|代表作评审|盲审)费|(?:证书)?工本费|证书费"
    r"|考试费|考务费|报名费|测试费|培训费|资料费|邮寄费|快递费|成绩费|笔试费|考核费|(?:教学|专业|实践)?能力(?:测试|测评)费?|(?:测试|测评)费",
}
_ITEM = re.compile(
    "|".join(f"(?P<{item}>{_ITEM_WORDS[item]})" for item in ("other", "defence", "initial_confirmation", "review"))
)
_AMOUNT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)元(?!以上|以下|以内|的?项目|产值|人民币?\w*收入)")
_NONE = re.compile(
    r"(?:不|免|免予|免于|暂不|均不|不再|不另|不另行|无需|不需要?|不用|一律不)(?:再|另行?)?(?:收取?|征收|缴纳?|交纳?"
    r"|交|付|支付)(?:任何|其他|其它|申报人|申报人员)?(?:的)?(?P<what>[^,。;、()]{0,8}?费用?|费)"
    r"|(?P<item>[^,。;、()为]{0,6}费)用?(?:全免|免收|免交|免缴|免|暂不收取?|不(?:再|另|再另行|另行)?收取?|不予收取"
    r"|由[^,。;]{2,20}(?:承担|负担|列支|安排)(?!一半|部分|\d|的))"
    r"|(?<![退缴])(?:不收费|免费(?=评审|申报|[,。;)]|$))"
)
_BASIS = re.compile(
    r"(?:按照?|依照|依据|根据|参照|执行|遵照|严格执行|以)(?P<basis>[^。;]*?(?:》(?:[^,。;]{0,6}\([^)]*\))?"
    r"|\([^()]*号\)|[〔\[(]\d{4}[〕\])]\s*\d+号|规定|标准|文件|通知|办法|目录|公示))(?:的?(?:有关|相关)?(?:规定|标准"
    r"|要求|文件|精神))?(?:的标准)?[^,。;]{0,4}(?:执行|收取|缴纳|交纳|缴费|收费|办理|为准|缴|支付|征收|$|[,。;])"
    r"|(?:详?见|另见)(?P<see>[^,。;]{2,30})|(?:收费|缴费|费用"
    r"|评审费)[^,。;]{0,6}标准?(?P<later>[^,。;]{0,10}另行(?:通知|公布))"
)
_CHARGED = re.compile(r"费|[加另]收|收取|缴纳|交纳|每人\d|元/人")
_MONEY_ELSEWHERE = re.compile(r"收入|产值|利润|税|经费|投资|奖金|资助|补助|罚款|合同额|到账|资金|销售|效益|成本")
_BARE_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(?:元)?(?:/人|/次|每人|·?人?次|/人·?次|/项|/篇)*")
_NOTHING = re.compile(r"不收(?:取|费)?|免收?|免费|免交|免缴|无费用|不收取?费用?")
_BY_DOCUMENT = re.compile(r"(?:按照?|依据|根据|执行|参照).{1,40}(?:执行|收取|标准|规定|为准)")
_CAPPED = re.compile(r"(?:最多|最高|上限|不超过|封顶)(?:收取|收费|为|只收)?(?:每人)?$")
_REPLACED = re.compile(
    r"(?:/人|/次|每人)*[”\"』)]?(?:有误|(?:统一)?(?:调整|变更|更正|修改|改|降|降低|提高|增加)(?:至|为|到))"
)
_INCLUDING = re.compile(r"\((?:[含均都]|包括|包含|其中)[^()]*\)")  # （含面试费）: what is in the price
_HEAD = re.compile(r"收费|缴费|费用|交费|评审费|缴纳.*费")
_PERSONS = re.compile(r"人员|人才|者|劳模|家庭|职工|的$|援|驻村")
_EVERYBODY = re.compile(
    r"评审|答辩|本次|今年|本年|申报|目前|均|都|一律|所有|全部|统一|不组织|[费用]$|:$|^\d+[.、]|也|暂"
)
_UNSHARED: tuple[str | None, Item | None] = (None, None)


class _Event(Value, frozen=True, kw_only=True):
    """Something in a sentence that settles a fee: an amount, nothing to pay, or a document."""

    begin: int
    finish: int
    amount: float | None = None
    basis: str | None = None
    item: Item | None = None


def extract(notice: Outlined, meta: Metadata) -> list[Fee]:
    """All fees that the notice states: 0 when none is taken, no amount but a basis when another document fixes it."""
    usual: Item = "initial_confirmation" if set(meta.levels) == {"初定"} else "review"
    found: list[Fee] = []
    clause = -1
    item: Item | None = None
    for sentence in sentences(notice, "body", "attachment"):
        if sentence.clause != clause:
            clause, item = sentence.clause, None
        if sentence.cells:
            found += _from_row(sentence, usual)
        elif _about_fees(sentence):
            own = _from_prose(sentence, item, usual)
            found += own
            named = {fact.item for fact in own}
            item = (own[0].item if len(named) == 1 else None) if own else _last_item(sentence.text) or item
            item = None if item == "other" else item
    return list(dict.fromkeys(fact for fact in found if not _settled(fact, found)))


def _settled(fact: Fee, found: Sequence[Fee]) -> bool:
    """Whether a fee that another document fixes is given by the notice itself after all."""
    same = (other for other in found if other.amount and other.item == fact.item)
    return fact.amount is None and any(fact.applies_to in (None, other.applies_to) for other in same)


def _about_fees(sentence: Sentence) -> bool:
    return bool(_CHARGED.search(sentence.text) or any(_HEAD.search(title) for title in sentence.headings))


def _last_item(text: str) -> Item | None:
    items = _items(text)
    return items[-1][0] if items else None


def _items(text: str) -> list[tuple[Item, int, int]]:
    return [(match.lastgroup, match.start(), match.end()) for match in _ITEM.finditer(text)]  # type: ignore[misc]


# ------------------------------------------------------------------------------------- sentences


def _from_prose(sentence: Sentence, item: Item | None, usual: Item) -> list[Fee]:
    text = sentence.text
    events = _events(text)
    if not events:
        return []
    items, levels = _items(text), find_levels(text)
    heading = next((named for title in reversed(sentence.headings) if (named := _item_in(title))), None)
    pairs = _respectively(text, events, items, levels)
    fees: list[Fee] = []
    for place, event in enumerate(events):
        words, of = pairs[place] if pairs else _UNSHARED
        own: Item = event.item or of or _item_of(text, event, items) or item or heading or usual
        words = words or _for_all(own, fees, text, event, levels) or _levels_of(text, event, events, place, levels)
        words = words or _short_title(sentence)
        own = _confirmed(own, words, text, event)
        fees.append(
            Fee(
                **sentence.place(),
                quote=sentence.quote(event.begin, event.finish),
                item=own,
                applies_to=words,
                amount=event.amount,
                basis=shown(event.basis.strip(":,")) if event.basis else None,
            )
        )
    return fees


def _item_in(title: str) -> Item | None:
    return next((item for item, begin, finish in _items(title) if "费" in title[begin:finish]), None)


def _short_title(sentence: Sentence) -> str | None:
    return next(
        (words for title in reversed(sentence.headings) if len(title) <= 16 and (words := level_words(title))), None
    )


def _confirmed(item: Item, words: str | None, text: str, event: _Event) -> Item:
    """收费 of 初次确定 is for the confirmation, unless the sentence says 评审费."""
    if (
        item == "review"
        and words
        and level_names(words)[:1] == ("初定",)
        and "评审费" not in text[: event.finish] + (event.item or "")
    ):
        return "initial_confirmation"
    return item


def _events(text: str) -> list[_Event]:
    amounts = [
        _Event(begin=match.start(), finish=match.end(), amount=float(match[1]))
        for match in _AMOUNT.finditer(text)
        if not _MONEY_ELSEWHERE.search(text[max(0, match.start() - 14) : match.start()])
        and not _REPLACED.match(text, match.end())
        and not _CAPPED.search(text[: match.start()])
    ]
    nothing = [event for match in _NONE.finditer(text) if (event := _free(text, match))]
    events = sorted([*amounts, *nothing], key=lambda event: event.begin)
    if (
        len(events) > 2
        and re.search(r"其中|包括|含|元/?人?\(", text)
        and events[0].amount == sum(event.amount or 0 for event in events[1:])
    ):
        events = events[1:]  # 520元（其中评审费400元、答辩费120元）: the parts are the fees
    return events or _fixed_elsewhere(text)


def _free(text: str, match: re.Match[str]) -> _Event | None:
    """Nothing to pay; None when only some people are let off (an exemption) or money is not given back."""
    what = match["what"] or match["item"] or ""
    begin = max(text.rfind(mark, 0, match.start()) for mark in ",。;") + 1
    before = text[begin : match.start()]
    some = _PERSONS.search(before) or before and not _EVERYBODY.search(before)
    if "退" in before[-4:] + what or (some and not find_levels(before)):
        return None
    item = next((item for item, _, _ in _items(what)), None)
    if item is None and re.search(r"缴|交", match[0][:3]) and what in ("费", ""):
        return None
    return _Event(begin=match.start(), finish=match.end(), amount=0.0, item=item)


def _fixed_elsewhere(text: str) -> list[_Event]:
    if not re.search(r"评审费|答辩费|认定费|收费|费用|缴费(?:标准|按)|缴纳[^,。;]{0,10}费|收取", text):
        return []
    match = _BASIS.search(text)
    basis = match and (match["basis"] or match["see"] or match["later"])
    if (
        not match
        or not basis
        or not re.search(r"标准|收取|缴纳|执行|收费|规定", text)
        or re.search(r"退|发票|票据|减免|免缴|免收", text)
    ):
        return []
    if match["see"] and "标准" not in text[: match.start()]:
        return []
    return [_Event(begin=match.start(), finish=match.end(), basis=basis)]


def _respectively(
    text: str, events: Sequence[_Event], items: Sequence[tuple[Item, int, int]], levels: Sequence[Level]
) -> list[tuple[str | None, Item | None]] | None:
    """评审费、答辩费分别为400元、120元: each thing its amount; None when nothing is so shared out."""
    split = text.find("分别")
    if split < 0 or events[0].begin < split:
        return None
    fee_items = [item for item, begin, finish in items if finish <= split and "费" in text[begin:finish]]
    named = [level.words for level in levels if level.finish <= split]
    spread = [word for words in named for word in words.split("、")]
    count = len(events)
    if len(fee_items) == count > 1:
        return [(joined(named) or None, item) for item in fee_items]
    if len(spread) == count:
        return [(word, fee_items[-1] if fee_items else None) for word in spread]
    return None


def _item_of(text: str, event: _Event, items: Sequence[tuple[Item, int, int]]) -> Item | None:
    """The last thing named before an amount, or named right after it (每人200元评审费, 其中100元为答辩费)."""
    gap = re.match(r"(?:/人|/次|人民币|的|标准|收取|缴纳|交|为|是)*", text[event.finish :])
    follows = event.finish + gap.end() if gap else event.finish
    after = next((item for item, begin, _ in items if begin == follows), None)
    closed = [match.span() for match in _INCLUDING.finditer(text) if match.end() <= event.begin]
    before = [
        item
        for item, begin, finish in items
        if finish <= event.begin and not any(start < begin < end for start, end in closed)
    ]
    if after and (not before or text.startswith(("为", "是"), event.finish)):
        return after
    return before[-1] if before else None


def _levels_of(text: str, event: _Event, events: Sequence[_Event], place: int, levels: Sequence[Level]) -> str | None:
    """Whom an amount is for: (正高级) right after it, else those named since the amount before, else the last named."""
    bracket = re.match(r"(?:/人|/次|每人|人民币|·|次|/人次)*\(([^()]*)\)", text[event.finish :])
    if bracket and "不" not in bracket[1] and (words := level_words(bracket[1])):
        return words
    floor = events[place - 1].finish if place else 0
    near = [
        level.words for level in levels if floor <= level.begin < event.begin and not _in_bracket_of(text, floor, level)
    ]
    if near:
        return joined(near)
    seen = [level.words for level in levels if level.finish <= event.begin]
    if seen and re.search(r"[均都各]|统一|一律", text[max(floor, event.begin - 6) : event.begin + 1]):
        return joined(seen)
    if seen:
        last = max(levels, key=lambda level: level.begin if level.finish <= event.begin else -1)
        start = max((other.finish for other in events[:place] if other.finish <= last.begin), default=0)
        return joined(level.words for level in levels if start <= level.begin <= last.begin)
    after = [level.words for level in levels if event.finish <= level.begin]
    return joined(after) if len(events) == 1 and after and "费" in text[event.finish :] else None


def _for_all(item: Item, before: Sequence[Fee], text: str, event: _Event, levels: Sequence[Level]) -> str | None:
    """评审费：副教授500元、讲师300元，面试费100元: a new thing after the levels of another is for all of them."""
    others = {fee.item for fee in before}
    whom = list(dict.fromkeys(fee.applies_to for fee in before if fee.applies_to))
    fresh = text[max((level.finish for level in levels if level.finish <= event.begin), default=0) : event.begin]
    return (
        "、".join(whom)
        if len(whom) > 1 and others and item not in others and len(others) == 1 and "元" in fresh
        else None
    )


def _in_bracket_of(text: str, floor: int, level: Level) -> bool:
    """Whether a level stands in the bracket that closes the amount before (450元(正高级)、400元)."""
    bracket = re.match(r"(?:/人|/次|每人|·|次)*\([^()]*\)", text[floor:]) if floor else None
    return bool(bracket) and level.finish <= floor + bracket.end()  # type: ignore[union-attr]


# ------------------------------------------------------------------------------------- tables


def _from_row(sentence: Sentence, usual: Item) -> Iterator[Fee]:
    for column, cell in enumerate(sentence.cells):
        header = sentence.header[column] if column < len(sentence.header) else ""
        others = [other.text for place, other in enumerate(sentence.cells) if place != column]
        if not _holds_fees(sentence, cell.text, header, others):
            continue
        for event in _cell_events(cell.text):
            before = cell.text[: event.begin]
            words = level_words(before[-12:]) or level_words(",".join(others)) or level_words(header)
            named = map(_item_in, [before, header, *others, *reversed(sentence.headings)])
            item = _confirmed(next(filter(None, named), usual), words, f"{header}{before}", event)
            yield Fee(
                **sentence.place(),
                quote=sentence.quote_cell(cell),
                item=item,
                applies_to=words,
                amount=event.amount,
                basis=shown(event.basis) if event.basis else None,
            )


def _holds_fees(sentence: Sentence, cell: str, header: str, others: Sequence[str]) -> bool:
    """Whether a cell's numbers are fees by its column, its row and the table's heading; sums are none."""
    column = _HEAD.search(header) or _ITEM.search(header) or re.search("元|标准|金额", header)
    row = any(map(_item_in, others))
    if re.search(r"合计|总计|小计", header) or not (column or row and ("元" in cell or find_levels(header))):
        return False
    return bool(_HEAD.search(" ".join([*sentence.header, *sentence.headings, *others])))


def _cell_events(text: str) -> list[_Event]:
    if whole := _BARE_AMOUNT.fullmatch(text):
        return [_Event(begin=0, finish=len(text), amount=float(whole[1]))]
    if _NOTHING.fullmatch(text):
        return [_Event(begin=0, finish=len(text), amount=0.0)]
    if _BY_DOCUMENT.fullmatch(text) and "元" not in text:
        return [_Event(begin=0, finish=len(text), basis=text)]
    return [event for event in _events(text) if event.amount is not None]
