"""How much one may ask: a token bucket for each key, forgotten when it is full again."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

_KEYS = 20_000  # more than this many askers at once: the longest silent are forgotten


class TokenBuckets:
    """``rate`` tokens a second flow into each key's bucket, which holds ``burst`` of them."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, float(burst), clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Take a token: 0.0 when there was one, else the seconds until there will be."""
        now = self._clock()
        tokens, stamp = self._buckets.pop(key, (self._burst, now))
        tokens = min(self._burst, tokens + (now - stamp) * self._rate)
        wait = 0.0 if tokens >= 1 else (1 - tokens) / self._rate
        self._buckets[key] = (tokens if wait else tokens - 1, now)
        if len(self._buckets) > _KEYS:
            self._buckets.popitem(last=False)
        return wait
