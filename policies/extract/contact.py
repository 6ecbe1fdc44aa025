"""Contacts: whom to call or visit, about what; from labelled lines, sentences and tables."""

from __future__ import annotations

import itertools
import re

import msgspec

from policies.extract import Outlined
from policies.extract.callers import ADDRESS, Caller, caller, place_in
from policies.extract.lines import LONGEST_QUOTE, Line, flat, own, pieces, shown, trimmed
from policies.extract.metadata import Metadata
from policies.extract.numbers import Plain
from policies.model import Contact, Value

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―─－～〜∼~﹣", "-"))
PHONE = re.compile(
    r"(?<![A-Za-z\d.@〔-])(?<!\d:)(?:\+?86-?)?(?:\(0\d{2,3}\)-?\d{7,8}|0\d{2,3}-(?:12\d{3}|96\d{3,4})(?!\d)|0\d{2,3}-{0,2}\d{7,8}|[48]00-?\d{3}-?\d{4}"
    r"|1[3-9]\d-?\d{4}-?\d{4}|[2-9]\d{6,7}|(?<=[话:、/或])\d{7,8})(?:转\d{1,5}|-\d{1,5}(?!\d))?(?![\dA-Za-z万元年号月%])"
)
_BULLET = re.compile(r"第\d+项$")  # the section of an item without a number of its own
_HOTLINE = re.compile(r"(?<!\d)(?:12\d{3}|96\d{3,4})(?!\d)")
_ASKS_TO_DIAL = re.compile(r"(?:电话|热线|拨打|咨询|客服)[:为]?[^,;。\d]{0,6}$")
_SPEAKS_OF_PHONES = re.compile(
    r"电话|手机|热线|拨打|联系|咨询|客服|举报|投诉|监督|号码|问题找|找[^,。;]{2,16}[,:]|技术(?:支持|服务)|座机|[Tt]el|老师|同志"
)
_NO_PHONE = re.compile(r"(?:QQ|qq|微信|群|邮编|账号|卡号|示例|例如|如)(?:[号群码]|号码|账号)*[:为]?$")
_NO_CALLER = re.compile(r"传真|周[一二三四五六日]|星期|工作日|节假日|\d:\d\d|上午|下午|时间")
_NAME_AFTER = re.compile(
    r"[,、]?(?:联系人[:为]?)?(?P<name>[\u4e00-\u9fa5]{2,4}(?:、[\u4e00-\u9fa5]{2,4})*)(?=$|[,。;(])"
)
_RECEIVES = re.compile(
    r"(?P<what>(?:材料|现场|纸质)*(?:受理|接收|收件|收取|报送|递交|提交|送交|申报))(?:处|点|窗口)[^,。;:]{0,4}?(?:在|于|为|:)"
)
_BETWEEN_NUMBERS = re.compile(r"(?<=\d{7})\s+(?=1\d{10}|0\d{2,3}[-－—]?\d|\d{7})")
_AREA_CODED = re.compile(r"(?<![A-Za-z\d.@〔-])0\d{2,3}-\d{7,8}(?!\d)")  # a telephone number and nothing else
_FORM = re.compile(r"[×xX_]{3,}")

_LABEL = re.compile(
    r"^(?:联系(?:人|电话|地址)|办公电话|受理地点|邮箱|传真)(?=[\u4e00-\u9fff\d])|^(?:\(?[一二三四五六七八九十\d]+[)、.])?[^,。;:]{0,22}"
    r"(?:联系人|联络人|联系(?:单位|部门|方式)|电话|热线|手机|地点|地址|邮箱|传真|技术(?:支持|服务)|咨询|客服|监督|举报|投诉|受理|办理|单位|部门|科室)[^,。;:]{0,6}[:]"
)
_NAMES_PEOPLE = re.compile(r"联系人|联络[人员]|经办人|负责人")
_UNIT = re.compile(r"(?:联系|受理|咨询|主管|承办|办理|责任)(?:单位|部门|科室|机构|处室)[:为](?P<unit>[^,;。:]{2,40})")
_OFFICE_AND_ROOM = re.compile(  # 县农业农村局人事股（行政中心512室）
    r"(?P<unit>[^,。;:()]{4,30}[科处股室局办委部厅院站所中心])\((?P<place>[^()]*(?:\d[^()]{0,3}(?:室|楼|号|层)|窗口)[^()]{0,6})\)"
)
_SAYS_ROLE = re.compile(r"咨询|技术|监督|举报|投诉|受理|客服|服务|支持|纪检|审核|缴费|报送|财务")
_KINDS = {
    "phone": re.compile(r"电话|联系方式|手机|热线|号码"),
    "name": re.compile(r"联系人|姓名|经办人|联络员|负责人|人员"),
    "place": re.compile(r"地址|地点|窗口|位置|房间|办公室号"),
    "role": re.compile(r"事项|部门|单位|科室|职责|内容|地区|区域|县市|机构|类别|业务|用途|名称|项目|系列|专业|问题"),
}


