"""Plain text and Markdown: decoding, and Markdown tables turned into tab-separated rows."""

from __future__ import annotations

import re
import unicodedata

_TABLE_LINE = re.compile(r"^\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def tidy(text: str) -> str:
    """Line breaks as ``\\n``; no byte order mark, no control characters; words untouched."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n")
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"}).replace("\ufeff", "")


def flatten_tables(text: str) -> str:
    """Markdown tables as rows of tab-joined cells; their rules (``|---|``) left out."""
    return "\n".join(_row(line) for line in text.split("\n") if not ("|" in line and _TABLE_RULE.match(line)))


def _row(line: str) -> str:
    if not _TABLE_LINE.match(line):
        return line
    cells = line.strip()[1:-1].replace("\\|", "\x00").split("|")
    return "\t".join(_BREAK.sub(" ", cell).replace("\x00", "|").replace("\t", " ").strip() for cell in cells)
