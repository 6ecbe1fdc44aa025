"""What a notice is: title, issuer, document number, day of issue, year, region, series, levels and its names."""

from __future__ import annotations

import datetime as dt

from policies.model import Value


class Metadata(Value):
    """A notice's particulars; None where its text does not give them. ``names`` are words that point at it."""

    title: str
    issuer: str | None = None
    document_number: str | None = None
    issued_on: dt.date | None = None
    year: int | None = None
    region: str | None = None
    series: str | None = None
    levels: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    short: str = ""
