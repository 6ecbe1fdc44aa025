"""Criteria: who may apply and who may not, with which education and years, certificates and assessments."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from policies.extract import Outlined, asking
from policies.extract.easing import What
from policies.extract.levels import find_levels, level_words
from policies.extract.lines import Joined, Line, clauses_of, flat, joined, lines, masked, own, pieces, shown, trimmed
from policies.extract.metadata import Metadata
from policies.extract.penalty import is_consequence, names_breach
from policies.extract.release import releases, topic_of
from policies.model import Criterion, Value

Kind = Literal["include", "exclude", "education_years", "certificate", "language", "assessment", "other"]

_PAPER_HEADING = re.compile(r"材料|填报|填写|上传")
_PAPER_TITLE = re.compile(r"总结|小结|承诺|简历|履历|基本信息|照片|证书|花名册")
_LIST = re.compile(r"下列|以下|之一|如下|同时具备|破格|绿色通道|直接申报")
_BOTH = re.compile(r"(?<!不)可以?报.*不(?:可以?|能|得)报|(?<!不)能报.*不能报")  # 哪些人可以报、哪些人不可以报
_BARRED_LIST = re.compile(rf"(?:{asking.BARRED.pattern})[^:;。]{{0,10}}:")
_LISTED = re.compile(
    r"(?:满足|具备|符合|条件|之一|(?:申报|晋升|评)[^:,。;]{2,16}):\(|同时(?:满足|具备|符合)[^:,。;]{0,10}:"
)
_BY_DEGREE = re.compile(r"(?:申报|评|晋升)[^,:;。]{2,14}:(?:须|应)?(?:具有|具备|取得|获得?)?(?:博士|硕士)[^,:]{0,8}[;。]?$")
_BARRED_ITEM = re.compile(r"(?:[的者人]|人员|期间|期内)[,。;]?$")
_LEFT_OUT = re.compile(
    r"(?:^|,)(?P<but>除(?!符合|具备|满足|按)[^,。;()]{2,40}?(?:之外|以外|外)),"
    r"|\((?P<aside>[^()]{2,40}(?:除外|不(?:包括|包含)在内|不在[此本]列|不得申报)|(?:不含|不包括|不包含)[^()]{2,40})\)"
    r"|,(?!有?(?:下列|以下))(?P<last>[^,。;()]{2,24}(?:\([^()]*\))?除外)"
)
_KIND_OF_PEOPLE = re.compile(r"人员|公务员|军人|教师|职工|退休|学生|者")
_HEAD = re.compile(r"(?:^|[。;])(?:\(?[一二三四五六七八九十\d]+[)、.]|\d\.\d)?([^:;。,]{2,24}):")
_NEED_NOT = re.compile(r"(?:如|若)?无[需须]")
_QUESTION = re.compile(r"\?$|^问:")
_TABLE = re.compile(r"学历|学位|年限|资历|任职|条件|要求")
_HANDED_IN = re.compile(r"材料|提交|上传")
_MAY = re.compile(r"能否|可否|能不能|是否(?:可以?|能|允许)?[^,]{0,4}(?:申报|参评|报)")
_OTHER_TABLE = re.compile(r"份数|电话|时间|材料|环节|阶段|费")
_DEGREES = re.compile(r"博士|硕士|学士|本科|大专|专科|中专|学历")
_SHORTEST = 8
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
    timed: bool = False  # when and for how much
    topic: tuple[What, ...] = ()  # what the words before are about, of the things that people are let off


def extract(notice: Outlined, meta: Metadata) -> list[Criterion]:
    """Every criterion, item by item and row by row, in the notice's order."""
    found: list[Criterion] = []
    parents = {clause.parent for clause in notice.clauses}
    for clause in joined(_to_read(notice)):
        first = clause.lines[0]
        if first.kind == "row":
            found += _of_row(first)
        else:
            found += [
                _fact(clause, known)
                for known in criteria(clause.text, setting(first))
                if not (first.kind == "heading" or first.clause in parents) or not _is_title(first, clause, known)
            ]
    return list({(fact.kind, fact.quote, fact.text): fact for fact in found}.values())


