"""Criteria: who may apply and who may not, with which education and years, certificates and assessments."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from policies.extract import Outlined
from policies.extract.levels import level_words
from policies.extract.lines import Joined, Line, clauses_of, flat, joined, lines, masked, own, pieces, shown, trimmed
from policies.extract.metadata import Metadata
from policies.extract.penalty import is_consequence
from policies.extract.release import releases
from policies.model import Criterion, Value

Kind = Literal["include", "exclude", "education_years", "certificate", "language", "assessment", "other"]

# What a heading or a list's lead says of everything under it.
_SCOPE = re.compile(
    r"(?:申报|评审|参评|适用|认定|评定|推荐|受理|办理|实施|初定|报名)(?:人员|对象)?(?:的)?(?:范围|对象)|(?:申报|参评|评审)人员(?!报送|提交)|可以?申报的?人员|能报|可以报|报名(?:范围|对象)"
)
_CONDITION = re.compile(
    r"(?:基本|具体|任职|申报|资格)要求|条件|学历|资历|年限|破格|任职资格|能力要求|业绩|资格(?!审|证|评)|绿色通道|直接申报|师德|考核|倾斜|特殊|有关政策|考试"
)
_ELSEWHERE = re.compile(r"材料|时间|流程|程序|缴费|费用|收费|联系|纪律|责任|公示|报送|渠道|方式|审核|答辩|继续教育")
_BARRED = re.compile(
    r"不(?:得|准|许|允许)(?:申报|参加|推荐|参评|评审|报名|晋升|认定|申请)"
    r"|(?:情形|人员|之一)的?[^,。;]{0,4}不适用|人员除外[。;,]?$|的,?暂(?:不|缓)受理|不(?:予|得|能|可)(?:以)?(?:办理|评定|报考|参报)"
    r"|不(?:能|可|予|参加)(?:参加)?(?:申报|推荐|参评|评审|报名|晋升|认定|申请|本次|职称|受理[^,]{0,8}申报)"
    r"|不(?:接受|受理)[^,。;]{0,12}(?:申报|推荐)(?!材料)|(?:不|非)(?:在|属于?)[^,。;]{0,12}(?:范围|对象)|不(?:予)?(?:列入|纳入)[^,。;]{0,8}(?:范围|对象)"
    r"|不能?许?可?以?(?:报(?!送|备|价|告)|参评)|(?:人员|情形|情况|之一的?|不足的?|不合格的?|未完成[^,。;]{0,12}的?),?(?:一律|均|本次|暂)*不予(?:受理|推荐|评审)"
    r"|(?:取消|延迟|推迟|暂缓|延期)(?:\d+年)?申报|一律不准"
)
_BARRED_LIST = re.compile(rf"(?:{_BARRED.pattern})[^:;。]{{0,10}}:")
_EDUCATION = re.compile(
    r"博士|硕士|研究生|本科|大专|专科|中专|中技|技校|高中|中职(?!教师)|中等职业(?!学校(?!毕业|\())|技工(?:院校|学校)(?:毕业|学历|\))|学历|学位|毕业|双学士|技师|高级工(?!程)|(?:取得|聘任|获得|担任|具备|受聘|(?<![专兼现主责班])任(?!何|务)|(?<![应相])当)[^,。;]{1,24}(?:职称|资格|职务|师|员|级)"
)
_YEARS = re.compile(
    r"(?:满|达|不少于|累计|以上|从事|工作|任职|聘任|取得|后|[,|])[^,。;]{0,14}\d+年|\d+年(?:及)?以上|\d+周?年|满[一二三四五六七八九十两]+年"
)
_TERM = re.compile(r"近\d+年|\d{4}年|\d+年内|每年|年度")
_CERTIFICATE = re.compile(
    r"(?:教师资格|职业资格|执业资格|执业|从业资格|记者|导游|护士|医师|律师|裁判|考试合格|成绩合格|合格|结业|培训)(?:证书?|成绩|证明)|(?:专业技术资格|水平能力|理论|资格|业务)考试"
)
_LANGUAGE = re.compile(
    r"普通话[^,。;]{0,12}(?:[一二三]级|[甲乙]等|水平(?!测试)|以上)|(?:外语|英语|汉语|双语|民族语言?|国家通用语言)[^,。;]{0,10}(?:等级|水平|合格|达到|级)"
)
_ASSESSMENT = re.compile(
    r"(?:年度|履职|师德|绩效|聘期|平时)?考核[^。;]{0,24}(?:合格|称职|优秀|等次|结果)|考核(?:不合格|基本合格|合格)"
)
# Rules that are criteria wherever they stand, and others that are so only outside of materials and forms.
_ALWAYS = re.compile(
    r"破格|绿色通道|(?<!不)直接(?:申报|认定|评审|申请)|越级|视同(?:具备|取得)|盲评|盲审|匿名|双盲|(?<!无需)(?<!无须)(?:遮盖|遮挡|隐去|隐藏|掩盖)|以考代评|考评结合|实名推荐"
    r"|转评|转系列|改系列|跨(?:专业|系列|区域)|同级转|委托评审|贯通|高技能人才|不适用本|评审另行|另行(?:安排|组织)评审|自主(?:考核)?认定|自主评审"
    r"|(?:论文|课题|成果|著作|期刊|刊物)[^。;]{0,60}(?:不(?:予)?计入|不包括|不算)|论文发表[^,。;]{0,6}限定"
    r"|岗位(?:空缺|数额|职数)|结构比例|一票否决|定向评价|自由职业|非公有?制?|民营企业|代理机构|援派"
)
_SOMETIMES = re.compile(
    r"师德|职业道德|遵纪守法|遵守(?:国家|中华|宪法|党)|拥护|政治立场|民族团结|倾斜|缩短|放宽|提前\d+年|年龄|周岁|法定退休|兼职|双肩挑"
    r"|专家推荐|名[^,]{0,12}推荐|由(?:所在)?(?:工作)?单位推荐|援[疆藏]|下基层|支教|服务基层|基层(?:工作|服务)|初次(?:确定|认定)|考核认定|转正"
)
_RESPONSIBLE = re.compile(
    r"重复计算|擅自|^各单位|不予认可|由(?:本人|申报人)[^,]{0,6}(?:负责|承担)|自行承担|视为|不予退|退回"
)
_DEMANDS = re.compile(
    r"须|应|必须|需(?!要)|具备|具有|不少于|不低于|至少|达到|以上|符合|满足|方可|可以?(?=申报|参加|按)|实行"
)
_CAN = re.compile(
    r"可以?(?:报名|报(?![送备告价]))|均?可以?(?:按[^,]{0,20})?(?:申报|推荐(?!书)|参加|参评|初次|申请)|适用于|列入[^,]{0,6}范围"
)
_PEOPLE = re.compile(r"人员|人才|教师|者|职工|毕业生|[师员]")
_ADMITS = re.compile(
    r"适用于|(?<!不)适用本|从事[^,。;]{2,60}人员(?=[,。;]|$)|(?<!方)均?可以?(?:按[^,]{0,20})?(?:申报|参加|参评)|(?:范围|对象)为|面向"
)
_NOT_HERE = re.compile(r"以考代评|不适用|另行|不组织|盲评|匿名|遮盖|是指|登录|审核通过")
_JOINED = re.compile(r"毕业生|在职的?[^,]{0,10}人员")  # scope and condition in one sentence
_EXCEPTIONAL = re.compile(
    r"直接申报|不受[^,。;]{0,20}限制|破格|绿色通道|越级|缩短|放宽|不具备[^,]{0,10}(?:学历|年限|资历)"
)
_DEGREE = re.compile(
    r"(?:具有|具备|获得?|取得)[^,。;]{0,10}(?:博士|硕士|学士|学位|学历|毕业证)|^(?:\([一二三四五六七八九十\d]+\)|\d+[.、])?(?:博士|硕士|本科)"
)
_PAPER_HEADING = re.compile(r"材料|填报|填写|上传")
_PAPER_TITLE = re.compile(r"总结|小结|承诺|简历|履历|基本信息|照片|证书|花名册")
_SHORTEST = 8
_HOURS = re.compile(r"学时|学分|课时/|继续教育|收费|\d元|(?:评审|答辩)费|是指")
_PAPERS = re.compile(r"上传|提交|提供|扫描|复印|填报|填写|报送|出具|审核|盖章|系统|平台|公示|打印")
_LISTS = re.compile(r"[::]$|下列|以下|之一")
_TABLE = re.compile(r"学历|学位|年限|资历|任职|条件|要求")
_HEAD = re.compile(r"(?:^|[。;])(?:\(?[一二三四五六七八九十\d]+[)、.]|\d\.\d)?([^:。;,]{2,24}):")
_BLIND = re.compile(r"盲评|盲审|匿名|双盲")
_AT_ONCE = re.compile(r"(?:博士|硕士)[^,。;]{0,10}可(?:以)?(?:直接)?(?:认定|申报|确定)")
_PEOPLE_FIRST = re.compile(r"(?!申报|取得|获)[^,。;]{10,80}(?:人员|教师|职工),(?:须|应|必须|可)")
_NEED_NOT = re.compile(r"(?:如|若)?无[需须]")
_VETO = re.compile(r"(?:考核|师德|职业道德)[^。;]{0,14}(?:一票否决|不得|取消)")
_ENDS_WITH_PEOPLE = re.compile(r"(?:人员|教师|职工|人才|员工)[。;]?$")
_OTHER_TABLE = re.compile(r"份数|电话|时间|材料|环节|阶段|费")
_DEGREES = re.compile(r"博士|硕士|本科|大专|专科|中专|学历")
_LONGEST_TITLE = 16
_LONGEST_LEAD = 40


class Found(Value, frozen=True):
    """A criterion in a sentence and its place there."""

    kind: Kind
    start: int
    end: int


class Setting(Value, frozen=True):
    """What the headings and the lead over a sentence say of it."""

    excludes: bool = False
    scope: bool = False
    condition: bool = False
    listed: bool = False  # an item under 'one of these conditions'
    exceptional: bool = False  # 破格, 绿色通道
    beside: bool = False  # an item under what follows on breaches, or under an exemption
    papers: bool = False  # a list of materials or how to fill in the form


def extract(notice: Outlined, meta: Metadata) -> list[Criterion]:
    """Every criterion, item by item and row by row, in the notice's order."""
    found: list[Criterion] = []
    for clause in joined(_to_read(notice)):
        first = clause.lines[0]
        if first.kind == "row":
            found += _of_row(first)
        else:
            found += [
                _fact(clause, known)
                for known in criteria(clause.text, setting(first))
                if not _is_title(first, clause, known)
            ]
    return list({(fact.kind, fact.quote, fact.text): fact for fact in found}.values())


