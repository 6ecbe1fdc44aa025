"""How much a word tells by itself: a rare one says what a text is about, a common one only that it is Chinese.

A notice's own counts cannot tell it of the words that the notice never uses: 统共 and 葬 are equally strange to it. The
frequencies are those of jieba's dictionary, which cuts the words as well.
"""

from __future__ import annotations

import functools
import math

import jieba

EMPTY, FULL = 4.0, 12.0
"""A word as frequent as 我 (5 on this scale of logarithms) tells next to nothing, one as rare as 考核 all that a word can."""
LEAST, MOST = 0.15, 1.2


@functools.lru_cache(maxsize=50_000)
def rarity(word: str) -> float:
    """From ``LEAST`` for the commonest words to ``MOST`` for those that no dictionary knows; about 1 for a term."""
    jieba.initialize()
    seldom = math.log(jieba.dt.total / (jieba.dt.FREQ.get(word, 0) or 1))
    return max(LEAST, min(MOST, (seldom - EMPTY) / (FULL - EMPTY)))
