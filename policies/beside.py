"""A second passage beside an answer, where the evidence is divided between two readings of the question.

Words and aspects are two witnesses. When they disagree, or two passages are as good as equal, showing the runner-up
costs a line and settles more questions than choosing between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from policies.labelling import SETTLED, frames
from policies.levels import named, without_levels
from policies.model import Clause, Notice
from policies.ranking import LEXICAL, Ask, Ranked, levels_said, likeness
from policies.taxonomy import aspects
from policies.text import squeeze

SAME_WORDS, WORDS_AHEAD = 0.25, 0.15
"""A passage that holds this share of the question's words, and so much more than what is shown, is worth showing."""
NEW_WORDS = 0.15
"""And one with this share of them that stands in nothing shown: what a question asks beside its first point."""
OF_ASPECT = 0.5
"""What it counts in choosing among them that a passage settles what was asked as well."""
OF_POINT = 0.25
"""From this evidence of aspects on a passage is of what is asked, for one level or another."""
AS_GOOD = 0.75
"""So is one with this share of the best score."""
OTHER_READING, IN_CLAUSE = 0.15, 0.03
"""And so is what settles another aspect of this probability; in the clause that is shown already, of far less."""
SAID_OF_TOPIC, SAID_ANYWHERE = 0.45, 0.9
"""What a notice says in so many of the question's words answers it, whatever aspect it was taken for."""
UNDERSTOOD, SAID_IN_DOUBT = 0.5, 0.2
"""A question is hardly understood when its likeliest aspect is less probable; then so many of its words are near."""
DESCRIBED, NEAR = 0.7, 0.5
"""The weight of the words that describe an aspect against those of the question, and how much of both is near."""
MOST_CHARACTERS = 360
"""The answer and what stands beside it together; a page of text settles nothing."""


def beside(
    notice: Notice, ask: Ask, ranked: Sequence[Ranked], chosen: Sequence[Ranked], *, whole: bool = False
) -> list[Ranked]:
    """The passages to show beside the chosen ones: one for another reading, one for words of the question that stand in
    none of them. ``ranked`` is the notice's ranking for ``ask``; ``whole``: the chosen ones are a list asked for as a
    whole, beside which only words count."""
    found: list[Ranked] = []
    for choose in (_by_words, _unsaid) if whole else (_another, _unsaid):
        others = _fitting(notice, ranked, [*chosen, *found])
        best = choose(notice, ask, others, [*chosen, *found])
        found += [best] if best else []
    return found[:1] if whole else found


def _fitting(notice: Notice, ranked: Sequence[Ranked], shown_already: Sequence[Ranked]) -> list[Ranked]:
    """Those that say something else than what is shown, and for which there is room."""
    shown = {squeeze(notice.passages[each.passage].quote) for each in shown_already}
    room = MOST_CHARACTERS - sum(map(len, shown))
    return [
        each
        for each in ranked
        if len(quote := squeeze(notice.passages[each.passage].quote)) <= room
        and not any(quote in said for said in shown)
    ]


def _another(notice: Notice, ask: Ask, others: Sequence[Ranked], chosen: Sequence[Ranked]) -> Ranked | None:
    return _by_words(notice, ask, others, chosen) or _as_good(notice, ask, others, chosen) or _other_reading(notice, ask, others, chosen)


def nearest(notice: Notice, ask: Ask, ranked: Sequence[Ranked]) -> Ranked | None:
    """Where no passage settles a question's aspect: the one nearest to it in words, if near enough to be shown.

    A question that is hardly understood may be on another point, which the notice settles: there fewer words are enough.
    """
    saying = [each for each in ranked if notice.clauses[notice.passages[each.passage].clause].kind != "heading"]
    near = _near(notice, ask, saying)
    if near or ask.aspects[0][1] >= UNDERSTOOD:
        return near
    shared = [each for each in _not_opening(notice, ask, saying) if each.lexical >= SAID_IN_DOUBT]
    return max(shared, key=lambda each: each.lexical + OF_ASPECT * min(each.aspect, 1.0), default=None)