def _to_read(notice: Outlined) -> tuple[Line, ...]:
    """The notice's own lines, and of its preamble the sentences on how it reviews (盲评)."""
    opening = (line for line in lines(notice) if line.part == "front" and line.kind == "paragraph")
    return (*(line for line in opening if _BLIND.search(line.text)), *own(notice))


def _is_title(line: Line, clause: Joined, known: Found) -> bool:
    return 0 < len(line.title) <= _LONGEST_TITLE and trimmed(clause.text[known.start : known.end]) == trimmed(
        line.title
    )


def setting(line: Line) -> Setting:
    """What the surroundings say: a list's lead first, then the nearest heading that decides."""
    over = [line.lead, *reversed(line.above)]
    if 1 < len(line.title) <= 20 and line.kind != "heading":
        over.insert(0, line.title)
    nearest = next(
        (title for title in over if any(pattern.search(title) for pattern in (_SCOPE, _CONDITION, _ELSEWHERE))), ""
    )
    papers = bool(_PAPER_HEADING.search("".join(over)) or _PAPER_TITLE.search(line.title))
    elsewhere = (
        papers or bool(_ELSEWHERE.search(nearest)) and not _CONDITION.search(nearest) and not _SCOPE.search(nearest)
    )
    return Setting(
        excludes=not is_consequence(line.lead)
        and (
            line.kind == "item" and bool(_BARRED.search(line.lead)) or any(_BARRED.search(t) for t in line.above[-1:])
        ),
        scope=bool(_SCOPE.search(nearest)) and not elsewhere,
        condition=bool(_CONDITION.search(nearest)) and not elsewhere,
        listed=line.kind == "item"
        and bool(re.search(r"下列|以下|之一|如下|同时具备|破格|绿色通道|直接申报", line.lead)),
        exceptional=any(_EXCEPTIONAL.search(title) for title in over),
        beside=line.kind == "item" and (is_consequence(line.lead) or bool(releases(line.lead))),
        papers=papers,
    )


