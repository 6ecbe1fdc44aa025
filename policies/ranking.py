"""Which passages of one notice answer a question: by the aspects both carry, by shared words, by level and schooling."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence

from policies.bounds import MOST_YEARS, near, tells_age, years_required, years_told
from policies.levels import named
from policies.mentions import EDUCATION, ROUTES
from policies.model import Clause, Notice, Passage, Value
from policies.rarity import rarity
from policies.taxonomy.concepts import concepts
from policies.text import squeeze, words

K1, B = 1.2, 0.5
STRANGE = 0.6
"""What a word that the notice never uses weighs against its rarest own: people tell more than they ask."""
DOCUMENTS = "basis.documents"
QUOTED, OPENING = 0.3, 0.3
"""What it adds that a passage holds a term in quotation marks, or opens the notice with what it rests on."""
_IN_QUOTES = re.compile(r"[“「『\"]([^”」』\"\d]{2,12})[”」』\"]")
LEXICAL, QUALIFIED, CONTRARY, ASIDE = 0.7, 0.35, 0.45, 0.25
_PENALTIES = ((CONTRARY, 0.0), (ASIDE, ASIDE), (ASIDE, 0.0), (CONTRARY, 0.0))
"""For levels, routes, schooling, kinds of fee: what a passage that names only others loses, and one that names any unasked; what is
said of 初次确定 alone answers no general question."""
_CONCEPT = "="
"""Marks a term that stands for a concept, whatever words name it."""
AGE = "年龄"
"""The concept that somebody's age, told in figures only, stands for as well."""
_MANNERS = frozenset("没有 有无 是否 可否 算不算 还可以".split())
"""Concepts that say how something is asked or said, not of what."""
_STOP = frozenset(
    "的 了 吗 呢 啊 呀 吧 是 在 我 你 他 有 和 与 及 就 都 也 要 能 可以 怎么 什么 多少 几 哪 请问 这个 那个 一下 不 没有 没 会"
    " 还".split()
)


FEES = {
    "review": r"评审费|评审[和加跟与、+及]\w{2}费",
    "defence": r"(?:答辩|面试|展[示演])(?:[(（]\w+[)）])?(?:考务)?费",
    "initial_confirmation": r"(?:认定|初定)费",
    "other": r"(?:测试|考试|鉴定|送审|考务|报名)费",
}
"""What a fee is for, as a fact has it → how it is called."""


class Shown(Value, kw_only=True):
    """The clauses that the last answer showed, by their anchors in a notice."""

    notice: str
    anchors: tuple[str, ...]


class Ask(Value, kw_only=True):
    """One question to one notice: its text (normalised) and the aspects it may be about with their weight (0-1)."""

    text: str
    aspects: tuple[tuple[str, float], ...]
    shown: Shown | None = None  # what a question that goes on from the last answer has before it
    brief: bool = False  # only what settles it, for there are others to answer in the same breath


class Ranked(Value, kw_only=True):
    """A passage (index into Notice.passages) with the evidence for it."""

    passage: int
    score: float
    aspect: float  # weight of the question's aspects that the passage carries
    lexical: float  # share of the question's informative words that it holds, 0-1


