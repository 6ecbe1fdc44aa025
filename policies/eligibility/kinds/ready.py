"""What must be done in time: recommendation and publicity, papers, masking, resubmission, payment, defence."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from policies.eligibility.clues import Clue, first
from policies.eligibility.kinds.conditions import unit_proof
from policies.eligibility.model import Fails
from policies.eligibility.parts import OF_LEVEL, Item, Part, Source, Stated, line
from policies.extract.levels import level_names
from policies.extract.numbers import tidy
from policies.model import CeRequirement, Deadline, Fact, Limit

_RECOMMENDED = Stated(
    checklist="ready",
    value="recommended",
    found=(r"同意推荐|无异议的?,?方可推荐", r"单位[^。;]{0,24}(?:推荐|同意|审核意见|填写明确意见)"),
    holds="单位审核后同意推荐",
    title="单位不同意推荐",
    says=r"(?:单位|学校|领导)[^,。;]{0,8}(?:不同意|不推荐|没推荐|没同意|不给(?:推荐|报))|不(?:同意)?推荐",
    aspect="materials.recommendation",
    change="须由单位审核同意后推荐",
    fails="hard",
)
_CHANNEL = Stated(
    checklist="ready",
    value="channel",
    found=(r"通过(?:所在|现)?单位申报", r"人事代理机构[^。;]{0,20}(?:申报|推荐|公示)"),
    holds="通过所在单位（或人事代理机构）申报",
    title="没有单位或人事代理机构推荐，想自己直接报",
    says=r"自由职业[^,。;]{0,10}(?:自己|个人|没)|(?:自己|个人)(?:直接)?(?:报|申报|提交)|没有?(?:单位|人事代理)",
    aspect="scope.freelance",
    change="由所在单位或人事代理机构履行审核、公示、推荐程序",
)
_PLATFORM = Stated(
    checklist="ready",
    value="platform",
    found=(r"未使用[^。;]{0,30}(?:平台|系统)|(?:全流程|全程)[^。;]{0,6}(?:使用|网上)",),
    holds="通过通知指定的平台网上申报",
    title="没有通过平台网上申报（如想在线下办）",
    says=r"(?:线下|纸质|窗口)[^,。;]{0,6}(?:申报|交|报|办)|(?:没|不)(?:想)?(?:用|在)[^,。;]{0,4}(?:平台|系统|网上)",
    aspect="channel.platform",
    change="在通知指定的平台网上申报",
)
_INSURANCE = Stated(
    checklist="ready",
    value="insurance",
    found=(r"(?:企业|单位)[^。;]{0,16}(?:社保|社会保险)",),
    holds="（企业人员）有要求的社保缴费证明",
    title="是企业人员，没有要求时间的社保缴费证明",
    says=r"社保[^,。;]{0,10}(?:没|未|断|不满|不够|不足|缺|只|半年|[1-9]个月)",
    aspect="materials.social_insurance",
    change="补齐社保缴费证明",
)


def find(source: Source) -> Part:
    makers = (
        _RECOMMENDED.item,
        _CHANNEL.item,
        _PLATFORM.item,
        _publicity,
        _proof_of_years,
        _assessment_forms,
        _INSURANCE.item,
        _papers,
        _ce_certificate,
        _masking,
        _summary,
        _paper_in_time,
        _payment,
        _defence,
        _late,
        _times,
    )
    return Part(items=tuple(item for make in makers for item in [make(source)] if item))


def _item(
    value: str, holds: str, title: str, clue: Clue | Fact, aspect: str, says: str, *, hard: bool = False, **more: Any
) -> Item:
    fails: Fails = "hard" if hard else "gap"
    return line("ready", value, holds=holds, title=title, says=(says,), aspect=aspect, source=clue, fails=fails, **more)


def _ce_certificate(source: Source) -> Item | None:
    """The certificate as such, where the question on hours asks for figures."""
    clue = first(
        (c for c in source.body if c.about("ce_hours.certificate")), r"(?:合格|学时|学分)[^,。;]{0,4}(?:证书|证明)"
    )
    if not clue or not any(fact.amount for fact in source.facts(CeRequirement)):
        return None
    system = first(source.body, r"证书?[^。;]{0,10}从系统获取")
    title = "缺继续教育合格证书" + ("，或不是按要求从系统获取的" if system else "")
    says = r"(?:继续教育|学时|学分|合格)证(?:书|明)?[^,。;]{0,8}(?:没|缺|丢|未)|不是(?:从)?系统"
    holds = "有要求的继续教育合格证书" + ("（按要求从系统获取）" if system else "")
    return _item("ce_certificate", holds, title, system or clue, "ce_hours.certificate", says, change="取得证书后上传")


def _publicity(source: Source) -> Item | None:
    limit = next(
        (fact for fact in source.facts(Limit) if fact.what == "publicity_days" and re.search("单位|推荐", fact.quote)),
        None,
    )
    clue = limit or first(source.body, r"公示无异议")
    if not clue:
        return None
    days = f"（不少于{tidy(limit.amount)}个{limit.unit}）" if limit else ""
    says = r"公示[^,。;]{0,14}(?:没|未|不满|不够|不足|有异议|举报|[1-4一二三四两](?:天|个工作日))|(?:没|未)(?:有)?公示|有异议|(?:被|有人)举报"
    return _item(
        "publicity",
        f"单位已公示{days}且无异议，或在报送前能公示完",
        "公示来不及、时间不够或有异议",
        clue,
        "publicity.days",
        says,
        change=f"在单位内部公示{days}，无异议后再提交",
    )


def _proof_of_years(source: Source) -> Item | None:
    clue = unit_proof(source)
    says = r"(?:年限|工作)?证明[^,。;]{0,8}(?:开不|没|不给|出不)|(?:不|没)[^,。;]{0,6}(?:出具|开[^,。;]{0,6}证明)"
    if not clue:
        return None
    return _item(
        "years_proof",
        "单位能出具工作年限证明",
        "单位不能出具工作年限证明",
        clue,
        "condition.direct",
        says,
        change="请单位出具书面证明",
        levels=("direct",) if "direct" in source.levels else (),
    )


def _assessment_forms(source: Source) -> Item | None:
    clue = first((c for c in source.body if c.about("assessment.material")), r"考核", unless=r"不合格|未达到|未参加")
    says = r"考核(?:登记)?表[^,。;]{0,8}(?:没|缺|不全|丢|找不)|(?:缺|没有)[^,。;]{0,6}考核(?:登记)?表"
    if not clue:
        return None
    title = "缺要求年度的考核材料"
    forms = _item("assessment_forms", "有要求年度的考核材料", title, clue, "assessment.material", says, change="向单位人事部门补齐")
    # who has not been assessed yet cannot have the forms: one question for staff, not two
    return msgspec.structs.replace(forms, excused={"excluded": ("not_yet_assessed",)})


def _papers(source: Source) -> Item | None:
    clue = first(
        (c for c in source.body if c.about("materials.missing", "materials.education_proof", "materials.list")),
        r"上传|材料|证书",
    )
    says = r"材料[^,。;]{0,6}(?:不全|不齐|缺|没齐)|缺[^,。;]{0,6}材料|(?:学历|毕业证|学信网)[^,。;]{0,10}(?:查不到|没有|丢|缺)"
    if not clue:
        return None
    return _item(
        "papers",
        "学历证明等材料齐全、清晰",
        "材料不齐（如学历查不到也没有学籍档案）",
        clue,
        clue_aspect(clue),
        says,
        change="补齐后再提交",
    )


def clue_aspect(clue: Clue) -> str:
    return "materials.missing" if clue.about("materials.missing") else "materials.education_proof"


def _masking(source: Source) -> Item | None:
    clue = first(
        (c for c in source.everything if c.about("masking.what")),
        r"遮盖|遮挡|隐去|匿名|盲评",
        unless="涉密|无需遮盖\\)",
    ) or first(source.body, r"遮盖|隐去")
    says = r"(?:没|未|忘)[^,。;]{0,4}(?:遮|隐去)|遮(?:盖|挡)[^,。;]{0,6}(?:没|未|不)"
    if not clue:
        return None
    return _item(
        "masking",
        "姓名等信息已按要求遮盖",
        "还没有按要求遮盖姓名等信息",
        clue,
        "masking.what",
        says,
        change="逐张检查、遮盖后再提交",
    )


def _summary(source: Source) -> Item | None:
    clue = first(source.body, r"(?:总结|报告)[^。;]{0,80}\d+(?:-\d+)?字")
    match = re.search(r"\d+(?:-\d+)?字", clue.text) if clue else None
    says = r"总结[^,。;]{0,12}(?:超|不够|没写|太|不足)|字数[^,。;]{0,8}(?:超|不够|不足|不符)"
    if not (clue and match):
        return None
    return _item(
        "summary",
        f"工作总结字数符合要求（{match[0]}以内）",
        "工作总结没写，或字数不符合要求",
        clue,
        "work_summary.length",
        says,
        change="按字数要求修改",
    )


def _paper_in_time(source: Source) -> Item | None:
    fact = _dated(source, "paper_submission")
    if not fact or not _dated(source, "online_application"):
        return None  # then it is the window itself
    when = _before(source, fact)
    return _item(
        "paper_in_time",
        f"能{when}交纸质材料",
        f"不能{when}交纸质材料",
        fact,
        "deadline.paper_submission",
        r"纸质[^,。;]{0,14}(?:来不及|赶不|不能|交不|没法)|赶不回",
        change="按期报送，逾期不予受理",
    )


def _payment(source: Source) -> Item | None:
    fact = _dated(source, "payment")
    if not fact:
        return None
    return _item(
        "payment",
        f"能{_before(source, fact)}缴费",
        f"不能{_before(source, fact)}缴费",
        fact,
        "deadline.payment",
        r"缴费[^,。;]{0,10}(?:来不及|不能|没法|晚)|不(?:能|想)(?:按时)?[缴交]费|[缴交]不(?:了|起|上)(?:钱|费)?",
        change="按期缴费",
    )


def _dated(source: Source, stage: str) -> Deadline | None:
    return next((fact for fact in source.facts(Deadline) if fact.stage == stage and fact.end), None)


def _before(source: Source, fact: Deadline) -> str:
    """The last day of a stage; in general words where it differs from level to level."""
    ends = {other.end for other in source.facts(Deadline) if other.stage == fact.stage and other.end}
    return f"在{fact.end.month}月{fact.end.day}日前" if fact.end and len(ends) == 1 else "按通知的时间"


def _defence(source: Source) -> Item | None:
    clue = first(
        source.body, r"(?:须|应当?|需|全部|的人员|人员)[^,。;免]{0,8}参加[^,。;免]{0,10}答辩", unless=r"访惠聚|获省级"
    )
    if not clue:
        return None
    required = re.split(r"免|不参加|不组织", clue.text.split("参加")[0])[0]
    levels = {OF_LEVEL[name] for name in level_names(required)} | (
        {"direct"} if "中级" in level_names(required) else set()
    )
    fitting = tuple(level for level in source.levels if level in levels)
    says = r"(?:不能|不想|没法|无法|来不及)[^,。;]{0,6}(?:参加)?答辩|答辩[^,。;]{0,8}(?:不能|去不了|参加不了|不参加)"
    return _item(
        "defence",
        "能按时参加答辩",
        "不能参加答辩，也不在免答辩范围",
        clue,
        "defence.required",
        says,
        change="须参加答辩",
        levels=fitting,
    )


def _late(source: Source) -> Item | None:
    limit = next((fact for fact in source.facts(Limit) if fact.what == "resubmission_window"), None)
    if not limit:
        return None
    most = f"{tidy(limit.amount)}{'个' if limit.unit == '工作日' else ''}{limit.unit}"
    says = r"(?:退回|打回)[^。;]{0,20}(?:超|过了|没改|没交|忘|第[三四五六七]天|[3-9三四五六七]天)"
    return _item(
        "late",
        f"没有被退回超过{most}还没改好再交的情况",
        f"被退回后超过{most}没有改好再交",
        limit,
        "resubmission.window",
        says,
        hard=True,
        change="按放弃申报处理，有特殊情况请问受理单位",
    )


def _times(source: Source) -> Item | None:
    limit = next((fact for fact in source.facts(Limit) if fact.what == "resubmission_times"), None)
    if not limit:
        return None
    says = rf"(?:提交|退回|交)[^,。;]{{0,6}}(?:了)?(?:满|过)?(?:{tidy(limit.amount)}|三|四|五|[4-9])次"
    return _item(
        "times",
        f"提交次数没有超过{tidy(limit.amount)}次",
        f"已提交{tidy(limit.amount)}次还没通过",
        limit,
        "resubmission.times",
        says,
        hard=True,
        change="次数用完，本年度不再受理",
    )
