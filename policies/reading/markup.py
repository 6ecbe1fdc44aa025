"""HTML elements become lines: paragraphs, headings with ``#``, list items, table rows with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from bs4 import Comment, Tag
from bs4.element import NavigableString, PageElement

from policies.proof import REPEATS_ABOVE, REPEATS_LEFT

BLOCKS = {
    "p", "div", "section", "article", "main", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "center", "form",
    "fieldset", "figure", "figcaption", "address", "body", "html", "caption", "details", "summary", "hr", "li",
    "tbody", "thead", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
NUMBERED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十百]+[章条节]|[①-⑳]|[-•·])"
)
_WRAPPED = re.compile(r"(?<=[\u3001-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3001-\u9fff\uff00-\uffef])")
_LONGEST_CELL = 400  # characters: a longer one holds a layout, not a value
_NEXT_ROW = "\x1d"  # between the rows of a table within a cell


def squeezed(text: str) -> str:
    return "".join(text.split())


def attribute_words(tag: Tag, attribute: str) -> list[str]:
    value = tag.get(attribute)
    return [] if value is None else [str(each) for each in value] if isinstance(value, list) else [str(value)]


# --------------------------------------------------------------------------- lines


def lines_of(tag: Tag) -> Iterator[str]:
    """The block's lines, in their order."""
    run: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag) and (
            child.name in BLOCKS or child.name == "table" or child.find(list(BLOCKS | {"table"}))
        ):
            yield from _flush(run)
            yield from _block(child)
        elif isinstance(child, Tag) and child.name == "br":
            yield from _flush(run)
        else:
            run.append(_raw(child))
    yield from _flush(run)


def _block(tag: Tag) -> Iterator[str]:
    if tag.name == "table":
        yield from _table(tag)
    elif re.fullmatch("h[1-6]", tag.name):
        yield f"{'#' * int(tag.name[1])} {inline(tag)}"
    elif tag.name == "li":
        yield from _item(tag)
    elif tag.name == "dl":
        yield from _definitions(tag)
    elif tag.name == "summary" or tag.name == "p" and _all_bold(tag):
        yield f"**{inline(tag)}**"
    else:
        yield from lines_of(tag)


def _item(tag: Tag) -> Iterator[str]:
    """A list item. Its number is made by the browser and is no word of the page: it is left out of quotes."""
    lines = list(lines_of(tag)) if tag.find(list(BLOCKS | {"table"})) else [inline(tag)]
    for i, line in enumerate(filter(None, lines)):
        yield line if i or NUMBERED.match(line) else f"- {line}"


def _definitions(tag: Tag) -> Iterator[str]:
    """A definition list: each term on one line with what is said of it."""
    term = ""
    for child in tag.find_all(["dt", "dd"]):
        if child.name == "dt":
            if term:
                yield term
            term = inline(child)
        else:
            yield f"{term} {inline(child)}".strip()
            term = ""
    if term:
        yield term


def _flush(run: list[str]) -> Iterator[str]:
    text = "".join(run)
    run.clear()
    for line in text.split("\v"):
        if line.strip():
            yield re.sub(r"[ \t\r\n\f]+", " ", _WRAPPED.sub("", line)).strip()


def _raw(child: PageElement) -> str:
    if isinstance(child, NavigableString):
        return "" if isinstance(child, Comment) else str(child).replace("\xa0", " ")
    if isinstance(child, Tag):
        return "\v" if child.name == "br" else "".join(_raw(each) for each in child.children)
    return ""


def inline(tag: Tag) -> str:
    return re.sub(r"\s+", " ", "".join(_apart(child) for child in tag.children)).strip()


def _apart(child: PageElement) -> str:
    """The words of a child; paragraphs within a cell are parted by a space."""
    return f" {_raw(child)} " if isinstance(child, Tag) and child.name in BLOCKS else _raw(child)


def _all_bold(tag: Tag) -> bool:
    text = inline(tag)
    bold = "".join(inline(each) for each in tag.find_all(["strong", "b"]))
    return 0 < len(text) <= 40 and squeezed(bold) == squeezed(text)


# --------------------------------------------------------------------------- tables


