"""Lines become paragraphs: what a page's width or a page's end has cut is joined again."""

from __future__ import annotations

import re
from typing import NamedTuple

from policies.model import Value
from policies.outline.lines import Line, width
from policies.outline.markers import Marker
from policies.outline.spans import Span, joined

_TERMINAL = "。！？!?；;：:…"
_CLOSED = _TERMINAL + "”’」』）)】》"
_CONTINUES = re.compile(r"(?:[，、,]|[和及或与的于至为在由按])$")
_TITLE_END = re.compile(
    r"(?:通知|公告|通告|办法|规定|方案|意见|安排|要求|细则|决定|说明|公示|复函|函|指南|须知|条件|（[^）]{1,8}）|\([^)]{1,8}\))$"
)
_ORGANISATION_END = re.compile(r"(?:局|厅|部|会|办公室|中心|党校|学校|学院|政府|公司|院|委|办)(?:[（(].{1,10}[)）])?$")
_DATE = re.compile(
    r"\s*[\d〇零一二三四五六七八九十OIl×xX\s]{4,9}年[\s\d一二三四五六七八九十×xX]{1,5}月[\s\d一二三四五六七八九十×xX]{1,6}日\s*$"
)
_NUMBER_OF_DOCUMENT = re.compile(r"^[\u4e00-\u9fff（）()]{2,20}\s*[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*第?\s*\d+\s*号?$")
ATTACHMENT = re.compile(
    r"^[-\s]*附\s*(?:件|表|录)\s*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})?\s*(?:[-—]\s*\d{1,2})?\s*[:：.、．]?\s*"
)
_NUMBER_LAST = re.compile(r"\d{5,}$")  # a telephone number ends what is said of it
_LABEL = re.compile(r"^[\u4e00-\u9fff（）()、A-Za-z/]{2,14}[:：]")
_QUESTION, _ANSWER = re.compile(r"^.{0,8}?问\s*[:：]"), re.compile(r"^答\s*[:：]")
_ADDRESSEE = re.compile(r"^[^。；]{2,80}[:：]$")
_OPEN, _CLOSE = "（《【", "）》】"
_FULL = str.maketrans("()", "（）")


FIRST_LINE, MANY = 1.5, 4
"""From this blank on, in Chinese characters, a line is indented; and so many lines make a habit."""


class Paragraph(Value, frozen=True, kw_only=True):
    """One or more lines that belong together; table rows stay one a paragraph."""

    span: Span
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return self.span.text

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def mark(self) -> Marker | None:
        return self.lines[0].mark

    @property
    def row(self) -> bool:
        return self.lines[0].row

    @property
    def heading(self) -> int:
        return self.lines[0].heading


def is_date(text: str) -> bool:
    """True when a line is a date and nothing else."""
    return bool(_DATE.match(text))


def is_organisation(text: str) -> bool:
    """True when a short line without punctuation names an office (its seal may be mentioned)."""
    bare = re.sub(r"[（(](?:盖章|公章|代章|印章|章)[）)]", "", text).strip()
    return width(bare) <= 45 and not re.search(r"[。；，：:！？《》“]", bare) and bool(_ORGANISATION_END.search(bare))


class Layout(NamedTuple):
    """How a text is set: the width at which it is wrapped, None when a line is a paragraph; whether the first line of
    a paragraph, and no other, is indented."""

    wrap: float | None
    indented: bool


def layout(found: list[Line]) -> Layout:
    """The layout of a text, from its lines."""
    wrap = wrap_width(found)
    prose = [line for line in found if not line.row and not line.quoted]
    marked = [line for line in prose if line.mark and line.mark.strong]
    indented = sum(line.indent >= FIRST_LINE for line in marked) >= max(MANY, 0.8 * len(marked))
    flush = sum(line.indent == 0 and line.mark is None for line in prose)
    return Layout(wrap, wrap is not None and indented and flush >= MANY)


