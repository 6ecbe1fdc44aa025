"""The trades in the country's series of titles: what people say they do, and what tables call it."""

from __future__ import annotations

import functools
from importlib import resources

import msgspec

from policies.taxonomy.series import official


class Trade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A trade: its series, what tables call its specialty (the nearest name first), and what people say for it."""

    series: str
    rows: tuple[str, ...]
    words: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    trade: tuple[Trade, ...]


@functools.cache
def _trade_of() -> dict[str, Trade]:
    """Word → trade. Raises ValueError when a trade is of no series or a word is of two trades."""
    listed = msgspec.toml.decode(resources.files(__package__).joinpath("trades.toml").read_bytes(), type=_File).trade
    words = [word for trade in listed for word in trade.words]
    if any(trade.series not in official() for trade in listed):
        raise ValueError("trades.toml: a trade belongs to a series that series.toml does not have by that official name")
    if len(set(words)) != len(words):
        raise ValueError("trades.toml: a word stands in two trades")
    return {word: trade for trade in listed for word in trade.words}


def trades(text: str) -> list[tuple[str, Trade]]:
    """The trades that a text speaks of, each with the word for it; of words inside others the longer one counts."""
    found = [word for word in _trade_of() if word in text]
    whole = [word for word in found if not any(word != other and word in other for other in found)]
    return [(word, _trade_of()[word]) for word in sorted(whole, key=text.index)]
