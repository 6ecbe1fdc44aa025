"""The day up to which years of service and achievements count (资历、业绩计算截止时间)."""

from __future__ import annotations

import datetime as dt
import re

from policies.extract import Outlined
from policies.extract.dates import Calendar, When, find_times
from policies.extract.due import is_cutoff
from policies.extract.metadata import Metadata
from policies.extract.numbers import Plain
from policies.extract.walk import sentences
from policies.model import SeniorityCutoff

_YEAR_END = re.compile(r"(?<!\d)(20\d\d)年(?:12月)?底")


def extract(notice: Outlined, meta: Metadata) -> list[SeniorityCutoff]:
    """Each cut-off with the words that set it."""
    calendar = Calendar(issued=meta.issued_on, year=meta.year)
    found: dict[tuple[object, ...], SeniorityCutoff] = {}
    for sentence in sentences(notice, "body", "attachment"):
        for when in [*find_times(sentence.plain, calendar), *_year_ends(sentence.plain)]:
            if when.end and is_cutoff(sentence.text, when):
                quote = sentence.quote(when.begin, when.finish)
                fact = SeniorityCutoff(**sentence.place(), quote=quote, date=when.end, text=quote)
                found.setdefault((when.end, sentence.anchor), fact)
    return list(found.values())


def _year_ends(text: Plain) -> list[When]:
    """年底: what counts up to the end of a year counts up to its last day."""
    return [
        When(begin=match.start(), finish=match.end(), kind="until", end=dt.date(int(match[1]), 12, 31))
        for match in _YEAR_END.finditer(text.text)
    ]
