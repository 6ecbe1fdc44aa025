"""What the tests of extractors share: a notice made of a few lines, and its particulars."""

from __future__ import annotations

import datetime as dt

from policies.extract import Outlined
from policies.extract.metadata import Metadata
from policies.model import Document
from policies.outline import outline, passages

HEAD = "临川市人力资源和社会保障局\n\n关于开展2024年度临川市职称评审工作的通知\n\n各有关单位：\n\n"


def outlined(body: str, *, head: str = HEAD, format: str = "txt") -> Outlined:
    """The outline of a notice with the given body under a usual head."""
    document = Document(id="临川", format=format, text=head + body)
    clauses = outline(document)
    return Outlined(document=document, clauses=clauses, passages=passages(document, clauses))


def meta(issued: str | None = "2024-09-25", year: int | None = 2024, levels: tuple[str, ...] = ()) -> Metadata:
    """Particulars as far as extractors use them."""
    return Metadata(title="", issued_on=dt.date.fromisoformat(issued) if issued else None, year=year, levels=levels)
