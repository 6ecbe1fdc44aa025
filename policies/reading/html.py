"""Web pages: the title and the main content, without navigation and what else stands around an article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Comment, Tag

from policies.reading.markup import BLOCKS, NUMBERED, attribute_words, inline, lines_of, squeezed, tables_together

_NEVER = (
    "script, style, noscript, template, iframe, svg, object, video, audio, nav, header, footer, aside, button, select,"
    " input, textarea, head"
)
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar", "dialog"}
_ASIDE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|side|sidebar|sidebox|aside|foot|footer|head|header|topbar|top|breadcrumbs?"
    r"|crumbs?|location|position|related|relate|recommend|hot|share|sharing|bdsharebuttonbox|toolbar|tools?|copyright|comments?|search"
    r"|login|banner|friend|friendlinks?|links?|pager|pagination|prev|next|qrcode|code|print|ad|ads|advert|popup|float|skip"
    r"|cookie|weixin)"
    r"(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"article|content|zoom|trs_?editor|detail|main|text|news|xxgk|body|pages", re.IGNORECASE)
_MENUS = {"ul", "ol", "dl", "div", "p", "td", "tr", "table", "section", "span"}
_OTHERS = re.compile(
    "[上下]一[篇条]|(?:相关|推荐|热门|最新|延伸)(?:链接|文章|阅读|信息|推荐|公告|动态|新闻)[:：]?$|猜你喜欢"
)
_TITLE = re.compile(
    "(?:通知|公告|通告|办法|规定|安排|方案|要求|指南|须知|细则|规程)(?:[（(].{1,12}[）)])?$|关于.*(?:职称|评审)|职称.*评审"
)
_FURNITURE = re.compile(
    r"^(?:您?(?:当前|现在)?的?(?:所在)?位置[:：]|首页\s*[>›»/|]|【?(?:字体|字号|打印|关闭|关闭窗口|返回|分享|收藏)"
    r"|[上下]一[篇条]|扫一扫|责任编辑"
    r"|(?:点击|浏览|阅读|访问)(?:次数|数|量)|版权所有|copyright|©|分享到|主办单位[:：]|技术支持[:：].*公司|.{0,30}(?:ICP备|公网安备)"
    r"|(?:(?:相关|热门|推荐|最新|热点|延伸|更多)(?:链接|文章|阅读|信息|推荐|公告|动态|新闻|政策|专题|资讯|附件下载)?|猜你喜欢)[:：]?$)",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile("〔|文号|发文|成文|索引|(?:局|厅|部|委员会|办公室|政府|党校)(?:文件)?$")
_HEAD_LINES = 30
_LINKS = 0.75  # share of link text from which a block leads elsewhere


def html_text(source: str) -> str:
    """The words of a page's main content: paragraphs as lines, headings with ``#``, table rows with tabs."""
    soup = BeautifulSoup(source, "lxml")
    title = _title(soup)
    _strip(soup)
    main = _main(soup)
    lines = _clean(lines_of(main))
    at = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if title and squeezed(title) in squeezed(line)), None)
    if at is not None:
        lines = [*filter(_LETTERHEAD.search, lines[:at]), *lines[at:]]
    elif title:
        above, between = _around(title, main, lines)
        lines = [*above, f"# {title}", *between, *lines]
    return "\n\n".join(tables_together(lines))


def _clean(lines: Iterable[str]) -> list[str]:
    """The lines without what pages put around an article; a list of other articles ends it."""
    found = list(lines)
    ends = [i for i, line in enumerate(found) if _OTHERS.match(line.strip("#*- ")) and i > len(found) / 2]
    if ends and not any(NUMBERED.match(line) or "附件" in line for line in found[ends[0] + 1 :] if line[:2] != "- "):
        del found[ends[0] :]
    return [line for line in found if line.strip() and not _FURNITURE.match(line.strip("#*- "))]


def _title(soup: BeautifulSoup) -> str:
    """The page's title in its own words: a heading, or what is marked as one, or else the window's title."""
    marked = [*soup.find_all(["h1", "h2", "h3"]), *soup.find_all(class_=re.compile("title|tit$", re.IGNORECASE))]
    own = [inline(tag) for tag in marked if not _heads_aside(tag)]
    windows = [inline(tag) for tag in soup.find_all("title")]
    pieces = [piece for window in windows for piece in re.split(r"\s*[-_|–—]+\s*", window)]
    body = squeezed((soup.body or soup).get_text())
    fitting = [text for text in (*own, *windows, *pieces) if _fits(text) and squeezed(text) in body]
    named = squeezed("".join([*windows, *_named_by_meta(soup)]))
    return next((text for text in fitting if squeezed(text) in named), next(iter(fitting), ""))


