"""What a message asks: split into its questions, each with the aspects it may be about.

A message is read whole and in its parts. Which reading counts depends on its form: several clear questions, a story
that ends in one, a question with its half-sentence ('几年的') that only means something after what stands before it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

import jieba
import numpy as np

from bot.pipeline.labels import Array, Classifier, Labels
from policies.levels import named

_CLAUSE_ENDS = re.compile(r"[?？!！。;；\n]+|(?<=[\u4e00-\u9fff])[,，、\s]+(?=\S)")
_FILLER = re.compile(
    r"^(?:请问|您好|你好|老师|麻烦|谢谢|想问一?下|问一?下|我想问|帮我看看|那个|嗯+|啊|哎|哦对了?|插一句|顺带问一嘴)+[,，。!！\s]*"
)


SHORTEST = 3
"""Shorter pieces of a message are no part of their own, but for a question in two characters (送哪)."""


def split(text: str) -> list[tuple[int, str]]:
    """The parts of a message that may each be a question: (offset, part), in order.

    Cut at sentence ends and at commas and blanks between clauses; too short pieces stay with what follows.
    """
    parts, start = [], 0
    for end in [*(m.end() for m in _CLAUSE_ENDS.finditer(text)), len(text)]:
        piece = text[start:end]
        said = _FILLER.sub("", piece).strip(" ,，。?？!！")
        if len(said) >= SHORTEST or len(said) == 2 and _ASKS.search(said):
            parts.append((start, piece.strip()))
            start = end
    if start < len(text) and parts:
        parts[-1] = (parts[-1][0], text[parts[-1][0] :].strip())
    return parts or [(0, text)]


class Part(NamedTuple):
    """A question found in a message: its text, its offset and its ranked aspects with their probability (0-1),
    given that it asks about a notice at all."""

    text: str
    start: int
    aspects: tuple[tuple[str, float], ...]


class Understood(NamedTuple):
    """What a message asks. ``intents``: intent and probability, the likeliest first; an aspect counts for its topic."""

    intents: tuple[tuple[str, float], ...]
    questions: tuple[Part, ...]


LONG = 45
"""A message of more characters is a story: the question is looked for in its parts."""
CLEAR, CLEAR_TOPIC = 0.3, 0.5
"""A part of a message counts as a question of its own from these probabilities of its first aspect, or its topic, on."""
MOST_QUESTIONS, MOST_ASPECTS = 3, 8
LAST_PART, BEST_PART = 0.7, 0.4
"""How much a story's last question, or a short message's clearest part, weighs against the message as a whole."""
SURER = 0.25
"""A message is one question where this much surer as a whole than in any of its parts."""
HALF = 6
"""A part of so few characters, fillers aside, is half a question: it is read together with the part before it."""
IN_CONTEXT = 1.2
"""How much that joint reading weighs, for what the half alone leaves unsure."""
_ASKS = re.compile(
    r"什么|啥|几(?=[个天份次号点分年级张篇时日月位本项种类遍套间轮页小科门条块家页$]|$)|多少|哪|谁|吗|么|呢|咋|怎|如何|为何|何时|可否|是否|能不|要不|用不|行不"
    r"|可不|有没|还是|给一?[下个]|[发说讲查]一?下|说说|讲讲|告诉|想知道|能.{0,12}(?:不|没)|(.)[不没]\1|[不没否]$|[?？]|多久|多大|多长|几时"
)
_QUESTION = re.compile(
    r"是不是|能不能|可不可以|要不要|用不用|行不行|什么时候|啥时候|多久|多少钱?|多[大长]|几[号天份次年个月点]+|在?哪[里儿天]?|什么|啥|谁|怎么|咋[么个样]*|如何|(?<=.)[吗呢嘛么]"
)
"""What makes a question of a part."""
_TELLS = re.compile(r"(?:还(?:没|不|在|差)|正在|着).{0,10}呢[啊呀]?[,，。！!]*$")
"""How a part tells something although it ends like a question: '还没过期呢', '在村里驻着呢'."""
_NO_THING = frozenset(
    "某地 文号 时候 时间 地方 现在 今天 明天 可以 需要 必须 应该 还要 是不是 到底 不能 能报 能不能 就是"
    " 一共 总共 最后 最晚 最多 最少 具体 大概 我们 你们 他们".split()
)
"""Words that name nothing that a question could be about."""
_HOLLOW = re.compile(
    r"[的了吗呢么呀啊吧咧是也这那要就还我你他它,，。?？!！、~ ]|是不是|能不能|行不行|可以|请问|怎么办|咋办"
)
PLACE = "某地"


def understand(model: Classifier, text: str, names: Sequence[tuple[int, int]] = ()) -> Understood:
    """What a normalised message asks: one question, or several where its parts clearly ask different things.

    ``names``: spans (start, end) that name a notice ('和静教师'); they say where, not what, and count as a place.
    """
    pieces, masked = _pieces(text, names), _masked(text, 0, names)
    table = model.predict([masked, *(p.alone for p in pieces), *(p.joined for p in pieces)])
    whole = _Reading(model.known, table[0])
    if [piece.alone for piece in pieces] == [masked]:  # as most messages are
        return Understood(whole.intents, (Part(text, 0, whole.aspects),))
    asked = [piece for piece in _weighed(pieces, table[1:]) if _asks(model, piece)]
    if len(text) > LONG:
        asked = _last_run(asked)
    several = _distinct([Part(p.text, p.start, _Reading(model.known, p.row).aspects) for p in asked])
    if len(several) > 1 and not _surer(whole, several):
        intents = whole.intents if whole.asks else _Reading(model.known, asked[0].row).intents
        return Understood(intents, several if len(text) > LONG else _with_its_tale(text, several))
    reading = _Reading(model.known, _mixed(table[0], asked, story=len(text) > LONG))
    return Understood(reading.intents, (Part(text, 0, reading.aspects),))


def _with_its_tale(text: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of a short message, the first with what is told before it: 我在小微企业，评审费能少交吗，几号前交."""
    first = parts[0]
    return (first._replace(text=text[: first.start + len(first.text)], start=0), *parts[1:]) if first.text in text else parts


