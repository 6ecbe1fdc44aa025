"""What one notice answers to one question: the passages that settle it, or that it says nothing of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from policies import places
from policies.answer_types import missing
from policies.at_hand import at_hand
from policies.attachments import NUMBER, ONE_OF_THEM, asks_number, meant, told
from policies.beside import UNDERSTOOD, beside, nearest
from policies.doubts import contradictions, with_both_sides
from policies.fee_items import unsaid
from policies.forms import inside, tells
from policies.labelling import SETTLED
from policies.levels import levelled, without_levels
from policies.model import AnyFact, Conflict, Contact, Deadline, Notice, Passage, Value
from policies.other_levels import foreign_levels, unpriced_levels
from policies.other_series import foreign_series
from policies.questions_within import whole_answers
from policies.ranking import Ask, Ranked, likeness, qualifiers, rank
from policies.specialties import Asked, asked, first_rows, names_row, names_specialty, says_only_a_trade
from policies.tables import called_by_name, of_named_rows, rows_by_table
from policies.taxonomy import aspects
from policies.text import squeeze, words

SURE = 0.22
"""From this probability on the classifier's first aspect is believed."""
RIVAL, RIVAL_WITHIN_TOPIC = 0.6, 0.15
"""An aspect counts as a serious alternative from this share of the first one's probability; less within its topic."""
WORDS_ALONE = 0.42
"""From this share of common words on a passage answers even when no aspect was recognised."""
WITH_VALUE = 0.25
"""From this share on where the passage also has the kind of value that is asked for."""
TOGETHER = 0.38
"""From this score on (aspects, words and qualifiers together) a passage answers although no single sign is sure."""
CLOSE = 0.3
FARTHER = 0.8
"""What each further aspect weighs that may be shown in another's stead, against the one before it."""
MOST_PASSAGES, MOST_CHARACTERS = 3, 240
SAME_ROW, SAME_SERIES, MOST_ROWS = 0.5, 0.25, 6
ROOM = 360
"""The clause at hand and another answer beside it have no more characters."""
LIST_PASSAGES, LIST_CHARACTERS = 12, 420
TITLE, TITLE_ELSEWHERE = "materials.title_proof", "materials.title_elsewhere"
NOT_MEANT = 0.1
"""How likely a title is still meant to be from where the place named says that it is not."""
DESK = ("contact.phone", "contact.person", "contact.place")
SIDE_DESK = ("contact.tech", "contact.report")
LISTS = frozenset(
    "materials.list materials.online_list paper_submission.list deadline.schedule template.attachments "
    "scope.excluded specialty_list.which specialty_list.title condition.education_years".split()
)
"""Aspects that are asked for as a whole, so that several passages belong together."""
LISTS_OF_THINGS = frozenset("materials.list materials.online_list paper_submission.list".split())
_DAY = re.compile(r"(?:(\d{1,2})月)?(\d{1,2})[号日]")
HOW_MANY = frozenset("份数 数量 件数 几份 各几份 多少份 清单 明细 分别 一共 总共 各自".split())
"""Words that ask for a list and how many of each, and name none of its things."""
NAMED, AS_MUCH = 0.3, 0.6
"""An item of such a list that holds this share of a question's other words is named by it, with those that hold nearly
as much."""


