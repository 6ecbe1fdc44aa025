"""Materials: what is uploaded and what is handed in on paper, in how many copies; from lists, tables and sentences."""

from __future__ import annotations

import itertools
import re
from typing import Literal

import msgspec

from policies.extract import Outlined
from policies.extract.lines import LONGEST_QUOTE, Line, clauses_of, flat, own, pieces, shown, split_items, trimmed
from policies.extract.metadata import Metadata
from policies.extract.numbers import number, plain
from policies.extract.penalty import is_consequence
from policies.model import Material, Value

Channel = Literal["online", "paper"]

_DOCUMENT = (
    r"证书?(?!明)|证件|证明|身份证|表|书(?!面|写|记)|材料|资料|照片?|总结|小结|报告|论文|论著|著作|成果|合同|协议|文件|清单|档案|作品集?|意见|简历|截图|鉴定|批复"
    r"|专利|公示|结果|扫描件|复印件|业绩|凭证|缴费|案例|教案|社保|花名册|奖状|课题|汇总|标准|病历|手册|影像|视频|光盘|名册"
)
_IS_DOCUMENT = re.compile(_DOCUMENT)
_ENDS_AS_DOCUMENT = re.compile(
    rf"(?:{_DOCUMENT})(?:等)?(?:\([^()]*\))?(?:原件|复印件|扫描件|电子版|各?\d+[份套本册张篇])*(?:\([^()]*\))?$"
)
_LIST = re.compile(
    r"材料|资料|(?:上传|提交|提供|报送|递交|准备|填报)[^,。]{0,12}(?:下列|以下|如下|内容|项目|清单)|纸质|网上提交|线上提交"
)
_ADDRESS = re.compile(r"\(?<?(?:https?|www)[:.][^\s()<>,。;\u4e00-\u9fa5]*>?\)?")  # a colon in it would end a list
_ALL_MATERIALS = re.compile(r"材料(?:填写|填报|报送|准备|上传)?(?:要求|清单|须知|目录|说明)$")
_ONLINE = re.compile(r"网上|传|上传|线上|系统|电子|平台|扫描|在线|网络|网报")
_PAPER = re.compile(
    r"纸质|线下|现场交|(?:到|去|往)[^,。:]{1,8}(?<!提)交|纸件|书面|一式|\d+份|现场(?:提交|审核|报送|递交|查验)|装订|复印件|A[34]|送交|邮寄|打印"
)
_UPLOADS = re.compile(r"上传|扫描(?!件)|网上提交|在线提交|系统(?:内|中)?(?:提交|填报)")
_HANDS_IN = re.compile(r"线下|打印|书面|报送|递交|送至|送交|邮寄|装订|现场提交|纸质|携带|一式|归档|复印")
_VERB = re.compile(
    r"(?:扫描上传|填写并上传|下载填写|(?<!免予)(?<!可)(?<!未)(?<!没有)上传|提供|提交|报送|出具|打印|领取|递交|携带|附(?=[^件,]{2})|下载打印|填报并打印|留存)(?:至|到|加盖公章的|个人签字的|本人签字的|清晰的)*"
    r"(?P<object>[^,。;:]{2,90})"
)
_BEFORE_VERB = re.compile(
    r"(?:^|[,;。:)]|把|将)(?P<object>[^,;。:]{4,90}?)(?:等(?:资料|材料)|均|须|应|需|请|统一|一并)*"
    r"(?:(?:需|须|应)?(?:由|经)?(?:所在)?单位[^,。;]{0,6}盖章|(?:上传|报送|提交)(?:至|到|在)|(?:送|报|交|寄)[至到]|经[^,。;]{2,14}后(?:上传|提交|报送))"
)
_PROOFS = re.compile(
    r"(?:^|[,;。])(?P<subject>[^,。;:]{2,60}?)(?:均|都)?[须应]有(?P<proof>(?:相关|相应)?(?:证明|佐证|印证)材料)"
)
_FORM_BEFORE = re.compile(r"填写(?P<form>[^,。;]{2,40}?表格?)(?:\([^()]*\))?[,。;]")
_COPIES = re.compile(r"(?:一式)?(?:各)?(\d+)(?:份|套|本|册)")
_NUMERAL = r"[\d一二两三四五六七八九十]+"
_NUMERAL = r"[\d一二两三四五六七八九十]+"
_COUNTED = re.compile(
    rf"(?:一式|各|不超过|不少于)*{_NUMERAL}(?:[至~-]{_NUMERAL})?[份套本册张篇项件](?!事)(?:以[上内])?"
)
_ASIDE = re.compile(
    r"\((?:详?见)?(?:附件|附表|模板|模版|样表|样式|网址|www|http|样本|格式|此项)[^()]*\)|<[^<>]*>|的同时$"
)
_TITLED = re.compile(r"《([^《》]+)》")
_NOTE = re.compile(
    r"A[345]|双面|正反|装订|原件|复印|盖章|公章|签字|手写|水印|仅|近期|免冠|一寸|二寸|红底|蓝底|白底|胶装|照片|一致"
)
_GENERIC = re.compile(
    r"^(?:网上|线上|线下|书面|其他|其它|相关|有关|相应|基本|个人|身份|证明|佐证|印证|附件|材料|信息|情况|资料|或|和|、|的|正向|清晰|所有|纸质|电子版?|原件|复印件"
    r"|扫描件|证书|文件|申报|评审|要求|规定|条件|上述|本专业|成果|业绩)+(?:\([^()]*\))?$"
)
_BARE = re.compile(r"(?:证书|佐证材料|印证材料|扫描件)(?:原件|复印件)?")
_NO_PAPERS_ASKED = re.compile(r"(?:无需|不需要?|不再|不用|不必|免予?)[^,。;]{0,8}纸质[^,。;]{0,6}")
_STARTS_WITH_VERB = re.compile(r"^(?:需|须|应|按|上传|提供|提交|报送|打印|“)")
_NO_PAPER = re.compile(
    r"^[者的]|不实|涉密|涉及|出现|下列|以下|如下|虚假|他人|真实性|准确性|完整性|审核|不(?:得|予|能|再)|未|无需|免予|退回|负责|弄虚|逾期|漏|按照|严格|评审条件|逐级|材料的"
)
_NOT_ASKED = re.compile(r"(?:不|无|免)(?:再|需|须|用|必|予)?(?:要求|需要?|须)?(?:另行|重复)?$")
_NAMES_LIST = re.compile(
    r"(?:^|。)(?P<head>[^:。;]{0,40}(?:上传|提交|报送|提供|递交|材料|资料|网上|线上|纸质|交|传|附件)[^:。;]{0,16}):(?P<body>[^。]{4,})"
)
_BY_NUMBER = re.compile(r"第(\d+)项?(?:[-至到]第?(\d+))?项[^第,;。]{0,10}?(?P<how>纸质|书面|上传|电子|网上|系统|线上)")
_SPLIT = re.compile(r"(、|以及|及(?!格)|和|或者?|(?<=”)(?=“)|(?<=》)(?=《))(?![^(]*\))(?![^《]*》)(?![^“]*”)")
_NO_TITLE = re.compile(r"填报|填写|审核|申报|推荐|评审|要求")
_TRAILING = re.compile(r"(?:等(?:要求|附件|材料)+|等|即可|的|扫描件上传|上传)+$")
_COLUMNS = {
    "name": re.compile(r"材料|名称|资料|项目|内容|清单|文件|表格"),
    "copies": re.compile(r"份数|数量"),
    "channel": re.compile(r"方式|形式|途径|渠道|载体|类型"),
}
_NOT_MATERIALS = re.compile(r"时间|日期|电话|学历|年限|费|金额|地点|阶段|环节")


