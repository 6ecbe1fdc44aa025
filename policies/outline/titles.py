"""Titles, headings and section paths: how a clause is named."""

from __future__ import annotations

import re

from policies.model import Clause
from policies.outline.paragraphs import Paragraph, is_organisation

_SENTENCE = re.compile("[。；;，,！!？?：:]")
_NUMBERED_HEADINGS = ("cn", "chapter", "article", "1.1", "【】")
_NAMES_NOTICE = re.compile(r".{0,30}关于.{6,}(?:通知|公告|通告|意见|方案|办法|函|说明)$")
LONGEST_HEADING, LONGEST_LEAD = 40, 16  # characters
_ASKS = re.compile(r"什么|怎么|怎样|如何|谁|哪|多少|几")


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
        return re.split("[。；;]", content[:-1])[-1][-60:].strip()
    short = re.match(r"([^，,。；;：:“]{2,18})[：:](?=.)(?!//)|([^，,。；;：:“]{2,8})。(?=.)", content)
    return (short[1] or short[2]).strip() if short else ""


def notice_title(text: str) -> str:
    """The notice's own title when the text is one, else ''; what is spread out (通    知) is closed up."""
    said = len(text) <= 90 and "关于" in text[:40] and text[-1:] not in "：:，。；" and not re.search("[。；]", text)
    return re.sub(r"(?<=[\u4e00-\u9fff])\s{2,}(?=[\u4e00-\u9fff])", "", text) if said else ""


def is_own_title(clause: Clause) -> bool:
    """Whether a clause is the notice's title set as a heading over the whole body; it says nothing of a section."""
    alone = clause.parent is None and clause.part == "body" and clause.kind == "heading"
    return alone and bool(_NAMES_NOTICE.match(clause.title) and notice_title(clause.text))


def names_notice(text: str) -> bool:
    """Whether a line is the title of a whole notice, the kind of document said at its end."""
    return bool(_NAMES_NOTICE.match(text) and notice_title(text))


def is_heading(content: str) -> bool:
    """True for a short line without the punctuation of a sentence."""
    text = content.strip(" ：:　")
    longest = LONGEST_LEAD if content[-1:] in ":：" else LONGEST_HEADING
    return 0 < len(text) <= longest and not _SENTENCE.search(text)


def plain_headings(paragraphs: list[Paragraph]) -> set[int]:
    """Where headings without any number stand, in a text whose sections have no other."""
    if any(p.heading > 1 or p.first.bold or p.mark and p.mark.style in _NUMBERED_HEADINGS for p in paragraphs):
        return set()
    like = [_looks_like_heading(paragraph) for paragraph in paragraphs]
    found = {i for i in range(len(like) - 1) if like[i] and not like[i + 1]}
    return found if len(found) >= 2 else set()


def _looks_like_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        not paragraph.row
        and paragraph.mark is None
        and paragraph.heading == 0
        and 2 <= len(text) <= LONGEST_LEAD
        and not re.search(r"[。；;，,：:！!？?\d]", text.rstrip("？?"))
        and bool(_ASKS.search(text) or not is_organisation(text))  # 什么时候办 is no office
    )
