"""HTML pages: the main content without navigation, tables with their merged cells, headings and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from bs4.element import PageElement

from policies.proof import REPEATS_ABOVE, REPEATS_LEFT

_NEVER = "script, style, noscript, template, iframe, svg, object, video, audio, nav, header, footer, aside, button, select, input, textarea, head"
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar", "dialog"}
_ASIDE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|side|sidebar|sidebox|aside|foot|footer|head|header|topbar|top|breadcrumbs?|crumbs?"
    r"|location|position|related|relate|recommend|hot|share|sharing|bdsharebuttonbox|toolbar|tools?|copyright|comments?|search"
    r"|login|banner|friend|friendlinks?|links?|pager|pagination|prev|next|qrcode|code|print|ad|ads|advert|popup|float|skip|cookie|weixin)"
    r"(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"article|content|zoom|trs_?editor|detail|main|text|news|xxgk|body|pages", re.IGNORECASE)
_TITLE = re.compile(
    "(?:通知|公告|通告|办法|规定|安排|方案|要求|指南|须知|细则|规程)(?:[（(].{1,12}[）)])?$|关于.*(?:职称|评审)|职称.*评审"
)
_BLOCKS = {
    "p", "div", "section", "article", "main", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "center", "form", "fieldset",
    "figure", "figcaption", "address", "body", "html", "caption", "details", "summary", "hr", "li", "tbody", "thead", "tr", "td", "th",
    "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
_FURNITURE = re.compile(
    r"^(?:您?(?:当前|现在)?的?(?:所在)?位置[:：]|首页\s*[>›»/]|【?(?:字体|字号|打印|关闭|关闭窗口|返回|分享|收藏)|上一[篇条]|下一[篇条]"
    r"|相关(?:链接|文章|阅读|信息|附件下载)|点击(?:数|量|次数)|(?:浏览|阅读|访问)(?:次数|量|数)|扫一扫|责任编辑|版权所有|分享到|主办单位|技术支持[:：].*公司)"
)
_NUMBERED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十百]+[章条节]|[①-⑳]|[-•·])"
)
_WRAPPED = re.compile(r"(?<=[\u3001-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3001-\u9fff\uff00-\uffef])")
_LONGEST_CELL = 400  # characters: a longer one holds a layout, not a value


def html_text(source: str) -> str:
    """The words of a page's main content: paragraphs as lines, headings with ``#``, table rows with tabs."""
    soup = BeautifulSoup(source, "lxml")
    title = _title(soup)
    _strip(soup)
    main = _main(soup)
    lines = _clean(_lines(main))
    if title and not any(_squeezed(title) in _squeezed(line) for line in lines[:12]):
        lines = [f"# {title}", *_between(title, main, lines), *lines]
    return "\n\n".join(_tables_together(lines))


def _clean(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line.strip() and not _FURNITURE.match(line.strip("# "))]


def _title(soup: BeautifulSoup) -> str:
    """The page's title in its own words: a heading, or what is marked as one, or else the window's title."""
    marked = [*soup.find_all(["h1", "h2", "h3"]), *soup.find_all(class_=re.compile("title|tit$", re.IGNORECASE))]
    texts = [_inline(tag) for tag in marked] + [
        re.split(r"\s*[_|]\s*|\s+-+\s+", _inline(tag))[0] for tag in soup.find_all("title")
    ]
    return next((text for text in texts if _TITLE.search(text) and len(text) <= 90 and "。" not in text), "")


def _between(title: str, main: Tag, lines: list[str]) -> list[str]:
    """What stands between the title and the main content: issuer, document number, day of issue."""
    for above in main.parents:
        around = _clean(_lines(above))
        at = next((i for i, line in enumerate(around) if _squeezed(title) in _squeezed(line)), None)
        if at is not None:
            rest = around[at + 1 :]
            until = rest.index(lines[0]) if lines and lines[0] in rest else 0
            return [line for line in rest[:until] if len(line) < 120 and "\t" not in line]
    return []


def _strip(soup: BeautifulSoup) -> None:
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    length = len(_squeezed(soup.get_text()))
    for tag in soup.select(_NEVER):
        if tag.name in ("header", "form") and tag.find_parent(["article", "main"]):
            continue
        if not tag.decomposed:
            tag.decompose()
    for tag in soup.find_all(True):
        if (
            not tag.decomposed
            and tag.name not in ("body", "html")
            and _beside(tag)
            and len(_squeezed(tag.get_text())) < 0.5 * length
        ):
            tag.decompose()


