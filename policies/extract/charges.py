"""Charges in a text: amounts of money, nothing to pay, or the document that fixes what is to be paid, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from policies.extract.levels import find_levels
from policies.model import Value

Item = Literal["review", "defence", "initial_confirmation", "other"]

_ITEM_WORDS: dict[Item, str] = {
    "defence": r"(?:现场|答辩|面试|试讲|说课|讲课|面审|展演)+(?:\((?:面试|答辩|展演)\))?(?:考核|评审|考务)?(?:[、和]评审)?"
    r"(?:费用?|(?:的)?(?=另收|不另|加收|另加|每人|收取|\d))",
    "initial_confirmation": r"(?:初次认定|初次确定|初定|考核认定|认定)(?:职称|中级|初级|评审)?费用?",
    "review": r"(?:职称|专家|资格|专业技术资格|材料|会议)?评审(?:考务|服务|工作)?(?:费用?|收费)|评委费"
    r"|申报(?:评审)?费|评审",
    "other": r"(?:论文|作品|成果|代表作|著作)?(?:鉴定|查重|检测|送审|代表作评审|盲审)费|(?:证书)?工本费|证书费"
    r"|(?:考试|测试|考核)(?=(?:每人|每科|每次)*\d+元|(?:也|均|都|一律)?不(?:再|另|另外|另行)?收费)|考试(?:收?费)|报考(?:考试)?费|考务费|报名费|测试费|培训费|资料费|邮寄费|快递费|成绩费|笔试费|考核费|审核费|补考费?|(?:现场|业务|作品|才艺|技能)*展示费"
    r"|(?:教学|专业|实践)?能力(?:测试|测评)费?|(?:测试|测评)费",
}
_ITEM = re.compile(
    "|".join(f"(?P<{item}>{_ITEM_WORDS[item]})" for item in ("other", "defence", "initial_confirmation", "review"))
)
_TWO_ITEMS = re.compile(r"评审费(?:用)?(?:[、和及与]|以及)答辩费|答辩费(?:用)?(?:[、和及与]|以及)评审费")
_AMOUNT = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)(?:元|块钱?)(?!以上|以下|以内|的?项目|产值|人民币?\w*收入)|[¥￥](\d+(?:\.\d+)?)(?![\d万元])"
)
_NONE = re.compile(
    r"(?:不|免|免予|免于|暂不|均不|不再|不另|不另行|无需|不需要?|不用|一律不)(?:再|另行?)?(?:向[^,。;]{1,8}?)?"
    r"(?:收取?|征收|缴纳?|交纳?|交|付|支付)(?:任何|其他|其它|申报人员?)*(?:的)?(?P<what>(?:[^,。;、()]{0,8}?费用?(?:[、和及与]|以及))*[^,。;、()]{0,8}?费用?|费)"
    r"|(?P<item>(?:[^,。;、()为]{0,6}费用?(?:、|和|及|与|以及))*[^,。;、()为]{0,6}费)用?(?:均|都|一律|全部)?(?:全免|免收|免交|免缴|免|暂不收取?|不再?(?:另外|另行|另)?收取?|不予收取|(?:不用|不必|不需要?|无[需须])再?(?:交纳?|缴纳?|付)(?![纳费])"
    r"|已?(?:取消|停[收征]|停止(?:收取|征收)|暂停(?:收取|征收))"
    r"|暂?由(?!(?:所在)?单位|(?:申报)?(?:个|本)人|申报|用人|企业|推荐)[^,。;]{2,20}(?:承担|负担|列支|安排|保障|解决)(?!一半|部分|\d|的))"
    r"|取消(?:收取)?(?P<ceased>(?:职称|专家)*(?:评审|答辩)费)(?!减|优惠)|(?:停止|暂停|取消)(?:收取|征收)(?P<stopped>[^,。;、()]{0,10}?费用?)|停[收征](?P<ended>[^,。;、()]{0,10}?费用?)"
    r"|(?<=[级师员])(?:免收|不(?:再)?收取?|免缴|免交)(?=[,。;)]|$)|(?<![退缴])(?:不(?:再|另|另外|另行)?收[费钱]|不花钱|不要钱|零收费|零费用|免费(?=评审|申报|[,。;)]|$))"
)
_BESIDE = re.compile(r"(?:会议|场地|场租|食宿|住宿|交通|差旅|教材|管理)费")  # what is paid beside the review
_WHAT = ("what", "item", "ceased", "stopped", "ended")
_FIXED_BY = (
    r"》(?:[^,。;]{0,6}\([^)]*\))?|\([^()]*号\)|[〔\[(]\d{4}[〕\])]\s*\d+号|规定|标准|文件|通知|办法|目录|公示|清单"
)
_TITLE = r"《(?:[^《》]|《[^《》]*》)*(?=》)"
_BASIS = re.compile(
    rf"(?:按照?|依照|依据|根据|参照|执行|遵照|严格执行|以)(?P<basis>(?:{_TITLE}|[^。;《])*?(?:{_FIXED_BY}))(?:的?(?:有关|相关)?(?:规定|标准"
    r"|要求|文件|精神))?(?:的标准)?[^,。;]{0,4}(?:执行|收取|缴纳|交纳|缴费|收费|办理|为准|缴|支付|征收|$|[,。;])"
    r"|(?:详?见|另见)(?P<see>[^,。;]{2,30})|(?:收费|缴费|费用|评审费)[^,。;]{0,6}标准?(?P<later>[^,。;]{0,10}另行(?:通知|公布))"
    r"|(?:收费|缴费|费用|评审费)的?(?:收取|收费|缴纳)?(?:标准|金额|数额)[^,。;\d]{0,24}?(?P<open>另行(?:通知|公布))"
)
_TAKEN_BY = re.compile(
    r"由(?P<basis>[^,。;]{0,16}(?:省|自治区|国家|部|兵团)[^,。;]{0,16}?)(?:按规定)?(?:统一)?(?:收取|代收)"
)
_NO_BASIS = re.compile(r"(?:上述|以上|下列|此|该|本|规定的?|有关|相关|收费|缴费|评审|时间|标准|要求|的)*(?<!规定)")
_ABOUT_FEES = re.compile(r"评审费|答辩费|认定费|收费|费用|缴费(?:标准|金额|按)|缴纳[^,。;]{0,10}费|收取")
_MONEY_ELSEWHERE = re.compile(
    r"收入|投入|资产|产值|利润|税|经费|投资|奖金|资助|补助|罚款|合同额|到账|资金|销售|效益|成本(?!费)"
)
_BARE_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(?:元)?(?:/人|/次|每人|·?人?次|/人·?次|/项|/篇)*(?:\([^()\d]*\))?")
_NOTHING = re.compile(r"无|不收(?:取|费)?|免收?|免费|免交|免缴|无费用|不收取?费用?")
_BY_DOCUMENT = re.compile(
    r"(?:由.{2,24})?(?:按照?|依据|根据|执行|参照).{1,40}(?:执行|收取|标准|规定|为准)|由.{2,24}(?:收取|代收|代缴|规定|确定)"
    r"|(?:标准)?另行(?:通知|公布)"
)
_REDUCED = re.compile(r"(?:减半|减按|优惠|折后|半价)[^,。;\d]{0,6}$")
_CAPPED = re.compile(r"(?:最多|最高|上限|不超过|封顶)(?:收取|收费|为|只收)?(?:每人)?$")
_SUM = re.compile(r"(?:合计|共计|总计|总共|小计)(?:收费|收取)?(?:每人)?[为:]?(?:每人)?$")
_FORMER = re.compile(r"(?:^|[,。;(])原[^,。;]{0,12}$"), re.compile(r"\)|(?![^。;]*(?:不变|仍|继续))")
_BY_RULE = (  # 《通知》规定每人240元,自今年起按每人200元收取
    re.compile(r"(?:》|通知|文件|原)中?(?:规定|确定|明确)的?[^,。;]{0,24}$"),
    re.compile(r"[^。;]*(?:调整|改|自[^,。;]{2,12}起|现)[^。;\d]{0,16}\d+元"),
)
_REPLACED = re.compile(
    r"(?:/人|/次|每人)*[”\"』)]?(?:的?标准)?(?:,自[^,。;]{2,18}起,?)?"
    r"(?:有误|作废|(?:即行|同时)?废止|不再(?:执行|适用)|停止执行|(?:统一)?(?:调整|变更|更正|修改|改|降|降低|提高|增加)(?:至|为|到))"
)
_PERSONS = re.compile(r"(?<!申报)(?<!收费)对象|烈属|人员|人才|者|残疾人|[保困贫]户|烈士|军属|劳模|家庭|职工|的$|援|驻村")
_REFUND = re.compile("退(?![役伍休])")
_SUCH_PEOPLE = re.compile(r"(?:人员|人才|者|残疾人|传承人|农民|[困贫]户|成员|家属|子女|军人|职工|队员|干部|的)$")
_AND_SO = re.compile(r"^(?:其中|但|对于?|凡是?)|(?:可以?|均|都|一律|全部|的)+$")
_REVIEW_AND_CONFIRMATION = re.compile(
    r"评审(?:[、和及与]|以及)(?:初次|考核)?(?:认定|初定)|(?:认定|初定)(?:[、和及与]|以及)评审"
)
_ALL_APPLICANTS = re.compile(r"^(?:所有|全体|各)?申报(?:人员?|者|对象)")
_EVERYBODY = re.compile(
    r"评审|答辩|面试|试讲|说课|本次|今年|本年|年度|\d年|申报|目前|均|都|一律|所有|全部|统一|测试|考试|不组织|全程|全流程|[费用]$|:$|^\d+[.、]|也|暂|我[省市区]"
)


class Charge(Value, frozen=True, kw_only=True):
    """Something at text[begin:finish] that settles a fee: an amount, nothing to pay, or a document."""

    begin: int
    finish: int
    amount: float | None = None
    basis: str | None = None
    item: Item | None = None
    whom: str | None = None  # people who pay nothing, when they are no level


def items_in(text: str) -> list[tuple[Item, int, int]]:
    """What money is asked for in a text, with its places."""
    return [(match.lastgroup, match.start(), match.end()) for match in _ITEM.finditer(text)]  # type: ignore[misc]


def fee_in(title: str) -> Item | None:
    """The fee that a label names; None when it only speaks of reviewing."""
    return next(iter(fees_in(title)), None)


def fees_in(title: str) -> tuple[Item, ...]:
    """All fees that a label names (评审费、答辩费), the first first."""
    return tuple(dict.fromkeys(item for item, begin, finish in items_in(title) if "费" in title[begin:finish]))


def charges(text: str) -> list[Charge]:
    """All charges of a sentence (``numbers.plain``) in their order; a document only where it gives no amount itself."""
    nothing = [charge for match in _NONE.finditer(text) for charge in _free(text, match)]
    found = sorted([*_amounts(text), *nothing], key=lambda charge: charge.begin)
    fixed = _fixed_elsewhere(text)
    if not found:
        return fixed
    if any(charge.amount or charge.item is None for charge in found):
        elsewhere = fixed if _TAKEN_BY.search(text) or _of_other_levels(text, fixed, found) else []
        return sorted([*elsewhere, *_without_sum(text, found)], key=lambda charge: charge.begin)
    free = {charge.item for charge in found}  # 评审费执行…文件,不收取答辩费
    return [*(charge for charge in fixed if "review" not in free and charge.item is None), *found]


def _of_other_levels(text: str, fixed: Sequence[Charge], found: Sequence[Charge]) -> bool:
    """高级按省文件执行,中级300元: a document for some levels, amounts for others."""
    if not fixed or fixed[0].finish > found[0].begin:
        return False
    by_document = {level.words for level in find_levels(text[: fixed[0].begin])}
    by_amount = {level.words for level in find_levels(text[fixed[0].finish : found[0].begin])}
    return bool(by_document and by_amount) and not by_document & by_amount


def charges_in_cell(text: str) -> list[Charge]:
    """The charges of a table's cell, where a bare number is an amount."""
    if bare := _BARE_AMOUNT.fullmatch(text):
        return [Charge(begin=0, finish=len(text), amount=float(bare[1]))]
    if _NOTHING.fullmatch(text):
        return [Charge(begin=0, finish=len(text), amount=0.0)]
    if _BY_DOCUMENT.fullmatch(text) and "元" not in text:
        return [Charge(begin=0, finish=len(text), basis=text)]
    return [charge for charge in charges(text) if charge.amount is not None]


