"""Contacts: whom to call or visit, about what; from labelled lines, sentences and tables."""

from __future__ import annotations

import itertools
import re
import unicodedata

import msgspec

from policies.extract import Outlined
from policies.extract.lines import LONGEST_QUOTE, Line, clauses_of, flat, own, pieces, shown, trimmed
from policies.extract.metadata import Metadata
from policies.extract.numbers import Plain
from policies.model import Contact, Value

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―─－～〜∼~﹣", "-"))
PHONE = re.compile(
    r"(?<![A-Za-z\d./@〔-])(?<!\d:)(?:\+?86-?)?(?:\(0\d{2,3}\)-?\d{7,8}|0\d{2,3}-{0,2}\d{7,8}|[48]00-?\d{3}-?\d{4}"
    r"|1[3-9]\d-?\d{4}-?\d{4}|[2-9]\d{6,7})(?:转\d{1,5}|-\d{1,5}(?!\d))?(?![\dA-Za-z万元年号月%])"
)
_HOTLINE = re.compile(r"(?<!\d)(?:12\d{3}|96\d{3,4})(?!\d)")
_ASKS_TO_DIAL = re.compile(r"(?:电话|热线|拨打|咨询|客服)[:为]?[^,;。\d]{0,6}$")
_SPEAKS_OF_PHONES = re.compile(
    r"电话|手机|热线|联系|咨询|客服|举报|投诉|监督|号码|技术(?:支持|服务)|座机|[Tt]el|老师|同志"
)
_FORM = re.compile(r"[×xX_]{3,}|传真[:]?\d")

_NAMES = re.compile(
    r"(?:联系人|联络人|联络员|经办人|负责人|咨询人|受理人|收件人|接收人)(?:及(?:联系)?电话|姓名)?[:为]?"
    r"(?P<names>[^,;。:()\d]{2,24}?)(?=[,;。:()]|联系|电话|手机|座机|\d|$)"
)
_TITLED = re.compile(
    r"(?<![\u4e00-\u9fa5])?(?P<titled>[\u4e00-\u9fa5]{1,2}(?:老师|同志|科长|主任|女士|先生|处长|干事|秘书|工程师))(?![\u4e00-\u9fa5]{2})"
)
_PLACE_LABEL = re.compile(
    r"(?:(?:受理|报送|办公|联系|接收|通讯|通信|邮寄|递交|提交|咨询|现场|办理|材料|审核|单位|详细|收件|纸质)*(?:地点|地址))[:为]?"
    r"(?P<place>[^;。,:]{3,60}?)(?=[;。,]|联系人|联系电话|电话|邮编|$)"
)
_PLACE_ENDS = re.compile(r"(?<=[室口厅楼层号部科])(?=进行|办理|提交|报送|咨询|领取|审核|现场)")
_ADDRESS = re.compile(
    r"[\d一二三四五六七八九十百]+(?:号|室|楼|层|栋|幢|座|单元|窗口)|[A-Z]座|窗口|大厅|[路街道巷][\d]|办公室\(\d"
)
_ROOM = re.compile(
    r"[^,;。:(]{0,24}(?:[\dA-Z一二三四五六七八九十百]+(?:号楼|室|楼|层|号窗口|窗口|办公室|栋|幢|座|大厅))+[^,;。:()]{0,12}"
)
_LABEL = re.compile(
    r"^(?:\(?[一二三四五六七八九十\d]+[)、.])?[^,。;:]{0,22}"
    r"(?:联系人|联络人|联系(?:单位|部门|方式)|电话|热线|手机|地点|地址|邮箱|传真|技术(?:支持|服务)|咨询|客服|单位|部门|科室)[^,。;:]{0,6}[:]"
)
_UNIT = re.compile(r"(?:联系|受理|咨询|主管|承办|办理|责任)(?:单位|部门|科室|机构|处室)[:为](?P<unit>[^,;。:]{2,40})")
_ROLE_TAIL = re.compile(
    r"(?:的|请|可|均|由|与|拨打|请联系)*(?:(?:联系|办公|固定|值班|服务|业务|座机|固话)*(?:电话|手机|热线|号码|座机|方式)(?:号码)?|联系人)?(?:为|是)?$"
)
_GENERIC = re.compile(r"^(?:联系|咨询|办公|电话|联系人|业务|值班|手机|服务|其他|附则|通知|平台)?$")
_SAYS_ROLE = re.compile(r"咨询|技术|监督|举报|投诉|受理|客服|服务|支持|纪检|审核|缴费|报送|财务")
_KINDS = {
    "phone": re.compile(r"电话|联系方式|手机|热线|号码"),
    "name": re.compile(r"联系人|姓名|经办人|联络员|负责人|人员"),
    "place": re.compile(r"地址|地点|窗口|位置|房间|办公室号"),
    "role": re.compile(r"事项|部门|单位|科室|职责|内容|地区|区域|县市|机构|类别|业务|用途|名称|项目|系列|专业|问题"),
}