class _Lexicon:
    """The words of a notice's passages, counted and weighed once."""

    def __init__(self, notice: Notice) -> None:
        tokens = [Counter(terms.split()) for terms in notice.terms or joined_terms(notice)]
        above = [notice.clauses[passage.clause].heading for passage in notice.passages]
        terms = {heading: set(_terms(heading)) for heading in set(above)}  # one heading stands above many passages
        headings = [terms[heading] for heading in above]
        frequency = Counter(token for counter in tokens for token in counter)
        self._size = total = len(tokens)
        self._idf = {t: math.log(1 + (total - n + 0.5) / (n + 0.5)) for t, n in frequency.items()}
        self._unseen = math.log(1 + total / 0.5)
        self._own = frozenset(_terms(f"{notice.region or ''} {notice.series or ''}"))
        self._postings = self._weighed(tokens, headings)
        self.qualifiers = [_said(notice, index) for index in range(len(notice.passages))]

    def _weighed(self, tokens: Sequence[Counter[str]], headings: Sequence[set[str]]) -> dict[str, list[tuple[int, float]]]:
        """For each term the passages that hold it, with what it adds to their BM25."""
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        average = sum(counter.total() for counter in tokens) / max(len(tokens), 1)
        for index, (counter, heading) in enumerate(zip(tokens, headings, strict=True)):
            norm = K1 * (1 - B + B * counter.total() / average) if average else K1
            for term in {*counter, *heading}:
                count = counter[term] + (0.5 if term in heading else 0)
                postings[term].append((index, self._weight(term) * count * (K1 + 1) / (count + norm)))
        return dict(postings)

    def _weight(self, term: str) -> float:
        if term in self._own:
            return 0.0  # a notice's own name tells none of its passages from another
        telling = 1.0 if term.startswith(_CONCEPT) else rarity(term)
        return self._idf.get(term, self._unseen * STRANGE) * telling

    def asked(self, text: str) -> list[str]:
        """The terms of a question, with the bounds of the notice's clauses that are near to the years it tells."""
        terms, bounds = _of_question(text)
        return list(dict.fromkeys([*terms, *(term for term in bounds if term in self._postings)]))

    def shares(self, terms: Sequence[str], besides: Container[int] = ()) -> list[float]:
        """BM25 of the terms in each passage, as a share of what a short perfect match would score; ``besides``: passages
        whose terms count for no other."""
        scores = [0.0] * self._size
        total = sum(map(self._weight, terms))
        for term in terms:
            if besides and any(index in besides for index, _ in self._postings.get(term, ())):
                continue
            for index, score in self._postings.get(term, ()):
                scores[index] += score
        return [min(score / total, 1.0) if total else 0.0 for score in scores]


def joined_terms(notice: Notice) -> tuple[str, ...]:
    """The terms of each passage, joined by blanks: what takes longest of a lexicon, for compiled notices to keep."""
    wholes = [_whole(notice, passage) for passage in notice.passages]
    return tuple(" ".join(_terms(whole) + _bounds(years_required(whole))) for whole in wholes)


def rank(notice: Notice, ask: Ask) -> list[Ranked]:
    """All passages that have any evidence, the best first."""
    lexicon, shares = _lexicon(notice), likeness(notice, ask.text)
    wanted = (*qualifiers(ask.text), fees_named(ask.text))
    terms = _IN_QUOTES.findall(squeeze(ask.text.partition("\n")[0]))
    ranked = []
    for index, passage in enumerate(notice.passages):
        if not _tells(notice.clauses[passage.clause], ask):
            continue
        aspect = sum(weight * passage.aspects.get(name, 0.0) for name, weight in ask.aspects)
        lexical = shares[index]
        if aspect + lexical > 0.05:
            fit = _fit(wanted, lexicon.qualifiers[index]) + _named_so(terms, passage, notice.clauses[passage.clause], ask)
            score = aspect + LEXICAL * lexical + (fit if aspect else min(fit, 0.0))  # a level alone answers nothing
            ranked.append(Ranked(passage=index, score=score, aspect=aspect, lexical=lexical))
    return sorted(ranked, key=lambda r: (-r.score, r.passage))


def _named_so(terms: Sequence[str], passage: Passage, clause: Clause, ask: Ask) -> float:
    """Bonus for a passage that holds a term which the question quotes, and for the opening where a notice says what it
    rests on."""
    opening = clause.part == "front" and bool(ask.aspects) and ask.aspects[0][0] == DOCUMENTS
    held = bool(terms) and any(term in squeeze(passage.quote) for term in terms)
    return QUOTED * held + OPENING * (opening and passage.aspects.get(DOCUMENTS, 0.0) > 0)


def likeness(notice: Notice, text: str, besides: Container[int] = ()) -> list[float]:
    """For each passage of the notice the share (0-1) of the text's informative words that it holds; ``besides``: numbers
    of passages whose words are not counted again."""
    lexicon = _lexicon(notice)
    return lexicon.shares(lexicon.asked(text), besides)


