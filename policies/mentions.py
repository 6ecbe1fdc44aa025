"""What a message names: notices, regions, series, levels, stages, years, schooling, and places nobody wrote a notice about.

The names come from the knowledge base at run time, so a new notice needs no training. They are found to the letter;
homophones and near misses (合静县) are found by their pinyin with rapidfuzz.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Protocol

import jieba
import msgspec
from rapidfuzz import fuzz, process

from policies import places
from policies.levels import LEVELS
from policies.sounds import readings

_PLACE_TAIL = re.compile(r"[\u4e00-\u9fff]{2,4}(?:自治州|地区|[县市州盟旗])")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)|(?<!\d)(\d\d)年(?!以|满|多|了|前|工)")
_COMMON = frozenset("老师 单位 职称 高级 中级 初级 评审 申报 系列 专业".split())
"""Words that point to no notice although some notice's names hold them: 老师 is how everybody is addressed."""
_SURE_HOMOPHONE, _LIKELY = 95.0, 88.0

ROUTES: dict[str, str] = {"初定": r"初定|初次确定|初次认定|考核认定|认定初级|转正定级"}
"""The way to a first title without a review (初次确定), as people and notices name it."""

STAGES: dict[str, str] = {
    "online_application": r"网上申报|网报|网上报|在线申报|系统申报|^(?:那么?)?(?:网上|线上)的?呢|网上(?=.{0,8}(?:停|关|截止|结束))",
    "online_review": r"审核|审查|初审|复审",
    "paper_submission": r"纸质|纸版|书面材料|线下材料",
    "payment": r"缴费|交费|缴款|交钱",
    "publicity": r"公示",
    "review_meeting": r"评审会|开评",
    "defence": r"答辩|面试",
}
EDUCATION: dict[str, str] = {
    "博士": r"博士|读博",
    "硕士": r"硕士|研究生|读研",
    "本科": r"本科|大学毕业|学士",
    "大专": r"大(?:、中)?专|专科",
    "中专": r"中专|技校生|中职毕业|高中",
}
_CLOSED = {"level": {**ROUTES, **LEVELS}, "stage": STAGES, "education": EDUCATION}


_NAMING = frozenset({"notice", "series", "year"})
_NAME_ENDS = re.compile(r"$|\W|[的那这呢吧吗跟和与及初中高年系什啥几哪何怎咋]|多少|评审|职称|通知|申报")
_BETWEEN = re.compile(r"[县市州的那个年度系列这 ]{0,4}")


class Mention(msgspec.Struct, frozen=True):
    """A name found in a message. ``entity`` is notice, region, series, level, stage, year, education or place
    (a place that no notice is about); ``score`` is 0-100, 100 = to the letter."""

    entity: str
    value: str
    start: int
    end: int
    score: float = 100.0


class Named(Protocol):
    """What the gazetteer needs to know of a notice."""

    @property
    def region(self) -> str | None: ...
    @property
    def series(self) -> str | None: ...
    @property
    def names(self) -> Sequence[str]: ...


def name_spans(text: str, mentions: Sequence[Mention]) -> tuple[tuple[int, int], ...]:
    """Where a message names a notice by its region and what follows it: 和静县2024年教师, 阿克苏党校.

    What is left says what is asked, whoever's notice it is asked of. A name that is the beginning of a longer word
    (教师资格证) is part of the question.
    """
    spans: list[tuple[int, int]] = []
    for m in sorted(mentions, key=lambda each: each.start):
        if spans and m.entity in _NAMING and spans[-1][0] < m.start:
            if _BETWEEN.fullmatch(text[spans[-1][1] : m.start]) and _NAME_ENDS.match(text, m.end):
                spans[-1] = (spans[-1][0], max(m.end, spans[-1][1]))
        elif m.entity == "region":
            spans.append((m.start, m.end))
    return tuple(spans)


_ASIDE = re.compile(r"(?:我看|看着?|听说|听|人家|不像|记得|以为)[^,，。?？!！]{0,3}$")
_SENT = re.compile(r"(?:[去到往赴]|派往|派到|分到|下到)[^,，。;；?？!！]{0,8}$")
_SERVES = re.compile(r"[^,，。;；?？!！]{0,8}(?:驻村|驻点|驻着|支教|挂职|锻炼|帮扶|对口|援助|下派|下乡|交流|轮岗|借调|支医|巡诊)")


def aside(text: str, mention: Mention) -> bool:
    """True for a name that a message only brings in: to compare by hearsay ('单位用不用遮，我看甲县好像只遮名字'), or as
    where somebody was sent ('到甲县一个村驻村')."""
    before, after = text[: mention.start], text[mention.end :]
    hearsay = _ASIDE.search(before) and re.search(r"[,，。?？!！]", before)
    return bool(hearsay or _SENT.search(before) and _SERVES.match(after))


