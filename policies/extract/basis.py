"""Documents that the notice rests on or refers to: 《title》 with its document number."""

from __future__ import annotations

import re

from policies.extract import Outlined
from policies.extract.lines import Line, flat, lines, shown
from policies.extract.metadata import Metadata
from policies.model import Basis, Value

_YEAR = r"[〔\[【(（]\s*\d{4}\s*[〕\]】)）]"
NUMBER = re.compile(
    rf"(?:[\u4e00-\u9fa5]{{2,14}}{_YEAR}\d{{1,4}}\)?号?|[\u4e00-\u9fa5]{{2,8}}令(?:第)?\d{{1,3}}号|第\d{{1,3}}号令)"
)
_BEHIND = re.compile(rf"^(?:的通知|的公告|的意见|的决定)?[((]?(?P<number>{NUMBER.pattern})")
_OFFICIAL = re.compile(
    r"(?:通知|办法|规定|条例|意见|条件|方案|公告|细则|决定|标准|规程|准则|纲要|制度|要求|目录|规则|法|指南|函|批复|若干措施|实施意见)(?:[\((].{1,12}[\))])?$"
)
_PAPER = re.compile(
    r"(?:表|书|登记卡|花名册|名册|目录要览|总览|报告|公示|公示结果|推荐意见|证明|保证书|承诺书|证|档案|总结|清单)(?:[\((].{1,12}[\))])?$"
)
_RESTS_ON = re.compile(
    r"(?:根据|按照|依据|依照|遵照|参照|贯彻落实|贯彻|落实|执行|按|结合|详见|见|参考|符合|履行|遵守|违反|修订的|以及|及|和|、)[^《》,。;]{0,30}$"
)


class Cited(Value, frozen=True):
    """A document named in a text and where."""

    title: str
    number: str | None
    start: int
    end: int


def extract(notice: Outlined, meta: Metadata) -> list[Basis]:
    """Every document that the notice names, once, with its number when any mention gives one."""
    found: dict[str, Basis] = {}
    for line in lines(notice):
        if line.part == "template":
            continue
        for cited in citations(flat(line.plain.source).text):
            fact = _fact(line, cited)
            known = found.get(_key(cited.title))
            if not _itself(cited, meta) and (known is None or (fact.document_number and not known.document_number)):
                found[_key(cited.title)] = fact
    return list(found.values())


def _fact(line: Line, cited: Cited) -> Basis:
    text = flat(line.plain.source)
    return Basis(
        section=line.section,
        anchor=line.anchor,
        quote=text.original(cited.start, cited.end),
        title=shown(cited.title),
        document_number=cited.number,
    )


def _key(title: str) -> str:
    return re.sub(r"\W", "", title)


def _itself(cited: Cited, meta: Metadata) -> bool:
    """A notice that issues its own rules names them; that is no other document."""
    title = _key(cited.title)
    return (
        bool(title) and title in _key(meta.title) or cited.number is not None and cited.number == meta.document_number
    )


def citations(text: str) -> list[Cited]:
    """The documents that a sentence (``lines.flat``) names: titles in 《》 that are numbered, relied upon or official.

    Forms to be filled in (申请表) and journals are none.
    """
    found: list[Cited] = []
    for start, end in _titles(text):
        title = text[start + 1 : end - 1]
        behind = _BEHIND.match(text[end:])
        if behind is None and (_PAPER.search(title) or not _OFFICIAL.search(title)):
            continue
        if behind is None and not _RESTS_ON.search(text[:start]) and len(title) < 5:
            continue
        last = end + behind.end() if behind else end
        last += text[last : last + 2].startswith((")号", "）号")) * 2 or text[last : last + 1] in (")", "）")
        found.append(Cited(title=title, number=_tidy(behind["number"]) if behind else None, start=start, end=last))
    return found


def _tidy(number: str) -> str:
    """The number with brackets of one kind and its 号: 巴教发〔2024〕166号."""
    number = re.sub(
        r"[\[【(](\d{4})[\]】)]",
        r"〔\1〕",
        number.replace(")", "") if number.count(")") > number.count("(") else number,
    )
    return number if number.endswith(("号", "令")) else number + "号"


def _titles(text: str) -> list[tuple[int, int]]:
    """The places of the outermost 《…》."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for place, letter in enumerate(text):
        if letter == "《":
            start = place if not depth else start
            depth += 1
        elif letter == "》" and depth:
            depth -= 1
            if not depth:
                found.append((start, place + 1))
    return found
