"""Which points (aspects) a few typed words may mean, from the taxonomy's own names: for look-up as one types.

No trained model: two-letter groups and their sounds, so that 评审费, 评审废 and pingshen find the same point. Questions
in sentences are the dialogue's; this reads key words.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from itertools import pairwise

from policies.sounds import syllables
from policies.taxonomy import aspects
from policies.text import normalise

NAMED, TOLD = 1.0, 0.5
"""What a shared group weighs when it stands in an aspect's name, and in its description only."""
LEAST = 0.3
"""Below this share of the query's weight nothing is guessed."""
_EMPTY = re.compile(r"什么时候|何时|多少|什么|怎么|是否|要不要|需要|哪些|几天|的|吗|呢|了|\W")


def guess(text: str, limit: int = 3) -> tuple[tuple[str, float], ...]:
    """Aspects with the share (0-1) of the words that they explain, the likeliest first; none when none fits."""
    wanted = _groups(text)
    if not wanted:
        return ()
    scores = {name: _share(wanted, named, told) for name, (named, told) in _index().items()}
    best = sorted(scores.items(), key=lambda item: -item[1])[:limit]
    return tuple((name, round(score, 3)) for name, score in best if score >= max(LEAST, 0.7 * best[0][1]))


def _share(wanted: frozenset[str], named: frozenset[str], told: frozenset[str]) -> float:
    weigh = _weights()
    shared = sum(weigh[group] * NAMED for group in wanted & named)
    shared += sum(weigh[group] * TOLD for group in wanted & (told - named))
    return shared / sum(weigh.get(group, _unseen()) for group in wanted)


@functools.cache
def _index() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {name: (_groups(aspect.name), _groups(aspect.about)) for name, aspect in aspects().items()}


@functools.cache
def _weights() -> dict[str, float]:
    """How much a group tells: the fewer aspects it stands in, the more."""
    seen = Counter(group for named, told in _index().values() for group in named | told)
    return {group: math.log(1 + len(_index()) / count) for group, count in seen.items()}


@functools.cache
def _unseen() -> float:
    """What a group weighs that no aspect has: as much as the rarest."""
    return max(_weights().values())


def _groups(text: str) -> frozenset[str]:
    """Two-letter groups of each run of Chinese, as written and as they sound."""
    found: set[str] = set()
    for run in re.findall(r"[\u4e00-\u9fff]{2,}|[a-z]{2,}", _EMPTY.sub(" ", normalise(text).lower())):
        if run.isascii():
            found.add(run)
            continue
        found.update(map("".join, pairwise(run)))
        found.update(map(" ".join, pairwise(syllables(run))))
    return frozenset(found)