def _surer(whole: _Reading, parts: Sequence[Part]) -> bool:
    """True where a message read whole is clear, and is what none of its parts, all of them unsure, was taken for."""
    first, probability = whole.aspects[0]
    surest = max(part.aspects[0][1] for part in parts)
    return whole.asks and probability >= surest + SURER and all(first != part.aspects[0][0] for part in parts)


class _Piece(NamedTuple):
    """A part of a message: as it stands (``alone``) and after the part before it (``joined``), names masked."""

    text: str
    start: int
    number: int
    alone: str
    joined: str
    row: Array = np.empty(0)


def _pieces(text: str, names: Sequence[tuple[int, int]]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for number, (start, part) in enumerate(split(text)):
        alone = _masked(part, start, names)
        half = pieces and len(_HOLLOW.sub("", alone)) <= HALF and not _own(alone)
        joined = f"{_told(pieces[-1].joined)},{alone}" if half else alone
        full = f"{pieces[-1].text},{part}" if half else part
        pieces.append(_Piece(full, start, number, alone, joined))
    return pieces


def _told(before: str) -> str:
    """What a part speaks of, without what it asks of it: 呈报表 of '呈报表几份'; what is asked next is another thing."""
    return _QUESTION.sub("", before).strip(" ,，、。;；?？!！") or before


def _masked(part: str, offset: int, names: Sequence[tuple[int, int]]) -> str:
    """The part, which begins at ``offset`` of the message, with the names in it replaced by the sign for a place."""
    for start, end in sorted(names, reverse=True):
        if offset <= start and end <= offset + len(part):
            part = part[: start - offset] + PLACE + part[end - offset :]
    return part


def _weighed(pieces: Sequence[_Piece], table: Array) -> list[_Piece]:
    """The pieces with their row of probabilities; half a question borrows from what stands before it."""
    alone, joined = table[: len(pieces)], table[len(pieces) :]
    unsure = np.minimum(IN_CONTEXT * (1 - alone.max(axis=1, keepdims=True)), 1.0)
    weights = np.where([[_only_asks(piece.alone)] for piece in pieces], 1.0, unsure)
    return [p._replace(row=row) for p, row in zip(pieces, (1 - weights) * alone + weights * joined, strict=True)]


def _only_asks(piece: str) -> bool:
    """True for a part that is nothing but a question word ('在哪里'): by itself it may be of any point."""
    return not _HOLLOW.sub("", _QUESTION.sub("", piece)).strip("在到是")


def _own(piece: str) -> frozenset[str]:
    """The words by which a piece names what it asks about (答辩 in '答辩不'; none in '几年的')."""
    return frozenset(
        word
        for word in jieba.lcut(piece, HMM=False)
        if len(word) > 1 and word not in _NO_THING and not _ASKS.search(word) and not named(word)
    )


def _asks(model: Classifier, piece: _Piece) -> bool:
    reading = _Reading(model.known, piece.row)
    clear = reading.aspects[0][1] >= CLEAR or reading.intents[0][1] >= CLEAR_TOPIC
    return bool(_ASKS.search(piece.alone)) and not _TELLS.search(piece.alone) and reading.asks and clear


def _last_run(asked: Sequence[_Piece]) -> list[_Piece]:
    """The questions that follow one another at the end of a story; what sounds like one before them is part of it."""
    run: list[_Piece] = []
    for piece in reversed(asked):
        if run and run[0].number - piece.number > 1:
            break
        run.insert(0, piece)
    return run


def _mixed(whole: Array, asked: Sequence[_Piece], *, story: bool) -> Array:
    """The reading of the message as a whole, drawn towards the part of it that asks."""
    if not asked:
        return whole
    chosen = asked[-1].row if story else max((piece.row for piece in asked), key=np.max)
    weight = LAST_PART if story and _own(asked[-1].alone) else BEST_PART
    return np.asarray((1 - weight) * whole + weight * chosen)


class _Reading:
    """One row of probabilities, read as intents and as aspects."""

    def __init__(self, known: Labels, row: Array) -> None:
        self._known, self._row = known, row
        self._mass = np.bincount(known.intent, weights=row)
        self._points = row[known.aspects]
        self._about = float(self._points.sum()) or 1.0
        self.asks = self._about >= self._mass[known.talk].max(initial=0.0)

    @functools.cached_property
    def aspects(self) -> tuple[tuple[str, float], ...]:
        first = self._known.aspects[np.argsort(-self._points, kind="stable")[:MOST_ASPECTS]]
        shares = (self._row[first] / self._about).tolist()
        return tuple((self._known.labels[i], share) for i, share in zip(first.tolist(), shares, strict=True))

    @functools.cached_property
    def intents(self) -> tuple[tuple[str, float], ...]:
        known, mass = self._known, self._mass
        # a question spread over many points still outweighs any single kind of talk
        order = np.lexsort((-mass, known.talk)) if self.asks else np.argsort(-mass, kind="stable")
        return tuple(zip([known.intents[i] for i in order.tolist()], mass[order].tolist(), strict=True))


def _distinct(asked: list[Part]) -> tuple[Part, ...]:
    """The parts that ask for another point than those before them, or for the same point of another thing."""
    things: dict[str, set[str]] = {}
    kept = []
    for part in asked:
        named = _own(part.text)
        said = things.get(part.aspects[0][0])
        if said is None or named - said:
            kept.append(part)
        things.setdefault(part.aspects[0][0], set()).update(named)
    return tuple(kept[:MOST_QUESTIONS])
