"""Pinyin of texts. pypinyin works out the syllables of a word anew each time; here each word's are remembered."""

from __future__ import annotations

import functools
import itertools

from pypinyin import Style, lazy_pinyin, pinyin
from pypinyin.seg.simpleseg import seg as words_and_rest


def syllables(text: str) -> list[str]:
    """The syllables of the Chinese words, without tones; each run of other signs in between as it stands."""
    return [syllable for word in words_and_rest(text) for syllable in _of_word(word)]


@functools.lru_cache(maxsize=16_384)
def _of_word(word: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(word))


MOST_READINGS = 16


@functools.lru_cache(maxsize=50_000)  # people type the same words: 10 MB at most
def readings(word: str) -> frozenset[str]:
    """All that a word may sound like, its syllables joined: 尉犁 is yuli to those who know and weili to those who guess."""
    by_character = [_readings_of(character) for character in word]
    guessed = itertools.islice(itertools.product(*by_character), MOST_READINGS)
    return frozenset({"".join(_of_word(word)), *map("".join, guessed)})


@functools.lru_cache(maxsize=8_192)
def _readings_of(character: str) -> tuple[str, ...]:
    return tuple(pinyin(character, heteronym=True, style=Style.NORMAL)[0])