def _to_read(notice: Outlined) -> tuple[Line, ...]:
    """The notice's own lines, and of its preamble the sentences on how it reviews (盲评)."""
    opening = (line for line in lines(notice) if line.part == "front" and line.kind == "paragraph")
    return (*(line for line in opening if asking.BLIND_REVIEW.search(line.text)), *own(notice))


def _is_title(line: Line, clause: Joined, known: Found) -> bool:
    return 0 < len(line.title) <= _LONGEST_TITLE and trimmed(clause.text[known.start : known.end]) == trimmed(
        line.title
    )


def setting(line: Line) -> Setting:
    """What the surroundings say: a list's lead first, then the nearest heading that decides."""
    over = [*filter(None, [line.question]), line.lead, *reversed(line.above)]
    if 1 < len(line.title) <= 20 and line.kind != "heading":
        over.insert(0, line.title)
    deciding = (asking.SCOPE, asking.CONDITION, asking.ELSEWHERE)
    nearest = next((title for title in over if any(pattern.search(title) for pattern in deciding)), "")
    scope, condition = bool(asking.SCOPE.search(nearest)), bool(asking.CONDITION.search(nearest))
    papers = bool(_PAPER_HEADING.search("".join(over)) or _PAPER_TITLE.search(line.title))
    elsewhere = papers or bool(asking.ELSEWHERE.search(nearest)) and not condition and not scope
    return Setting(
        excludes=_is_barred(line),
        scope=scope and not elsewhere,
        condition=condition and not elsewhere,
        listed=line.kind == "item" and bool(_LIST.search(line.lead)),
        exceptional=any(asking.EXCEPTIONAL.search(title) for title in over),
        beside=line.kind == "item" and (is_consequence(line.lead) or bool(releases(line.lead))),
        papers=papers,
        timed=elsewhere and any(map(asking.TIMES_AND_FEES.search, over)),
        topic=next((topic for title in over if (topic := topic_of(title))), ()),
    )


def _is_barred(line: Line) -> bool:
    """Whether the lead or the heading right above bars those whom the line names."""
    if is_consequence(line.lead):
        return False
    over = [*line.above[-1:], *([line.lead] if line.kind == "item" else [])]
    return any(asking.BARRED.search(title) and not _BOTH.search(title) for title in over)


def criteria(text: str, where: Setting) -> list[Found]:
    """The criteria that a sentence (``numbers.plain``) sets; a sentence may both admit some and ask something."""
    found: list[Found] = []
    here = where
    for start, end in pieces(text):
        piece = masked(text[start:end])
        listed = here.listed or bool(_LISTED.search(piece)) and (where.condition or "满足" in piece)
        here = msgspec.structs.replace(here, listed=listed)
        if not _says_nothing(piece, here, alone=start + len(piece) == len(text)):
            found += _in_piece(piece, start, _kinds(piece, here))
        here = _going_on(piece, here, where)
    return found


def _going_on(piece: str, here: Setting, where: Setting) -> Setting:
    """What a half-sentence leaves for the next: its topic and, to the end of the sentence, the list it has opened."""
    topic = topic_of(piece) or here.topic
    if piece.endswith("。"):
        return msgspec.structs.replace(where, topic=topic)
    bars = bool(_BARRED_LIST.search(piece)) and not is_consequence(piece)
    return msgspec.structs.replace(here, topic=topic, excludes=here.excludes or bars)


def _in_piece(piece: str, start: int, kinds: list[Kind]) -> list[Found]:
    parts = _parts(piece, kinds)
    found = [Found(kind=kind, start=start + a, end=start + b) for kind, a, b in parts]
    found += [Found(kind=kind, start=start, end=start + len(piece)) for kind in (kinds[1:] if parts else kinds)]
    if "include" in kinds:
        found += [Found(kind="other", start=start + a, end=start + b) for a, b in _asked(piece)]
        found += [Found(kind="exclude", start=start + a, end=start + b) for a, b in _left_out(piece)]
    return found


def _left_out(piece: str) -> list[tuple[int, int]]:
    """Those whom a sentence leaves out of the people that it admits: (退休人员除外), 除公务员外, (不含返聘人员)."""
    marks = [match for match in _LEFT_OUT.finditer(piece) if _KIND_OF_PEOPLE.search(match[0])]
    return [match.span(match.lastgroup or 0) for match in marks]


