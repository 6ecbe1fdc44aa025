"""Word documents (.docx): paragraphs with their automatic numbers, tables with their merged cells."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from policies.proof import REPEATS_ABOVE, REPEATS_LEFT

_CHINESE = "零一二三四五六七八九十"
_TEXT, _TAB, _BREAKS = qn("w:t"), qn("w:tab"), {qn("w:br"), qn("w:cr")}
_GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:rPr"), qn("w:pPr"), qn("w:instrText")}


def docx_text(content: bytes) -> str:
    """The words of a document's body: paragraphs as lines, headings with ``#``, table rows with tabs.

    Numbers that Word makes by itself are written out, since readers see them as part of the text.
    """
    document = docx.Document(io.BytesIO(content))
    numbers = _Numbering(document)
    lines: list[str] = []
    for block in _blocks(document.element.body):
        if block.tag == qn("w:tbl"):
            lines += ["\n".join(_rows(block)), ""]
        else:
            lines += [_paragraph(block, document, numbers), ""]
    return "\n".join(lines)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in their order, those inside content controls as well."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from _blocks(child)


def _paragraph(element: Any, document: Any, numbers: _Numbering) -> str:
    text = "".join(_words(element)).strip()
    if not text:
        return ""
    prefix = numbers.prefix(element)
    level = _heading_level(element, document)
    return "\n".join(
        f"{'#' * level + ' ' if level and not i else ''}{prefix if not i else ''}{line}"
        for i, line in enumerate(text.split("\n"))
    )


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == _TAB:
            yield " "
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        else:
            yield from _words(child)


def _heading_level(element: Any, document: Any) -> int:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if style is None:
        return 0
    name = next((each.name or "" for each in document.styles if each.style_id == style.get(qn("w:val"))), "")
    found = re.fullmatch(r"(?:heading|标题)\s*(\d)", name, re.IGNORECASE)
    return min(int(found[1]), 6) if found else 1 if name.lower() == "title" else 0


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter(qn("w:tr")):
        if next(row.iterancestors(qn("w:tbl"))) is not table:
            continue
        cells: list[str] = []
        for cell in row.iterchildren(qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            cells.append(REPEATS_ABOVE if _continues(properties) else _cell(cell))
            cells += [REPEATS_LEFT] * (_across(properties) - 1)
        if any(cell.strip(REPEATS_ABOVE + REPEATS_LEFT) for cell in cells):
            yield "\t".join(cells)


def _cell(cell: Any) -> str:
    text = " ".join("".join(_words(paragraph)) for paragraph in cell.iter(qn("w:p")))
    return re.sub(r"\s+", " ", text).strip()


def _continues(properties: Any) -> bool:
    merged = None if properties is None else properties.find(qn("w:vMerge"))
    return merged is not None and merged.get(qn("w:val")) != "restart"


def _across(properties: Any) -> int:
    span = None if properties is None else properties.find(qn("w:gridSpan"))
    value = "1" if span is None else span.get(qn("w:val")) or "1"
    return min(int(value), 60) if value.isdigit() else 1


class _Numbering:
    """The running numbers of a document's lists."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[str, list[int]] = {}
        self._series: dict[str, str] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is not None:
            self._load(part.element)

    def _load(self, root: Any) -> None:
        kinds = {each.get(qn("w:abstractNumId")): each for each in root.iter(qn("w:abstractNum"))}
        for number in root.iter(qn("w:num")):
            reference = number.find(qn("w:abstractNumId"))
            kind = kinds.get(reference.get(qn("w:val"))) if reference is not None else None
            id_ = number.get(qn("w:numId"))
            restarts = number.find(qn("w:lvlOverride")) is not None
            self._series[id_] = id_ if restarts or reference is None else f"a{reference.get(qn('w:val'))}"
            for level in kind.iter(qn("w:lvl")) if kind is not None else ():
                self._levels[id_, int(level.get(qn("w:ilvl")) or 0)] = (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    int(_value(level, "start", "1") or 1),
                )

    def prefix(self, paragraph: Any) -> str:
        """The number that stands before a paragraph, '' when there is none."""
        place = self._place(paragraph)
        if place is None or place not in self._levels:
            return ""
        id_, depth = place
        style, text, start = self._levels[place]
        if style in ("bullet", "none"):
            return "- " if style == "bullet" else ""
        counts = self._counts.setdefault(self._series[id_], [])
        while len(counts) <= depth:
            counts.append(self._levels.get((id_, len(counts)), ("", "", 1))[2] - 1)
        counts[depth] += 1
        del counts[depth + 1 :]
        shown = text
        for level in range(depth + 1):
            form = self._levels.get((id_, level), (style, "", start))[0]
            shown = shown.replace(f"%{level + 1}", _written(counts[level], form))
        return shown if shown[-1:] in "、.．）)" else f"{shown} "

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if found is None:
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            element = self._styles.get(style.get(qn("w:val"))) if style is not None else None
            found = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if element is not None else None
        if found is None:
            return None
        id_ = _value(found, "numId", "0")
        return None if id_ == "0" else (id_, int(_value(found, "ilvl", "0")))


def _value(element: Any, name: str, default: str) -> str:
    found = element.find(qn(f"w:{name}"))
    return default if found is None else found.get(qn("w:val")) or default


def _written(number: int, form: str) -> str:
    if form.startswith(("chinese", "japanese", "ideograph", "taiwanese", "korean")) and "Enclosed" not in form:
        return _chinese(number)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    return str(number)


def _chinese(number: int) -> str:
    """1 to 99 in Chinese; higher ones in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十") + (_CHINESE[ones] if ones else "")
