"""Supplements, corrections and repeals: which earlier documents a notice changes, and what from what to what.

A supplement (补充通知, 延期公告) changes the notice that it names. Any other notice may do so in a sentence: it repeals
an earlier one, says that earlier rules yield to it, or changes a value of an earlier notice, named or not.
"""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec

from policies.extract import Outlined
from policies.extract.basis import NUMBER, Cited, citations
from policies.extract.changes import announces, changes_in
from policies.extract.lines import LONGEST_QUOTE, Line, flat, lines, masked, pieces, shown
from policies.extract.metadata import Metadata
from policies.extract.shifts import CHANGES, ends_and_additions, kind_of, shifts_in
from policies.model import Change, Supersedes

_TITLE_CHANGES = re.compile(rf"补充|勘误|废止|(?:{CHANGES})|有关事项的说明")
_TITLE_OTHERWISE = re.compile(r"改革|(?:提高|扩大|减少|精简|统一|增加|提前|修订(?=后|版|稿))[^,。]*")
_REPEALS = re.compile(r"废止|停止(?:执行|使用)|不再执行|(?<!自动)(?<!自行)失效|作废|撤销该|予以撤[回销]")
_REPEALING = re.compile(r"(?:废止|撤销|停止执行)[^《》,。;]{0,12}(?:《□*》[^《》,。;]{0,30}[、和及])*$")
_KEEPS = re.compile(r"其他(?:事项|内容|要求|未尽事宜)[^。]{0,12}(?:不变|仍按|按)|(?:仍按|继续按)[^。]{0,12}执行")
_NOTICE = re.compile(r"通知|公告|通告|安排|方案|办法|规定|细则|意见|函")
_RESTS_ON = re.compile(r"(?:根据|依据|依照|按照|遵照|参照|按|贯彻|落实|对照)[^《》,。;]{0,12}$")
_DIFFERS = (
    r"与本(?:通知|规定|公告|办法|细则|方案|安排|文件?|通告|意见)[^,。;]{0,8}(?:不一致|不符|不同|有出入|抵触|冲突|矛盾)"
)
_EARLIER = re.compile(
    r"(?P<title>(?:以前|此前|以往|之前|过去|先前|原有?|历年)(?:年度|印发|发布|下发|制定|执行|出台)*的?(?:有关|相关|各类|其他)*"
    r"(?:职称|评审|申报)*(?:工作)?的?(?:文件|规定|通知|要求|政策|办法|公告|标准|细则)(?:规定|要求|精神)?)"
    rf"[^。;《》]{{0,16}}(?:{_DIFFERS}|(?P<repeals>同时废止|停止执行|不再执行))"
)
_SPEAKS_OF = re.compile(
    r"文件?中?|通知中?|公告中?|[中里]|第[一二三四五六七八九十百\d]+[条款项]|规定|确定|明确|要求|公布|所列|附件|关于|有关|的"
)
_BACK = re.compile(
    r"(?:原|该|上述|前述|上次|此前的?|之前的?)(?:通知|公告|文件?|规定|方案|办法|安排)|《(?:通知|公告|办法|方案|规定)》"
)
_SINCE = re.compile(r"原|自[^,。;]{1,16}起|今年|本年度|20\d\d年(?:度)?起|现|上年|去年|较|决定|将")
_CONDITIONAL = re.compile(r"[^,。;]的,|如|若|凡|可(?!能)|者,|因|[前后]的|期间")


def is_supplement(title: str) -> bool:
    """True for a notice whose title says that it changes another one, and which has few rules of its own."""
    return bool(_TITLE_CHANGES.search(_TITLE_OTHERWISE.sub("", masked(title))))


def find(notice: Outlined, meta: Metadata) -> list[Supersedes]:
    """The documents that this one changes or repeals; empty for an ordinary notice, whatever it is based on."""
    whole = is_supplement(meta.title)
    read = [line for line in lines(notice) if line.part not in ("template", "signature")]
    found: dict[str, Supersedes] = {}
    named: dict[int, str] = {}  # clause -> the document that it speaks of
    for line in read:
        for entry in _meant(line, whole=whole) if line.part != "attachment" else []:
            key = entry.document_number or entry.title
            if not (entry.document_number and entry.document_number == meta.document_number):
                found.setdefault(key, entry)
                named[line.clause] = key
    if not found and whole and (base := _base_title(meta.title)):
        found[base] = Supersedes(title=base, quote=meta.title)
    return _with_changes(read, found, named, meta.title if whole else "")


# ------------------------------------------------------------------------------------------ which document


def _meant(line: Line, *, whole: bool) -> list[Supersedes]:
    """The documents that a line says are changed or repealed."""
    text = flat(line.plain.source).text
    found = [
        _entry(line, cited, repeals=repeals)
        for cited in [*citations(text), *_numbers(text)]
        for repeals in [_repealed(text, cited)]
        if repeals or _changed(text, cited, whole=whole)
    ]
    earlier = None if found else _EARLIER.search(masked(text))
    if earlier:
        cited = Cited(title=earlier["title"], number=None, start=earlier.start(), end=earlier.end())
        found.append(_entry(line, cited, repeals=bool(earlier["repeals"])))
    return found


