"""Many phrases, looked for in a text at once and to the letter.

spaCy's PhraseMatcher does it over single characters, so that no word segmentation can hide a phrase. Importing this
module takes spaCy's 60 MB: who may need no phrases imports it where they are needed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans


class Found(NamedTuple):
    """A phrase and where it stands, maybe with blanks between its characters."""

    start: int
    end: int
    phrase: str


class Phrases:
    """A set of phrases, ready to be found."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._matcher = PhraseMatcher(_characters().vocab)
        for phrase in phrases:
            self._matcher.add(phrase, [_characters().make_doc(phrase)])  # all documents at once take 100 MB

    def find(self, text: str, counts: Callable[[int, int], bool] = lambda start, end: True) -> list[Found]:
        """The phrases in a text that count (by start and end), in order; where they overlap the longest one."""
        spans = self._matcher(_cut(text), as_spans=True)
        found = filter_spans([span for span in spans if counts(span.start_char, span.end_char)])
        return [Found(span.start_char, span.end_char, span.label_) for span in found]


@functools.cache
def _characters() -> Language:
    """The cutter into single characters, one for all: making it takes 40 ms."""
    return spacy.blank("zh")


@functools.lru_cache(maxsize=16)  # one message is looked through for names, for places and for concepts
def _cut(text: str) -> Doc:
    return _characters().make_doc(text)
