"""Who may not apply: 离退休, 公务员, 参公, 处分期, 失信, 年度考核不合格, 限制申报期, and whatever else a notice lists."""

from __future__ import annotations

import re

from policies.eligibility.clues import Clue, first, same, shown
from policies.eligibility.model import Option
from policies.eligibility.parts import Item, Part, Source
from policies.model import Criterion as CriterionFact
from policies.model import Penalty, Value

_FORBIDS = re.compile(r"(?:不得|不能|不可以?|不予|不准|不再|均不)(?:[^。;,]{0,8})(?:申报|参加|参评|推荐|评审|纳入)")
_LISTS = re.compile(r"(?:不得|不能|不予|不可)[^。;>]{0,6}(?:申报|参加|参评|推荐)[^。;>]{0,12}(?:[:>]|$)")
_OTHER_MATTER = re.compile(
    r"年内,?(?:均?不得|不能)|次年不得|弄虚作假|虚假|逾期|评审条件中规定|未填写|遮盖|次数|第\d次|免除继续教育|专家|规定时间|同时申报|重复"
    r"|补(?:报|交)|硬性|一律视为|学时|佐证"
)


class Known(Value):
    """A bar that notices share: ``find`` in the notice, how it is asked, and how people say that it applies."""

    value: str
    find: str
    title: str | None  # None: the notice's own words
    aspect: str
    says: tuple[str, ...]


_KNOWN = (
    Known(
        "retired",
        r"离退休|退休人员|退休教师|(?<!法定)退休的",
        "已离退休（含退休返聘）",
        "scope.retired",
        (r"(?<!未)(?<!没)(?<!没有)退休|返聘|离休",),
    ),
    Known("retirement_age", r"退休年龄", None, "scope.retired", (r"退休|到龄|超龄",)),
    Known("cangong", r"参照公务员|参公", "参照公务员法管理单位的人员", "scope.civil_servant", (r"参公|参照公务员",)),
    Known(
        "civil_servant",
        r"(?<!参照)公务员",
        "公务员",
        "scope.civil_servant",
        (r"(?<!参照)(?<!不是)(?<!非)公务员|机关(?:干部|工作人员)",),
    ),
    Known("sanction", r"处分|警告|记过", None, "scope.sanction", (r"处分|警告|记过|降级|撤职|(?:被|受)处理",)),
    Known(
        "assessment_failed",
        r"考核[^,。;]{0,12}(?:不合格|未达到合格|基本合格|不称职)",
        "年度考核有不合格",
        "assessment.failed",
        (r"(?:考核|年度)[^,。;]{0,8}(?:不合格|基本合格|不称职|没合格|没过)|(?<!没有)不合格",),
    ),
    Known(
        "not_assessed",
        r"未参加(?:年度)?考核|无考核",
        "该参加的年度考核没有参加",
        "assessment.failed",
        (r"(?:没|未)(?:有)?参加[^,。;]{0,6}考核",),
    ),
    Known("dishonest", r"失信", None, "scope.dishonest", (r"失信|老赖|被执行人",)),
)
_BARRED = "通知写明不得申报"
_BANNED = Option(
    value="banned",
    title="因弄虚作假等被限制申报，期限还没满",
    says=(r"弄虚作假|造假|作假|假(?:材料|证|论文|学历)|限制(?:申报|期)|禁(?:止申)?报|诚信档案|抄袭|不得申报期",),
)
_REQUIRED_ASSESSMENT = r"经(?:年度)?考核合格|考核(?:均|都|结果)?(?:须|应|为|在)?合格(?:以上|及以上)?(?:等次)?[^,。;]{0,6}(?:方可|可以?|的,)"


def find(source: Source) -> Part:
    """A line of the checklist for everyone whom the notice shuts out."""
    items: dict[str, Item] = {}
    for clue in source.clues:
        if not clue.attached and _forbids(source, clue):
            for item in _items(clue):
                items.setdefault(item.option.value, item)
    for item in (*_assessment(source), *_banned(source)):
        items.setdefault(item.option.value, item)
    return Part(items=tuple(items.values()))


def _forbids(source: Source, clue: Clue) -> bool:
    if _OTHER_MATTER.search(clue.text):
        return False
    if _FORBIDS.search(clue.text) or _LISTS.search(clue.above):
        return not clue.text.endswith(":")
    return any(fact.kind == "exclude" and same(fact.quote, clue.quote) for fact in source.facts(CriterionFact))


