"""Clauses become passages: sentences and table rows, each something that a person would quote."""

from __future__ import annotations

import re

from policies.model import Clause, Passage
from policies.outline.spans import Span
from policies.proof import plain, proved

_LEFT, _RIGHT = "（(《【“‘「『", "）)》】”’」』"
_ENDS = "。；！？;!?"
_CONTACT = re.compile(r"[^，。；：:]{0,8}(?:联系|咨询|电话)[^，。；：:]{0,6}[：:]")
_UNANSWERED = re.compile(r"^.{0,8}?问\s*[:：](?!.*答\s*[:：])", re.S)
_BLANK_DATE = re.compile(r"[\s\d×xX_＿]*年[\s\d×xX_＿]*月[\s\d×xX_＿]*日?")
_SHORT_CONTACT = 60  # characters: name and telephone number stay together
_LONGEST, _SHORTEST = 220, 6  # characters
_SETS_A_DAY = re.compile(r"\d\s*月\s*\d|\d{4}[-./]\d")  # （一）个人申报（10月9日至10月31日）


def sentences(span: Span, title: str = "") -> list[Span]:
    """The sentences of a paragraph. Ends inside quotes and brackets count only when it would be too long otherwise."""
    if len(span.text) <= _SHORT_CONTACT and _CONTACT.match(span.text):
        return [span]
    found: list[Span] = []
    for piece in _cut(span, nested=False):
        found += _cut(piece, nested=True) if len(piece.text) > _LONGEST else [piece]
    return _merged(span, found, title)


def passages_of(clauses: list[Clause], spans: list[Span], text: str) -> list[Passage]:
    """The passages of all clauses in their order, each proved; headings that set no day and table heads are none, but for
    those of forms, which tell what is to be filled in."""
    found: list[Passage] = []
    for i, (clause, span) in enumerate(zip(clauses, spans, strict=True)):
        if _silent(clause, clauses, i):
            continue
        for sentence in [span] if clause.kind == "row" else sentences(span, clause.title):
            if proved(sentence.text, text) and re.search(r"\w", plain(sentence.text)):
                found.append(
                    Passage(clause=i, number=len(found), quote=sentence.text, start=sentence.start, end=sentence.end)
                )
    return found


def _silent(clause: Clause, clauses: list[Clause], i: int) -> bool:
    if clause.part == "template":
        return clause.parent is None or bool(_BLANK_DATE.fullmatch(clause.text))
    if clause.kind == "row":
        return not clause.header and i + 1 < len(clauses) and bool(clauses[i + 1].header)
    if clause.kind == "heading":
        lead = clause.text[-1:] in ":：" and len(clause.title) > 8
        return clause.part != "front" and not lead and not (clause.part == "body" and _SETS_A_DAY.search(clause.text))
    return False


def _cut(span: Span, *, nested: bool) -> list[Span]:
    text, depth, start = span.text, 0, 0
    found: list[Span] = []
    for i, char in enumerate(text):
        if char in _LEFT:
            depth += 1
        elif char in _RIGHT:
            depth = max(depth - 1, 0)
        ends = char in _ENDS and (nested or depth == 0) and text[i + 1 : i + 2] not in tuple(_RIGHT + _ENDS)
        closes = nested and char in _RIGHT and text[i - 1 : i] in tuple(_ENDS)
        if ends or closes:
            start = _take(span, start, i + 1, found)
    _take(span, start, len(text), found)
    return found


def _take(span: Span, start: int, end: int, found: list[Span]) -> int:
    piece = span.cut(start, end)
    if piece.text:
        found.append(piece)
    return end


def _merged(span: Span, found: list[Span], title: str) -> list[Span]:
    """A title ('信息填报。') joins the sentence after it, and so does a question its answer ('问：…？答：不计算。');
    '（见附件5）' and what has no word in it the one before."""
    merged: list[Span] = []
    for piece in found:
        if merged and (_titles(merged[-1], title) or _UNANSWERED.match(merged[-1].text) or _trails(piece)):
            first, last = span.at.index(merged[-1].start), span.at.index(piece.end - 1)
            merged[-1] = span.cut(first, last + 1)
        else:
            merged.append(piece)
    return merged


def _titles(piece: Span, title: str) -> bool:
    bare = len(re.sub(r"[\s\d.．、（）()]", "", piece.text)) < _SHORTEST and not re.search(r"\d\s*元", piece.text)
    return piece.text[-1:] == "。" and (bool(title) and piece.text.endswith(title + "。") or bare)


def _trails(piece: Span) -> bool:
    return len(piece.text) <= 16 and piece.text[:1] in "（(" or not re.search(r"\w", piece.text)