def _amounts(text: str) -> Iterator[Charge]:
    """The amounts of money that are fees: not those of projects, ceilings, or prices that have changed."""
    for match in _AMOUNT.finditer(text):
        before = text[: match.start()]
        elsewhere = _MONEY_ELSEWHERE.search(before[-14:]) or _CAPPED.search(before)
        former = _FORMER[0].search(before) and _FORMER[1].match(text, match.end())
        former = former or _BY_RULE[0].search(before) and _BY_RULE[1].match(text, match.end())
        if not (elsewhere or former or _REDUCED.search(before) or _REPLACED.match(text, match.end())):
            yield Charge(begin=match.start(), finish=match.end(), amount=float(match[1] or match[2]))


def _without_sum(text: str, found: list[Charge]) -> list[Charge]:
    """520元（其中评审费400元、答辩费120元）, 答辩费100元,评审费300元,合计400元: the parts are the fees."""
    if len(found) < 3:
        return found
    for whole in (found[0], found[-1]):
        parts = [charge for charge in found if charge is not whole]
        opens = whole is found[0] and re.search(r"其中|包括|含|元/?人?\(", text)
        if (opens or _SUM.search(text[: whole.begin])) and whole.amount == sum(part.amount or 0 for part in parts):
            return parts if items_in(text[max(parts[0].begin - 8, 0) : parts[-1].finish + 8]) else [whole]
    return found


