"""Limits: how often and how fast to resubmit, how long names are made public, how long or many a material may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.extract import Outlined
from policies.extract.bounds import SPAN, Hit, bounds, hit_of, segment_of, windows
from policies.extract.metadata import Metadata
from policies.extract.numbers import Plain, shown
from policies.extract.walk import Sentence, sentences
from policies.model import Limit

_AGAIN = (
    r"退回|(?<!辞)退(?=\d|[改修]|补正)|不齐|返回|退改|更改|改好|重报|驳回"
    r"|补正|补充|补完|补(?=\d次)|缺件|修改|改正|完善|整改|补齐|补交|再次提交|重新提交|重新上传|重新申报"
)
_TIMES = re.compile(r"(?<![第\d])(?<!逾期)(?P<n>\d+)(?P<unit>次)(?!会议|性)")
_TIMES_ABOUT = re.compile(rf"{_AGAIN}|提交|上报次数|申报次数|次数|机会|反馈|送审")
_PUBLICITY = re.compile(
    rf"(?:公示|张榜公布|张贴公布|挂网公布)(?!结束|期满|无异议后|后)(?P<gap>(?:(?!公示)[^。;]){{0,24}}?)(?<![月\d]){SPAN}(?![前后])"
    rf"|公示满{SPAN.replace('<n>', '<n3>').replace('<unit>', '<unit3>')}"
    rf"|(?<![月\d]){SPAN.replace('<n>', '<n2>').replace('<unit>', '<unit2>')}(?:以上)?(?:的)?(?:单位|内部)?公示"
)
_BARE = re.compile(
    r"^第[一二三四五六七八九十百]+条|^\(?[\d一二三四五六七八九十.]+[)、.](?!\d)|^\d+(?:\.\d+)+|^.*\d(?:字|分钟|页"
    r"|项)(?:以上|以内)?[、(]|(?:应当?|须|需|要|请|可)?(?:控制在|不(?:得)?(?:超过|少于|多于|低于|大于|高于)|原则上|一般"
    r"|时间为?|字数|每人"
    r"|最多|至多|最少|至少|限|为|在|\d+字?(?:-+|至|到)|\d+(?:KB|MB|[KM]|分钟|页)(?:-+|至|到)|\d+[篇份]\(?|\()*$"
)
_ANOTHER = re.compile(r"^.*\d(?:人|名|%)[、和]")  # 正高级不超过1人、副高级: the name of the second
_NAMELESS = re.compile(r"(?:匿名|盲[审评]|出现[^,。;]{0,12}(?:姓名|单位))")  # a work sent back for a name in it
_OTHER_TIMES = re.compile(r"抽查|培训|考核|处分|参加|获|会议|警告|缺席|测评")
_NO_WINDOW = re.compile(r"缴费|退费|退款|退还|原渠道|原账户|原路|审核$|完成审核|审核完|核实|答复|反馈(?!后)")
_OTHER_TERM = re.compile(r"公示(?:期|时间)?(?:不|为)?[^,。;]{0,8}$|短信[^,。;]*$")
_REPLACED = re.compile(r"[”\"』]?(?:统一)?(?:调整|变更|更正|修改|改|放宽|增加|减少|降|缩短)(?:至|为|到)")
_OLD = re.compile(
    r"\d+个?(?:工作日|自然日|小时|日|天|周|次|字|篇|项|件)(?=[^,。;\d]{0,12}(?:调整|变更|更正|修改|改|放宽|延长|缩短|增加|减少|提高|降低?)(?:至|为|到)\d)"
)


def extract(notice: Outlined, meta: Metadata) -> list[Limit]:
    """All limits; of a range (2000-3000字) the upper end."""
    found: list[Limit] = []
    before: Sentence | None = None
    for sentence in sentences(notice, "body", "attachment"):
        text = _without_old(",".join(cell.text for cell in sentence.cells) or sentence.text)
        about = before.text if before and before.clause == sentence.clause else ""
        before = sentence
        found += [_fact(sentence, text, hit) for hit in _hits(text, sentence, about)]
    return _distinct(found)


def _without_old(text: str) -> str:
    """The text with the values that others take the place of blanked out: 3个工作日的规定调整为5个工作日."""
    return _OLD.sub(lambda match: "□" * len(match[0]), text)


def _fact(sentence: Sentence, text: str, hit: Hit) -> Limit:
    cell = _cell_at(sentence, hit.begin) if sentence.cells else None
    quote = sentence.quote_cell(cell) if cell else sentence.quote(hit.begin, hit.finish)
    return Limit(
        **sentence.place(), quote=quote, what=hit.what, amount=hit.amount, unit=hit.unit, name=_name(text, hit)
    )


def _cell_at(sentence: Sentence, place: int) -> Plain:
    """The cell at a place of the row's text with commas between cells."""
    for cell in sentence.cells:
        if place <= len(cell.text):
            return cell
        place -= len(cell.text) + 1
    return sentence.cells[-1]


