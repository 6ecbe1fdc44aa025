"""Text that remembers where each of its characters stands in the document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policies.model import Value
from policies.proof import REPEATS_ABOVE, REPEATS_LEFT


class Span(Value, frozen=True, kw_only=True):
    """Display text with, for each character, its offset in ``Document.text``."""

    text: str
    at: tuple[int, ...]

    @property
    def start(self) -> int:
        return self.at[0]

    @property
    def end(self) -> int:
        return self.at[-1] + 1

    def cut(self, start: int, end: int | None = None) -> Span:
        """The characters from start to end, without white space around them."""
        part = self.text[start:end]
        left = len(part) - len(part.lstrip())
        return Span(text=part.strip(), at=self.at[start + left : start + left + len(part.strip())])


def joined(spans: Iterable[Span], glue: str = "") -> Span:
    """The spans one after another. A glue character takes the offset of the character before it."""
    text: list[str] = []
    at: list[int] = []
    for span in spans:
        if text and glue:
            text.append(glue)
            at.append(at[-1])
        text.append(span.text)
        at.extend(span.at)
    return Span(text="".join(text), at=tuple(at))


_DROPPED = re.compile(
    r"\*\*|`|(?<!\*)\*(?=\*\*)|\\(?=[*_#>.\-])"  # bold, code, escapes
    rf"|[{REPEATS_ABOVE}{REPEATS_LEFT}\u200b\u200c\u200d\u2060\u00ad]"
)
_LINK = re.compile(r"(\[[^\]\n]*)\](\([^)\n]*\))")  # [text](address): the text stays


def clean(text: str, start: int) -> Span:
    """A stretch of the document without Markdown marks, invisible characters and white space around it."""
    dropped = [False] * len(text)
    for link in _LINK.finditer(text):
        for i in (link.start(1), *range(link.end(1), link.end())):
            dropped[i] = True
    for mark in _DROPPED.finditer(text):
        for i in range(*mark.span()):
            dropped[i] = True
    kept = [i for i, gone in enumerate(dropped) if not gone]
    span = Span(text="".join(text[i] for i in kept), at=tuple(start + i for i in kept))
    return span.cut(0)
