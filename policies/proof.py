"""Whether a quote stands verbatim in a notice.

Quotes are compared in a plain form: how the text is laid out (spaces, line breaks, page numbers, Markdown marks, the
width of a character) does not count, its words and figures do.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FURNITURE = re.compile(
    r"^[^\S\n]*[—–―─-]+[^\S\n]*\d{1,4}[^\S\n]*[—–―─-]+[^\S\n]*$"  # — 3 —
    r"|^[^\S\n]*第[^\S\n]*\w{1,4}[^\S\n]*页[^\S\n]*(?:[,，/][^\S\n]*)?(?:共[^\S\n]*\w{1,4}[^\S\n]*页)?[^\S\n]*$",
    re.MULTILINE,
)
"""Page numbers that stand alone on a line."""

REPEATS_ABOVE, REPEATS_LEFT = "\u2061", "\u2062"
"""Invisible marks that reading leaves in a table cell covered by one above or to its left (rowspan, colspan)."""

_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(rf"[\s*#`>|\[\]{REPEATS_ABOVE}{REPEATS_LEFT}\u200b\u200c\u200d\u2060\ufeff\u00ad]+")


def plain(text: str) -> str:
    """The form in which quotes are compared.

    >>> plain("**（六）评审缴费标准。** 高级 700 元/人")
    '(六)评审缴费标准。高级700元/人'
    """
    return _bare(_LINK.sub(r"\1", FURNITURE.sub("", text)))


def _bare(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=32)
def _forms(text: str) -> tuple[str, str]:
    """A document without the addresses of its links, and with them: a link may be cut by a line's or a quote's end."""
    return plain(text), _bare(FURNITURE.sub("", text))


def proved(quote: str, document_text: str) -> bool:
    """True when the quote says something and stands in the text, layout aside."""
    without, with_addresses = _forms(document_text)
    wanted = plain(quote)
    return bool(wanted) and (wanted in without or _bare(quote) in with_addresses)
