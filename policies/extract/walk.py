"""A notice's own sentences and table rows, made plain, each with the place it stands in; blank forms left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policies.extract import Outlined
from policies.extract.numbers import Plain, plain
from policies.extract.parted import parted
from policies.model import Clause, Part, Value
from policies.outline.titles import is_own_title

WHOLE = 160  # characters up to which a sentence is quoted whole
LONGEST = 260  # characters that a quote may have
_QUESTION = re.compile(r"^(?:问|Q\d*|\d+[.、])?[:、]?[^。]{4,40}\?$")  # 问：什么时候可以申报？
_MANY_PARTS = re.compile(r"\s*\d{1,2}(?:[.．]\d{1,2}){1,3}(?:[\s　、]+|(?=[^\d\s.．年月日元万个项篇%]))")
_MARKS = ",;。:"
_CHANGED = "调整|变更|更正|修改|修订|延期"
_LATER = re.compile(rf"(?:{_CHANGED})(?:之?后|为|内容|事项)|^(?:现|新)[^有任单行业]|^现$")
_FORMER = re.compile(rf"^原(?!件|因|则)|(?:{_CHANGED})之?前")


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
        end = min(ends, default=len(text))
        if end - start > LONGEST:  # a sentence without marks
            start, end = max(start, begin - WHOLE // 2), min(end, finish + WHOLE // 2)
        return self.plain.original(start, end)

    def quote_cell(self, cell: Plain) -> str:
        """The row that a cell stands in, or of a long row the part around the cell."""
        begin = self.text.find(cell.text)
        return self.quote(begin, begin + len(cell.text)) if begin >= 0 else self.quote(0, min(len(self.text), WHOLE))

    def place(self) -> dict[str, Any]:
        return {"section": self.section, "anchor": self.anchor}


def sentences(notice: Outlined, *parts: Part) -> Iterator[Sentence]:
    """The sentences of the given parts (body, front and attachments when none is given), in their order."""
    wanted = parts or ("front", "body", "attachment")
    clause, question = -1, ""
    heads = _Heads()
    for passage in notice.passages:
        owner = notice.clauses[passage.clause]
        first, clause = passage.clause != clause, passage.clause
        if owner.part not in wanted:
            continue
        row = owner.kind == "row"
        asked, said = parted(passage.quote)
        text = plain(said).text
        if asked or _QUESTION.search(text):
            question = plain(asked).text or text
        headings = _headings(notice.clauses, owner)
        yield Sentence(
            plain=plain(said) if row else _unnumbered(plain(said)),
            clause=passage.clause,
            section=owner.section,
            anchor=owner.anchor,
            headings=tuple([*headings, question] if question and text != question else headings),
            part=owner.part,
            first=first,
            cells=_current(owner, heads.of(owner)) if row else (),
            header=heads.of(owner) if row else (),
        )


def _headings(clauses: tuple[Clause, ...], clause: Clause) -> list[str]:
    """The plain titles over a clause from the top down, its own included, without the notice's."""
    found: list[str] = []
    while True:
        if clause.title and not is_own_title(clause):
            found.insert(0, plain(clause.title).text)
        if clause.parent is None:
            return found
        clause = clauses[clause.parent]


def _current(row: Clause, header: tuple[str, ...]) -> tuple[Plain, ...]:
    """The cells of a row; in a table of changes (原公告, 调整后) those of the earlier values are blank."""
    cells = [plain(cell) for cell in row.text.split("\t")]
    if not any(_LATER.search(head) for head in header):
        return tuple(cells)
    former = {place for place, head in enumerate(header) if _FORMER.search(head)}
    return tuple(plain("") if place in former else cell for place, cell in enumerate(cells))


def _unnumbered(whole: Plain) -> Plain:
    """The sentence without a number of several parts before it: 2.2 学时 is no 2.2 hours."""
    match = _MANY_PARTS.match(whole.source)
    cut = next((i for i, place in enumerate(whole.at) if place >= match.end()), 0) if match else 0
    doubtful = tuple(place - cut for place in whole.doubtful if place >= cut)
    return Plain(source=whole.source, text=whole.text[cut:], at=whole.at[cut:], doubtful=doubtful) if cut else whole


class _Heads:
    """The head of each table; a second row under a joined cell (时间 over 初级 and 中级) is read with the first."""

    def __init__(self) -> None:
        self.table = ""
        self.second: tuple[str, ...] = ()

    def of(self, row: Clause) -> tuple[str, ...]:
        first = tuple(plain(cell).text for cell in row.header.split("\t"))
        if row.header != self.table:
            self.table = row.header
            cells = tuple(plain(cell).text for cell in row.text.split("\t"))
            joined = len(set(first)) < len(first) == len(cells) and cells[0] in ("", first[0])
            self.second = cells if joined and not any(re.search(r"\d", cell) for cell in cells) else ()
        if len(self.second) != len(first):
            return first
        return tuple(top if top == below else f"{top},{below}" for top, below in zip(first, self.second, strict=True))
