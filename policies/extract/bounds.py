"""Bounds on what is handed in and said: lengths, sizes, numbers of works, places, terms of validity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from policies.extract.levels import level_words
from policies.extract.shares import shares
from policies.extract.walk import Sentence
from policies.model import Value

What = Literal["resubmission_times", "resubmission_window", "publicity_days", "other"]

SPAN = r"(?P<n>\d+(?:\.\d+)?)个?(?P<unit>工作日|自然日|小时|日|天|周)"
_WINDOW = re.compile(rf"(?<!\d){SPAN}(?P<inside>(?:之|以)?内)?")
_TERMED = re.compile(
    r"[时期]限(?:统一|仍)?[为是:]?$|限期?$|[时期]限由[^,。;]{1,12}(?:调整|改|变更|延长)[为至]$"
    r"|(?:补正|修改|整改|补充|完善|退改)(?:时间|期限?|时限)(?:自[^,。;\d]{1,12}起)?(?:统一|仍)?(?:[为是:]|不(?:得)?超过)?$"
)
_LENGTH = re.compile(r"(?<![\d.])(?:(?P<least>\d+)字?(?:-+|至|到))?(?P<n>\d+)(?P<unit>字(?!节|体|号|样)|分钟|页)")
_SIZE = re.compile(
    r"(?<![\d.A-Za-z])(?:\d+(?:\.\d+)?(?:MB|M|KB|K|兆)?(?:-+|至|到))?(?P<n>\d+(?:\.\d+)?)(?P<unit>MB|M|兆|KB|K|GB"
    r"|G)(?![A-Za-z\d])",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![\d.第])(?:(?P<least>\d+)(?:-+|至|到))?(?P<n>\d+)(?P<unit>[项件篇部幅个份张])(?!工作日|月|年|学时|学分|以上"
    r"|及以上|级|专家)"
)
_WORKS = re.compile(
    r"代表(?:作|性)|作品|成果|业绩|案例|论文|附件|佐证|总结|教案|项目|论著|报告|教学设计|课例|专利|获奖|病案|病例|材料|图片"
)
# What is counted in 份, 个 or 张 only when it stands right by: others are copies and forms.
_PIECES = re.compile(r"代表|附件|案例|教案|教学设计|课例|材料|获奖证书|图片|佐证|病案|病例|成果|作品")
_SENT_IN = re.compile(
    r"(?:病案|病例|视频|(?:技术|专题|调研|研究)报告|代表作|论文|案例|教案|教学设计|课例|作品)(?:资料|材料)?(?:各|共|须|应|需|提供|提交|上传|报送|附)*$"
)
_ON_DISK = re.compile(r"[U光]盘[^,。;]{0,6}$")
_ASKED = re.compile(r"交什么|交哪些|材料|上传|提交|提供|报送|送审|代表作")
_DONE = re.compile(
    r"发表|主持|获得?(?!奖)|刊播|每年|完成|授权|参与|承担|撰写|出版|取得|开展|制定|编写|指导|以上的?,"
)
_CONDITIONS = re.compile(r"业绩条件|业绩要求|申报条件|评审条件|破格")
_BOUND = re.compile(
    r"不(?:得)?(?:超过|多于|大于|高于|少于|低于)|最多|至多|最少|至少|限(?:报|填|提交|传|提供|额)?|控制在|上限|不超|≤"
    r"|小于|超过[^,。;]{0,8}的?不予"
)
_CHOSEN = re.compile(r"代表(?:性|作)|收录|择优|遴选|选送|精选|任选|限")
_VALID = re.compile(
    r"(?<!\d)(?P<n>\d+)个?(?P<unit>年|月)(?:之?内)?有效|有效期(?:限)?(?:为|是|:|按)?(?P<n2>\d+)个?(?P<unit2>年|月|日"
    r"|天)|有效时间为?(?P<n3>\d+)个?(?P<unit3>年|月)"
)
_OBJECTION = re.compile(r"(?:复查|复核|申诉|异议|领取|申请复议)")
_SHARE = re.compile(
    r"(?:查重(?:结果)?|(?:查重|重复|相似|复制|文字复制)[^,。;]{0,8}?(?:率|比|度))[^,。;\d]{0,12}(?P<n>\d+(?:\.\d+)?)(?P<unit>%)"
)
_AT_MOST = r"(?:不(?:得)?超过|各?不过|最多|至多|限报?|仅限|不多于)"
_PLACES = re.compile(
    rf"(?:每个?[^,。;\d]{{1,8}}(?:可以?|只能|仅|限)?(?:推荐|申报|选送|上报)|[,、;][^,。;]{{2,12}}可以?推荐|(?:推荐|申报|名额|限报)[^,。;\d]{{0,16}}{_AT_MOST}|每个?[^,。;\d]{{1,10}}{_AT_MOST}(?:推荐|申报|报送)?|限额?(?:推荐|申报|报送?)?为?"
    r"|(?:推荐|申报)(?:名额|限额|指标|数额)(?:为|:)?)(?P<n>\d+)(?P<unit>人|名)(?!专家|评委|以上|同行|正高|副高|高级)"
)
_PLACES_OF = re.compile(
    r"(?:名额|指标|限额)[^。;]{0,16},其中[^,。;\d]{1,12}(?:不(?:得)?(?:少于|低于|超过)|为)?(?P<n>\d+)(?P<unit>人|名)"
)
_PLACES_TITLE = re.compile(r"(?:名额|指标|限额)(?:分配)?$")
_EACH = re.compile(r"[^,、。;:\d]{1,10}(?P<n>\d+)(?P<unit>人|名)")
_MORE_PLACES = re.compile(
    rf"(?:[、,和]|以及)(?P<whom>[^,、。;\d]{{2,14}}?){_AT_MOST}(?:推荐|申报|报送?)?(?P<n>\d+)(?P<unit>人|名)(?!专家|评委|以上)"
)
_PLACES_HEAD = re.compile(r"名额|指标|限额")
_SHARED_OUT = re.compile(
    rf"(?:(?:每个?|各)[^,。;\d]{{1,10}}?|其中[^,。;\d]{{1,12}}(?:{_AT_MOST}|不(?:得)?少于|不低于|至少|占))"
    r"(?P<n>\d+)(?P<unit>人|名)(?!专家|评委|以上|同行|正高|副高|高级)"
)
_TO_PAY = re.compile(r"(?:收到|接到|短信|通知|审核通过|公布|公示)[^,。;]{0,16}$"), re.compile(r"缴|交费|支付|付款|汇款")
_WAIT = re.compile(
    r"(?:未(?:获|能|被)?(?:评审)?通过|不(?:予)?通过|未(?:评)?过|落选|未评上)[^。;]{0,12}?(?:,|须|应|需|人员|者|的)(?:间?隔)?"
    r"(?P<n>\d+)个?(?P<unit>年|月)(?:内不得(?:重复|再次?|重新)|(?:后|以后|之后)?(?:方|才|始|再次?|可以?|重新)+)(?:申报|参评|参加|报)"
)
_ONLY = re.compile(
    r"(?:只能|仅能|仅可|只可|只允许|仅限|限)(?:申报|选择|选报|选|报考|填报|参加|报)(?P<n>\d)(?P<unit>[个次])"
    r"(?=[^,。;]{0,8}(?:专业|系列|级别|学科|职称|岗位|$|[,。;]))"
)


_PLAINLY = (_SIZE, _SHARE, _PLACES, _PLACES_OF, _ONLY, _WAIT)
_OF_LEVEL = re.compile(
    r"(?:提交|报送|上传|提供|送审)[^。;:]*(?:案例|作品|代表作|论文|报告|病案|病例|课例|教案)[^。;:]*:(?:[^。;:]*[,、])?([^,、。;:\d]{2,8})$"
)


_GRADE = re.compile(r"[一二三四]级")


class Hit(Value, frozen=True, kw_only=True):
    begin: int
    finish: int
    what: What
    amount: float
    unit: str


def hit_of(match: re.Match[str], what: What, n: str = "n", unit: str = "unit") -> Hit:
    return Hit(begin=match.start(n), finish=match.end(unit), what=what, amount=float(match[n]), unit=match[unit])


def segment_of(text: str, match: re.Match[str]) -> str:
    """The words between commas around a match."""
    begin = max(text.rfind(mark, 0, match.start("n")) for mark in ",。;") + 1
    ends = [at for mark in ",。;" if (at := text.find(mark, match.end())) >= 0]
    return text[begin : min(ends, default=len(text))]


def windows(text: str) -> list[re.Match[str]]:
    """Times within which something is to be done: 3日内, 补正时限为5个工作日."""
    return [match for match in _WINDOW.finditer(text) if match["inside"] or _TERMED.search(text[: match.start()])]


def bounds(text: str, sentence: Sentence) -> Iterator[Hit]:
    """The bounds in a sentence (``numbers.plain``), kind by kind."""
    for match in _VALID.finditer(text):
        n = next(n for n in ("n", "n2", "n3") if match[n])
        yield hit_of(match, "other", n, n.replace("n", "unit"))
    lengths = [match for match in _LENGTH.finditer(text) if _is_length(text, match)]
    counts = [match for match in _COUNT.finditer(text) if _is_count(text, match, sentence)]
    objections = [match for match in windows(text) if _is_objection(text, match)]
    payments = [match for match in windows(text) if _is_payment(text, match)]
    plainly = [match for pattern in _PLAINLY for match in pattern.finditer(text)]
    places = [*_each_places(text, sentence.title), *_more_places(text), *_shared_out(text, sentence)]
    for match in [*lengths, *plainly, *places, *counts, *objections, *payments]:
        yield hit_of(match, "other")
    for share in shares(text):
        yield Hit(begin=share.begin, finish=share.finish, what="other", amount=share.amount, unit=share.unit)


def _each_places(text: str, title: str = "") -> list[re.Match[str]]:
    """The numbers behind one announcement of them: 推荐名额:中学12人,小学18人; or under a heading that announces them."""
    if _PLACES_TITLE.search(title):
        return list(_EACH.finditer(text))
    head = re.search(
        r"(?:名额|指标|限额)(?:[^,。;:\d]{0,6}:|[^。;:\d]{0,8},(?:20\d\d年度?)?(?=[^,。;:\d]{1,10}\d+名))", text
    )
    ends = [at for mark in "。;" if head and (at := text.find(mark, head.end())) >= 0]
    return list(_EACH.finditer(text, head.end(), min(ends, default=len(text)))) if head else []


def _more_places(text: str) -> list[re.Match[str]]:
    """The numbers for other levels or groups behind the first: 每县推荐正高级不超过1人、副高级不超过4人."""
    found: list[re.Match[str]] = []
    for first in _PLACES.finditer(text):
        at = first.end()
        while following := _MORE_PLACES.match(text, at):
            found.append(following)
            at = following.end()
    return found


def _shared_out(text: str, sentence: Sentence) -> list[re.Match[str]]:
    """The numbers under a heading of places (名额): 每县4人，其中乡镇至少1人."""
    headed = any(_PLACES_HEAD.search(title) for title in sentence.headings)
    return list(_SHARED_OUT.finditer(text)) if headed else []


def _is_payment(text: str, match: re.Match[str]) -> bool:
    """Whether it is the time in which an applicant has to pay: 收到短信后3日内缴费; no refund."""
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。;") + 1
    told, pays = _TO_PAY
    about = text[begin : match.end() + 16]
    return bool(told.search(text[begin : match.start()]) and pays.search(about) and "退" not in about)


def _is_objection(text: str, match: re.Match[str]) -> bool:
    later = re.search(r"提出|申请|领取|反映|申诉", text[match.end() :])
    return bool(_OBJECTION.search(segment_of(text, match)) and later)


def _is_length(text: str, match: re.Match[str]) -> bool:
    segment = segment_of(text, match)
    if match["unit"] == "分钟":
        return not re.search(r"学时|课时|迟到|提前|之前到", segment)
    if match["unit"] == "页":
        return bool(_BOUND.search(segment)) or "以内" in segment
    book = re.search(r"专著|著作|教材|每\d*字|出版|译著|折算|撰写[^,。;]{0,8}\d{5,}字", segment)
    alternative = segment.startswith("或")  # 发表论文1篇,或撰写不少于5000字的报告
    before = (
        segment
        if alternative
        else text[max(text.rfind(mark, 0, match.start()) for mark in ";。") + 1 : match.end() + 2]
    )
    done = re.search(r"发表|刊物|刊登|年均|每年|审稿|译稿", before) and not re.search(
        r"代表作|总结|报告|述职|摘要|自传", before
    )
    return not book and not done


def _is_count(text: str, match: re.Match[str], sentence: Sentence) -> bool:
    """A number of works to hand in, not of works to have done, nor of copies."""
    segment = segment_of(text, match)
    if _DONE.search(segment) or "学时" in segment.rpartition("、")[2] or _CONDITIONS.search(sentence.title) or int(match["n"]) == 0:
        return False
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。;") + 1
    before, behind = text[begin : match.start()], text[match.end() : match.end() + 8]
    own = text[max(begin, match.start() - 12, text.rfind(",", 0, match.start()) + 1) : match.end()]
    if _BOUND.search(own) or re.match(r"(?:以|之)?内", behind):
        if match["unit"] in "个份张":
            return bool(_PIECES.search(segment) or re.search("代表|附件", before))
        return bool(_WORKS.search(before + behind))
    if sentence.cells and match["least"] and match["unit"] in "项件篇部" and re.search("材料", sentence.title):
        return bool(_WORKS.search(",".join(cell.text for cell in sentence.cells[:2])))
    by_level = _OF_LEVEL.search(before)  # 提交案例:中级3件,高级5件
    if by_level and (level_words(by_level[1]) or _GRADE.fullmatch(by_level[1])):
        return True
    return _is_representative(before, behind) or _is_chosen(before, match) or _is_sent_in(before, match, sentence)


_SENDS = re.compile(r"(?:^|[,。;:])[^,。;:]{0,16}(?:提交|报送|送审|上传|送)$")


def _is_representative(before: str, behind: str) -> bool:
    """提交3篇代表作, and in the next words of the sentence 正高级提交5篇."""
    named = re.match("(?:本人|个人)?代表(?:作|性)", behind) or re.search("代表(?:作|性)", before)
    return bool(named and _SENDS.search(before))


def _is_chosen(before: str, match: re.Match[str]) -> bool:
    """收录作品五件, 代表作3至5篇: a number that is a bound without saying so."""
    if not _WORKS.search(before) or match["unit"] in "个份张" and not re.search("代表|附件", before):
        return False
    return bool(_CHOSEN.search(before.rpartition(",")[2][-14:]) or match["least"] and _WORKS.search(before[-10:]))


def _is_sent_in(before: str, match: re.Match[str], sentence: Sentence) -> bool:
    """临床病案3份 among materials: how many different ones; one only is a copy."""
    asked = _ASKED.search(" ".join([sentence.text, *sentence.headings]))
    if match["unit"] == "份" and _ON_DISK.search(before):
        return False
    return bool(asked and int(match["n"]) > 1 and match["unit"] in "篇份件个项部" and _SENT_IN.search(before))