def _items(clue: Clue) -> list[Item]:
    found = [_item(clue, known) for known in _KNOWN if re.search(known.find, clue.text)]
    return [*found, *_other_rule(clue)] or [_own_words(clue)]


def _other_rule(clue: Clue) -> list[Item]:
    """Those for whom a bracket says that their own conditions decide about assessments (教育、卫生按照评审条件)."""
    match = re.search(r"\(([^()]{2,12}?)(?:系列|专业)?(?:人员)?(?:按照?|依照)[^()]{0,6}条件[^()]{0,4}\)", clue.text)
    if not match or "考核" not in clue.text:
        return []
    title = f"考核不合格或没参加，但属于{match[1]}系列"
    return [
        Item(
            checklist="excluded",
            option=Option(value="assessed_otherwise", title=title, says=(rf"(?:{match[1].replace('、', '|')})系列",)),
            criterion=f"{match[1]}系列的考核情况按评审条件",
            aspect="assessment.failed",
            fails="review",
            source=clue,
            status="unknown",
            reason="按本系列的评审条件判断，本通知没有列出",
            change="对照本系列的评审条件，或请受理单位判断",
        )
    ]


def _item(clue: Clue, known: Known, reason: str = _BARRED) -> Item:
    title = known.title or _phrase(clue, known.find)
    return Item(
        checklist="excluded",
        option=Option(value=known.value, title=title, says=known.says),
        criterion=_negated(title),
        aspect=known.aspect,
        fails="hard",
        source=clue,
        reason=reason,
        change=_exceptions(clue),
    )


def _own_words(clue: Clue) -> Item:
    title = shown(re.sub(r"[,]?(?:当年|一律)?(?:不得|不能|不予|不准)[^,。;]*[。;]?$", "", clue.text))
    return Item(
        checklist="excluded",
        option=Option(value=f"excluded{clue.place}", title=title, says=(re.escape(title),)),
        criterion=_negated(title),
        aspect="scope.excluded",
        fails="hard",
        source=clue,
        reason=_BARRED,
    )


def _phrase(clue: Clue, word: str) -> str:
    """The notice's own words around a bar, with its condition (在受处分期间)."""
    sentence = next((part for part in re.split(r"[。;]", clue.text) if re.search(word, part)), clue.text)
    sentence = re.sub(r"(?:均|一律)?(?:不得|不能|不予|不准)[^,。;]*$", "", sentence)
    return shown(sentence.strip(",的"))


def _negated(title: str) -> str:
    return f"没有“{title}”的情形"


def _exceptions(clue: Clue) -> str:
    """A bracket that says for whom another rule holds (教育、卫生按照评审条件)."""
    match = re.search(r"\(([^()]*(?:除外|按照?[^()]*条件|另行)[^()]*)\)", clue.text)
    return f"通知另注：{match[1]}" if match else ""


def _assessment(source: Source) -> list[Item]:
    """考核合格 as a condition: failing it shuts out, and whoever has not been assessed yet needs a ruling."""
    clue = first((c for c in source.clues if not c.attached), _REQUIRED_ASSESSMENT)
    if not clue:
        return []
    failed = next(known for known in _KNOWN if known.value == "assessment_failed")
    none_yet = Option(
        value="not_yet_assessed",
        title="还没有过年度考核（如入职不满一年）",
        says=(r"(?:没|无)(?:有)?(?:过)?(?:年度)?考核|还没考核|未考核",),
    )
    return [
        _item(clue, failed, "须经考核合格"),
        Item(
            checklist="excluded",
            option=none_yet,
            criterion="经考核合格",
            aspect="assessment.failed",
            fails="review",
            source=clue,
            status="unknown",
            reason="还没有年度考核结果，算不算“经考核合格”通知没有写明",
            change="请受理单位判断",
        ),
    ]


def _banned(source: Source) -> list[Item]:
    """A ban after fraud that is still running: from the body where it stands there, else from a pledge."""
    bans = [fact for fact in source.facts(Penalty) if fact.years and re.search("申报|晋升", fact.text)]
    if not bans:
        return []
    years = bans[0].years or 0
    return [
        Item(
            checklist="excluded",
            option=_BANNED,
            criterion="不在限制申报的期限内",
            aspect="penalty.fraud",
            fails="hard",
            source=bans[0],
            holds="没有因弄虚作假等正在限制申报的期限内",
            reason=f"弄虚作假的，{years:g}年内不得申报",
            change="期限届满后才能申报",
        )
    ]
