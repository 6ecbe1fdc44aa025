"""The passages of a notice in the form in which requirements are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policies.extract.numbers import plain
from policies.labelling import SETTLED
from policies.model import Citation, Fact, Notice, Value
from policies.proof import plain as proof_form
from policies.text import squeeze

_PRINTED = str.maketrans(",;:()", "，；：（）")
_MARKER = re.compile(
    r"^(?:注[:：])?(?:第[一二三四五六七八九十百\d]+[条章节款]|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[a-zA-Z][.、)）]|[-•·●])+"
)


class Clue(Value):
    """A passage: ``text`` without white space and with plain figures (满5年), ``above`` the headings it stands under
    and the clause that introduces its list."""

    quote: str
    text: str
    above: str
    section: str
    anchor: str
    attached: bool
    row: bool
    aspects: dict[str, float]
    place: int

    def about(self, *aspects: str) -> bool:
        return any(self.aspects.get(aspect, 0.0) >= SETTLED for aspect in aspects)


def clues(notice: Notice, *, front: bool = False) -> tuple[Clue, ...]:
    """The passages that can carry requirements: the body first, then attachments with text of their own.

    ``front``: those of the head (title, preamble) instead of being left out come with them.
    """
    skipped = ("template", "signature") if front else ("template", "front", "signature")
    found = [
        _clue(notice, number)
        for number, p in enumerate(notice.passages)
        if notice.clauses[p.clause].part not in skipped
    ]
    return tuple(sorted(found, key=lambda clue: clue.attached))


def _clue(notice: Notice, number: int) -> Clue:
    passage = notice.passages[number]
    clause = notice.clauses[passage.clause]
    parent = notice.clauses[clause.parent] if clause.parent is not None else None
    above = squeeze(f"{clause.heading}>{parent.text if parent and len(parent.text) < 400 else ''}>{clause.header}")
    return Clue(
        quote=passage.quote,
        text=_MARKER.sub("", plain(passage.quote).text),
        above=plain(above).text,
        section=clause.section,
        anchor=clause.anchor,
        attached=clause.part == "attachment",
        row=clause.kind == "row",
        aspects=passage.aspects,
        place=number,
    )


def first(found: Iterable[Clue], pattern: str, *, unless: str | None = None, under: str | None = None) -> Clue | None:
    """The first passage with the pattern, without ``unless`` and under a heading with ``under``."""
    for clue in found:
        here = under is None or re.search(under, clue.above)
        if here and re.search(pattern, clue.text) and not (unless and re.search(unless, clue.text)):
            return clue
    return None


def cite(notice: Notice, source: Clue | Fact) -> Citation:
    """The citation of a passage or a fact."""
    return Citation(
        notice=notice.id, title=notice.title, section=source.section, quote=source.quote, anchor=source.anchor
    )


def shown(text: str, most: int = 60) -> str:
    """Words of the notice for a question or an option: without list marker and final stop, not too long."""
    text = _MARKER.sub("", text.strip()).rstrip("。;；,，:：").translate(_PRINTED)
    return text if len(text) <= most else text[: most - 1] + "…"


def same(one: str, other: str) -> bool:
    """True when one of two quotes contains the other, layout aside."""
    a, b = proof_form(one), proof_form(other)
    return a in b or b in a
