"""A finding as text and citations: the state of its window first, then the words of the notice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from actions import wording
from policies.answering import DESK, Finding, deadlines
from policies.forms import form_of
from policies.leads import lead, lead_passage
from policies.model import Citation, Clause, Deadline, Notice, Passage, Template
from policies.ranking import qualifiers
from policies.tables import asked_for, cells
from policies.taxonomy import aspects, pattern
from policies.text import squeeze
from policies.windows import window

EXCERPT = 90
FEW_ROWS = 2
"""So many rows of a table are shown with the names of its columns; more are told in a sentence."""
MOST_STATES = 2


def citations(notice: Notice, passages: Sequence[Passage]) -> tuple[Citation, ...]:
    """One citation a passage, in the order given."""
    return tuple(
        Citation(
            notice=notice.id,
            title=notice.title,
            section=notice.clauses[p.clause].section,
            quote=p.quote,
            anchor=notice.clauses[p.clause].anchor,
        )
        for p in passages
    )


def with_leads(notice: Notice, passages: Sequence[Passage]) -> list[Passage]:
    """The passages with those that hold what they stand under, and are shown with it."""
    found: list[Passage] = []
    for passage in passages:
        above = lead_passage(notice.clauses, notice.passages, passage.number)
        found += [each for each in (above, passage) if each and each not in found]
    return found


def body(notice: Notice, finding: Finding, asked: str, now: dt.datetime) -> str:
    """The answer's text: states of the windows concerned, then what the notice says."""
    lines = states(finding, asked, now)
    if finding.aspect == "basis.notice":
        return wording.about_notice(notice)
    if finding.aspect in ("template.number", "template.where", "template.attachments"):
        lines += [wording.attachment(f) for f in finding.facts if isinstance(f, Template)]
        if lines:
            return "\n".join(lines)
    if finding.listed and (finding.listed.missing or len(finding.passages) > FEW_ROWS):
        more = [wording.beside(shown_with_lead(notice, passage, asked)) for passage in finding.beside]
        return "\n".join([*lines, wording.specialties(finding.listed), *more])
    unsaid = schooling_unsaid(finding, asked)
    if unsaid:
        lines.append(wording.schooling_unsaid(sorted(unsaid)))
    lines += [wording.contradiction(conflict.values) for conflict in finding.conflicts]
    lines += _listed(notice, outside_forms(notice, finding.passages), asked)
    lines += [wording.beside(shown_with_lead(notice, passage, asked)) for passage in outside_forms(notice, finding.beside)]
    lines += in_forms(notice, (*finding.passages, *finding.beside))
    return "\n".join(dict.fromkeys(lines))


def outside_forms(notice: Notice, passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in passages if form_of(notice, passage.clause) is None]


def in_forms(notice: Notice, passages: Sequence[Passage]) -> list[str]:
    """The passages that stand in blank forms, under the name of each form."""
    by_form: dict[int, list[str]] = {}
    for passage in passages:
        root = form_of(notice, passage.clause)
        if root is not None:
            by_form.setdefault(root, []).append(passage.quote)
    return [wording.in_form(notice.clauses[root].heading, quotes) for root, quotes in by_form.items()]


def schooling_unsaid(finding: Finding, asked: str) -> frozenset[str]:
    """The schooling asked about that the conditions found do not mention."""
    if finding.aspect != "condition.education_years":
        return frozenset()
    said = frozenset(level for p in finding.passages for level in qualifiers(p.quote)[2])
    wanted = qualifiers(asked)[2]
    return wanted if said and not wanted & said else frozenset()


def states(finding: Finding, asked: str, now: dt.datetime) -> list[str]:
    """The state of each window that the question is about; none where no date is asked for."""
    if not (finding.aspect or "").startswith(("deadline.", "defence.when", "result.when")):
        return []
    return [wording.state(d, window(d, now)) for d in _of_stage(finding, asked)[:MOST_STATES] if d.end or d.start]


def closed(notice: Notice, finding: Finding, asked: str, now: dt.datetime) -> tuple[str, tuple[Citation, ...]]:
    """For a question on who may apply: that the window is closed, with its clause; ("", ()) while it is not."""
    if not (finding.aspect or "").startswith(("scope.", "condition.", "specialty_list.")):
        return "", ()
    applying = [f for f in notice.facts if isinstance(f, Deadline) and f.stage == "online_application" and f.end]
    levels = qualifiers(asked)[0]
    applying = [d for d in applying if levels & qualifiers(d.applies_to or "")[0]] or applying
    if not applying or any(window(d, now).state != "closed" for d in applying):
        return "", ()
    last = max(applying, key=lambda d: d.end or dt.date.min)
    proof = [p for p in notice.passages if notice.clauses[p.clause].anchor == last.anchor and squeeze(last.quote) in squeeze(p.quote)]
    return wording.state(last, window(last, now)), citations(notice, proof[:1])


def _of_stage(finding: Finding, asked: str) -> list[Deadline]:
    """The deadlines of the stage asked for, those of the levels asked for first."""
    stage = (finding.aspect or "").partition(".")[2]
    listed = [d for d in deadlines(finding) if d.stage == stage] or list(deadlines(finding))
    levels = qualifiers(asked)[0]
    fitting = [d for d in listed if levels & qualifiers(d.applies_to or "")[0]]
    return fitting or listed


def _listed(notice: Notice, passages: Sequence[Passage], asked: str) -> list[str]:
    """The passages one a line; what several stand under is said once, before the first of them."""
    lines: list[str] = []
    for passage in passages:
        whole, alone = shown_with_lead(notice, passage, asked), shown(notice.clauses[passage.clause], passage, asked)
        above = whole.removesuffix(alone)
        lines.append(alone if any(line.startswith(above) for line in lines) else whole)
    return lines


def shown_with_lead(notice: Notice, passage: Passage, asked: str) -> str:
    return lead(notice.clauses, notice.passages, passage.number) + shown(notice.clauses[passage.clause], passage, asked)


def shown(clause: Clause, passage: Passage, asked: str = "") -> str:
    """A passage as a person reads it; a table row with its column names, a long one by the columns asked for."""
    return "；".join(f"{cell.name}：{cell.value}" for cell in asked_for(cells(clause), asked)) or passage.quote


def excerpt(notice: Notice, finding: Finding, now: dt.datetime, *, asked: str = "", room: int = EXCERPT) -> str:
    """The part of what was found that carries the aspect, for a line among others; ``room``: its length.

    Of several passages the one that settles the aspect most surely; a desk's name, phone and room together.
    """
    together = finding.aspect in DESK
    most = max(finding.passages, key=lambda each: each.aspects.get(finding.aspect or "", 0.0))
    texts = [shown(notice.clauses[p.clause], p) for p in (finding.passages if together else [most])]
    more = [*states(finding, asked, now)[:1], *(wording.contradiction(each.values) for each in finding.conflicts)]
    return " ".join([_around(text, finding.aspect, room) if len(text) > room else text for text in texts] + more)


def _around(text: str, aspect: str | None, room: int) -> str:
    """At most ``room`` characters around the words that settle the aspect."""
    patterns = [pattern(p) for p in aspects()[aspect].says] if aspect else []
    squeezed = squeeze(text)
    hit = next((m for p in patterns if (m := p.search(squeezed))), None)
    if not hit:
        return squeezed[:room] + "…"
    start = max(0, min(hit.start(), len(squeezed) - room))
    cut = squeezed[start : start + max(room, hit.end() - start)]
    return ("…" if start else "") + cut + ("…" if start + len(cut) < len(squeezed) else "")