class Named(Value, frozen=True):
    """A material in a text."""

    name: str
    channel: Channel | None
    copies: int | None
    note: str | None
    proof: str = ""  # words of the sentence that proves it, where these are not its name


def extract(notice: Outlined, meta: Metadata) -> list[Material]:
    """Every material, once for each channel it is asked for in."""
    found: list[Material] = []
    clauses = [list(group) for _, group in itertools.groupby(own(notice), key=lambda line: line.clause)]
    leading = {clause[0].parent for clause in clauses if clause[0].kind in ("item", "row")}
    for clause in clauses:
        first = clause[0]
        if first.kind == "row":
            found += _of_row(first)
        elif first.part == "body":
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


# ------------------------------------------------------------------------------------------ tables


def _of_row(row: Line) -> list[Material]:
    columns = {kind: _column(row.header, pattern) for kind, pattern in _COLUMNS.items()}
    over = row.lead + row.headings
    is_table = columns["copies"] is not None or columns["channel"] is not None or _LIST.search(over)
    if columns["name"] is None or not is_table or any(_NOT_MATERIALS.search(head) for head in row.header):
        return []
    name = _at(row, columns["name"])
    if not name:
        return []
    others = [
        cell for place, cell in enumerate(row.cells) if place not in columns.values() and cell and not cell.isdigit()
    ]
    copies = _number(_at(row, columns["copies"])) or copies_in("".join(others))
    channels = _channels(_at(row, columns["channel"]), over, row.text, copies)
    note = "；".join(shown(cell) for cell in others) or None
    return [
        Material(
            section=row.section,
            anchor=row.anchor,
            quote=row.quote(),
            name=shown(name),
            channel=channel,
            copies=copies,
            note=note,
        )
        for channel in channels
    ]


