"""For the consultation desk: a few words answered from every notice that has an answer, and points side by side."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from actions import wording
from actions.display import body, citations, excerpt
from actions.succession import in_force
from policies.answering import Finding, find
from policies.model import Citation, Notice
from policies.points import guess
from policies.ranking import Ask
from policies.store import Knowledge
from policies.taxonomy import aspects
from policies.text import normalise, squeeze

MATRIX = ("deadline", "fee", "ce_hours", "materials", "exemption", "scope", "condition")
"""The topics that the matrix shows when none is asked for."""

Status = Literal["found", "silent", "unclear"]


class Direct(msgspec.Struct, frozen=True, kw_only=True):
    """One notice's answer to the words typed."""

    notice: str
    short: str
    point: str
    status: Status
    text: str
    citations: tuple[Citation, ...]


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one notice says of one point; ``differs``: not what most of the others say."""

    notice: str
    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    differs: bool = False


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One point over all the notices compared."""

    topic: str
    aspect: str
    point: str
    cells: tuple[Cell, ...]


def direct(query: str, ids: Sequence[str], knowledge: Knowledge, now: dt.datetime) -> list[Direct]:
    """The answer of each notice to the words typed; those that have none are left out, the silent come last."""
    ask = Ask(text=normalise(query), aspects=guess(query))
    answers = [_direct(knowledge.notice(id_), ask, now, knowledge) for id_ in ids]
    order = {"found": 0, "silent": 1}
    return sorted((a for a in answers if a.status in order), key=lambda a: order[a.status])


def _direct(notice: Notice, ask: Ask, now: dt.datetime, knowledge: Knowledge) -> Direct:
    finding = find(notice, ask)
    found = finding.status == "found"
    valid, said = in_force(notice, finding, knowledge)
    return Direct(
        notice=notice.id,
        short=notice.short,
        point=aspects()[finding.aspect].name if finding.aspect else "",
        status=finding.status,
        text=body(valid, said, ask.text, now) if found else wording.not_stated(),
        citations=citations(valid, (*said.passages, *said.beside)) if found else (),
    )


def points(topic: str) -> tuple[str, ...]:
    """The aspects that a topic, or an aspect itself, stands for; none when it is neither."""
    return tuple(name for name, aspect in aspects().items() if topic in (name, aspect.topic))


def compare(
    wanted: Sequence[str], notices: Sequence[Notice], now: dt.datetime, knowledge: Knowledge | None = None
) -> list[Line]:
    """The points side by side, in the taxonomy's order; those on which every notice is silent are left out.

    With the knowledge base, what later notices have changed is shown in the place of what they replace.
    """
    lines = [_line(aspect, notices, now, knowledge) for topic in wanted for aspect in points(topic)]
    return [line for line in lines if any(cell.status == "found" for cell in line.cells)]


def _line(aspect: str, notices: Sequence[Notice], now: dt.datetime, knowledge: Knowledge | None) -> Line:
    ask = Ask(text=aspects()[aspect].name, aspects=((aspect, 1.0),))
    cells = [_cell(notice, find(notice, ask), now, knowledge) for notice in notices]
    usual = _usual(cells)
    marked = tuple(
        msgspec.structs.replace(cell, differs=True) if cell.status == "found" and _gist(cell) != usual else cell
        for cell in cells
    )
    return Line(topic=aspects()[aspect].topic, aspect=aspect, point=aspects()[aspect].name, cells=marked)


def _cell(notice: Notice, finding: Finding, now: dt.datetime, knowledge: Knowledge | None) -> Cell:
    if finding.status != "found" or finding.aspect is None:  # what is only nearest in words does not fill a cell
        status = finding.status if finding.status != "found" else "silent"
        return Cell(notice=notice.id, status=status, text=wording.not_stated())
    valid, said = in_force(notice, finding, knowledge) if knowledge else (notice, finding)
    cited = citations(valid, said.passages[:2])
    return Cell(notice=notice.id, status="found", text=excerpt(valid, said, now), citations=cited)


def _gist(cell: Cell) -> tuple[str, ...]:
    """What a cell comes down to: its numbers where it has any (dates, amounts, counts), else its words."""
    quoted = squeeze("".join(citation.quote for citation in cell.citations[:1]))
    return tuple(sorted(set(re.findall(r"\d+(?:\.\d+)?", quoted)))) or (quoted,)


def _usual(cells: Sequence[Cell]) -> tuple[str, ...] | None:
    """What most cells that say anything come down to; None where no two agree."""
    gists = [_gist(cell) for cell in cells if cell.status == "found"]
    if len(gists) < 2:
        return gists[0] if gists else None
    best = max(gists, key=gists.count)
    return best if gists.count(best) > 1 else None
