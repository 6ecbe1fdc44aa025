"""Releases in a sentence: what it lets someone off, whom, and on what terms."""

from __future__ import annotations

import re

import msgspec

from policies.extract.easing import (
    IN_PART,
    LEFT_TO_UNITS,
    LETS_OFF,
    NO_PAPERS,
    NO_SUCH_BOUND,
    NOT_ASKED,
    ON_PAPER,
    PAID_FOR,
    SUBJECTS,
    What,
)
from policies.extract.levels import level_words
from policies.extract.lines import clauses_of, masked, pieces, trimmed
from policies.model import Value

ALL = "全部申报人"

_QUOTED = re.compile(r"[“\"「『][^“”\"「」『』]{0,6}$")  # 选择“免答辩”的: a name, no release
_DENIES = re.compile(r"(?:不得|不能|不予|不可|严禁|禁止|擅自|私自)[^,]{0,10}$")
_FORM = re.compile(
    r"免(?!(?:予|于|除)?(?:提[供交]|报送|上传|出具|填))[^,、的]{0,14}(?:审批表|申请表|登记表|备案表|证明)"
)
_THE_EXEMPT = re.compile(r"免(?:于|予)?[^,、的:()]{1,6}(?:人员|对象|者)(?=\)|填|提[供交])")  # whom a form is for
# To miss the defence is a sanction's condition; a form that is handed in is no release by itself.
_NO_EXEMPTION = re.compile(
    r"视为(?:自动)?(?:放弃|弃权)|(?:自动|按)(?:放弃|弃权)|零分|缺考|缺席|无故|不计入(?!考核)|不予认可"
    r"|(?:此|之|以)后(?:所)?(?:取得|获得|发表|完成|形成)"
    r"|未(?:按[时期规]|缴|交|提交|完成|参加)[^,]{0,10}[的者],"
    r"|不(?:参加|进行|安排)?(?:答辩|面试|展示|试讲)(?:的|者|人员),?(?:不|无需|免)"
    r"|不(?:参加|提[交供])[^,]{0,12}的?,[^。;]*(?:不得|不予|不再|取消|终止|处理|作废)"
)
_ALWAYS_OTHER = re.compile(r"考试|笔试|考核|测试|测评|学历|资历|任职年限|课时")
# Words that would be read as something that people are let off: 试讲答辩 is one thing, 谁用人谁考核 a principle.
_ASIDE = re.compile(r"(?:讲课|说课|试讲)(?=答辩|面试)|(?:,|^)?谁(?:用人|聘任|使用)[,、]?谁(?:考核|评价|负责|把关)[,。;]?")
_INCLUDING = re.compile(r"\((?:含|包括)[^()]*\)")  # 600元(含论文盲审)
_SUCH_AS = re.compile(
    r"(?:答:)?(?:曾|荣)?(?:获|任|担任|从事|在|近|连续|长期|常年|扎根|参[加与]|承担|主持|年满|满)[^,]{3,}的$"
)  # 获一等奖前5名的不用答辩
_CONNECTS = re.compile(r"^(?:对于?|凡是?|其中|但是?|另外|同时|此外|经审核[^,]*|可以?|均|一律|的|,|和|与|及|或者?|、)+")
_PERSON = re.compile(
    r"(?:贫困|脱贫|边远|艰苦|民族)[^,]{0,6}[县区乡镇]$|人员|者|申报|级|岗位|教师|人才|专家|干部|人选|单位|专业|系列|获得|取得|期间|参加|[师员生]$|的$|职工|户|女性|学员|员工|军人"
    r"|妇女|博士|硕士|队员|书记|毕业生|农民|家属|子女|出生|支援|援[疆藏青外]|家庭|企业|机构|工匠|能手|带头人|传承人|[医护]$|(?<!当)(?<!本)(?<!应)年度$|(?<!/)人$|(?:特殊|困难)情况$|学[期年]$|一线$|[病产事]假$|岁以上$|[师员]以下$|类$|生育$|哺乳期?$|烈属|(?:低保|优抚|帮扶)对象$"
)
_DUTY = re.compile(
    r"(?:答辩|面试)(?:的)?(?:对象|人员|范围)(?:为|是|限)|须|(?<!公)需(?!要?答辩)|(?<!相)应当?(?!届|急|用)|必须|不少于|不低于|(?:只|仅)(?:面向|针对|对|限)|执行$|公告|如下$|参加[^,]{0,6}答辩$"
)
_TERMS = re.compile(
    r"^(?:经|由|凭|报|持|须经).{0,24}(?:批准|同意|审核|审定|核实|认定|推荐|证明|备案|审批|申请)(?:后|合格)?$"
    r"|^(?:本人|个人|所?在?单位)(?:申请|审核|推荐|同意)$|^填写"
)
_PREAMBLE = re.compile(r"^(?:根据|按照|依据|为了?)")
_THOSE_EXEMPT = re.compile(r"^(?:若|如|凡)?(?![只仅])[^,]{0,16}?免(?![\d一两二三])[^,的]{0,12}(?<!年度)的")
_PAPERWORK = re.compile(r"上传|提交|提供|报送|填写|填报|遮盖|遮挡|复印|打印|盖章|公示")
_HANDED_IN = {"foreign_language", "computer", "ce"}  # to be spared handing these in is to be spared them
_WRITTEN = re.compile(r"论文|论著|著作|科研|课题")
_PEOPLE_END = re.compile(
    r"(?:的|者|[人生]|人员|[员师工]|时|期间|级|岗位?|以上|单位|专业|系列|人才|专家|家|兵|手|长|后|学期|学年|特殊情况|困难情况|博士|硕士|户|书记|干部)$"
    r"|(?:人员|人才|[者员师工兵户民人生的]|干部|书记)[^,的]{0,6}申报[^,]{0,14}$|(?:子女|家属)[^,]{0,14}$|[师员者才](?:可以?)?直接(?:进入|参加)[^,]{0,6}$"
)
_SUCH_PEOPLE = re.compile(r"(?:持有|获得?|取得|荣获)[^,]{2,}(?:的|者|人员)(?:均|可以?|一律)*$")  # 获教学奖项的免试
_INSTEAD = re.compile(r"(?:提[供交]|出具|凭|持|交)[^,]*即可$")  # 调入人员提供证明即可,不再补学
_SUBJECT = re.compile(r"^[^,对以]{2,20}?(?=不|免|可|须|(?<!相)应(?!届|急|用)|采[取用]|实行|只|均|一律)")
_AUTOMATIC = re.compile(r"自动|系统|共享|核验|比对|学信网")
_GIVEN = re.compile(r"对于?(?P<who>[^,对]{2,16}?)(?:实行|予以|给予|施行)$")  # 评审费对脱贫户实行减半
_PRICE = re.compile(r"\d元(?!以上)")
_EXCEPT = re.compile(
    r"除(?P<who>[^。;]{2,60}?)(?:外|以外|之外),?[^。;]{0,40}?(?:均|都|一律|全部)?(?:须|应当?|需|要|必须)参加[^,。;]{0,8}"
    r"(?:答辩|面试)(?P<list>:.+)?"
)
_ANOTHER = re.compile(r"(?<=、)(?=不|免|无需)")  # 不考核论文、不要求外语
_SOME_DEMAND = re.compile(
    r"不(?:再)?[作做](?!统一|硬性|具体|特别)[^,、]{2,14}要求"
)  # whatever is not asked: 不作交流轮岗要求
_LISTS = re.compile(r"下列|以下|之一|如下")
_OPENS_LIST = re.compile(r":\(?1[)、.]")
_GOES_ON = re.compile(r"\(?(?:[2-9]|\d\d)[)、.]")
_LIST_TITLE = re.compile(r"免.{0,12}(?:人员|情形|条件|对象|范围|规定)$")
_ANNOUNCES = re.compile(r"[^,]{0,6}(?:的?有|的(?:人员|情形)?)?\W*:$")  # 不作学时要求的有:
_BY_REFERENCE = re.compile(
    r"(免(?:予|于|除)?答辩(?:条件|条款|范围|情形|人员|对象|政策))[^,。]{0,10}(?:参考|参照|按照?|依照|执行|见|以)[^。]{0,6}《"
)
_STEP = re.compile(r"(?:阶段|环节|期间|时|年度?|次)$")  # 申报阶段不提交纸质材料
_NOTHING = re.compile(r"不(?:再)?(?:收|缴|交)|免")
_APPLICANTS = re.compile(r"申报[^,]{2,16}的$|(?:申报人员?|申报者)$")
_REVIEWED = re.compile(r"(?:参加|(?:再|另行)?(?:经过?|通过)?)评审")
_PRICED = re.compile(r"减|不|按|.*(?:贴|助|资|担|惠|[半%])")
# Words that let off what the surroundings are about when the clause itself does not name it (当年视同完成, 可免).
_OF_TOPIC = re.compile(
    r"(?:一律|均|都|全部)?不(?:再|作|予)*(?:考核|考试|考查|审验|查验)$|免|减免|(?:不再|不用|不必|无需)补学|减半|折半|全免|(?:视同|视为|视作|等同)[^,]{0,4}(?:完成|达标|合格)|按[^,]{0,4}(?:完成|达标|合格)|不(?:再)?(?:作|做|设|提|统一)[^,]{0,4}要求|不查|(?:年度|期间|当年)不计|不(?:再)?要求$|(?:不用|无需|不必|不需要?|可不|不|不再)(?:参加|考)|只|仅"
)
_NOT_WHO = re.compile(
    r"^职称$|(?:(?<=.)(?:只|仅)[^,]{0,8}$|(?<=.)凭[^,]{1,14}|(?<=[者人户员县区乡镇])[暂全也都]|的|对|,|可以?|均|一律|当年|本次|相应年度的?)+$"
)
_NOT_EXAMINED = re.compile(r"^(?:一律|均|都|全部)?不(?:再|作|予)*(?:考核|考试|考查|审验|查验)$")
_EXAMS = re.compile(r"免(?:考|试|测)|[^,]{2,3}考")
_PAPERS = re.compile(r"原件|复印件|证明|纸质|材料|证书|照片|签名|盖章")


