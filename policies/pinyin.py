"""What people type in pinyin, without an input method, written in Chinese: ``cailiao bei tuihui le`` → 材料被退回了.

Words are looked up by their sound, those of the lexicon of concepts before the common words of the language; of all ways
to cut a run of letters the likeliest counts. What is no pinyin (excel, pdf) and what is no known word (hejing: the
name of a place) stays as it stands.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import jieba

from policies.sounds import syllables
from policies.taxonomy.concepts import lexicon

_RUN = re.compile(r"[A-Za-z']+(?: +[A-Za-z']+)*")
_COMMON = 1500
"""A word that jieba's dictionary counts so often is common."""
_OF_THE_SUBJECT = 30.0
"""How much likelier a word of the lexicon is than one of the language at large."""
_ITS_NAME = 30.0
"""And how much likelier a concept's own name is than the other words for it: 缴费 than 交费."""
_LONGEST = 24
_WORD = re.compile(r"[\u4e00-\u9fff]{2,6}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
_SHORT = (
    "的 了 吗 呢 不 要 能 交 改 内 被 几 天 号 是 在 有 没 我 到 年 月 日 谁 哪 钱 报 评 多 少 去 来 给 写 填 盖 章 还 也 都 就 只"
    " 这 那 个 份 级 课 表 人 行 办 用 算 看 怎 样 时 点 开 过 新 老 学 证 件 条 次"
).split()
"""Words of one syllable that are written out; any other single syllable may be part of a name."""


class _Cut(NamedTuple):
    weight: float
    words: tuple[str, ...]


_NOTHING = _Cut(-math.inf, ())


def spelled_out(text: str) -> str:
    """The text with its pinyin written in Chinese."""
    return _RUN.sub(lambda found: _written(found[0]), text) if re.search(r"[A-Za-z]{2}", text) else text


def _written(run: str) -> str:
    """A run of Latin letters; unchanged unless it holds a word of more than one syllable."""
    tokens = run.split(" ")
    together = _whole("".join(map(_plain, tokens))) if all(is_pinyin(_plain(token)) for token in tokens) else None
    words = together or tuple(_token_by_token(tokens))
    return "".join(words) if any(len(word) > 1 and _CHINESE.search(word) for word in words) else run


def _token_by_token(tokens: list[str]) -> Iterator[str]:
    """The words of the tokens that are nothing but known words, together; of any other what can be told apart."""
    for known, several in itertools.groupby(tokens, key=lambda token: _whole(_plain(token)) is not None):
        if known:
            yield from _whole("".join(map(_plain, several))) or ()
        else:
            yield from (f" {_beginning_or_end(_plain(token)) or token} " for token in several)


def _plain(token: str) -> str:
    return token.lower().replace("'", "")


def _whole(letters: str) -> tuple[str, ...] | None:
    """The likeliest words that make up all the letters."""
    best: list[_Cut | None] = [_Cut(0.0, ())] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST), end):
            before, word = best[start], _lexicon().words.get(letters[start:end])
            if before and word:
                cut = _Cut(before.weight + word[1], (*before.words, word[0]))
                if (best[end] or _NOTHING).weight < cut.weight:
                    best[end] = cut
    return best[-1].words if best[-1] else None


def _beginning_or_end(letters: str) -> str | None:
    """The letters with a known word at their end or beginning written out and the name beside it left: hejing教师."""
    for at in range(4, len(letters) - 3):
        name, rest = letters[:at], letters[at:]
        for unknown, known, order in ((name, rest, "{0}{1}"), (rest, name, "{1}{0}")):
            word = _lexicon().words.get(known)
            if word and len(word[0]) > 1 and is_pinyin(unknown):
                return order.format(unknown, word[0])
    return None


def is_pinyin(letters: str) -> bool:
    """True when small letters are one or more syllables of pinyin and nothing else."""
    return bool(_lexicon().syllable.fullmatch(letters))


class _Lexicon(NamedTuple):
    words: dict[str, tuple[str, float]]  # sound → the likeliest word and the logarithm of its share
    syllable: re.Pattern[str]  # one or more syllables


@functools.cache
def _lexicon() -> _Lexicon:
    jieba.initialize()
    known: set[str] = set()
    found: dict[str, tuple[str, float]] = {}
    for word, count in _counted():
        parts = syllables(word)
        sound, weight = "".join(parts), math.log(count / jieba.dt.total)
        known.update(parts)
        if sound not in found or weight > found[sound][1]:
            found[sound] = (word, weight)
    spelled = sorted((part for part in known if part.isascii()), key=len, reverse=True)
    return _Lexicon(found, re.compile(f"(?:{'|'.join(spelled)})+"))


def _counted() -> Iterable[tuple[str, float]]:
    """The known words with how often they are met."""
    frequency = jieba.dt.FREQ
    for concept in lexicon():
        for word in concept.words:
            if _WORD.fullmatch(word):
                weight = _OF_THE_SUBJECT * (_ITS_NAME if word == concept.id else 1)
                yield word, max(frequency.get(word, 0), _COMMON) * weight
    for word, count in frequency.items():
        if count >= _COMMON and _WORD.fullmatch(word):
            yield word, count
    for word in _SHORT:
        yield word, max(frequency.get(word, 0), _COMMON) * _OF_THE_SUBJECT
