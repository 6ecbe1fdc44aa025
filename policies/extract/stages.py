"""Which stage (环节) a time belongs to: words of each stage, and the nearest of them by the shape of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from policies.model import Stage, Value

_PAPERS = r"材料|原件|资料|评审表|申报表|呈报表|花名册|一览表|汇总表"
_SPOKEN: dict[Stage, str] = {
    "online_application": r"网上(?:个人)?申报|网报|网申|线上申报|在线申报|个人(?:网上|网络)?(?:申报|填报)"
    r"|申报(?:受理)?的?(?:起止)?(?:时间|期限|日期|开始|截止|阶段|开通|开放|关闭)"
    r"|(?:网上|网络|系统|平台|在线|线上)[内中上]?(?:个人)?(?:注册|填报|录入|报名|提交|填写|受理)|报名(?:时间|工作"
    r"|截止|期)?"
    r"|(?:开放|接受|停止|停止受理|关闭|开始|进行|完成)(?:网上)?申报"
    r"|填报(?:时间|截止|申报|个人|信息)|登[录陆][^,。;]{0,40}(?:申报|填报|注册|提交)"
    r"|(?<!审核)(?<!审查)(?<!初审)(?:申报|评审)?(?:系统|平台|端口|通道)(?:\([^()]*\))?[^,。;]{0,30}(?:开放|开通|关闭|开启|截止)"
    r"|职称申报(?![人材表])"
    r"|(?:个人|用户|账号|实名)注册(?!证|会计)|个人申请|提交(?:网上)?(?:申报|申请)(?!材料)|逾期(?:系统|端口)",
    "online_review": r"(?:单位|学校|医院|企业|基层|网上|线上|系统|完成)(?:考核|审核|评议|民主|择优|集体|网上)*推荐(?!表|书|名额|指标|人)"
    r"|网审|(?<!提交)(?:审核|审查|初审|复审|复核|审验|预审|终审|核验|联审|审批|初核)|审完|审毕|(?<!评)审结(?!果)",
    "paper_submission": r"纸质|书面材料|原件[^,。;]{0,8}(?:核对|核验|查验|审验)|(?:核验|核对|查验|审验)原件"
    r"|(?:带齐|携带)[^,。;]{0,20}(?:材料|原件|资料)|(?<![达收遇])到[^,。;、]{2,24}(?:核验|查验|审验|现场确认)|邮戳|邮寄|送至|(?<!提)交至|寄至"
    rf"|(?:报送|递交|送交|送审|寄送|交送|上交|交验|呈报|送达)[^,。;]{{0,16}}?(?:{_PAPERS})"
    rf"|(?<!填报)(?<!上传)(?:{_PAPERS})的?(?:集中|统一|现场)?"
    r"(?:报送|递交|送审|受理|交送|送交|寄送|寄达|邮寄|接收|集中受理|送达|收取|移交|交[到往]|送[到往])"
    r"|线下(?:提交|报送|递交|受理|交)|现场(?:受理|报送|递交|提交|确认|收取|交)|报送(?:时间|地点|截止|至|到)|集中(?:报送|受理|收)"
    r"|(?:统一|集中|一并)(?:送(?!审)|寄|交(?![费纳款])|报[送至到])"
    r"|(?:评审表|申报表|呈报表|汇总表|一览表|花名册)[^,。;]{0,10}(?:报|交|送)",
    "payment": r"缴费|交费|缴纳|交纳|收费|支付|缴款|付款|缴清|缴交|缴[至到入]|转账|汇款|汇[至入到]|划转",
    "publicity": r"公示",
    "review_meeting": r"评审会|评委会会议|(?:召开|组织|开展|进行|集中|举行|实施|完成)[^,。;]{0,8}评审(?!表|费|委)"
    r"|评审(?:时间|会议|阶段|工作(?=[于在定时]|$))|(?<=[底末旬初])评审(?!费|表|委|条件)|专家评审|终评|评议会|评委会?(?:评议|投票|评审(?!费))|评审(?=拟|定于|将于"
    r"|计划|预计|暂定|安排在)",
    "defence": r"答辩|面试|面谈|试讲|说课|讲课|面审|说讲|(?:现场|业务|才艺|技能|作品)展示",
    "revision": r"补正|修改(?!后提交)|退回|补充(?:完善|材料|修改)|整改|补交|补齐|补报|修正|改[好完]",
    "other": r"有效期|施行|废止|失效|证书|领取|下载|考试|笔试|培训|异议|投诉|申诉|复查|公布|备案|报备|汇总(?!表)|上报|名额"
    r"|推荐|(?<!个人)(?<!用户)(?<!账号)(?<!实名)注册|考核|鉴定|查重|抽查|归档|发文|发证|成绩|测试|测评|准考证|遴选|评议|外审|评阅|(?<!报)送评(?![审委])",
}
# A row's or column's label says less than a sentence: 申报, 审核公示, 报送.
_LABEL: dict[Stage, str] = _SPOKEN | {
    "online_application": _SPOKEN["online_application"]
    + r"|(?<!岗位)(?<!计划)(?<!名额)(?<!指标)(?<!数额)申报(?![人材表])|报名|填报|注册(?!备案)|^受理(?:时间|期限|日期)(?![及和与、]地点)",
    "online_review": _SPOKEN["online_review"] + r"|推荐[、及和与并]?公示|^[单位校院县区市州省局厅]{1,2}级?审$",
    "review_meeting": _SPOKEN["review_meeting"] + r"|评审|开评",
    "payment": _SPOKEN["payment"] + r"|费用",
}
_BRACKET = re.compile(r"\([^()]*\)")
_EXAM = re.compile(r"考试|测试|测评|笔试")
_RECEPTION = re.compile(
    r"报送|递交|邮寄|收件|交件|受理|材料提交|提交材料|交材料|送审"
)  # papers, when a label says no more
# Weak words decide only when nothing better is near.
_WEAK: dict[Stage, str] = {
    "online_application": r"填写|录入|(?:系统|通道|端口|平台)(?:开启|关闭|开放|开通)|申报(?!人|材料|条件|资格|单位"
    r"|专业|表|书|者|对象|范围|费)|提交|填报|上传",
    "paper_submission": r"报送|递交|送交|交到|受理|[收接]件",
    "review_meeting": r"召开|评审(?!费|表|委|条件|标准|办法|材料|系列|专业|结果)",
}
_INSURANCE = re.compile(
    r"(?:社会?保险?|养老|医保|公积金|个人所得税|个税|党费|会费|税)[^,。;]{0,10}(?:缴费|缴纳|缴交|交费)|(?:缴纳|缴费"
    r"|缴交)[^,。;]{0,6}(?:社会?保险?|养老|公积金|个税)"
)
_CONDITION = re.compile(
    r"(?:已|未|均|完全|工作|合格|被)*(?:通过|完成|结束|完毕|成功|无误|截止|期满|合格|不合格|退回)?"
    r"(?:之日|之后|以后|后(?!续|方)|通过的|(?<=[格过])者|(?<=[格过])的(?=[,于应须请可])|(?:通过|合格)?的?(?:人员|申报人员)|期满|无异议|期间|过程中|(?:人数)?情况|人数)"
)
_PASSED = re.compile(r"(?:通过|经过?)[^,。;]{0,6}$"), re.compile(r"的[,人申]|后[,的]")  # 通过复审的，12月25日交到
_FAILING = re.compile(r"(?:^|[,。;])(?:未|逾期|凡未|没有|不按|如未|若未|超过)[^,。;]*$")
_NAMED_AFTER = re.compile(
    r"(?:的|起止|截止|开始|开放|工作|具体)*(?:时间|日期|期限|期)?(?:安排)?(?:为|是|:|于|自|从|在|定于|截至|截止到?)*$"
)
_NEEDLESS = re.compile(r"(?:不用|无需|无须|不需要?|不必|不再)$")  # 不用网上填报 names no stage
_LASTS = re.compile(r"(?:期|时间)?(?:不少于|不得少于|不低于|为)?\d+个?(?:工作日|天|日(?!至|-))")  # 公示7天
_LEAD_TITLE = re.compile(r"(?:\(?[\d一二三四五六七八九十.]{1,4}[)、.]?)?[^,。;:\d]{2,10}。")  # （3）评审会。7月召开
_CHECKED = re.compile(r"(?:审核|推荐|评议)[、及和与并,]?(?:推荐|上报)?[、及和与并]?$")
_WITHIN = re.compile(
    r"(?:本|所在|用人)?单位(?:内部?|范围)?[^,。;]{0,4}$|(?:校|院|内部?|系统)内?[^,。;]{0,2}$|公示,公示期?$"
)
_TIMES_SET = re.compile(r"[。;!]")

WEAK = 34.0  # the cost of a loose word
FULL_STOP = 45.0  # the cost of a full stop between a time and its stage word
FAR = 95.0  # the cost at which a stage word is too far to be meant


class Hit(Value, frozen=True, kw_only=True):
    stage: Stage
    begin: int
    finish: int
    cost: float  # what the word itself costs: weak words and conditions (审核通过后) are dear


def _compiled(words: dict[Stage, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{stage}>{pattern})" for stage, pattern in words.items()))


_STRONG_WORDS = {stage: re.compile(pattern) for stage, pattern in _SPOKEN.items()}
_LABEL_WORDS = {stage: re.compile(pattern) for stage, pattern in _LABEL.items()}
_WEAK_WORDS = {stage: re.compile(pattern) for stage, pattern in _WEAK.items()}
_LABEL_ORDER: tuple[Stage, ...] = (
    "payment", "defence", "paper_submission", "online_review", "revision", "review_meeting", "publicity",
    "online_application", "other",
)  # fmt: skip


def stage_hits(text: str) -> list[Hit]:
    """Every stage word of a plain text, overlapping ones included."""
    hits = []
    title = _LEAD_TITLE.match(text)
    insured = [match.span() for match in _INSURANCE.finditer(text)]
    for words, dear in ((_STRONG_WORDS, 0.0), (_WEAK_WORDS, WEAK)):
        for stage, pattern in words.items():
            for match in pattern.finditer(text):
                cost = dear + (8.0 if stage == "other" else 0.0)
                cost += 40.0 if _is_condition(text, match.start(), match.end()) else 0.0
                if _NEEDLESS.search(text[: match.start()]):
                    continue
                if stage == "payment" and any(begin <= match.start() < finish for begin, finish in insured):
                    continue
                if stage == "publicity" and _LASTS.match(text, match.end()):
                    cost += 30.0
                if title and not dear and match.end() <= title.end():
                    cost += 6.0 - FULL_STOP  # what stands in a title says what the whole line is about
                hits.append(Hit(stage=stage, begin=match.start(), finish=match.end(), cost=cost))
    return [hit for hit in hits if not any(_is_part(hit, other) for other in hits)]


def _is_condition(text: str, begin: int, finish: int) -> bool:
    """Whether a stage word only says what has to have happened (审核通过后, 通过复审的) or what was missed."""
    by, who = _PASSED
    passed = by.search(text[:begin]) and who.match(text, finish)
    return bool(passed or _CONDITION.match(text, finish) or _FAILING.search(text[:begin]))


def _is_part(hit: Hit, other: Hit) -> bool:
    """核验 in 核验原件 is no check of its own; loose words (登录…填报) swallow nothing."""
    length = other.finish - other.begin
    inside = other.begin <= hit.begin and hit.finish <= other.finish
    return inside and hit.finish - hit.begin < length <= 8 and other.stage != hit.stage and other.cost <= hit.cost


def label_stage(label: str) -> Stage | None:
    """The stage that a short label (a heading, a row's first cell) names; of what an examination consists is no stage."""
    outside = _BRACKET.sub("", label)
    if outside != label and _EXAM.search(outside):
        label = outside
    for stage in _LABEL_ORDER:
        if _LABEL_WORDS[stage].search(label):
            return "paper_submission" if stage == "other" and _RECEPTION.search(label) else stage
    return "paper_submission" if _RECEPTION.search(label) else None


def nearest_stage(
    text: str, span: tuple[int, int], times: Sequence[tuple[int, int]], hits: Iterable[Hit]
) -> tuple[Hit | None, float]:
    """The stage word that a time at ``span`` belongs to, and how far it is; None when there is none within reach.

    In a sentence that begins with a time (10月8日至20日网上申报) the words follow their times, else they precede.
    """
    leads = bool(times) and not any(
        hit.finish <= times[0][0] and hit.cost - _labels(text, times[0], hit) < 30 for hit in hits
    )
    best: tuple[Hit | None, float] = (None, FAR)
    for hit in hits:
        if hit.stage == "other" and span[0] <= hit.begin and hit.finish <= span[1]:
            continue  # 待批复后再行公布: the time's own words
        cost = (
            hit.cost
            - _labels(text, span, hit)
            + _distance(text, span, times, hit)
            + (11.0 if leads and hit.finish <= span[0] else 0.0)
        )
        if cost < best[1]:
            best = (hit, cost)
    return _joint(text, best[0], hits), best[1]


def _labels(text: str, span: tuple[int, int], hit: Hit) -> float:
    """What is taken off the cost of a loose word that alone labels its time: 申报9月28日至10月10日，审核……."""
    opens = hit.begin == 0 or text[hit.begin - 1] in ",;:。、)"
    return 25.0 if opens and hit.finish == span[0] and hit.cost >= WEAK else 0.0


def _joint(text: str, hit: Hit | None, hits: Iterable[Hit]) -> Hit | None:
    """审核公示, 推荐并公示 are steps of the review, not the publicity of results."""
    hits = list(hits)
    if hit and hit.stage == "publicity" and _WITHIN.search(text[: hit.begin]):  # 推荐前在本单位公示,6月4日前完成
        review = next((other for other in hits if other.stage == "online_review" and other.begin < hit.begin), None)
        return review or hit
    if hit and hit.stage == "publicity" and (before := _CHECKED.search(text[: hit.begin])):
        return next(
            (other for other in hits if other.stage == "online_review" and other.begin == before.start()),
            msgspec.structs.replace(hit, stage="online_review"),
        )
    return hit


def _distance(text: str, span: tuple[int, int], times: Sequence[tuple[int, int]], hit: Hit) -> float:
    before = hit.finish <= span[0]
    begin, finish = (hit.finish, span[0]) if before else (span[1], hit.begin)
    if begin > finish:
        return 0.0
    between = text[begin:finish]
    crossed = sum(begin <= at < finish for at, _ in times)
    cost = (
        0.4 * len(between) + 12.0 * between.count(",") + FULL_STOP * len(_TIMES_SET.findall(between)) + 25.0 * crossed
    )
    one_of_several = text[hit.begin - 1 : hit.begin] == "、"  # 评审、公示:6月底评审
    return cost - (6.0 if before and not one_of_several and _NAMED_AFTER.fullmatch(between) else 0.0)
