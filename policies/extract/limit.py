"""Limits: how often and how fast to resubmit, how long names are made public, how long or many a material may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from policies.extract import Outlined
from policies.extract.metadata import Metadata
from policies.extract.numbers import Plain
from policies.extract.walk import Sentence, sentences
from policies.model import Limit, Value

What = Literal["resubmission_times", "resubmission_window", "publicity_days", "other"]

_SPAN = r"(?P<n>\d+(?:\.\d+)?)个?(?P<unit>工作日|自然日|小时|日|天|周)"
_AGAIN = r"退回|退改|更改|改好|重报|驳回|补正|补充|修改|改正|完善|整改|补齐|补交|再次提交|重新提交|重新上传|重新申报"
_TIMES = re.compile(r"(?<![第\d])(?P<n>\d+)(?P<unit>次)(?!会议|性)")
_TIMES_ABOUT = re.compile(rf"{_AGAIN}|提交|上报次数|申报次数|次数|机会|反馈|送审")
_WINDOW = re.compile(rf"(?<!\d){_SPAN}(?P<inside>(?:之|以)?内)?")
_PUBLICITY = re.compile(
    rf"公示(?!结束|期满|无异议后|后)(?P<gap>(?:(?!公示)[^。;]){{0,24}}?)(?<![月\d]){_SPAN}(?![前后])"
    rf"|(?<![月\d]){_SPAN.replace('<n>', '<n2>').replace('<unit>', '<unit2>')}(?:以上)?(?:的)?(?:单位|内部)?公示"
)
_LENGTH = re.compile(r"(?<![\d.])(?:(?P<least>\d+)字?(?:-+|至|到))?(?P<n>\d+)(?P<unit>字(?!节|体|号|样)|分钟|页)")
_SIZE = re.compile(
    r"(?<![\d.A-Za-z])(?:\d+(?:\.\d+)?(?:MB|M|KB|K|兆)?(?:-+|至|到))?(?P<n>\d+(?:\.\d+)?)(?P<unit>MB|M|兆|KB|K|GB"
    r"|G)(?![A-Za-z\d])",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![\d.第])(?:(?P<least>\d+)(?:-+|至|到))?(?P<n>\d+)(?P<unit>[项件篇部幅个份])(?!工作日|月|年|学时|学分|以上"
    r"|及以上|级)"
)
_WORKS = re.compile(r"代表(?:作|性)|作品|成果|业绩|案例|论文|附件|佐证|总结|教案|项目|论著|报告")
_DONE = re.compile(r"发表|主持|获得?|刊播|每年|完成|授权|参与|承担|撰写|出版|取得|开展|制定|编写|指导|以上的?,|学时")
_BOUND = re.compile(
    r"不(?:得)?(?:超过|多于|大于|高于|少于|低于)|最多|至多|最少|至少|限(?:报|填|提交|传|提供|额)?|控制在|上限|不超|≤"
    r"|小于|超过[^,。;]{0,8}的?不予"
)
_CHOSEN = re.compile(r"代表(?:性|作)|收录|择优|遴选|选送|精选|限")
_VALID = re.compile(
    r"(?<!\d)(?P<n>\d+)个?(?P<unit>年|月)(?:之?内)?有效|有效期(?:限)?(?:为|是|:|按)?(?P<n2>\d+)个?(?P<unit2>年|月|日"
    r"|天)|有效时间为?(?P<n3>\d+)个?(?P<unit3>年|月)"
)
_BARE = re.compile(
    r"^第[一二三四五六七八九十百]+条|^\(?[\d一二三四五六七八九十.]+[)、.](?!\d)|^\d+(?:\.\d+)+|^.*\d(?:字|分钟|页"
    r"|项)(?:以上|以内)?[、(]|(?:应当?|须|需|要|请|可)?(?:控制在|不(?:得)?(?:超过|少于|多于|低于|大于)|原则上|一般"
    r"|时间为?|字数|每人"
    r"|最多|至多|最少|至少|限|为|在|\d+字?(?:-+|至|到)|\d+[篇份]\(?|\()*$"
)
_OTHER_TIMES = re.compile(r"抽查|培训|考核|处分|参加|获|会议|警告|缺席|测评")
_NO_WINDOW = re.compile(r"缴费|审核$|完成审核|审核完|核实|答复|反馈")
_OTHER_TERM = re.compile(r"公示(?:期|时间)?(?:不|为)?[^,。;]{0,8}$|短信[^,。;]*$")
_REPLACED = re.compile(r"[”\"』]?(?:统一)?(?:调整|变更|更正|修改|改|放宽|增加|减少|降|缩短)(?:至|为|到)")
_OLD = re.compile(
    r"\d+个?(?:工作日|自然日|小时|日|天|周|次|字|篇|项|件)(?=[^,。;\d]{0,12}(?:调整|变更|更正|修改|改|放宽|延长|缩短|增加|减少|提高|降低?)(?:至|为|到)\d)"
)
_OBJECTION = re.compile(r"(?:复查|复核|申诉|异议|领取|申请复议)")
_SHARE = re.compile(
    r"(?:查重|重复|相似|复制|文字复制)[^,。;]{0,8}(?:率|比)[^,。;\d]{0,12}(?P<n>\d+(?:\.\d+)?)(?P<unit>%)"
)
_PLACES = re.compile(
    r"(?:推荐|申报|名额|限报)[^,。;\d]{0,16}(?:不(?:得)?超过|最多|至多|限(?:报)?|不多于)(?P<n>\d+)(?P<unit>人|名)"
)


class _Hit(Value, frozen=True, kw_only=True):
    begin: int
    finish: int
    what: What
    amount: float
    unit: str


def extract(notice: Outlined, meta: Metadata) -> list[Limit]:
    """All limits; of a range (2000-3000字) the upper end."""
    found: list[Limit] = []
    before: Sentence | None = None
    for sentence in sentences(notice, "body", "attachment"):
        text = _without_old(",".join(cell.text for cell in sentence.cells) or sentence.text)
        about = before.text if before and before.clause == sentence.clause else ""
        before = sentence
        for hit in _hits(text, sentence, about):
            cell = _cell_at(sentence, hit.begin) if sentence.cells else None
            quote = sentence.quote_cell(cell) if cell else sentence.quote(hit.begin, hit.finish)
            found.append(
                Limit(
                    **sentence.place(),
                    quote=quote,
                    what=hit.what,
                    amount=hit.amount,
                    unit=hit.unit,
                    name=_name(text, hit),
                )
            )
    return _distinct(found)


def _without_old(text: str) -> str:
    """The text with the values that others take the place of blanked out: 3个工作日的规定调整为5个工作日."""
    return _OLD.sub(lambda match: "□" * len(match[0]), text)


def _cell_at(sentence: Sentence, place: int) -> Plain:
    """The cell at a place of the row's text with commas between cells."""
    for cell in sentence.cells:
        if place <= len(cell.text):
            return cell
        place -= len(cell.text) + 1
    return sentence.cells[-1]


