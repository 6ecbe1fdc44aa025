"""Penalties: what follows on fraud and breaches of discipline, for applicants, experts and units alike."""

from __future__ import annotations

import re

from policies.extract import Outlined
from policies.extract.asking import BARRED
from policies.extract.lines import LONGEST_QUOTE, Joined, Line, chunks, joined, own, pieces, shown, span
from policies.extract.metadata import Metadata
from policies.model import Penalty, Value

_BREACH = re.compile(
    r"弄虚作假|虚假|虚报|造假|作假|假(?:证|材料|文件|合同)|伪造|变造|涂改|剽窃|抄袭|侵占|冒名|冒用|顶替|代写|代作|替考|作弊|违规|违纪|违反|违法|违背|请托|打招呼|说情|干扰"
    r"|行贿|受贿|送礼|收受|不正当|不实|失实|隐瞒|谎报|欺骗|骗取|营私|徇私|舞弊|泄露|泄密|学术不端|失信|不如实|不严|失职|渎职|滥用|串通|买卖|诬告|威胁"
    r"|回避|查实|属实|前款|上述行为|前述|履职不力|不负责任|不履行|未履行|公关|拉票|失察|包庇|纵容|违者|不按(?:规定|要求|程序)|核实的|插手|擅自|泄题|篡改|包装材料|扰乱"
)
_SANCTION = re.compile(
    r"取消[^,。;]{0,24}(?:资格|成绩|职称|评审|申报)|(?:资格|成绩)(?:予以|一律)?取消|撤销|撤消|收回[^,。;]{0,10}(?:证书|权|资格)|停止[^,。;]{0,16}(?:资格|权|评审|申报|推荐)"
    r"|暂停[^,。;]{0,16}(?:资格|权|评审|申报|推荐)|查处|严肃处理|严肃追责|从严处理|严处|依(?:规|法|纪)[^,。;]{0,4}处理|(?:按|依)[^,。;]{0,30}(?:》执行|》(?:有关|相关)?规定执行|处理|处罚|处分|处置|惩处)"
    r"|交由[^,。;]{2,14}处理|追究[^,。;]{0,20}责任|追责|问责|通报|移交|移送|一票否决|黑名单|诚信(?:档案|记录)|失信(?:名单|记录)|(?:记入|列入|纳入)[^,。;]{0,20}(?:诚信|信用|失信|惩戒)"
    r"|给予[^,。;]{0,10}(?:处分|处理|警告)|解聘|解除[^,。;]{0,8}(?:聘|合同|职务)|免去|追回|停[评报]|终身(?:不得|禁止|不再)|清退|(?:予以|给予)调离|调离[^,。;]{0,6}岗位|不得晋升|不予(?:评审|通过|推荐|认定)|责令|(?:移|清|调整?|剔除?)出|除名|核减|(?:列入|纳入)[^,。;]{0,12}名单|终止[^,。;]{0,8}(?:评审|申报)|(?:结果|成绩|资格|职称)(?:一律|均|予以)?(?:作废|无效)|予以(?:处理|处分|清退)|约谈|终止聘|不再聘|停聘"
)
_YEARS = re.compile(
    r"(?<![近前去])(\d+)(?:-(\d+))?(?:个)?(?:自然|申报)?年(?:度)?(?:之?内|以内|期间)?(?:\([^()]*\))?[,,]?(?:均|一律|都)?(?:也|都)?(?:不得|不能|不予|不准|不许|不再|不受理|取消|禁止|停止|不可|暂停|不接受)"
    r"|(?:诚信|信用)(?:档案|记录)(\d+)(?:-(\d+))?(?:个)?年"
    r"|(?:期限为?|记录期限?为?|为期|期为|暂停|(?:停止|禁止|取消|暂停)(?:其|该单位)?(?:申报|评审|推荐|参评)?(?:权限?|资格)?)(\d+)(?:-(\d+))?(?:个)?年"
    r"|停(?:止|该|其)[^,。;\d]{0,8}(\d+)(?:-(\d+))?个?年(?:的|内)?(?:申报|推荐|评审|参评)"
    r"|(\d+)(?:-(\d+))?年(?:之?内|以内)?(?:的)?(?:申报|评审|参评|推荐)[^,]{0,4}资格"
    r"|(?:停[评报](?:[^,。;\d]{0,8}?)|禁[评报]|黑名单|(?:停止|禁止|取消|暂停|冻结)[^,。;\d]{0,6}?(?:申报|评审|推荐|参评)(?:职称|权限?|资格)?)(\d+)(?:-(\d+))?(?:个)?年"
    r"|(?<![近前去满])(\d+)年(?:之?内)?(?:禁[评报]|停[评报]|(?:后|期满后?)方?(?:可|能)(?:重新|再次|再)?(?:申报|参评|参加)|(?:申报|参评)(?:均|一律)?不予受理)"
)
_NEXT_YEAR = re.compile(r"次年|明年|(?:下|第二|后)[一1]?(?:个)?(?:申报|评审)?年度?(?!起)|翌年|第二年")
_BARRED = re.compile(r"不得|停止|取消|暂停|不予|不能|延迟")
# Being barred for what one is or was is a criterion of eligibility, and so is an item of such a list.
_STATUS = re.compile(
    r"(?:处分|处罚|影响|惩戒|考察|服刑)(?:期|期间)|期未满|被(?:列入|纳入|记入)|[未不]满\d+年|尚未(?:解除|移出|结案)|(?:近|前|过去)\d+年(?:内)?"
)
_OTHER_SUBJECT = re.compile(
    r"^(?:对于?|凡|如)?(?:[^,]{0,12}(?:用人单位|推荐单位|申报单位|主管部门|评审专家|专家|评委|工作人员|审核人员|评审委员会|评委会|单位|责任人|中介|机构)|申报人)"
)
_GRAVER = re.compile(
    r"^(?:情节|构成|涉嫌|触犯|造成|已[^,]{0,6}(?:取得|获得|通过)|对(?:已|其)|其|并|一经|查实|处理结果|相关|同时)"
)
_PURELY_FORMAL = re.compile(r"责任追究制度?(?!.*(?:取消|撤销|不得))")


