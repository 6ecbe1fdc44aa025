"""Long text in pieces that Telegram takes, cut where a reader would pause."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 4_096  # of a message after its markup has been read; counted as below, the strictest reading
_PAUSES = ("\n", "。", "；", "，", " ")


def units(text: str) -> int:
    """The length as Telegram counts offsets: in UTF-16 code units (an emoji is two)."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, most: int = LONGEST) -> Iterator[str]:
    """Pieces of at most ``most`` units; only white space at the cuts is left out, blank pieces are."""
    rest = text.strip()
    while rest:
        head = rest if units(rest) <= most else rest[: _cut(rest, most)]
        yield head.rstrip()
        rest = rest[len(head) :].lstrip()


def _cut(text: str, most: int) -> int:
    """Where to cut: after the last pause in the second half of what fits, else at the limit."""
    end = _fitting(text, most)
    for pause in _PAUSES:
        place = text.rfind(pause, end // 2, end)
        if place > 0:
            return place + len(pause)
    return end


def _fitting(text: str, most: int) -> int:
    """How many characters fit into ``most`` units (at least one)."""
    total = 0
    for place, sign in enumerate(text):
        total += 2 if ord(sign) > 0xFFFF else 1
        if total > most:
            return max(place, 1)
    return len(text)
