"""Which aspects (方面) each passage of a notice settles, and which the notice leaves open.

A passage is labelled by its wording, by the headings above it and by the typed facts read from it, all by the
patterns of ``policies.taxonomy``; nothing here knows a particular notice.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from policies.leads import lead
from policies.model import AnyFact, Clause, Passage
from policies.tables import rows_by_table
from policies.taxonomy import Aspect, aspects, pattern
from policies.text import squeeze

DENIED, FACT, SAYS, FORM, HINTS, HEADED, UNDER = 1.5, 1.2, 1.0, 0.6, 0.4, 0.3, 0.25
SETTLED = 0.5
"""A notice settles an aspect when one of its passages carries it with at least this strength."""

_EVERYWHERE = ("basis.", "template.", "contact.", "scope.levels")
"""What the head and the last lines of a notice may settle: its title names levels, but says nothing of who may apply."""

_FRAME = re.compile(
    r"[:：]$|如下|^关于|(?:通知|公告|方案|规定|安排|意见)$|印发给你们|(?:浏览|点击|阅读)(?:次数|数|量)|发布(?:时间|日期)[:：]|【打印】"
)


class _Patterns(NamedTuple):
    """An aspect's patterns, compiled."""

    aspect: Aspect
    says: tuple[re.Pattern[str], ...]
    hints: tuple[re.Pattern[str], ...]
    under: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    denied: re.Pattern[str] | None
    form: re.Pattern[str] | None


@functools.cache
def _compiled() -> tuple[_Patterns, ...]:
    return tuple(
        _Patterns(
            aspect=aspect,
            says=tuple(map(pattern, aspect.says)),
            hints=tuple(map(pattern, aspect.hints)),
            under=pattern(aspect.under) if aspect.under else None,
            unless=pattern(aspect.unless) if aspect.unless else None,
            denied=pattern(aspect.denied) if aspect.denied else None,
            form=pattern(aspect.form) if aspect.form else None,
        )
        for aspect in aspects().values()
    )


def label(clauses: Sequence[Clause], passages: Sequence[Passage], facts: Iterable[AnyFact]) -> tuple[Passage, ...]:
    """The passages with their aspects and strengths filled in."""
    by_anchor = defaultdict(list)
    for fact in facts:
        by_anchor[fact.anchor].append(fact)
    found = [
        _strengths(passage, clauses[passage.clause], by_anchor, squeeze(lead(clauses, passages, number)))
        for number, passage in enumerate(passages)
    ]
    for rows in rows_by_table(clauses, ((index, passage.clause) for index, passage in enumerate(passages))):
        _as_its_table(rows, found)
    return tuple(msgspec.structs.replace(p, aspects=strengths) for p, strengths in zip(passages, found, strict=True))


def _as_its_table(rows: Sequence[int], found: Sequence[dict[str, float]]) -> None:
    """What half a table's rows settle, the others settle too, for what they stand for: a cell may be put in words that
    no pattern knows ('120（仅限破格）')."""
    for name in dict.fromkeys(name for row in rows for name in found[row]):
        strengths = [strength for row in rows if (strength := found[row].get(name, 0.0)) >= SETTLED]
        if len(strengths) * 2 >= len(rows):
            for row in rows:
                found[row][name] = max(found[row].get(name, 0.0), min(strengths))


def _strengths(passage: Passage, clause: Clause, facts: dict[str, list[AnyFact]], led: str) -> dict[str, float]:
    """``led``: what the passage stands under in its list, and settles together with it."""
    text, headings = squeeze(passage.quote), squeeze(f"{clause.heading}>{clause.header}")
    if clause.part == "template":
        return {p.aspect.id: FORM for p in _compiled() if p.form and p.form.search(text)}
    only = _EVERYWHERE if frames(clause, text) else ("",)
    found = {}
    for patterns in _compiled():
        strength = _by_wording(text, headings, patterns)
        strength = max(strength, _by_wording(led + text, headings, patterns)) if led else strength
        if strength and patterns.aspect.id.startswith(only):
            found[patterns.aspect.id] = strength
    for fact in facts.get(clause.anchor, ()):
        if _overlap(squeeze(fact.quote), text):
            found.update({name: max(FACT, found.get(name, 0.0)) for name in _of_fact(fact)})
    return found


def frames(clause: Clause, text: str) -> bool:
    """True for the title, the addressee, the opening 'as follows', the signature and what a site says of its page."""
    return clause.part == "signature" or clause.part == "front" and bool(_FRAME.search(text))


def _by_wording(text: str, headings: str, patterns: _Patterns) -> float:
    if patterns.denied and patterns.denied.search(text):
        return DENIED
    if patterns.unless and patterns.unless.search(text):
        return 0.0
    headed = bool(patterns.under and patterns.under.search(headings))
    if any(p.search(text) for p in patterns.says):
        return SAYS + (HEADED if headed else 0.0)
    if any(p.search(text) for p in patterns.hints):
        return HINTS + (HEADED if headed else 0.0)
    return UNDER if headed else 0.0


def _overlap(quote: str, text: str) -> bool:
    return quote in text or text in quote


@functools.cache
def _fact_rules() -> tuple[tuple[str, dict[str, str]], ...]:
    return tuple((aspect.id, rule) for aspect in aspects().values() for rule in aspect.facts)


def _of_fact(fact: AnyFact) -> list[str]:
    """The aspects that a typed fact settles."""
    plain = msgspec.to_builtins(fact)
    return [name for name, rule in _fact_rules() if all(plain.get(key) == value for key, value in rule.items())]


def silent(passages: Iterable[Passage]) -> tuple[str, ...]:
    """The aspects that no passage settles, in the taxonomy's order."""
    settled = {name for passage in passages for name, strength in passage.aspects.items() if strength >= SETTLED}
    return tuple(name for name in aspects() if name not in settled)
