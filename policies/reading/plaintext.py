"""Plain text and Markdown: decoding, and Markdown tables turned into tab-separated rows."""

from __future__ import annotations

import re
import unicodedata

_TABLE_LINE = re.compile(r"^\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
MOST_CONTROL = 0.002  # share of control characters from which bytes are no text


def decoded(content: bytes, *, html: bool = False) -> str | None:
    """The text in the bytes: by its byte order mark, else UTF-8, else GB18030; None when they are no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _strict(content, encoding)
    declared = _CHARSET.search(content[:4096]) if html else None
    encodings = ["utf-8", *([declared[1].decode("ascii")] if declared else []), "gb18030"]
    return next((text for encoding in encodings if (text := _strict(content, encoding)) is not None), None)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    control = sum(1 for c in text if c < " " and c not in "\t\n\r\f\v\x1a")
    return text if control <= MOST_CONTROL * len(text) and "\x00" not in text else None


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
