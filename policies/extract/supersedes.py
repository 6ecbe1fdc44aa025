"""Supplements, corrections and repeals: which earlier notice is meant, and what changes from what to what."""

from __future__ import annotations

import re

import msgspec

from policies.extract import Outlined
from policies.extract.basis import NUMBER, Cited, citations
from policies.extract.levels import level_words
from policies.extract.lines import LONGEST_QUOTE, Line, flat, lines, masked, pieces, shown
from policies.extract.metadata import Metadata
from policies.extract.stages import label_stage
from policies.model import Change, Supersedes, Value

_CHANGES = r"调整|延长|延期|顺延|延迟|推迟|推后|变更|更改|修改|更正|修订|改|提前|放宽|缩短|增加|提高|降低"
_TITLE_CHANGES = re.compile(rf"补充|勘误|{_CHANGES}|有关事项的说明")
_REPEALS = re.compile(r"废止|停止执行|不再执行|失效|作废|撤销该|予以撤回")
_KEEPS = re.compile(r"其他(?:事项|内容|要求|未尽事宜)[^。]{0,12}(?:不变|仍按|按)|(?:仍按|继续按)[^。]{0,12}执行")
_NOTICE = re.compile(r"通知|公告|通告|安排|方案|办法|规定|细则|意见|函")
_RESTS_ON = re.compile(r"(?:根据|依据|依照|按照|遵照)[^《》。;]{0,12}$")
_QUOTED = r"“(?P<{0}>[^“”]{{1,80}})”"
_VALUE = r"(?P<{0}>(?:[^,。;:“”]|(?<=\d):(?=\d)){{2,60}}?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_QUOTED.format('old')}[^。;“”]{{0,16}}?(?:{_CHANGES}|应|均)+为{_QUOTED.format('new')}",
        rf"(?:由|从)原?(?:来|定)?的?(?:于|为)?{_VALUE.format('old')}[,]?(?:统一|现)?(?:{_CHANGES})(?:为|至|到){_VALUE.format('new')}(?=[,。;(]|$)",
        rf"原(?:定|来|计划|规定)?(?:的)?[^,。;]{{0,16}}?(?:于|为|是|至){_VALUE.format('old')}[,]?(?:的[^,。;]{{0,12}})?[,]?(?:现|统一|将)*(?:{_CHANGES})(?:为|至|到){_VALUE.format('new')}(?=[,。;(]|$)",
        rf"原(?:定|计划)(?:于|为|在|到)?{_VALUE.format('old')}的[^,。;]{{0,12}}?[,]?(?:现|统一|将)*(?:{_CHANGES})(?:为|至|到){_VALUE.format('new')}(?=[,。;(]|$)",
        rf"(?:{_CHANGES})(?:为|至|到){_VALUE.format('new')}(?=[,。;(]|$)",
    )
)
_COLUMNS = {
    "old": re.compile(r"原|调整前|变更前|更正前|修改前|误"),
    "new": re.compile(r"现|调整后|变更后|更正后|修改后|正|新"),
}
_DATED = re.compile(
    r"\d{1,2}月\d{1,2}日|20\d\d[-.]\d{1,2}|[一二三四五六七八九十]+月[一二三四五六七八九十]+日|\d{1,2}日|\d{1,2}[:时]"
)
_TYPES = (
    ("fee", re.compile(r"元|费")),
    ("ce_requirement", re.compile(r"学时|学分|继续教育")),
    ("contact", re.compile(r"电话|联系人|\d{7,}")),
    ("limit", re.compile(r"次数|工作日|篇|字|项")),
    ("material", re.compile(r"材料|份|表")),
    ("exemption", re.compile(r"免|答辩")),
)


class Shift(Value, frozen=True):
    """One value that a sentence changes; ``about`` is what stands before it."""

    about: str
    old: str | None
    new: str | None
    start: int
    end: int


def find(notice: Outlined, meta: Metadata) -> list[Supersedes]:
    """The notices that this one changes or repeals; empty for an ordinary notice, whatever it is based on."""
    changes = bool(_TITLE_CHANGES.search(meta.title))
    found: dict[str, Supersedes] = {}
    for line in lines(notice):
        if line.part in ("template", "attachment"):
            continue
        for cited, repeals in _meant(line, whole=changes):
            key = cited.number or cited.title
            if key not in found and not (cited.number and cited.number == meta.document_number):
                found[key] = _entry(line, cited, repeals)
    if not found and changes and (base := _base_title(meta.title)):
        found[base] = Supersedes(title=base, quote=meta.title)
    shifts = tuple(change for line in lines(notice) for change in _changes(line)) if found else ()
    return _with_changes(list(found.values()), shifts)