LONGEST_PLACE = 30  # characters of an address behind a number


class Call(Value, frozen=True):
    """A phone number in a text; ``label`` are the words before it, back to the number or sentence before."""

    phone: str
    start: int
    end: int
    label: str
    behind: str = ""  # a bracket right after the number: 0577-12345678(窗口)


def calls(text: str, *, of_contacts: bool = False) -> list[Call]:
    """The phone numbers of a sentence (``lines.flat``, dashes alike) with their labels.

    ``of_contacts``: it stands under a heading about contacts, so that it need not speak of phones itself.
    """
    if not (of_contacts or _SPEAKS_OF_PHONES.search(text) or _AREA_CODED.search(text)):
        return []
    found: list[Call] = []
    done = 0
    dialled = [match for match in _HOTLINE.finditer(text) if _ASKS_TO_DIAL.search(text[: match.start()])]
    for match in sorted([*PHONE.finditer(text), *dialled], key=lambda match: match.start()):
        if match.start() < done or _NO_PHONE.search(text[: match.start()]):
            continue
        label = text[done : match.start()]
        if not re.search(r"传真[:]?$", label) and not text.startswith("(传真", match.end()):
            behind = re.match(r"\([^()]{1,30}\)", text[match.end() :])
            done = match.end() + (behind.end() if behind else 0)
            found.append(
                Call(
                    phone=match[0],
                    start=match.start(),
                    end=match.end(),
                    label=label,
                    behind=behind[0] if behind else "",
                )
            )
        else:
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
    together = last.section == line.section or last.kind == line.kind == "item"
    return last.parent == line.parent and together and _labelled(line) and _labelled(last)


def _labelled(line: Line) -> bool:
    return len(line.text) <= 80 and bool(_LABEL.match(line.text) or _OFFICE_AND_ROOM.fullmatch(line.text))


# ------------------------------------------------------------------------------------------ tables


def _in_rows(rows: list[Line]) -> list[Contact]:
    return [contact for row in rows for contact in _in_row(row)]


def _in_row(row: Line) -> list[Contact]:
    """A row gives one contact a phone number; its columns, or else its cells themselves, say who and where."""
    cells = _by_kind(row)
    if not cells["phone"]:
        return []
    text = "、".join(cells["phone"]).translate(_DASHES)
    numbers = list(PHONE.finditer(text))
    beside = caller(text[: numbers[0].start()]) if numbers else Caller()
    name, place, role = _of_cells(cells["name"], cells["place"], cells["role"])
    found: list[str] = []
    for match in numbers:
        found.append(_with_area(match[0], found[-1] if found else ""))
    ends = [*(match.start() for match in numbers[1:]), len(text)]
    behind = [caller(text[match.end() : end]).name for match, end in zip(numbers, ends, strict=True)]
    return [
        Contact(
            section=row.section, anchor=row.anchor, quote=row.quote(), name=name or beside.name or after, phone=phone,
            place=place, role=role,
        )
        for phone, after in zip(found, behind, strict=True)
    ]  # fmt: skip


def _by_kind(row: Line) -> dict[str, list[str]]:
    kinds = [_column(head) for head in row.header] + [""] * len(row.cells)
    headless = "phone" not in kinds and _of_contacts(row)
    cells: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for kind, cell in zip(kinds, row.cells, strict=False):
        if headless and PHONE.fullmatch(cell.translate(_DASHES)):
            kind = "phone"
        elif not kind and cell and not cell.isdigit():
            kind = "name" if caller(cell).name and not caller(cell).role else "role"
        if kind and cell:
            cells[kind].append(cell)
    return cells


def _column(head: str) -> str:
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(head)), "")