def criteria(text: str, where: Setting) -> list[Found]:
    """The criteria that a sentence (``numbers.plain``) sets; a sentence may both admit some and ask something."""
    found: list[Found] = []
    barred = False  # inside 'those who may not: (1)…;(2)…', all in one sentence
    for start, end in pieces(text):
        piece = masked(text[start:end])
        if (
            len(trimmed(piece)) < 2
            or len(trimmed(piece)) < _SHORTEST
            and not (where.excludes or where.listed or barred)
        ):
            continue
        kinds: list[Kind] = _kinds(piece, msgspec.structs.replace(where, excludes=True) if barred else where)
        barred = (barred or bool(_BARRED_LIST.search(piece)) and not is_consequence(piece)) and not piece.endswith("。")
        parts = _education(piece) if "education_years" in kinds else []
        found += [Found(kind="education_years", start=start + a, end=start + b) for a, b in parts]
        found += [Found(kind=kind, start=start, end=end) for kind in kinds if kind != "education_years" or not parts]
        if "include" in kinds:
            found += [Found(kind="other", start=start + a, end=start + b) for a, b in _asked(piece)]
    return found


def _kinds(piece: str, where: Setting) -> list[Kind]:
    """The kinds of one half-sentence, none when it is about something else."""
    if where.beside or _NEED_NOT.match(trimmed(piece)):
        return []
    barring = (where.condition or where.scope) and bool(_BARRED.search(piece))
    punishes = is_consequence(piece) and not barring and not _VETO.search(piece)
    if not where.excludes and (punishes or _RESPONSIBLE.search(piece) and not _ALWAYS.search(piece)):
        return []
    if where.excludes or _BARRED.search(piece):
        return ["assessment" if _ASSESSMENT.search(piece) else "exclude"]
    asked = _asked_kinds(piece, where)
    if not _admits(piece, where):
        return asked
    if (
        _ALWAYS.search(piece)
        or _PEOPLE_FIRST.match(trimmed(piece))
        or _JOINED.search(piece)
        or not _CAN.search(piece)
        and _ADMITS.search(piece)
    ):
        return [*asked, "include"]
    return (
        [*(kind for kind in asked if kind != "other"), "include"]
        if _CAN.search(piece) or not asked or _ENDS_WITH_PEOPLE.search(piece)
        else asked
    )


