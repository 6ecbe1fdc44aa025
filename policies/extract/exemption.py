"""Exemptions: what applicants need not do or have, who is let off, and on what terms."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from policies.extract import Outlined
from policies.extract.levels import level_words
from policies.extract.lines import Line, chunks, clauses_of, flat, masked, own, pieces, shown, span, trimmed
from policies.extract.metadata import Metadata
from policies.model import Exemption, Value

What = Literal["ce", "defence", "foreign_language", "computer", "fee", "other"]

_SUBJECTS: dict[What, re.Pattern[str]] = {
    "foreign_language": re.compile(r"外语|外国语|英语"),
    "computer": re.compile(r"计算机|信息化应用"),
    "ce": re.compile(
        r"继续教育|学时(?!间)|学分|(?:公需|专业)(?:科目|课)|免(?:予|于|除)?(?:培训|学习|学(?![术历位时分]))"
    ),
    "defence": re.compile(r"答辩|面试|面谈"),
    "fee": re.compile(r"(?:评审|答辩|认定|考试|报名|申报|鉴定)费|费用|收费|缴费"),
    "other": re.compile(
        r"论文|论著|著作|科研|课题|获奖|奖项|件数|篇数|数量要求|工作量|课时量|(?:基层|支教|帮扶|服务)(?:工作|服务)?(?:经历|年限|任务|要求)"
        r"|考试(?!费)|笔试|考核|试讲|说课|讲课|公开课|展示|实操|理论科目|理论考|普通话|教师资格|水平测试|实践能力测试|任职年限|学历|资历"
    ),
}

# Words that let someone off what follows them, and words that do so for what stands before them.
_LETS_OFF = re.compile(
    r"(?<![避难不未])(?<!(?<![可予加])以)免(?:于|予|除|去|计|核(?!定|准)|评(?!审)|修|试|考|学|交|缴|收|(?=现场|展示|实操|说课|试讲|讲课|笔试|外语|计算机|论文|学时|公需|答辩|面试|评审费|继续|参加|培训|$|[,。;)]))|豁免|减免(?!后)"
    r"|不(?:再|用|必)?(?:另行?)?(?:组织|安排|进行|参加|开展|设置?)(?=[^,]{0,8}(?:答辩|面试|考试|笔试|试讲|说课))"
    r"|不(?=答辩|面试|试讲|说课|考(?:外语|计算机|试))|(?:不需要?|无需|不必|不用|无须|毋须|可不)(?:再|另行)?(?=[^,]{0,12}(?:答辩|面试|考试|笔试|试讲|外语|计算机|论文|继续教育|学时))"
    r"|不(?:再)?要求|不(?:再)?(?:考核|考察|评价|看)(?=[^,]{0,8}(?:论文|外语|计算机|业绩|科研))|不再(?:审核|审验|查验|核验)|取消(?=[^,]{0,14}要求|[^,]{0,6}(?:答辩|面试)(?!资格|成绩))|减半|减少(?=[^,]{0,8}学时)"
)
_NOT_ASKED = re.compile(
    r"不(?:再)?(?:作|做|设|提)(?:出)?[^,、不]{0,8}?(?:要求|限制|规定|条件)|无(?:硬性|统一|具体|特别)?要求"
    r"|不(?:再)?(?:(?:将|把|以)[^,]{0,30})?(?:作为|列为|当作)[^,]{0,12}(?:条件|要求|门槛|依据)|(?:外语|计算机)[^,]{0,6}不(?:用|需要?|必)?考(?!虑|核|察)"
    r"|(?:答辩|面试)[^,]{0,4}取消|按(?:照)?满(?:额|学时|分)[^,]{0,4}(?:计|算)|(?:视同|视为|视作)[^,不未]{0,8}(?:满足|符合|具备|合格|完成|达标|达到|通过|学时|学分)|(?:可以?|能)抵[^,]{0,12}(?:学时|学分)|按(?:照)?[^,]{0,4}(?:合格|完成|达标)(?:计|对待|认定|处理)"
    r"|(?:认定|记|计)为合格|不(?:计入|纳入)考核|不(?:再)?受[^,]{0,24}(?:限制|制约)|(?:不需要?|无需|不必|不用)(?:再|另行)?(?:提供|提交)(?=$|[,。;)])|不限(?!于)"
)
_DENIES = re.compile(r"(?:不得|不能|不予|不可|严禁|禁止|擅自|私自)[^,]{0,10}$")
_FORM = re.compile(r"免[^,、的]{0,14}(?:审批表|申请表|登记表|备案表|证明)")
# To miss the defence is a sanction's condition; a form that is handed in is no release by itself.
_NO_EXEMPTION = re.compile(
    r"视为(?:自动)?(?:放弃|弃权)|(?:自动|按)(?:放弃|弃权)|缺考|缺席|无故|不计入(?!考核)|不予认可"
)
_ALWAYS_OTHER = re.compile(r"考试|笔试|考核|水平测试|学历|资历|任职年限")
_CONNECTS = re.compile(r"^(?:对于?|凡是?|其中|但是?|另外|同时|此外|经审核[^,]*|可以?|均|一律|的|,|和|与|及|或者?|、)+")
_PERSON = re.compile(
    r"人员|者|申报|级|岗位|教师|人才|专家|干部|人选|单位|专业|系列|获得|取得|期间|参加|[师员]$|的$|职工|户|女性|学员|员工|军人|妇女"
)
_DUTY = re.compile(r"须|需(?!要?答辩)|应当?(?!届)|必须|不少于|不低于|执行$|公告|如下$|参加[^,]{0,6}答辩$")
_TERMS = re.compile(
    r"^(?:经|由|凭|报|持|须经).{0,24}(?:批准|同意|审核|审定|核实|认定|推荐|证明|备案|审批|申请)(?:后|合格)?$|^(?:本人|个人|所?在?单位)(?:申请|审核|推荐|同意)$|^填写"
)
_PREAMBLE = re.compile(r"^(?:根据|按照|依据|为了?)")
_THOSE_EXEMPT = re.compile(r"^(?:若|如|凡)?[^,]{0,16}?免[^,的]{0,12}的")
_PAPERWORK = re.compile(r"上传|提交|提供|报送|填写|填报|遮盖|遮挡|复印|打印|盖章|公示")
_HANDED_IN = {"foreign_language", "computer", "ce"}  # to be spared handing these in is to be spared them
_PEOPLE_END = re.compile(
    r"(?:的|者|[人生]|人员|[员师工]|时|期间|级|岗位?|以上|单位|专业|系列|人才|专家|家|兵|手|长|后)$"
)
_SUBJECT = re.compile(r"^[^,对以]{2,20}?(?=不|免|可|须|应|采取|实行|只|均|一律)")
_AUTOMATIC = re.compile(r"自动|系统|共享|核验|比对|学信网")
_EXCEPT = re.compile(
    r"除(?P<who>[^。;]{2,60}?)(?:外|以外|之外),?[^。;]{0,40}?(?:均|都|一律|全部)?(?:须|应当?|需|要|必须)参加[^,。;]{0,8}(?:答辩|面试)(?P<list>:.+)?"
)
_ANOTHER = re.compile(r"(?<=、)(?=不|免|无需)")  # 不考核论文、不要求外语
_SOME_DEMAND = re.compile(r"不(?:再)?[作做][^,、]{3,8}要求")  # whatever is not asked: 不作交流轮岗要求
_ALL = "全部申报人"
_LISTS = re.compile(r"下列|以下|之一|如下")
_LIST_TITLE = re.compile(r"免.{0,12}(?:人员|情形|条件|对象|范围|规定)$")
_BY_REFERENCE = re.compile(
    r"(免(?:予|于|除)?答辩(?:条件|条款|范围|情形|人员|对象|政策))[^,。]{0,10}(?:参考|参照|按照?|依照|执行|见|以)[^。]{0,6}《"
)


_NOTICE_FORM = re.compile(r"申请表|审批表")


class Release(Value, frozen=True):
    """One subject that a sentence lets someone off; ``start``/``end`` are places in the sentence."""

    what: What
    who: str
    how: str
    start: int
    end: int


def extract(notice: Outlined, meta: Metadata) -> list[Exemption]:
    """Every exemption that the notice grants; items of one list ('下列人员可免于答辩：') are one fact a quote."""
    found: list[Exemption] = []
    all_lines = own(notice)
    lists = _lists(notice, all_lines)
    inside = {number for items in lists.values() for number in items}
    for line in all_lines:
        if line.clause in lists and line.text.endswith(":") or line.number in inside or _NOTICE_FORM.search(line.title):
            continue
        if line.kind == "row":
            found += _in_row(line)
        else:
            text = flat(line.plain.source)
            found += [_fact(line, known, text.original(known.start, known.end)) for known in releases(text.text)]
    for parent, numbers in lists.items():
        found += _of_list(notice, parent, [line for line in all_lines if line.number in numbers])
    return _distinct(found)


def _lists(notice: Outlined, all_lines: tuple[Line, ...]) -> dict[int, list[int]]:
    """The clauses whose lead or heading lets off those whom its items name, with the numbers of these items' lines."""
    found: dict[int, list[int]] = {}
    for line in all_lines:
        if (
            line.kind == "item"
            and line.parent is not None
            and (_LISTS.search(line.lead) or _LIST_TITLE.search(line.lead))
        ):
            found.setdefault(line.parent, []).append(line.number)
    return {
        parent: numbers
        for parent, numbers in found.items()
        if releases(next(line.lead for line in all_lines if line.number == numbers[0]))
    }