def _tells(clause: Clause, ask: Ask) -> bool:
    """False for blank forms (see ``policies.forms``), and for titles and signatures unless the notice itself is asked about."""
    framing = clause.part == "signature" or clause.part == "front" and clause.kind == "heading"
    about_itself = ask.aspects and ask.aspects[0][0].startswith(("basis.", "template.", "contact.", "scope.levels"))
    return clause.part != "template" and (not framing or bool(about_itself))


@functools.lru_cache(maxsize=1024)  # as for the terms of a question
def qualifiers(text: str) -> tuple[frozenset[str], ...]:
    """The levels, the route and the schooling that a text names, one set for each vocabulary."""
    text = squeeze(text)
    return named(text), _spoken(ROUTES, text), _spoken(EDUCATION, text)


def fees_named(text: str) -> frozenset[str]:
    """What the fees that a text names are for."""
    return _spoken(FEES, squeeze(text))


def levels_said(notice: Notice) -> list[frozenset[str]]:
    """The levels that each passage of the notice names."""
    return [said[0] for said in _lexicon(notice).qualifiers]


def _spoken(vocabulary: dict[str, str], text: str) -> frozenset[str]:
    return frozenset(name for name, said in vocabulary.items() if re.search(said, text))


def _said(notice: Notice, index: int) -> tuple[frozenset[str], ...]:
    """The qualifiers of a passage, in a table those of its columns too; the route is taken from its whole clause, which
    often names it only once."""
    passage = notice.passages[index]
    levels, _, schooling = qualifiers(passage.quote)
    clause = notice.clauses[passage.clause]
    routes = _spoken(ROUTES, squeeze(f"{clause.text}{clause.header}"))
    return levels | named(clause.header), routes, schooling, fees_named(f"{_whole(notice, passage)}{clause.header}")


def _whole(notice: Notice, passage: Passage) -> str:
    """The words of a passage; of a table row with the blank cells that repeat the row above filled in."""
    clause = notice.clauses[passage.clause]
    return clause.text if clause.kind == "row" else passage.quote


def _fit(wanted: Sequence[frozenset[str]], offered: Sequence[frozenset[str]]) -> float:
    """Bonus when a passage speaks of the levels asked for, penalty when it speaks only of others."""
    fit = 0.0
    for (contrary, unasked), asked, said in zip(_PENALTIES, wanted, offered, strict=True):
        if asked and asked & said:
            fit += QUALIFIED * len(asked & said) / len(asked)
        elif said:
            fit -= contrary if asked else unasked
    return fit


@functools.lru_cache(maxsize=1024)  # one question is put to several notices, and several times to each
def _of_question(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms of a question, and the bounds that are near to the years it tells."""
    told = years_told(text)
    met = {bound for bound in range(1, 2 * MOST_YEARS) if any(near(years, bound) for years in told)}
    return tuple(_terms(text)), tuple(_bounds(met))


@functools.lru_cache(maxsize=256)
def _lexicon_of(holder: _Holder) -> _Lexicon:
    return _Lexicon(holder.notice)


class _Holder:
    """Lets lru_cache hash a notice by identity; frozen values with dicts inside cannot be hashed."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice

    def __hash__(self) -> int:
        return hash(self.notice.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Holder) and other.notice is self.notice


def _lexicon(notice: Notice) -> _Lexicon:
    return _lexicon_of(_Holder(notice))


def _bounds(years: Iterable[int]) -> list[str]:
    return [f"{_CONCEPT}满{each}年" for each in years]


def _terms(text: str) -> list[str]:
    """The words that tell something, and the concepts they stand for, so that 打回来 is found under 退回."""
    spoken = [concept for concept in concepts(squeeze(text)) if concept not in _MANNERS]
    listed = [word for word in words(text) if word not in _STOP] + [f"{_CONCEPT}{concept}" for concept in spoken]
    return listed + ([f"{_CONCEPT}{AGE}"] if tells_age(text) else [])