def _fits(text: str) -> bool:
    """True for words that read like a notice's title; 相关通知 heads a list of others."""
    return bool(_TITLE.search(text)) and 6 <= len(text) <= 90 and "。" not in text and not _FURNITURE.match(text)


def _heads_aside(tag: Tag) -> bool:
    """True for a heading in a side bar, a menu or a footer."""
    asides = (each for each in tag.parents if each.name not in ("body", "html", "[document]"))
    return any(each.name in ("aside", "nav", "footer") or _beside(each) for each in asides)


def _named_by_meta(soup: BeautifulSoup) -> list[str]:
    """The article's title as the page's metadata gives it."""
    named = soup.find_all("meta", attrs={"name": re.compile("^(?:ArticleTitle|og:title)$", re.IGNORECASE)})
    return ["".join(attribute_words(tag, "content")) for tag in named]


def _around(title: str, main: Tag, lines: list[str]) -> tuple[list[str], list[str]]:
    """The letterhead above the title, and what stands between it and the main content: issuer, number, day of issue."""
    for above in main.parents:
        around = _clean(lines_of(above))
        at = next((i for i, line in enumerate(around) if squeezed(title) in squeezed(line)), None)
        if at is not None:
            rest = around[at + 1 :]
            until = rest.index(lines[0]) if lines and lines[0] in rest else 0
            between = [line for line in rest[:until] if len(line) < 120 and "\t" not in line]
            return [line for line in around[max(at - _HEAD_LINES, 0) : at] if _LETTERHEAD.search(line)], between
    return [], []


def _strip(soup: BeautifulSoup) -> None:
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    length = len(squeezed(soup.get_text()))
    for tag in soup.select(_NEVER):
        if tag.name in ("header", "form") and tag.find_parent(["article", "main"]):
            continue
        if not tag.decomposed:
            tag.decompose()
    for tag in soup.find_all(True):
        if not tag.decomposed and tag.name in _MENUS and _leads_elsewhere(tag):
            tag.decompose()
        if (
            not tag.decomposed
            and tag.name not in ("body", "html")
            and _beside(tag)
            and len(squeezed(tag.get_text())) < 0.5 * length
        ):
            tag.decompose()


def _leads_elsewhere(tag: Tag) -> bool:
    """A block of links: a menu, a list of other pages. Links to attachments and in sentences are the notice's own."""
    links = tag.find_all("a")
    text = squeezed(tag.get_text())
    if len(links) < 2 or not text or re.search("附件|附表|。|电话|联系|地址|网址|邮箱", text):
        return False
    return sum(len(squeezed(link.get_text())) for link in links) >= _LINKS * len(text)


def _beside(tag: Tag) -> bool:
    """Navigation and the like, as its role, class or id says; or not shown at all."""
    names = " ".join([*attribute_words(tag, "class"), *attribute_words(tag, "id")])
    style = "".join(attribute_words(tag, "style")).replace(" ", "").lower()
    hidden = tag.has_attr("hidden") or "display:none" in style or "visibility:hidden" in style
    return hidden or bool(_ROLES & set(attribute_words(tag, "role"))) or bool(names and _ASIDE.search(names))


def _main(soup: BeautifulSoup) -> Tag:
    """The innermost element that holds nearly all of the text that is no link."""
    current: Tag = soup.body or soup
    whole = _own_words(current)
    while True:
        inner = [
            child for child in current.find_all(True, recursive=False) if child.name in BLOCKS | {"table", "span", "td"}
        ]
        marked = [
            tag
            for tag in inner
            if tag.name in ("article", "main")
            or _CONTENT.search(" ".join([*attribute_words(tag, "class"), *attribute_words(tag, "id")]))
        ]
        best = max(inner, key=_own_words, default=None)
        share = 0.6 if best in marked else 0.9
        if best is None or best.name in ("p", "table", "tbody", "ul", "ol") or _own_words(best) < share * whole:
            return current
        current = best


def _own_words(tag: Tag) -> int:
    linked = sum(len(squeezed(link.get_text())) for link in tag.find_all("a"))
    return len(squeezed(tag.get_text())) - linked