def _admits(piece: str, where: Setting) -> bool:
    """Whether it names people who may apply: by its words, or because that is what its heading is about."""
    if where.papers or _NOT_HERE.search(piece):
        return False
    if not _PEOPLE.search(piece):
        return where.scope and bool(_CAN.search(piece))
    told = bool(_CAN.search(piece)) or not _PAPERS.search(piece)
    named_first = where.condition and bool(_PEOPLE_FIRST.match(trimmed(piece)))
    return told and (where.scope or named_first or bool(_ADMITS.search(piece)))


def _asked_kinds(piece: str, where: Setting) -> list[Kind]:
    if not _EXCEPTIONAL.search(piece) and (piece.endswith(":") or releases(piece)):
        return []
    kinds: list[Kind] = []
    handed_in = where.papers or bool(_PAPERS.search(piece))
    if not handed_in and not where.exceptional and not _EXCEPTIONAL.search(piece) and _by_education(piece, where):
        kinds.append("education_years")
    if _LANGUAGE.search(piece):
        kinds.append("language")
    if _ASSESSMENT.search(piece) and not handed_in:
        kinds.append("assessment")
    if where.condition and not kinds and not handed_in and _CERTIFICATE.search(piece) and _DEMANDS.search(piece):
        kinds.append("certificate")
    return kinds or (["other"] if _is_other(piece, where, handed_in) else [])


