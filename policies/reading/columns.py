"""Tables that a page sets without ruling: lines whose words stand in columns, with cells left blank or wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policies.model import Value

LEAST_ROWS = 3  # lines in columns, one above the other, that make a table
LEAST_GAP = 4.0  # points between columns
_OPENS_ANEW = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]|\d+[.、．]|第[一二三四五六七八九十]+[条章]|附件?"
)


class Piece(Value, frozen=True):
    """Words of a line without a gap that parts columns, and where they stand on the page."""

    left: float
    right: float
    text: str


Pieces = tuple[Piece, ...]


def with_tables(lines: Sequence[Pieces]) -> Iterator[str]:
    """The lines from the top down: those in columns as rows with tabs, the others with two spaces for a gap."""
    at = 0
    while at < len(lines):
        count, columns = _table(lines[at:])
        if count:
            yield from ("\t".join(row) for row in _rows(lines[at : at + count], columns))
        else:
            yield "  ".join(piece.text for piece in lines[at])
        at += max(count, 1)


def _table(lines: Sequence[Pieces]) -> tuple[int, list[float]]:
    """How many of the lines are a table that the first one heads, and where its columns begin; 0 when it heads none."""
    width = len(lines[0])
    count = _reach(lines, width) if width > 1 else 0
    while count >= LEAST_ROWS:
        columns = _columns([piece for line in lines[:count] for piece in line])
        full = sum(len(line) > 1 for line in lines[:count])
        if len(columns) == width and full >= LEAST_ROWS:
            return count, columns
        count -= 1
    return 0, []


def _reach(lines: Sequence[Pieces], width: int) -> int:
    """The lines from the first on that may be rows: as many pieces as the head or fewer, none a line of prose."""
    for i, line in enumerate(lines):
        more = i + 1 < len(lines) and len(lines[i + 1]) > 1
        alone = len(line) == 1 and (_OPENS_ANEW.match(line[0].text) or line[0].left <= lines[0][0].right and not more)
        if len(line) > width or alone:
            return i
    return len(lines)


def _columns(pieces: Sequence[Piece]) -> list[float]:
    """Where the columns begin: the stretches of the page that words cover, parted by gaps that run all the way down."""
    begins: list[float] = []
    reach = float("-inf")
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if piece.left > reach + LEAST_GAP:
            begins.append(piece.left)
        reach = max(reach, piece.right)
    return begins


def _rows(lines: Sequence[Pieces], columns: list[float]) -> list[list[str]]:
    """The rows' cells; a line with words in one column alone goes on with the cell above it."""
    rows: list[list[str]] = []
    for line in lines:
        cells = [""] * len(columns)
        for piece in line:
            cells[sum(begin <= piece.left for begin in columns) - 1] += piece.text
        if len(line) == 1 and rows:
            rows[-1] = [above + below for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return rows
