"""The stretches of a notice: front, body, signature, attachments."""

from __future__ import annotations

import re
from typing import Literal

from policies.model import Value
from policies.outline.markers import chinese_number
from policies.outline.paragraphs import ATTACHMENT, Paragraph, is_date, is_organisation
from policies.outline.titles import names_notice, plain_headings

_STRONG = {"chapter", "part", "article", "cn", "cn()", "【】"}
_LETTERHEAD = 10  # paragraphs in which the title stands
_TITLE_NOTE = re.compile(r"[（(](?:模板|模版|样表|样式|格式|范本|样本)[）)]\s*$")


class Region(Value, frozen=True, kw_only=True):
    """Paragraphs that belong together. ``number`` is an attachment's, when it has one."""

    kind: Literal["front", "body", "signature", "attachment"]
    paragraphs: tuple[Paragraph, ...]
    number: int | None = None
    title: str = ""


class _Start(Value, frozen=True, kw_only=True):
    at: int
    number: int | None
    title: str


def bare_name(title: str) -> str:
    """A title without what only says that it is a form, to compare names of attachments."""
    return re.sub(r"[\s《》:：]", "", _TITLE_NOTE.sub("", title))


def regions(found: list[Paragraph]) -> list[Region]:
    """All paragraphs, each in one region, in their order."""
    listed = _listed(found)
    names = _names(found, listed)
    starts = _starts(found, listed, names)
    main = found[: starts[0].at] if starts else found
    tail = _signature(main, listed)
    first = _body_start(main[:tail])
    parts = [
        Region(kind="front", paragraphs=tuple(main[:first])),
        Region(kind="body", paragraphs=tuple(main[first:tail])),
        Region(kind="signature", paragraphs=tuple(main[tail:])),
    ]
    ends = [*(start.at for start in starts[1:]), len(found)]
    for start, end in zip(starts, ends, strict=False):
        parts.append(
            Region(kind="attachment", paragraphs=tuple(found[start.at : end]), number=start.number, title=start.title)
        )
    return [part for part in parts if part.paragraphs]


def attachment_head(paragraph: Paragraph) -> tuple[int | None, str] | None:
    """(number, rest of the line) of a line such as '附件 4' or '附件1：公示表'; None for any other."""
    text = paragraph.text
    found = ATTACHMENT.match(text)
    if not found or paragraph.row or len(text) > 60 or "。" in text:
        return None
    rest = text[found.end() :]
    if found["n"] is None and rest and found[0].rstrip()[-1:] not in ":：":
        return None
    if found["n"] and rest and re.match(r"[）)、，,和至及中的]", rest):
        return None
    number = None if found["n"] is None else int(found["n"]) if found["n"].isdigit() else chinese_number(found["n"])
    return number, rest


def _listed(found: list[Paragraph]) -> set[int]:
    """Where the list of attachments stands: its head line and its items."""
    places: set[int] = set()
    for i, paragraph in enumerate(found):
        head = attachment_head(paragraph)
        if head is None or i in places:
            continue
        following = found[i + 1] if i + 1 < len(found) else None
        if head[0] is None or re.match(r"\s*1\s*[.．、]", head[1]):
            items = _items_after(found, i)
            if items or head[1]:
                places |= {i, *items}
        elif (
            head[1]
            and following
            and (_is_close(following) or attachment_head(following))
            and not _is_close_before(found, i)
        ):
            places.add(i)
    return places


def _items_after(found: list[Paragraph], i: int) -> list[int]:
    items = []
    for j in range(i + 1, len(found)):
        mark = found[j].mark
        if mark is None or mark.style not in {"1.", "(1)", "1)", "1 ", "cn", "①", "bullet"} or len(found[j].text) > 90:
            break
        items.append(j)
    return items


def _is_close(paragraph: Paragraph) -> bool:
    return is_date(paragraph.text) or is_organisation(paragraph.text)


def _is_close_before(found: list[Paragraph], i: int) -> bool:
    """The date stands above: what follows are the attachments themselves, not their list."""
    return any(is_date(paragraph.text) for paragraph in found[max(0, i - 3) : i]) and i > len(found) * 0.3


