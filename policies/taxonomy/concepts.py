"""The lexicon of concepts: which ideas a text speaks of, whatever words it uses for them.

``concepts("啥时候交钱")`` and ``concepts("何时缴费")`` are the same. The words are data (``concepts.toml``). They are looked
for at every character, so that no word segmentation can hide one (``policies.phrases``).
"""

from __future__ import annotations

import functools
import re
import string
from collections import defaultdict
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from policies.sounds import syllables

if TYPE_CHECKING:  # imported where needed: who only wants the lexicon does without spaCy
    from policies.phrases import Phrases

MOST_CONCEPTS_OF_A_WORD = 2
_LATIN = frozenset(string.ascii_lowercase)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")


class Concept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One idea; ``id`` is its official term, ``words`` what people and notices say for it."""

    id: str
    words: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    concept: tuple[Concept, ...]


def decode(source: bytes) -> tuple[Concept, ...]:
    """The concepts of a lexicon file. Raises ValueError when an id stands twice or a word in too many concepts."""
    listed = msgspec.toml.decode(source, type=_File).concept
    if len({concept.id for concept in listed}) != len(listed):
        raise ValueError("concepts.toml: a concept id stands twice; join the two concepts")
    for word, ids in _ids_of_words(listed).items():
        if len(ids) > MOST_CONCEPTS_OF_A_WORD:
            raise ValueError(
                f"concepts.toml: {word} stands in {', '.join(ids)}; accepted are {MOST_CONCEPTS_OF_A_WORD} concepts a "
                "word: take it out where it says least"
            )
    return listed


@functools.cache
def lexicon() -> tuple[Concept, ...]:
    """All concepts, in the file's order."""
    return decode(resources.files(__package__).joinpath("concepts.toml").read_bytes())


def concepts(text: str) -> list[str]:
    """The ids of the concepts that a text speaks of, in its order; a concept named twice stands twice.

    ``text`` is normalised (``policies.text.normalise``). Where words overlap the longest counts (免答辩, not 答辩).
    """
    text, (phrases, ids) = text.lower(), _finder()
    found = phrases.find(text, lambda start, end: text[start:end] in ids and _whole(text, start, end))  # without blanks inside
    return [concept for _, _, word in found for concept in ids[word]]


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a word in Latin letters stands alone: ``ei`` is none in ``wei``, but ``mb`` is one in ``5mb``."""
    inside_left = start > 0 and text[start] in _LATIN and text[start - 1] in _LATIN
    inside_right = end < len(text) and text[end - 1] in _LATIN and text[end] in _LATIN
    return not inside_left and not inside_right


def _ids_of_words(listed: tuple[Concept, ...]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = defaultdict(list)
    for concept in listed:
        for word in dict.fromkeys(concept.words):
            ids[word].append(concept.id)
    return ids


def _ids_of_pinyin(ids: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What people type without an input method (``jiaofei``); a spelling of too many concepts is left out."""
    spelled: dict[str, list[str]] = defaultdict(list)
    for word, concepts_of_word in ids.items():
        if _CHINESE.fullmatch(word):
            spelled["".join(syllables(word))] += concepts_of_word
    unique = {pinyin: list(dict.fromkeys(meant)) for pinyin, meant in spelled.items()}
    return {pinyin: meant for pinyin, meant in unique.items() if len(meant) <= MOST_CONCEPTS_OF_A_WORD}


@functools.cache
def _finder() -> tuple[Phrases, Mapping[str, list[str]]]:
    from policies.phrases import Phrases

    written = _ids_of_words(lexicon())
    ids = {**_ids_of_pinyin(written), **written}
    return Phrases(ids), ids