def _free(text: str, match: re.Match[str]) -> list[Charge]:
    """Nothing to pay, once for each thing named; none when money is not given back."""
    what = next((words for name in _WHAT if (words := match[name])), "")
    begin = max(text.rfind(mark, 0, match.start()) for mark in ",。;") + 1
    before = _ALL_APPLICANTS.sub("", text[begin : match.start()])
    whom = _spared(text, begin, match)
    if _REFUND.search(before[-4:] + what) or whom == "":
        return []
    items: list[Item | None] = [*dict.fromkeys(item for item, _, _ in items_in(what))]
    items = items or [item for item, _, finish in items_in(text) if item == "other" and finish == match.start()]
    if not items and _BESIDE.search(what):
        items = ["other"]
    if not items and re.search(r"缴|交", match[0][:3]) and what in ("费", ""):
        return []
    both = _REVIEW_AND_CONFIRMATION.search(before)
    items = items or (["review", "initial_confirmation"] if both else [None])
    return [Charge(begin=match.start(), finish=match.end(), amount=0.0, item=item, whom=whom) for item in items]


def _spared(text: str, begin: int, match: re.Match[str]) -> str | None:
    """Who pays nothing when it is not everybody and no level: named before the words (残疾人免收评审费), or in the part of
    the sentence before them (农民申报的，免收评审费); '' when the words before do not tell whom they mean.
    """
    at_item = next((at for _, at, _ in items_in(text[begin : match.end()])), 0) if match["item"] else 0
    own = text[begin : max(match.start(), begin + at_item)]  # 传承人的评审费不用交
    before = _ALL_APPLICANTS.sub("", own)
    if find_levels(text[begin : match.end()]):
        return None
    if _PERSONS.search(before):
        return _AND_SO.sub("", own) or ""
    if before and not _EVERYBODY.search(before):
        return ""
    earlier = re.split("[。;:]", text[:begin].rstrip(","))[-1].rpartition(",")[2] if text[:begin].endswith(",") else ""
    named = _SUCH_PEOPLE.search(earlier) and not _ALL_APPLICANTS.fullmatch(earlier) and not find_levels(earlier)
    return earlier if named else None


def _fixed_elsewhere(text: str) -> list[Charge]:
    """A fee that another document fixes; two where 评审费 and 答辩费 are named together."""
    if not _ABOUT_FEES.search(text) or re.search(r"退|发票|票据|减免|免缴|免收", text):
        return []
    match = _TAKEN_BY.search(text) or _BASIS.search(text)
    if (
        not match
        or not (basis := _named_basis(text, match))
        or not re.search(r"标准|金额|收取|缴纳|执行|收费|规定|为准", text)
    ):
        return []
    both: Sequence[Item | None] = ("review", "defence") if _TWO_ITEMS.search(text) else (None,)
    return [Charge(begin=match.start(), finish=match.end(), basis=basis, item=item) for item in both]


def _named_basis(text: str, match: re.Match[str]) -> str | None:
    """The words that say who or what fixes the fee; None for 按标准, 上述规定, or a list that only says how to pay."""
    if match.re is _TAKEN_BY:
        return match[0]
    if match["see"] and "标准" not in text[: match.start()]:
        return None
    basis = match["basis"] or match["see"] or match["later"] or match["open"]
    return None if not basis or _NO_BASIS.fullmatch(basis) else basis
