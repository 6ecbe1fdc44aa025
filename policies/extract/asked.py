"""Materials that a text asks for: by an item of a list, by an enumeration, or by the verbs of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from policies.extract.channels import HANDS_IN, ONLINE, PAPER, UPLOADS, Channel
from policies.extract.documents import (
    ENDS_AS_DOCUMENT,
    GENERIC,
    IS_DOCUMENT,
    RESULTS,
    copies_in,
    documents,
    each_copies,
    is_wrapping,
    named,
    note,
)
from policies.extract.levels import level_words
from policies.extract.lines import flat, pieces, trimmed
from policies.extract.penalty import is_consequence
from policies.model import Value

_VERB = re.compile(
    r"(?:扫描上传|填写并上传|下载填写|(?<!免予)(?<!可)(?<!未)(?<!没有)上传|提供|提交|报送|出具|打印|(?:仅|只)收|领取(?!.{0,12}证书?(?:$|[,。;]))|递交|携带"
    r"|附(?=[^件,]{2})|下载打印|填报并打印|留存|(?<=[,须应需请])带|(?:另|还需|还须|还应)(?:带|传|报|寄|交(?!费)|附)|(?<![提上递缴])交(?=《|[\d一二两三四五]+份))"
    r"(?:至|到|加盖公章的|个人签字的|本人签字的|清晰的)*(?P<object>[^,。;:]{2,90})"
)
_BEFORE_VERB = re.compile(
    r"(?:^|[,;。:)]|把|将)(?P<object>[^,;。:]{4,90}?)(?:等(?:资料|材料)|均|须|应|需|请|统一|一并)*"
    r"(?:(?:需|须|应)?(?:由|经)?(?:所在)?单位[^,。;]{0,6}盖章|(?:上传|报送|提交)(?:至|到|在)|(?:送|报|交|寄|发)[至到]"
    r"|经[^,。;]{2,14}后(?:上传|提交|报送)|由[^,。;]{1,12}?(?:统一)?(?:报送|提交|上传)"
    r"|报送(?=[^,。;至到]{0,12}(?:局|办|厅|委|会|中心|部门|科|处|党校)))"
)
_FILLED_IN = re.compile(
    r"填写(?P<object>《[^《》]+》(?:[、和及]*《[^《》]+》)*)(?=[^。;]{0,24}(?:上传|打印|扫描|报送|提交))"
)
_CONSISTS = re.compile(
    r"(?:(?:上传|提交|提供|报送)的?(?:附件|材料|资料|证明材料|文件)(?:主要)?(?:有|为|包括|包含|是)"
    r"|(?:基本|申报|必备|评审|纸质|电子)材料(?:主要)?(?:包括|包含))(?P<object>[^,。;:]{4,120})"
)
_PROOFS = re.compile(
    r"(?:^|[,;。])(?P<subject>[^,。;:]{2,60}?)(?:均|都)?[须应]有(?P<proof>(?:相关|相应)?(?:证明|佐证|印证)材料)"
)
_PRINTED = re.compile(
    r"(?:将|把)(?P<object>[^,。;:]{2,40}?)(?:打印|复印|装订)(?=一式|[\d一二两三四五六七八九十]+[份套本册])"
)
_ITS_COPIES = re.compile(
    r"(?:^|[;。:,)])(?P<name>[^,;。:]{2,20}?)原件(?:\([^()]*\))?,?[\d一二两三四五六七八九十]+[份套本][,、和及]?(?=复印件[\d一二两三四五六七八九十]+[份套本])"
)
_COUNTED_LINE = re.compile(
    r"(?P<label>《[^《》]+》|[^,。;:()《》]{2,24}?)(?:\([^()]*\)|[,，]?(?:统一)?(?:用|使用)?A[345]纸?|(?:双面|正反面)?打印)"
)
_FORM_BEFORE = re.compile(r"填写(?P<form>[^,。;]{2,40}?表格?)(?:\([^()]*\))?[,。;]")
_THIS_FORM = re.compile(r"(?:该|此|上述)?(?:表|表格)一式")
_BARE = re.compile(r"(?:证书|佐证材料|印证材料|扫描件)(?:原件|复印件)?")
_STARTS_WITH_VERB = re.compile(r"^(?:需|须|应|按|上传|提供|提交|报送|打印|“)")
_NO_PAPER = re.compile(
    r"^[者的]|不实|涉密|涉及|出现|下列|以下|如下|虚假|他人|真实性|准确性|完整性|审核|不(?:得|予|能|再)|未|无需|免予|退回|负责|弄虚|逾期"
    r"|漏|按照|严格|评审条件|逐级|材料的"
)
_NOT_ASKED = re.compile(
    r"(?:不|无|免)(?:再|需|须|用|必|予)?(?:要求|需要?|须)?(?:另行|重复)?$|由[^,。;]{0,24}(?:局|厅|委|部|部门)$"
)
_NAMES_LIST = re.compile(
    r"(?:^|。)(?P<head>[^:。;]{0,40}(?:上传|提交|报送|提供|递交|材料|资料|网上|线上|线下|现场|电子件|书面件|纸质|纸的|交|传|寄|附件)[^:。;]{0,16}):(?P<body>[^。]{4,})"
)
_SENTENCE = re.compile(
    r"须|应|(?<!公)需|(?:^|,)带|要(?!求)|登录|下载|打印|提[交供]|上传|报送|携带|请|不|可|由|在|将|把|按|为|已|未|并|后|至|于"
)
_STATES = re.compile(r"(?<![相对供])应(?!用)|须|不得|一律|由[^,。;]{2,12}(?:统一|报送|负责)")  # a rule, not a name
_MADE_BY_SYSTEM = re.compile(r"自动生成[^。;]{0,6}(?:无需|不用|不需|免)")
_COUNTED_BY_LEVEL = re.compile(
    r"(?P<name>《[^《》]+》|[^,。;:、]{2,20}?[表书册证])(?:原件|复印件)?:?(?P<levels>[^,。;、:]{2,16}\d+[份套册本](?:[,、;][^,。;、:]{2,16}\d+[份套册本])+)"
)
_GROUP = re.compile(r"(?P<label>[^,。;:、()《》]{2,12}):(?P<list>[^;。:]+)")
_HANDED = re.compile(r"^[^《》]{2,30}?(?:报送|提交|递交|送交|报|交)(?=《)|(?<=[份套本册])(?:报送|提交|送|报)?[至到].*$")
_MAILED = re.compile(r"(?:电子[版档])?(?:发送?|传)(?:送)?[至到][^,。;]*(?:@|邮箱)[^,。;]*")
_BESIDES = re.compile(r"另[交附需提]|还[须需应要][交附提]")  # 体育教练员另交训练计划1份
_LONGEST_NAME = 40
_SHORT = 16
_LONGEST_LABEL = 8
_MANY = 3  # documents parted by semicolons that are a list


class Named(Value, frozen=True):
    """A material in a text."""

    name: str
    channel: Channel | None
    copies: int | None
    note: str | None
    proof: str = ""  # words of the sentence that proves it, where these are not its name


def item_materials(text: str, title: str) -> list[Named]:
    """The materials of one item of a list: what it is called, or the documents that its sentence asks for."""
    body = trimmed(text)
    label = (
        trimmed(flat(title).text)
        if title and len(title) <= 40
        else trimmed(re.split(r"[,;。:](?![^()]*\))|[-—]{2}", body)[0])
    )
    rest = body[body.find(label) + len(label) :].strip(":。,;") if label in body else body
    if is_wrapping(label) or _MADE_BY_SYSTEM.search(body):
        return []
    if _BESIDES.search(label):
        return asked(body, None, label)
    if counted := by_level(body) or _each_counted(body):
        return counted
    if _STATES.search(re.sub(r"\([^()]*\)", "", label)) and not ENDS_AS_DOCUMENT.search(label):
        return asked(body, None)
    is_name = (
        not GENERIC.match(label) and not _STARTS_WITH_VERB.match(label) and not label.endswith(("情况", "简历", "的", "类", "方面"))
    )
    is_name = is_name or bool(copies_in(body) and RESULTS.search(label))
    if is_name and IS_DOCUMENT.search(label):
        return [_labelled(label, body)]
    by_channel = PAPER.search(label) or ONLINE.search(label)
    is_kind = rest and not (by_channel or _SENTENCE.search(label) or label.endswith("材料"))  # 身份材料:照片及身份证 is one
    several = bare_list(rest) if is_kind else []
    if len(several) > 1:
        return several  # 资历类:职称证、聘书
    return enumerated(body) or asked(rest or body, None, label) or _by_label(label, rest, body)


def _by_label(label: str, rest: str, body: str) -> list[Named]:
    """An item whose title is no document: 年度考核:近三年考核表, 荣誉:证书原件."""
    short = trimmed(re.split(r"[,;。]", rest)[0]) if rest and not label.endswith("的") else ""
    if short and len(short) <= _LONGEST_NAME and ENDS_AS_DOCUMENT.search(short):
        return [_labelled(f"{label}({short})", body)]
    if (bare := _BARE.search(rest)) and len(label) <= 12:
        return [_labelled(f"{label}({bare[0]})", body)]
    return [_labelled(label, body)] if len(label) <= 30 and not rest else []


def _labelled(name: str, text: str) -> Named:
    return Named(name=named(name), channel=None, copies=copies_in(text), note=note(text))


def by_level(body: str) -> list[Named]:
    """《一览表》:高级10份,正高级16份: one document, with the copies of each level."""
    match = _COUNTED_BY_LEVEL.match(body)
    parts = re.split("[,、;]", match["levels"]) if match else []
    pairs = [(level_words(part), copies_in(part)) for part in parts]
    if match is None or len(pairs) < 2 or not all(level and copies for level, copies in pairs):
        return []
    name = named(match["name"])
    return [
        Named(name=f"{name}({level})", channel="paper", copies=copies, note=None, proof=match["name"])
        for level, copies in pairs
    ]


def _each_counted(body: str) -> list[Named]:
    """教师资格证复印件1份,职称证书复印件1份: several documents, each with its copies."""
    parts = re.split(r"[,;。:]|(?<=[份套本册张])、", body)
    counted = [part for part in parts if copies_in(part) and IS_DOCUMENT.search(part)]
    label = body.partition(":")[0]
    kept = [part for part in parts if part in counted or part != label and _is_bare(part)]
    return [one for part in kept for one in _each_of(part)] if len(counted) > 1 else []


def _each_of(part: str) -> list[Named]:
    """A counted part of a list: one document, or those that 各1份 counts together (学历证书和聘书复印件各1份)."""
    several = documents(part) if each_copies(part) else []
    if len(several) < 2:
        return [_labelled(part, part)]
    return [Named(name=name, channel=None, copies=copies, note=None) for name, copies in several]


def _is_bare(part: str) -> bool:
    """Whether a part of a list is a document without a number of copies: 代表作原件."""
    return bool(ENDS_AS_DOCUMENT.search(part)) and len(part) <= _SHORT and not (_SENTENCE.search(part) or GENERIC.match(part))


def enumerated(text: str) -> list[Named]:
    """Documents listed in one line behind a colon (现场提交:评审表(一式4份)、公示证明1份), and those asked for behind it."""
    body = trimmed(text)
    match = _NAMES_LIST.search(body)
    if match is None:
        return []
    parts = [part for part in re.split(r"[、;,](?![^(]*\))(?![^《]*》)", match["body"]) if IS_DOCUMENT.search(part)]
    if len(parts) < 2 or any(_STARTS_WITH_VERB.match(part) or len(part) > _LONGEST_NAME for part in parts):
        return []
    on_paper = PAPER.search(match["head"]) or not ONLINE.search(match["head"]) and copies_in(text)
    channel: Channel = "paper" if on_paper else "online"
    shared = copies_in(match["head"]) or each_copies(match["body"])
    listed = [_listed(_HANDED.sub("", part), channel, shared) for part in parts]
    behind = body[match.end() :]
    return [*listed, *(enumerated(behind) or asked(behind, None))]


def _listed(part: str, channel: Channel, shared: int | None) -> Named:
    """A member of a list; what goes by mail (电子版发送至…) is asked for online, whatever the others are."""
    if mailed := _MAILED.search(part):
        return msgspec.structs.replace(_labelled(part[: mailed.start()], part), channel="online", copies=None)
    one = _labelled(part, part)
    return msgspec.structs.replace(one, channel=channel, copies=one.copies or shared)


def listed_behind_colon(text: str) -> tuple[str, list[str]]:
    """The head and the items of a line that sets three or more documents apart by semicolons; else the line alone."""
    head, colon, behind = text.partition(":")
    ends = list(pieces(behind))
    parts = [behind[start:end] for start, end in ends]
    first = next((place for place, part in enumerate(parts) if not part.endswith(";")), len(parts) - 1)
    items = parts[: first + 1]
    labels = [trimmed(re.split(r"[,:](?![^()]*\))", item)[0]) for item in items]
    named = all(IS_DOCUMENT.search(label) and not _STARTS_WITH_VERB.match(label) for label in labels)
    if not colon or len(head) > _LONGEST_NAME or len(items) < _MANY or not named:
        return text, []
    return head, [item.rstrip(";") for item in items[:-1]] + ["".join(parts[first:])]


def its_copies(text: str) -> list[Named]:
    """The copies asked for behind an original: 论文原件1套,复印件3套."""
    found = []
    for match in _ITS_COPIES.finditer(trimmed(text)):
        name, copies = f"{trimmed(match['name'])}复印件", copies_in(trimmed(text)[match.end() :])
        found.append(Named(name=name, channel="paper", copies=copies, note=None, proof="复印件"))
    return found


def counted_line(text: str) -> list[Named]:
    """A line that opens with a document and counts its copies behind a word on paper: 《简表》A3纸打印,一式25份."""
    body = re.sub(r"^[^,。;:《》]{0,8}:", "", trimmed(text))
    if (parts := body.split(";"))[1:]:
        return [one for part in parts for one in counted_line(part) or bare_list(part)]
    match = _COUNTED_LINE.match(body)
    if match is None or not copies_in(body) or not ENDS_AS_DOCUMENT.search(re.sub("[《》]", "", match["label"])):
        return []
    return [] if GENERIC.match(match["label"]) or len(body) > _LONGEST_NAME else [_labelled(match["label"], body)]


def bare_list(text: str) -> list[Named]:
    """A line that is nothing but documents: 单位推荐报告、公示证明(加盖公章)各1份."""
    body = trimmed(text)
    outside = re.sub(r"\([^()]*\)|《[^《》]*》", "", body)
    label, colon, listed = body.partition(":")
    if colon and len(label) <= _LONGEST_LABEL and not _SENTENCE.search(label) and (GENERIC.match(label) or not IS_DOCUMENT.search(label)):
        return bare_list(listed)  # 业绩:技术报告2份、验收文件
    if len(body) > 120 or _SENTENCE.search(outside) or _BESIDES.search(outside) or re.search("[。:;]", outside):
        return []
    parts = re.split(r",(?![^(]*\))", body)
    found = [document for part in parts for document in documents(part)]
    counted = any(copies for _, copies in found)
    if not found or not (counted or ENDS_AS_DOCUMENT.search(parts[-1])):
        return []
    return [Named(name=name, channel=None, copies=copies, note=None) for name, copies in found]


def grouped(text: str) -> list[Named]:
    """The documents of two or more groups, each behind its label: 个人:身份证、学历证;单位:推荐函、公示照片."""
    body = trimmed(text)
    groups = [match for part in re.split("[;。]", body) if (match := _GROUP.fullmatch(part))]
    named = [bare_list(match["list"]) for match in groups if not IS_DOCUMENT.search(match["label"])]
    return [one for group in named for one in group] if len(named) > 1 and all(named) else []


def asked(text: str, default: Channel | None, title: str = "") -> list[Named]:
    """The documents asked for sentence by sentence; a bare 扫描件 or 佐证材料 is called by its item's title."""
    found: list[Named] = []
    for start, end in pieces(text):
        piece = text[start:end]
        if not is_consequence(piece):
            found += in_sentence(piece, default, title)
        if _THIS_FORM.match(piece) and (form := _FORM_BEFORE.search(text[:start])):
            found.append(Named(name=form["form"], channel="paper", copies=copies_in(piece), note=None, proof=piece[:8]))
    return found


