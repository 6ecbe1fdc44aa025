"""The taxonomy of points that notices settle: two levels, topic (主题) and aspect (方面), kept as data."""

from __future__ import annotations

import functools
import re
from importlib import resources

import msgspec

MACROS = {
    "<DATE>": r"(?:\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|\d{1,2}月[上中下]旬"
    r"|\d{1,2}月底|[上中下]旬|另行通知|即日起|\d{4}-\d{1,2}-\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2})",
    "<DEFENCE>": r"(?:答辩|面试|(?:现场|业务|才艺|技能|作品)展示|业务展演|技能展演)",
    "<NUM>": r"[\d一二两三四五六七八九十百千]+",
    "<PHONE>": r"(?<!\d)(?:1\d{10}|\d{3,4}-?\d{3,4}-?\d{3,4})(?!\d)",
    "<YEAR>": r"(?:20\d\d|二〇[一二三四五六七八九〇]{2})",
}

_HALF_WIDTH = str.maketrans(
    {"，": ",", "；": ";", "：": ":", "！": "!", "？": r"\?", "（": r"\(", "）": r"\)", "—": r"\-"}
)


class Aspect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One point; the fields are explained at the head of ``aspects.toml``."""

    id: str
    name: str
    about: str
    says: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    under: str | None = None
    unless: str | None = None
    denied: str | None = None
    instead: tuple[str, ...] = ()
    facts: tuple[dict[str, str], ...] = ()
    form: str | None = None

    @property
    def topic(self) -> str:
        return self.id.partition(".")[0]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    aspect: tuple[Aspect, ...]


@functools.cache
def aspects() -> dict[str, Aspect]:
    """All aspects by id, in the file's order. Raises ValueError when an id stands twice."""
    source = resources.files(__package__).joinpath("aspects.toml").read_bytes()
    listed = msgspec.toml.decode(source, type=_File).aspect
    found = {aspect.id: aspect for aspect in listed}
    if len(found) != len(listed):
        raise ValueError("aspects.toml: an aspect id stands twice")
    return found


@functools.cache
def pattern(source: str) -> re.Pattern[str]:
    """A pattern of the taxonomy with its macros filled in and its punctuation as ``squeeze`` leaves it, compiled."""
    source = source.translate(_HALF_WIDTH)
    for macro, meaning in MACROS.items():
        source = source.replace(macro, meaning)
    return re.compile(source)