def _of_cells(names: list[str], places: list[str], roles: list[str]) -> tuple[str | None, str | None, str | None]:
    """Name, place and matter; a name or an address may stand in the office's cell."""
    said = [_Office(shown(cell)) if names and not ADDRESS.search(cell) else _Office.of(cell) for cell in roles]
    inside = next((office.name for office in said if office.name), None)
    where = [shown(cell) for cell in places] or [office.place for office in said if office.place]
    role = "，".join(dict.fromkeys(office.words for office in said if office.words)) or None
    return (shown("、".join(names)) if names else inside), (where[0] if where else None), role


class _Office(Value, frozen=True):
    """A cell that says whom to ask, taken apart: 市住建局人事科 陈工（508室）."""

    words: str
    name: str | None = None
    place: str | None = None

    @classmethod
    def of(cls, cell: str) -> _Office:
        words = shown(cell)
        bracket = re.search(r"（([^（）]+)）", words)
        if bracket and ADDRESS.search(bracket[1]):
            return _Office.of(words.replace(bracket[0], "")).at(bracket[1])
        if ADDRESS.search(words):
            return cls("", place=words)
        name = caller(cell).name or (caller(bracket[1]).name if bracket else None)
        return cls(words.replace(name, "").replace("（）", "").strip("，、") if name else words, name)

    def at(self, place: str) -> _Office:
        return msgspec.structs.replace(self, place=self.place or place)


# ------------------------------------------------------------------------------------------ lines and sentences


class _About(Value, frozen=True):
    """What a block says once, on lines without a number, for its main number; ``lines`` are their places in it."""

    name: str | None = None
    place: str | None = None
    unit: str | None = None
    lines: tuple[int, ...] = ()


class _Part(Value, frozen=True):
    """A sentence of a line, dashes alike."""

    line: Line
    text: Plain


def _in_lines(block: list[Line]) -> list[Contact]:
    """The contacts of one block; what stands in sentences of its own goes with the main number."""
    parts = [part for line in block for part in _parts(line)]
    of_contacts = any(_of_contacts(part.line) or bool(_SPEAKS_OF_PHONES.search(part.text.text)) for part in parts)
    found = [
        (i, contact)
        for i, part in enumerate(parts)
        for contact in _of_calls(part, calls(part.text.text, of_contacts=of_contacts))
    ]
    if not found:
        return _places_only(block)
    windows = [_window(part) for i, part in enumerate(parts) if i not in {i for i, _ in found}]
    return _completed(parts, found, _about(parts, {i for i, _ in found})) + [one for one in windows if one]


def _parts(line: Line) -> list[_Part]:
    whole = flat(line.plain.source)
    return [_Part(line=line, text=_dialled(whole.original(start, end))) for start, end in pieces(whole.text)]


def _dialled(source: str) -> Plain:
    """A sentence with dashes alike, and a comma for the space that parts two numbers."""
    text = flat(_BETWEEN_NUMBERS.sub(lambda match: "," + " " * (len(match[0]) - 1), source))
    return Plain(source=source, text=text.text.translate(_DASHES), at=text.at)


def _about(parts: list[_Part], with_numbers: set[int]) -> _About:
    about = _About()
    for i, part in enumerate(parts):
        if i in with_numbers:
            continue
        text = part.text
        who = caller(text.source) if _NAMES_PEOPLE.search(text.text) else Caller()
        office = _OFFICE_AND_ROOM.fullmatch(text.text)
        place = shown(office["place"]) if office else place_in(text.text, labelled=True)
        unit = office or _UNIT.search(text.text)
        if who.name or place or unit:
            about = _About(
                name=about.name or who.name,
                place=about.place or place,
                unit=about.unit or (unit["unit"] if unit else who.role),
                lines=(*about.lines, i),
            )
    return about


def _completed(parts: list[_Part], found: list[tuple[int, Contact]], about: _About) -> list[Contact]:
    """The block's name, place and unit given to its numbers without a role of their own, or else to its first.

    An address that none of them lacks is a contact of its own.
    """
    general = [i for i, (_, contact) in enumerate(found) if contact.role is None] or [0]
    result = [contact for _, contact in found]
    for i in general if about.lines else ():
        place, contact = found[i]
        fuller = msgspec.structs.replace(
            contact,
            name=contact.name or about.name,
            place=contact.place or about.place,
            role=contact.role or about.unit,
        )
        if fuller != contact:
            quote = _joined_quote(parts, (*about.lines, place)) or contact.quote
            result[i] = msgspec.structs.replace(fuller, quote=quote)
    if about.place and all(contact.place != about.place for contact in result):
        line = next(part.line for part in parts if about.place in shown(part.text.text))
        result += _places_only([line])
    return result