class Release(Value, frozen=True):
    """One subject that a sentence lets someone off; ``start``/``end`` are places in the sentence.

    ``open`` when the list of people that it announces goes on behind its end (不作学时要求:援外人员;…).
    """

    what: What
    who: str
    how: str
    start: int
    end: int
    open: bool = False


def is_list(lead: str) -> bool:
    """Whether a lead announces the people whom items name (下列人员…, 免答辩情形, 不作学时要求)."""
    if _LISTS.search(lead) or _LIST_TITLE.search(lead):
        return True
    match = _match(lead)
    return bool(match and _ANNOUNCES.match(f"{lead}:", match.end()) and not _first_subject([lead]))


def topic_of(text: str) -> tuple[What, ...]:
    """What the text is about, of the things that people are let off."""
    text = _INCLUDING.sub("", text)
    return tuple(_named(masked(text))) or (("fee",) if _PRICE.search(text) else ())


def releases(text: str, topic: tuple[What, ...] = ()) -> list[Release]:
    """All exemptions that a sentence (in the form of ``numbers.plain``) grants.

    Several subjects (外语、计算机) give several. ``who`` is 全部申报人 when the sentence names nobody. ``topic`` is what
    the words before are about: it is what 可免 lets off.
    """
    found: list[Release] = []
    for start, end in _units(text):
        piece = text[start:end]
        if excepted := _EXCEPT.search(piece):
            who = (excepted["list"] or excepted["who"]).strip(":")
            found.append(Release(what="defence", who=who, how=trimmed(piece), start=start, end=end))
            continue
        if not _NO_EXEMPTION.search(piece):
            found += [msgspec.structs.replace(known, start=start, end=end) for known in _in_piece(piece, topic)]
        topic = topic_of(piece) or topic
    return found


