"""Many phrases, looked for in a text at once and to the letter.

They are looked for at every character, so that no word segmentation can hide one. spaCy's PhraseMatcher does the same
in twice the time, and importing it takes 60 MB.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


class Found(NamedTuple):
    """A phrase and where it stands."""

    start: int
    end: int
    phrase: str


class Phrases:
    """A set of phrases, ready to be found."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(phrases)
        lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in self._phrases:
            lengths[phrase[:2]].add(len(phrase))
        self._lengths = {begin: tuple(found) for begin, found in lengths.items()}

    def find(self, text: str, counts: Callable[[int, int], bool] = lambda start, end: True) -> list[Found]:
        """The phrases in a text that count (by start and end), in order; where they overlap the longest one, of two as
        long the first."""
        return _longest([each for each in self._all(text) if counts(each.start, each.end)])

    def find_over_blanks(self, text: str) -> list[Found]:
        """The same, of names: a blank between two characters of one means nothing, 和静 县 is 和静县."""
        blanks = {match.start() for match in _BLANK.finditer(text)}
        if not blanks:
            return self.find(text)
        places = [place for place in range(len(text)) if place not in blanks]
        found = self.find(_BLANK.sub("", text))
        return [Found(places[start], places[end - 1] + 1, phrase) for start, end, phrase in found]

    def _all(self, text: str) -> list[Found]:
        """All that stand in a text, overlapping or not."""
        return [
            Found(start, start + length, text[start : start + length])
            for start in range(len(text))
            for length in (1, *self._lengths.get(text[start : start + 2], ()))
            if text[start : start + length] in self._phrases and start + length <= len(text)
        ]


def _longest(found: list[Found]) -> list[Found]:
    """Those that no longer one, or as long a one before them, overlaps; in the order of the text."""
    kept: list[Found] = []
    taken: set[int] = set()
    for each in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if each.start not in taken and each.end - 1 not in taken:  # no shorter one lies around it
            kept.append(each)
            taken.update(range(each.start, each.end))
    return sorted(kept)
