"""Exemptions: what applicants need not do or have, from sentences, lists and tables."""

from __future__ import annotations

import re

from policies.extract import Outlined
from policies.extract.levels import level_words
from policies.extract.lines import Line, chunks, flat, own, pieces, shown, span, trimmed
from policies.extract.metadata import Metadata
from policies.extract.release import ALL, SUBJECTS, Release, is_list, releases
from policies.model import Exemption

_NOTICE_FORM = re.compile(r"申请表|审批表")
_NONE = re.compile(r"不(?:组织|参加|安排|进行|设|需要?|作要求)|无(?:需|须)?|免(?:于|予|除|答辩|试)?(?:参加)?")


def extract(notice: Outlined, meta: Metadata) -> list[Exemption]:
    """Every exemption that the notice grants; items of one list ('下列人员可免于答辩：') are one fact a quote."""
    found: list[Exemption] = []
    all_lines = own(notice)
    lists = _lists(notice, all_lines)
    inside = {number for items in lists.values() for number in items}
    for line in all_lines:
        if line.clause in lists and line.text.endswith(":") or line.number in inside or _NOTICE_FORM.search(line.title):
            continue
        if line.kind == "row":
            found += _in_row(line)
        else:
            found += _in_sentence(line)
    for parent, numbers in lists.items():
        found += _of_list(notice, parent, [line for line in all_lines if line.number in numbers])
    return _distinct(found)


def _lists(notice: Outlined, all_lines: tuple[Line, ...]) -> dict[int, list[int]]:
    """The clauses whose lead or heading lets off those whom its items name, with the numbers of these items' lines."""
    found: dict[int, list[int]] = {}
    for line in all_lines:
        if line.kind == "item" and line.parent is not None and is_list(line.lead):
            found.setdefault(line.parent, []).append(line.number)
    return {
        parent: numbers
        for parent, numbers in found.items()
        if releases(next(line.lead for line in all_lines if line.number == numbers[0]))
    }


def _in_sentence(line: Line) -> list[Exemption]:
    """The sentence's exemptions; of a list too long to quote, one for each part of it."""
    text = flat(line.plain.source)
    found: list[Exemption] = []
    for known in releases(text.text):
        parts = [(known.start + a, known.start + b) for a, b in pieces(text.text[known.start : known.end])]
        for place, (start, end) in enumerate(chunks(parts)):
            who = trimmed(text.text[start:end]) if place else None
            found.append(_fact(line, known, text.original(start, end), who))
    return found


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
    for known in releases(items[0].lead):
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
        for known in releases(cell) or _none_of(line.cells[0], column, cell):
            who = known.who if known.who != ALL else column if level_words(column) else line.cells[0]
            found.append(_fact(line, known, _cell_quote(line, cell), who))
    return found


def _none_of(row: str, column: str, cell: str) -> list[Release]:
    """不组织 in the row or the column of the defence, which the cell itself does not name."""
    if not _NONE.fullmatch(cell):
        return []
    labels = [label for label in (row, column) if SUBJECTS["defence"].search(label) and not level_words(label)]
    return [Release(what="defence", who=ALL, how=cell, start=0, end=0)] if labels and "费" not in labels[0] else []


def _cell_quote(line: Line, cell: str) -> str:
    start = line.text.find(cell)
    return line.quote(start, start + len(cell)) if start >= 0 and len(cell) >= 5 else line.quote()


def _distinct(found: list[Exemption]) -> list[Exemption]:
    kept: dict[tuple[str, str | None, str], Exemption] = {}
    for fact in found:
        kept.setdefault((fact.from_, fact.who, fact.quote), fact)
    return list(kept.values())