_LONG = 100  # characters of a sentence worth shortening
_EXCLUDES = re.compile(r"不得(?:申报|参加|推荐|参评)|不能申报|不予受理|不受理")
_BARS_THOSE = re.compile(r"(?:情形|情况|条件|人员|之一)的?[^,。;:]{0,4},?(?:一律|均|都)?不予(?:推荐|评审|受理|申报)")


# Sanctions that say themselves that something was wrong.
_PLAIN = re.compile(r"取消[^,。;]{0,12}资格|撤销|终身不得|(?<!被)(?:通报|约谈|问责)|核减|追责|(?:诚信|失信)[^,。;]{0,6}(?:档案|名单|记录)|黑名单")
_LATE = re.compile(r"逾期|迟到|缺席|缺考|未按时|未在规定|缴费|交费|缴纳")
_FAILED = re.compile(r"未(?:获|能)?(?:通过|完成)|不合格|未达到")  # who fails may have to wait, and has done no wrong
_WAS = re.compile(r"(?:曾|被)[^,。;]{0,14}(?:取消|撤销|吊销)|[未不]满\d+年")
_ACTS = re.compile(r"取消|撤销|终身|查处|(?:严肃|依法|依规|按)[^,。;]{0,20}处理|追究|通报|移交|移送|记入|诚信档案")


class Sanction(Value, frozen=True):
    """A consequence in a text: its place there, and for how many years it bars someone."""

    start: int
    end: int
    years: float | None


def extract(notice: Outlined, meta: Metadata) -> list[Penalty]:
    """The notice's penalties; sentences of one clause that belong together are one fact."""
    found: list[Penalty] = []
    all_lines = own(notice)
    for clause in joined(all_lines):
        if BARRED.search(clause.lines[0].lead) and not is_consequence(clause.lines[0].lead):
            continue
        last = clause.lines[-1]
        items = _items(all_lines, last)
        found += _of_list(notice, last, items) if items else [_fact(clause, known) for known in _sanctions(clause)]
    return found


def _sanctions(clause: Joined) -> list[Sanction]:
    """Pledges among the attachments count only for the years that they name."""
    in_body = clause.lines[0].part == "body"
    return [known for known in sanctions(clause.text) if in_body or known.years is not None]


def _fact(clause: Joined, known: Sanction) -> Penalty:
    parts = clause.within(known.start, known.end)
    quote = clause.quote(known.start, known.end)
    text = _telling(shown(quote))
    if len(quote) > LONGEST_QUOTE:
        quote = _shortened(*next((part for part in parts if years(part[0].text) is not None), parts[-1]))
    return Penalty(section=parts[0][0].section, anchor=parts[0][0].anchor, quote=quote, text=text, years=known.years)