def _joined_quote(parts: list[_Part], places: tuple[int, ...]) -> str | None:
    run = parts[min(places) : max(places) + 1]
    quote = " ".join(part.text.source for part in run)
    unbroken = all(  # bullets stand between items in the source, and are no part of a quote
        after.line.number - part.line.number <= 1 and not _BULLET.search(after.line.section)
        for part, after in itertools.pairwise(run)
    )
    return quote if unbroken and len(quote) <= LONGEST_QUOTE else None


def _of_calls(part: _Part, known: list[Call]) -> list[Contact]:
    """The contacts of one sentence; a number that only follows 、 or 或 shares what is said of the one before."""
    found: list[Contact] = []
    for i, call in enumerate(known):
        more = caller(call.behind.strip("()")) if call.behind and not _NO_CALLER.search(call.behind) else Caller()
        if found and not re.search(r"[^\W_]{2}", call.label):
            name, role = more.name or found[-1].name, more.role or found[-1].role
            phone = _with_area(call.phone, found[-1].phone or "")
            found.append(msgspec.structs.replace(found[-1], phone=phone, name=name, role=role))
            if i + 1 == len(known) and (place := place_in(part.text.text[call.end :], labelled=True)):
                found = [msgspec.structs.replace(one, place=one.place or place) for one in found]
        else:
            found.append(_of_call(part, call, more, last=i + 1 == len(known)))
    return found


def _of_call(part: _Part, call: Call, more: Caller, *, last: bool) -> Contact:
    first = call.start - len(call.label)
    who = caller(part.text.original(first, call.start)) if call.label else Caller()
    rest = part.text.text[call.end :] if last else ""
    after = place_in(rest, labelled=True) or place_in(rest[:LONGEST_PLACE].lstrip(",、"))
    whole = len(part.text.text) <= LONGEST_QUOTE
    return Contact(
        section=part.line.section,
        anchor=part.line.anchor,
        quote=part.text.source if whole else part.text.original(max(first, call.end - LONGEST_QUOTE), call.end),
        name=who.name or more.name or _name_after(rest),
        phone=call.phone,
        place=who.place or more.place or after,
        role=who.role or more.role or _heading(part.line),
    )


def _name_after(rest: str) -> str | None:
    """Who answers, named behind the number: 0735-0001111 周敏."""
    match = _NAME_AFTER.match(rest)
    return caller(match["name"]).name if match else None


def _of_contacts(line: Line) -> bool:
    return any(_SPEAKS_OF_PHONES.search(title) for title in (line.title, *line.above))


def _with_area(phone: str, before: str) -> str:
    """A local number that follows one with an area code shares it: 0991-3193615、3193501."""
    area = re.match(r"0\d{2,3}(?=-)|\(0\d{2,3}\)", before)
    return f"{area[0]}-{phone}" if area and re.fullmatch(r"\d{7,8}", phone) else phone


def _heading(line: Line) -> str | None:
    """What the headings over a number say that it is for."""
    over = next((title for title in (line.title, *reversed(line.above)) if _SAYS_ROLE.search(title)), "")
    return caller(over).role if len(over) <= 20 else None


def _places_only(block: list[Line]) -> list[Contact]:
    """Addresses that stand without any number: where papers are handed in."""
    found: list[Contact] = []
    for line in block:
        text = trimmed(flat(line.plain.source).text)
        place = place_in(text, labelled=True) if re.match(r"[^,。;:]{0,10}(?:地点|地址)[:为]", text) else None
        if place and ADDRESS.search(place):
            role = re.match(r"[^:为]{2,10}(?=地点|地址)", text)
            found.append(_at(line, line.quote(), place, role[0] if role else None))
        else:
            found += [window for part in _parts(line) if (window := _window(part))]
    return found


def _window(part: _Part) -> Contact | None:
    """Where papers are taken in, said in a sentence: 材料接收处设在政务中心二楼B12窗口."""
    text = part.text.text
    said = _RECEIVES.match(trimmed(text))
    place = place_in(trimmed(text)[said.end() :]) if said else None
    if said is None or place is None or not ADDRESS.search(place) or len(text) > LONGEST_QUOTE:
        return None
    return _at(part.line, part.text.source, place, said["what"])


def _at(line: Line, quote: str, place: str, role: str | None) -> Contact:
    return Contact(section=line.section, anchor=line.anchor, quote=quote, place=place, role=role)