class Gazetteer:
    """All names of the knowledge base's notices, ready to be found in a message."""

    def __init__(self, entities: dict[str, str]) -> None:
        """``entities``: name → region, series or notice."""
        from policies.phrases import Phrases  # loads spaCy, which who only wants a name for something can do without

        self._entities = entities
        self._phrases = Phrases(entities)
        self._sounds = {sound: name for name in entities if len(name) >= 2 for sound in readings(name)}
        self._characters = frozenset("".join(entities))

    @classmethod
    def build(cls, notices: Iterable[Named]) -> Gazetteer:
        """The gazetteer of the given notices; regions win over series, series over other names."""
        entities: dict[str, str] = {}
        for notice in notices:
            regions = places.full_and_short(notice.region) if notice.region else ()
            for name in (*regions, *notice.names):
                if len(name) < 2 or name in _COMMON:
                    continue
                entity = "region" if name in regions or _is_region(name) else "notice"
                if notice.series and (name in notice.series or notice.series in name):
                    entity = "series"
                if entities.get(name) != "region":
                    entities[name] = entity
        return cls(entities)

    def find(self, text: str) -> tuple[Mention, ...]:
        """What a normalised message names, in order of appearance; longer names win over those inside them."""
        found = [*self._exact(text)]
        if not any(m.entity == "region" for m in found):
            found += self._similar(text, found)
        found += _closed(text)
        found += _years(text)
        found += _places(text, found)
        return tuple(sorted(found, key=lambda m: (m.start, -m.end)))

    def _exact(self, text: str) -> list[Mention]:
        found = [Mention(self._entities[name], name, start, end) for start, end, name in self._phrases.find(text)]
        return [m for m in found if len(m.value) > 2 or not _goes_on(text, m)]

    def _similar(self, text: str, found: list[Mention]) -> list[Mention]:
        """Misspelt names: in pinyin, the same sound anywhere, or nearly the same in front of 县, 市, 州 …; where a notice
        is named already, only of regions."""
        hits = [*self._in_pinyin(text), *self._homophones(text, found)] or self._nearly(text)
        named = any(m.entity == "notice" for m in found)
        return [m for m in hits if m.entity == "region" or not named]

    def _homophones(self, text: str, found: list[Mention]) -> list[Mention]:
        hits: list[Mention] = []
        for size in (5, 4, 3, 2):
            for start in range(len(text) - size + 1):
                window = text[start : start + size]
                if self._characters.isdisjoint(window):
                    continue  # it can share no character with a name, and its sound would take long to find out
                name = next((self._sounds[sound] for sound in readings(window) if sound in self._sounds), None)
                if name and _mostly_shared(name, window) and not _inside(start, found + hits) and _stands(text, start, size):
                    hits.append(Mention(self._entities[name], name, start, start + size, _SURE_HOMOPHONE))
        return hits

    def _in_pinyin(self, text: str) -> list[Mention]:
        """Names typed in Latin letters, alone or at the beginning of a word (hejingjiaoshi)."""
        from policies.pinyin import is_pinyin  # loads spaCy

        hits = []
        for run in re.finditer(r"[a-z]{4,}", text.lower()):
            for end in range(len(run[0]), 3, -1):
                name = self._sounds.get(run[0][:end])
                if name and (end == len(run[0]) or is_pinyin(run[0][end:])):
                    hits.append(Mention(self._entities[name], name, run.start(), run.start() + end, _SURE_HOMOPHONE))
                    break
        return hits

    def _nearly(self, text: str) -> list[Mention]:
        regions = [name for name, entity in self._entities.items() if entity == "region" and len(name) >= 3]
        for match in _PLACE_TAIL.finditer(text):
            best = process.extractOne(match[0], regions, scorer=fuzz.ratio, processor=_sound, score_cutoff=_LIKELY)
            if best and len(best[0]) == len(match[0]):
                return [Mention("region", best[0], match.start(), match.end(), best[1])]
        return []


@functools.lru_cache(maxsize=50_000)  # people type the same words: 5 MB at most
def _sound(text: str) -> str:
    from policies.sounds import syllables

    return "".join(syllables(text))


def _mostly_shared(name: str, window: str) -> bool:
    """A homophone must share a character with the name, lest common words sound like places."""
    return bool(set(name) & set(window)) and all("\u4e00" <= c <= "\u9fff" for c in window)


def _stands(text: str, start: int, size: int) -> bool:
    """False where what sounds like a name is cut out of longer words: 干消 out of 干消防."""
    at = 0
    for word in jieba.cut(text):
        inside = at < start < at + len(word) or at < start + size < at + len(word)
        if inside and len(word) > 1:
            return False
        at += len(word)
    return True


def _goes_on(text: str, name: Mention) -> bool:
    """True where a short name is the beginning or the middle of a longer word: 红旗 in 三八红旗手; not 党校 in 县委党校."""
    at = 0
    for word in jieba.cut(text, HMM=False):  # words that it guesses are often none: 静松
        if at <= name.start and name.end < at + len(word):
            return True
        at += len(word)
    return False


def _is_region(name: str) -> bool:
    return bool(places.SUFFIX.search(name)) and len(name) <= 12


def _inside(position: int, mentions: Iterable[Mention]) -> bool:
    return any(m.start <= position < m.end for m in mentions)


def _closed(text: str) -> list[Mention]:
    return [
        Mention(entity, value, match.start(), match.end())
        for entity, vocabulary in _CLOSED.items()
        for value, pattern in vocabulary.items()
        for match in re.finditer(pattern, text)
    ]


def _years(text: str) -> list[Mention]:
    return [Mention("year", m[1] or f"20{m[2]}", m.start(), m.end()) for m in _YEAR.finditer(text)]


def _places(text: str, found: list[Mention]) -> list[Mention]:
    """Places of China that are not names of the knowledge base."""
    return [
        Mention("place", name, start, end) for start, end, name in places.find(text) if not _inside(start, found)
    ]