def _units(text: str) -> list[tuple[int, int]]:
    """The half-sentences of a text; one that opens a list inside it (下列人员免答辩:(1)…;(2)…) goes on to its end."""
    units: list[tuple[int, int]] = []
    for start, end in pieces(text):
        opened = units and _OPENS_LIST.search(text, *units[-1]) and _LISTS.search(text, *units[-1])
        if opened and _GOES_ON.match(text, start):
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def _in_piece(piece: str, topic: tuple[What, ...]) -> list[Release]:
    raw = [part for a, b in clauses_of(piece) for part in _ANOTHER.split(piece[a:b])]
    clauses = [_ASIDE.sub(lambda match: "□" * len(match[0]), masked(clause)) for clause in raw]
    found: list[Release] = []
    for index, clause in enumerate(clauses):
        around = next((named for before in reversed(clauses[:index]) if (named := tuple(_named(before)))), topic)
        match = _match(clause, around)
        if match is None:
            if _BY_REFERENCE.search(clause):
                found.append(Release(what="defence", who="见所引文件", how=trimmed(piece), start=0, end=0))
            continue
        who, terms = _who(raw[:index], clause, match)
        listed = _listed(raw, index, who, match)
        who = listed or _elsewhere(raw, index, who, found)
        how = trimmed("".join([*(term + "," for term in terms), *raw[index:]]))
        for what in _subjects(clauses, index, match, topic):
            if what == "fee" and _is_price(match, who) or _is_for_all(match, who):
                continue
            if not any(known.what == what and known.who.startswith(who) for known in found):
                goes_on = bool(listed) and piece.endswith(";")
                found.append(Release(what=what, who=who, how=how, start=0, end=0, open=goes_on))
        if listed:
            break
    return found


