"""Blank forms among the attachments (公示, 推荐意见, 花名册 …): which one a question names, and what it asks of it.

A form states no facts: its dates and days are blanks. But who signs and seals it, and what is to be filled in, stands
there and often nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from policies.model import Notice, Passage, Value
from policies.ranking import likeness
from policies.taxonomy.concepts import concepts, lexicon
from policies.text import squeeze, words

CONTENT, SIGNATURE = "template.content", "template.signature"
INSIDE = frozenset({CONTENT, SIGNATURE})
"""The aspects that the lines of a form settle."""

_SIGNS = frozenset({"签字", "盖章", "按手印"})
_PAPERS = frozenset({"公示", "公示结果", "推荐意见", "承诺书", "免学表", "花名册"})
_SHORT_FOR = {"免学": "免学表", "免除": "免学表"}
_GENERIC = frozenset({"模板", "表格", "附件"})
_FILLS = re.compile(r"理由|格(?!式)|列(?!明|入|出|为)|括号|表头|抬头|落款|备注|[哪些几]个?栏")
_OF_CONTENT = frozenset("paper_submission.roster materials.recommendation exemption.ce_form".split())
_OF_SIGNATURE = frozenset(
    "paper_submission.roster paper_submission.signature materials.recommendation materials.certified_copy pledge.sign"
    " exemption.ce_form publicity.content publicity.proof papers.unpublished review_process.unit_opinion".split()
)
"""What a question on the inside of a form may be taken for."""
_NUMBER = re.compile(r"附(?:件|表)?(\d{1,2}|[一二三四五六七八九十])(?!月|日|年|份|张|个|页)")
_DIGITS = {letter: str(place) for place, letter in enumerate("一二三四五六七八九十", 1)}
_TAIL, _SAME = 10, 3
"""A form is called by the last characters of its title, or so many of them in a row."""
POINTED, AS_MUCH = 0.25, 0.6
"""A line that holds this share of the question's words is the one meant, with those that hold nearly as much."""
MOST_LINES, MOST_CHARACTERS = 20, 400


class Titled(Protocol):
    """What an attachment is called by."""

    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str | None: ...


T = TypeVar("T", bound=Titled)


class Form(Value, frozen=True, kw_only=True):
    """A form of a notice: the clause that is its title, and what the title calls it."""

    clause: int
    number: str
    title: str
    kind: str | None


def form_of(notice: Notice, clause: int) -> int | None:
    """The title's clause of the form that a clause stands in; None when it stands in no form."""
    if notice.clauses[clause].part != "template":
        return None
    while (above := notice.clauses[clause].parent) is not None:
        clause = above
    return clause


def forms(notice: Notice) -> tuple[Form, ...]:
    """The forms that the notice contains, in its order."""
    roots = dict.fromkeys(form_of(notice, p.clause) for p in notice.passages)
    return tuple(_form(notice, root) for root in roots if root is not None)


def _form(notice: Notice, root: int) -> Form:
    clause = notice.clauses[root]
    title = title_of(clause.heading or clause.text)
    number = re.search(r"\d+|[一二三四五六七八九十]$", clause.section)
    digits = _DIGITS.get(number[0], number[0]) if number else ""
    return Form(clause=root, number=digits, title=title, kind=kind_of(title))


def title_of(name: str) -> str:
    """The name of an attachment without its number and without the bracket after it: （模板）, （样表）."""
    return re.sub(r"^附(?:件|表)[\d一二三四五六七八九十]*[:：]?|[(（][^()（）]*[)）]$", "", squeeze(name))


def kind_of(title: str) -> str | None:
    """What kind of paper a title names (公示, 免学表 …); None where it names none that has a word of its own."""
    kinds = [each for each in concepts(title) if each not in _GENERIC]
    return kinds[-1] if kinds else None


def named(notice: Notice, text: str) -> tuple[Form, ...]:
    """The forms of the notice that a text names."""
    return called(forms(notice), text)


def called(listed: Sequence[T], text: str) -> tuple[T, ...]:
    """Those that a text names: by the attachment's number, by what they are, or by their title's last words."""
    text = squeeze(text)
    numbers = {_DIGITS.get(found, found) for found in _NUMBER.findall(text)}
    spoken_of = {_SHORT_FOR.get(concept, concept) for concept in concepts(text)}
    return (
        tuple(form for form in listed if form.number in numbers)
        or tuple(form for form in listed if form.kind in spoken_of)
        or tuple(form for form in listed if _alike(form.title[-_TAIL:], text) >= _SAME)
    )