def in_sentence(piece: str, default: Channel | None, title: str = "") -> list[Named]:
    """The documents that a sentence (``lines.flat``) asks to upload, print or hand in."""
    if piece.endswith(":"):
        return []
    found: list[Named] = []
    for match in _objects(piece):
        online = bool(UPLOADS.search(match[0]))
        channel: Channel | None = "online" if online else "paper" if HANDS_IN.search(piece) else default
        names = documents(match["object"], title)
        alone = len(names) == 1
        for name, copies in names:
            own = None if online else copies or (copies_in(piece) if alone else None)
            found.append(Named(name=name, channel=channel, copies=own, note=note(piece) if alone else None))
    proofs = [f"{match['subject']}{match['proof']}" for match in _PROOFS.finditer(trimmed(piece))]
    return [*found, *(Named(name=name, channel=default, copies=None, note=None) for name in proofs)]


def _objects(piece: str) -> Iterator[re.Match[str]]:
    """Where the sentence names what it asks for; not what it says need not or must not be handed in."""
    consists = _CONSISTS.search(piece)
    for pattern in [_CONSISTS] if consists else [_VERB, _BEFORE_VERB, _FILLED_IN, _PRINTED]:
        for match in pattern.finditer(piece):
            if not (_NO_PAPER.search(match["object"][:6]) or _NOT_ASKED.search(piece[: match.start()])):
                yield match
