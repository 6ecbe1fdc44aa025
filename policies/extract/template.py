"""The notice's attachments: their numbers and names, and whether the text contains them."""

from __future__ import annotations

import re

from policies.extract import Outlined
from policies.extract.lines import flat, own, shown, trimmed
from policies.extract.metadata import Metadata
from policies.model import Clause, Template, Value

_LIST = "附件目录"  # the outline's name for the list of attachments at the end
_HEAD = re.compile(r"^[-·●]?(?:相关)?附(?:件|表)?(?:目录|清单|下载|[^:。;]{0,24}下载)?[:]")
_NUMBERED = re.compile(
    r"(?:附(?:件|表))?(?:(?P<n>\d{1,2})[.、:．]|\((?P<in>\d{1,2})\))(?![\d.])(?P<name>.+?)"
    r"(?=[;。,]?(?:附件)?(?:\d{1,2}[.、．](?!\d)|\(\d{1,2}\))|[;。]|$)"
)
_FORM_NAME = re.compile(r"(?:表|函|书|清单|目录|名册|样式\)?|模板\)?|样表\)?|格式\)?|承诺|公示|证明)(?:\.[a-z]{3,4})?$")
_PART = re.compile(r"^附(?:件|表)([\d一二三四五六七八九十]{1,2})")
_MENTION = re.compile(r"《([^《》]{3,40})》[^《》。;,]{0,8}?\(?(?:详?见)?附(?:件|表)(\d{1,2})")
_FORM = re.compile(r"\((?:模板|模版|样表|样式|样本|格式|参考)[^()]{0,6}\)|[\W_]|x+|×+")
_LONGEST_ENTRY = 60
_DIGITS = {letter: place for place, letter in enumerate("一二三四五六七八九十", 1)}


class Listed(Value, frozen=True):
    """An attachment as the notice names it."""

    number: int
    name: str
    quote: str
    section: str
    anchor: str


def extract(notice: Outlined, meta: Metadata) -> list[Template]:
    """The attachments: as listed at the end, or else as the text points to them or carries them."""
    parts = _parts(notice)
    listed = _listed(notice) or _unlisted(notice, parts)
    return [
        Template(
            section=one.section,
            anchor=one.anchor,
            quote=one.quote,
            number=one.number,
            name=one.name,
            present=_present(one, parts),
        )
        for one in listed
    ]


def entries(text: str) -> list[tuple[int, str]]:
    """The numbers and names in a list of attachments (``lines.flat``); a single one without a number is 1."""
    body = _HEAD.sub("", text)
    found = [(int(match["n"] or match["in"]), match["name"]) for match in _NUMBERED.finditer(body)]
    if not found and body != text and len(body) >= 3:
        return [(1, trimmed(body))]
    return [(number, trimmed(name)) for number, name in found]


def _listed(notice: Outlined) -> list[Listed]:
    found: list[Listed] = []
    listing = 0  # the number of the last attachment that a line of the text named
    for clause in notice.clauses:
        text = flat(clause.text).text
        if clause.part == "signature" and (clause.section.startswith(_LIST) or _HEAD.match(text)):
            found += [_entry(clause, number, name) for number, name in entries(text)]
        elif clause.part == "body":
            own = entries(text) if _is_listed_in_body(notice, clause) else _next_entry(text, listing)
            forms = [(number, name) for number, name in own if _FORM_NAME.search(name)]
            found += [_entry(clause, number, name) for number, name in forms]
            listing = forms[-1][0] if forms else 0
    return list({one.number: one for one in reversed(found)}.values())[::-1]


def _is_listed_in_body(notice: Outlined, clause: Clause) -> bool:
    """Whether a clause of the text lists attachments: by its own 附件：, or as an item under such a line."""
    if _HEAD.match(flat(clause.text).text):
        return True
    above = flat(notice.clauses[clause.parent].text).text if clause.parent is not None else ""
    head = _HEAD.match(above)
    return clause.kind == "item" and head is not None and head.end() == len(above)


def _next_entry(text: str, last: int) -> list[tuple[int, str]]:
    """The attachment of a line that goes on counting after 附件：1.…; nothing for any other line."""
    own = entries(text) if last else []
    return own if own and own[0][0] == last + 1 and len(text) < _LONGEST_ENTRY else []


def _entry(clause: Clause, number: int, name: str) -> Listed:
    return Listed(number=number, name=shown(name), quote=clause.text, section=clause.section, anchor=clause.anchor)


def _parts(notice: Outlined) -> dict[int, Clause]:
    """The attachments that the text contains, by number."""
    found: dict[int, Clause] = {}
    for clause in notice.clauses:
        match = _PART.fullmatch(flat(clause.section).text)
        if match and clause.level == 0 and clause.part in ("attachment", "template"):
            number = int(match[1]) if match[1].isdigit() else _DIGITS.get(match[1], 0)
            found.setdefault(number, clause)
    return found


def _title(clause: Clause, number: int) -> str:
    """The attachment's own title, without 附件 and its number."""
    return re.sub(rf"^附(?:件|表)(?:{number}|[一二三四五六七八九十])?[.、:]?", "", flat(clause.title).text)


def _unlisted(notice: Outlined, parts: dict[int, Clause]) -> list[Listed]:
    """Attachments that sentences mention ('《公示》（附件2）') and those that follow the text."""
    found: dict[int, Listed] = {}
    for line in own(notice):
        for name, number in _MENTION.findall(flat(line.plain.source).text):
            one = Listed(number=int(number), name=name, quote=line.quote(), section=line.section, anchor=line.anchor)
            found.setdefault(int(number), one)
    for number, clause in parts.items():
        found.setdefault(number, _entry(clause, number, _title(clause, number)))
    return [found[number] for number in sorted(found)]


def _present(one: Listed, parts: dict[int, Clause]) -> bool:
    named = _FORM.sub("", one.name)
    return one.number in parts or any(
        named and named in _FORM.sub("", flat(clause.title).text) for clause in parts.values()
    )
