"""A question completed from the conversation: '那纸质的呢' after a question on deadlines asks for the paper deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.turn import Focus, Question, Turn
from policies.mentions import EDUCATION, LEVELS, Mention
from policies.ranking import Ask, qualifiers
from policies.taxonomy import aspects

SHORT = 14
"""A message of at most so many characters may be the rest of the question before it."""
SAME_TOPIC, CARRIED, NAMES_ONLY, ALSO, SIBLING, STAGED = 1.0, 0.15, 0.2, 0.4, 0.1, 0.5
MOST_ASPECTS = 8

_LINK = re.compile(r"^(?:那么?|还有|要是|如果|万一|再问|那边|换成|好[,，]|嗯|说回|刚才)|(?:呢|咧)[?？]?$|^(?:找谁|为啥|几份|多少钱?呢?|也)")
_ALSO = re.compile(r"[也都](?:要|得|是|算|需|能|可以|一样|行)[吗么不没？?呢]*$")
_CASE = re.compile(r"^(?!要是|如果|万一|超|逾|过)(?:那么?)?[^,，?？]{1,8}的?呢[?？]?$")
_WHEN = re.compile(r"哪天|几号|什么时候|啥时候|何时|几点|哪一天|几月")
_PARTICLES = re.compile(r"[那的呢吗么呀啊吧咧是也这要如果边份个,，?？。!！ ]|要是|怎么样|怎样|通知|一样|同样|知道了|还有|我问|不是")


def complete(turn: Turn, focus: Focus) -> list[Ask]:
    """What the turn asks, each question with the aspects it may be about; follow-ups take up what went before."""
    asks = [_complete(question, turn, focus) for question in turn.questions]
    return [_of_the_same(ask, asks[:number]) for number, ask in enumerate(asks)]


def _of_the_same(ask: Ask, earlier: Sequence[Ask]) -> Ask:
    """A later question of one message is about the levels of the earlier ones unless it names its own."""
    if not earlier or any(qualifiers(ask.text)):
        return ask
    said = " ".join(word for before in earlier for found in qualifiers(before.text) for word in sorted(found))
    return Ask(text=f"{ask.text} {said}".strip(), aspects=ask.aspects)


def _complete(question: Question, turn: Turn, focus: Focus) -> Ask:
    own = [(name, p) for name, p in question.aspects if "." in name]
    mentions = [m for m in turn.mentions if question.start <= m.start < question.start + len(question.text)]
    if not focus.aspects or not elliptical(question.text):
        return Ask(text=question.text, aspects=_staged(own, mentions)[:MOST_ASPECTS])
    if also(question.text):
        own = [(name, p * ALSO) for name, p in own]
    weights = _carried(
        own,
        focus.aspects,
        mentions,
        nothing_else=bare(question, mentions) or _another_case(question.text, own, focus.aspects),
        asks_when=bool(_WHEN.search(question.text)),
        same_again=also(question.text),
    )
    return Ask(text=f"{question.text} {_without(focus.text, question.text)}".strip(), aspects=weights)


def elliptical(text: str) -> bool:
    """True when a text reads like the rest of an earlier question."""
    return len(text) <= SHORT or bool(_LINK.search(text)) and len(text) <= 2 * SHORT


def also(text: str) -> bool:
    """True for '身份证那里也要？': the earlier question, asked of another thing."""
    return bool(_ALSO.search(text))


def bare(question: Question, mentions: Sequence[Mention]) -> bool:
    """True when a question holds nothing but names and particles: '中级呢', '阿克苏党校的'."""
    rest = list(question.text)
    for mention in mentions:
        for position in range(mention.start - question.start, min(mention.end - question.start, len(rest))):
            rest[position] = " "
    words = "".join(rest)
    if not any(mention.entity == "stage" for mention in mentions):  # '评审会啥时候开' is a question of its own
        words = _WHEN.sub("", words)
    return len(_PARTICLES.sub("", words)) <= 1


def _another_case(text: str, own: Sequence[tuple[str, float]], before: Sequence[str]) -> bool:
    """True for '教数学的呢': the earlier question for another case, unless the words point within its topic."""
    topics = {name.partition(".")[0] for name in before}
    return bool(_CASE.search(text)) and not (own and own[0][0].partition(".")[0] in topics)


def _carried(
    own: list[tuple[str, float]],
    before: Sequence[str],
    mentions: Sequence[Mention],
    *,
    nothing_else: bool,
    asks_when: bool,
    same_again: bool,
) -> tuple[tuple[str, float], ...]:
    """The aspects of a follow-up: its own, those of the same topic first; what they leave open goes to the earlier one."""
    if nothing_else:
        own = [(name, p * NAMES_ONLY) for name, p in own]
    open_mass = max(1.0 - sum(p for _, p in own), CARRIED)
    topics = {name.partition(".")[0] for name in before}
    weights = {name: p * (1 + SAME_TOPIC * (name.partition(".")[0] in topics)) for name, p in own}
    heirs = _of_stage(before, mentions) or _of_time(before, asks_when) or tuple(before)
    for name in heirs:
        weights[name] = weights.get(name, 0.0) + open_mass / len(heirs)
    for name in _siblings(heirs) if same_again else ():
        weights[name] = weights.get(name, 0.0) + SIBLING * open_mass
    ranked = sorted(weights.items(), key=lambda item: -item[1])[:MOST_ASPECTS]
    total = sum(weight for _, weight in ranked)
    return tuple((name, weight / total) for name, weight in ranked)


def _staged(own: list[tuple[str, float]], mentions: Sequence[Mention]) -> tuple[tuple[str, float], ...]:
    """A question on time that names one stage asks for that stage's: '纸质的还没送，补得上不'."""
    stages = {f"deadline.{m.value}" for m in mentions if m.entity == "stage"}
    if not own or not own[0][0].startswith("deadline.") or len(stages) != 1 or not stages <= set(aspects()):
        return tuple(own)
    stage = stages.pop()
    if own[0][0] == stage:
        return tuple(own)
    weights = {name: p * (1 - STAGED) for name, p in own}
    weights[stage] = weights.get(stage, 0.0) + STAGED
    return tuple(sorted(weights.items(), key=lambda item: -item[1]))


def _siblings(names: Sequence[str]) -> list[str]:
    """The other aspects of the same topics."""
    topics = {name.partition(".")[0] for name in names}
    return [name for name in aspects() if name.partition(".")[0] in topics and name not in names]


def _of_stage(before: Sequence[str], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The deadline of the stage that a follow-up names, when a deadline was asked for before."""
    if not any(name.startswith(("deadline.", "defence.when")) for name in before):
        return ()
    stages = [f"deadline.{m.value}" for m in mentions if m.entity == "stage"]
    return tuple(name for name in stages if name in aspects() and name not in before)


def _of_time(before: Sequence[str], asks_when: bool) -> tuple[str, ...]:
    """The date of what was asked about before: defence.required → defence.when."""
    dated = [f"{name.partition('.')[0]}.when" for name in before] if asks_when else []
    return tuple(name for name in dated if name in aspects())


def _without(text: str, newer: str) -> str:
    """The earlier question without the levels or schooling that the newer one replaces."""
    for vocabulary in (LEVELS, EDUCATION):
        if any(re.search(p, newer) for p in vocabulary.values()):
            for p in vocabulary.values():
                text = re.sub(p, "", text)
    return text