def _says_nothing(piece: str, here: Setting, *, alone: bool) -> bool:
    """A question, a lead whose items stand in lines of their own (``alone``), or words too few for a rule."""
    bare = trimmed(piece)
    if _QUESTION.search(piece) or len(bare) < 2:
        return True
    if alone and piece.endswith(":") and asking.BARRED.search(piece) and not _admits_but(piece):
        return True
    telling = here.condition and asking.EDUCATION.search(piece)  # 博士,馆员2年
    telling = telling or asking.BARRED.search(piece)  # 公务员不得申报
    return len(bare) < _SHORTEST and not (here.excludes or here.listed or telling)


def _admits_but(piece: str) -> bool:
    """Whether it admits people before it announces whom it leaves out: 均可申报,有下列情形之一者除外:"""
    admitting, _, last = piece.rpartition(",")
    return last.endswith(":") and bool(asking.CAN.search(admitting)) and not asking.BARRED.search(admitting)


def _parts(piece: str, kinds: list[Kind]) -> list[tuple[Kind, int, int]]:
    """The parts of a half-sentence that are a criterion each in place of its first kind; none when it is one."""
    if kinds[:1] == ["education_years"]:
        return [("education_years", start, end) for start, end in _education(piece)]
    items = _barred_items(piece) if kinds[:1] in (["exclude"], ["assessment"]) else []
    return [("assessment" if asking.ASSESSMENT.search(piece[a:b]) else "exclude", a, b) for a, b in items]


def _barred_items(piece: str) -> list[tuple[int, int]]:
    """Those who may not apply, when a colon and commas list them: 不能参加:有偿补课的,体罚学生的."""
    lead = _BARRED_LIST.search(piece)
    parts = list(clauses_of(piece[lead.end() :])) if lead else []
    if lead is None or len(parts) < 2 or not all(_BARRED_ITEM.search(piece[lead.end() :][a:b]) for a, b in parts):
        return []
    return [(lead.end() + a, lead.end() + b) for a, b in parts]


def _kinds(piece: str, where: Setting) -> list[Kind]:
    """The kinds of one half-sentence, none when it is about something else."""
    if where.beside or _NEED_NOT.match(trimmed(piece)):
        return []
    always = bool(asking.ALWAYS.search(piece))
    barring = (where.condition or where.scope) and bool(asking.BARRED.search(piece))
    if not where.excludes and not where.papers and _is_reviewed_elsewhere(piece, where):
        return ["other"]
    demands = asking.VETO.search(piece) or asking.BLIND.search(piece)
    punishes = is_consequence(piece) and not barring and not demands and (names_breach(piece) or not always)
    if not where.excludes and (punishes or asking.RESPONSIBLE.search(piece) and not always):
        return []
    if not where.excludes and _is_of_works(piece):
        return ["other"]
    if not where.excludes and asking.OF_UNITS.search(piece):
        return ["other"]
    if not where.excludes and _admits_but(piece):
        return ["include"]
    if where.excludes or asking.BARRED.search(piece):
        return ["assessment" if asking.ASSESSMENT.search(piece) else "exclude"]
    asked = _asked_kinds(piece, where)
    by_years = "education_years" in asked and not asking.JOINED.search(piece)
    if not _admits(piece, where) or by_years and not asking.ENDS_WITH_PEOPLE.search(piece):
        return asked
    return _with_people(piece, asked)


def _is_reviewed_elsewhere(piece: str, where: Setting) -> bool:
    """Whether it says of a level or series, and not of people, that it is reviewed by others or not at all."""
    match = asking.REVIEWED_ELSEWHERE.search(piece)
    return (
        bool(match)
        and bool(level_words(piece) or re.search(r"系列|职称|级|评审委托|不[走按]本", piece))
        and not releases(piece, where.topic)
    )


def _is_of_works(piece: str) -> bool:
    """Whether what is not admitted is a work and no person: 录用通知不予认定."""
    works, barred = asking.OF_WORKS.search(piece), asking.BARRED.search(piece)
    return bool(works and barred and works.start() <= barred.start() < works.end())


