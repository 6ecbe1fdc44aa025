"""Contradictions (矛盾): clauses of one notice that say different things about one value of one case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from policies.extract.cases import Case, case_of, comparable, same_bodies, same_case
from policies.extract.levels import level_words
from policies.extract.numbers import plain
from policies.model import AnyFact, CeRequirement, Clause, Conflict, Contact, Deadline, Fact, Fee, Limit, Material

_HOURS = {"小时": 1.0, "日": 24.0, "天": 24.0, "自然日": 24.0, "工作日": 24.5, "周": 168.0}
_NEVER = ("other", "publicity", "revision")  # many things each, or terms that follow from other dates
_AT_LEAST = re.compile(r"不少于|不得少于|不低于|以上|至少")
_AT_MOST = re.compile(r"不超过|不得超过|不多于|以内|以下|限|最多|不大于")
_COMPANY = ("每", "其中", "单", "总", "各")  # 每篇, 其中陈述: what they are of stands elsewhere

Pair = tuple[Any, Any]
Values = tuple[str, str, str]  # field and the two values


def find(facts: Sequence[AnyFact], clauses: Sequence[Clause], title: str = "") -> list[Conflict]:
    """All contradictions between clauses of the notice so titled, each with both quotes.

    Within one clause values differ on purpose.
    """
    by_anchor = {clause.anchor: clause for clause in clauses}
    stated = [fact for fact in facts if (clause := by_anchor.get(fact.anchor)) and comparable(fact, clause)]
    found: dict[tuple[str, str, frozenset[str]], Conflict] = {}
    for kind, key, differ in _RULES:
        of_kind = [fact for fact in stated if isinstance(fact, kind)]
        for one, other in _pairs(of_kind, key):
            cases = case_of(one, by_anchor[one.anchor], title), case_of(other, by_anchor[other.anchor], title)
            same = same_case(*cases, for_all=kind is Material)
            values = differ(one, other, *cases) if same else None
            if values:
                conflict = _conflict(one, other, values, by_anchor)
                found.setdefault((conflict.type, conflict.field, frozenset(conflict.values)), conflict)
    return [*found.values(), *_phones([fact for fact in stated if isinstance(fact, Contact)], by_anchor)]


def _pairs(facts: Iterable[Any], key: Callable[[Any], object]) -> Iterator[Pair]:
    """Two facts of different clauses about the same thing; a key of None is about nothing that can be compared."""
    for one, other in combinations(facts, 2):
        same = key(one) is not None and key(one) == key(other)
        if same and one.anchor != other.anchor and plain(one.quote).text != plain(other.quote).text:
            yield one, other


# ------------------------------------------------------------------------------------------ type by type


def _stage(fact: Deadline) -> str | None:
    return fact.stage if fact.end and fact.stage not in _NEVER and not fact.review else None


def _dates(one: Deadline, other: Deadline, a: Case, b: Case) -> Values | None:
    if one.stage == "online_review" and (not a.bodies or a.bodies != b.bodies):
        return None  # each body that reviews has a term of its own
    if not same_bodies(a, b):
        return None
    if one.end != other.end:
        return "end", str(one.end), str(other.end)
    if one.start and other.start and one.start != other.start:
        return "start", str(one.start), str(other.start)
    if one.end_time and other.end_time and one.end_time != other.end_time:
        return "end_time", one.end_time, other.end_time
    return None


def _fee(fact: Fee) -> tuple[str, str | None] | None:
    """The item, and whom it is for when they are no level: what some people pay contradicts no price."""
    people = fact.applies_to if not level_words(fact.applies_to or "") else None
    return (fact.item, people) if fact.amount is not None and fact.item != "other" else None


def _amounts(one: Fee, other: Fee, a: Case, b: Case) -> Values | None:
    return ("amount", f"{one.amount:g}元", f"{other.amount:g}元") if one.amount != other.amount else None


def _subject(fact: CeRequirement) -> tuple[str, str | None, str] | None:
    return (fact.subject, fact.unit, fact.per) if fact.amount else None


def _hours(one: CeRequirement, other: CeRequirement, a: Case, b: Case) -> Values | None:
    if one.amount == other.amount or one.years and other.years and one.years != other.years:
        return None
    return "amount", f"{one.amount:g}{one.unit}", f"{other.amount:g}{other.unit}"


def _limit(fact: Limit) -> object:
    if fact.what != "other":
        return fact.what
    name = re.sub(r"^(?:[\d.、()]+|提交|提供|上传|撰写|须|应)+", "", fact.name or "")
    return (name, fact.unit) if len(name) > 2 and not name.startswith(_COMPANY) else None


def _limits(one: Limit, other: Limit, a: Case, b: Case) -> Values | None:
    publicity = one.what == "publicity_days"
    if not same_bodies(a, b, named=publicity) or publicity and one.unit[-2:] != other.unit[-2:]:
        return None  # 单位公示 and 结果公示 differ, and so do days and working days
    if one.what == "other" and _bound(one) != _bound(other):
        return None
    if one.amount * _HOURS.get(one.unit, 1.0) == other.amount * _HOURS.get(other.unit, 1.0):
        return None
    return "amount", f"{one.amount:g}{one.unit}", f"{other.amount:g}{other.unit}"


def _bound(fact: Limit) -> tuple[bool, bool]:
    text = plain(fact.quote).text
    return bool(_AT_LEAST.search(text)), bool(_AT_MOST.search(text))


def _paper(fact: Material) -> str | None:
    return re.sub(r"[\W_]|原件|复印件|一式", "", fact.name) if fact.copies and fact.channel == "paper" else None


def _copies(one: Material, other: Material, a: Case, b: Case) -> Values | None:
    return ("copies", f"{one.copies}份", f"{other.copies}份") if one.copies != other.copies else None


def _phones(contacts: Sequence[Contact], by_anchor: Mapping[str, Clause]) -> Iterator[Conflict]:
    """One person or office with other numbers in another clause; a desk may well have several in one."""
    desks: dict[tuple[str, str | None], dict[str, list[Contact]]] = defaultdict(lambda: defaultdict(list))
    for contact in contacts:
        if contact.phone and contact.name:
            desks[contact.name, contact.role][contact.anchor].append(contact)
    for places in desks.values():
        for one, other in combinations(places.values(), 2):
            if not {_digits(each) for each in one} & {_digits(each) for each in other}:
                values = "phone", str(one[0].phone), str(other[0].phone)
                yield _conflict(one[0], other[0], values, by_anchor)


def _digits(contact: Contact) -> str:
    return re.sub(r"\D", "", contact.phone or "")


_RULES: tuple[tuple[type[Any], Callable[[Any], object], Callable[[Any, Any, Case, Case], Values | None]], ...] = (
    (Deadline, _stage, _dates),
    (Fee, _fee, _amounts),
    (CeRequirement, _subject, _hours),
    (Limit, _limit, _limits),
    (Material, _paper, _copies),
)


def _conflict(one: Fact, other: Fact, values: Values, by_anchor: Mapping[str, Clause]) -> Conflict:
    field, *said = values
    places = "与".join(_place(fact, by_anchor[fact.anchor]) for fact in (one, other))
    return Conflict(
        type=str(type(one).__struct_config__.tag),
        field=field,
        values=tuple(said),
        quotes=(one.quote, other.quote),
        note=f"{places}不一致",
    )


def _place(fact: Fact, clause: Clause) -> str:
    return fact.section if clause.part == "attachment" and fact.section else f"正文{fact.section}"