def _hits(text: str, sentence: Sentence, about: str) -> Iterator[_Hit]:
    """The limits of a text; ``about`` is the sentence before it in the same clause."""
    taken: list[tuple[int, int]] = []
    for hit in [*_publicity(text), *_resubmission(text, about), *_other(text, sentence)]:
        if not any(hit.begin < end and begin < hit.finish for begin, end in taken):
            taken.append((hit.begin, hit.finish))
            yield hit


def _hit(match: re.Match[str], what: What, n: str = "n", unit: str = "unit") -> _Hit:
    return _Hit(begin=match.start(n), finish=match.end(unit), what=what, amount=float(match[n]), unit=match[unit])


def _segment(text: str, match: re.Match[str]) -> str:
    """The words between commas around a match."""
    begin = max(text.rfind(mark, 0, match.start("n")) for mark in ",。;") + 1
    ends = [at for mark in ",。;" if (at := text.find(mark, match.end())) >= 0]
    return text[begin : min(ends, default=len(text))]


def _publicity(text: str) -> Iterator[_Hit]:
    for match in _PUBLICITY.finditer(text):
        if match["n2"]:
            yield _hit(match, "publicity_days", "n2", "unit2")
        elif not re.search(r"后|异议|结束|期满|期间|期内|答复|提出|举报|核实|退回|前\d*$", match["gap"]) or re.search(
            r"公示期|公示时间", match["gap"]
        ):
            yield _hit(match, "publicity_days")


def _resubmission(text: str, about: str) -> Iterator[_Hit]:
    for match in _TIMES.finditer(text):
        if _again(text, match, about) and not _REPLACED.match(text, match.end()):
            yield _hit(match, "resubmission_times")
    for match in _windows(text):
        near = text[max(0, match.start() - 40) : match.end() + 24]
        segment, before = _segment(text, match), text[: match.start()]
        if re.search(_AGAIN, near) and not _NO_WINDOW.search(segment) and not _OTHER_TERM.search(before):
            yield _hit(match, "resubmission_window")