def _is_for_all(match: re.Match[str], who: str) -> bool:
    """Whether what lets off only when it names some (half of the hours, nothing on paper) names nobody."""
    return match.re in (IN_PART, NO_PAPERS) and who == ALL or match.re is NO_PAPERS and bool(_STEP.search(who))


def _is_price(match: re.Match[str], who: str) -> bool:
    """Whether words on a fee set what a level or everybody pays, which lets nobody off; applicants who pay nothing are."""
    spared = _NOTHING.match(match[0]) and _APPLICANTS.search(who)
    return (
        level_words(who) == who
        or bool(_PRICED.match(match[0]))
        and (who == ALL or bool(level_words(who)) and not spared)
    )


def _listed(raw: list[str], index: int, who: str, match: re.Match[str]) -> str | None:
    """The people named behind the colon of a clause that only announces them; None when there are none."""
    clause, rest = raw[index], trimmed("".join(raw[index + 1 :]))
    if not clause.endswith(":") or not rest:
        return None
    first = _first_subject(raw[: index + 1])
    nobody = who == ALL and (not first or bool(_LISTS.search(first)))
    announces = _LIST_TITLE.search(clause.strip(":")) or _LISTS.search(clause) or _ANNOUNCES.match(clause, match.end())
    return rest if _LISTS.search(who) or nobody and announces else None


def _elsewhere(raw: list[str], index: int, who: str, found: list[Release]) -> str:
    """Whom a clause without people is about: those of the clause before, of the release before, of the sentence."""
    if who == ALL and index and not _named(masked(raw[index])):
        who = _own_subject(raw[index - 1]) or ALL
    if who != ALL:
        return who
    return found[-1].who if found else _first_subject(raw[: index + 1]) or ALL


def _match(clause: str, topic: tuple[What, ...] = ()) -> re.Match[str] | None:
    """Where the clause lets someone off something; None when it forbids to, or does not speak of it."""
    if _BY_REFERENCE.search(clause):
        return None
    for pattern in _patterns(clause, topic):
        for match in pattern.finditer(clause):
            before = clause[: match.start()]
            named = _FORM.match(clause, match.start()) or _THE_EXEMPT.match(clause, match.start())
            if not (_DENIES.search(before) or _QUOTED.search(before) or named):
                return match
    return None


def _patterns(clause: str, topic: tuple[What, ...]) -> list[re.Pattern[str]]:
    """The ways of letting off that a clause can use, by what it names."""
    named = _named(clause)
    patterns = [LETS_OFF, NOT_ASKED]
    if "fee" in named or "fee" in topic and not named:
        patterns.append(PAID_FOR)
    if {"foreign_language", "computer"} & set(named or topic):
        patterns.append(LEFT_TO_UNITS)
    if "ce" in named or "ce" in topic:
        patterns.append(IN_PART)
    if "纸质" in clause:
        patterns.append(NO_PAPERS)
    if "defence" in named or "defence" in topic and not named:
        patterns.append(ON_PAPER)
    return patterns


def _subjects(clauses: list[str], index: int, match: re.Match[str], topic: tuple[What, ...]) -> list[What]:
    """What is let off: named behind the words, else before them, else in the clause before, else the topic."""
    if match.re is ON_PAPER:
        return ["defence"]
    if match.re is NO_PAPERS:
        return ["other"]
    if match.re is NOT_ASKED and _NOT_EXAMINED.search(match[0]):
        return [what for what in topic if what in _HANDED_IN]
    if NO_SUCH_BOUND.match(match[0]):
        return [what for what in topic if what in ("ce", "foreign_language", "computer")] or ["other"]
    clause = clauses[index]
    behind = [clause[match.start() :]] if match.re is LETS_OFF else []
    handed_in = _PAPERWORK.search(match[0] + clause[match.end() : match.end() + 4])
    if handed_in and _AUTOMATIC.search("".join(clauses)):
        return []  # the system has it already
    own = [] if behind and _SUCH_PEOPLE.search(clause[: match.start()]) else [clause]
    before = [clause for clause in clauses[:index] if clause.strip("□")][-1:]
    for place in [*behind, *own, *before]:
        named = _named_at(place, clause, match)
        if place in behind and named == ["other"] and not SUBJECTS["other"].search(_ALWAYS_OTHER.sub("", place)):
            named = [what for what in _named(clause) if what != "other"] or named  # 继续教育学时……免予考核
        if named == ["other"] and "ce" in topic and "课时" in place:
            named = ["ce"]
        if named:
            return [what for what in named if not handed_in or what in _HANDED_IN or _WRITTEN.search(place)]
    if handed_in or not _OF_TOPIC.match(match[0]) or _PAPERS.search(clause, match.end()):
        return []
    if match[0].endswith("考"):
        topic = tuple(what for what in topic if what != "defence")
    return list(topic) or (["other"] if _EXAMS.match(clause, match.start()) else [])