def _table(tag: Tag) -> Iterator[str]:
    _unnest(tag)
    rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
    grid = list(_with_rows_within(_grid(rows)))
    if (
        not grid
        or tag.find("table") and not _holds_tables_in_cells(tag, rows)
        or max(map(len, grid)) < 2
        or any(len(cell) > _LONGEST_CELL for row in grid for cell in row)
    ):
        for row in rows or [tag]:
            for cell in row.find_all(["td", "th"], recursive=False) or [row]:
                yield from lines_of(cell)
        return
    if tag.caption:
        yield inline(tag.caption)
    for cells in grid:
        if any(cell.strip(REPEATS_ABOVE + REPEATS_LEFT) for cell in cells):
            yield "\t".join(cells)


def _unnest(tag: Tag) -> None:
    """A cell that holds a table of one row and nothing else gives its place to that row's cells."""
    for inner in tag.find_all("table"):
        cell = inner.find_parent(["td", "th"])
        alone = len(inner.find_all("tr")) == 1 and not inner.find("table")
        beside = (
            cell is not None
            and cell.find_next_sibling(["td", "th"])
            or cell
            and cell.find_previous_sibling(["td", "th"])
        )
        if alone and beside and cell and squeezed(cell.get_text()) == squeezed(inner.get_text()):
            cell.replace_with(*[each.extract() for each in inner.find_all(["td", "th"])])


def _holds_tables_in_cells(tag: Tag, rows: Sequence[Tag]) -> bool:
    """Whether the tables within a table only divide cells of it (each day with its group): it is no page's layout."""
    cells = [cell for row in rows for cell in row.find_all(["td", "th"], recursive=False)]
    divided = [cell for cell in cells if cell.find("table")]
    deep = any(inner.find_parent("table") is not tag for inner in tag.find_all("table"))
    return len(rows) > 2 and not deep and 2 * len(divided) < len(cells) and all(map(_rows_within, divided))


def _rows_within(cell: Tag) -> list[str]:
    """The rows of the table that alone fills a cell, each in one line; [] when there is no such table."""
    inner = cell.find("table")
    if not isinstance(inner, Tag) or squeezed(inner.get_text()) != squeezed(cell.get_text()):
        return []
    rows = (" ".join(filter(None, map(inline, row.find_all(["td", "th"])))) for row in inner.find_all("tr"))
    return [row for row in rows if row]


def _with_rows_within(grid: Iterable[list[str]]) -> Iterator[list[str]]:
    """A row with a cell that holds rows of its own becomes as many rows; its other cells reach over all of them."""
    for cells in grid:
        parts = [cell.split(_NEXT_ROW) for cell in cells]
        for place in range(max(map(len, parts), default=0)):
            yield [part[place] if place < len(part) else "" if len(part) > 1 else REPEATS_ABOVE for part in parts]


def _grid(rows: Iterable[Tag]) -> list[list[str]]:
    """The table's cells; those covered by a cell above or to the left hold the mark for it."""
    grid: list[list[str]] = []
    hanging: dict[int, int] = {}  # column -> rows that a cell above still covers
    for row in rows:
        cells: list[str] = []
        pending = [cell for cell in row.find_all(["td", "th"], recursive=False)]
        while pending or any(column >= len(cells) for column in hanging):
            if hanging.get(len(cells), 0) > 0:
                hanging[len(cells)] -= 1
                cells.append(REPEATS_ABOVE)
                continue
            if not pending:
                if not any(column > len(cells) and left for column, left in hanging.items()):
                    break
                cells.append("")
                continue
            cell = pending.pop(0)
            down, across = _span(cell, "rowspan") - 1, _span(cell, "colspan")
            for i in range(across):
                if down:
                    hanging[len(cells)] = down
                cells.append(_words_of(cell) if i == 0 else REPEATS_LEFT)
        hanging = {column: left for column, left in hanging.items() if left > 0}
        grid.append(cells)
    return grid


def _words_of(cell: Tag) -> str:
    return _NEXT_ROW.join(_rows_within(cell)) or inline(cell).replace("\v", " ")


def _span(cell: Tag, attribute: str) -> int:
    value = "".join(takewhile(str.isdigit, "".join(attribute_words(cell, attribute)).strip()))
    return min(max(int(value or 1), 1), 50)


def tables_together(lines: list[str]) -> Iterator[str]:
    """Rows of one table without empty lines between them."""
    rows: list[str] = []
    for line in lines:
        if "\t" in line:
            rows.append(line)
            continue
        if rows:
            yield "\n".join(rows)
            rows = []
        yield line
    if rows:
        yield "\n".join(rows)
