"""A question completed from the conversation: '那纸质的呢' after a question on deadlines asks for the paper deadline.

What a short message is by its words (``actions.fragments``) decides how much of the question before it is taken up:

    names only, or one more case of it    the question before, asked anew
    a point of the same topic             that point
    nothing that names a subject (怎么交)  the point before, or the one beside it that the question word asks for
    a clear question on something else    itself; only the levels spoken of before are kept
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from actions.fragments import (
    NAMES,
    also,
    asks_again,
    asks_now,
    bare,
    blanked,
    case,
    content,
    corrected,
    elliptical,
    likewise,
    of_a_kind,
    supposing,
    wanted,
    wordless,
)
from actions.neighbours import STAGE_OF, asked_beside, of_stage, says_beside, siblings_of, topic_of, topics_of
from actions.turn import Focus, Question, Turn
from policies.attachments import ONE_OF_THEM
from policies.forms import INSIDE
from policies.levels import LEVELS
from policies.mentions import EDUCATION, Mention
from policies.other_levels import BY_LEVEL
from policies.ranking import Ask, Shown, qualifiers
from policies.taxonomy import aspects

SAME_TOPIC, CARRIED, NAMES_ONLY, ALSO, SIBLINGS, STAGED, ASIDE = 1.0, 0.15, 0.2, 0.4, 1.5, 0.5, 0.3
CLEAR, CLEAR_TOPIC = 0.35, 0.5
"""From these probabilities of its first aspect and its topic on a text that names a subject is a question of its own."""
OTHER_TOPIC = 0.25
"""So is one that may mean several points of a topic not spoken of (评审费呢), from this of its first aspect on."""
ALSO_READ = 0.05
"""A question for a day that names a stage asks for the stage's date from this probability of it on."""
MAYBE_A_DAY = 0.1
"""So does one that was taken for something without a date from this probability of a date on."""
SUPPOSED, DRAWN = 0.12, 5.0
"""What is supposed of something spoken of (要是超了呢) has a reading in its topic of this probability, which is drawn
to the front so much."""
SCHOOLED = 0.25
"""Schooling told after a question that it decides nothing of (中专的呢, after a fee) asks what it does decide, where that
is its first reading with this probability."""
BESIDE_IT = 0.45
"""How likely a later question of a message that names nothing is about what the earlier one was about."""
MOST_ASPECTS = 8

_THING_NAMED = re.compile(r"呢[,， ]*$")
_ALIKE = re.compile(r"[也都]不?(?:能|可以|要|得|用|需要?|算|是)*(?:一样|[免考交收退罚盖签遮报去有行])?[吗么不没吧呢啊?？]*$")

BY_SCHOOLING = ("condition", "scope", "seniority")
NOT_BY_SCHOOLING = ("fee", "deadline", "channel", "contact", "publicity", "result", "paper_submission", "resubmission")
"""Topics that schooling decides, and those that are the same for everybody."""
TIMELESS = ("scope", "specialty_list")
"""Topics that have no day."""
THINGS = ("materials", "paper_submission", "papers")
"""Topics that are papers to hand in."""
OF_ANY_THING = ("masking.", "form_filling.", "materials.copies", "materials.certified_copy", "materials.carry", "template.")
"""Points that are asked of one paper after the other."""

PAPERS = (*THINGS, "ce_hours", "putonghua", "assessment", "pledge", "publicity", "work_summary")
"""Topics that a paper may be named by."""
_OF_A_PAPER = re.compile(r"原件|复印件?|扫描件|几份|多少份")
"""What is asked of one paper after the other in so many words."""

Weights = tuple[tuple[str, float], ...]


def complete(turn: Turn, focus: Focus) -> list[Ask]:
    """What the turn asks, each question with the aspects it may be about; follow-ups take up what went before.

    The text of a follow-up has the question that it takes up on a line of its own, at the end.
    """
    questions = _with_names(turn)
    asks: list[Ask] = []
    shown = Shown(notice=focus.notice, anchors=focus.shown) if focus.notice and focus.shown else None
    for question, after in zip(questions, [*questions[1:], None], strict=True):
        part = _part(question, after, turn)
        if asks and bare(part.text, mentions_of(part, turn)):
            before = Focus(text=asks[-1].text, aspects=tuple(name for name, _ in asks[-1].aspects[:1]))
            asks.append(_complete(part, turn, before))
        else:
            asks.append(_of_the_same(_complete(question, turn, focus), part.text, asks))
    return [msgspec.structs.replace(ask, shown=shown) for ask in asks] if shown and _short(turn) else asks


def _short(turn: Turn) -> bool:
    """True for a message of one short question, which may be on the clause that the last answer showed."""
    return len(turn.questions) == 1 and elliptical(turn.text, turn.mentions)


