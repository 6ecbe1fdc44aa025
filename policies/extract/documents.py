"""Documents as lists and sentences name them: certificates, forms, papers, with their copies and what is said of them."""

from __future__ import annotations

import re

from policies.extract.lines import clauses_of, shown, trimmed
from policies.extract.numbers import plain

WORDS = (
    r"证书?(?!明)|证件|证明|身份证|表|书(?!面|写|记)|材料|资料|照片?|总结|小结|报告|论文|论著|著作|成果|合同|协议|文件|清单|档案|作品集?|代表作"
    r"|意见|简历|截图|鉴定|批复|专利|公示|结果|扫描件|复印件|业绩|凭证|缴费|案例|教案|教学设计|社保|花名册|奖状|课题|汇总|标准|病历|病案|病例"
    r"|手册|汇编|情况说明|成绩单|影像|视频|光盘|名册|函|记录|反思|图纸|方案|原作|手续|户口[簿本]|(?<=材料)目录|彩照|推荐信|自传|剧本|乐谱"
)
IS_DOCUMENT = re.compile(WORDS)
_COPIED = r"(?:原件|复印件|扫描件|(?:纸质|电子)[版件](?:[、和及](?:纸质|电子)[版件])?|各?\d+[份套本册张篇])*"
ENDS_AS_DOCUMENT = re.compile(rf"(?:{WORDS})(?:等)?(?:\([^()]*\))?{_COPIED}(?:\([^()]*\))?$")
_SHORT = re.compile(r"论文|教案|论著|著作|病案|病历|病例|聘书|视频|案例|简历")  # names of two letters
_COPIES = re.compile(r"(?:一式)?(?:各)?(\d+)(?:份|套|本|册|幅|张(?!纸)|封)")
_NUMERAL = r"[\d一二两三四五六七八九十壹贰叁肆]+"
_COUNTED = re.compile(
    rf"(?:一式|各|每人|共|不超过|不少于)*{_NUMERAL}(?:[至~-]{_NUMERAL})?[份套本册幅张篇项件封](?!事)(?:以[上内])?"
)
_EACH = re.compile(r"各(?:一式)?(\d+)[份套本册张]")
_ASIDE = re.compile(
    r"\((?:详?见)?(?:附件|附表|模板|模版|样表|样式|网址|www|http|样本|格式|此项)[^()]*\)|<[^<>]*>|的同时$"
)
_TITLED = re.compile(r"《([^《》]+)》")
_NOTE = re.compile(
    r"A[345]|双面|正反|装订|原件|复印|盖章|公章|签字|手写|水印|仅|近期|免冠|一寸|二寸|红底|蓝底|白底|胶装|照片|一致"
)
GENERIC = re.compile(
    r"^(?!身份证明|业绩成果(?:证明|佐证))(?:网上|线上|线下|以上|书面|其他|其它|相关|有关|相应|基本|个人|身份|证明|佐证|印证|附件|材料|信息|情况|资料|或|和|、|的|正向"
    r"|清晰|所有|纸质|电子版?|原件|复印件|扫描件|证书|文件|申报|评审|要求|规定|条件|上述|本专业|成果|业绩|必[交备]|选[交报]|可选|通用|共[同性])+(?:\([^()]*\))?$"
)
_SPLIT = re.compile(r"(、|以及|及(?!格)|和|或者?|(?<=”)(?=“)|(?<=》)(?=《))(?![^(]*\))(?![^《]*》)(?![^“]*”)")
_NO_TITLE = re.compile(r"填报|填写|审核|申报|推荐|评审|要求")
_TRAILING = re.compile(
    r"(?:等(?:要求|附件|材料)+|等|即可|的|扫描件上传|上传|备[查验审]|核[查验]|查验|(?:纸质|电子)[版件](?:[、和及](?:纸质|电子)[版件])?)+$"
)
_PLACE = re.compile(r"(?:上传|提交|报送)?至.*$|(?:在|到|于)[^、]{0,20}(?:栏目?|处|窗口|系统).*$")
_BEFORE_LIST = re.compile(r"^(?:[^()]*\))?(?:[^、《]*[将把])?")  # the end of a bracket, 8月31日以前将
_BOTH_FORMS = re.compile(r"电子[版件](?:[、和及与]|以及)(?=纸质[版件])")
_LENGTH = re.compile(r"\((?:不超过|约)?(?:\d+(?:至|到|-+))?\d+字(?:以内|左右|以上)?,?\)")
RESULTS = re.compile(r"成果|业绩|佐证|印证|证明材料")  # 业绩成果一套 is a bundle, though no name
_WRAPPING = re.compile(r"^(?:封面|目录|.{0,4}材料袋|档案袋|标签)$")