def _beside(tag: Tag) -> bool:
    """Navigation and the like, as its role, class or id says; or not shown at all."""
    names = " ".join([*_words(tag, "class"), *_words(tag, "id")])
    style = "".join(_words(tag, "style")).replace(" ", "").lower()
    hidden = tag.has_attr("hidden") or "display:none" in style or "visibility:hidden" in style
    return hidden or bool(_ROLES & set(_words(tag, "role"))) or bool(names and _ASIDE.search(names))


def _words(tag: Tag, attribute: str) -> list[str]:
    value = tag.get(attribute)
    return [] if value is None else [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _main(soup: BeautifulSoup) -> Tag:
    """The innermost element that holds nearly all of the text that is no link."""
    current: Tag = soup.body or soup
    whole = _own_words(current)
    while True:
        inner = [
            child
            for child in current.find_all(True, recursive=False)
            if child.name in _BLOCKS | {"table", "span", "td"}
        ]
        marked = [
            tag
            for tag in inner
            if tag.name in ("article", "main") or _CONTENT.search(" ".join([*_words(tag, "class"), *_words(tag, "id")]))
        ]
        best = max(inner, key=_own_words, default=None)
        share = 0.6 if best in marked else 0.9
        if best is None or best.name in ("p", "table", "tbody", "ul", "ol") or _own_words(best) < share * whole:
            return current
        current = best


def _own_words(tag: Tag) -> int:
    linked = sum(len(_squeezed(link.get_text())) for link in tag.find_all("a"))
    return len(_squeezed(tag.get_text())) - linked


def _squeezed(text: str) -> str:
    return "".join(text.split())


# --------------------------------------------------------------------------- lines


def _lines(tag: Tag) -> Iterator[str]:
    """The block's lines, in their order."""
    run: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag) and (
            child.name in _BLOCKS or child.name == "table" or child.find(list(_BLOCKS | {"table"}))
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
        yield f"{'#' * int(tag.name[1])} {_inline(tag)}"
    elif tag.name == "li":
        yield from _item(tag)
    elif tag.name == "p" and _all_bold(tag):
        yield f"**{_inline(tag)}**"
    else:
        yield from _lines(tag)


def _item(tag: Tag) -> Iterator[str]:
    """A list item. Its number is made by the browser and is no word of the page: it is left out of quotes."""
    for i, line in enumerate(_lines(tag)):
        yield line if i or _NUMBERED.match(line) else f"- {line}"


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


def _inline(tag: Tag) -> str:
    return re.sub(r"\s+", " ", "".join(_raw(child) for child in tag.children)).strip()


def _all_bold(tag: Tag) -> bool:
    text = _inline(tag)
    bold = "".join(_inline(each) for each in tag.find_all(["strong", "b"]))
    return 0 < len(text) <= 40 and _squeezed(bold) == _squeezed(text)


# --------------------------------------------------------------------------- tables


def _table(tag: Tag) -> Iterator[str]:
    rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
    grid = _grid(rows)
    if (
        tag.find("table")
        or not grid
        or max(map(len, grid)) < 2
        or any(len(cell) > _LONGEST_CELL for row in grid for cell in row)
    ):
        for row in rows or [tag]:
            for cell in row.find_all(["td", "th"], recursive=False) or [row]:
                yield from _lines(cell)
        return
    if tag.caption:
        yield _inline(tag.caption)
    for cells in grid:
        if any(cell.strip(REPEATS_ABOVE + REPEATS_LEFT) for cell in cells):
            yield "\t".join(cells)


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
                cells.append(_inline(cell).replace("\v", " ") if i == 0 else REPEATS_LEFT)
        hanging = {column: left for column, left in hanging.items() if left > 0}
        grid.append(cells)
    return grid


def _span(cell: Tag, attribute: str) -> int:
    value = "".join(takewhile(str.isdigit, "".join(_words(cell, attribute)).strip()))
    return min(max(int(value or 1), 1), 50)


def _tables_together(lines: list[str]) -> Iterator[str]:
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
