"""Which notices a question is about: the ones it names, the page it is asked on, the conversation so far, or any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from policies.mentions import Mention, region_names
from policies.model import Value

REGION, NAME, YEAR = 4.0, 2.0, 1.5


class Candidate(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def region(self) -> str | None: ...
    @property
    def year(self) -> int | None: ...
    @property
    def names(self) -> Sequence[str]: ...
    @property
    def superseded_by(self) -> str | None: ...


class Choice(Value, kw_only=True):
    """The notices in play. ``by`` says why; ``unknown`` is a place that was named and that no notice is about."""

    notices: tuple[str, ...]
    by: Literal["named", "page", "focus", "any"]
    unknown: str | None = None


def choose(
    candidates: Sequence[Candidate], mentions: Sequence[Mention], *, page: str | None, focus: str | None
) -> Choice:
    """The notices that a question is about.

    A named region always decides; a name that belongs to other notices only (an institution, a series) decides
    where no page or conversation speaks against it; a year alone narrows what is left.
    """
    here = focus or page
    current = next((c for c in candidates if c.id == here), None)
    named = _named(candidates, mentions, current)
    if named:
        return Choice(notices=named, by="named")
    if current:
        return Choice(notices=(current.id,), by="page" if current.id == page else "focus")
    unknown = next((m.value for m in mentions if m.entity == "place"), None)
    return Choice(notices=_of_year(candidates, mentions), by="any", unknown=unknown)


def _named(candidates: Sequence[Candidate], mentions: Sequence[Mention], current: Candidate | None) -> tuple[str, ...]:
    scores = {c.id: _score(c, mentions) for c in candidates}
    best = max(scores.values(), default=0.0)
    if best < NAME:
        return ()
    if current and scores[current.id] >= best:
        return (current.id,)
    winners = tuple(c.id for c in candidates if scores[c.id] == best)
    if current and best < REGION and not _foreign(current, mentions):
        return ()  # 教师 on the page of another series is no switch
    return winners


def _score(candidate: Candidate, mentions: Sequence[Mention]) -> float:
    regions = region_names(candidate.region) if candidate.region else ()
    score = 0.0
    seen = set()
    for mention in mentions:
        if mention.value in seen:
            continue
        seen.add(mention.value)
        if mention.entity == "region" and (mention.value in regions or mention.value in candidate.names):
            score += REGION
        elif mention.entity in ("notice", "series") and mention.value in candidate.names:
            score += NAME
    years = {m.value for m in mentions if m.entity == "year"}
    if score and candidate.year and str(candidate.year) in years:
        score += YEAR
    return score


def _foreign(current: Candidate, mentions: Sequence[Mention]) -> bool:
    """True when a name is mentioned that the current notice does not know."""
    return any(m.entity == "notice" and m.value not in current.names for m in mentions)


def _of_year(candidates: Sequence[Candidate], mentions: Sequence[Mention]) -> tuple[str, ...]:
    years = {m.value for m in mentions if m.entity == "year"}
    of_year = tuple(c.id for c in candidates if str(c.year) in years)
    return of_year or tuple(c.id for c in candidates)