def documents(text: str, title: str = "") -> list[tuple[str, int | None]]:
    """The documents in a list joined by 、和及以及, with their copies; brackets and 《》 kept whole.

    What is too general to be a name (扫描件) takes the title that it stands under; without one it is left out.
    """
    text = _BOTH_FORMS.sub("", _ASIDE.sub("", _PLACE.sub("", _BEFORE_LIST.sub("", text))))
    text = text[: text.rfind("(")] if text.count("(") > text.count(")") else text
    titled = trimmed(title) if 2 <= len(title) <= 20 and not _NO_TITLE.search(title) else ""
    found: list[tuple[str, int | None]] = []
    parts = _parts(text)
    for part, copies in zip(parts, _each(parts, text), strict=True):
        name = _document(_ASIDE.sub("", part))
        general = GENERIC.match(name) and not re.search(rf"\([^()]*(?:{WORDS})[^()]*\)", name)
        named = 2 < len(name) <= 40 or copies and name or _SHORT.fullmatch(name)
        if named and (titled or not general or copies and RESULTS.search(name)):
            found.append((f"{titled}({name})" if general and titled else name, copies))
    return found


def named(name: str) -> str:
    """What an item's label calls a document, without copies and its quotation marks."""
    name = (
        re.sub(r"\((?:只需|限|共|计|各)?\)|\d+个$", "", _LENGTH.sub("", _COUNTED.sub("", name))).strip(":,、;。")
        or name
    )
    name = re.sub(r"(?<=[(,])[,、]+|[,、]+(?=\))", "", name)
    name = re.sub(r"\((?:纸质|电子|书面)?(?:版|件)?\)", "", name)
    return re.sub(r"^《([^《》]+)》(?=$|原件|复印件|\()", r"\1", name)


def is_wrapping(name: str) -> bool:
    """Whether it is only what papers are put into or under: a cover, a bag, a table of contents."""
    return bool(_WRAPPING.match(name))


def copies_in(text: str) -> int | None:
    """How many copies a text asks for; None when it does not say."""
    match = _COPIES.search(plain(text).text)
    return int(match[1]) if match else None


def each_copies(text: str) -> int | None:
    """How many copies of each member a list asks for at its end (各一份)."""
    match = _EACH.search(plain(text).text)
    return int(match[1]) if match else None


def _each(parts: list[str], text: str) -> list[int | None]:
    """The copies of each member of a list: its own, or those that 各1份 behind it or over the whole list gives."""
    over_all = None if any(map(each_copies, parts)) else each_copies(text)
    found: list[int | None] = []
    behind: int | None = None
    for part in reversed(parts):
        own = copies_in(part)
        behind = each_copies(part) if own else behind
        found.insert(0, own or behind or over_all)
    return found


def note(text: str) -> str | None:
    """What is said of paper, stamps and copies: whole clauses, or of a long one the bracket that says it."""
    found: list[str] = []
    for start, end in clauses_of(text):
        part = trimmed(text[start:end])
        bracket = re.search(r"\(([^()]+)\)", part)
        if bracket and len(part) > 30 and _NOTE.search(bracket[1]):
            part = bracket[1]
        found += [part] if _NOTE.search(part) else []
    said = shown("，".join(found))
    return said if said and said not in shown(text)[: len(said)] else None


def _parts(text: str) -> list[str]:
    """The members of a list; one that names no document belongs to the next (公需及专业科目合格证书)."""
    parts: list[str] = []
    open_part = ""
    for piece in _SPLIT.split(text):
        open_part += piece
        bare = re.sub("[“”《》]", "", _ASIDE.sub("", _TRAILING.sub("", _COUNTED.sub("", open_part))))
        if ENDS_AS_DOCUMENT.search(bare):
            parts.append(_SPLIT.sub("", open_part, count=1) if _SPLIT.match(open_part) else open_part)
            open_part = ""
    return parts


def _document(part: str) -> str:
    """The document that a part of a list names; '' when it names none."""
    part = _TRAILING.sub("", _LENGTH.sub("", _COUNTED.sub("", part)))
    if (titled := _TITLED.search(part)) and IS_DOCUMENT.search(titled[1]):
        return titled[1]
    part = re.sub(r"^其|^另?附上?|^[^、]{0,6}(?:提交|提供)的|[“”《》]", "", trimmed(part))
    return part if ENDS_AS_DOCUMENT.search(part) else ""
