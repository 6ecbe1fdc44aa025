"""A quiz as a flow that can be drawn: for every question when it is asked, and where each option leads."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from policies.eligibility.engine import judge
from policies.eligibility.model import OF_THE_DAY, UNSURE, Case, Criterion, Option, Question, Quiz
from policies.model import Value

Leads = Literal["not_eligible", "mend", "review"]
"""Not eligible for good, not eligible until mended, for staff to judge."""


class Exit(Value):
    """An option that settles a criterion for the worse, the other answers that it takes, and the clause."""

    leads: Leads
    criterion: Criterion
    also: tuple[str, ...]  # 学历是“大专”


class Branch(Value):
    option: Option
    exits: tuple[Exit, ...]


class Node(Value):
    """A question; ``when``: the answers on which alone it is asked (empty: always)."""

    question: Question
    when: tuple[str, ...]
    branches: tuple[Branch, ...]


def flow(quiz: Quiz) -> tuple[Node, ...]:
    """The questions in the order in which they are asked."""
    return tuple(_node(quiz, question) for question in quiz.questions)


def _node(quiz: Quiz, question: Question) -> Node:
    return Node(
        question=question,
        when=_when(quiz, question),
        branches=tuple(Branch(option, tuple(_exits(quiz, question, option))) for option in question.options),
    )


def _exits(quiz: Quiz, question: Question, option: Option) -> Iterator[Exit]:
    """The cases that this option completes: those that need a later question are exits of that one."""
    order = [asked.id for asked in quiz.questions]
    for criterion in quiz.criteria:
        for case in criterion.cases:
            asked = [id for id in case.when if id in order]
            chosen = option.value in case.when.get(question.id, ()) and max(asked, key=order.index) == question.id
            if chosen and case.status in ("unmet", "unknown"):
                yield Exit(_leads(criterion, case), criterion, _words(quiz, _without(case.when, question.id)))


def _leads(criterion: Criterion, case: Case) -> Leads:
    if case.status == "unknown" or criterion.fails == "review":
        return "review"
    return "not_eligible" if criterion.fails == "hard" else "mend"


def _when(quiz: Quiz, question: Question) -> tuple[str, ...]:
    """The earlier answers on which alone some criterion needs the question."""
    needing = [c for c in quiz.criteria if any(question.id in case.when for case in c.cases)]
    gates = [q for q in _before(quiz, question) if any(q.id in case.when for c in needing for case in c.cases)]
    asked = [given for given in _combinations(gates) if any(judge(c, given).needs == question.id for c in needing)]
    opening = {gate.id: tuple(v for v in gate.values if any(given[gate.id] == v for given in asked)) for gate in gates}
    return _words(quiz, {gate.id: opening[gate.id] for gate in gates if opening[gate.id] != gate.values})


def _before(quiz: Quiz, question: Question) -> list[Question]:
    return list(itertools.takewhile(lambda other: other.id != question.id, quiz.questions))


def _combinations(gates: Sequence[Question]) -> list[dict[str, str]]:
    ids = [gate.id for gate in gates]
    return [dict(zip(ids, values, strict=True)) for values in itertools.product(*(gate.values for gate in gates))]


def _without(when: Mapping[str, tuple[str, ...]], question: str) -> dict[str, tuple[str, ...]]:
    return {id: values for id, values in when.items() if id != question}


def _words(quiz: Quiz, when: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Conditions in words: 普通话是“二级乙等”."""
    return tuple(
        f"{quiz.question(id).label}是“{'”或“'.join(_title(quiz, id, value) for value in values)}”"
        for id, values in when.items()
        if not id.startswith(OF_THE_DAY)
    )


def _title(quiz: Quiz, id: str, value: str) -> str:
    return "不确定" if value == UNSURE else quiz.question(id).title(value)