def _fact(line: Line, known: Release, quote: str, who: str | None = None) -> Exemption:
    return Exemption(
        section=line.section,
        anchor=line.anchor,
        quote=quote,
        from_=known.what,
        who=shown(who or known.who),
        how=shown(known.how),
    )


def _of_list(notice: Outlined, parent: int, items: list[Line]) -> list[Exemption]:
    leads = [passage for passage in notice.passages if passage.clause == parent]
    start = leads[-1].start if leads else notice.clauses[parent].start
    places = [(start, items[0].end), *((item.start, item.end) for item in items[1:])]
    found: list[Exemption] = []
    for known in releases(items[0].lead):
        for first, last in chunks(places):
            inside = [item for item in items if first <= item.start < last]
            who = ";".join(trimmed(flat(item.plain.source).text) for item in inside)
            found.append(_fact(inside[0], known, span(notice, first, last), who))
    return found


def _in_row(line: Line) -> list[Exemption]:
    """Exemptions in the cells of a table row, for whom its column's or its row's head names."""
    found: list[Exemption] = []
    for place, cell in enumerate(line.cells):
        for known in releases(cell):
            column = line.header[place] if place < len(line.header) else ""
            who = known.who if known.who != _ALL else column if level_words(column) else line.cells[0]
            found.append(_fact(line, known, _cell_quote(line, cell), who))
    return found