def _part(question: Question, after: Question | None, turn: Turn) -> Question:
    """What stands in the message from one question on to the next, without what it was read together with."""
    text = turn.text[question.start : after.start if after else None].strip(" ,，。;；")
    return Question(text, question.start, question.aspects)


def _with_names(turn: Turn) -> list[Question]:
    """The questions of a message; a part that holds nothing but names ('中职的呢，') is said of the one after it."""
    questions: list[Question] = []
    before: Question | None = None
    for number, question in enumerate(turn.questions, 1):
        if before:
            said = turn.text[before.start : question.start] + question.text.removeprefix(f"{before.text},")
            question = Question(said, before.start, question.aspects)
        last = number == len(turn.questions)
        led_in = not last and (_names_only(question, turn) or _asked_likewise(question.text, turn.questions[number].text))
        before = question if led_in else None
        if before is None:
            questions.append(question)
    return questions


def _asked_likewise(thing: str, question: str) -> bool:
    """True where a part names a thing and the next asks whether it is the same with it: '继续教育呢,' '也能免?'."""
    return bool(_THING_NAMED.search(thing) and _ALIKE.match(question))


def _of_the_same(ask: Ask, said: str, earlier: Sequence[Ask]) -> Ask:
    """A later question of one message (``said``: its own words) is about the levels of the earlier ones unless it names its
    own; one on specialties, and one that names nothing at all (几份, 交给谁), is read with the one before it."""
    if earlier and ask.aspects and ask.aspects[0][0].startswith("specialty_list."):
        return Ask(text=f"{ask.text}\n{earlier[-1].text}", aspects=ask.aspects)
    if earlier and _names_nothing(ask, said):
        ask = Ask(text=f"{said}\n{earlier[-1].text}", aspects=_with_beside(ask.aspects, said, earlier[-1]))
    if not earlier or any(qualifiers(ask.text)):
        return ask
    said = " ".join(word for before in earlier for found in qualifiers(before.text) for word in sorted(found))
    return Ask(text=f"{ask.text} {said}".strip(), aspects=ask.aspects)


def _names_nothing(ask: Ask, said: str) -> bool:
    """True for '交给谁', and for '复印几份', where only what is done with the thing is said."""
    handled = bool(ask.aspects) and _of_any_thing([ask.aspects[0][0]])
    return wordless(said) or handled and len(content(said)) == 1


def _with_beside(own: Weights, said: str, before: Ask) -> Weights:
    """The readings of a question that names nothing, and what its question word asks for beside the one before it."""
    beside = asked_beside(said, [name for name, _ in before.aspects[:1]])
    if not beside or any(name in beside for name, _ in own[:1]):
        return own
    return _shares({**{name: p * (1 - BESIDE_IT) for name, p in own}, **dict.fromkeys(beside, BESIDE_IT / len(beside))})


def mentions_of(question: Question, turn: Turn) -> list[Mention]:
    """What the question names, counted from its own start."""
    end = question.start + len(question.text)
    return [
        Mention(m.entity, m.value, m.start - question.start, m.end - question.start, m.score)
        for m in turn.mentions
        if question.start <= m.start < end
    ]


def only_names(turn: Turn) -> bool:
    """True when the message holds nothing but names: '阿克苏党校的', '那尉犁呢'; not '初级答辩吗', where a stage is asked for."""
    return all(_names_only(question, turn) for question in turn.questions)


def _names_only(question: Question, turn: Turn) -> bool:
    """A stage is no name: '答辩吗' asks for something."""
    return bare(question.text, [m for m in mentions_of(question, turn) if m.entity != "stage"])


def within_topic(turn: Turn, focus: Focus) -> bool:
    """True for a short message that is likeliest of the topic spoken of: '护理的有没有' after a specialty."""
    firsts = [question.aspects[0] for question in turn.questions if question.aspects]
    return goes_on(turn, focus) and any(p >= CLEAR and topic_of(name) in topics_of(focus.aspects) for name, p in firsts)


def retold(turn: Turn, focus: Focus) -> bool:
    """True for '弄错了,我是大专' after a question: the question again, of whom or where was not told before."""
    return bool(turn.mentions) and goes_on(turn, focus) and corrected(turn.text) != turn.text


def goes_on(turn: Turn, focus: Focus) -> bool:
    """True when a message may be the rest of what was asked before."""
    return bool(focus.aspects) and any(elliptical(question.text, mentions_of(question, turn)) for question in turn.questions)


