"""PDF files with a text layer: ruled tables as rows, running heads and page numbers taken out.

Wrapped lines and sentences cut by a page are left to the outline to join.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from policies.proof import REPEATS_ABOVE, REPEATS_LEFT
from policies.reading.columns import Piece, Pieces, with_tables

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_PAGE_NUMBER = re.compile(
    r"^\s*(?:[—–―─-]+\s*)?\d{1,4}(?:\s*[—–―─-]+)?\s*$|^\s*\d{1,4}\s*/\s*\d{1,4}\s*$|^\s*第\s*\d{1,4}\s*页.{0,12}$"
)
LEAST_CHARACTERS_A_PAGE = 15
SAME_EDGE = 2.0  # points
WORD_GAP, COLUMN_GAP = 0.2, 0.9  # of a character's size


class EncryptedPdf(Exception):
    """The file opens only with a password."""


class BrokenPdf(Exception):
    """The file cannot be parsed."""


def pdf_pages(content: bytes) -> list[list[str]]:
    """The lines of each page, none for one without a text layer. Raises EncryptedPdf, BrokenPdf."""
    import pdfplumber  # takes half a second: only where there is a PDF
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of fonts that say less than they might
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            return [list(_lines(page)) for page in pdf.pages]
    except Exception as error:  # pdfminer raises many kinds for a damaged file, and wraps them
        causes = (error, error.__cause__, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise EncryptedPdf from error
        raise BrokenPdf(str(error)) from error


def is_scan(pages: list[list[str]]) -> bool:
    """True when the pages hold pictures of text rather than text."""
    return sum(len("".join(line.split())) for page in pages for line in page) < LEAST_CHARACTERS_A_PAGE * len(pages)


def pdf_text(pages: list[list[str]]) -> str:
    """The pages' lines without running heads and page numbers; an empty line between pages."""
    heads = _running(pages)
    return "\n\n".join(
        "\n".join(line for i, line in enumerate(page) if not _furniture(line, i, len(page), heads)) for page in pages
    )


# --------------------------------------------------------------------------- a page


def _lines(page: Page) -> Iterator[str]:
    """Lines of text and rows of tables, from the top of the page down."""
    tables = [
        table for table in page.find_tables() if len(table.rows) > 1 and max(len(r.cells) for r in table.rows) > 1
    ]
    prose = page.filter(lambda each: not any(_inside(each, table) for table in tables)) if tables else page
    lines = [(line["top"], _pieces(line["chars"])) for line in prose.extract_text_lines()]
    above = float("-inf")
    for table in [*sorted(tables, key=lambda table: table.bbox[1]), None]:
        top = table.bbox[1] if table else float("inf")
        yield from filter(None, with_tables([pieces for at, pieces in lines if above <= at < top]))
        yield from filter(None, _rows(table) if table else ())
        above = top


def _pieces(chars: Sequence[dict[str, Any]]) -> Pieces:
    """A line's words, parted where columns are set apart; one space for a small gap."""
    groups: list[list[dict[str, Any]]] = []
    for before, char in zip([None, *chars], chars, strict=False):
        if before is None or _gap(before, char) > COLUMN_GAP:
            groups.append([])
        groups[-1].append(char)
    pieces = (Piece(group[0]["x0"], group[-1]["x1"], _spaced(group)) for group in groups)
    return tuple(piece for piece in pieces if piece.text)


def _spaced(chars: Sequence[dict[str, Any]]) -> str:
    pairs = zip([None, *chars], chars, strict=False)
    return "".join(
        (" " if before and _gap(before, char) > WORD_GAP else "") + char["text"] for before, char in pairs
    ).strip()


def _gap(before: dict[str, Any], char: dict[str, Any]) -> float:
    """The gap between two characters, in characters' sizes."""
    return float((char["x0"] - before["x1"]) / max(char["size"], 1))


def _inside(each: dict[str, float], table: Table) -> bool:
    left, top, right, bottom = table.bbox
    across, down = (each["x0"] + each["x1"]) / 2, (each["top"] + each["bottom"]) / 2
    return bool(left <= across <= right and top <= down <= bottom)


def _rows(table: Table) -> Iterator[str]:
    """The table's rows; a cell covered by one above or to its left holds the mark for it."""
    for row, texts in zip(table.rows, table.extract(), strict=True):
        reach = 0.0
        cells = []
        for box, text, left in zip(row.cells, texts, _columns(table), strict=False):
            covered = REPEATS_LEFT if left < reach - SAME_EDGE else REPEATS_ABOVE
            cells.append(covered if box is None else re.sub(r"\s+", "", text or ""))
            reach = box[2] if box else reach
        if any(cell.strip(REPEATS_ABOVE + REPEATS_LEFT) for cell in cells):
            yield "\t".join(cells)


def _columns(table: Table) -> list[float]:
    """Where each column begins."""
    width = max(len(row.cells) for row in table.rows)
    lefts = [[box[0] for row in table.rows for box in row.cells[i : i + 1] if box] for i in range(width)]
    return [min(each, default=0.0) for each in lefts]


# --------------------------------------------------------------------------- furniture


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the top or bottom of most pages, their digits aside."""
    if len(pages) < 3:
        return set()
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in page[:2] + page[-2:]})
    return {shape for shape, count in edges.items() if shape and count > 0.5 * len(pages)}


def _shape(line: str) -> str:
    return re.sub(r"[\s\d]", "", line)


def _furniture(line: str, i: int, length: int, heads: set[str]) -> bool:
    edge = i < 2 or i >= length - 2
    return edge and (bool(_PAGE_NUMBER.match(line)) or _shape(line) in heads)