def _with_people(piece: str, asked: list[Kind]) -> list[Kind]:
    """What a half-sentence asks besides admitting people; whom it admits is no criterion of its own."""
    can = asking.CAN.search(piece)
    kept = asking.ALWAYS.search(piece) or asking.EXCEPTIONAL.search(piece)
    kind_of_people = asking.KINDS_OF_PEOPLE.search(piece)
    people = asking.PEOPLE_FIRST.match(trimmed(piece)) or asking.JOINED.search(piece)
    if asked == ["other"] and not asking.MUST.search(piece):
        people = None  # what it asks is only that they are those people
    if kept or people or not can and not kind_of_people and asking.ADMITS.search(piece):
        return [*asked, "include"]
    if can or kind_of_people or not asked or asking.ENDS_WITH_PEOPLE.search(piece):
        return [*(kind for kind in asked if kind != "other"), "include"]
    return asked


def _admits(piece: str, where: Setting) -> bool:
    """Whether it names people who may apply: by its words, or because that is what its heading is about."""
    if where.papers or asking.NOT_HERE.search(piece):
        return False
    if releases(piece, where.topic) and not asking.CAN.search(piece):
        return False
    if not asking.PEOPLE.search(_without_titles(piece)):
        return where.scope and bool(asking.CAN.search(piece))
    told = bool(asking.CAN.search(piece)) or not asking.PAPERS.search(piece)
    named_first = where.condition and bool(asking.PEOPLE_FIRST.match(trimmed(piece)))
    return told and (where.scope or named_first or bool(asking.ADMITS.search(piece)))


def _without_titles(piece: str) -> str:
    """The half-sentence without the names of levels, which end like those of people (工程师)."""
    for level in reversed(find_levels(piece)):
        piece = piece[: level.begin] + piece[level.finish :]
    return piece


def _asked_kinds(piece: str, where: Setting) -> list[Kind]:
    """What a half-sentence asks of applicants, apart from what it lets them off."""
    exceptional = bool(asking.EXCEPTIONAL.search(piece))
    kept = piece if exceptional else _apart_from_releases(piece, where.topic)
    if kept != piece and not asking.MUST.search(kept) and not asking.ALWAYS.search(kept):
        return []
    handed_in = where.papers or bool(asking.PAPERS.search(kept))
    kinds: list[Kind] = []
    if not handed_in and not where.exceptional and not exceptional and _by_education(kept, where):
        kinds.append("education_years")
    if asking.LANGUAGE.search(kept):
        kinds.append("language")
    by_degree = kinds and asking.AT_ONCE.search(kept)  # 硕士毕业,考核合格,直接认定
    if asking.ASSESSMENT.search(kept) and not handed_in and not by_degree:
        kinds.append("assessment")
    examined = asking.EXAMINED.search(kept) and not handed_in
    if not kinds and (examined or where.condition and _asks_for_certificate(kept)):
        kinds.append("certificate")
    return kinds or (["other"] if _is_other(kept, where) else [])


def _apart_from_releases(piece: str, topic: tuple[What, ...]) -> str:
    """The half-sentence without the clauses that let somebody off something or only announce a list."""
    if not (piece.endswith(":") or releases(piece, topic)):
        return piece
    clauses = [piece[start:end] for start, end in clauses_of(piece)]
    return "".join(clause for clause in clauses if not (clause.endswith(":") or releases(clause, topic)))


def _asks_for_certificate(piece: str) -> bool:
    clauses = [piece[start:end] for start, end in clauses_of(piece)]
    return any(
        asking.CERTIFICATE.search(clause)
        and (asking.DEMANDS.search(clause) or asking.HAS.match(trimmed(clause)))
        and not asking.PAPERS.search(clause)
        for clause in clauses
    )


