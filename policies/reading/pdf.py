"""PDF files with a text layer: running heads and page numbers taken out, the rest left to the outline to join."""

from __future__ import annotations

import io
import re
from collections import Counter

from pypdf import PdfReader
from pypdf.errors import PdfReadError

_PAGE_NUMBER = re.compile(
    r"^\s*(?:[—–―─-]+\s*)?\d{1,4}(?:\s*[—–―─-]+)?\s*$|^\s*\d{1,4}\s*/\s*\d{1,4}\s*$|^\s*第\s*\d{1,4}\s*页.{0,12}$"
)
LEAST_CHARACTERS_A_PAGE = 15


class EncryptedPdf(Exception):
    """The file opens only with a password."""


class BrokenPdf(Exception):
    """The file cannot be parsed."""


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page, '' for one without a text layer. Raises EncryptedPdf, BrokenPdf."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedPdf
        return [page.extract_text() or "" for page in reader.pages]
    except EncryptedPdf:
        raise
    except (
        PdfReadError,
        KeyError,
        ValueError,
        IndexError,
        TypeError,
        AttributeError,
        RecursionError,
        NotImplementedError,
    ) as error:
        raise BrokenPdf(str(error)) from error


def is_scan(pages: list[str]) -> bool:
    """True when the pages hold pictures of text rather than text."""
    return sum(len("".join(page.split())) for page in pages) < LEAST_CHARACTERS_A_PAGE * max(len(pages), 1)


def pdf_text(pages: list[str]) -> str:
    """The pages' lines without running heads and page numbers; an empty line between pages."""
    split = [[line.rstrip() for line in page.split("\n") if line.strip()] for page in pages]
    heads = _running(split)
    return "\n\n".join(
        "\n".join(line for i, line in enumerate(page) if not _furniture(line, i, len(page), heads)) for page in split
    )


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