def _column(heads: tuple[str, ...], pattern: re.Pattern[str]) -> int | None:
    return next((place for place, head in enumerate(heads) if pattern.search(head)), None)


def _at(row: Line, place: int | None) -> str:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _number(cell: str) -> int | None:
    match = re.search(r"\d+", plain(cell).text) if cell else None
    value = float(match[0]) if match else number(cell) if cell else None
    return int(value) if value else None


def _channels(cell: str, over: str, text: str, copies: int | None) -> list[Channel]:
    """What the row's own cell says, else its headings, else a number of copies; both where both are named."""
    marks: tuple[tuple[Channel, re.Pattern[str]], ...] = (("online", _ONLINE), ("paper", _PAPER))
    for words in (cell, over):
        named = [channel for channel, pattern in marks if pattern.search(words)]
        if named:
            return named if words is cell else named[-1:]
    return ["paper"] if copies or _PAPER.search(text) else ["online"]


# ------------------------------------------------------------------------------------------ lists and sentences


def _of_clause(clause: list[Line], siblings: str, *, leads: bool, title: str) -> list[Material]:
    """The materials of a clause; one that leads to a list of its own is no item of the list that it stands in."""
    first = clause[0]
    over = [_NO_PAPERS_ASKED.sub("", words) for words in (first.lead, first.opening, *reversed(first.above))]
    in_list = any(_LIST.search(words) for words in over[:4]) or bool(_ALL_MATERIALS.search(title))
    text = _ADDRESS.sub("", "".join(flat(line.plain.source).text for line in clause))
    head, items = split_items(text)
    if items and (in_list or _LIST.search(head)):
        named, default = _of_items(items), channel_of([head, *over], text, text)
        shared = copies_in(head) or copies_in(first.lead)
    else:
        listed = first.kind == "item" and in_list and not leads
        default = _by_number(first) or channel_of(over, siblings if listed else "", text)
        named = item_materials(text, first.title) if listed and not text.endswith(":") else []
        named = named or enumerated(text) or _of_sentences(text, default, first.title)
        shared = copies_in(first.lead) or (copies_in(text) if listed and len(named) == 1 else None)
    return [_fact(clause, one, default if one.channel is None else one.channel, shared) for one in named]


def _of_items(items: list[str]) -> list[Named]:
    """The materials of an enumeration inside a paragraph; sentences behind its end are read as sentences."""
    last, _, behind = items[-1].partition("。")
    found = [one for item in [*items[:-1], last] for one in item_materials(item, "")]
    return [*found, *_of_sentences(behind, None)]