def _by_education(piece: str, where: Setting) -> bool:
    if not asking.EDUCATION.search(piece) or asking.HOURS.search(piece) and not _DEGREES.search(piece):
        return False
    at_once = (where.condition or where.scope) and asking.AT_ONCE.search(piece)
    by_degree = where.condition and where.listed and asking.DEGREE.search(piece)
    by_degree = by_degree or where.condition and _BY_DEGREE.search(piece)  # 申报馆员:博士;或硕士,从事本专业2年
    return bool(asking.YEARS.search(asking.TERM.sub("", piece)) or at_once or by_degree)


def _is_other(piece: str, where: Setting) -> bool:
    dated = asking.CUTOFF.fullmatch(trimmed(piece)) or len(asking.DAY.findall(piece)) > 1
    if asking.AT_ONE_TIME.search(piece):
        return True
    if asking.FEE.search(piece) or where.timed or dated:
        return False
    if asking.ALWAYS.search(piece) or asking.KINDS_OF_PEOPLE.search(piece):
        return True
    exceptional = asking.EXCEPTIONAL.search(piece) or where.exceptional and asking.BY_DOCUMENT.search(piece)
    if exceptional and not where.papers:
        return True
    if where.papers or asking.HOURS.search(piece) and not asking.TEACHING.search(piece):
        return False
    asked = bool(asking.WORK_HANDED_IN.search(piece)) or any(
        not asking.PAPERS.search(piece[start:end]) and asking.DEMANDS.search(piece[start:end])
        for start, end in clauses_of(piece)
    )
    if asking.PAPERS.search(piece) and not (where.condition and asked):
        return False
    return where.listed or bool(asking.SOMETIMES.search(piece)) or (where.condition or where.scope) and asked


def _education(piece: str) -> list[tuple[int, int]]:
    """The comma-separated parts that each name an education and its years; empty unless there are several."""
    parts: list[tuple[int, int]] = []
    open_from: int | None = None
    for start, end in clauses_of(piece):
        part = piece[start:end]
        joined_on = parts and not part.startswith("或")  # 本科毕业满5年,受聘助理级满4年 is one
        named = _DEGREES if joined_on else asking.EDUCATION
        if named.search(part) and open_from is None:
            open_from = start
        if asking.YEARS.search(asking.TERM.sub("", part)) and open_from is not None:
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
    listed = line.kind == "item" and bool(level_words(line.lead) or asking.LISTS.search(line.lead))
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
    if _HANDED_IN.search(line.lead + "".join(line.above)):
        return []
    if said := _whether(line):
        text = "，".join(shown(cell) for cell in line.cells if cell)
        return [Criterion(section=line.section, anchor=line.anchor, quote=line.quote(), kind=said, text=text)]
    if _OTHER_TABLE.search(heads) or not (_TABLE.search(heads) or _DEGREES.search(heads)):
        return []
    texts = _by_column(line, level_words) or _by_column(line, _DEGREES.search)
    if not texts and not asking.EDUCATION.search(line.text) and not re.search(r"条件|要求", heads):
        return []
    kind: Kind = "education_years" if texts or asking.EDUCATION.search(line.text) else "other"
    return [
        Criterion(section=line.section, anchor=line.anchor, quote=line.quote(), kind=kind, text=text)
        for text in texts or ["，".join(shown(cell) for cell in line.cells if cell)]
    ]


def _whether(line: Line) -> Kind | None:
    """Whether a row admits or bars those whom it names, where a column says so (能否申报: 能, 不能)."""
    place = next((place for place, head in enumerate(line.header) if _MAY.search(head)), None)
    cell = line.cells[place] if place is not None and place < len(line.cells) else ""
    if not cell:
        return None
    if re.match(r"不|否|[×xX]|无", cell):
        return "exclude"
    return "include" if re.search(r"^(?:能|可|是|√|✓)|可以?(?:报|申报)?$", cell) else None  # 经推荐可以


def _by_column(line: Line, names: Callable[[str], object]) -> list[str]:
    """One text for each column whose head ``names`` something, when several do: 农艺师：本科，满4年."""
    columns = [place for place, head in enumerate(line.header) if names(head) and place < len(line.cells)]
    if len(columns) < 2:
        return []
    named = "，".join(shown(cell) for place, cell in enumerate(line.cells) if place not in columns and cell)
    return [f"{line.header[place]}：{named}，{shown(line.cells[place])}" for place in columns if line.cells[place]]
