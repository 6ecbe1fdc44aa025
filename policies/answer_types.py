"""The kind of value that a question asks for by its words, and whether a passage holds one.

A passage on the right point may lack just what is asked: '参加答辩' names no pass mark, '近期免冠照片' no size. Such a
question is one that the notice does not settle. The types are data (``taxonomy/answer_types.toml``).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources

import msgspec

from policies.taxonomy import pattern
from policies.text import squeeze

OF_PEOPLE = ("scope.", "specialty_list.")
"""Who asks whether he may apply tells what he does (管食堂的), and asks nothing of it."""
ASKED_WITHIN = 40
"""A message ends in what it asks for; what stands farther back than so many characters belongs to its story."""


class AnswerType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One type; the fields are explained at the head of ``answer_types.toml``."""

    name: str
    asked: str
    told: str
    of: tuple[str, ...] = ()

    def held_by(self, quote: str) -> bool:
        """Whether the passage quoted has a value of this type."""
        return bool(pattern(self.told).search(squeeze(quote)))

    def _asked_by(self, question: str, aspect: str) -> bool:
        concerned = aspect.startswith(self.of) if self.of else not aspect.startswith(OF_PEOPLE)
        return concerned and bool(pattern(self.asked).search(question))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: tuple[AnswerType, ...]


@functools.cache
def _types() -> tuple[AnswerType, ...]:
    source = resources.files("policies.taxonomy").joinpath("answer_types.toml").read_bytes()
    return msgspec.toml.decode(source, type=_File).type


def missing(question: str, aspect: str, quotes: Sequence[str]) -> AnswerType | None:
    """The type of value that the question asks for, if the passages quoted hold none of that type.

    ``question`` is normalised; ``aspect`` is what it was understood to be about. Where a question asks for several
    (几寸、什么底色), passages with one of them answer it.
    """
    asked = squeeze(question)[-ASKED_WITHIN:]
    wanted = [each for each in _types() if each._asked_by(asked, aspect)]
    told = any(each.held_by(quote) for each in wanted for quote in quotes)
    return wanted[0] if wanted and not told else None
