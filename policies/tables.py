"""A table row as a person reads it: its cells under their column names, units where they belong; the rows and columns
that a question names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policies.levels import named
from policies.model import Clause
from policies.text import squeeze

_UNIT = re.compile(
    r"\s*[（(](?:单位[:：])?\s*((?:元|学时|学分|课时|份|套|篇|分|年|天|个|字)(?:\s*/\s*[\u4e00-\u9fff]{1,2})?)\s*[）)]"
)
_COUNTED = re.compile(r"(份|套|篇)数$|(学时|学分|课时)数?$")
_BARE = re.compile(r"^(\d+(?:\.\d+)?)(?=$|[（(])")
_BEFORE, _AFTER = re.compile(r"^原|(?:调整|变更|修改)前"), re.compile(r"^[现新]|(?:调整|变更|修改)后")
_BEFORE_ASKED = re.compile(r"原来|原先|原本|原定|以前|之前|[调改]整?前|旧|变化|调整|改了|改成")
_BRACKETS = re.compile(r"[(（].*?[)）]")
_EMPTY = " —-－/"
SERIAL = "序号"
LONG = 80
"""From so many characters on a row is told by the columns that the question names."""


class Cell(NamedTuple):
    """A cell with the name of its column, a bare number with its unit: ('评审费', '430元/人')."""

    name: str
    value: str


def rows_by_table(clauses: Sequence[Clause], rows: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers of those passages that are rows under a header, table by table. ``rows``: each passage's number and
    that of its clause."""
    tables: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for passage, clause in rows:
        row = clauses[clause]
        if row.kind == "row" and row.header:
            tables[row.parent, row.header].append(passage)
    return list(tables.values())


def cells(clause: Clause) -> list[Cell]:
    """The cells of a row that say something, under their column names; [] for a clause that is no row of a table."""
    if clause.kind != "row" or not clause.header:
        return []
    names, values = clause.header.split("\t"), clause.text.split("\t")
    of_row = _unit(values[0])
    return [
        Cell(_UNIT.sub("", name), _measured(_UNIT.sub("", value), _unit(name) or of_row))
        for name, value in zip(names, values, strict=False)
        if value.strip(_EMPTY) and name != SERIAL
    ]


def asked_for(found: Sequence[Cell], question: str) -> list[Cell]:
    """Of a long row the cells of the columns that the question names, after the row's own name; else all of them."""
    found = _current(found, question)
    if sum(len(cell.name) + len(cell.value) for cell in found) < LONG:
        return list(found)
    shares = [_named(cell.name, question) for cell in found]
    common = Counter(pair for share in shares for pair in share)
    wanted = [
        cell for cell, share in zip(found[1:], shares[1:], strict=True) if any(common[pair] == 1 for pair in share)
    ]
    return [found[0], *wanted] if wanted else list(found)


def _current(found: Sequence[Cell], question: str) -> list[Cell]:
    """Without the column of what held before a change, where another has what holds now; all where that is asked for."""
    changed = any(_AFTER.search(cell.name) for cell in found) and not _BEFORE_ASKED.search(question)
    return [cell for cell in found if not (changed and _BEFORE.search(cell.name))]


def of_named_rows(rows: Sequence[Clause], question: str) -> list[bool]:
    """Which of a table's rows a question is about: those whose name it says, where it says the name of any; else all."""
    shares = [_named(_name(row), question) for row in rows]
    common = Counter(pair for share in shares for pair in share)
    said = [any(common[pair] < len(rows) for pair in share) for share in shares]
    return said if any(said) else [True] * len(rows)


def called_by_name(row: Clause, question: str) -> bool:
    """True when the question says the row's whole name, what stands in brackets aside; a single character is no name."""
    name = _BRACKETS.sub("", squeeze(_name(row)))
    return len(name) > 1 and name in squeeze(question)


def _name(row: Clause) -> str:
    """What a row is called: its first cell that is no running number."""
    return next((cell for cell in row.text.split("\t") if cell.strip() and not cell.strip().isdigit()), "")


def _named(name: str, question: str) -> set[str]:
    """What a question says of a name: pairs of characters, and levels."""
    name, question = squeeze(name), squeeze(question)
    pairs = {name[i : i + 2] for i in range(len(name) - 1)} & {question[i : i + 2] for i in range(len(question) - 1)}
    levels = named(name)
    return pairs if levels and not levels & named(question) and named(question) else pairs | (levels & named(question))


def _unit(text: str) -> str:
    """The unit that a column's or a row's name gives for its numbers, '' if it gives none."""
    match = _UNIT.search(text) or _COUNTED.search(text)
    return next((group for group in match.groups() if group), "").replace(" ", "") if match else ""


def _measured(value: str, unit: str) -> str:
    return _BARE.sub(rf"\g<1>{unit}", value.strip()) if unit else value
