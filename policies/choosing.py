"""Which notices a question is about: the ones it names, the page it is asked on, the conversation so far, or any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec

from policies import places
from policies.mentions import Mention
from policies.model import Value
from policies.succession import Dated, standing

REGION, NAME, YEAR = 4.0, 2.0, 1.5
MORE_NAMES, ALL_NAMES = 0.1, 2.4
"""What a further name of a notice adds, and what its names make together: no number of them is a region."""

NEXT = 2
"""How many characters stand at most between a place and a name that is said to be of it (甲县的党校)."""


class Candidate(Dated, Protocol):
    """What choosing needs to know of a notice."""

    @property
    def region(self) -> str | None: ...
    @property
    def names(self) -> Sequence[str]: ...
    @property
    def covers(self) -> Sequence[str]: ...


class Choice(Value, kw_only=True):
    """The notices in play. ``by`` says why; ``unknown`` is a place that was named and that no notice is about."""

    notices: tuple[str, ...]
    by: Literal["named", "page", "focus", "any"]
    several: bool = False  # more than one notice was named on purpose, to be set side by side
    unknown: str | None = None


def choose(
    candidates: Sequence[Candidate],
    mentions: Sequence[Mention],
    *,
    page: str | None,
    focus: str | None,
    alone: bool = False,
) -> Choice:
    """The notices that a question is about; ``alone``: the message holds nothing but names ('那巴州的呢').

    A named region decides, unless it only says where the notice at hand belongs (巴州 on the page of one of its
    counties); a name that belongs to other notices only (an institution, a series) decides where no page or
    conversation speaks against it; a year alone narrows what is left. Notices that others have taken the place of
    are not in play, unless their year is named or one is on their page.
    """
    years = {m.value for m in mentions if m.entity == "year"}
    choice = _choose(candidates, mentions, page=page, focus=focus, alone=alone)
    still = standing(candidates, choice.notices, years=years, here={page, focus})
    return msgspec.structs.replace(choice, notices=still)


def _choose(
    candidates: Sequence[Candidate], mentions: Sequence[Mention], *, page: str | None, focus: str | None, alone: bool
) -> Choice:
    here = focus or page
    current = next((c for c in candidates if c.id == here), None)
    groups = _groups(mentions)
    nearby = tuple(i for i in (focus, page) if i) if len(groups) == 1 else ()
    named = [_named(candidates, group, current if nearby else None, nearby) for group in groups]
    meant = [c for ids in named for c in candidates if c.id in ids]
    if current and not alone and _around(current, meant, mentions):
        named = []
    strange = None if current else _of_strange_place(mentions, meant)
    if strange:
        return Choice(notices=tuple(c.id for c in candidates), by="any", unknown=strange)
    if any(named):
        several = sum(map(bool, named)) > 1
        return Choice(notices=tuple(dict.fromkeys(i for ids in named for i in ids)), by="named", several=several)
    unknown = next((m.value for m in mentions if m.entity == "place"), None)
    if current:
        elsewhere = unknown if alone and not places.within(current.region or "", unknown or "") else None
        return Choice(notices=(current.id,), by="page" if current.id == page else "focus", unknown=elsewhere)
    return Choice(notices=_of_year(candidates, mentions), by="any", unknown=unknown)


def _around(current: Candidate, named: Sequence[Candidate], mentions: Sequence[Mention]) -> bool:
    """True when all that is named is a region that the notice at hand lies in: '巴州那个平台' on the page of 尉犁县."""
    if any(m.entity in ("notice", "series", "year") for m in mentions) or not named:
        return False
    return all(places.within(current.region or "", each.region or "") for each in named)


def _of_strange_place(mentions: Sequence[Mention], named: Sequence[Candidate]) -> str | None:
    """The place that a name is said to be of ('甲县的党校') when no notice of that name is of there."""
    dated = sum(m.end - m.start + 1 for m in mentions if m.entity == "year")  # 甲县2024年度教师
    owned = [
        place
        for place in mentions
        if place.entity == "place"
        and any(0 <= m.start - place.end - dated <= NEXT for m in mentions if m.entity in ("notice", "series"))
    ]
    regions = [c.region for c in named]
    if not owned or any(m.entity == "region" for m in mentions):
        return None
    place = owned[0].value
    known = [region for region in regions if region is None or places.within(place, region) or places.within(region, place)]
    return None if known or not regions else place


def _groups(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions, one group for each region named: '和静的教师评审跟尉犁的初定' speaks of two notices."""
    ordered = sorted(mentions, key=lambda m: m.start)
    starts = [i for i, m in enumerate(ordered) if m.entity == "region"]
    if len(starts) < 2:
        return [ordered]
    bounds = [0, *starts[1:], len(ordered)]
    return [ordered[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]


def _named(
    candidates: Sequence[Candidate], mentions: Sequence[Mention], current: Candidate | None, nearby: Sequence[str]
) -> tuple[str, ...]:
    """The notices that the mentions fit best; of several, the one of the conversation or the page."""
    scores = {c.id: _score(c, mentions) for c in candidates}
    best = max(scores.values(), default=0.0)
    if best < NAME:
        return ()
    here = next((i for i in nearby if scores.get(i, 0.0) >= best), None)
    if here:
        return (here,)
    winners = tuple(c.id for c in candidates if scores[c.id] == best)
    if current and best < REGION and not _foreign(current, mentions):
        return ()  # 教师 on the page of another series is no switch
    return winners


def _score(candidate: Candidate, mentions: Sequence[Mention]) -> float:
    regions = places.full_and_short(candidate.region) if candidate.region else ()
    said = {(m.entity == "region", m.value) for m in mentions if m.entity in ("region", "notice", "series")}
    score = sum(REGION for is_region, value in said if is_region and (value in regions or value in candidate.names))
    names = sum(not is_region and value in candidate.names for is_region, value in said)
    if names:
        score += min(NAME + MORE_NAMES * (names - 1), ALL_NAMES)
    years = {m.value for m in mentions if m.entity == "year"}
    if score and candidate.year and str(candidate.year) in years:
        score += YEAR
    return score


def _foreign(current: Candidate, mentions: Sequence[Mention]) -> bool:
    """True when a name is mentioned that the current notice does not know."""
    common = [m for m in mentions if m.entity in ("level", "education")]
    return any(
        m.entity == "notice"
        and m.value not in current.names
        and not any(c.start <= m.start < c.end for c in common)  # 初定 and 中专 stand in many notices
        and not any(_short_for(m.value, covered) for covered in current.covers)
        for m in mentions
    )


def _short_for(name: str, full: str) -> bool:
    """True when a name may be short for another: 技校 for 技工院校教师, its characters in their order."""
    characters = iter(full)
    return name[:1] == full[:1] and all(character in characters for character in name)


def _of_year(candidates: Sequence[Candidate], mentions: Sequence[Mention]) -> tuple[str, ...]:
    years = {m.value for m in mentions if m.entity == "year"}
    of_year = tuple(c.id for c in candidates if str(c.year) in years)
    return of_year or tuple(c.id for c in candidates)