def _by_education(piece: str, where: Setting) -> bool:
    if not _EDUCATION.search(piece):
        return False
    return (
        bool(_YEARS.search(_TERM.sub("", piece)))
        or where.condition
        and (where.listed and bool(_DEGREE.search(piece)) or bool(_AT_ONCE.search(piece)))
    )


def _is_other(piece: str, where: Setting, handed_in: bool) -> bool:
    if _ALWAYS.search(piece) or _EXCEPTIONAL.search(piece) and not where.papers:
        return True
    if handed_in or _HOURS.search(piece):
        return False
    return (
        where.listed
        or bool(_SOMETIMES.search(piece))
        or (where.condition or where.scope)
        and bool(_DEMANDS.search(piece))
    )


def _education(piece: str) -> list[tuple[int, int]]:
    """The comma-separated parts that each name an education and its years; empty unless there are several."""
    parts: list[tuple[int, int]] = []
    open_from: int | None = None
    for start, end in clauses_of(piece):
        part = piece[start:end]
        if _EDUCATION.search(part) and open_from is None:
            open_from = start
        if _YEARS.search(_TERM.sub("", part)) and open_from is not None:
            parts.append((open_from, end))
            open_from = None
    return parts if len(parts) > 1 else []


def _asked(piece: str) -> list[tuple[int, int]]:
    """What a sentence that admits people asks of them besides, comma-separated."""
    return [
        (start, end)
        for start, end in clauses_of(piece)
        if re.search(r"须|应当|必须", piece[start:end]) and end - start > 5
    ]


def _fact(clause: Joined, known: Found) -> Criterion:
    quote = clause.quote(known.start, known.end)
    line = clause.within(known.start, known.end)[0][0]
    text = shown(quote)
    if known.kind == "education_years" and (head := _level_head(clause.text[: known.start], text)):
        text = f"{head}：{text}"
    lead = shown(flat(line.lead).text)
    listed = line.kind == "item" and bool(level_words(line.lead) or _LISTS.search(line.lead))
    if listed and lead and len(lead) <= _LONGEST_LEAD:
        text = f"{lead}：{text}"
    return Criterion(section=line.section, anchor=line.anchor, quote=quote, kind=known.kind, text=text)


def _level_head(before: str, text: str) -> str | None:
    """The title that a sentence earlier in the clause sets out from (二级教师:……;), unless it names one itself."""
    heads = [match[1] for match in _HEAD.finditer(before) if level_words(match[1])]
    return shown(heads[-1]) if heads and ":" not in flat(text).text else None


# ------------------------------------------------------------------------------------------ tables


def _of_row(line: Line) -> list[Criterion]:
    """A row of a table of education and years: one fact, or one a column where levels or educations are the columns."""
    heads = "".join(line.header)
    if _OTHER_TABLE.search(heads) or not (_TABLE.search(heads) or _DEGREES.search(heads)):
        return []
    texts = _by_column(line, level_words) or _by_column(line, _DEGREES.search)
    if not texts and not _EDUCATION.search(line.text) and not re.search(r"条件|要求", heads):
        return []
    kind: Kind = "education_years" if texts or _EDUCATION.search(line.text) else "other"
    return [
        Criterion(section=line.section, anchor=line.anchor, quote=line.quote(), kind=kind, text=text)
        for text in texts or ["，".join(shown(cell) for cell in line.cells if cell)]
    ]


def _by_column(line: Line, names: Callable[[str], object]) -> list[str]:
    """One text for each column whose head ``names`` something, when several do: 农艺师：本科，满4年."""
    columns = [place for place, head in enumerate(line.header) if names(head) and place < len(line.cells)]
    if len(columns) < 2:
        return []
    named = "，".join(shown(cell) for place, cell in enumerate(line.cells) if place not in columns and cell)
    return [f"{line.header[place]}：{named}，{shown(line.cells[place])}" for place in columns if line.cells[place]]