def _cell_quote(line: Line, cell: str) -> str:
    start = line.text.find(cell)
    return line.quote(start, start + len(cell)) if start >= 0 and len(cell) >= 5 else line.quote()


def _distinct(found: list[Exemption]) -> list[Exemption]:
    kept: dict[tuple[str, str | None, str], Exemption] = {}
    for fact in found:
        kept.setdefault((fact.from_, fact.who, fact.quote), fact)
    return list(kept.values())


def releases(text: str) -> list[Release]:
    """All exemptions that a sentence (in the form of ``lines.flat``) grants.

    Several subjects (外语、计算机) give several. ``who`` is 全部申报人 when the sentence names nobody.
    """
    found: list[Release] = []
    for start, end in pieces(text):
        piece = text[start:end]
        if excepted := _EXCEPT.search(piece):
            who = (excepted["list"] or excepted["who"]).strip(":")
            found.append(Release(what="defence", who=who, how=trimmed(piece), start=start, end=end))
            continue
        if not _NO_EXEMPTION.search(piece):
            found += [msgspec.structs.replace(known, start=start, end=end) for known in _in_piece(piece)]
    return found


def _in_piece(piece: str) -> list[Release]:
    raw = [part for a, b in clauses_of(piece) for part in _ANOTHER.split(piece[a:b])]
    clauses = [masked(clause) for clause in raw]
    found: list[Release] = []
    for index, clause in enumerate(clauses):
        match = _match(clause)
        if match is None:
            if _BY_REFERENCE.search(clause):
                found.append(Release(what="defence", who="见所引文件", how=trimmed(piece), start=0, end=0))
            continue
        who, terms = _who(raw[:index], clause, match)
        if who == _ALL and clause.endswith(":") and _LIST_TITLE.search(clause.strip(":")) and raw[index + 1 :]:
            who = trimmed("".join(raw[index + 1 :]))
        if who == _ALL and index and not _named(clause):
            who = _own_subject(raw[index - 1]) or _ALL
        if who == _ALL:
            who = found[-1].who if found else _first_subject(raw[: index + 1]) or _ALL
        how = trimmed("".join([*(term + "," for term in terms), *raw[index:]]))
        for what in _subjects(clauses, index, match):
            if what == "fee" and match[0] == "减半":
                continue  # that is another amount
            if (what, who) not in {(known.what, known.who) for known in found}:
                found.append(Release(what=what, who=who, how=how, start=0, end=0))
    return found


