"""Slips of the input method set right in what people type: 考合登记表 → 考核登记表, 公须课和格证 → 公需课合格证.

A noisy channel, as spelling is usually corrected. Of all ways to read a run of Chinese as words the likeliest counts,
and a word of the subject may be read where only its sound is written, at the price of a slip. So what stands there is
left unless it is no word, or hardly one, while its sound is one of the subject's. Sounds are compared without tones and
without what many speakers do not tell apart (zh and z, n and l, ing and in).
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import jieba

from policies import places
from policies.sounds import syllables
from policies.taxonomy import aspects
from policies.taxonomy.concepts import lexicon

_RUN = re.compile(r"[\u4e00-\u9fff]{2,}(?![\u4e00-\u9fff〔])")
"""Chinese without signs in between; what stands before 〔 is the sign of an office, 巴人社发〔2023〕5号."""
_WORD = re.compile(r"[\u4e00-\u9fff]{2,6}")
LONGEST = 6

OF_THE_SUBJECT, OFTEN = 45_000, 40
"""A word of the subject counts as if jieba's dictionary had it so often for each phrase of the taxonomy that it stands in;
beyond so many phrases no more. The dictionary's most frequent words have half a million."""
SLIP, NEAR = -10.4, -4.5
"""Logarithms of how likely a character is mistyped, and how much less so into one that only sounds nearly the same.
Chosen so that hardly a right word of the training examples and of the notices changes; -9 sets more right, and more wrong."""
STRANGE = -18.0
"""And of how likely a character is that no dictionary knows."""
WORD_OF_THE_LANGUAGE = 3
"""A word that the dictionary has met less often is none that people mean."""
ALONE = 3
"""A character that stands alone in so many phrases (交, 补) is a word of the subject."""
_NEVER = frozenset("哪那没不零一二两三四五六七八九十百千仟万亿半")
"""What is neither a slip nor meant by one: 哪份 and 那份 are both right everywhere, only the sentence tells them apart; no
guess may turn a question into its contrary (页眉有单位 is not 没有单位), nor change a number."""
_CONFUSED = ((re.compile("^([zcs])h"), r"\1"), (re.compile("^n"), "l"), (re.compile("([aei]n)g$"), r"\1"))


@functools.lru_cache(maxsize=1_024)  # a message is read whole and in its parts, and the whole more than once
def respelled(text: str) -> str:
    """The text with the slips in words of the subject set right; as long as it was, and the same where all is right."""
    return _RUN.sub(lambda run: _likeliest(run[0]), text)


def _likeliest(run: str) -> str:
    """The run as its likeliest words have it."""
    meant = [list(_meant(run, at)) for at in range(len(run))]
    if not any(meant):
        return run  # most are right, and need not be cut into words
    best = [(0.0, "")] * (len(run) + 1)  # from each place on: how likely the rest is, and its first word
    for at in range(len(run) - 1, -1, -1):
        ways = [*_written(run, at), *meant[at]]
        best[at] = max((weight + best[at + len(word)][0], word) for word, weight in ways)
    words = [best[0][1]]
    while (at := sum(map(len, words))) < len(run):
        words.append(best[at][1])
    return "".join(words)


def _written(run: str, at: int) -> Iterator[tuple[str, float]]:
    """The words that begin there, with the logarithm of how likely they are."""
    yield run[at], _weight(run[at]) or STRANGE
    for end in range(at + 2, min(at + LONGEST, len(run)) + 1):
        weight = _weight(run[at:end])
        if weight:
            yield run[at:end], weight


def _meant(run: str, at: int) -> Iterator[tuple[str, float]]:
    """The words that may be meant by what begins there, some of which stands there, with how likely that is."""
    for word in _sounding(run, at):
        wrong = [pair for pair in zip(run[at:], word, strict=False) if pair[0] != pair[1]]
        if 0 < len(wrong) < len(word) and _NEVER.isdisjoint(itertools.chain(*wrong)):
            near = sum(_sound(written) != _sound(meant) for written, meant in wrong)
            yield word, (_weight(word) or STRANGE) + SLIP * math.sqrt(len(wrong)) + NEAR * near


def _sounding(run: str, at: int) -> Iterator[str]:
    """The words meant that sound like what begins there."""
    sounding, sound = _lexicon().sounding, ""
    for character in run[at : at + LONGEST]:
        sound += _blurred(character)
        if sound not in sounding:
            return
        yield from sounding[sound]


@functools.lru_cache(maxsize=8_192)
def _sound(character: str) -> str:
    return "".join(syllables(character))


@functools.lru_cache(maxsize=8_192)
def _blurred(character: str) -> str:
    """The character's sound without what speakers confuse, and a blank."""
    sound = _sound(character)
    for pattern, instead in _CONFUSED:
        sound = pattern.sub(instead, sound)
    return f"{sound} "


@functools.lru_cache(maxsize=16_384)
def _weight(word: str) -> float | None:
    """The logarithm of how likely a word is; None for what is no word."""
    count = max(jieba.dt.FREQ.get(word) or 0, _lexicon().words.get(word, 0))
    return math.log(count / jieba.dt.total) if count else None


class _Lexicon(NamedTuple):
    words: dict[str, int]  # words of the subject, characters that stand alone and places → how often they count as met
    sounding: dict[str, tuple[str, ...]]  # blurred sound → the words that may be meant; none for the beginnings of sounds


@functools.cache
def _lexicon() -> _Lexicon:
    jieba.initialize()
    parts = {phrase: jieba.lcut(phrase) for phrase in dict.fromkeys(_phrases())}
    met = Counter(word for phrase, cut in parts.items() for word in {phrase, *cut})
    counts = {word: OF_THE_SUBJECT * min(n, OFTEN) for word, n in met.items() if len(word) > 1}
    alone = {character: OF_THE_SUBJECT for character, n in met.items() if len(character) == 1 and n >= ALONE}
    named = dict.fromkeys(places.names(), OF_THE_SUBJECT)  # known, but never guessed
    return _Lexicon(named | alone | counts, _by_sound(filter(_may_be_meant, counts)))


def _may_be_meant(word: str) -> bool:
    """False for phrases: what the dictionary does not know and no concept is called."""
    common = (jieba.dt.FREQ.get(word) or 0) >= WORD_OF_THE_LANGUAGE
    return bool(_WORD.fullmatch(word)) and (common or word in _official())


@functools.cache
def _official() -> frozenset[str]:
    return frozenset(concept.id for concept in lexicon())


def _by_sound(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        sounds = list(itertools.accumulate(map(_blurred, word)))
        for beginning in sounds:
            found.setdefault(beginning, ())
        found[sounds[-1]] += (word,)
    return found


def _phrases() -> Iterator[str]:
    """What the taxonomy says in words: those of its concepts, and those of its points' names and patterns."""
    for concept in lexicon():
        yield from filter(_WORD.fullmatch, concept.words)
    for aspect in aspects().values():
        for text in (aspect.name, aspect.about, *aspect.says, *aspect.hints):
            for run in re.findall(r"[\u4e00-\u9fff]+", text):
                yield from filter(_WORD.fullmatch, jieba.cut(run))