def _names(found: list[Paragraph], listed: set[int]) -> dict[str, int]:
    """The names in the list of attachments, each with its number."""
    names: dict[str, int] = {}
    for i in sorted(listed):
        text, mark = found[i].text, found[i].mark
        if head := attachment_head(found[i]):
            first = re.match(r"\s*(\d{1,2})\s*[.．、]\s*(.+)", head[1])
            number, name = (int(first[1]), first[2]) if first else (head[0] or 1, head[1])
        else:
            number, name = (mark.number, text[mark.length :]) if mark else (0, "")
        if bare_name(name):
            names[bare_name(name)] = number
    return names


def _starts(found: list[Paragraph], listed: set[int], names: dict[str, int]) -> list[_Start]:
    starts: list[_Start] = []
    closed = False
    for i, paragraph in enumerate(found):
        closed = closed or is_date(paragraph.text) or i in listed
        if i in listed:
            continue
        head = attachment_head(paragraph)
        if head is not None and (head[0] is not None or closed or not head[1]) and i > 0:
            starts.append(_Start(at=i, number=head[0], title=head[1] or _title_below(found, i)))
        elif (
            closed
            and not paragraph.row
            and bare_name(paragraph.text) in names
            and not (starts and starts[-1].at >= i - 2)
        ):
            starts.append(_Start(at=i, number=names[bare_name(paragraph.text)], title=paragraph.text))
    return starts


def _title_below(found: list[Paragraph], i: int) -> str:
    """The title under an '附件 4' line, which may take two lines."""
    title = ""
    for paragraph in found[i + 1 : i + 3]:
        bare = not paragraph.row and not paragraph.mark and not re.search("[。；，：:]", paragraph.text)
        if not bare or len(paragraph.text) > 60 or attachment_head(paragraph):
            break
        title += paragraph.text
        if re.search(r"(?:[表书册]|[）)])$", paragraph.text):
            break
    return title


def _signature(main: list[Paragraph], listed: set[int]) -> int:
    """Where the closing lines begin: the list of attachments, the issuer, the date."""
    tail = len(main)
    while tail > 1 and (tail - 1 in listed or _is_close(main[tail - 1]) or _is_aside(main[tail - 1])):
        tail -= 1
    closing = range(tail, len(main))
    return tail if any(i in listed or is_date(main[i].text) for i in closing) else len(main)


def _is_aside(paragraph: Paragraph) -> bool:
    return (
        bool(re.match(r"[（(]?\s*(?:此件|主动公开|公开方式|信息公开|抄送|印发|盖章|（?公章)", paragraph.text))
        and len(paragraph.text) < 60
    )


def _body_start(main: list[Paragraph]) -> int:
    """The first numbered section, else heading, else what stands after title and addressee."""
    titled = _title_at(main)  # over it stands a letterhead, in bold or as headings of its own
    if headings := [i for i in plain_headings(main) if i > titled]:
        return min(headings)
    for i, paragraph in enumerate(main[titled + 1 :], titled + 1):
        mark = paragraph.mark
        again = paragraph.heading == 1 and i > 2 and main[0].heading == 1
        if mark and mark.style in _STRONG or paragraph.heading > 1 or again:
            return i
    for i, paragraph in enumerate(main):
        if i > max(titled, 0) and (paragraph.mark and paragraph.mark.number == 1 or paragraph.first.bold):
            return i
    return _after_title(main)


def _title_at(main: list[Paragraph]) -> int:
    """Where the notice's title stands: a line that names a notice, or the only heading of its level at the top; else -1."""
    named = [i for i, paragraph in enumerate(main[:_LETTERHEAD]) if names_notice(paragraph.text)]
    if named:
        return named[-1]
    level = main[0].heading if main else 0
    return 0 if level and sum(paragraph.heading == level for paragraph in main) == 1 else -1


def _after_title(main: list[Paragraph]) -> int:
    for i, paragraph in enumerate(main):
        if re.search("[。；]", paragraph.text) or paragraph.row:
            return min(i, max(len(main) - 1, 0)) if i else 0
    return min(1, len(main) - 1) if main else 0