def _match(clause: str) -> re.Match[str] | None:
    """Where the clause lets someone off something; None when it forbids to, or does not speak of it."""
    if _BY_REFERENCE.search(clause):
        return None
    for pattern in (_LETS_OFF, _NOT_ASKED):
        for match in pattern.finditer(clause):
            if not _DENIES.search(clause[: match.start()]) and not _FORM.match(clause, match.start()):
                return match
    return None


def _subjects(clauses: list[str], index: int, match: re.Match[str]) -> list[What]:
    """What is let off: named behind the words, else before them, else in the clause before."""
    clause = clauses[index]
    behind = [clause[match.start() :]] if match.re is _LETS_OFF else []
    handed_in = _PAPERWORK.search(match[0] + clause[match.end() : match.end() + 4])
    if handed_in and _AUTOMATIC.search("".join(clauses)):
        return []  # the system has it already
    for place in [*behind, clause, *clauses[max(index - 1, 0) : index]]:
        named = _named(place) or (["fee"] if match[0] in ("免收", "免缴", "免交") and place is clause else [])
        named = named or (["other"] if match.re is _NOT_ASKED and _SOME_DEMAND.match(match[0]) else [])
        if place in behind and named == ["other"] and not _SUBJECTS["other"].search(_ALWAYS_OTHER.sub("", place)):
            named = [what for what in _named(clause) if what != "other"] or named  # 继续教育学时……免予考核
        if named:
            return [what for what in named if not handed_in or what in _HANDED_IN or "论文" in place]
    return []


def _named(place: str) -> list[What]:
    named: list[What] = [what for what, pattern in _SUBJECTS.items() if what != "other" and pattern.search(place)]
    other = _SUBJECTS["other"].search(place if not named else _ALWAYS_OTHER.sub("", place))
    return [*named, "other"] if other else named


def _who(before: list[str], clause: str, match: re.Match[str]) -> tuple[str, list[str]]:
    """Whom the clause lets off, and the terms (经……批准) that stand before it."""
    if those := _THOSE_EXEMPT.match(trimmed(clause)):
        return those[0], []
    people: list[str] = []
    terms: list[str] = []
    for earlier in reversed(before):
        bare = re.sub(r"的?继续教育(?:学时|学习)?$", "", trimmed(earlier))
        if _PREAMBLE.search(bare):
            terms[:0] = [bare] if bare.endswith("执行") else []
        elif _TERMS.search(bare) and not _PERSON.search(bare[-2:]):
            terms.insert(0, bare)
        elif earlier.endswith(":") or _DUTY.search(masked(bare)) or _match(masked(bare)):
            break
        elif _PERSON.search(bare) and (people or _PEOPLE_END.search(bare)):
            people.insert(0, bare)
    own = _own_subject(clause[: match.start()])
    who = trimmed(",".join([*people, own] if own else people))
    return who or _ALL, terms


def _first_subject(clauses: list[str]) -> str:
    """Whom the sentence speaks of from its beginning: 馆员采取材料评审方式,不安排答辩."""
    match = _SUBJECT.match(trimmed(clauses[0]))
    return match[0] if match and (level_words(match[0]) or _PERSON.search(match[0])) else ""


def _own_subject(prefix: str) -> str:
    """The people named in the clause itself, before the words that let them off."""
    prefix = prefix[prefix.rfind("(") + 1 :] if prefix.count("(") > prefix.count(")") else prefix
    first = min(
        (found.start() for pattern in _SUBJECTS.values() if (found := pattern.search(prefix))), default=len(prefix)
    )
    own = re.sub(r"^职称$|(?:的|对|,|可以?|均|当年|本次|相应年度的?)+$", "", _CONNECTS.sub("", trimmed(prefix[:first])))
    return own if len(own) > 1 and _PERSON.search(own) else ""
