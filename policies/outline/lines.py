"""The lines of a document: page furniture left out, tables told from prose."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from policies.model import Value
from policies.outline.markers import Marker, bullet, marker
from policies.outline.spans import Span, clean
from policies.proof import FURNITURE

_HEADING = re.compile(r"(#{1,6})(?=[^#\n])[^\S\n]*")
_QUOTED = re.compile(r"(?:>[^\S\n]?)+")
_BOLD = re.compile(r"\*\*[^*]+\*\*[^\S\n]*[:：]?$")
_GAP = re.compile(r"[ \u3000\xa0]{2,}|\u3000")
LONGEST_CELL = 40  # characters
_RULE = re.compile(r"[-*_=—―─\s]{3,}$")


class Line(Value, frozen=True, kw_only=True):
    span: Span  # without marks
    blanks: int  # empty lines (or page furniture) before it
    row: bool  # a table row: cells with tabs between them
    heading: int  # Markdown level, 0 = none
    bold: bool  # the whole line is bold
    quoted: bool = False  # a Markdown block quote
    mark: Marker | None
    start: int
    end: int
    indent: float = 0.0  # the blank before it, in Chinese characters
    raw: str = ""  # of a row: the cells with their tabs

    @property
    def text(self) -> str:
        return self.span.text

    @property
    def reach(self) -> float:
        """Where the line ends on the page, in Chinese characters from the margin."""
        return self.indent + width(self.text)


def width(text: str) -> float:
    """How wide a line is printed, in Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def lines(text: str) -> list[Line]:
    """The lines that say something, in their order."""
    found: list[Line] = []
    position = blanks = 0
    for raw in text.split("\n"):
        line = _line(raw, position, blanks)
        position += len(raw) + 1
        if line is None:
            blanks += 1
        else:
            blanks = 0
            found.append(line)
    return _aligned(found)


def _aligned(found: list[Line]) -> list[Line]:
    """Lines whose columns are set apart by runs of spaces, several in a row with as many columns, as table rows."""
    columns = [_columns(line) for line in found]
    result = list(found)
    for i, line in enumerate(found):
        near = [j for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(found) and columns[j] == columns[i]]
        if columns[i] >= 2 and (
            {i - 1, i + 1} <= set(near) or {i - 2, i - 1} <= set(near) or {i + 1, i + 2} <= set(near)
        ):
            raw = _GAP.sub("\t", line.text)
            result[i] = msgspec.structs.replace(line, row=True, mark=None, raw=raw)
    return result


def _columns(line: Line) -> int:
    """How many columns a line of plain text shows; 0 for sentences."""
    pieces = _GAP.split(line.text)
    prose = any(len(piece) > LONGEST_CELL or piece[-1:] in "。；：:" for piece in pieces)
    numbered = line.mark is not None and line.mark.style != "1 "
    return 0 if line.row or line.heading or numbered or prose else len(pieces)


def _line(raw: str, position: int, blanks: int) -> Line | None:
    stripped = raw.strip()
    if not stripped or FURNITURE.match(stripped) or _RULE.match(stripped):
        return None
    row = "\t" in raw.strip(" ") and "\t" in raw.strip(" \u3000").lstrip("\t") and bool(raw.strip())
    offset = position + len(raw) - len(raw.lstrip())
    heading = 0
    body = stripped
    if not row:
        body, offset, heading = _unmarked(body, offset)
    quoted = not row and stripped.startswith(">")
    span = clean(body, offset)
    if not span.text:
        return None
    mark = None if row else marker(span.text) or bullet(span.text)
    return Line(
        span=span,
        blanks=blanks,
        row=row,
        heading=heading,
        bold=bool(_BOLD.match(body)),
        quoted=quoted,
        mark=mark,
        start=position,
        end=position + len(raw),
        indent=width(raw[: len(raw) - len(raw.lstrip())]),
        raw=raw if row else "",
    )


def _unmarked(body: str, offset: int) -> tuple[str, int, int]:
    heading = 0
    if quoted := _QUOTED.match(body):
        body, offset = body[quoted.end() :], offset + quoted.end()
    if (hashes := _HEADING.match(body)) and body[hashes.end() :].strip("# "):
        heading = len(hashes[1])
        body, offset = body[hashes.end() :], offset + hashes.end()
    return body, offset, heading
