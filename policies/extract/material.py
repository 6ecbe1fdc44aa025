"""Materials: what is uploaded and what is handed in on paper, in how many copies; from lists, tables and sentences."""

from __future__ import annotations

import itertools
import re

import msgspec

from policies.extract import Outlined
from policies.extract.asked import (
    Named,
    asked,
    bare_list,
    by_level,
    counted_line,
    enumerated,
    grouped,
    item_materials,
    its_copies,
    listed_behind_colon,
)
from policies.extract.channels import HANDS_IN, UPLOADS, Channel, channel_by_number, channel_of
from policies.extract.documents import ENDS_AS_DOCUMENT, GENERIC, copies_in
from policies.extract.lines import LONGEST_QUOTE, Line, clauses_of, flat, own, shown, split_items, trimmed
from policies.extract.material_row import LIST, of_row
from policies.extract.metadata import Metadata
from policies.model import Material

_ADDRESS = re.compile(r"\(?<?(?:https?|www)[:.][^\s()<>,。;\u4e00-\u9fa5]*>?\)?")  # a colon in it would end a list
_ALL_MATERIALS = re.compile(r"材料(?:填写|填报|报送|准备|上传)?(?:要求|清单|须知|目录|说明)$")
_NO_PAPERS_ASKED = re.compile(r"(?:无需|不需要?|不再|不用|不必|免予?)[^,。;]{0,8}纸质[^,。;]{0,6}")
_CHANNEL_LIST = re.compile(  # 线上（7月12日前）：……。线下（寄出）：……
    r"(?:^|(?<=[。;:]))(?:\(?[一二三四五六七八九十\d]+[)、.])?[^,。;:()]{0,6}(?:线上|网上|网络|系统|电子|纸质|纸的|纸件|线下|现场|书面|窗口|上传|报送|递交|邮寄)[^,。;:()]{0,12}(?:\([^()]*\))?:"
)
_ANSWERED = re.compile("^答:")
_DASH = re.compile("(?<=[传交送供])[-—]{2,}")  # 个人上传——身份证、聘书
_ALL_OF_THEM = re.compile(r"(?:以上|上述)[^,。;]{0,10}(?:材料|资料|表格),?(?:均|都|全部|统一)?(?:需|须|要)?(?:提交|报送|提供)?(?=各|一式|\d份)")
_INSTRUCTIONS = re.compile(r"材料|须知|说明|指南|要求")  # attachments that are no forms


def extract(notice: Outlined, meta: Metadata) -> list[Material]:
    """Every material, once for each channel it is asked for in."""
    found: list[Material] = []
    clauses = [list(group) for _, group in itertools.groupby(own(notice), key=lambda line: line.clause)]
    leading = {clause[0].parent for clause in clauses if clause[0].kind in ("item", "row")}
    for clause in clauses:
        first = clause[0]
        if first.kind == "row":
            found += of_row(first)
        elif first.part == "body" or _INSTRUCTIONS.search(first.headings):
            leads = first.clause in leading
            found += _of_clause(clause, _siblings(clauses, first), leads=leads, title=meta.title)
    return _distinct(found)


def _siblings(clauses: list[list[Line]], first: Line) -> str:
    return "".join(
        line.text for clause in clauses for line in clause if clause[0].parent == first.parent and first.kind == "item"
    )


def _distinct(found: list[Material]) -> list[Material]:
    """Each material once, and once more where another number of copies is asked for: a contradiction to be reported."""
    counted = {(fact.name, fact.channel) for fact in found if fact.copies is not None}
    kept: dict[tuple[str, str, int | None], Material] = {}
    for fact in found:
        if fact.copies is not None or (fact.name, fact.channel) not in counted:
            kept.setdefault((fact.name, fact.channel, fact.copies), fact)
    return list(kept.values())


def _of_clause(clause: list[Line], siblings: str, *, leads: bool, title: str) -> list[Material]:
    """The materials of a clause; one that leads to a list of its own is no item of the list that it stands in."""
    first = clause[0]
    over = [_NO_PAPERS_ASKED.sub("", words) for words in (first.lead, first.opening, *reversed(first.above))]
    in_list = any(LIST.search(words) for words in over[:4]) or bool(_ALL_MATERIALS.search(title))
    text = _ADDRESS.sub("", "".join(flat(line.plain.source).text for line in clause))
    text = _DASH.sub(":", _ANSWERED.sub("", text))
    parts = _by_channel(text)
    return [fact for part in parts for fact in _of_part(clause, part, over, siblings, in_list=in_list, leads=leads)]


