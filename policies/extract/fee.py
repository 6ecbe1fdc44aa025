"""Fees: what is charged for what, at which level, or which document fixes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from policies.extract import Outlined
from policies.extract.charges import Charge, Item, charges, charges_in_cell, fee_in, fees_in, items_in
from policies.extract.fee_shares import shares_of
from policies.extract.levels import Level, find_levels, joined, level_names, level_words, remaining
from policies.extract.metadata import Metadata
from policies.extract.numbers import shown
from policies.extract.walk import Sentence, sentences
from policies.model import Fee

_CHARGED = re.compile(r"费|[加另]收|收取|缴纳|交纳|每人\d|元/人")
_INCLUDING = re.compile(r"\((?:[含均都]|包括|包含|其中)[^()]*\)")  # （含面试费）: what is in the price
_HEAD = re.compile(r"收费|缴费|多少钱|花费|费用|交费|评审费|缴纳.*费")
_OUT_OF_TURN = re.compile(r"(?:破格|转评|委托评审|绿色通道)(?:申报)?(?:人员|者)?")
_CONFIRMATION = re.compile(r"(?:初次|考核)?认定|初定|初次确定")
_WHOM = re.compile(r"对象|人员|类别|群体|级别|层级")  # the column of those who pay
_EVERYONE = re.compile(r"(?:所有|全体|全部|各级?别?|其他|其它)?(?:申报)?(?:人员?|者|对象|级别)?")
_NEXT_TO = re.compile(r"(?:/人·?次?|/次|每人|/人次)*[、,和及]")
_ANY_FEE = re.compile(r"[\u4e00-\u9fff]{2,6}(?<![收缴交付免退自经公消减])费(?!用)(?:标准|为|是|:|每[人科次项篇]|按)*$")
_ENDED = re.compile(r"(?:标准|收费|费用|规定)[^,。;]{0,4}(?:不再执行|停止执行|同时废止|即行废止|作废)")
_ASIDE = re.compile("不|^(?:含|包括)")  # 200元（含认定）: what is not said of the amount alone
_LABEL = re.compile(r"(?:^|。)(?:\(?[一二三四五六七八九十\d]+[)、.])?(?P<of>[^,。;:]{2,12}费)[。:]$")  # （二）论文鉴定费。每篇150元。
_SERVICE = re.compile("评审|答辩|面试|认定|鉴定")  # a column of a table of fees
_UNSHARED: tuple[str | None, Item | None] = (None, None)


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
            found += shares_of(sentence, [fact for fact in found if fact.anchor == sentence.anchor])
            named = {fact.item for fact in own}
            item = (own[0].item if len(named) == 1 else None) if own else _last_item(sentence.text) or item
            item = None if item == "other" else item
            if label := _LABEL.search(sentence.text):
                item = _last_item(label["of"]) or item
    kept = [fact for fact in found if not _settled(fact, found)]
    return list(dict.fromkeys(_for_the_others(fact, kept, meta.levels) for fact in kept))


def _for_the_others(fact: Fee, found: Sequence[Fee], known: Sequence[str]) -> Fee:
    """A fee for nobody in particular is for everyone but those of whom its clause says that they pay nothing."""
    if fact.applies_to or fact.amount == 0:
        return fact
    free = [other for other in found if other.anchor == fact.anchor and other.item == fact.item and other.amount == 0]
    spared = joined(other.applies_to for other in free if other.applies_to)
    others = remaining(known, spared) if level_names(spared) else None
    return msgspec.structs.replace(fact, applies_to=others) if others else fact


def _settled(fact: Fee, found: Sequence[Fee]) -> bool:
    """Whether a fee that another document fixes is given by the notice itself after all."""
    same = (other for other in found if other.amount and other.item == fact.item)
    return fact.amount is None and any(fact.applies_to in (None, other.applies_to) for other in same)


def _about_fees(sentence: Sentence) -> bool:
    """Whether fees are told that are taken; not those of an earlier notice that no longer hold."""
    return not _ENDED.search(sentence.text) and bool(_CHARGED.search(sentence.text) or any(_HEAD.search(title) for title in sentence.headings))


def _last_item(text: str) -> Item | None:
    items = items_in(text)
    return items[-1][0] if items else None


# ------------------------------------------------------------------------------------- sentences


def _from_prose(sentence: Sentence, item: Item | None, usual: Item) -> list[Fee]:
    text = sentence.text
    events = charges(text)
    if not events:
        return []
    items, levels = items_in(text), find_levels(text)
    heading = next((named for title in reversed(sentence.headings) if (named := fee_in(title))), None)
    pairs = _respectively(text, events, items, levels)
    fees: list[Fee] = []
    for place, event in enumerate(events):
        words, of = pairs[place] if pairs else _UNSHARED
        named = event.item or of or _item_of(text, event, items)
        own: Item = named or item or heading or usual
        words = (
            event.whom
            or words
            or _raised(text, event, levels)
            or _for_all(own, fees, text, event, levels)
            or _levels_of(text, event, events, place, levels)
        )
        words = words or _short_title(sentence) or _group(re.split("[,。;]", text[: event.begin])[-1], own)
        if event.item == "review" and words and level_names(words) == ("初定",):
            words = None  # 评审和认定均不收费: the review of everybody
        since = events[place - 1].finish if place else 0
        carried = named is None or not items_in(text[since : event.finish])
        own = _confirmed(own, words, text, event, since=since, carried=carried)
        fees.append(_fee(sentence, event, own, words, sentence.quote(event.begin, event.finish)))
    return fees


def _fee(sentence: Sentence, event: Charge, item: Item, words: str | None, quote: str) -> Fee:
    basis = shown(event.basis.strip(":,")) if event.basis else None
    return Fee(**sentence.place(), quote=quote, item=item, applies_to=words, amount=event.amount, basis=basis)


def _short_title(sentence: Sentence) -> str | None:
    return next(
        (words for title in reversed(sentence.headings) if len(title) <= 16 and (words := level_words(title))), None
    )


def _confirmed(item: Item, words: str | None, text: str, event: Charge, *, since: int = 0, carried: bool = False) -> Item:
    """收费 of 初次确定 is for the confirmation, unless the words say 评审费; so is what a sentence before named."""
    told = "评审费" in text[since : event.finish] + (event.item or "")
    only = words and level_names(words)[:1] == ("初定",)
    return "initial_confirmation" if only and (item == "review" or carried) and not told else item


def _group(before: str, item: Item) -> str | None:
    """Whom an amount is for that is no level: 破格申报人员另收80元, 评审和认定都不收费."""
    found = (_CONFIRMATION if item == "initial_confirmation" else _OUT_OF_TURN).search(before)
    return found[0] if found else None


def _raised(text: str, event: Charge, levels: Sequence[Level]) -> str | None:
    """Who pays more or otherwise, named right before an amount and behind all levels: 其中破格申报人员加收100元."""
    begin = max(text.rfind(mark, 0, event.begin) for mark in ",。;") + 1
    match = _OUT_OF_TURN.search(text, begin, event.begin)
    named = match and not any(begin <= level.begin < event.begin for level in levels)
    return match[0] if match and named else None


def _respectively(
    text: str, events: Sequence[Charge], items: Sequence[tuple[Item, int, int]], levels: Sequence[Level]
) -> list[tuple[str | None, Item | None]] | None:
    """评审费、答辩费分别为400元、120元: each thing its amount; None when nothing is so shared out."""
    split = text.find("分别")
    if split < 0 or events[0].begin < split:
        return _in_turn(text, events, levels)
    fee_items = [item for item, begin, finish in items if finish <= split and "费" in text[begin:finish]]
    named = [level.words for level in levels if level.finish <= split]
    spread = [word for words in named for word in words.split("、")]
    count = len(events)
    if len(fee_items) == count > 1:
        return [(joined(named) or None, item) for item in fee_items]
    if len(spread) == count:
        return [(word, fee_items[-1] if fee_items else None) for word in spread]
    return None


def _in_turn(
    text: str, events: Sequence[Charge], levels: Sequence[Level]
) -> list[tuple[str | None, Item | None]] | None:
    """正高级、副高级评审费500元、400元: amounts next to each other, as many as the levels named before them."""
    run = 1
    while run < len(events) and _NEXT_TO.fullmatch(text[events[run - 1].finish : events[run].begin]):
        run += 1
    named = [level for level in levels if level.finish <= events[0].begin]
    spread = [word for level in named for word in level.words.split("、")]
    close = all(text[a.finish : b.begin] in ("、", "和", "及", ",") for a, b in zip(named, named[1:], strict=False))
    if run == 1 or len(spread) != run or not close:
        return None
    return [*((word, None) for word in spread), *[_UNSHARED] * (len(events) - run)]


def _item_of(text: str, event: Charge, items: Sequence[tuple[Item, int, int]]) -> Item | None:
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
    own = re.split("[,。;、]", text[: event.begin])[-1]
    if event.amount and _ANY_FEE.search(own) and not items_in(own):
        return "other"  # a fee that no list knows: 场地费每人50元
    return before[-1] if before else None


def _levels_of(text: str, event: Charge, events: Sequence[Charge], place: int, levels: Sequence[Level]) -> str | None:
    """Whom an amount is for: (正高级) right after it, else those named since the amount before, else the last named."""
    bracket = re.match(r"(?:/人|/次|每人|人民币|·|次|/人次)*\(([^()]*)\)", text[event.finish :])
    if bracket and not _ASIDE.search(bracket[1]) and (words := level_words(bracket[1])):
        return words
    floor = events[place - 1].finish if place else 0
    until = event.begin if event.amount else event.finish  # 暂停征收初级评审费
    near = [level for level in levels if floor <= level.begin < until and not _in_bracket_of(text, floor, level)]
    if near:
        beside = [level for level in near if "," not in text[level.finish : event.begin]]
        return joined(level.words for level in beside or near)
    seen = [level for level in levels if level.finish <= event.begin]
    if seen:
        return joined(level.words for level in _last_named(text, event, events[:place], seen))
    after = [level.words for level in levels if event.finish <= level.begin]
    return joined(after) if len(events) == 1 and after and "费" in text[event.finish :] else None


def _last_named(text: str, event: Charge, earlier: Sequence[Charge], seen: list[Level]) -> list[Level]:
    """The levels named together last, or all of them where the amount is the same for all (均、各)."""
    floor = earlier[-1].finish if earlier else 0
    if re.search(r"[均都各]|统一|一律", text[max(floor, event.begin - 6) : event.begin + 1]):
        return seen
    start = max((other.finish for other in earlier if other.finish <= seen[-1].begin), default=0)
    return [level for level in seen if level.begin >= start]


def _for_all(item: Item, before: Sequence[Fee], text: str, event: Charge, levels: Sequence[Level]) -> str | None:
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
        header = f"{header}费" if _SERVICE.fullmatch(header) else header
        others = [other.text for place, other in enumerate(sentence.cells) if place != column]
        if not _holds_fees(sentence, cell.text, header, others):
            continue
        for event in charges_in_cell(cell.text):
            before = cell.text[: event.begin]
            words = level_words(before[-12:]) or level_words(",".join(others)) or level_words(header) or _whom(sentence)
            labels = [re.split("[,;。]", before)[-1], before, header, *others, *reversed(sentence.headings)]
            named = next((items for label in labels if (items := fees_in(label))), (usual,))
            for item in named if event.amount == 0 or event.basis else named[:1]:
                item = _confirmed(item, words, f"{header}{before}", event)
                yield _fee(sentence, event, item, words, sentence.quote_cell(cell))


def _whom(sentence: Sentence) -> str | None:
    """The group that a row's cell names under 对象 or 人员, where the row names no level."""
    named = [cell.text for cell, head in zip(sentence.cells, sentence.header, strict=False) if _WHOM.search(head) and cell.text]
    group = next((text for text in named if not _EVERYONE.fullmatch(text) and not fee_in(text) and "元" not in text), None)
    return shown(group) if group and not group.isdigit() else None


def _holds_fees(sentence: Sentence, cell: str, header: str, others: Sequence[str]) -> bool:
    """Whether a cell's numbers are fees by its column, its row and the table's heading; sums are none."""
    column = _HEAD.search(header) or items_in(header) or re.search("元|标准|金额", header)
    row = any(map(fee_in, others))
    if re.search(r"合计|总计|小计", header) or not (column or row and ("元" in cell or find_levels(header))):
        return False
    return bool(_HEAD.search(" ".join([*sentence.header, *sentence.headings, *others])))
