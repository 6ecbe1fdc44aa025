"""The notice as extractors walk it: sentences and table rows in order, each with the place and list it stands in."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator

from policies.extract import Outlined
from policies.extract.numbers import Plain, plain
from policies.extract.parted import parted
from policies.model import Clause, Part, Passage, Value
from policies.outline.titles import is_own_title
from policies.proof import FURNITURE

LONGEST_QUOTE = 280  # characters: a quote is a clause, not a section

_SHORT = 24  # characters of a line that can stand as a heading
_OPEN, _CLOSE = "(《“「【〈[", ")》”」】〉]"
_BLANK = re.compile(r"[-/\\无空—]*")
_FULL = str.maketrans(",;:()?!", "，；：（）？！")
_MARKS = re.compile(r"(?m)^[#>\s]+|\*\*|\|")


class Line(Value, frozen=True):
    """A passage with what surrounds it, all in the form of ``numbers.plain``.

    ``above`` are the titles of the clauses it stands in, outermost first, ``title`` is its own clause's;
    ``lead`` introduces the list it is an item of. ``cells`` of a table row have blank ones filled in and their
    numerals as they are.
    """

    plain: Plain
    number: int = 0
    clause: int = 0
    parent: int | None = None
    start: int = 0
    end: int = 0
    section: str = ""
    anchor: str = ""
    above: tuple[str, ...] = ()
    title: str = ""
    lead: str = ""
    question: str = ""  # that it answers (问：…？答：…)
    opening: str = ""  # all of the paragraph that introduces it
    part: Part = "body"
    kind: str = "paragraph"
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.plain.text

    @property
    def headings(self) -> str:
        return ">".join(self.above)

    def quote(self, start: int = 0, end: int | None = None) -> str:
        """The notice's own words behind text[start:end]."""
        return self.plain.original(start, len(self.text) if end is None else end)


@functools.lru_cache(maxsize=20_000)
def flat(source: str) -> Plain:
    """As ``numbers.plain`` but with the numerals left as they are: for words that are shown to people."""
    letters, at = [], []
    for place, letter in enumerate(source):
        circled = "①" <= letter <= "⑳"  # NFKC would make a bare number of it
        normal = unicodedata.normalize("NFKC", letter)
        for part in f"({normal})" if circled else normal:
            if not part.isspace():
                letters.append(part)
                at.append(place)
    return Plain(source=source, text="".join(letters), at=(*at, len(source)))


def shown(text: str) -> str:
    """Words of the notice as people read them: one line, Chinese punctuation, no numbering."""
    return re.sub(r"(?<=\d)：(?=\d\d)", ":", trimmed(flat(text).text).translate(_FULL))