def _complete(question: Question, turn: Turn, focus: Focus) -> Ask:
    text, own = question.text, [(name, p) for name, p in question.aspects if "." in name]
    mentions = _upheld(text, mentions_of(question, turn))
    if not focus.aspects or not elliptical(text, mentions):
        return Ask(text=text, aspects=_staged(own, mentions, text)[:MOST_ASPECTS])
    if _on_its_own(text, own, mentions, focus.aspects):
        said = _with_form(_with_levels(text, own, focus.text), own, focus)
        return Ask(text=_of_paper(said, own, focus.text), aspects=_staged(own, mentions, text)[:MOST_ASPECTS])
    another = also(text) or case(text) and not bare(text, mentions)  # its own words tell it from the one before
    alone = another and not likewise(text, mentions)
    if alone:
        return Ask(text=_of_paper(text, own, focus.text), aspects=_taken_up(text, own, mentions, focus.aspects))
    base = _without(focus.text.rpartition("\n")[2], text)
    return Ask(text=f"{corrected(text).strip()}\n{base}".strip(), aspects=_taken_up(text, own, mentions, focus.aspects))


def _upheld(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that the text takes back: 审核 of '不是审核,是缴费'."""
    kept = corrected(text)
    return [m for m in mentions if kept[max(m.start, 0) : m.end].strip()]


def _on_its_own(text: str, own: Sequence[tuple[str, float]], mentions: Sequence[Mention], before: Sequence[str]) -> bool:
    """True for a short text that clearly asks for something by its own words: '公务员能报吗' after the years of service."""
    named = [m for m in mentions if m.entity != "stage"]
    if _of_schooling(own, mentions, before):
        return True
    if not own or asks_again(text, named) or also(text) or of_a_kind(text) or _supposes(text, own, before):
        return False
    if supposing(text) and not _clear(own):
        return False
    topic, share = _heaviest(own)
    entities = {m.entity for m in mentions}
    if "notice" in entities and "region" not in entities and text.rstrip("?？").endswith("呢"):
        return False
    if wordless(_nameless(text, mentions)) or says_beside(text, before):
        return False
    if case(text) and (topic in topics_of(before) or topic in THINGS and _of_any_thing(before)) or of_stage(before, mentions):
        return False
    return share >= CLEAR_TOPIC and own[0][1] >= (CLEAR if topic in topics_of(before) else OTHER_TOPIC)


def _of_schooling(own: Sequence[tuple[str, float]], mentions: Sequence[Mention], before: Sequence[str]) -> bool:
    """True for '我是中专的' after a question that is the same for everybody."""
    told = any(m.entity == "education" for m in mentions) and all(topic_of(name) in NOT_BY_SCHOOLING for name in before)
    return told and bool(own) and topic_of(own[0][0]) in BY_SCHOOLING and own[0][1] >= SCHOOLED


def _nameless(text: str, mentions: Sequence[Mention]) -> str:
    """The text with blanks for what names notices."""
    return blanked(text, [m for m in mentions if m.entity in NAMES])


def _heaviest(own: Sequence[tuple[str, float]]) -> tuple[str, float]:
    """The topic that most of the probability is on, and how much."""
    shares: dict[str, float] = {}
    for name, p in own:
        shares[topic_of(name)] = shares.get(topic_of(name), 0.0) + p
    return max(shares.items(), key=lambda item: item[1])


def _supposes(text: str, own: Sequence[tuple[str, float]], before: Sequence[str]) -> bool:
    """True for '要是超了呢' after a question on something that there can be too many of."""
    return supposing(text) and any(topic_of(name) in topics_of(before) and p >= SUPPOSED for name, p in own)


def _of_any_thing(before: Sequence[str]) -> bool:
    """True when the point spoken of is asked of one paper after the other: what to mask, how many copies."""
    return any(name.startswith(OF_ANY_THING) for name in before)


def _with_levels(text: str, own: Sequence[tuple[str, float]], before: str) -> str:
    """A question on what differs from level to level, with the levels spoken of before unless it names its own."""
    if topic_of(own[0][0]) not in BY_LEVEL or any(qualifiers(text)):
        return text
    return " ".join([text, *sorted(qualifiers(before)[0])])


def _of_paper(text: str, own: Sequence[tuple[str, float]], before: str) -> str:
    """A short question that names a paper, with what was asked of the one before it: 原件 after '论文要原件吗'."""
    asked = list(dict.fromkeys(_OF_A_PAPER.findall(before)))
    goes_on = case(text) and "\n" not in text and bool(own) and topic_of(own[0][0]) in PAPERS
    return f"{text} {''.join(asked)}" if asked and goes_on else text


def _with_form(text: str, own: Sequence[tuple[str, float]], before: Focus) -> str:
    """A question on a form, or on what stands in it, with the one before and its point, either of which may name the form."""
    if own[0][0] not in INSIDE | ONE_OF_THEM:
        return text
    point = aspects()[before.aspects[0]].name if before.aspects[0] in aspects() else ""
    return f"{text}\n{before.text.rpartition(chr(10))[2]} {point}".rstrip()


def _taken_up(
    text: str, own: Sequence[tuple[str, float]], mentions: Sequence[Mention], before: Sequence[str]
) -> Weights:
    """The aspects of a follow-up: its own, as far as its words carry them; what they leave open goes to the earlier one."""
    elsewhere = case(text) or of_a_kind(text) or supposing(text) and not _clear(own)
    again = asks_again(text, mentions) or elsewhere and not _within(own, before)
    if again:
        own = [(name, p * NAMES_ONLY) for name, p in own]
    elif also(text):
        own = [(name, p * ALSO) for name, p in own]
    elif wordless(_nameless(text, mentions)) or says_beside(text, before):
        own = _led(text, own, before)
    pull = DRAWN if _supposes(text, own, before) else SAME_TOPIC
    weights = {name: p * (1 + pull * (topic_of(name) in topics_of(before))) for name, p in own}
    open_mass = max(1.0 - sum(p for _, p in own), CARRIED)
    heirs = of_stage(before, mentions) or asked_beside(text, before) or tuple(before)
    for name in heirs:
        weights[name] = weights.get(name, 0.0) + open_mass / len(heirs)
    siblings = siblings_of(heirs) if also(text) or again and _of_any_thing(before) else ()
    for name in siblings:
        weights[name] = weights.get(name, 0.0) + SIBLINGS * open_mass / len(siblings)
    return _shares(weights)


def _led(text: str, own: Sequence[tuple[str, float]], before: Sequence[str]) -> Sequence[tuple[str, float]]:
    """The readings of a text without a subject, given what was spoken of before: little where that has the point that
    the question word asks for, as they are where it has none (在哪交 after the hours), else those of its topics first."""
    if asked_beside(text, before):
        return [(name, p * ASIDE) for name, p in own]
    if wanted(text) in ("when", "where", "whom", "who"):
        return own
    return [(name, p if topic_of(name) in topics_of(before) else p * ASIDE) for name, p in own]


def _shares(weights: dict[str, float]) -> Weights:
    """The heaviest aspects, their weights as parts of 1."""
    ranked = sorted(weights.items(), key=lambda item: -item[1])[:MOST_ASPECTS]
    total = sum(weight for _, weight in ranked)
    return tuple((name, weight / total) for name, weight in ranked)


def _clear(own: Sequence[tuple[str, float]]) -> bool:
    """True when the words by themselves are surely of one point."""
    return bool(own) and own[0][1] >= CLEAR_TOPIC


def _within(own: Sequence[tuple[str, float]], before: Sequence[str]) -> bool:
    """True when the likeliest reading of the words is a point of the topic spoken of."""
    return bool(own) and topic_of(own[0][0]) in topics_of(before)


def _staged(own: Sequence[tuple[str, float]], mentions: Sequence[Mention], text: str) -> Weights:
    """A question on time that names one stage asks for that stage's: '纸质的还没送，补得上不', '纸质的现在能送不'."""
    own = _timed(own, text)
    stages = {f"deadline.{m.value}" for m in mentions if m.entity == "stage"}
    if not own or len(stages) != 1 or not stages <= set(aspects()):
        return tuple(own)
    stage = stages.pop()
    timed = asks_now(text) and wanted(text) != "how" or wanted(text) == "when"
    read_so = wanted(text) == "when" and any(name == stage and p >= ALSO_READ for name, p in own)
    dated = read_so or own[0][0].startswith("deadline.") or timed and STAGE_OF.get(topic_of(own[0][0])) == stage
    if not dated or own[0][0] == stage:
        return tuple(own)
    weights = {name: p * (1 - STAGED) for name, p in own}
    weights[stage] = weights.get(stage, 0.0) + STAGED
    return tuple(sorted(weights.items(), key=lambda item: -item[1]))


def _timed(own: Sequence[tuple[str, float]], text: str) -> Sequence[tuple[str, float]]:
    """A question for a day that was taken for one of whom a notice is for asks for the day that it may mean as well."""
    may = any(name.startswith("deadline.") and p >= MAYBE_A_DAY for name, p in own)
    if not may or topic_of(own[0][0]) not in TIMELESS or wanted(text) != "when":
        return own
    return _shares({name: p * (MAYBE_A_DAY if topic_of(name) in TIMELESS else 1) for name, p in own})


def _without(text: str, newer: str) -> str:
    """The earlier question without the levels or schooling that the newer one replaces."""
    for vocabulary in (LEVELS, EDUCATION):
        if any(re.search(p, newer) for p in vocabulary.values()):
            for p in vocabulary.values():
                text = re.sub(p, "", text)
    return text