# ------------------------------------------------------------------------------------------ which notice


def _meant(line: Line, *, whole: bool) -> list[tuple[Cited, bool]]:
    """The documents that a line says are changed or repealed, each with whether it is repealed."""
    text = flat(line.plain.source).text
    found: list[tuple[Cited, bool]] = []
    for cited in [*citations(text), *(_numbers(text) if whole else ())]:
        after = re.split(r"[。;]", text[cited.end :])[0]
        repeals = bool(_REPEALS.search(after)) and not _KEEPS.search(after)
        changed = whole and _about_reviews(cited) and not _RESTS_ON.search(text[: cited.start])
        differs = bool(
            re.search(rf"与本(?:通知|规定|公告|办法)不(?:一致|符)|(?:中|的)[^,。]{{0,30}}(?:{_CHANGES})为", after)
        )
        if repeals or changed or differs and _about_reviews(cited):
            found.append((cited, repeals))
    return found


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
            number=re.sub(r"^.*(?:印发|下发|发布)的?|^(?:原|对|将|按|根据)", "", match[0]),
            start=match.start(),
            end=match.end(),
        )
        for match in NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in titled) and "令" not in match[0]
    ]


def _entry(line: Line, cited: Cited, repeals: bool) -> Supersedes:
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


def _with_changes(found: list[Supersedes], shifts: tuple[Change, ...]) -> list[Supersedes]:
    """The changes given to the first notice that is changed rather than repealed, or else to the first."""
    if not found or not shifts:
        return found
    first = next((i for i, entry in enumerate(found) if not entry.repeals), 0)
    found[first] = msgspec.structs.replace(found[first], changes=shifts)
    return found


# ------------------------------------------------------------------------------------------ what changes


def _changes(line: Line) -> list[Change]:
    if line.part in ("template", "attachment", "signature"):
        return []
    if line.kind == "row":
        return _in_row(line)
    text = flat(line.plain.source)
    over = line.title if len(line.title) <= 30 else ""
    return [
        _change(f"{over},{shift.about}", shift.old, shift.new, text.original(shift.start, shift.end))
        for shift in shifts_in(text.text)
    ]


def _in_row(line: Line) -> list[Change]:
    columns = {
        kind: next((i for i, head in enumerate(line.header) if pattern.search(head)), None)
        for kind, pattern in _COLUMNS.items()
    }
    old, new = columns["old"], columns["new"]
    if old is None or new is None or old == new or max(old, new) >= len(line.cells):
        return []
    about = ",".join(cell for i, cell in enumerate(line.cells) if i not in (old, new) and not cell.isdigit())
    return [_change(about, line.cells[old], line.cells[new], line.quote())]


def _change(about: str, old: str | None, new: str | None, quote: str) -> Change:
    kind = _type(about, new or old or "")
    return Change(
        type=kind,
        quote=quote,
        stage=label_stage(about) if kind == "deadline" else None,
        item=("defence" if "答辩费" in about else "review") if kind == "fee" else None,
        applies_to=level_words(about),
        old=shown(old) if old else None,
        new=shown(new) if new else None,
    )


def _type(about: str, value: str) -> str:
    if _DATED.search(value) or re.search(r"时间|截止|期限", about) and not re.search(r"元|学时", value):
        return "deadline"
    return next((kind for kind, pattern in _TYPES if pattern.search(value)), None) or next(
        (kind for kind, pattern in _TYPES if pattern.search(about)), "other"
    )


def shifts_in(text: str) -> list[Shift]:
    """What a sentence (``lines.flat``) changes: 由A调整为B, 原定A……延长至B, “A”更正为“B”, 延期至B."""
    found: list[Shift] = []
    for start, end in pieces(text):
        piece, taken = masked(text[start:end]), 0
        while match := min((m for form in _FORMS if (m := form.search(piece, taken))), key=_place, default=None):
            about = piece[taken : match.start("new")]
            found.append(Shift(about=about, old=match.groupdict().get("old"), new=match["new"], start=start, end=end))
            taken = match.end()
    return found


def _place(match: re.Match[str]) -> int:
    return match.start()