def _repealed(text: str, cited: Cited) -> bool:
    if _RESTS_ON.search(text[: cited.start]):
        return False
    after = _after(text, cited)
    if re.search(_DIFFERS, after):
        return False
    return bool(_REPEALS.search(after) and not _KEEPS.search(after) or _REPEALING.search(masked(text[: cited.start])))


def _changed(text: str, cited: Cited, *, whole: bool) -> bool:
    """True for a document that a supplement speaks of, or whose values another notice changes in this sentence."""
    if not _about_reviews(cited) or _RESTS_ON.search(text[: cited.start]):
        return False
    after = _after(text, cited)
    yields = bool(re.search(_DIFFERS, after))
    speaks = bool(_SPEAKS_OF.match(after)) and bool(shifts_in(after) or ends_and_additions(after))
    return whole or yields or speaks and "□" not in after


def _after(text: str, cited: Cited) -> str:
    """The rest of the sentence that names a document, what stands in other titles blanked out."""
    rest = masked(text[cited.end :])
    return rest[: next((end for _, end in pieces(rest)), 0)].rstrip("。;!?")


def _about_reviews(cited: Cited) -> bool:
    return not cited.title or bool(
        _NOTICE.search(cited.title) and re.search(r"职称|评审|申报|认定|任职资格|专业技术", cited.title)
    )


def _numbers(text: str) -> list[Cited]:
    """Documents that are called by number only: 我局印发的X人社发〔2025〕5号文件."""
    titled = [(cited.start, cited.end) for cited in citations(text)]
    return [
        Cited(
            title="",
            number=re.sub(r"^.*(?:印发|下发|发布)的?|^(?:原|对|将|按|根据|和|及|与)", "", match[0]),
            start=match.start(),
            end=match.end(),
        )
        for match in NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in titled) and "令" not in match[0]
    ]


def _entry(line: Line, cited: Cited, *, repeals: bool) -> Supersedes:
    text = flat(line.plain.source)
    start, end = next(((a, b) for a, b in pieces(text.text) if a <= cited.start < b), (cited.start, cited.end))
    quote = text.original(start, end) if end - start <= LONGEST_QUOTE else text.original(cited.start, cited.end)
    return Supersedes(title=shown(cited.title), document_number=cited.number, quote=quote, repeals=repeals)


def _base_title(title: str) -> str | None:
    """The title of the notice that a 补充通知 adds to: the same without 补充."""
    quoted = re.search(r"《([^《》]{6,})》", title)
    if quoted:
        return quoted[1]
    base = re.sub(r"(?:补充|更正)(?=通知|公告|说明)", "", title)
    return base if base != title else None


# ------------------------------------------------------------------------------------------ what changes


def _with_changes(
    read: list[Line], found: dict[str, Supersedes], named: dict[int, str], title: str
) -> list[Supersedes]:
    """The entries with the changes of each: given to the document that the clause names, else to the first one.

    ``title`` is a supplement's. A change of a value of no named document gets an entry without title.
    """
    first = next((key for key, entry in found.items() if not entry.repeals), next(iter(found), ""))
    changes: dict[str, list[Change]] = defaultdict(list)
    quotes: dict[str, str] = {}
    for line in read:
        key = named.get(line.clause, first)
        for change in _stated_by(
            line, bool(title) or line.clause in named or bool(found and _refers_back(line)), title
        ):
            at = key if title or line.clause in named or _refers_back(line) else ""
            changes[at].append(change)
            quotes.setdefault(at, change.quote)
    if changes.get("") and "" not in found:
        found[""] = Supersedes(title="", quote=quotes[""])
    return [
        msgspec.structs.replace(entry, changes=tuple(changes[key])) if changes.get(key) else entry
        for key, entry in found.items()
    ]


def _refers_back(line: Line) -> bool:
    return bool(_BACK.search(flat(line.plain.source).text))


def _stated_by(line: Line, amending: bool, title: str) -> list[Change]:
    """The changes of a line; of one that speaks of no other document only what is plainly a new rule for an old one."""
    if line.part == "attachment" and line.kind != "row":
        return []
    if amending:
        announced = announces(line.lead) or announces(line.title) or bool(re.search(CHANGES, title))
        return changes_in(line, announced=announced)
    return [change for change in changes_in(line, amending=False) if line.kind != "row" and _new_rule(change)]


def _new_rule(change: Change) -> bool:
    text = flat(change.quote).text
    typed = change.old and change.new and kind_of(change.old) and kind_of(change.old) == kind_of(change.new)
    return bool(typed and _SINCE.search(text)) and not _CONDITIONAL.search(masked(text))
