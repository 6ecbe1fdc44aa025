"""Where a notice contradicts itself: both places belong to the answer, and neither is picked for the reader."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from policies.model import AnyFact, Conflict, Fee, Notice, Passage
from policies.proof import plain
from policies.ranking import qualifiers

_TOPICS = {
    "deadline": ("deadline", "paper_submission", "defence", "review_process"),
    "fee": ("fee", "defence"),
    "ce_requirement": ("ce_hours",),
    "limit": ("resubmission", "publicity", "papers", "work_summary", "defence", "materials", "form_filling"),
    "material": ("materials", "paper_submission"),
    "contact": ("contact",),
}
"""The topics of questions that a contradiction in facts of a type bears on."""


def contradictions(
    notice: Notice, aspect: str | None, facts: Sequence[AnyFact], levels: Collection[str]
) -> tuple[Conflict, ...]:
    """The contradictions of the notice that the facts of an answer to a question about the levels are part of."""
    topic = (aspect or "").partition(".")[0]
    stated = [fact for fact in facts if _concerns(fact, levels)]
    return tuple(
        conflict
        for conflict in notice.conflicts
        if topic in _TOPICS.get(conflict.type, ()) and any(_part_of(fact, conflict) for fact in stated)
    )


def with_both_sides(notice: Notice, passages: Sequence[Passage], conflicts: Sequence[Conflict]) -> tuple[Passage, ...]:
    """The passages of an answer with those that contradict them, in the notice's order."""
    quotes = [plain(quote) for conflict in conflicts for quote in conflict.quotes]
    sides = [passage for passage in notice.passages if any(_states(passage, quote) for quote in quotes)]
    together = {passage.number: passage for passage in (*passages, *sides)}
    return tuple(together[number] for number in sorted(together)) if conflicts else tuple(passages)


def _states(passage: Passage, quote: str) -> bool:
    said = plain(passage.quote)
    return quote in said or said in quote and len(said) > len(quote) / 2


def _part_of(fact: AnyFact, conflict: Conflict) -> bool:
    """True for a fact that a contradiction is between; one sentence may hold fees that nothing contradicts."""
    if conflict.type != fact.__struct_config__.tag or fact.quote not in conflict.quotes:
        return False
    return not isinstance(fact, Fee) or fact.amount is not None and f"{fact.amount:g}元" in conflict.values


def _concerns(fact: AnyFact, levels: Collection[str]) -> bool:
    named = qualifiers(getattr(fact, "applies_to", None) or "")[0]
    return not (levels and named) or bool(named & set(levels))
