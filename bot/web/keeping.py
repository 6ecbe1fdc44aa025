"""Comparisons worked out already."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from actions.lookup import Line


class Matrices:
    """The last few comparisons, by what they were asked for."""

    def __init__(self, kept: int = 32) -> None:
        self._kept = kept
        self._made: dict[Hashable, list[Line]] = {}

    def get(self, key: Hashable, make: Callable[[], list[Line]]) -> list[Line]:
        if key not in self._made:
            if len(self._made) >= self._kept:
                self._made.clear()
            self._made[key] = make()
        return self._made[key]