def _again(text: str, match: re.Match[str], about: str) -> bool:
    """Whether a number of times is one of handing in again: by its own words or by those right before."""
    segment = _segment(text, match)
    if _OTHER_TIMES.search(segment):
        return False
    alone = len(segment) <= 8 and re.search(_AGAIN, text[max(0, match.start() - 24) : match.start()])  # …补正，仅限1次
    still = re.search(r"超过|仍", segment) and re.search(_AGAIN, about)  # …退回修改；超过三次仍不合格的
    return bool(_TIMES_ABOUT.search(segment) or alone or still)


def _windows(text: str) -> list[re.Match[str]]:
    """Times within which something is to be done: 3日内, 补正时限为5个工作日."""
    termed = re.compile(r"[时期]限(?:统一|仍)?[为是:]?$|限期$|(?:补正|修改)时间(?:(?:统一|仍)?[为是:]|不(?:得)?超过)$")
    return [match for match in _WINDOW.finditer(text) if match["inside"] or termed.search(text[: match.start()])]


def _other(text: str, sentence: Sentence) -> Iterator[_Hit]:
    for match in _VALID.finditer(text):
        n = next(n for n in ("n", "n2", "n3") if match[n])
        yield _hit(match, "other", n, n.replace("n", "unit"))
    for match in _LENGTH.finditer(text):
        if _is_length(text, match):
            yield _hit(match, "other")
    for match in [*_SIZE.finditer(text), *_SHARE.finditer(text), *_PLACES.finditer(text)]:
        yield _hit(match, "other")
    for match in _COUNT.finditer(text):
        if _is_count(text, match, sentence):
            yield _hit(match, "other")
    for match in _windows(text):
        if _OBJECTION.search(_segment(text, match)) and re.search(r"提出|申请|领取|反映|申诉", text[match.end() :]):
            yield _hit(match, "other")


def _is_length(text: str, match: re.Match[str]) -> bool:
    segment = _segment(text, match)
    if match["unit"] == "分钟":
        return not re.search(r"学时|课时|迟到|提前|之前到", segment)
    if match["unit"] == "页":
        return bool(_BOUND.search(segment)) or "以内" in segment
    book = re.search(r"专著|著作|教材|每\d*字|出版|译著|折算|撰写[^,。;]{0,8}\d+字", segment)
    before = text[max(text.rfind(mark, 0, match.start()) for mark in ";。") + 1 : match.end() + 2]
    done = re.search(r"发表|刊物|刊登|年均|每年|审稿|译稿", before) and not re.search(
        r"代表作|总结|报告|述职|摘要|自传", before
    )
    return not book and not done


def _is_count(text: str, match: re.Match[str], sentence: Sentence) -> bool:
    """A number of works to hand in, not of works to have done."""
    segment = _segment(text, match)
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。;") + 1
    before = text[begin : match.start()]
    if (
        not _WORKS.search(before)
        or re.search(_DONE, segment)
        or match["unit"] in "个份"
        and not re.search("代表|附件", before)
    ):
        return False
    if re.search(r"业绩条件|业绩要求|申报条件|评审条件|破格", sentence.title) or int(match["n"]) == 0:
        return False
    own = text[max(begin, match.start() - 12, text.rfind(",", 0, match.start()) + 1) : match.end() + 4]
    bounded = _BOUND.search(own) or re.match(r"(?:以|之)?内", text[match.end() :])
    return bool(
        bounded or _CHOSEN.search(before.rpartition(",")[2][-14:]) or (match["least"] and _WORKS.search(before[-10:]))
    )


def _name(text: str, hit: _Hit) -> str | None:
    """What is limited: the words before the number, without the words of limiting."""
    if hit.what != "other":
        return None
    begin = max(text.rfind(mark, 0, hit.begin) for mark in ",。;:") + 1
    words = _BARE.sub("", text[begin : hit.begin])
    while len(words) < 2 and begin > 1:
        finish, begin = begin - 1, max(text.rfind(mark, 0, begin - 1) for mark in ",。;:") + 1
        words = _BARE.sub("", text[begin:finish])
    return words[:30] or None


def _distinct(facts: list[Limit]) -> list[Limit]:
    seen: dict[tuple[object, ...], Limit] = {}
    for fact in facts:
        # A limit said twice in other words is one; the publicity of the unit and of the results are two.
        key = (fact.what, fact.amount, fact.unit, fact.anchor if fact.what in ("publicity_days", "other") else "")
        seen.setdefault(key, fact)
    return list(seen.values())