def _alike(title: str, text: str) -> int:
    """The length of the longest run of characters that both hold."""
    return SequenceMatcher(None, title, text, autojunk=False).find_longest_match().size


def asked(text: str, aspects: Sequence[tuple[str, float]]) -> str | None:
    """What a question that names a form asks of it: CONTENT, SIGNATURE, or None when it asks for something else."""
    first = aspects[0][0] if aspects else ""
    if first in INSIDE:
        return first
    if first in _OF_SIGNATURE and signs(text):
        return SIGNATURE
    fills = first == "publicity.content" or first in _OF_CONTENT and _FILLS.search(text)
    return CONTENT if fills else None


def signs(text: str) -> frozenset[str]:
    """The kinds of signing that a text speaks of: by name, by seal, by fingerprint."""
    return _SIGNS & frozenset(concepts(squeeze(text)))


def inside(notice: Notice, text: str, aspects: Sequence[tuple[str, float]]) -> tuple[str, tuple[Passage, ...]] | None:
    """What a question asks of a form, and the lines of the form that tell it; None when it asks nothing of one.

    A follow-up, which has the question before it on a second line, is about that one's form when it names none.
    """
    own = text.partition("\n")[0]
    wanted = asked(own, aspects)
    if wanted is None:
        return None
    meant = named(notice, own) or named(notice, text)
    if not meant and aspects[0][0] in INSIDE and not _PAPERS & set(concepts(squeeze(own))):
        meant = _by_words(notice, own, wanted)
    found = lines(notice, meant, wanted, own)
    return (wanted, found) if found else None


def lines(notice: Notice, meant: Sequence[Form], wanted: str, text: str) -> tuple[Passage, ...]:
    """The lines of the forms that tell what is wanted: those that the text points to, if any, else all."""
    roots = {form.clause for form in meant}
    found = [p for p in notice.passages if wanted in p.aspects and form_of(notice, p.clause) in roots]
    shares = likeness(notice, _without_names(text, meant))
    best = max((shares[p.number] for p in found), default=0.0)
    if wanted == CONTENT and best >= POINTED:
        found = [p for p in found if shares[p.number] >= best * AS_MUCH]
    return _fitting(found)


def _without_names(text: str, meant: Sequence[Form]) -> str:
    """The text without the words that only say which form is meant; those stand in all of its lines."""
    calling = {concept.id: concept.words for concept in lexicon()}
    for name in sorted((name for form in meant for name in calling.get(form.kind or "", ())), key=len, reverse=True):
        text = text.replace(name, " ")
    names = {word for form in meant for word in words(form.title)}
    return " ".join(word for word in words(text) if word not in names)


def _by_words(notice: Notice, text: str, wanted: str) -> tuple[Form, ...]:
    """The form with the line that holds most of the question's words, where a line holds enough of them."""
    shares = likeness(notice, text)
    inside_forms = [p for p in notice.passages if wanted in p.aspects and shares[p.number] >= POINTED]
    best = max(inside_forms, key=lambda p: shares[p.number], default=None)
    root = form_of(notice, best.clause) if best else None
    return tuple(form for form in forms(notice) if form.clause == root)


def _fitting(found: Sequence[Passage]) -> tuple[Passage, ...]:
    kept: list[Passage] = []
    for passage in found[:MOST_LINES]:
        if sum(len(p.quote) for p in kept) + len(passage.quote) <= MOST_CHARACTERS:
            kept.append(passage)
    return tuple(kept)


def tells(passages: Sequence[Passage], wanted: str, text: str) -> bool:
    """True when clauses of the notice itself tell what is asked of a form, so that its blank lines only follow."""
    if wanted == SIGNATURE:
        papers = frozenset(concepts(squeeze(text))) - _SIGNS
        return any(signs(text) & signs(p.quote) and papers & _PAPERS & frozenset(concepts(squeeze(p.quote))) for p in passages)
    return any(passage.aspects.get("publicity.content", 0.0) >= 1.0 for passage in passages)
