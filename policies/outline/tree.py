"""Paragraphs become clauses: every one gets its place in the tree, its section, its anchor."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from policies.model import Clause, Part
from policies.outline.lines import Line
from policies.outline.markers import Marker, marker
from policies.outline.paragraphs import Paragraph, is_date, is_organisation
from policies.outline.regions import Region, attachment_head
from policies.outline.spans import Span
from policies.outline.tables import filled, header_of, serial

Kind = Literal["heading", "paragraph", "item", "row"]

_NOTE = re.compile(r"^(注意|备注|填表说明|说明|注)\s*(?:[:：]|(?=\d)|$)\s*")
_CONTACT = re.compile(
    r"^(?:[^，。；]{0,12}(?:联系|咨询|电话|地址|地点|受理|监督|举报|技术服务|技术支持|邮箱|传真|邮编|QQ|网址)[^，。；:：]{0,10})[:：]"
)
_CONTACT_TITLE = re.compile("联系|咨询|电话|受理|监督|举报")
_SUMS_UP = re.compile("^(?:上述|以上|前款|前述)")
_BLANK_FORM = re.compile(r"[×xX]{2,}|[×XxX]\s*年|_{3,}|＿{2,}|签字[:：]|公\s*章|盖\s*章|^\s*年\s*月\s*日|手写签名")
_FORM_TITLE = re.compile(r"模板|模版|样表|样式|样本|格式|(?:表|花名册|名册)(?:[（(][^）)]*[）)])?$")
_PLEDGE = re.compile("承诺|保证")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")


@dataclass
class _Frame:
    """An open level: the clause that new ones may stand under."""

    style: str
    rank: float
    section: str
    anchor: str
    clause: int | None
    number: int = 0
    asks: bool = False  # its text ends with a colon: what follows belongs to it
    counts: dict[str, int] = field(default_factory=dict)


class Tree:
    """Collects the clauses of one document; ``clauses`` is the outcome."""

    def __init__(self, *, guess_blanks: bool, wrapped: bool = False) -> None:
        self.clauses: list[Clause] = []
        self.spans: list[Span] = []
        self._anchors: set[str] = set()
        self._guess = guess_blanks
        self._wrapped = wrapped
        self._stack: list[_Frame] = []
        self._part: Part = "body"
        self._form = False

    # ------------------------------------------------------------------ regions

    def add(self, region: Region) -> None:
        """The clauses of a region, after those added before."""
        if region.kind == "attachment":
            self._attachment(region)
            return
        self._part = region.kind
        self._form = False
        self._stack = [_Frame("root", -2, "", {"front": "f", "body": "c", "signature": "s"}[region.kind], None)]
        self._fill(list(region.paragraphs), flat=region.kind != "body")

    def _attachment(self, region: Region) -> None:
        number = region.number or 1 + sum(c.level == 0 and c.part in ("attachment", "template") for c in self.clauses)
        section = f"附件{number}"
        self._form = _is_form(region)
        self._part = "attachment"
        self._stack = [_Frame("root", -2, section, f"a{number}", None)]
        head, rest = region.paragraphs[0], list(region.paragraphs[1:])
        title = f"{section} {region.title}".strip()
        index = self._clause(
            head.span, title=title, kind="heading", section=section, anchor=f"a{number}", parent=None, part="attachment"
        )
        self._stack[0].clause = index
        while rest and not rest[0].row and rest[0].text and rest[0].text in region.title and region.title != head.text:
            above = rest.pop(0)
            self._clause(
                above.span,
                title="",
                kind="heading",
                section=section,
                anchor=f"a{number}-t",
                parent=index,
                part="attachment",
            )
        self._fill(rest, flat=False)

    def _fill(self, paragraphs: list[Paragraph], *, flat: bool) -> None:
        tail = len(paragraphs) if flat else self._contacts(paragraphs)
        plain = set() if flat or self._part != "body" else _plain_headings(paragraphs)
        i = 0
        while i < len(paragraphs):
            if i == tail:
                self._stack = [_Frame("root", -2, "文末联系方式", "c-contact", None)]
            if paragraphs[i].row:
                rows = _run_of_rows(paragraphs, i)
                self._table(rows)
                i += len(rows)
                continue
            following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
            self._paragraph(paragraphs[i], following, flat=flat, plain=i in plain)
            i += 1

    # ------------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: Paragraph, following: Paragraph | None, *, flat: bool, plain: bool) -> None:
        mark = None if flat else self._mark(paragraph)
        if not flat and (note := _NOTE.match(paragraph.text)) and mark is None and self._note(paragraph, note):
            return
        if self._part == "signature":
            self._closing(paragraph)
        elif mark:
            self._marked(paragraph, mark)
        elif not flat and (paragraph.heading or plain or self._bold_heading(paragraph)):
            self._heading(paragraph)
        else:
            self._unmarked(paragraph, following, flat=flat)

    def _closing(self, paragraph: Paragraph) -> None:
        """The list of attachments, the issuer, the date: a flat list."""
        head, mark = attachment_head(paragraph), paragraph.mark
        first = re.match(r"\s*(\d{1,2})\s*[.．、]\s*(.+)", head[1]) if head else None
        number = int(first[1]) if first else head[0] if head else mark.number if mark else None
        name = first[2] if first else head[1] if head else paragraph.text[mark.length :] if mark else ""
        section = f"附件目录 {number}" if number else "附件目录" if head else ""
        anchor = f"s-{number}" if number else f"s-p{self._next('paragraph')}"
        self._clause(
            paragraph.span,
            title=name,
            kind="item" if number else "paragraph",
            section=section,
            anchor=anchor,
            parent=None,
            part="signature",
        )

    def _mark(self, paragraph: Paragraph) -> Marker | None:
        mark = paragraph.mark
        if mark and mark.style == "1 ":
            before = next((f for f in reversed(self._stack) if f.style == "1."), None)
            plausible = before is not None and before.number == mark.number - 1
            return msgspec.structs.replace(mark, style="1.") if plausible or mark.number == 1 else None
        return mark

    def _marked(self, paragraph: Paragraph, mark: Marker) -> None:
        if mark.style in ("bullet", "【】"):
            self._place(mark.style, mark.rank, 2)
            number = self._next(mark.style)
            label = f"第{number}项" if mark.style == "bullet" else mark.label
        else:
            self._place(mark.style, mark.rank, mark.number)
            number, label = mark.number, mark.label
        parent = self._stack[-1]
        content = paragraph.text[mark.length :]
        title = mark.label if mark.style == "【】" else title_of(content)
        bare = mark.style == "【】" and not content or bool(title) and is_heading(content)
        section = self._section(label, mark.style)
        span = paragraph.span.cut(mark.length) if mark.style == "bullet" else paragraph.span
        letter = {"chapter": "ch", "part": "j", "article": "a", "bullet": "b", "【】": "h"}.get(mark.style, "")
        base = self._stack[0].anchor if mark.style == "article" else parent.anchor
        if mark.style.startswith("1.1"):
            letter = ""
        index = self._clause(
            span,
            title=title,
            kind="heading" if bare else "item",
            section=section,
            anchor=f"{base}-{letter}{number}",
            parent=self._above(),
            part=self._form_part(paragraph),
        )
        self._push(mark.style, mark.rank, index, number, paragraph)

    def _heading(self, paragraph: Paragraph) -> None:
        level = paragraph.heading
        style, rank = (f"h{level}", 2.0 + level) if level else ("plain", 9.0)
        self._place(style, rank, 2)
        number = self._next(style)
        parent = self._stack[-1]
        title = paragraph.text.strip("：: ")
        section = self._section(title, style)
        index = self._clause(
            paragraph.span,
            title=title,
            kind="heading",
            section=section,
            anchor=f"{parent.anchor}-h{number}",
            parent=self._above(),
            part=self._form_part(paragraph),
        )
        self._push(style, rank, index, number, paragraph)

    def _note(self, paragraph: Paragraph, note: re.Match[str]) -> bool:
        """'注：' opens a series of its own; with a number after it, the first note stands on the same line."""
        label = "注" if note[1] in ("注", "注意", "备注") else note[1]
        rest = paragraph.text[note.end() :]
        inner = marker(rest)
        if rest and not (inner and inner.number == 1) and len(note[1]) > 2:
            return False
        del self._stack[1:]
        root = self._stack[0]
        section = f"{root.section} {label}".strip()
        frame = _Frame("note", 5, section, f"{root.anchor}-n", root.clause, asks=True)
        part: Part = "attachment" if self._part == "attachment" else self._part
        if not rest:
            frame.clause = self._clause(
                paragraph.span,
                title=label,
                kind="heading",
                section=section,
                anchor=frame.anchor,
                parent=root.clause,
                part=part,
            )
            self._stack.append(frame)
            return True
        self._stack.append(frame)
        if inner and inner.number == 1:
            index = self._clause(
                paragraph.span,
                title=title_of(rest[inner.length :]),
                kind="item",
                section=f"{section}{inner.label}",
                anchor=f"{frame.anchor}-1",
                parent=root.clause,
                part=part,
            )
            self._push(inner.style, inner.rank, index, 1, paragraph)
        else:
            self._clause(
                paragraph.span,
                title="",
                kind="paragraph",
                section=section,
                anchor=frame.anchor,
                parent=root.clause,
                part=part,
            )
        return True

    def _unmarked(self, paragraph: Paragraph, following: Paragraph | None, *, flat: bool) -> None:
        while len(self._stack) > 1 and self._stack[-1].style in ("bullet", "lead"):
            self._stack.pop()
        self._leave_list(paragraph)
        parent = self._stack[-1]
        number = self._next("paragraph")
        leads = paragraph.text[-1:] in ":：" and following is not None and (following.row or following.mark is not None)
        titled = self._part == "front" and (paragraph.heading > 0 or is_title(paragraph.text))
        title = title_of(paragraph.text) if leads else paragraph.text if titled else ""
        index = self._clause(
            paragraph.span,
            title=title,
            kind="heading" if titled else "paragraph",
            section=parent.section,
            anchor=f"{parent.anchor}-p{number}",
            parent=self._above(),
            part=self._form_part(paragraph),
        )
        if leads and not flat and following is not None:
            rank = following.mark.rank - 0.5 if following.mark else 70.0
            if following.mark is None or all(frame.style != following.mark.style for frame in self._stack):
                self._stack.append(_Frame("lead", rank, parent.section, f"{parent.anchor}-p{number}", index, asks=True))

    def _leave_list(self, paragraph: Paragraph) -> None:
        """An unnumbered paragraph after a list: does it still belong to the list's last item?

        Not when it sums up ('上述材料'), nor after a list of short items that a lead-in with a colon opened.
        """
        stack = self._stack
        if len(stack) < 3 or stack[-1].rank < 20:
            return
        if _SUMS_UP.match(paragraph.text):
            stack.pop()
        elif stack[-2].asks and not self._wrapped and self._short_items(stack[-1]):
            stack.pop()
            if stack[-1].rank >= 30:
                stack.pop()

    def _short_items(self, frame: _Frame) -> bool:
        last = self.clauses[frame.clause] if frame.clause is not None else None
        return last is not None and frame.number > 1 and len(last.text) < 60 and last.text[-1:] in "。；"

    # ------------------------------------------------------------------ tables

    def _table(self, rows: list[Line]) -> None:
        names = header_of(rows)
        header = "\t".join(names or ())
        parent = self._stack[-1]
        label = f"{parent.section} 表".strip()
        above: list[str] = []
        for i, row in enumerate(rows):
            own = filled(row, above if i > (names is not None) else [""] * len(names or ()), guess=self._guess)
            head = names is not None and i == 0
            number = serial(own) or (i + (names is None))
            section = label if head else f"{label}第{number}行"
            span = _row_span(row)
            index = self._clause(
                span,
                title="",
                kind="row",
                section=section,
                anchor=f"{parent.anchor}-r{0 if head else number}",
                parent=self._above(),
                part=self._row_part(rows),
            )
            self.clauses[index] = msgspec.structs.replace(
                self.clauses[index], text="\t".join(own), header="" if head else header
            )
            above = own
        if self._stack[-1].style == "lead":
            self._stack.pop()

    def _row_part(self, rows: list[Line]) -> Part:
        return "template" if self._part == "attachment" and self._form and _mostly_blank(rows) else self._part

    # ------------------------------------------------------------------ the stack

    def _place(self, style: str, rank: float, number: int) -> None:
        """Close the levels that a new clause of this style does not stand under."""
        stack = self._stack
        for i, frame in enumerate(stack):
            if frame.style == style:
                stack[i - 1].counts[style] = max(stack[i - 1].counts.get(style, 0), frame.number)
                del stack[i:]
                return
        if number == 1 and stack[-1].asks and stack[-1].style != "root":
            return
        higher = next((i for i, frame in enumerate(stack) if frame.rank >= rank), len(stack))
        if higher > 1 or number != 1:
            del stack[max(higher, 1) :]

    def _push(self, style: str, rank: float, clause: int, number: int, paragraph: Paragraph) -> None:
        made = self.clauses[clause]
        asks = paragraph.text[-1:] in ":："
        self._stack.append(_Frame(style, rank, made.section, made.anchor, clause, number, asks))

    def _next(self, style: str) -> int:
        counts = self._stack[-1].counts
        counts[style] = counts.get(style, 0) + 1
        return counts[style]

    def _above(self) -> int | None:
        return next((frame.clause for frame in reversed(self._stack) if frame.clause is not None), None)

    def _section(self, label: str, style: str) -> str:
        root = self._stack[0].section
        if style == "article":
            return f"{root} {label}".strip()
        base = self._stack[-1].section
        if style.startswith("1.1"):
            base = next((f.section for f in reversed(self._stack) if not f.style.startswith("1.")), root)
        if style[0] == "h" or style in ("plain", "【】"):
            return f"{base}·{label}" if base and base != root else f"{root} {label}".strip()
        return compose(base, label)

    # ------------------------------------------------------------------ helpers

    def _clause(
        self, span: Span, *, title: str, kind: Kind, section: str, anchor: str, parent: int | None, part: Part
    ) -> int:
        above = self.clauses[parent] if parent is not None else None
        heading = " > ".join(part for part in ((above.heading if above else ""), title) if part)
        clause = Clause(
            anchor=self._unique(anchor),
            section=section,
            heading=heading,
            title=title,
            text=_ADDRESS.sub(r"\1", span.text),
            start=span.start,
            end=span.end,
            level=above.level + 1 if above else 0,
            parent=parent,
            part=part,
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

    def _form_part(self, paragraph: Paragraph) -> Part:
        """In a blank form all is template, but for a pledge (what one promises is a rule) and notes."""
        if self._part != "attachment" or any(frame.style == "note" for frame in self._stack):
            return self._part
        blank = bool(_BLANK_FORM.search(paragraph.text)) or is_date(paragraph.text)
        if _PLEDGE.search(paragraph.text) and not blank:
            return "attachment"
        return "template" if blank or self._form else "attachment"

    def _bold_heading(self, paragraph: Paragraph) -> bool:
        return (
            paragraph.first.bold
            and len(paragraph.lines) == 1
            and len(paragraph.text) <= 30
            and not re.search("[。；，]", paragraph.text)
            and self._part == "body"
        )

    def _contacts(self, paragraphs: list[Paragraph]) -> int:
        """Where unnumbered contact lines at the end of the body begin, unless a heading above announces them."""
        tail = len(paragraphs)
        while tail and paragraphs[tail - 1].mark is None and _CONTACT.match(paragraphs[tail - 1].text):
            tail -= 1
        if self._part != "body" or len(paragraphs) - tail < 2:
            return len(paragraphs)
        above = next((p for p in reversed(paragraphs[:tail]) if p.mark or p.heading), None)
        announced = above is None or _CONTACT_TITLE.search(above.text[:30])
        return len(paragraphs) if announced else tail


def compose(base: str, label: str) -> str:
    """A section path and a label under it.

    >>> compose("四（一）", "5"), compose("五", "1"), compose("第三条", "（二）"), compose("附件4 注", "1")
    ('四（一）5', '五、1', '第三条（二）', '附件4 注1')
    """
    if not base or label[:1] == "（" or base[-1] in "）注":
        return base + label
    return f"{base}、{label}" if base[-1] in "一二三四五六七八九十" else f"{base} {label}"


def title_of(content: str) -> str:
    """A clause's own title: its heading, the words before the first colon or full stop, or its lead-in; or ''."""
    content = content.strip(" 　、")
    if is_heading(content):
        title = content.strip(" ：:。　")
        return re.sub(r"\s+", "", title) if len(title) < 8 and not title.isascii() else title
    if content[-1:] in ":：":
        return re.split("[。；]", content[:-1])[-1][-60:].strip()
    short = re.match(r"([^，。；：:“]{2,18})[：:](?=.)|([^，。；：:“]{2,8})。(?=.)", content)
    return (short[1] or short[2]).strip() if short else ""


