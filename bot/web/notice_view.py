"""A notice as blocks that a template can draw: headings, paragraphs and tables, each clause with its anchor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from policies.model import Clause, Notice
from policies.schedule import changes_to, concerns


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A later notice changes what this clause says; ``text`` is what it says instead."""

    notice: str
    title: str
    text: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    anchor: str
    section: str
    cells: tuple[str, ...]
    marks: tuple[Mark, ...] = ()


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """``rank`` is the heading's level on the page (2-6) or a paragraph's depth; a table has ``rows`` and ``header``."""

    kind: Literal["heading", "paragraph", "table"]
    rank: int = 2
    anchor: str = ""
    section: str = ""
    text: str = ""
    template: bool = False
    marks: tuple[Mark, ...] = ()
    header: tuple[str, ...] = ()
    header_anchor: str = ""
    rows: tuple[Row, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the table of contents."""

    anchor: str
    text: str


Marks = Mapping[str, tuple[Mark, ...]]


def blocks(notice: Notice, marks: Marks) -> tuple[Block, ...]:
    """The notice from top to bottom; ``marks`` holds, by anchor, what later notices change."""
    found: list[Block] = []
    for is_row, group in groupby(notice.clauses, key=_table_of):
        if is_row is None:
            found += [_plain(clause, marks) for clause in group]
        else:
            found.append(_table(list(group), marks))
    return tuple(found)


def contents(notice: Notice) -> tuple[Entry, ...]:
    """The first-level headings of body and attachments."""
    return tuple(
        Entry(anchor=clause.anchor, text=clause.text if len(clause.text) <= 40 else clause.text[:39] + "…")
        for clause in notice.clauses
        if clause.level == 0 and clause.kind == "heading" and clause.part in ("body", "attachment", "template")
    )


def superseded(notice: Notice, later: Sequence[Notice]) -> dict[str, tuple[Mark, ...]]:
    """By anchor: what later notices put in the place of this notice's facts."""
    marks: dict[str, tuple[Mark, ...]] = {}
    for newer, change in changes_to(notice, later):
        mark = Mark(notice=newer.id, title=newer.title, text=change.quote)
        for anchor in sorted({fact.anchor for fact in notice.facts if concerns(change, fact)}):
            marks[anchor] = (*marks.get(anchor, ()), mark)
    return marks


def _table_of(clause: Clause) -> tuple[int | None, str] | None:
    """What rows of one table have in common; None for all that is no row."""
    return (clause.parent, clause.anchor.rpartition("-")[0]) if clause.kind == "row" else None


def _table(clauses: list[Clause], marks: Marks) -> Block:
    first = clauses[0]
    headed = not first.header and len(clauses) > 1 and bool(clauses[1].header)
    rows = tuple(
        Row(anchor=c.anchor, section=c.section, cells=_cells(c), marks=marks.get(c.anchor, ()))
        for c in clauses[1 if headed else 0 :]
    )
    return Block(
        kind="table",
        section=first.section,
        template=first.part == "template",
        header=_cells(first) if headed else (),
        header_anchor=first.anchor if headed else "",
        rows=rows,
    )


def _cells(clause: Clause) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in clause.text.split("\t"))


def _plain(clause: Clause, marks: Marks) -> Block:
    heading = clause.kind == "heading"
    return Block(
        kind="heading" if heading else "paragraph",
        rank=min(clause.level + 2, 6) if heading else min(clause.level, 4),
        anchor=clause.anchor,
        section=clause.section,
        text=clause.text,
        template=clause.part == "template",
        marks=marks.get(clause.anchor, ()),
    )