def masked(text: str) -> str:
    """The text with the insides of 《》 blanked out: words in a title say nothing of the notice's own rules."""
    return re.sub(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》", lambda match: "《" + "□" * (len(match[0]) - 2) + "》", text)


class Joined(Value, frozen=True):
    """The lines of one clause read as one text: sentences that refer to each other."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    def within(self, start: int, end: int) -> list[tuple[Line, int, int]]:
        """The parts of lines that text[start:end] covers."""
        place, parts = 0, []
        for line in self.lines:
            first, last = max(start - place, 0), min(end - place, len(line.text))
            if first < last:
                parts.append((line, first, last))
            place += len(line.text)
        return parts

    def quote(self, start: int, end: int) -> str:
        """The notice's own words behind text[start:end]."""
        return "".join(line.quote(first, last) for line, first, last in self.within(start, end))


def joined(all_lines: tuple[Line, ...]) -> list[Joined]:
    """The lines clause by clause."""
    return [Joined(lines=tuple(run)) for _, run in itertools.groupby(all_lines, key=lambda line: line.clause)]


def lines(notice: Outlined) -> tuple[Line, ...]:
    """All passages in order, with their surroundings."""
    return tuple(_line(notice, passage) for passage in notice.passages)


def own(notice: Outlined) -> tuple[Line, ...]:
    """The lines that say something of the notice's own: no blank forms, front matter or signature."""
    return tuple(line for line in lines(notice) if line.part in ("body", "attachment"))


def _line(notice: Outlined, passage: Passage) -> Line:
    clause = notice.clauses[passage.clause]
    above = _ancestors(notice.clauses, clause)
    asked, said = parted(passage.quote)
    return Line(
        plain=plain(said),
        number=passage.number,
        clause=passage.clause,
        parent=clause.parent,
        start=notice.document.text.index(said[:1], passage.start + len(asked)) if asked else passage.start,
        end=passage.end,
        section=clause.section,
        anchor=clause.anchor,
        part=clause.part,
        kind=clause.kind,
        above=tuple(words for parent in above if (words := _called(parent))),
        title=plain(clause.title).text,
        lead=_lead(above[-1]) if above else "",
        question=plain(asked).text,
        opening=plain(above[-1].text).text if above else "",
        cells=tuple(_cell(cell) for cell in clause.text.split("\t")) if clause.kind == "row" else (),
        header=tuple(plain(cell).text for cell in clause.header.split("\t")) if clause.header else (),
    )


def _ancestors(clauses: tuple[Clause, ...], clause: Clause) -> list[Clause]:
    found: list[Clause] = []
    while clause.parent is not None:
        clause = clauses[clause.parent]
        found.insert(0, clause)
    return [parent for parent in found if not is_own_title(parent)]


def _lead(parent: Clause) -> str:
    """What introduces the items of a clause: its last sentence when that ends in a colon, else its title."""
    text = plain(parent.text).text
    if text.endswith(":"):
        return trimmed(re.split(r"[。;]", text)[-1])
    return _called(parent)


def _called(clause: Clause) -> str:
    """The clause's title; a question or other short line that items follow serves as one."""
    text = plain(clause.title).text
    return text or (trimmed(plain(clause.text).text) if len(clause.text) <= _SHORT else "")


def _cell(text: str) -> str:
    text = flat(text).text
    return "" if _BLANK.fullmatch(text) else text


def span(notice: Outlined, start: int, end: int) -> str:
    """The document's words from one place to another as one line that can be quoted."""
    text = _MARKS.sub("", FURNITURE.sub("", notice.document.text[start:end]))
    return re.sub(r"\s*\n\s*", "", text).strip()


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The places of the sentences and half-sentences (。；！) of a text, brackets kept whole."""
    return _split(text, "。;!?")


def clauses_of(text: str) -> Iterator[tuple[int, int]]:
    """The places of the comma-separated clauses of a sentence, brackets kept whole."""
    return _split(text, ",:。;!?")


def _split(text: str, marks: str) -> Iterator[tuple[int, int]]:
    start, inside = 0, _bracketed(text)
    for place, letter in enumerate(text):
        if (
            letter in marks
            and place not in inside
            and not (letter in ":," and text[place - 1 : place + 2].strip(letter).isdigit())
        ):
            yield start, place + 1
            start = place + 1
    if start < len(text):
        yield start, len(text)


def _bracketed(text: str) -> set[int]:
    """The places inside brackets that are closed again; a bracket left open hides nothing."""
    inside: set[int] = set()
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter in _OPEN:
            opened.append(place)
        elif letter in _CLOSE and opened:
            inside.update(range(opened.pop(), place))
    return inside


_NUMBERING = re.compile(
    r"^(?:\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-zA-Z])\)|(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-zA-Z])[、.](?!\d(?!\d{3}))"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?!\d)|第[一二三四五六七八九十百\d]+条|\[[ xX√]?\]|[-·●•◆■*]"
    r"|\d{1,2}(?=[^\W\d年月日个次份天年级项篇岁元寸张套A-Za-z]{2})|[,、;:。])+"
)


def trimmed(text: str) -> str:
    """A clause without its numbering and closing marks."""
    return _NUMBERING.sub("", text).strip(",;。:、!")


_INLINE = (  # the ways of counting inside a paragraph: 1. and (1), （一）, (1) without marks between, 一是
    re.compile(r"(?:^|(?<=[;。:,、)]))(?:\((?P<a>\d{1,2})\)|(?P<b>\d{1,2})[、.](?!\d(?!\d{3}年)))"),
    re.compile(r"(?:^|(?<=[;。:,、)]))\((?P<a>[一二三四五六七八九十])\)(?P<b>)"),
    re.compile(r"(?<![第、至到和及])\((?P<a>\d{1,2})\)(?P<b>)"),  # ①身份证②毕业证
    re.compile(r"(?:^|(?<=[;。:,、)]))(?P<a>[一二三四五六七八九十])是(?P<b>)"),
)
_IN_ORDER = "一二三四五六七八九十"


def split_items(text: str) -> tuple[str, list[str]]:
    """What stands before an enumeration inside a paragraph (…:(1)…;(2)…, 一是…;二是…), and its items; without one, none."""
    for pattern in _INLINE:
        marks = list(pattern.finditer(text))
        first = next((i for i, match in enumerate(marks) if _ordinal(match) == 1), len(marks))
        counted = [match for n, match in enumerate(marks[first:], 1) if _ordinal(match) == n]
        if len(counted) > 1:
            ends = [match.start() for match in counted[1:]] + [len(text)]
            items = [text[match.end() : end] for match, end in zip(counted, ends, strict=True)]
            return text[: counted[0].start()], items
    return text, []


def _ordinal(match: re.Match[str]) -> int:
    said = match["a"] or match["b"]
    return int(said) if said.isdigit() else _IN_ORDER.index(said) + 1


def chunks(texts: list[tuple[int, int]], longest: int = LONGEST_QUOTE) -> list[tuple[int, int]]:
    """Neighbouring spans joined as far as a quote may reach."""
    joined: list[tuple[int, int]] = []
    for start, end in texts:
        if joined and end - joined[-1][0] <= longest:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
