"""A notice's own sentences and table rows, made plain, each with the place it stands in; blank forms left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policies.extract import Outlined
from policies.extract.numbers import Plain, plain
from policies.model import Part, Value

WHOLE = 160  # characters up to which a sentence is quoted whole
_QUESTION = re.compile(r"^(?:问|Q\d*|\d+[.、])?[:、]?[^。]{4,40}\?$")  # 问：什么时候可以申报？
_MARKS = ",;。:"


class Sentence(Value, frozen=True, kw_only=True):
    """A passage as the extractors of values read it. ``cells`` and ``header`` only in table rows."""

    plain: Plain
    clause: int
    section: str
    anchor: str
    headings: tuple[str, ...]  # plain titles from the top down, the clause's own included
    part: Part
    first: bool  # whether it opens its clause
    cells: tuple[Plain, ...] = ()
    header: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.plain.text

    @property
    def title(self) -> str:
        return self.headings[-1] if self.headings else ""

    def quote(self, begin: int = 0, finish: int | None = None) -> str:
        """The sentence in the notice's words; of a long one the part around text[begin:finish]."""
        text = self.text
        finish = len(text) if finish is None else finish
        if len(text) <= WHOLE:
            return self.plain.source.strip()
        start = max((text.rfind(mark, 0, begin) for mark in _MARKS), default=-1) + 1
        ends = [place for mark in _MARKS if (place := text.find(mark, finish)) >= 0]
        return self.plain.original(start, min(ends, default=len(text)))

    def place(self) -> dict[str, Any]:
        return {"section": self.section, "anchor": self.anchor}


def sentences(notice: Outlined, *parts: Part) -> Iterator[Sentence]:
    """The sentences of the given parts (body, front and attachments when none is given), in their order."""
    wanted = parts or ("front", "body", "attachment")
    clause, question = -1, ""
    for passage in notice.passages:
        owner = notice.clauses[passage.clause]
        first, clause = passage.clause != clause, passage.clause
        if owner.part not in wanted:
            continue
        row = owner.kind == "row"
        text = plain(passage.quote).text
        if _QUESTION.search(text):
            question = text
        headings = [plain(title).text for title in owner.heading.split(" > ") if title]
        yield Sentence(
            plain=plain(passage.quote),
            clause=passage.clause,
            section=owner.section,
            anchor=owner.anchor,
            headings=tuple([*headings, question] if question and text != question else headings),
            part=owner.part,
            first=first,
            cells=tuple(plain(cell) for cell in owner.text.split("\t")) if row else (),
            header=tuple(plain(cell).text for cell in owner.header.split("\t")) if row else (),
        )
