"""Contradictions (矛盾): two clauses of one notice that say different things about one value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from policies.extract.levels import level_names
from policies.model import AnyFact, CeRequirement, Conflict, Deadline, Fact, Fee, Limit

_HOURS = {"小时": 1, "日": 24, "天": 24, "自然日": 24, "工作日": 24.5, "周": 168}


def find(facts: Sequence[AnyFact]) -> list[Conflict]:
    """All contradictions between clauses. Differences of one clause's own making (per level, per step) are none."""
    return [*_deadlines(facts), *_fees(facts), *_hours(facts), *_limits(facts)]


def _pairs(facts: Iterable[Any], key: Callable[[Any], object]) -> Iterator[tuple[Any, Any]]:
    """Two facts of different clauses about the same thing."""
    for one, other in combinations(facts, 2):
        if key(one) == key(other) and one.quote != other.quote and one.anchor != other.anchor:
            yield one, other


def _whom(words: str | None) -> tuple[str, ...] | str:
    return level_names(words or "") or (words or "")


def _deadlines(facts: Sequence[AnyFact]) -> Iterator[Conflict]:
    # Reviews have one term for each reviewer, and 其他 is many things: neither can be compared.
    dated = [
        fact
        for fact in facts
        if isinstance(fact, Deadline)
        and fact.end
        and fact.stage not in ("online_review", "other", "publicity", "revision")
    ]
    for one, other in _pairs(dated, lambda fact: (fact.stage, _whom(fact.applies_to))):
        if one.end != other.end:
            yield _conflict(one, other, "end", str(one.end), str(other.end))
        elif one.start and other.start and one.start != other.start:
            yield _conflict(one, other, "start", str(one.start), str(other.start))
        elif one.end_time and other.end_time and one.end_time != other.end_time:
            yield _conflict(one, other, "end_time", one.end_time, other.end_time)


def _fees(facts: Sequence[AnyFact]) -> Iterator[Conflict]:
    fees = [fact for fact in facts if isinstance(fact, Fee) and fact.amount is not None]
    for one, other in _pairs(fees, lambda fact: (fact.item, _whom(fact.applies_to))):
        if one.amount != other.amount:
            yield _conflict(one, other, "amount", f"{one.amount:g}元", f"{other.amount:g}元")


def _hours(facts: Sequence[AnyFact]) -> Iterator[Conflict]:
    asked = [fact for fact in facts if isinstance(fact, CeRequirement)]
    for one, other in _pairs(
        asked, lambda fact: (fact.subject, fact.unit, fact.per, fact.years, _whom(fact.applies_to))
    ):
        if one.amount != other.amount:
            yield _conflict(one, other, "amount", f"{one.amount:g}{one.unit}", f"{other.amount:g}{other.unit}")


def _limits(facts: Sequence[AnyFact]) -> Iterator[Conflict]:
    limits = [
        fact for fact in facts if isinstance(fact, Limit) and fact.what in ("resubmission_times", "resubmission_window")
    ]
    for one, other in _pairs(limits, lambda fact: fact.what):
        if one.amount * _HOURS.get(one.unit, 1) != other.amount * _HOURS.get(other.unit, 1):
            yield _conflict(one, other, "amount", f"{one.amount:g}{one.unit}", f"{other.amount:g}{other.unit}")


def _conflict(one: Fact, other: Fact, field: str, *values: str) -> Conflict:
    kind = str(type(one).__struct_config__.tag)
    places = "与".join(filter(None, [one.section, other.section]))
    return Conflict(
        type=kind, field=field, values=values, quotes=(one.quote, other.quote), note=f"{places}不一致" if places else ""
    )
