"""The open levels while an outline is built: which clause a new one stands under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from policies.outline.titles import compose


@dataclass
class Level:
    """An open level: the clause that new ones may stand under. A lower rank usually stands above."""

    style: str
    rank: float
    section: str
    anchor: str
    clause: int | None
    number: int = 0
    asks: bool = False  # its text ends with a colon: what follows belongs to it
    counts: dict[str, int] = field(default_factory=dict)

    def next(self, style: str) -> int:
        """The place of a new clause among those of its style directly under this level."""
        self.counts[style] = self.counts.get(style, 0) + 1
        return self.counts[style]


class Levels:
    """The open levels from the root down."""

    def __init__(self, root: Level) -> None:
        self._open = [root]

    @property
    def root(self) -> Level:
        return self._open[0]

    @property
    def top(self) -> Level:
        return self._open[-1]

    @property
    def above_top(self) -> Level:
        return self._open[-2] if len(self._open) > 1 else self._open[0]

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[Level]:
        """From the innermost outwards."""
        return reversed(self._open)

    def has(self, style: str) -> bool:
        return any(level.style == style for level in self._open)

    def number(self, style: str) -> int:
        """The number of the open level of a style; 0 when none is open."""
        return next((level.number for level in self if level.style == style), 0)

    def clause(self) -> int | None:
        """The innermost open clause."""
        return next((level.clause for level in self if level.clause is not None), None)

    def push(self, level: Level) -> None:
        self._open.append(level)

    def pop(self) -> None:
        if len(self._open) > 1:
            self._open.pop()

    def close_all(self) -> None:
        del self._open[1:]

    def place(self, style: str, rank: float, number: int) -> None:
        """Close the levels that a new clause of this style does not stand under.

        A style that is open already is continued. A new one stands under all levels of a lower rank; when it begins
        with 1 and a colon or nothing else calls for it, under the innermost.
        """
        for i, level in enumerate(self._open):
            if level.style == style:
                del self._open[max(i, 1) :]
                return
        if number == 1 and self.top.asks and self.top is not self.root:
            return
        higher = next((i for i, level in enumerate(self._open) if level.rank >= rank), len(self._open))
        if higher > 1 or number != 1:
            del self._open[max(higher, 1) :]

    def section(self, label: str, style: str) -> str:
        """The section path of a new clause under the innermost level."""
        root, base = self.root.section, self.top.section
        if style == "article":  # numbered through all chapters
            return f"{root} {label}".strip()
        if style.startswith("1.1"):  # its number holds those above it
            base = next((level.section for level in self if not level.style.startswith("1.")), root)
        if style[0] == "h" or style in ("plain", "【】"):
            return f"{base}·{label}" if base and base != root else f"{root} {label}".strip()
        return compose(base, label)
