"""What has been seen lately, within bounds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable


class Recent:
    """The newest ``kept`` keys."""

    def __init__(self, kept: int = 10_000) -> None:
        self._kept = kept
        self._keys: OrderedDict[Hashable, None] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._keys

    def first(self, key: Hashable) -> bool:
        """Whether the key is new; it is not any more afterwards."""
        new = key not in self._keys
        self._keys[key] = None
        self._keys.move_to_end(key)
        if len(self._keys) > self._kept:
            self._keys.popitem(last=False)
        return new