def _copies_of_all(text: str) -> int | None:
    """How many copies of each a sentence behind the list asks for: 以上材料各2份."""
    match = _ALL_OF_THEM.search(text)
    return copies_in(text[match.start() :]) if match else None


def _by_channel(text: str) -> list[str]:
    """A paragraph that lists first what is uploaded and then what is handed in, taken apart; any other as it is."""
    starts = [match.start() for match in _CHANNEL_LIST.finditer(text)]
    if len(starts) < 2:
        return [text]
    cuts = [0, *starts[1:], len(text)]
    return [text[start:end] for start, end in itertools.pairwise(cuts)]


def _of_part(
    clause: list[Line], text: str, over: list[str], siblings: str, *, in_list: bool, leads: bool
) -> list[Material]:
    """The materials of a paragraph, or of the part of it that is one list."""
    first = clause[0]
    head, items = split_items(text)
    if not items:
        head, items = listed_behind_colon(text)
    if items and (in_list or LIST.search(head)):
        found, default = _of_items(items), channel_of([head, *over], text, text)
        shared = copies_in(head) or copies_in(first.lead) or _copies_of_all(text)
    else:
        listed = first.kind == "item" and in_list and not leads
        default = channel_by_number(first) or channel_of(over, siblings if listed else "", text)
        found = [*_of_text(text, first.title, default, listed=listed, in_list=in_list), *its_copies(text)]
        shared = copies_in(first.lead) or _copies_of_all(siblings) or (copies_in(text) if listed and len(found) == 1 else None)
    return [_fact(clause, one, default if one.channel is None else one.channel, shared) for one in found]


def _of_text(text: str, title: str, default: Channel, *, listed: bool, in_list: bool) -> list[Named]:
    """The materials of one paragraph: an item's own, those listed in it, else those that its sentences ask for."""
    label = text.partition(":")[0]  # 个人总结:不超过2000字
    labelled = in_list and len(label) <= 12 and ENDS_AS_DOCUMENT.search(label) and not GENERIC.match(label)
    if (listed or labelled) and not text.endswith(":") and (found := item_materials(text, title)):
        return found
    return (
        by_level(trimmed(text))
        or (grouped(text) if in_list else [])
        or enumerated(text)
        or (bare_list(text) or counted_line(text) if in_list else [])
        or asked(text, default, title)
    )


def _of_items(items: list[str]) -> list[Named]:
    """The materials of an enumeration inside a paragraph; sentences behind its end are read as sentences."""
    last, _, behind = items[-1].partition("。")
    found = [one for item in [*items[:-1], last] for one in item_materials(item, "")]
    head, others = split_items(behind)
    if others and (LIST.search(head) or HANDS_IN.search(head) or UPLOADS.search(head)):  # 上传:1.……;2.……。由单位报送:1.……;2.……
        channel = channel_of([head], behind, behind)
        again = _of_items(others)
        return [*found, *(msgspec.structs.replace(one, channel=one.channel or channel) for one in again)]
    return [*found, *asked(behind, None)]


def _fact(clause: list[Line], one: Named, channel: Channel, shared: int | None) -> Material:
    core = one.proof or re.sub(r"\(.*", "", one.name)[-6:]
    line = next((line for line in clause if core in flat(line.plain.source).text), clause[0])
    copies = one.copies if one.copies is not None else shared if channel == "paper" else None
    quote = line.quote() if len(line.text) <= LONGEST_QUOTE else _shortened(line, core)
    return Material(
        section=line.section,
        anchor=line.anchor,
        quote=quote,
        name=shown(one.name),
        channel=channel,
        copies=copies,
        note=one.note,
    )


def _shortened(line: Line, core: str) -> str:
    """The comma-separated part of a long sentence that names the material."""
    text = flat(line.plain.source)
    start, end = next(((a, b) for a, b in clauses_of(text.text) if core in text.text[a:b]), (0, LONGEST_QUOTE))
    return text.original(start, min(end, start + LONGEST_QUOTE))
