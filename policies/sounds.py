"""Pinyin of texts. pypinyin works out the syllables of a word anew each time; here each word's are remembered."""

from __future__ import annotations

import functools

from pypinyin import lazy_pinyin
from pypinyin.seg.simpleseg import seg as words_and_rest


def syllables(text: str) -> list[str]:
    """The syllables of the Chinese words, without tones; each run of other signs in between as it stands."""
    return [syllable for word in words_and_rest(text) for syllable in _of_word(word)]


@functools.lru_cache(maxsize=16_384)
def _of_word(word: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(word))