def _of_sentences(text: str, default: Channel | None, title: str = "") -> list[Named]:
    """The documents asked for sentence by sentence; a bare 扫描件 or 佐证材料 is called by its item's title."""
    found: list[Named] = []
    for start, end in pieces(text):
        if not is_consequence(text[start:end]):
            found += sentence_materials(text[start:end], default, title)
        if re.match(r"(?:该|此|上述)?(?:表|表格)一式", text[start:end]) and (form := _FORM_BEFORE.search(text[:start])):
            piece = text[start:end]
            form_name = form["form"]
            found.append(Named(name=form_name, channel="paper", copies=copies_in(piece), note=None, proof=piece[:8]))
    return found


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


def channel_of(over: list[str], siblings: str, text: str) -> Channel:
    """How a list's items are handed in: its lead or nearest heading says so, else that its items count copies."""
    for title in over:
        online, paper = _ONLINE.search(title), _PAPER.search(title)
        if online or paper:
            return (
                "paper"
                if paper and not (online and online.start() > paper.start()) or paper and "纸质" in title
                else "online"
            )
    if re.search(r"一式|\d+份", siblings) and not _UPLOADS.search(siblings):
        return "paper"
    return "paper" if _HANDS_IN.search(text) and not _UPLOADS.search(text) else "online"


def enumerated(text: str) -> list[Named]:
    """Documents listed in one line behind a colon: 现场提交:评审表(一式4份)、公示证明1份."""
    match = _NAMES_LIST.search(trimmed(text))
    if match is None:
        return []
    parts = [part for part in re.split(r"[、;,](?![^(]*\))(?![^《]*》)", match["body"]) if _IS_DOCUMENT.search(part)]
    if len(parts) < 2 or any(_STARTS_WITH_VERB.match(part) or len(part) > 40 for part in parts):
        return []
    channel: Channel = (
        "paper" if _PAPER.search(match["head"]) or not _ONLINE.search(match["head"]) and copies_in(text) else "online"
    )
    shared = copies_in(match["head"])
    named = [_named(part, part) for part in parts]
    return [msgspec.structs.replace(one, channel=channel, copies=one.copies or shared) for one in named]


def _by_number(line: Line) -> Channel | None:
    """What the list's lead says of items by their number: 第1-3项为纸质版,第4-6项上传系统."""
    own_number = re.match(r"\(?(\d+)[.、)]", line.text)
    if own_number is None:
        return None
    for first, last, how in _BY_NUMBER.findall(plain(line.lead).text):
        if int(first) <= int(own_number[1]) <= int(last or first):
            return "paper" if how in ("纸质", "书面") else "online"
    return None


def item_materials(text: str, title: str) -> list[Named]:
    """The materials of one item of a list: what it is called, or the documents that its sentence asks for."""
    body = trimmed(text)
    label = trimmed(flat(title).text) if title and len(title) <= 40 else trimmed(re.split(r"[,;。:]", body)[0])
    rest = body[body.find(label) + len(label) :].strip(":。,;") if label in body else body
    if counted := _each_counted(body):
        return counted
    is_name = not _GENERIC.match(label) and not _STARTS_WITH_VERB.match(label) and not label.endswith(("情况", "简历"))
    if is_name and _IS_DOCUMENT.search(label):
        return [_named(label, body)]
    if listed := enumerated(body):
        return listed
    if asked := _of_sentences(rest or body, None, label):
        return asked
    short = trimmed(re.split(r"[,;。]", rest)[0]) if rest else ""
    if short and len(short) <= 40 and _ENDS_AS_DOCUMENT.search(short):
        return [_named(f"{label}({short})", body)]
    if (bare := _BARE.search(rest)) and len(label) <= 12:
        return [_named(f"{label}({bare[0]})", body)]
    return [_named(label, body)] if len(label) <= 30 and not rest else []


def _each_counted(body: str) -> list[Named]:
    """教师资格证复印件1份,职称证书复印件1份: several documents, each with its copies."""
    parts = [part for part in re.split(r"[,;。:]", body) if copies_in(part) and _IS_DOCUMENT.search(part)]
    return [_named(part, part) for part in parts] if len(parts) > 1 else []