def _telling(text: str) -> str:
    """A long sentence from the clause on that names the breach."""
    breach = _BREACH.search(text)
    if breach is None or len(text) < _LONG or breach.start() < _LONG // 3:
        return text
    start = max(text.rfind(mark, 0, breach.start()) for mark in "，。；“：")
    return text[start + 1 :]


def _shortened(line: Line, start: int, end: int) -> str:
    """The part of a long sentence, cut at a comma, that ends with the consequence."""
    while end - start > LONGEST_QUOTE and (comma := line.text.find(",", start, end)) > 0:
        start = comma + 1
    return line.quote(start, end)


def _items(all_lines: tuple[Line, ...], line: Line) -> list[Line]:
    """The breaches listed under a line that names what follows on them."""
    if not line.text.endswith(":") or not is_consequence(line.text):
        return []
    items = [item for item in all_lines if item.parent == line.clause and item.kind == "item"]
    return [] if any(is_consequence(item.text) for item in items) else items


def _of_list(notice: Outlined, line: Line, items: list[Line]) -> list[Penalty]:
    places = [(line.start, line.end), *((item.start, item.end) for item in items)]
    return [
        Penalty(
            section=line.section,
            anchor=line.anchor,
            quote=span(notice, start, end),
            years=years(line.text),
            text=shown(line.quote())
            + "："
            + "；".join(shown(item.quote()) for item in items if start <= item.start < end),
        )
        for start, end in chunks(places)
    ]


def sanctions(text: str) -> list[Sanction]:
    """The penalties that a paragraph (in the form of ``numbers.plain``) lays down, in order.

    A graver case that sets years of its own is a penalty of its own; one that does not belongs to the
    sentence before it. A breach without a consequence, or a bar for what one is, gives nothing.
    """
    found: list[Sanction] = []
    listing = False  # behind 'the following lead to …:', within one sentence
    breach: int | None = None  # where a sentence that only names the breach begins
    for start, end in pieces(text):
        piece = text[start:end]
        named, follows = names_breach(piece), is_consequence(piece)
        if follows and not named and breach is None and found and found[-1].end == start:
            found[-1:] = _continued(found[-1], piece, start, end)
        elif follows and (named or breach is not None):
            found.append(Sanction(start=start if breach is None else breach, end=end, years=years(piece)))
        elif listing and found and not follows:
            found[-1] = Sanction(start=found[-1].start, end=end, years=found[-1].years)
        listing = (listing or bool(re.search(r":(?!\d)", piece)) and follows) and not piece.endswith("。")
        breach = start if named and not follows and piece.endswith((";", "。", ":")) else None
    return found


def names_breach(piece: str) -> bool:
    """Whether the sentence says what was done wrong, in words or by what follows on it."""
    if _BREACH.search(piece):
        return True
    if "的," not in piece or _GRAVER.search(piece) or _LATE.search(piece) or _FAILED.search(piece):
        return False
    return bool(_PLAIN.search(piece)) or years(piece) is not None


def is_consequence(piece: str) -> bool:
    """Whether the sentence lays down what happens, not merely who is not eligible."""
    if _WAS.search(piece):
        return False
    barred_only = bool(_EXCLUDES.search(piece) or _BARS_THOSE.search(piece)) and years(piece) is None
    if (_STATUS.search(piece) or barred_only) and not _ACTS.search(piece):
        return False
    return years(piece) is not None or bool(_SANCTION.search(_PURELY_FORMAL.sub("", piece)))


def years(piece: str) -> float | None:
    """For how many years it bars; the upper one of a range, 1 for 次年; None when it does not say."""
    if match := _YEARS.search(piece):
        return max(float(group) for group in match.groups() if group)
    return 1.0 if _NEXT_YEAR.search(piece) and _BARRED.search(piece) else None


def _continued(last: Sanction, piece: str, start: int, end: int) -> list[Sanction]:
    own = years(piece)
    if _OTHER_SUBJECT.search(piece) and not _GRAVER.search(piece) or own and last.years and own != last.years:
        return [last, Sanction(start=start, end=end, years=own)]
    return [Sanction(start=last.start, end=end, years=last.years or own)]
