"""The series of titles (职称系列): which ones a text names, and what else each of them is called."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib import resources

import msgspec

from policies.text import squeeze


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series; the fields are explained at the head of ``series.toml``."""

    name: str
    official: str | None = None
    also: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    title: str | None = None
    holders: str | None = None
    said: str | None = None

    @property
    def in_title(self) -> str:
        """A pattern of what shows the series in a notice's title."""
        return self.title or self.name


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    series: tuple[Series, ...]


@functools.cache
def all_series() -> tuple[Series, ...]:
    """In the file's order. Raises ValueError when a name stands twice."""
    listed = msgspec.toml.decode(resources.files(__package__).joinpath("series.toml").read_bytes(), type=_File).series
    if len({series.name for series in listed}) != len(listed):
        raise ValueError("series.toml: a series stands twice")
    return listed


@functools.cache
def official() -> dict[str, tuple[str, ...]]:
    """The ministry's name of each of the country's series → all its names, that one first."""
    names: dict[str, list[str]] = {}
    for series in all_series():
        if series.official:
            names.setdefault(series.official, [series.official]).extend((series.name, *series.also))
    return {name: tuple(dict.fromkeys(called_so)) for name, called_so in names.items()}


def called(series: str) -> tuple[str, ...]:
    """What a series is called, its own name first; only itself when it is not one of the country's."""
    names = next((names for names in official().values() if series in names), ())
    return (series, *(name for name in names if name != series))


def series_called(text: str) -> list[str]:
    """The country's series that the text calls by name, as it calls them, with 系列, 类 or 口 after it: 卫生系列, 农业口."""
    names = [f"{name}{tail}" for names in official().values() for name in names for tail in ("系列", "类", "口")]
    return [name for name in names if name in text]


def series_without(text: str, covered: Iterable[str]) -> str | None:
    """A series of the country's that the text calls by name and that is in none of the names of what is covered."""
    listed = list(covered)
    for named in series_called(text):
        names = called(re.sub(r"(?:系列|类|口)$", "", named))
        if not any(name in each for name in names for each in listed):
            return named
    return None


def series_named(text: str) -> frozenset[str]:
    """The series that a text names as such ('卫生系列') or by a title of theirs ('主治医师')."""
    squeezed = squeeze(text)
    return frozenset(name for name, (named, _) in _patterns().items() if named.search(squeezed))


def mentioned(names: Iterable[str], text: str) -> bool:
    """True when a squeezed text speaks of one of the series, be it only by a word that points to it."""
    return any(_patterns()[name][1].search(text) for name in names)


@functools.cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Series → what names it as such or by its titles, and what speaks of it."""
    return {series.name: (re.compile(_named(series)), re.compile(_said(series))) for series in all_series()}


def _named(series: Series) -> str:
    itself = rf"{series.name}(?:技术|专业)?(?:系列|类)"
    return rf"{itself}|(?:{series.holders})(?!证|资格)" if series.holders else itself


def _said(series: Series) -> str:
    return series.said or "|".join((series.name, *series.points))
