"""The kind of value that a question asks for by its words, and whether a passage holds one.

A passage on the right point may lack just what is asked: '参加答辩' names no pass mark, '近期免冠照片' no size. Such a
question is one that the notice does not settle. The types are data (``taxonomy/answer_types.toml``).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from importlib import resources
from re import Pattern
from typing import NamedTuple

import msgspec

from policies.taxonomy import pattern
from policies.text import squeeze

ASKED_WITHIN = 40
"""A message ends in what it asks for; what stands farther back than so many characters belongs to its story."""


class AnswerType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One type; the fields are explained at the head of ``answer_types.toml``."""

    name: str
    asked: str
    told: str
    of: tuple[str, ...] = ("",)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: tuple[AnswerType, ...]


class _Patterns(NamedTuple):
    of: AnswerType
    asked: Pattern[str]
    told: Pattern[str]


@functools.cache
def _types() -> tuple[_Patterns, ...]:
    source = resources.files("policies.taxonomy").joinpath("answer_types.toml").read_bytes()
    listed = msgspec.toml.decode(source, type=_File).type
    return tuple(_Patterns(each, pattern(each.asked), pattern(each.told)) for each in listed)


def missing(question: str, aspect: str, quotes: Iterable[str]) -> AnswerType | None:
    """The type of value that the question asks for, if the passages quoted hold none of that type.

    ``question`` is normalised; ``aspect`` is what it was understood to be about. Where a question asks for several
    (几寸、什么底色), passages with one of them answer it.
    """
    asked, said = squeeze(question)[-ASKED_WITHIN:], [squeeze(quote) for quote in quotes]
    wanted = [each for each in _types() if aspect.startswith(each.of.of) and each.asked.search(asked)]
    told = any(each.told.search(text) for each in wanted for text in said)
    return wanted[0].of if wanted and not told else None


def holds(wanted: AnswerType, quote: str) -> bool:
    """Whether the passage quoted has a value of this type."""
    told = next(each.told for each in _types() if each.of is wanted)
    return bool(told.search(squeeze(quote)))
