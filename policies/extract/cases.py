"""Whether two statements of a notice are about the same case (情形), so that different values contradict each other.

Differences that are meant, by level, group, batch, reviewer or recipient, are no contradictions; neither are examples.
"""

from __future__ import annotations

import re

from policies.extract.levels import level_names
from policies.extract.numbers import plain
from policies.model import Clause, Fact, Value

_EXAMPLE = re.compile(r"例如|比如|如:|示例|样例|样表|范例|填写说明|举例|参考格式")
_EARLIER = re.compile(r"(?:原|该|上述)(?:通知|文件|规定)|调整[为到至]|更正为|变更为|修改为|上年度|往年|去年")
_LIGHTER = re.compile(r"减半|减免|优惠|免(?!费)|折算|视同|抵(?:扣|顶)|放宽|除外|不受(?!理)|补考|复评|重新|委托|特殊")
_GROUPS = (
    re.compile(r"第[一二三四五六]批|首批|上半年|下半年|春季|秋季|第[一二三]轮"),
    re.compile(r"补报|补缴|补交|特殊情况|绿色通道|破格"),
    re.compile(r"城区|乡镇|农村|县[直城]|市[直辖]|区直|省直|中央|驻[^,。;]{1,3}|外地|省外|基层"),
    re.compile(r"事业单位|国有企业|民营|非公|企业|机关|社会组织|自由职业"),
    re.compile(r"幼儿园|小学|初中|高中|中学|中职|高校|职业学校|党校"),
    re.compile(
        r"(?:教师|卫生|工程|农业|经济|会计|统计|档案|新闻|出版|艺术|图书|科研|律师|公证|林业|水利)(?![^,。;]{0,6}(?:局|厅|委|部门))"
    ),
    re.compile(r"初定|初次认定|考核认定|转评|改系列|职业资格|以考代评"),
    re.compile(r"笔试|机考|试讲|说课|论文|预审|线上|现场|邮寄|自助"),
)
_BODIES = (
    ("person", re.compile(r"申报人|本人|个人")),
    ("unit", re.compile(r"(?:用人|所在|推荐|各)?单位|学校|校内|企业内部|医院|本单位")),
    ("town", re.compile(r"镇街|街道|乡镇")),
    ("county", re.compile(r"县级?|各区|区级")),
    ("city", re.compile(r"市级?|州级?|盟")),
    ("first", re.compile(r"初审|初核|一审")),
    ("second", re.compile(r"复审|复核|终审")),
    ("result", re.compile(r"评审结果|结果|通过人员|评委会|评审通过|拟")),
)
_RECIPIENT = re.compile(
    r"(?:(?:报送?|送交?|交|提交|寄送?)(?:至|到|给|往)|(?<=,)(?:报|送|交))([^,。;()\d]{0,18}?(?:局|厅|办|办公室|委|中心|科|处|股|部门|学校|单位|会))"
)
_LABEL = re.compile(r"^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]+)?([^,。;:\d]{2,16}):")
_STAGE_WORDS = re.compile(
    r"网上|线上|申报|填报|报名|纸质|材料|报送|递交|缴费|交费|评审|答辩|审核|审查|公示|时间|截止|期限|日期|安排|个人|工作|开始|起止|系统|收费|标准|继续教育|要求|的|与|和|及"
)


class Case(Value, frozen=True, kw_only=True):
    """What a statement is about, besides its value."""

    levels: tuple[str, ...]
    groups: tuple[frozenset[str], ...]  # by kind of group: batches, places, schools …
    bodies: frozenset[str]
    recipient: str
    label: str
    parent: int | None
    row: bool


def case_of(fact: Fact, clause: Clause, title: str = "") -> Case:
    """The case that a fact of the clause is about; what the notice's ``title`` says is so for the whole of it."""
    text = plain(fact.quote).text
    above = plain(clause.heading.rsplit(" > ", 1)[-1]).text if clause.heading else ""
    above = _about_part(above, plain(title).text)
    whom = plain(getattr(fact, "applies_to", None) or "").text
    label = _LABEL.match(text)
    recipient = _RECIPIENT.search(text)
    return Case(
        levels=level_names(whom) or level_names(text) or level_names(above),
        groups=tuple(frozenset(pattern.findall(f"{above},{text},{whom}")) for pattern in _GROUPS),
        bodies=frozenset(name for name, pattern in _BODIES if pattern.search(_RECIPIENT.sub("", text))),
        recipient=recipient[1] if recipient else "",
        label=_STAGE_WORDS.sub("", label[1]) if label else "",
        parent=clause.parent,
        row=clause.kind == "row",
    )


def _about_part(above: str, title: str) -> str:
    """The heading without the groups and levels that the notice's title names as well (附件 repeats it in its own)."""
    shared = {word for pattern in _GROUPS for word in pattern.findall(title)}
    bare = re.sub("|".join(map(re.escape, sorted(shared, key=len, reverse=True))), "", above) if shared else above
    return "" if level_names(bare) and set(level_names(bare)) <= set(level_names(title)) else bare


def comparable(fact: Fact, clause: Clause) -> bool:
    """False for examples, for what another notice or an earlier year says, and for what is eased for some."""
    text = plain(f"{clause.heading} {fact.quote}").text
    return clause.part in ("body", "attachment", "front") and not (
        _EXAMPLE.search(text) or _EARLIER.search(text) or _LIGHTER.search(plain(fact.quote).text)
    )


def same_case(one: Case, other: Case, *, for_all: bool = False) -> bool:
    """True when nothing in the words sets the two statements apart.

    ``for_all``: what names no level holds for all, and so for those that another names together (馆员、助理馆员).
    """
    if one.row and other.row and one.parent == other.parent:
        return False
    if one.parent == other.parent and one.parent is not None and one.label != other.label:
        return False
    apart = one.recipient and other.recipient and not _within(one.recipient, other.recipient)
    general = for_all and min(len(one.levels), len(other.levels)) == 0 and max(len(one.levels), len(other.levels)) > 1
    return (general or one.levels == other.levels) and one.groups == other.groups and not apart


def same_bodies(one: Case, other: Case, *, named: bool = False) -> bool:
    """True when the statements name the same bodies (单位, 县级 …); unless ``named``, also when one names none."""
    if named or one.bodies and other.bodies:
        return bool(one.bodies & other.bodies)
    return True


def _within(one: str, other: str) -> bool:
    return one in other or other in one