def _named_at(place: str, clause: str, match: re.Match[str]) -> list[What]:
    """The subjects that a part of the sentence names, or that the words of release imply."""
    if named := _named(place):
        return named
    if match[0] in ("免收", "免缴", "免交") and place is clause:
        return [] if _PAPERS.search(clause, match.end()) else ["fee"]
    if match[0] == "免费":
        return ["fee"]
    if (
        match[0].startswith("不占")
        or match[0].endswith(("经历", "任务", "基层服务"))
        or match.re is NOT_ASKED
        and _SOME_DEMAND.match(match[0])
    ):
        return ["other"]
    return ["other"] if place is clause and _REVIEWED.match(clause, match.end()) else []


def _named(place: str) -> list[What]:
    named: list[What] = [what for what, pattern in SUBJECTS.items() if what != "other" and pattern.search(place)]
    other = SUBJECTS["other"].search(place if not named else _ALWAYS_OTHER.sub("", place))
    return [*named, "other"] if other else named


def _who(before: list[str], clause: str, match: re.Match[str]) -> tuple[str, list[str]]:
    """Whom the clause lets off, and the terms (经……批准) that stand before it."""
    if those := _THOSE_EXEMPT.match(trimmed(clause)):
        return those[0], []
    own = _own_subject(clause[: match.start()])
    people: list[str] = []
    terms: list[str] = []
    for earlier in reversed(before):
        bare = re.sub(r"的?继续教育(?:学时|学习)?$", "", trimmed(earlier))
        if _PREAMBLE.search(bare):
            terms[:0] = [bare] if bare.endswith("执行") else []
        elif _TERMS.search(bare) and not _PERSON.search(bare[-2:]):
            terms.insert(0, bare)
        elif earlier.endswith(":"):
            people[:0] = [bare] if not own and _PEOPLE_END.search(bare) and not _named(masked(bare)) else []
            break
        elif bare.startswith("除") and bare.endswith("外"):
            people.insert(0, bare)
        elif _DUTY.search(masked(bare)):
            break
        elif _match(masked(bare)):
            if own or people:
                break  # they are let off something else
        elif _PERSON.search(named := re.sub(r"\([^()]*\)$", "", bare)) and (people or _PEOPLE_END.search(named)):
            people.insert(0, bare)
    own = "" if people and own.endswith(("年度", "假")) else own  # 支教满1年的,支教年度免…
    who = trimmed(re.sub(r"^对于?", "", ",".join([*people, own] if own else people)))
    return who or ALL, terms


def _first_subject(clauses: list[str]) -> str:
    """Whom the sentence speaks of from its beginning: 馆员采取材料评审方式,不安排答辩."""
    match = _SUBJECT.match(trimmed(clauses[0]))
    if match and _named(match[0]):
        return ""
    return match[0] if match and (level_words(match[0]) or _PERSON.search(match[0])) else ""


def _own_subject(prefix: str) -> str:
    """The people named in the clause itself, before the words that let them off."""
    prefix = prefix[prefix.rfind("(") + 1 :] if prefix.count("(") > prefix.count(")") else prefix
    prefix = _INSTEAD.sub("", trimmed(prefix))
    if given := _GIVEN.search(prefix):
        return given["who"]
    first = min(
        (found.start() for pattern in SUBJECTS.values() if (found := pattern.search(prefix))), default=len(prefix)
    )
    first = len(prefix) if _SUCH_PEOPLE.search(prefix) else first
    own = _NOT_WHO.sub("", _CONNECTS.sub("", trimmed(prefix[:first])))
    such = _SUCH_AS.match(prefix) and not _named(prefix)
    return own.removeprefix("答:") if len(own) > 1 and (such or _PERSON.search(own) or level_words(own) == own) else ""