def _hits(text: str, sentence: Sentence, about: str) -> Iterator[Hit]:
    """The limits of a text; ``about`` is the sentence before it in the same clause."""
    taken: list[tuple[int, int]] = []
    for hit in [*_publicity(text), *_resubmission(text, about), *bounds(text, sentence)]:
        if not any(hit.begin < end and begin < hit.finish for begin, end in taken):
            taken.append((hit.begin, hit.finish))
            yield hit


def _publicity(text: str) -> Iterator[Hit]:
    for match in _PUBLICITY.finditer(text):
        if told := next((name for name in ("2", "3") if match[f"n{name}"]), None):
            yield hit_of(match, "publicity_days", f"n{told}", f"unit{told}")
        elif not re.search(
            r"后|异议|结束|期满|期间|期内|之日起|答复|提出|举报|核实|退回|前\d*$", match["gap"]
        ) or re.search(r"公示期|公示时间", match["gap"]):
            yield hit_of(match, "publicity_days")


def _resubmission(text: str, about: str) -> Iterator[Hit]:
    for match in _TIMES.finditer(text):
        if _again(text, match, about) and not _REPLACED.match(text, match.end()):
            yield hit_of(match, "resubmission_times")
    for match in windows(text):
        near = text[max(0, match.start() - 40) : match.end() + 24]
        segment, before = segment_of(text, match), text[: match.start()]
        own = re.search(_AGAIN, segment)  # 收到短信后3日内补齐, but not 收到短信后3日内缴费
        other = _OTHER_TERM.search(before) and not own
        if re.search(_AGAIN, near) and not _NO_WINDOW.search(segment) and not other:
            yield hit_of(match, "resubmission_window")


def _again(text: str, match: re.Match[str], about: str) -> bool:
    """Whether a number of times is one of handing in again: by its own words or by those right before."""
    segment = segment_of(text, match)
    if _OTHER_TIMES.search(segment) or _NAMELESS.search(text[: match.start()]):
        return False
    alone = len(segment) <= 8 and re.search(_AGAIN, text[max(0, match.start() - 24) : match.start()])  # …补正，仅限1次
    still = re.search(r"超过|仍", segment) and re.search(_AGAIN, about)  # …退回修改；超过三次仍不合格的
    return bool(_TIMES_ABOUT.search(segment) or alone or still)


def _name(text: str, hit: Hit) -> str | None:
    """What is limited: the words before the number, without the words of limiting."""
    if hit.what != "other":
        return None
    begin = max(text.rfind(mark, 0, hit.begin) for mark in ",。;:") + 1
    words = _BARE.sub("", _ANOTHER.sub("", text[begin : hit.begin]))
    while len(words) < 2 and begin > 1:
        finish, begin = begin - 1, max(text.rfind(mark, 0, begin - 1) for mark in ",。;:") + 1
        words = _BARE.sub("", text[begin:finish])
    return shown(words[:30]) or None


def _distinct(facts: list[Limit]) -> list[Limit]:
    seen: dict[tuple[object, ...], Limit] = {}
    for fact in facts:
        # A limit said twice in other words is one; the publicity of the unit and of the results are two.
        key = (fact.what, fact.amount, fact.unit, fact.anchor if fact.what in ("publicity_days", "other") else "")
        seen.setdefault(key, fact)
    return list(seen.values())