class Call(Value, frozen=True):
    """A phone number in a text; ``label`` are the words before it, back to the number or sentence before."""

    phone: str
    start: int
    end: int
    label: str


def calls(text: str) -> list[Call]:
    """The phone numbers of a sentence (``lines.flat``, dashes alike) with their labels."""
    if not _SPEAKS_OF_PHONES.search(text):
        return []
    found: list[Call] = []
    done = 0
    dialled = [match for match in _HOTLINE.finditer(text) if _ASKS_TO_DIAL.search(text[: match.start()])]
    for match in sorted([*PHONE.finditer(text), *dialled], key=lambda match: match.start()):
        if match.start() >= done:
            found.append(Call(phone=match[0], start=match.start(), end=match.end(), label=text[done : match.start()]))
            done = match.end()
    return found


def extract(notice: Outlined, meta: Metadata) -> list[Contact]:
    """One fact for each phone number that the notice gives, and for each address that stands without one."""
    found: list[Contact] = []
    for block in _blocks(own(notice)):
        found += _in_rows(block) if block[0].kind == "row" else _in_lines(block)
    return list({(fact.phone, fact.name, fact.place, fact.role): fact for fact in found}.values())


def _blocks(all_lines: tuple[Line, ...]) -> list[list[Line]]:
    """Neighbouring short paragraphs of one section belong together; anything else stands alone."""
    blocks: list[list[Line]] = []
    for line in all_lines:
        if _FORM.search(line.text):
            continue
        last = blocks[-1][-1] if blocks else None
        if last is not None and _joined(last, line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _joined(last: Line, line: Line) -> bool:
    if "row" in (last.kind, line.kind):
        return last.kind == line.kind and last.parent == line.parent
    if last.clause == line.clause:
        return True
    return last.parent == line.parent and last.section == line.section and _labelled(line) and _labelled(last)


def _labelled(line: Line) -> bool:
    return len(line.text) <= 80 and bool(_LABEL.match(line.text))


# ------------------------------------------------------------------------------------------ tables


def _in_rows(rows: list[Line]) -> list[Contact]:
    return [contact for row in rows for contact in _in_row(row)]


def _in_row(row: Line) -> list[Contact]:
    """A row gives one contact a phone number; the columns say who, where and about what."""
    columns = {place: _column(head) for place, head in enumerate(row.header)}
    phones = [cell for place, cell in enumerate(row.cells) if columns.get(place) == "phone"]
    if not phones:
        return []
    cells = {
        kind: [cell for place, cell in enumerate(row.cells) if columns.get(place) == kind and cell] for kind in _KINDS
    }
    name, place, role = _of_cells(cells["name"], cells["place"], cells["role"])
    found = [match[0] for cell in phones for match in PHONE.finditer(cell)]
    return [
        Contact(
            section=row.section, anchor=row.anchor, quote=row.quote(), name=name, phone=phone, place=place, role=role
        )
        for phone in found
    ]


def _column(head: str) -> str:
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(head)), "")


def _of_cells(names: list[str], places: list[str], roles: list[str]) -> tuple[str | None, str | None, str | None]:
    said = [shown(cell) for cell in roles]
    inside = next((match["titled"] for cell in said if (match := _TITLED.search(cell))), None)
    where = [shown(cell) for cell in places] or [cell for cell in said if _ADDRESS.search(cell)]
    role = "，".join(dict.fromkeys(cell for cell in said if cell not in where)) or None
    return (shown("、".join(names)) if names else inside), (where[0] if where else None), role


# ------------------------------------------------------------------------------------------ lines and sentences


class _About(Value, frozen=True):
    """What a block says once, on lines without a number, for its main number; ``lines`` are their places in it."""

    name: str | None = None
    place: str | None = None
    unit: str | None = None
    lines: tuple[int, ...] = ()


def _in_lines(block: list[Line]) -> list[Contact]:
    """The contacts of one block of lines; what stands on lines of its own goes with the main number."""
    texts = [_dialled(line) for line in block]
    if not any(calls(text.text) for text in texts):
        return _places_only(block)
    found = [(i, contact) for i, line in enumerate(block) for contact in _of_text(line, texts[i])]
    return _completed(block, found, _about(texts))


def _dialled(line: Line) -> Plain:
    text = flat(line.plain.source)
    return Plain(source=text.source, text=text.text.translate(_DASHES), at=text.at)


def _about(texts: list[Plain]) -> _About:
    about = _About()
    for i, text in enumerate(texts):
        if calls(text.text):
            continue
        name, place, unit = _name(text, 0, len(text.text)), _place(text.text, labelled=True), _UNIT.search(text.text)
        if name or place or unit:
            about = _About(
                name=about.name or name,
                place=about.place or place,
                unit=about.unit or (unit["unit"] if unit else None),
                lines=(*about.lines, i),
            )
    return about


