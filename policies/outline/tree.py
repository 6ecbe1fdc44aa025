"""Paragraphs become clauses: every one gets its place in the tree, its section, its anchor."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from policies.model import Clause, Part
from policies.outline.forms import is_blank, is_form, is_pledge, mostly_blank
from policies.outline.levels import Level, Levels
from policies.outline.lines import Line
from policies.outline.markers import Marker, marker
from policies.outline.paragraphs import Paragraph
from policies.outline.regions import Region, attachment_head
from policies.outline.spans import Span
from policies.outline.tables import filled, header_of, row_span, serial
from policies.outline.titles import is_heading, notice_title, plain_headings, title_of
from policies.proof import REPEATS_ABOVE, REPEATS_LEFT

Kind = Literal["heading", "paragraph", "item", "row"]

_NOTE = re.compile(r"^(注意|备注|填表说明|说明|注)\s*(?:[:：]|(?=\d)|$)\s*")
_CONTACT = re.compile(
    r"^[^，。；]{0,12}(?:联系|咨询|电话|地址|地点|受理|监督|举报|技术服务|技术支持|邮箱|传真|邮编|QQ|网址)[^，。；:：]{0,10}[:：]"
)
_CONTACT_TITLE = re.compile("联系|咨询|电话|受理|监督|举报")
_SUMS_UP = re.compile("^(?:上述|以上|前款|前述)")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_LETTERS = {"chapter": "ch", "part": "j", "article": "a", "bullet": "b", "【】": "h"}
SHORT_ITEM = 60  # characters
WITHIN_SECTION = 15.0
"""The rank of headings without a number that first stand inside a numbered section."""
NUMBERED = "1.#"
"""The style of headings with a number of one part, whatever stands behind it (4 材料清单, ## 4. 材料清单)."""
OVER_LISTS = 5
"""By how much numbered headings stand above lists with the same kind of number."""
NOTE_IN_BODY = 12
"""The rank of notes inside the body: under chapters and articles, over the numbers that their own series may have."""


class Tree:
    """Collects the clauses of one document; ``clauses`` and ``spans`` (their display text) are the outcome."""

    def __init__(self, *, wrapped: bool) -> None:
        self.clauses: list[Clause] = []
        self.spans: list[Span] = []
        self._anchors: set[str] = set()
        self._wrapped = wrapped
        self._part: Part = "body"
        self._form = False
        self._levels = Levels(Level("root", -2, "", "c", None))

    # ------------------------------------------------------------------ regions

    def add(self, region: Region) -> None:
        """The clauses of a region, after those added before."""
        if region.kind == "attachment":
            self._attachment(region)
            return
        self._part, self._form = region.kind, False
        self._levels = Levels(Level("root", -2, "", {"front": "f", "body": "c", "signature": "s"}[region.kind], None))
        for paragraph in region.paragraphs if region.kind == "signature" else ():
            self._closing(paragraph)
        if region.kind != "signature":
            self._fill(list(region.paragraphs))

    def _attachment(self, region: Region) -> None:
        number = region.number or 1 + sum(c.level == 0 and c.part in ("attachment", "template") for c in self.clauses)
        section, anchor = f"附件{number}", f"a{number}"
        self._part, self._form = "attachment", is_form(region)
        self._levels = Levels(Level("root", -2, section, anchor, None))
        head, rest = region.paragraphs[0], list(region.paragraphs[1:])
        root = self._clause(head.span, f"{section} {region.title}".strip(), "heading", section, anchor)
        self._levels.root.clause = root
        while rest and not rest[0].row and rest[0].text in region.title and region.title != head.text:
            self._clause(rest.pop(0).span, "", "heading", section, f"{anchor}-t")
        self._fill(rest)

    def _fill(self, paragraphs: list[Paragraph]) -> None:
        tail = self._contacts(paragraphs)
        plain = plain_headings(paragraphs) if self._part == "body" else set()
        i = 0
        while i < len(paragraphs):
            if i == tail:
                self._levels = Levels(Level("root", -2, "文末联系方式", "c-contact", None))
            rows, items = _run_of_rows(paragraphs, i), _unnumbered_list(paragraphs, i, plain)
            if rows:
                self._table(rows)
            elif items:
                self._list(paragraphs[i], items)
            else:
                following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
                self._paragraph(paragraphs[i], following, heading=i in plain)
            i += len(rows) or 1 + len(items)

    def _contacts(self, paragraphs: list[Paragraph]) -> int:
        """Where unnumbered contact lines at the end of the body begin, unless a heading above announces them."""
        tail = len(paragraphs)
        while tail and paragraphs[tail - 1].mark is None and _CONTACT.match(paragraphs[tail - 1].text):
            tail -= 1
        if self._part != "body" or len(paragraphs) - tail < 2:
            return len(paragraphs)
        above = next((p for p in reversed(paragraphs[:tail]) if p.mark or p.heading), None)
        return len(paragraphs) if above is None or _CONTACT_TITLE.search(above.text[:30]) else tail

    # ------------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: Paragraph, following: Paragraph | None, *, heading: bool) -> None:
        if self._part == "front":
            self._unmarked(paragraph, following)
            return
        mark = self._mark(paragraph)
        note = _NOTE.match(paragraph.text) if mark is None else None
        if mark:
            self._marked(paragraph, mark)
        elif note and self._note(paragraph, note):
            return
        elif paragraph.heading or heading or self._bold_heading(paragraph):
            self._heading(paragraph)
        else:
            self._unmarked(paragraph, following)

    def _closing(self, paragraph: Paragraph) -> None:
        """The list of attachments, the issuer, the date: a flat list."""
        head, mark = attachment_head(paragraph), paragraph.mark
        first = re.match(r"\s*(\d{1,2})\s*[.．、]\s*(.+)", head[1]) if head else None
        number = int(first[1]) if first else head[0] if head else mark.number if mark else None
        name = first[2] if first else head[1] if head else paragraph.text[mark.length :] if mark else ""
        section = f"附件目录 {number}" if number else "附件目录" if head else ""
        anchor = f"s-{number}" if number else f"s-p{self._levels.root.next('paragraph')}"
        self._clause(paragraph.span, name, "item" if number else "paragraph", section, anchor, under=None)

    def _mark(self, paragraph: Paragraph) -> Marker | None:
        """The paragraph's marker; '7 见习期' is one only where 6 stands before it.

        Numbers of headings marked as such, and those without a point (4 材料清单), are a series apart from the numbers of
        lists: 1. under 4 does not begin the document anew.
        """
        mark = paragraph.mark
        if mark is None or mark.style[:2] not in ("1.", "1 "):
            return mark
        headed, listed = self._levels.number(NUMBERED), self._levels.number("1.")
        if mark.style not in ("1.", "1 "):  # 1.1
            over = paragraph.heading > 0 or headed > 0 and listed == 0
            return msgspec.structs.replace(mark, rank=mark.rank - OVER_LISTS) if over else mark
        heads = paragraph.heading > 0 or mark.style == "1 " and (headed > 0 or listed == 0)
        if mark.style == "1 " and mark.number not in (1, 1 + (headed if heads else listed)):
            return None
        goes_on = listed == 0 and mark.number == headed + 1 > 1
        if heads or goes_on:
            return msgspec.structs.replace(mark, style=NUMBERED, rank=mark.rank - OVER_LISTS)
        return msgspec.structs.replace(mark, style="1.")

    def _marked(self, paragraph: Paragraph, mark: Marker) -> None:
        counted = mark.style in ("bullet", "【】")
        self._levels.place(mark.style, mark.rank, 2 if counted else mark.number)
        number = self._levels.top.next(mark.style) if counted else mark.number
        section = self._levels.section(f"第{number}项" if mark.style == "bullet" else mark.label, mark.style)
        content = paragraph.text[mark.length :]
        title = mark.label if mark.style == "【】" else title_of(content)
        bare = not content if mark.style == "【】" else is_heading(content)
        base = self._levels.root.anchor if mark.style == "article" else self._levels.top.anchor
        span = paragraph.span.cut(mark.length) if mark.style == "bullet" else paragraph.span
        anchor = f"{base}-{_LETTERS.get(mark.style, '')}{number}"
        index = self._clause(span, title, "heading" if bare else "item", section, anchor, part=self._part_of(paragraph))
        self._open(mark.style, mark.rank, index, number, paragraph)

    def _heading(self, paragraph: Paragraph) -> None:
        style, rank = (f"h{paragraph.heading}", 2.0 + paragraph.heading) if paragraph.heading else ("plain", 9.0)
        if style == "plain" and self._levels.has("cn") and not self._levels.has("plain"):
            rank = WITHIN_SECTION  # **网上提交** under 四、申报材料
        self._levels.place(style, rank, 2)
        number = self._levels.top.next(style)
        title = paragraph.text.strip("：: ")
        section, anchor = self._levels.section(title, style), f"{self._levels.top.anchor}-h{number}"
        index = self._clause(paragraph.span, title, "heading", section, anchor, part=self._part_of(paragraph))
        self._open(style, rank, index, number, paragraph)

    def _note(self, paragraph: Paragraph, note: re.Match[str]) -> bool:
        """'注：' opens a series of its own; with a number after it, the first note stands on the same line.

        In the body it belongs to the section that it closes: a lone note is a paragraph of it like any other.
        """
        label = "注" if note[1] in ("注", "注意", "备注") else note[1]
        rest = paragraph.text[note.end() :]
        inner = marker(rest)
        first = inner if inner and inner.number == 1 else None
        in_body = self._part == "body"
        if rest and not first and (in_body or len(note[1]) > 2):
            return False
        if in_body:
            self._levels.place("note", NOTE_IN_BODY, 2)
        else:
            self._levels.close_all()
        root = self._levels.top
        section, anchor = f"{root.section} {label}".strip(), f"{root.anchor}-n"
        level = Level("note", NOTE_IN_BODY if in_body else 5, section, anchor, root.clause, asks=True)
        self._levels.push(level)
        if not rest:
            level.clause = self._clause(paragraph.span, label, "heading", section, anchor, under=root.clause)
        elif first:
            title = title_of(rest[first.length :])
            index = self._clause(paragraph.span, title, "item", f"{section}{first.label}", f"{anchor}-1")
            self._open(first.style, first.rank, index, 1, paragraph)
        else:
            self._clause(paragraph.span, "", "paragraph", section, anchor)
        return True

    def _unmarked(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        while self._levels.top.style in ("bullet", "lead"):
            self._levels.pop()
        self._leave_list(paragraph)
        leads = _leads(paragraph, following)
        if leads and following is not None and following.mark is not None and following.mark.number == 1:
            self._end_list(following.mark.style)
        parent = self._levels.top
        titled = self._part == "front" and (paragraph.heading > 0 or bool(notice_title(paragraph.text)))
        title = title_of(paragraph.text) if leads else ""
        title = notice_title(paragraph.text) or paragraph.text if titled else title
        section = parent.section or ("正文" if self._part == "body" else "")
        anchor = f"{parent.anchor}-p{parent.next('paragraph')}"
        kind: Kind = "heading" if titled else "paragraph"
        index = self._clause(paragraph.span, title, kind, section, anchor, part=self._part_of(paragraph))
        if leads and following is not None and self._part != "front":
            self._lead(following, Level("lead", 70.0, parent.section, anchor, index, asks=True))

    def _list(self, lead: Paragraph, items: list[Paragraph]) -> None:
        """A lead-in and the unnumbered paragraphs that it introduces, which are its items."""
        self._paragraph(lead, None, heading=False)
        at = len(self.clauses) - 1
        over = self.clauses[at]
        if not over.title and (title := title_of(lead.text)):
            heading = " > ".join(filter(None, [over.heading, title]))
            self.clauses[at] = over = msgspec.structs.replace(over, title=title, heading=heading)
        for number, item in enumerate(items, 1):
            self._clause(item.span, title_of(item.text), "item", over.section, f"{over.anchor}-p{number}", under=at)

    def _lead(self, following: Paragraph, level: Level) -> None:
        """A lead-in ('符合下列条件之一：') is the heading of the list or table under it."""
        if following.mark is None:
            self._levels.push(level)
        elif not self._levels.has(following.mark.style):
            level.rank = following.mark.rank - 0.5
            self._levels.push(level)

    def _end_list(self, style: str) -> None:
        """A lead-in before a list that begins with 1 again ends the list before, and that list's own lead-in."""
        if self._levels.top.style == style and self._levels.above_top.style == "lead":
            self._levels.pop()
            self._levels.pop()

    def _leave_list(self, paragraph: Paragraph) -> None:
        """An unnumbered paragraph after a list: does it still belong to the list's last item?

        Not when it sums up ('上述材料'), nor when the list has ended (items with ；, the last with 。), nor after a list of
        short items that a lead-in with a colon opened.
        """
        levels = self._levels
        if len(levels) < 3 or levels.top.rank < 20:
            return
        asked = levels.above_top.asks
        ended = self._has_ended(levels.top)
        if ended or asked and not self._wrapped and self._short_items(levels.top):
            levels.pop()
            if asked and levels.top.rank >= 30:
                levels.pop()
        elif _SUMS_UP.match(paragraph.text):
            levels.pop()

    def _has_ended(self, level: Level) -> bool:
        """Whether the innermost item is a list's last by its mark: those before it end with ；, it with 。"""
        if level.clause is None or level.number < 3 or self.clauses[-1] is not self.clauses[level.clause]:
            return False
        last = self.clauses[level.clause]
        before = [
            clause for clause in self.clauses[: level.clause] if clause.parent == last.parent and clause.kind == "item"
        ]
        return last.text[-1:] == "。" and len(before) > 1 and all(each.text[-1:] in "；;" for each in before[-2:])

    def _short_items(self, level: Level) -> bool:
        last = self.clauses[level.clause] if level.clause is not None else None
        return last is not None and level.number > 1 and len(last.text) < SHORT_ITEM and last.text[-1:] in "。；"

    # ------------------------------------------------------------------ tables

    def _table(self, rows: list[Line]) -> None:
        names = header_of(rows)
        header = "\t".join(names or ())
        parent = self._levels.top
        label = f"{parent.section} 表".strip()
        form = self._part == "attachment" and self._form and mostly_blank(rows)
        above = [""] * len(names or ())
        guess = not any(mark in row.raw for row in rows for mark in (REPEATS_ABOVE, REPEATS_LEFT))
        for i, row in enumerate(rows):
            head = names is not None and i == 0
            own = filled(row, above, guess=guess)
            number = 0 if head else serial(own) or i + (names is None)
            section = label if head else f"{label}第{number}行"
            anchor = f"{parent.anchor}-r{number}"
            index = self._clause(row_span(row), "", "row", section, anchor, part="template" if form else self._part)
            shown = msgspec.structs.replace(self.clauses[index], text="\t".join(own), header="" if head else header)
            self.clauses[index] = shown
            above = [""] * len(own) if head else own
        if parent.style == "lead":
            self._levels.pop()

    # ------------------------------------------------------------------ helpers

    def _open(self, style: str, rank: float, clause: int, number: int, paragraph: Paragraph) -> None:
        made = self.clauses[clause]
        asks = paragraph.text[-1:] in ":："
        self._levels.push(Level(style, rank, made.section, made.anchor, clause, number, asks))

    def _clause(
        self,
        span: Span,
        title: str,
        kind: Kind,
        section: str,
        anchor: str,
        *,
        under: int | None | Literal["open"] = "open",
        part: Part | None = None,
    ) -> int:
        """Add a clause under the innermost open one (or the given one); its index."""
        parent = self._levels.clause() if under == "open" else under
        above = self.clauses[parent] if parent is not None else None
        clause = Clause(
            anchor=self._unique(anchor),
            section=section,
            heading=" > ".join(each for each in (above.heading if above else "", title) if each),
            title=title,
            text=_ADDRESS.sub(r"\1", span.text),
            start=span.start,
            end=span.end,
            level=above.level + 1 if above else 0,
            parent=parent,
            part=part or self._part,
            kind=kind,
        )
        self.clauses.append(clause)
        self.spans.append(span)
        return len(self.clauses) - 1

    def _unique(self, anchor: str) -> str:
        tried, n = anchor, 1
        while tried in self._anchors:
            n += 1
            tried = f"{anchor}.{n}"
        self._anchors.add(tried)
        return tried

    def _part_of(self, paragraph: Paragraph) -> Part:
        """In a blank form all is template, but for a pledge (what one promises is a rule) and notes."""
        if self._part != "attachment" or self._levels.has("note") or is_pledge(paragraph.text):
            return self._part
        return "template" if self._form or is_blank(paragraph.text) else "attachment"

    def _bold_heading(self, paragraph: Paragraph) -> bool:
        short = len(paragraph.lines) == 1 and len(paragraph.text) <= 30 and not re.search("[。；，]", paragraph.text)
        return paragraph.first.bold and short and self._part == "body"


def finished(clauses: list[Clause]) -> list[Clause]:
    """The clauses, with a bare line that nothing stands under (an item such as '1.身份证') told from a heading."""
    parents = {clause.parent for clause in clauses}
    return [
        msgspec.structs.replace(clause, kind="item")
        if clause.kind == "heading" and clause.title and clause.part != "front" and i not in parents
        else clause
        for i, clause in enumerate(clauses)
    ]


def _leads(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """A colon before a list or a table, or a bare line (a caption) before a table."""
    if following is None:
        return False
    colon = paragraph.text[-1:] in ":："
    return colon and following.mark is not None or following.row and (colon or is_heading(paragraph.text))


def _unnumbered_list(paragraphs: list[Paragraph], i: int, headings: set[int]) -> list[Paragraph]:
    """The paragraphs that one ending in a colon introduces without numbering them: parted by semicolons to a full stop."""
    if paragraphs[i].text[-1:] not in ":：" or paragraphs[i].row or i in headings:
        return []
    items: list[Paragraph] = []
    for paragraph in paragraphs[i + 1 :]:
        if paragraph.mark or paragraph.row or paragraph.heading:
            return []
        items.append(paragraph)
        if paragraph.text[-1:] not in ";；":
            break
    return items if len(items) > 1 and items[-1].text[-1:] == "。" else []


def _run_of_rows(paragraphs: list[Paragraph], i: int) -> list[Line]:
    """The table rows from there on, blank lines between them or not."""
    rows: list[Line] = []
    for paragraph in paragraphs[i:]:
        if not paragraph.row or rows and paragraph.first.blanks > 3:
            break
        rows.append(paragraph.first)
    return rows