class Finding(Value, kw_only=True):
    """``found``: ``passages`` settle it. ``silent``: the notice does not state ``aspect``; ``passages`` then hold what
    it refers to instead, if anything. ``unclear``: the question was not understood and no clause resembles it."""

    notice: str
    aspect: str | None
    status: Literal["found", "silent", "unclear"]
    passages: tuple[Passage, ...] = ()
    beside: tuple[Passage, ...] = ()  # what another reading of the question is settled by, shown after the passages
    facts: tuple[AnyFact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()  # contradictions in the notice, both sides of which are in ``passages``
    score: float = 0.0
    asked: str | None = None  # what was asked, when ``aspect`` is only what the notice says in its stead
    heard: bool = True  # False: ``asked`` is only the likeliest reading of a question hardly understood
    listed: Asked | None = None  # the rows of the table of specialties that were asked for
    levels: tuple[str, ...] = ()  # the levels asked for, when the notice says nothing (of the aspect, if any) for them
    series: tuple[str, ...] = ()  # the series asked for, when the notice reviews others
    value: str | None = None  # what was asked for (照片的尺寸), when the notice speaks of the aspect without it


def find(notice: Notice, ask: Ask) -> Finding:
    """The notice's answer to one question."""
    found = _with_fees(notice, ask, _with_form(notice, ask, _find(notice, ask)))
    return _with_value(notice, ask, _with_at_hand(notice, ask, found))


def _with_fees(notice: Notice, ask: Ask, finding: Finding) -> Finding:
    """The finding with the other fees that the question names; what else stood beside gives way to them."""
    if finding.status != "found" or not (finding.aspect or "").startswith("fee."):
        return finding
    others = unsaid(notice, ask, finding.passages)
    passages = (*finding.passages, *others)
    return msgspec.structs.replace(finding, passages=passages, beside=(), facts=facts_of(notice, passages)) if others else finding


def _with_at_hand(notice: Notice, ask: Ask, finding: Finding) -> Finding:
    """What the clause last shown says to a follow-up comes first; what else the notice says to it stands beside."""
    told = () if finding.levels or finding.series else at_hand(notice, ask)
    if not told or any(passage in finding.passages for passage in told):
        return finding
    aspect = next((name for name, _ in ask.aspects if told[0].aspects.get(name, 0.0) >= SETTLED), finding.aspect)
    other = finding.passages[:1] if finding.status == "found" and not finding.asked else ()
    room = sum(len(passage.quote) for passage in (*told, *other)) <= ROOM
    return Finding(
        notice=notice.id,
        aspect=aspect,
        status="found",
        passages=told,
        beside=other if room else (),
        facts=facts_of(notice, told),
        score=finding.score,
    )


def _find(notice: Notice, ask: Ask) -> Finding:
    """The answer of the notice's clauses."""
    strange = foreign_series(notice, ask.text) if ask.aspects else frozenset()
    foreign = foreign_levels(notice, ask)
    if strange or foreign:
        title = tuple(p for p in notice.passages if squeeze(p.quote) == squeeze(notice.title))
        none = Finding(notice=notice.id, aspect=None, status="silent", passages=title[:1])
        if strange:
            return msgspec.structs.replace(none, series=tuple(sorted(strange)))
        return msgspec.structs.replace(none, levels=tuple(sorted(foreign)))
    unpriced = unpriced_levels(notice, ask)
    if unpriced:
        return Finding(notice=notice.id, aspect=ask.aspects[0][0], status="silent", levels=tuple(sorted(unpriced)))
    ask = _of_that_day(notice, _of_that_place(notice, _with_specialty(notice, ask)))
    listed = _listed(notice, ask)
    if listed:
        return listed
    ranked = rank(notice, ask)
    first, probability = ask.aspects[0] if ask.aspects else (None, 0.0)
    settled = _settled(notice)
    if first and probability >= SURE:
        answered = [name for name in _rivals(ask) if name in settled]
        if not answered or _better_instead(ask, answered, settled):
            return _silent(notice, ask, ranked, settled)
        return _found(notice, ask, ranked, first if first in answered else answered[0])
    if ranked and (ranked[0].lexical >= WORDS_ALONE or ranked[0].score >= TOGETHER):
        return _found(notice, ask, ranked, first)
    return Finding(notice=notice.id, aspect=first, status="unclear")


def _with_form(notice: Notice, ask: Ask, finding: Finding) -> Finding:
    """What stands in a blank form that the question asks about: after the notice's own clauses, or where they are silent."""
    form = None if finding.levels else inside(notice, ask.text, ask.aspects)
    if form is None:
        return finding
    wanted, lines = form
    if tells(finding.passages, wanted, ask.text):
        return msgspec.structs.replace(finding, beside=lines, aspect=finding.aspect or wanted, asked=None)
    return Finding(notice=notice.id, aspect=wanted, status="found", passages=lines, score=finding.score)


def _with_value(notice: Notice, ask: Ask, finding: Finding) -> Finding:
    """The finding, if it holds the kind of value that the question asks for; else the passage that does, or silence."""
    if finding.status != "found" or finding.listed or not ask.aspects:
        return finding
    aspect, question = ask.aspects[0][0], ask.text.partition("\n")[0]
    lacking = missing(question, aspect, [p.quote for p in finding.passages])
    if lacking is None:
        return finding
    held = tuple(p for p in finding.beside if lacking.held_by(p.quote))
    if held:
        return msgspec.structs.replace(finding, passages=held, beside=finding.passages[:1], facts=facts_of(notice, held))
    for other in rank(notice, ask):
        passage = notice.passages[other.passage]
        if (other.aspect >= SURE or other.lexical >= WITH_VALUE) and lacking.held_by(passage.quote):
            return msgspec.structs.replace(finding, passages=(passage,), beside=(), facts=facts_of(notice, (passage,)))
    return Finding(notice=notice.id, aspect=aspect, status="silent", passages=finding.passages[:1], value=lacking.name)


def _silent(notice: Notice, ask: Ask, ranked: Sequence[Ranked], settled: frozenset[str]) -> Finding:
    """That the aspect is not settled, with what the notice says in its stead or where it refers to."""
    aspect = ask.aspects[0][0]
    if ranked and asks_number(ask.text) and meant(notice, ask.text):
        return _found(notice, ask, ranked, NUMBER)
    instead = [name for name in aspects()[aspect].instead if name in settled]
    dated = [name for name in instead if name.startswith("deadline.")]  # whoever comes late is told the day first
    near = None if dated else nearest(notice, ask, ranked)
    if near:
        found = _found(notice, ask, [near], None)
        return msgspec.structs.replace(found, asked=aspect, heard=ask.aspects[0][1] >= UNDERSTOOD)
    if not instead:
        return Finding(notice=notice.id, aspect=aspect, status="silent", passages=_referred(notice, aspect))
    substitute = Ask(text=ask.text, aspects=tuple((name, FARTHER**step) for step, name in enumerate(instead)))
    found = _found(notice, substitute, rank(notice, substitute), instead[0])
    return msgspec.structs.replace(found, aspect=instead[0], asked=aspect)


def _better_instead(ask: Ask, answered: Sequence[str], settled: frozenset[str]) -> bool:
    """True where the likeliest aspect, well understood, is not settled, but what stands in for it is: better than another
    point of the topic that is hardly likely."""
    first, probability = ask.aspects[0]
    if first in answered or probability < UNDERSTOOD:
        return False
    likely = any(name in answered and p >= RIVAL * probability for name, p in ask.aspects)
    return not likely and any(name in settled for name in aspects()[first].instead)


def _rivals(ask: Ask) -> list[str]:
    """The aspects that the question may well be about, the likeliest first."""
    first, probability = ask.aspects[0]
    topic = first.partition(".")[0]
    return [
        name
        for name, p in ask.aspects
        if p >= probability * (RIVAL_WITHIN_TOPIC if name.partition(".")[0] == topic else RIVAL)
    ]


def _with_specialty(notice: Notice, ask: Ask) -> Ask:
    """A question that names a specialty of the table and is not understood otherwise asks about that row, and so does
    the bare name of a trade."""
    unsure, text = not ask.aspects or ask.aspects[0][1] < SURE * 2, ask.text.partition("\n")[0]
    if not (unsure and names_specialty(notice, text) or says_only_a_trade(text) and names_row(notice, text)):
        return ask
    return Ask(text=ask.text, aspects=(("specialty_list.title", 1.0 - SURE), *ask.aspects))


def _of_that_place(notice: Notice, ask: Ask) -> Ask:
    """A question on the papers of a title that names where it was got, as one on titles of the notice's own province or
    as one on those from elsewhere; by their words alone the two are alike."""
    if not (ask.aspects and ask.aspects[0][0] in (TITLE, TITLE_ELSEWHERE)):
        return ask
    named = [name for _, _, name in places.find(ask.text)]
    if not named:
        return ask
    away = any(places.elsewhere(name, notice.region or "") for name in named)
    meant, other = (TITLE_ELSEWHERE, TITLE) if away else (TITLE, TITLE_ELSEWHERE)
    weights = dict(ask.aspects)
    both = weights.pop(TITLE, 0.0) + weights.pop(TITLE_ELSEWHERE, 0.0)
    aspects = ((meant, both * (1 - NOT_MEANT)), *weights.items(), (other, both * NOT_MEANT))
    return msgspec.structs.replace(ask, aspects=tuple(sorted(aspects, key=lambda each: -each[1])))


def _of_that_day(notice: Notice, ask: Ask) -> Ask:
    """A question hardly understood that tells a day on which a stage of the notice ends ('也延到20号了吗') is on that stage,
    where it may be at all."""
    told = _DAY.search(ask.text)
    if not told or not ask.aspects or ask.aspects[0][1] >= UNDERSTOOD:
        return ask
    month, day = (int(part) if part else None for part in told.groups())
    ends = [(fact.stage, fact.end) for fact in notice.facts if isinstance(fact, Deadline) and fact.end]
    stages = {f"deadline.{stage}" for stage, end in ends if end.day == day and month in (None, end.month)}
    first = [(name, ask.aspects[0][1]) for name, p in ask.aspects if name in stages and p >= ask.aspects[0][1] * RIVAL]
    if not first:
        return ask
    others = tuple(each for each in ask.aspects if each[0] != first[0][0])
    return msgspec.structs.replace(ask, aspects=(first[0], *others))


def _listed(notice: Notice, ask: Ask) -> Finding | None:
    """The rows of the notice's table of specialties that a question on specialties and their titles asks for."""
    first, probability = ask.aspects[0] if ask.aspects else ("", 0.0)
    if not (first.startswith("specialty_list.") and probability >= SURE or first == "scope.series" and probability >= 2 * SURE):
        return None
    wanted = asked(notice, ask.text)
    if wanted is None or wanted.whole and not wanted.missing and probability < 2 * SURE:
        return None  # a table told as a whole is long: only to who surely asked for it
    shown = first_rows(wanted.rows) if wanted.whole else wanted.rows
    exams = [p for p in notice.passages if p.aspects.get("scope.exam_only", 0.0) >= SETTLED]
    return Finding(
        notice=notice.id,
        aspect=first if first.startswith("specialty_list.") else "specialty_list.which",
        status="found",
        passages=tuple(row.passage for row in shown),
        beside=tuple(exams[:1]) if wanted.missing else (),
        facts=tuple(row.fact for row in wanted.rows),
        listed=wanted,
    )


def _settled(notice: Notice) -> frozenset[str]:
    """What the notice's own clauses settle; blank forms settle nothing but what stands in them."""
    clauses = [p for p in notice.passages if notice.clauses[p.clause].part != "template"]
    return frozenset(name for p in clauses for name, strength in p.aspects.items() if strength >= SETTLED)


def _found(notice: Notice, ask: Ask, ranked: Sequence[Ranked], aspect: str | None) -> Finding:
    attached = meant(notice, ask.text) if aspect in ONE_OF_THEM or asks_number(ask.text) else ()
    if attached:
        named = told(notice, attached, ask.text)
        aspect = aspect if aspect in ONE_OF_THEM else NUMBER
        return Finding(notice=notice.id, aspect=aspect, status="found", passages=named, facts=attached, score=ranked[0].score)
    chosen = _desk(notice, ranked) if aspect in DESK else _together(notice, ask, ranked, aspect)
    passages = whole_answers(notice, [notice.passages[r.passage] for r in chosen])
    more = [] if ask.brief else beside(notice, ask, ranked, chosen, whole=aspect in LISTS)
    conflicts = contradictions(notice, aspect, facts_of(notice, passages), qualifiers(ask.text)[0])
    passages = with_both_sides(notice, passages, conflicts)
    other = tuple(p for each in more if (p := notice.passages[each.passage]) not in passages)
    return Finding(
        notice=notice.id,
        aspect=aspect,
        status="found",
        passages=passages,
        beside=other,
        facts=_of_which(notice, aspect, passages, other),
        conflicts=conflicts,
        score=ranked[0].score,
    )


def _of_which(notice: Notice, aspect: str | None, passages: Sequence[Passage], other: Sequence[Passage]) -> tuple[AnyFact, ...]:
    """The facts of an answer; where its passages state a date that was read from what stands beside it, those of that."""
    facts = facts_of(notice, passages)
    dated = any(isinstance(fact, Deadline) for fact in facts)
    return facts if dated or not (aspect or "").startswith("deadline.") else (*facts, *facts_of(notice, other))


def _together(notice: Notice, ask: Ask, ranked: Sequence[Ranked], aspect: str | None) -> list[Ranked]:
    """The best passage and those that belong with it, in the notice's order."""
    if (aspect or "").startswith("specialty_list."):
        return _rows(ranked, SAME_SERIES if aspect == "specialty_list.which" else SAME_ROW)
    many = aspect in LISTS
    tolerance = CLOSE * (3 if many else 1)
    most, length = (LIST_PASSAGES, LIST_CHARACTERS) if many else (MOST_PASSAGES, MOST_CHARACTERS)
    best = ranked[0]
    strength = notice.passages[best.passage].aspects.get(aspect or "", 0.0)
    chosen, used = [best], len(notice.passages[best.passage].quote)
    for other in ranked[1:]:
        passage = notice.passages[other.passage]
        alike = passage.aspects.get(aspect or "", 0.0) >= min(strength, 1.0) > 0
        near = other.score >= best.score - tolerance
        fits = len(chosen) < most and used + len(passage.quote) <= length
        said = any(squeeze(passage.quote) == squeeze(notice.passages[c.passage].quote) for c in chosen)
        if alike and near and fits and not said:
            chosen.append(other)
            used += len(passage.quote)
    question = ask.text
    if aspect in LISTS_OF_THINGS:
        chosen = _with_the_thing(notice, chosen, ask.text.partition("\n")[0], aspect or "")
        question = _undescribed(question, aspect or "")
    named = _with_row_named(notice, ranked, chosen, ask.text)
    return _of_named_rows(notice, sorted(named, key=lambda r: r.passage), question)


def _with_row_named(notice: Notice, ranked: Sequence[Ranked], chosen: Sequence[Ranked], question: str) -> list[Ranked]:
    """With the row that a question calls by its whole name in the place of others of its table."""
    numbers = {each.passage for each in chosen}
    places = ((each.passage, notice.passages[each.passage].clause) for each in ranked)
    for rows in rows_by_table(notice.clauses, places):
        called = [row for row in rows if called_by_name(notice.clauses[notice.passages[row].clause], question)]
        if numbers & set(rows) and len(called) == 1:
            numbers = numbers - set(rows) | set(called)
    return [each for each in ranked if each.passage in numbers]


def _with_the_thing(notice: Notice, listed: Sequence[Ranked], question: str, aspect: str) -> list[Ranked]:
    """Of a list of papers the items that hold what the question names (论文给原件吗); all where it names none of them."""
    described = set(words(f"{aspects()[aspect].name} {aspects()[aspect].about}"))
    things = [word for word in words(without_levels(levelled(question))) if word not in described | HOW_MANY and not qualifiers(word)[0]]
    shares = likeness(notice, " ".join(things))
    best = max(shares[each.passage] for each in listed)
    return [each for each in listed if best < NAMED or shares[each.passage] >= best * AS_MUCH]


def _undescribed(question: str, aspect: str) -> str:
    """The question without the words that name what is listed: 纸质材料 calls no row by its name 公示材料."""
    for word in words(aspects()[aspect].name):
        question = question.replace(word, ",")
    return question


def _of_named_rows(notice: Notice, chosen: Sequence[Ranked], question: str) -> list[Ranked]:
    """Without the rows of a table that a question does not name where it names another of the same table."""
    dropped: set[int] = set()
    for rows in rows_by_table(notice.clauses, ((each.passage, notice.passages[each.passage].clause) for each in chosen)):
        kept = of_named_rows([notice.clauses[notice.passages[row].clause] for row in rows], question)
        dropped.update(row for row, keep in zip(rows, kept, strict=True) if not keep)
    return [each for each in chosen if each.passage not in dropped]


def _rows(ranked: Sequence[Ranked], share: float) -> list[Ranked]:
    """The table rows that share words with the question, at least ``share`` of what the best one does."""
    best = max(r.lexical for r in ranked)
    rows = [r for r in ranked if r.aspect and r.lexical >= best * share]
    return sorted((rows or list(ranked))[:MOST_ROWS], key=lambda r: r.passage)


def _desk(notice: Notice, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Who to ask, whole: the passages with the name, the phone and the room, not the technical or complaint lines."""

    def of_desk(r: Ranked) -> bool:
        carried = notice.passages[r.passage].aspects
        side = any(carried.get(name, 0.0) >= SETTLED for name in SIDE_DESK)
        return not side and any(carried.get(name, 0.0) > SETTLED for name in DESK)

    listed = [r for r in ranked if of_desk(r)][:MOST_PASSAGES]
    return sorted(_with_phone(notice, listed) or list(ranked[:1]), key=lambda r: r.passage)


def _with_phone(notice: Notice, listed: Sequence[Ranked]) -> list[Ranked]:
    """With the line of the phone below the one of the name, where none of them gives a phone."""
    if not listed or any(notice.passages[r.passage].aspects.get("contact.phone", 0.0) >= SETTLED for r in listed):
        return list(listed)
    below = listed[-1].passage + 1
    carried = notice.passages[below].aspects if below < len(notice.passages) else {}
    side = any(carried.get(name, 0.0) >= SETTLED for name in SIDE_DESK)
    phone = carried.get("contact.phone", 0.0) >= SETTLED and not side
    return [*listed, Ranked(passage=below, score=0.0, aspect=0.0, lexical=0.0)] if phone else list(listed)


def facts_of(notice: Notice, passages: Sequence[Passage]) -> tuple[AnyFact, ...]:
    """The typed facts that were read from these passages."""
    texts = [(notice.clauses[p.clause].anchor, squeeze(p.quote)) for p in passages]
    return tuple(
        fact
        for fact in notice.facts
        if any(fact.anchor == anchor and (squeeze(fact.quote) in text or text in squeeze(fact.quote)) for anchor, text in texts)
    )


def _referred(notice: Notice, aspect: str) -> tuple[Passage, ...]:
    """For a condition that the notice leaves to another document: the passage that names the document."""
    if aspect.partition(".")[0] not in ("condition", "scope", "papers", "seniority"):
        return ()
    naming = [p for p in notice.passages if p.aspects.get("basis.conditions", 0.0) >= SETTLED]
    return tuple(naming[:1])


def contacts(notice: Notice) -> tuple[Contact, ...]:
    """Whom to ask: the notice's own contacts, those for policy questions first."""
    listed = [fact for fact in notice.facts if isinstance(fact, Contact) and (fact.phone or fact.place)]
    return tuple(sorted(listed, key=lambda c: _side_desk(c)))


def _side_desk(contact: Contact) -> bool:
    return any(word in (contact.role or "") for word in ("技术", "监督", "举报", "投诉", "客服", "运维"))


def deadlines(finding: Finding) -> tuple[Deadline, ...]:
    return tuple(fact for fact in finding.facts if isinstance(fact, Deadline))