def _completed(block: list[Line], found: list[tuple[int, Contact]], about: _About) -> list[Contact]:
    """The block's name, place and unit given to its numbers without a role of their own, or else to its first."""
    general = [i for i, (_, contact) in enumerate(found) if contact.role is None] or [0]
    result = [contact for _, contact in found]
    for i in general if about.lines else ():
        line, contact = found[i]
        result[i] = msgspec.structs.replace(
            contact,
            name=contact.name or about.name,
            place=contact.place or about.place,
            role=contact.role or about.unit,
            quote=_joined_quote(block, (*about.lines, line)) or contact.quote,
        )
    return result


def _joined_quote(block: list[Line], places: tuple[int, ...]) -> str | None:
    lines = block[min(places) : max(places) + 1]
    quote = " ".join(line.quote() for line in lines)
    unbroken = all(after.number == line.number + 1 for line, after in itertools.pairwise(lines))
    return quote if unbroken and len(quote) <= LONGEST_QUOTE else None


def _of_text(line: Line, text: Plain) -> list[Contact]:
    found: list[Contact] = []
    for start, end in pieces(text.text):
        found += _of_piece(line, text, start, end, found[-1] if found else None)
    return found


def _of_piece(line: Line, text: Plain, start: int, end: int, before: Contact | None) -> list[Contact]:
    """The contacts of one sentence; a number that only follows 、 or 或 shares what is said of the one before."""
    found: list[Contact] = []
    known = calls(text.text[start:end]) if _SPEAKS_OF_PHONES.search(text.text) else []
    for i, call in enumerate(known):
        label_start = start + call.start - len(call.label)
        if found and not re.search(r"\w{2}", call.label):
            found.append(msgspec.structs.replace(found[-1], phone=_with_area(call.phone, found[-1].phone or "")))
            continue
        after = text.text[start + call.end : start + known[i + 1].start if i + 1 < len(known) else end]
        name = _name(text, label_start, start + call.start)
        place = _place(call.label) or (_place(after, labelled=True) if i + 1 == len(known) else None)
        found.append(
            Contact(
                section=line.section, anchor=line.anchor, quote=_around(text, start, end, label_start, start + call.end),
                name=name, phone=call.phone, place=place, role=_role(call.label, line),
            )
        )  # fmt: skip
    return found


def _with_area(phone: str, before: str) -> str:
    """A local number that follows one with an area code shares it: 0991-3193615、3193501."""
    area = re.match(r"0\d{2,3}(?=-)|\(0\d{2,3}\)", before)
    return f"{area[0]}-{phone}" if area and re.fullmatch(r"[2-9]\d{6,7}", phone) else phone


def _around(text: Plain, start: int, end: int, first: int, last: int) -> str:
    """The sentence, or of a long one the words from the label to the number."""
    return (
        text.original(start, end)
        if end - start <= LONGEST_QUOTE
        else text.original(max(first, last - LONGEST_QUOTE), last)
    )


def _name(text: Plain, start: int, end: int) -> str | None:
    """The people named in text[start:end]; several are joined by 、."""
    label = text.text[start:end]
    match = _NAMES.search(label)
    if match:
        names = text.original(start + match.start("names"), start + match.end("names"))
        return re.sub(r"[\s,、/]+", "、", unicodedata.normalize("NFKC", names)).strip("、")
    titled = _TITLED.search(label)
    return titled["titled"] if titled else None


def _place(label: str, *, labelled: bool = False) -> str | None:
    match = _PLACE_LABEL.search(label)
    if match is None and not labelled:
        match = _ROOM.search(label)
    if match is None:
        return None
    place = match["place"] if match.re is _PLACE_LABEL else match[0]
    return shown(_PLACE_ENDS.split(place)[0]) or None


def _role(label: str, line: Line) -> str | None:
    """What the number is for: the words at the head of its label, else a heading that says it."""
    label = _PLACE_LABEL.sub("", _NAMES.sub("", trimmed(label)))
    for place, (start, end) in enumerate(clauses_of(label)):
        head = _ROLE_TAIL.sub(
            "", re.split(r"\(|由(?=.*负责)|请(?:联系|咨询)|可(?:联系|咨询)", trimmed(label[start:end]))[0]
        )
        head = trimmed(_TITLED.sub("", head))
        if not _GENERIC.match(head) and len(head) <= 30 and (place == 0 or _SAYS_ROLE.search(head)):
            return shown(head)
    over = next((title for title in (line.title, *reversed(line.above)) if _SAYS_ROLE.search(title)), "")
    over = _ROLE_TAIL.sub("", over)
    return shown(over) if over and not _GENERIC.match(over) and len(over) <= 20 else None


def _places_only(block: list[Line]) -> list[Contact]:
    """Addresses that stand without any number: where papers are handed in."""
    found: list[Contact] = []
    for line in block:
        match = _PLACE_LABEL.match(trimmed(flat(line.plain.source).text))
        if match and _ADDRESS.search(match["place"]):
            role = re.match(r"[^:为]{2,10}(?=地点|地址)", match[0])
            place = shown(_PLACE_ENDS.split(match["place"])[0])
            found.append(
                Contact(
                    section=line.section,
                    anchor=line.anchor,
                    quote=line.quote(),
                    place=place,
                    role=role[0] if role else None,
                )
            )
    return found
