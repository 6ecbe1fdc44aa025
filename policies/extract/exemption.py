"""Exemptions: what applicants need not do or have, from sentences, lists and tables."""

from __future__ import annotations

import re

from policies.extract import Outlined
from policies.extract.easing import What
from policies.extract.levels import level_words
from policies.extract.lines import Line, chunks, flat, joined, own, pieces, shown, span, trimmed
from policies.extract.metadata import Metadata
from policies.extract.release import ALL, Release, is_list, releases, topic_of
from policies.model import Exemption

_NOTICE_FORM = re.compile(r"申请表|审批表")
_NO_GROUP = re.compile(r"时间|日期|地点|安排|备注|要求|方式|内容")
_WHOM = re.compile(r"对象|人员|类别|群体|级别")
_FEE = re.compile(r"费")
_NO_FEE = re.compile(r"不(?:收取?|缴纳?|交)(?:费用?)?|免[收缴交费]?|全免|免费")
_NONE = re.compile(r"不(?:组织|参加|安排|进行|设|需要?|作要求)|无(?:需|须)?|免(?:于|予|除|答辩|试)?(?:参加)?")

_SPARED = re.compile(r"(?:当年|全部|可以?)?(?:免(?:于|予|除|试|考|学|修)?(?:参加|考核)?|减半|折半|免?一半)")


def extract(notice: Outlined, meta: Metadata) -> list[Exemption]:
    """Every exemption that the notice grants; items of one list ('下列人员可免于答辩：') are one fact a quote."""
    all_lines = own(notice)
    lists = _lists(notice, all_lines)
    inside = {number for items in lists.values() for number in items}
    apart = [
        line
        for line in all_lines
        if not (line.clause in lists and line.text.endswith(":") or line.number in inside)
        and not _NOTICE_FORM.search(line.title)
    ]
    found = [fact for clause in joined(tuple(apart)) for fact in _in_clause(clause.lines)]
    for parent, numbers in lists.items():
        found += _of_list(notice, parent, [line for line in all_lines if line.number in numbers])
    return _distinct(found)


def _lists(notice: Outlined, all_lines: tuple[Line, ...]) -> dict[int, list[int]]:
    """The clauses whose lead or heading lets off those whom its items name, with the numbers of these items' lines."""
    found: dict[int, list[int]] = {}
    first: dict[int, Line] = {}
    for line in all_lines:
        if line.kind == "item" and line.parent is not None and is_list(line.lead):
            found.setdefault(line.parent, []).append(line.number)
            first.setdefault(line.parent, line)
    return {parent: found[parent] for parent, line in first.items() if releases(line.lead, _topic(line))}


def _in_clause(lines: tuple[Line, ...]) -> list[Exemption]:
    """The exemptions of a clause's sentences; those after an announcement (免审学时：A；B) name more of its people."""
    if lines[0].kind == "row":
        return [fact for line in lines for fact in _in_row(line)]
    found: list[Exemption] = []
    announced: list[Release] = []
    for place, line in enumerate(lines):
        known = releases(flat(line.plain.source).text, _topic(line, lines[:place]))
        found += _in_sentence(line, known) if known else [_next_of_list(line, one) for one in announced]
        announced = [one for one in known or announced if one.open and not line.text.endswith("。")]
    return found


def _next_of_list(line: Line, announced: Release) -> Exemption:
    return _fact(line, announced, line.quote(), trimmed(flat(line.plain.source).text))


def _topic(line: Line, before: tuple[Line, ...] = ()) -> tuple[What, ...]:
    """What a sentence is about by the ones before it in its clause, or else by its lead and headings."""
    nearest = [*(other.text for other in reversed(before)), line.lead, line.title, *reversed(line.above)]
    return next((topic for text in nearest if (topic := topic_of(text))), ())


