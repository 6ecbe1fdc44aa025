"""Table rows: their cells, blank cells that repeat the cell above, the header."""

from __future__ import annotations

import re

from policies.outline.lines import Line
from policies.outline.spans import Span, clean
from policies.proof import REPEATS_ABOVE, REPEATS_LEFT

_VALUE = re.compile(r"\d+\s*[年月日元分份套:：]|\d{5,}|[。；]|×|_{2,}")
_SERIAL = re.compile(r"^\d{1,4}$")


def cells(line: Line) -> list[str]:
    """A row's cells without marks; a cell covered by another is the mark for it."""
    found = []
    for cell in line.raw.split("\t"):
        covered = cell.strip() if cell.strip() in (REPEATS_ABOVE, REPEATS_LEFT) else None
        found.append(covered or clean(cell, 0).text.replace("**", ""))
    return found


def header_of(rows: list[Line]) -> list[str] | None:
    """The first row when it names the columns."""
    if len(rows) < 2:
        return None
    first = [cell for cell in cells(rows[0]) if cell and cell not in (REPEATS_ABOVE, REPEATS_LEFT)]
    named = len(first) >= 2 and len(set(first)) == len(first) and all(len(cell) <= 25 for cell in first)
    return _unmarked(cells(rows[0]), []) if named and not any(_VALUE.search(cell) for cell in first) else None


def filled(row: Line, above: list[str], *, guess: bool) -> list[str]:
    """The cells, with blank ones that stand for the cell above (or to the left) filled in.

    ``guess``: the source does not say which cells are merged. Then a blank cell is one only when every cell before it,
    serial numbers aside, is blank as well, and something follows: merged cells go from left to right.
    """
    own = cells(row)
    own += [""] * (len(above) - len(own))
    if guess:
        own = _guessed(own, above)
    return _unmarked(own, above)


def serial(row: list[str]) -> int | None:
    """The running number in a row's first cell."""
    return int(row[0]) if row and _SERIAL.match(row[0]) else None


def row_span(row: Line) -> Span:
    """The row's cells with one space between them; the offsets are the source's."""
    text, at = row.span.text, row.span.at
    kept = [i for i, c in enumerate(text) if not (c.isspace() and (i == 0 or text[i - 1].isspace()))]
    return Span(text="".join(" " if text[i].isspace() else text[i] for i in kept), at=tuple(at[i] for i in kept))


def _guessed(own: list[str], above: list[str]) -> list[str]:
    last = max((i for i, cell in enumerate(own) if cell), default=-1)
    result = list(own)
    for i, cell in enumerate(own[: max(last, 0)]):
        if cell and not (i == 0 and _SERIAL.match(cell)):
            break
        if not cell and i < len(above) and not _SERIAL.match(above[i]):
            result[i] = above[i]
    return result


def _unmarked(own: list[str], above: list[str]) -> list[str]:
    result: list[str] = []
    for i, cell in enumerate(own):
        if cell == REPEATS_ABOVE:
            cell = above[i] if i < len(above) else ""
        elif cell == REPEATS_LEFT:
            cell = result[i - 1] if i else ""
        result.append(cell)
    return result
