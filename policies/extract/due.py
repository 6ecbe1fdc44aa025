"""What a time in a sentence is worth: a stage's term, a cut-off, a time left open, or no business of this notice."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from policies.extract.dates import Calendar, When
from policies.extract.stages import WEAK, Hit, nearest_stage, stage_hits
from policies.model import Stage

LONGEST_DAYS = 300  # a longer stretch is the time that achievements count from, not a stage

# Dates that belong to another document, to a person's life or to what was planned before.
_LIFE = (
    r"印发|下发|发文|颁布|制定|出台|出生|毕业|入职|参加工作|退休|调入|调动|转业|入编|考取|获得|聘任|受聘|任现职|签订"
    r"|缴纳(?:社|养)|参保|达到|满\d"
)
_NOT_AFTER = re.compile(
    rf"(?:之?前|以前)(?:须|应|已)?(?:取得|获得|通过|达到|完成)[^,。;]{{2,24}}(?:方可|才可|才能|可以?)(?:申报|参加|参评)"
    rf"|[^,。;]{{0,4}}(?:发到|发至|下发|推送)"
    rf"|[)》”]?(?:\(.{{0,12}}\))?(?:起?(?:之?[前后]|以[前后])?[)]?)?(?:期间|内)?(?:已|所|仍|新|且)*(?:{_LIFE})"
    r"|(?!之?前?[^,。;]{0,6}[未没])[^,。;]{1,40}的(?:[,。;]|$|人员|专业技术人员|不[得再予])"
    r"|(?:全天|当[天日]|[上下]午|期间)*(?:放假|休息|(?:系统|平台)?(?:维护|升级|停机)|(?:暂停|暂不|不)(?:对外)?(?:接收|受理|接待|办公|办理|收[取件])(?!申报|报名|补))"
)
_NOT_BEFORE = re.compile(
    r"原(?:定|来|通知|计划|安排)[^,。;\d]{0,30}$"
    r"|(?:发布|发文|印发|成文|签发|公布|制定|出生|打印|填表)(?:日期|时间)[:为]?$"
    r"|《[^》]*$|(?:依据|根据)[^,。;]{0,24}$|(?<!不)(?<!不得)(?<!不能)(?<!不应)(?<!不可)(?:超过|晚于|逾)$"
)
_MOVED_ON = re.compile(
    r"[”\"』」》)]*(?:之?前|止|截止)?,?(?:统一)?(?:延长|延期|延迟|推迟|顺延|调整|变更|更正|修改|改|提前)(?:至|为|到|成)"
    r"|[”\"』」》)]*(?:之?前|止|截止)?,?(?:统一|再)?(?:延长|顺延|推迟|延后|延期)\d+(?:个自然)?[天日]"
)
_CUTOFF = re.compile(
    r"(?:年限|资历|教龄|业绩|成果|任职|学历|论文|工龄|年龄|资格|条件|荣誉|奖项|考核|继续教育)[^。;]{0,24}?"
    r"(?:计算|截止|截至|统计|取得|认定|核算|为准|[算计][至到])|(?:计算|统计)(?:时间|截止|截至|到|至)"
)
_WORKS = re.compile(r"论文|著作|论著|项目|业绩|成果|获奖|奖项|荣誉|专利|作品|学历|学位|(?:资格|职业|执业)证")
_MADE_BY = re.compile(
    r"\)?(?:之前|以前|前)(?:已经?|正式|公开)*(?:取得|获得|发表|出版|见刊|完成|结题|验收|授权|形成|产生)"
)
_COUNTS = re.compile(r"年限|资历|教龄|业绩|成果|任职|学历|论文|工龄|年龄")
_UP_TO = re.compile(r"\)?为(?:计算)?(?:截止(?:日期|时间)?|准|界限?)")  # 资历以8月31日为截止日期
_STAGE_NEAR = re.compile(r"申报时间|审核|纸质|缴费|报送|上传")
_VALIDITY = re.compile(r"有效期|施行|实施|执行|废止|失效|有效")
_HELD_ON = re.compile(r"定于$|(?:考试|笔试|机考|测试|测评)(?:时间|日期)?(?:为|:|于|在|安排在)*$")
_HELD = re.compile(r"[^,。;]{0,6}(?:举行|进行|召开|开考)")
_RELATIVE = re.compile(
    r"(?:收到|接到|接|自|从|在|于|后|之日起|起)?[^,。;]{0,20}?(?<!\d)(\d{1,2})个?(?:工作日|自然日|日|天|小时)(?:之)?内"
)
_RETURNS = re.compile(r"退回|补正|补充|修改|公示(?!结束|期满|完毕|无异议|后)|(?<!无)异议|退费")
_MESSAGE = re.compile(r"(?:收到|接到)(?![^,。;]{0,6}退回)[^,。;]{0,8}(?:短信|通知|信息|消息|电话)")
_MENDED = re.compile(r"[^,。;]{0,10}(?:补正|补齐|补充|补交|修改|改正|完善|整改|重新提交|重新上传)")
_PAID_WITH_PAPERS = re.compile(
    r"(?:报送|递交|提交|送交|交|报)[^,。;]{0,8}材料(?:时|的同时)[^,。;]{0,6}?(?P<pays>交清|缴清|缴纳|交纳|缴费|交费)"
)
_LABELS_PAYMENT = re.compile(r"(?:\(?[一二三四五六七八九十\d]+[)、.])?(?:缴费|交费|网上缴费)(?:时间|期限)?:")
_OPEN_TIME = re.compile(r"届时|时间|日期|会议|事宜|事项|安排|召开|举行|开展|进行|组织")
_EXAM_OPEN = re.compile(
    r"(?:准考证|考试|测试|测评|笔试)(?:[^,。;]{0,8}(?:延期|推迟)[^。;]{0,6})?[^,。;]{0,8}(?:时间|日期)[^,。;]{0,6}$"
)  # 测试时间另行通知
_LEAVE = (
    re.compile(r"免(?:试|考|测|答辩|面试|笔试)[^。;]{0,4}(?:申请|审批)"),
    re.compile(r"[^,。;]{0,24}(?:审批|批准|核准|备案)"),
)
_ESTIMATED = re.compile(r",(?:预计|预期|力争|争取|估计)[^,。;]{0,8}$")  # 时间另行通知,预计在3月底前结束
_PLANNED = re.compile(r"[暂拟初]定|评审|公示|答辩|面试|缴费|于|在|拟|计划|预计|时间|初步|左右|进行|举行|召开|开展|完成|组织")


def is_moved_on(text: str, when: When) -> bool:
    """Whether a time is the earlier one of a change: 由8月9日延长至8月23日."""
    return bool(_MOVED_ON.match(text, when.finish))


def is_cutoff(text: str, when: When) -> bool:
    """Whether a time is the day up to which service and achievements count."""
    before = re.split(r"\d[日号](?!、)", text[_sentence_start(text, when) : when.begin])[-1]
    if _WORKS.search(before.rpartition(",")[2]) and _MADE_BY.match(text, when.finish):
        return True
    if _COUNTS.search(before) and _UP_TO.match(text, when.finish):
        return True
    return bool(_CUTOFF.search(before[-40:])) and not _STAGE_NEAR.search(before[-14:])


def is_other(text: str, when: When) -> bool:
    """Whether it is a cut-off for what counts, or how long the notice is in force."""
    before = text[_sentence_start(text, when) : when.begin][-16:]
    after = text[when.finish : when.finish + 14]
    if _VALIDITY.search(before) and re.search(r"有效|施行|执行", before + after):
        return True
    asked, granted = _LEAVE  # 免试申请表于5月10日前报教研中心审批 is no review of applications
    if asked.search(text[: when.begin]) and granted.match(text, when.finish):
        return True
    return bool(re.match(r"起?(?:正式)?(?:施行|执行|生效)", after)) or is_cutoff(text, when)


def _sentence_start(text: str, when: When) -> int:
    return max(text.rfind(mark, 0, when.begin) for mark in ";。") + 1


def is_meant(text: str, when: When, stage: Stage, calendar: Calendar) -> bool:
    """False for dates that set no stage: of another document, of a life, long past, or since replaced."""
    if when.kind == "unset":
        return stage not in ("revision", "other") or stage == "other" and bool(_EXAM_OPEN.search(text[: when.begin]))
    before, after = text[: when.begin], text[when.finish :]
    if _NOT_BEFORE.search(before[-26:]) or _MOVED_ON.match(after):
        return False
    if stage == "other":
        return _counts_as_other(text, when, calendar)
    if _NOT_AFTER.match(after) or _days(when) > LONGEST_DAYS:
        return False
    if when.kind == "from" and (stage == "revision" or re.match(r"之后|以后|后", after)):
        return False
    return _days_past(when, calendar) <= 1


def _counts_as_other(text: str, when: When, calendar: Calendar) -> bool:
    before, after = text[: when.begin], text[when.finish :]
    cutoff = is_cutoff(text, when) or bool(_CUTOFF.search(before[-40:]))
    in_force = bool(_VALIDITY.search(before[-16:] + after[:8]))
    if _days(when) > LONGEST_DAYS:
        return bool(_VALIDITY.search(before[-20:]))
    if _days_past(when, calendar) > 60 and not cutoff:
        return False
    if not (cutoff or in_force) and _NOT_AFTER.match(after):
        return False
    held = _HELD_ON.search(before) or _HELD.match(after)
    return cutoff or in_force or bool(when.kind in ("until", "range") or held) and _days_past(when, calendar) <= 1


def _days(when: When) -> int:
    return (when.end - when.start).days if when.start and when.end else 0


def _days_past(when: When, calendar: Calendar) -> int:
    """How many days before the day of issue a time ends; 0 when it does not, or when that day is not known."""
    last = when.end or when.start
    return max((calendar.issued - last) // dt.timedelta(days=1), 0) if calendar.issued and last else 0


_SET_BY_OTHERS = re.compile(
    r"自行(?:组织|安排|确定|开展|评审|制定)|以(?:当地|各[地市县州区]|所在[地市县州区])|由(?:各|所在|当地)[^,。;]{1,12}(?:组织|安排|确定|公布|通知)"
)


def is_left_open(text: str, when: When, times: Sequence[When], stage: Stage) -> bool:
    """Whether 另行通知 or 上旬 is about the time of a stage: not about a place, nor beside a date for it."""
    begin = max(text.rfind(mark, 0, when.begin) for mark in ",。;") + 1
    named = any(hit.cost < WEAK for hit in stage_hits(text[begin : when.begin]))  # 笔试8月17日,面试时间另行通知
    if _SET_BY_OTHERS.search(text, _sentence_start(text, when), when.finish):
        return False  # 中级由各市自行组织，时间以当地通知为准
    vague = re.match(r"\d|第?[一二三四]季", text[when.begin :])
    ends = [at for mark in ",。;" if (at := text.find(mark, when.finish)) >= 0]
    end = min(ends, default=len(text)) if vague else len(text)
    beside = [
        other for other in times if other is not when and not ((vague or named) and other.finish <= begin) and other.begin < end
    ]
    dated = [other for other in beside if other.end or other.start]
    if any(vague or not _ESTIMATED.search(text[: other.begin]) for other in dated):
        return False
    if vague and when.begin - begin <= 4:
        return True  # 6月下旬，局人事处资格审查
    if text[when.begin - 1 : when.begin] in ("(", ":") and when.begin - begin <= 16:
        return True  # 评审（8月下旬）, 评审会议：待定
    if vague:
        return bool(_PLANNED.search(text[begin : when.finish + 12]))
    near = text[_sentence_start(text, when) if text[when.begin] in "等待" else begin : when.finish + 6]
    timed = "时间" in near or "日期" in near or stage in ("review_meeting", "defence")
    return bool(_OPEN_TIME.search(near)) and timed


def relative_times(text: str) -> Iterator[tuple[Hit, When]]:
    """Stages that are due within days of a message (收到短信后3日内缴费): the stage is there, its date is not.

    So is a payment that is made when the papers are handed in.
    """
    for match in _PAID_WITH_PAPERS.finditer(text):
        paid = Hit(stage="payment", begin=match.start("pays"), finish=match.end(), cost=0.0)
        yield paid, When(begin=match.start(), finish=match.start("pays"), kind="unset")
    hits = [hit for hit in stage_hits(text) if hit.cost < 30]
    for match in _RELATIVE.finditer(text):
        span = (match.start(1), match.end())
        segment = text[max(text.rfind(mark, 0, span[0]) for mark in ";。") + 1 :]
        if _MESSAGE.search(match[0]) and (mended := _MENDED.match(text, span[1])):
            asked = Hit(stage="revision", begin=mended.start(), finish=mended.end(), cost=0.0)
            yield asked, When(begin=span[0], finish=span[1], kind="unset")
            continue
        labelled = [hit for hit in hits if hit.stage == "payment" and _LABELS_PAYMENT.match(text)]
        hit, cost = nearest_stage(text, span, [span], labelled or hits)
        if hit and cost < 20 and hit.stage in ("payment", "paper_submission") and not _RETURNS.search(segment):
            yield hit, When(begin=span[0], finish=span[1], kind="unset")
