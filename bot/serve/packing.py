"""The dictionaries of jieba and pypinyin in a tenth of their memory, for the processes that run for long.

As these libraries load them they are half a million strings with a number each and 47,000 lists of lists: 110 MB in every
process. Packed they stand in tries (marisa), which find words in the same time; what is read from them is the same.
"""

from __future__ import annotations

import functools
import logging
import math
import sys
from array import array
from collections.abc import Iterator, Mapping

import jieba
import marisa_trie
from pypinyin import constants, converter, core, phrases_dict, pinyin_dict
from pypinyin.seg import mmseg, simpleseg

WORDS_REMEMBERED = 8_192  # 1 MB: people type the same words


def pack_dictionaries() -> None:
    """Call early, before much else is loaded: what it frees can then be given back to the system."""
    pack_tokenizer(jieba.dt)
    _pack_pinyin()


class Counts(Mapping[str, int]):
    """How often each word is met, in the order in which the words were given."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        words = [word for word, count in counts.items() if count]
        self.trie = marisa_trie.Trie(words)
        self._order = array("I", map(self.trie.__getitem__, words))
        self._counts: array[int] = array("I", bytes(4 * len(words)))
        for number, word in zip(self._order, words, strict=True):
            self._counts[number] = counts[word]
        self.longest = max(map(len, words))

    def __getitem__(self, word: str) -> int:
        return int(self._counts[self.trie[word]])

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]
        number = self.trie.get(word)
        return default if number is None else self._counts[number]

    def __iter__(self) -> Iterator[str]:
        return map(self.trie.restore_key, self._order)

    def __len__(self) -> int:
        return len(self._order)


def pack_tokenizer(tokenizer: jieba.Tokenizer) -> None:
    """Put the packed words where jieba keeps its dictionary, which also holds every beginning of a word with a 0."""
    jieba.setLogLevel(logging.WARNING)  # it reports on loading otherwise
    tokenizer.initialize()
    tokenizer.FREQ = counts = Counts(tokenizer.FREQ)
    words, longest = counts.trie.prefixes, counts.longest

    def get_DAG(sentence: str) -> dict[int, list[int]]:
        """For each place in a sentence where the words end that begin there; jieba looks for them letter by letter."""
        return {
            at: [at - 1 + len(word) for word in words(sentence[at : at + longest])] or [at] for at in range(len(sentence))
        }

    @functools.lru_cache(maxsize=WORDS_REMEMBERED)
    def weight(word: str) -> float:
        return math.log(counts.get(word) or 1) - math.log(tokenizer.total)

    def calc(sentence: str, ends: Mapping[int, list[int]], route: dict[int, tuple[float, int]]) -> None:
        """From each place the likeliest way to the sentence's end, and where its first word ends."""
        route[len(sentence)] = (0, 0)
        for at in range(len(sentence) - 1, -1, -1):
            ways = [(weight(sentence[at : end + 1]) + route[end + 1][0], end) for end in ends[at]]
            route[at] = max(ways) if len(ways) > 1 else ways[0]

    tokenizer.get_DAG, tokenizer.calc = get_DAG, calc


class PhraseReadings(Mapping[str, list[list[str]]]):
    """The readings of phrases: for each character a list of what it may sound like."""

    def __init__(self, phrases: Mapping[str, list[list[str]]]) -> None:
        packed = ((phrase, " ".join(map(",".join, readings)).encode()) for phrase, readings in phrases.items())
        self.trie = marisa_trie.BytesTrie(packed)

    def __getitem__(self, phrase: str) -> list[list[str]]:
        (packed,) = self.trie[phrase]
        return [readings.split(",") for readings in packed.decode().split(" ")]

    def __contains__(self, phrase: object) -> bool:
        return phrase in self.trie

    def __iter__(self) -> Iterator[str]:
        return iter(self.trie.keys())

    def __len__(self) -> int:
        return len(self.trie)


class Segmenter(mmseg.Seg):  # type: ignore[misc]
    """pypinyin's own: always the longest phrase that comes next, else a character."""

    def __init__(self, phrases: PhraseReadings) -> None:
        self._trie = phrases.trie
        self._longest = max(map(len, phrases))

    def cut(self, text: str) -> Iterator[str]:
        at = 0
        while at < len(text):
            ahead = text[at : at + self._longest]
            found = self._trie.prefixes(ahead)
            if not found and at + len(ahead) == len(text) and any(True for _ in self._trie.iterkeys(ahead)):
                yield from ahead  # what only begins a phrase is taken apart to its end
                return
            word = found[-1] if found else ahead[0]
            yield word
            at += len(word)


def _pack_pinyin() -> None:
    phrases = PhraseReadings(constants.PHRASES_DICT)
    characters = {number: sys.intern(readings) for number, readings in constants.PINYIN_DICT.items()}
    mmseg.seg = Segmenter(phrases)
    mmseg.p_set.__dict__.clear()
    for module in (constants, converter, core, mmseg, simpleseg):
        module.PHRASES_DICT = phrases  # type: ignore[attr-defined]
    for module in (constants, converter, core):
        module.PINYIN_DICT = characters  # type: ignore[attr-defined]
    phrases_dict.phrases_dict = phrases  # type: ignore[assignment]  # from which the others were copied
    pinyin_dict.pinyin_dict = characters