def sentence_materials(piece: str, default: Channel | None, title: str = "") -> list[Named]:
    """The documents that a sentence (``lines.flat``) asks to upload, print or hand in."""
    found: list[Named] = []
    if piece.endswith(":"):
        return found
    for match in [*_VERB.finditer(piece), *_BEFORE_VERB.finditer(piece)]:
        if _NO_PAPER.search(match["object"][:6]) or _NOT_ASKED.search(piece[: match.start()]):
            continue
        online = bool(_UPLOADS.search(match[0]))
        channel: Channel | None = "online" if online else "paper" if _HANDS_IN.search(piece) else default
        names = documents(match["object"], title)
        for name, copies in names:
            alone = len(names) == 1
            own = None if online else copies or (copies_in(piece) if alone else None)
            found.append(Named(name=name, channel=channel, copies=own, note=_note(piece) if alone else None))
    proofs = [f"{match['subject']}{match['proof']}" for match in _PROOFS.finditer(trimmed(piece))]
    return [*found, *(Named(name=name, channel=default, copies=None, note=None) for name in proofs)]


def documents(text: str, title: str = "") -> list[tuple[str, int | None]]:
    """The documents in a list joined by 、和及以及, with their copies; brackets and 《》 kept whole.

    What is too general to be a name (扫描件) takes the title that it stands under; without one it is left out.
    """
    text = _ASIDE.sub(
        "", re.sub(r"(?:上传|提交|报送)?至.*$|(?:在|到|于)[^、]{0,20}(?:栏目?|处|窗口|系统).*$", "", text)
    )
    text = text[: text.rfind("(")] if text.count("(") > text.count(")") else text
    titled = trimmed(title) if 2 <= len(title) <= 20 and not _NO_TITLE.search(title) else ""
    found: list[tuple[str, int | None]] = []
    for part in _parts(text):
        name = _document(_ASIDE.sub("", part))
        general = _GENERIC.match(name) and not re.search(rf"\([^()]*(?:{_DOCUMENT})[^()]*\)", name)
        copies = copies_in(part)
        if (2 < len(name) <= 40 or copies and name) and (titled or not general):
            found.append((f"{titled}({name})" if general else name, copies))
    return found


def _parts(text: str) -> list[str]:
    """The members of a list; one that names no document belongs to the next (公需及专业科目合格证书)."""
    parts: list[str] = []
    open_part = ""
    for piece in _SPLIT.split(text):
        open_part += piece
        if _ENDS_AS_DOCUMENT.search(_ASIDE.sub("", _TRAILING.sub("", _COUNTED.sub("", open_part))).strip("“”《》")):
            parts.append(_SPLIT.sub("", open_part, count=1) if _SPLIT.match(open_part) else open_part)
            open_part = ""
    return parts


def _document(part: str) -> str:
    """The document that a part of a list names; '' when it names none."""
    part = _TRAILING.sub("", _COUNTED.sub("", part))
    if (titled := _TITLED.search(part)) and _IS_DOCUMENT.search(titled[1]):
        return titled[1]
    part = re.sub(r"^其|^[^、]{0,6}(?:提交|提供)的|[“”《》]", "", trimmed(part))
    return part if _ENDS_AS_DOCUMENT.search(part) else ""


def _named(name: str, text: str) -> Named:
    name = re.sub(r"\((?:只需|共|计|各)?\)|\d+个$", "", _COUNTED.sub("", name)).strip(":,、;。") or name
    name = re.sub(r"^《([^《》]+)》(?=$|原件|复印件|\()", r"\1", name)
    return Named(name=name, channel=None, copies=copies_in(text), note=_note(text))


def copies_in(text: str) -> int | None:
    """How many copies a text asks for; None when it does not say."""
    match = _COPIES.search(plain(text).text)
    return int(match[1]) if match else None


def _note(text: str) -> str | None:
    """What is said of paper, stamps and copies: whole clauses, or of a long one the bracket that says it."""
    found: list[str] = []
    for start, end in clauses_of(text):
        part = trimmed(text[start:end])
        bracket = re.search(r"\(([^()]+)\)", part)
        if bracket and len(part) > 30 and _NOTE.search(bracket[1]):
            part = bracket[1]
        found += [part] if _NOTE.search(part) else []
    note = shown("，".join(found))
    return note if note and note not in shown(text)[: len(note)] else None
