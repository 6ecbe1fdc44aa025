"""The country's series of titles and the trades in them: what people say they do, and what tables call it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib import resources

import msgspec


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series (系列) and what tables and people call it."""

    name: str
    also: tuple[str, ...]


class Trade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A trade: its series, what tables call its specialty (the nearest name first), and what people say for it."""

    series: str
    rows: tuple[str, ...]
    words: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    series: tuple[Series, ...]
    trade: tuple[Trade, ...]


@functools.cache
def _file() -> _File:
    """The data. Raises ValueError when a trade is of no series or a word is of two trades."""
    found = msgspec.toml.decode(resources.files(__package__).joinpath("trades.toml").read_bytes(), type=_File)
    known = {series.name for series in found.series}
    words = [word for trade in found.trade for word in trade.words]
    if any(trade.series not in known for trade in found.trade):
        raise ValueError("trades.toml: a trade belongs to a series that is not listed")
    if len(set(words)) != len(words):
        raise ValueError("trades.toml: a word stands in two trades")
    return found


@functools.cache
def _trade_of() -> dict[str, Trade]:
    return {word: trade for trade in _file().trade for word in trade.words}


def trades(text: str) -> list[tuple[str, Trade]]:
    """The trades that a text speaks of, each with the word for it; of words inside others the longer one counts."""
    found = [word for word in _trade_of() if word in text]
    whole = [word for word in found if not any(word != other and word in other for other in found)]
    return [(word, _trade_of()[word]) for word in sorted(whole, key=text.index)]


def called(series: str) -> tuple[str, ...]:
    """What a series is called, its own name first; only itself when it is not one of the country's."""
    listed = next((each for each in _file().series if series in (each.name, *each.also)), None)
    return (series, *(name for name in (listed.name, *listed.also) if name != series)) if listed else (series,)


def series_without(text: str, covered: Iterable[str]) -> str | None:
    """A series of the country's that the text calls by name and that is in none of the names of what is covered."""
    listed = list(covered)
    for named in series_called(text):
        names = called(re.sub(r"(?:系列|类|口)$", "", named))
        if not any(name in each for name in names for each in listed):
            return named
    return None


def series_called(text: str) -> list[str]:
    """The series that a text calls by name, as it calls them, with 系列, 类 or 口 after it: 卫生系列, 农业口."""
    names = [f"{name}{tail}" for each in _file().series for name in (each.name, *each.also) for tail in ("系列", "类", "口")]
    return [name for name in names if name in text]