def _near(notice: Notice, ask: Ask, saying: Sequence[Ranked]) -> Ranked | None:
    """For an aspect that typed facts settle, silence is sure and only a passage in the question's own words counts; the
    wording of any other may be one that the taxonomy's patterns do not know."""
    aspect = aspects()[ask.aspects[0][0]]
    described = likeness(notice, f"{aspect.name} {aspect.about}")
    best = max(saying, key=lambda each: each.lexical + DESCRIBED * described[each.passage], default=None)
    if best is None:
        return None
    topic = aspect.id.partition(".")[0] + "."
    carried = notice.passages[best.passage].aspects
    of_topic = any(name.startswith(topic) and strength >= SETTLED for name, strength in carried.items())
    if best.lexical >= (SAID_OF_TOPIC if of_topic else SAID_ANYWHERE):
        return best
    near = best.lexical + DESCRIBED * described[best.passage]
    return best if not aspect.facts and near >= NEAR else None


def _by_words(notice: Notice, ask: Ask, others: Sequence[Ranked], chosen: Sequence[Ranked]) -> Ranked | None:
    best = max(others, key=lambda each: each.lexical, default=None)
    ahead = max(each.lexical for each in chosen) + WORDS_AHEAD
    return best if best and best.lexical >= max(SAME_WORDS, ahead) else None


def _unsaid(notice: Notice, ask: Ask, others: Sequence[Ranked], chosen: Sequence[Ranked]) -> Ranked | None:
    """What holds many of the question's words that are not in what is shown already, and is not for other levels; of
    several the one nearest to what is asked."""
    levels, asked, new = levels_said(notice), named(ask.text), _new(notice, ask, others, chosen)
    saying = [each for each in _not_opening(notice, ask, others) if new[each.passage] >= NEW_WORDS]
    fitting = [each for each in saying if not asked or not levels[each.passage] or asked & levels[each.passage]]
    return max(fitting, key=lambda each: new[each.passage] + OF_ASPECT * min(each.aspect, 1.0), default=None)


def _new(notice: Notice, ask: Ask, others: Sequence[Ranked], chosen: Sequence[Ranked]) -> dict[int, float]:
    """The share of the question's words that stands in each passage and in none chosen; a level counts only where the
    passage is of what is asked, for it is named all over a notice."""
    shown = {each.passage for each in chosen}
    whole, rest = (likeness(notice, text, shown) for text in (ask.text, without_levels(ask.text)))
    return {n: max(whole[n], rest[n]) if each.aspect >= OF_POINT else rest[n] for each in others for n in (each.passage,)}


def _as_good(notice: Notice, ask: Ask, others: Sequence[Ranked], chosen: Sequence[Ranked]) -> Ranked | None:
    """The next best, if nearly as good as the best."""
    best = max(each.score for each in chosen)
    good = [each for each in others if each.score >= AS_GOOD * best > 0]
    return next(iter(_not_opening(notice, ask, good)), None)


def _not_opening(notice: Notice, ask: Ask, listed: Sequence[Ranked]) -> list[Ranked]:
    """Without the notice's opening, which has a word of everything, and the table of its dates and numbers, unless what
    the notice rests on is asked for."""
    if ask.aspects and ask.aspects[0][0].startswith("basis."):
        return list(listed)
    passages = ((each, notice.passages[each.passage]) for each in listed)
    return [each for each, p in passages if not _opens(notice.clauses[p.clause], squeeze(p.quote))]


def _opens(clause: Clause, quote: str) -> bool:
    return frames(clause, quote) or clause.part == "front" and clause.kind == "row"


def _other_reading(notice: Notice, ask: Ask, others: Sequence[Ranked], chosen: Sequence[Ranked]) -> Ranked | None:
    """What settles the second or third likeliest aspect, the one with most of the question's words first."""
    shown = {notice.passages[each.passage].clause for each in chosen}
    for aspect, probability in ask.aspects[1:3]:
        settling = [each for each in others if notice.passages[each.passage].aspects.get(aspect, 0.0) >= SETTLED]
        if probability < OTHER_READING:
            settling = [each for each in settling if notice.passages[each.passage].clause in shown]
        if settling and probability >= IN_CLAUSE:
            return max(settling, key=lambda each: notice.passages[each.passage].aspects[aspect] + LEXICAL * each.lexical)
    return None