def _in_sentence(line: Line, found: list[Release]) -> list[Exemption]:
    """The sentence's exemptions; of a list too long to quote, one for each part of it."""
    text = flat(line.plain.source)
    facts: list[Exemption] = []
    for known in found:
        parts = [(known.start + a, known.start + b) for a, b in pieces(text.text[known.start : known.end])]
        for place, (start, end) in enumerate(chunks(parts)):
            who = trimmed(text.text[start:end]) if place else None
            facts.append(_fact(line, known, text.original(start, end), who))
    return facts


def _fact(line: Line, known: Release, quote: str, who: str | None = None) -> Exemption:
    return Exemption(
        section=line.section,
        anchor=line.anchor,
        quote=quote,
        from_=known.what,
        who=shown(who or known.who),
        how=shown(known.how),
    )


def _of_list(notice: Outlined, parent: int, items: list[Line]) -> list[Exemption]:
    leads = [passage for passage in notice.passages if passage.clause == parent]
    start = leads[-1].start if leads else notice.clauses[parent].start
    places = [(start, items[0].end), *((item.start, item.end) for item in items[1:])]
    found: list[Exemption] = []
    for known in releases(items[0].lead, _topic(items[0])):
        for first, last in chunks(places):
            inside = [item for item in items if first <= item.start < last]
            who = ";".join(trimmed(flat(item.plain.source).text) for item in inside)
            found.append(_fact(inside[0], known, span(notice, first, last), who))
    return found


def _in_row(line: Line) -> list[Exemption]:
    """Exemptions in the cells of a table row, for whom its column's or its row's head names."""
    found: list[Exemption] = []
    for place, cell in enumerate(line.cells):
        column = line.header[place] if place < len(line.header) else ""
        if _FEE.search(column) and _NO_FEE.fullmatch(cell) and level_words(line.cells[0]):
            continue  # what a level pays is its price
        for known in _free(line, place) or releases(cell) or _none_of(line.cells[0], column, cell):
            who = known.who if known.who != ALL else _in_cell(line.cells[0], column)
            found.append(_fact(line, known, _cell_quote(line, cell), who))
    return found


def _in_cell(row: str, column: str) -> str:
    """Whom a cell is about: the level or group of its column, or of its row, when those do not name what is let off."""
    if level_words(column) or topic_of(row) and column and not _NO_GROUP.search(column):
        return column
    return ALL if topic_of(row) else row


def _none_of(row: str, column: str, cell: str) -> list[Release]:
    """不组织 in the row or the column of the defence, 免 in that of hours or of an examination: the cell names no subject."""
    labels = [label for label in (row, column) if topic_of(label) and not (level_words(label) or _FEE.search(label))]
    named = topic_of(labels[0]) if labels else ()
    named = ("defence",) if "defence" in named else named  # 讲课答辩 is one thing
    spared = _NONE.fullmatch(cell) if "defence" in named else _SPARED.fullmatch(cell)
    return [Release(what=what, who=ALL, how=cell, start=0, end=0) for what in named] if spared else []


def _free(line: Line, place: int) -> list[Release]:
    """A fee that a group's row says is not taken; what a level pays is its price, and lets nobody off."""
    labels = [(head, cell) for at, (head, cell) in enumerate(zip(line.header, line.cells, strict=False)) if at != place]
    fees = any(_FEE.search(text) for head, cell in labels for text in (cell, line.header[place]))
    groups = [cell for head, cell in labels if _WHOM.search(head) and cell and not level_words(cell) and not _FEE.search(cell)]
    if not (fees and groups and _NO_FEE.fullmatch(line.cells[place])):
        return []
    return [Release(what="fee", who=groups[0], how=line.cells[place], start=0, end=0)]


def _cell_quote(line: Line, cell: str) -> str:
    start = line.text.find(cell)
    return line.quote(start, start + len(cell)) if start >= 0 and len(cell) >= 5 else line.quote()


def _distinct(found: list[Exemption]) -> list[Exemption]:
    kept: dict[tuple[str, str | None, str], Exemption] = {}
    for fact in found:
        kept.setdefault((fact.from_, fact.who, fact.quote), fact)
    return list(kept.values())