def is_title(text: str) -> bool:
    """True for the notice's own title among the paragraphs above the first section."""
    return len(text) <= 90 and "关于" in text[:40] and text[-1:] not in "：:，。；" and not re.search("[。；]", text)


def is_heading(content: str) -> bool:
    """True for a short line without the punctuation of a sentence."""
    text = content.strip(" ：:　")
    longest = 16 if content[-1:] in ":：" else 40
    return 0 < len(text) <= longest and not re.search("[。；，！？：:]", text)


def _is_form(region: Region) -> bool:
    texts = [paragraph.text for paragraph in region.paragraphs]
    rows = [line for paragraph in region.paragraphs if paragraph.row for line in paragraph.lines]
    return bool(
        _FORM_TITLE.search(region.title)
        or any(_BLANK_FORM.search(text) for text in texts)
        or rows
        and _mostly_blank(rows)
    )


def _mostly_blank(rows: list[Line]) -> bool:
    every = [cell.strip() for row in rows for cell in row.raw.split("\t")]
    return sum(not cell for cell in every) >= 0.3 * len(every) or len(rows) == 1


def _run_of_rows(paragraphs: list[Paragraph], i: int) -> list[Line]:
    rows: list[Line] = []
    for paragraph in paragraphs[i:]:
        if not paragraph.row or paragraph.first.blanks > 3 and rows:
            break
        rows.append(paragraph.first)
    return rows


def _row_span(row: Line) -> Span:
    """The row's cells with one space between them; its offsets are the source's."""
    text, at = row.span.text, row.span.at
    kept = [i for i, c in enumerate(text) if not (c.isspace() and (i == 0 or text[i - 1].isspace()))]
    return Span(text="".join(" " if text[i].isspace() else text[i] for i in kept), at=tuple(at[i] for i in kept))


def _plain_headings(paragraphs: list[Paragraph]) -> set[int]:
    """Headings without any number, in a text that has no other."""
    if any(
        p.heading or p.first.bold or p.mark and p.mark.style in ("cn", "chapter", "article", "cn()", "1.1")
        for p in paragraphs
    ):
        return set()
    found = {
        i
        for i, p in enumerate(paragraphs[:-1])
        if _looks_like_heading(p) and not _looks_like_heading(paragraphs[i + 1])
    }
    return found if len(found) >= 2 else set()


def _looks_like_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        not paragraph.row
        and paragraph.mark is None
        and 2 <= len(text) <= 16
        and not re.search(r"[。；，：:！？、\d]", text)
        and not is_organisation(text)
    )