def paragraphs(found: list[Line]) -> list[Paragraph]:
    """The paragraphs that the lines make up, in their order."""
    setting = layout(found)
    groups: list[list[Line]] = []
    for i, line in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if groups and _joins(groups[-1], line, following, setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def _paragraph(group: list[Line]) -> Paragraph:
    spans = [group[0].span]
    for before, line in zip(group, group[1:], strict=False):
        spaced = (
            before.text[-1:].isascii()
            and line.text[:1].isascii()
            and before.text[-1:].isalpha()
            and line.text[:1].isalpha()
        )
        spans.append(joined([Span(text=" ", at=(line.span.start,)), line.span]) if spaced else line.span)
    return Paragraph(span=joined(spans), lines=tuple(group))


def wrap_width(found: list[Line]) -> float | None:
    """The width at which the text is wrapped, or None when a line is a paragraph."""
    prose = [(line.reach, line.text) for line in found if not line.row]
    if len(prose) < 8:
        return None
    full = sorted(w for w, _ in prose)[int(len(prose) * 0.9)]
    near = [text for w, text in prose if full - 4 <= w <= full + 3]
    cut = sum(text[-1] not in _TERMINAL for text in near)
    longer = sum(w > full + 6 for w, _ in prose)
    many = len(near) >= max(4, 0.3 * len(prose)) and cut >= 0.6 * len(near)
    return full if 12 <= full <= 60 and many and longer <= 0.05 * len(prose) else None


def _joins(group: list[Line], line: Line, following: Line | None, setting: Layout) -> bool:
    before = group[-1]
    if line.row or before.row or line.heading or before.heading or line.quoted != before.quoted or line.blanks > 12:
        return False
    text = "".join(part.text for part in group)
    if _left_open(text, line.text) and not (line.mark and line.mark.strong):
        return True
    if _QUESTION.match(text) and _ANSWER.match(line.text):
        return True
    if _begins_anew(line, text, before, setting.wrap):
        return False
    if setting.indented and line.indent == 0 < group[0].indent:
        return before.text[-1:] not in _CLOSED or _full(before, setting.wrap)
    if _title_goes_on(group, text, line):
        return True
    if group[0].mark is None and _signature_goes_on(text, line, following):
        return True
    return _wrapped(before, line, setting.wrap) if setting.wrap else _cut_by_a_page(text, line)


def _full(line: Line, wrap: float | None) -> bool:
    """Whether a line reaches the width at which the text is wrapped."""
    return wrap is not None and line.reach >= wrap - 4


def _left_open(text: str, following: str) -> bool:
    """A bracket opened in the text is closed soon after it: the line end between them is no paragraph end."""
    tail, ahead = text[-120:].translate(_FULL), following[:80].translate(_FULL)
    return any(
        tail.count(left) > tail.count(right)
        and right in ahead
        and (left + ahead).rindex(left, 0, ahead.index(right) + 1) == 0
        for left, right in zip(_OPEN, _CLOSE, strict=True)
    )


def _begins_anew(line: Line, text: str, before: Line, wrap: float | None) -> bool:
    if is_date(line.text) or _NUMBER_OF_DOCUMENT.match(line.text) or _NUMBER_OF_DOCUMENT.match(text) or is_date(text):
        return True
    if ATTACHMENT.match(line.text) and len(line.text) < 40 and "。" not in line.text and not _CONTINUES.search(text):
        return True
    if line.mark is None:
        return bool(_LABEL.match(line.text)) and not _full(before, wrap)
    if line.mark.strong or line.mark.style == "1.":
        return not (line.mark.style == "bullet" and not line.blanks and _CONTINUES.search(text))
    return line.mark.style != "1 " or text[-1:] in _CLOSED or not _full(before, wrap)


def _title_goes_on(group: list[Line], text: str, line: Line) -> bool:
    """A title of several lines: it begins with 关于 and ends with 通知 or the like."""
    at = text.find("关于")
    if not 0 <= at <= 30 or group[0].mark or len(group) > 4 or _TITLE_END.search(text) or re.search("[。；：:]", text):
        return False
    return not re.search("[。；，：:]", line.text) and width(line.text) <= 40


def _signature_goes_on(text: str, line: Line, following: Line | None) -> bool:
    """The issuer's name in two lines above the date."""
    bare = not re.search(r"[。；，：:！？《》]", text + line.text)
    return (
        bare
        and following is not None
        and is_date(following.text)
        and not _ORGANISATION_END.search(text)
        and bool(_ORGANISATION_END.search(line.text))
        and width(text) >= 8
    )


def _wrapped(before: Line, line: Line, wrap: float | None) -> bool:
    if line.text[:1] in "（(" and line.mark is None and before.text[-1:] not in _CLOSED:
        return True
    return (
        _full(before, wrap)
        and before.text[-1:] not in "。！？"
        or bool(_CONTINUES.search(before.text))
        and line.mark is None
    )


def _cut_by_a_page(text: str, line: Line) -> bool:
    if _CONTINUES.search(text) and re.search("[，、,]$", text):
        return True
    if text[-1:] in _CLOSED or _ADDRESSEE.match(line.text) or _NUMBER_LAST.search(text):
        return False
    if line.text[:1] in "（(" and line.blanks == 0:
        return True
    return width(text) >= 20 and bool(re.search("[，；：]|,", text)) and bool(re.search("[。；，！？]|,", line.text))
