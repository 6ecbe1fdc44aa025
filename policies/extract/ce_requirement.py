"""Continuing education (继续教育): how many hours or credits, of which kind, for which years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from policies.extract import Outlined
from policies.extract.levels import level_words
from policies.extract.metadata import Metadata
from policies.extract.walk import Sentence, sentences
from policies.model import CeRequirement, Value

Subject = Literal["total", "public", "professional"]

_ABOUT = re.compile(r"(?:^|[,。;、.)])学[时分](?:要求)?:|继续教育|继教|公需|专业科目|教师培训|培训(?:学时|学分)|学分")
_CHECKED = re.compile(r"继续教育|学时|学分|审核|核验|核查|查验|提供")  # 本次审核2021、2022、2023三年
_FROM_YEAR = re.compile(r"20\d\d年度?起")  # since then other hours apply
_AMOUNT = re.compile(
    r"(?<![\d./])(?P<n>\d+(?:\.\d+)?)个?(?:标准)?(?P<unit>学时|学分|课时)(?P<yearly>/(?:每)?年|/人年)?"
    r"|(?:公需|专业)(?:科目|课程?)?(?:不少于|不低于|至少|达到?)?(?P<bare>\d+)(?=[、,)。;])"
    r"|(?P<named>学分)[^,。;\d类]{0,8}(?<![\d.])(?P<points>\d+(?:\.\d+)?)分(?!钟)"
)
_SHARE = re.compile(r"(?<![\d/])(?P<above>\d)/(?P<below>\d)(?!\d)|(?<![\d.])(?P<percent>\d{1,3}(?:\.\d+)?)%")
_SUBJECT = re.compile(
    r"(?P<public>公需|公共(?:科目|课))|(?P<professional>业务培训|专业(?!技术)(?:科目|课程?|知识|类|部分|性|[^,。;]{0,2}(?=\d"
    r"|不少于|不低于))|专业(?=不少于|\d|$|[^技人,。;]{0,3}\d))|(?P<total>总学时|总计|累计|合计|总学分|共计|总数|总量)"
)
_AFTER = re.compile(r"(?:的|以上|应当?|须|为|是|属于)*(?:继续教育)?(公需|专业(?:科目|课))")
_REST = re.compile(
    r"(?:其余|余下|剩余|剩下)(?:的|部分|学时|学分|课时)*(?:均|应当?|可|须)*(?:为|是|由|学习|参加|完成)?(公需|专业(?:科目|课))"
)
_RATIO = re.compile(
    r"(公需|专业)(?:科目|课程?)?[与和、及](公需|专业)(?:科目|课程?)?[^,。;\d]{0,8}"
    r"(?:(?P<one>\d)[:∶比](?P<other>\d)(?!\d)|各(?:占|为)?(?P<half>一半|50%|1/2))"
)
_TWO_KINDS = re.compile(
    r"(公需|专业)(?:科目|课程?)?[、和及与](公需|专业)(?:科目|课程?)?(?:学时|学分)?(?:各|分别)(?:占|为|不少于|不低于)*"
)
_KIND: dict[str, Subject] = {"公需": "public", "专业": "professional"}
_INCLUDED = re.compile(r"\((?:(?:其中)?(?:含|包含|包括)|其中)[^()]*$")  # 24学时（含网络课程12学时）
_ELECTIVE = re.compile(r"选修[^,。;、]*$")  # beside 公需 and 专业, of neither kind
_FALLS_SHORT = re.compile(r"未(?:完成|达到|修满|学满)[^,。;]*$")  # 未完成30学时的,须补学
_YEARLY = re.compile(
    r"每学?年|学年|年均|每一?年度|逐年|/年|年度内|当年|每个?年度|各年度|\d{4}年度?(?!度?(?:[以来至\-、到]|\d年))|每人每年"
)
_REPLACED = re.compile(r"[”\"』]?(?:统一)?(?:调整|变更|更正|修改|改|降|降低|提高|增加|减少)(?:至|为|到)")
_EACH_YEAR = re.compile(r"每学?年|学年|年均|/年|逐年|各年度|每个?年度|每一?年度")
_PERIOD = re.compile(
    r"周期|任职期内|任职以来|任期|期间累计|近\d年(?!每|各|均)[^,。;每]{0,18}(?:不少于|累计|满|达|完成)|\d年(?:内|之内)"
    r"|\d年(?:来|内|间)?(?:\([^()]*\))?(?:累计|合计|共)|累计[^,。;]{0,12}\d年|每\d年|年内累计|\d年(?:来|内|间)?(?:的)?总学[时分]|聘期|[两三四五]年累计|任现职(?:以来|期间)"
)
_NOT_ASKED = re.compile(
    r"折算|折合|可?折\d|学[时分]折|计算?为|按\d+学[时分](?:计|认定|记|算)|[篇项次门部天](?:可|最多)?[计折算]|可?抵|相当于|每[天日篇项部次]|最高|最多(?:可)?(?:认定|计|折算)|不超过|减免|免除|减少|视同|认定为"
    r"|不足\d|未满\d|减半|扣[减除]?\d|补[修学]"
    r"|登记|授课|教学(?!研究)|课堂|上课|任教|课时量|标准课时|奖励|[I一二12AB]+类学[分时]"
)
_AMONG = re.compile(r"其中[^。]*$")
_OF_WHOLE = re.compile(r"(?<!每年)(?<!年度)总学[时分][^,。;]*$")
_RANGE = re.compile(r"(?<!\d)(20\d\d)年?度?(?:-+|至|到|~)(20\d\d)年?(?:度|间)?")
_LIST = re.compile(r"(?<!\d)(20\d\d)年?度?(?:[、,和及](20\d\d)年?度?)+")
_ONE = re.compile(
    r"(?<!\d)(20\d\d)年(?:(?=\d+个?(?:学时|学分|课时)|$)|度|继续|每|专业|公需|的|参加|须|应|需|累计|不少)"
)
_RECENT = re.compile(r"(?:近|最近|前|连续|以来)(\d)(?:个年度|个?年)")
_SINCE = re.compile(r"(?<!\d)(20\d\d)年度?以来(?:的)?(\d)年")


class _Scope(Value, frozen=True, kw_only=True):
    """What the sentences before have said of one clause: per year or period, and of which years."""

    per: Literal["year", "period"] = "year"
    open: bool = False  # whether continuing education is what the clause is about
    years: tuple[int, ...] = ()
    total: float | None = None
    total_per: Literal["year", "period"] | None = None
    whole: float | None = None  # the total of a period, of which 总学时的三分之一 is a share
    unit: str | None = None


def extract(notice: Outlined, meta: Metadata) -> list[CeRequirement]:
    """The hours asked for; a share (三分之二) is the amount it makes of the total before it."""
    walked = [sentence for sentence in sentences(notice) if sentence.part != "front"]
    found: list[CeRequirement] = []
    scope = _Scope()
    for place, sentence in enumerate(walked):
        if place and not _goes_on(sentence, walked[place - 1]):
            scope = _Scope()
        if not (_concerns(sentence) or scope.open):
            continue
        scope = _scoped(sentence, scope, meta, walked[place + 1 : place + 3])
        for fact in _row(sentence, scope) if sentence.cells else _prose(sentence, scope, meta):
            scope = _after(scope, fact)
            found.append(fact)
    return _distinct(found or [fact for sentence in walked if _concerns(sentence) for fact in _proofs(sentence, meta)])


def _after(scope: _Scope, fact: CeRequirement) -> _Scope:
    """The scope once a requirement has been read: a total is what shares and parts behind it are of."""
    if fact.subject != "total":
        return scope
    whole = fact.amount if fact.per == "period" else scope.whole
    return msgspec.structs.replace(scope, total=fact.amount, total_per=fact.per, whole=whole, unit=fact.unit)


def _goes_on(sentence: Sentence, before: Sentence) -> bool:
    """Whether a sentence still speaks of what the one before it did: the same clause, or the same heading of hours."""
    same_heading = sentence.headings and sentence.headings == before.headings and "继续教育" in sentence.title
    return sentence.clause == before.clause or bool(same_heading)


def _proofs(sentence: Sentence, meta: Metadata) -> Iterator[CeRequirement]:
    """Of which years certificates are asked for, where no hours are named (需提供2019年度以来5年的合格证书)."""
    text = sentence.text
    for match in re.finditer(r"[^,。;]+", text):
        segment = match[0]
        years = years_in(segment, meta)
        kinds = [
            kind for kind, word in (("public", "公需"), ("professional", "专业(?:科目|课)")) if re.search(word, segment)
        ]
        asked = re.search(r"继续教育|公需|专业科目", segment) and re.search(r"合格|证书|证明|学习|培训|完成", segment)
        if not years or not asked or re.search(r"免|考核|减|补学|补修|^未", segment):
            continue
        for kind in kinds or ["total"]:
            yield CeRequirement(**sentence.place(), quote=sentence.quote(*match.span()), subject=kind, years=years)  # type: ignore[arg-type]


def _concerns(sentence: Sentence) -> bool:
    """Whether hours here can only be those of continuing education (not of teaching)."""
    return bool(_ABOUT.search("".join([sentence.text, *sentence.headings, *sentence.header])))


def _scoped(sentence: Sentence, scope: _Scope, meta: Metadata, following: Sequence[Sentence]) -> _Scope:
    """The scope with the years of this sentence, or of the next ones that name years and no amounts."""
    if _FROM_YEAR.search(sentence.text):
        return msgspec.structs.replace(scope, open=True, years=())
    own = years_in(sentence.text, meta) or scope.years
    later = (other for other in following if other.clause == sentence.clause and _CHECKED.search(other.text))
    rest = (years_in(other.text, meta) for other in later if not _AMOUNT.search(other.text))
    years = own or next((years for years in rest if years), ())
    return msgspec.structs.replace(scope, open=True, years=tuple(years))


def years_in(text: str, meta: Metadata | None = None) -> tuple[int, ...]:
    """The years that a text names: 2021-2024年, 2019年度以来5年, 2023、2024年度; 近3年 before the notice's own."""
    if match := _SINCE.search(text):
        return tuple(range(int(match[1]), int(match[1]) + int(match[2])))
    if match := _RANGE.search(text):
        first, last = int(match[1]), int(match[2])
        return tuple(range(first, last + 1)) if first <= last <= first + 10 else ()
    if match := _LIST.search(text):
        return tuple(sorted({int(year) for year in re.findall(r"20\d\d", match[0])}))
    if match := _ONE.search(text):
        return (int(match[1]),)
    if (match := _RECENT.search(text)) and meta and meta.year:
        return tuple(range(meta.year - int(match[1]), meta.year))
    return ()


def _prose(sentence: Sentence, scope: _Scope, meta: Metadata) -> Iterator[CeRequirement]:
    facts = list(_stated(sentence, scope, meta))
    yield from facts
    totals = [fact for fact in facts if fact.subject == "total" and fact.amount]
    if len(totals) == 1:
        yield from _divided(sentence, totals[0], [fact for fact in facts if fact.subject != "total"])


def _divided(sentence: Sentence, total: CeRequirement, kinds: Sequence[CeRequirement]) -> Iterator[CeRequirement]:
    """What a total leaves for a kind: 其余为专业科目, or a ratio of the two (公需与专业1:2)."""
    whole = total.amount or 0.0
    named = {fact.subject for fact in kinds}
    shares: dict[Subject, float] = {}
    ratio, rest = _RATIO.search(sentence.text), _REST.search(sentence.text)
    if ratio and not named and ratio[1] != ratio[2]:
        one, other = (1, 1) if ratio["half"] else (int(ratio["one"]), int(ratio["other"]))
        shares = {_KIND[ratio[1]]: whole * one / (one + other), _KIND[ratio[2]]: whole * other / (one + other)}
    elif rest and len(kinds) == 1 and kinds[0].per == total.per and _KIND[rest[1][:2]] not in named:
        shares = {_KIND[rest[1][:2]]: whole - (kinds[0].amount or whole)}
    for subject, amount in shares.items():
        if amount > 0:
            yield msgspec.structs.replace(total, subject=subject, amount=round(amount, 1))


def _is_detail(text: str, match: re.Match[str]) -> bool:
    """Whether an amount only says what another includes: 24学时（含网络课程12学时）."""
    included = _INCLUDED.search(text[: match.start()])
    return bool(included and not _SUBJECT.search(included[0]))


def _stated(sentence: Sentence, scope: _Scope, meta: Metadata) -> Iterator[CeRequirement]:
    text, floor, whom = sentence.text, 0, None
    values = _values(text)
    unit = scope.unit or next((match["unit"] for match in _AMOUNT.finditer(text) if match["unit"]), None)
    scope = msgspec.structs.replace(scope, unit=unit)
    trailing = (
        bool(values) and not _SUBJECT.search(text[: values[0].start()]) and bool(_AFTER.match(text, values[0].end()))
    )
    for match in values:
        before = text[floor : match.end() if match.re is _AMOUNT and match["bare"] else match.start()]
        if _is_aside(text, match, before):
            continue
        subject = _paired(text, match, values) or _subject(
            "" if trailing else before, text[match.end() : match.end() + 8]
        )
        amount, own_unit, per = _amount(text, match, scope)
        if per is None:
            within = bool(_AMONG.search(text[: match.start()])) and subject != "total"
            per = _per(text, match, scope, inherited=scope.total_per if within else None)
        floor = match.end()
        if amount is None:
            continue
        whom = level_words(before) or whom
        fact = CeRequirement(
            **sentence.place(), quote=sentence.quote(match.start(), match.end()), subject=subject, amount=amount,
            unit=own_unit, per=per, years=years_in(before, meta) or scope.years, applies_to=whom,
        )  # fmt: skip
        scope = _after(scope, fact)
        yield fact


def _is_aside(text: str, match: re.Match[str], before: str) -> bool:
    """Whether an amount asks for nothing: what others count for, what another includes, what has been replaced."""
    segment = text[max(text.rfind(mark, 0, match.start()) for mark in ",。;") + 1 : match.end() + 4]
    words = re.split(r"[,。;]", text[: match.start()])[-1]
    part = (
        "其中" in words
        and not re.search(r"20\d\d年", words)
        and not _SUBJECT.search(before)
        and not _AFTER.match(text, match.end())
    )
    missed = _FALLS_SHORT.search(text[: match.start()])
    counts = (
        missed
        or _ELECTIVE.search(text[: match.start()])
        or _NOT_ASKED.search(segment)
        or _REPLACED.match(text, match.end())
    )
    return bool(part or counts or _is_detail(text, match))


def _values(text: str) -> list[re.Match[str]]:
    """Amounts and shares in their order; a share counts only for a kind of hours."""
    shares = [
        match
        for match in _SHARE.finditer(text)
        if re.search(r"公需|专业|学时|学分", text[max(0, match.start() - 20) : match.start()])
        or _AFTER.match(text, match.end())
    ]
    return sorted([*_AMOUNT.finditer(text), *shares], key=lambda match: match.start())


def _amount(
    text: str, match: re.Match[str], scope: _Scope
) -> tuple[float | None, str | None, Literal["year", "period"] | None]:
    """Hours, their unit, and for a share of 总学时 the time of that total; None for what is not said."""
    if match.re is _AMOUNT:
        amount = float(match["n"] or match["points"] or match["bare"])
        return amount, match["unit"] or match["named"] or scope.unit, None
    share = float(match["percent"]) / 100 if match["percent"] else int(match["above"]) / int(match["below"])
    before = text[: match.start()]
    of_whole = None if _AMONG.search(before) or not _OF_WHOLE.search(before) else scope.whole
    total = of_whole or scope.total or _total_behind(text, match.end())
    if not total or share > 1:
        return None, None, None
    return round(total * share, 1), scope.unit, "period" if of_whole else None


def _total_behind(text: str, start: int) -> float | None:
    """The total that a sentence names only after a share of it: 公需科目不少于总学时的三分之一,每年总学时90学时."""
    match = re.search(r"总学[时分][^,。;\d]{0,8}(\d+)个?(?:学[时分])", text[start:])
    return float(match[1]) if match else None


def _subject(before: str, after: str) -> Subject:
    """The kind of hours named last before an amount, or in the words right after it (60学时专业科目)."""
    segment = re.split(r"[,。;]", before)[-1]
    if segment.endswith(("总学时(", "总学分(")):
        return "total"
    named = [match.lastgroup for match in _SUBJECT.finditer(segment) if match.lastgroup != "total"]
    if named:  # 专业科目和行业公需科目合计72学时; 专业科目不少于总学时的三分之二
        return named[0] if re.search(r"[合共总]计", segment) else named[-1]  # type: ignore[return-value]
    named = [match.lastgroup for match in _SUBJECT.finditer(before)]
    if named:
        return named[-1]  # type: ignore[return-value]
    if following := _AFTER.match(after):
        return "public" if following[1] == "公需" else "professional"
    return "total"


def _paired(text: str, match: re.Match[str], values: Sequence[re.Match[str]]) -> Subject | None:
    """The kind of an amount where two are named first and then an amount for each: 公需、专业各三分之一、三分之二."""
    named = _TWO_KINDS.search(text)
    behind = [value for value in values if named and value.start() >= named.end()][:2]
    if named is None or len(behind) < 2 or match not in behind:
        return None
    between = text[behind[0].end() : behind[1].start()]
    return _KIND[named[behind.index(match) + 1]] if re.fullmatch(r"[、,和及与]", between) else None


def _per(
    text: str, match: re.Match[str], scope: _Scope, *, inherited: Literal["year", "period"] | None = None
) -> Literal["year", "period"]:
    """For what time an amount is: by its own words, else that of the total it is part of, else by the sentence."""
    if match.re is _AMOUNT and match["yearly"]:
        return "year"
    clause = text[max(text.rfind(mark, 0, match.start()) for mark in ",。;") + 1 : match.end()]
    if _EACH_YEAR.search(clause):
        return "year"
    if _PERIOD.search(clause) or "累计" in clause:
        return "period"
    if inherited:
        return inherited
    if _YEARLY.search(clause) or not _PERIOD.search(clause) and _YEARLY.search(text[: match.end()]):
        return "year"
    return "period" if _PERIOD.search(clause) or _PERIOD.search(text) and not _ONE.search(clause) else scope.per


def _row(sentence: Sentence, scope: _Scope) -> Iterator[CeRequirement]:
    for column, cell in enumerate(sentence.cells):
        header = sentence.header[column] if column < len(sentence.header) else ""
        for match in _AMOUNT.finditer(cell.text):
            if _NOT_ASKED.search(cell.text):
                continue
            others = " ".join(other.text for place, other in enumerate(sentence.cells) if place < column)
            yield CeRequirement(
                **sentence.place(), quote=sentence.quote_cell(cell),
                amount=float(match["n"] or match["points"] or match["bare"]), unit=match["unit"] or match["named"],
                subject=_subject(f"{others},{header},{cell.text[: match.start()]}", ""),
                per="period" if _PERIOD.search(others + header + cell.text) else "year",
                years=years_in(others + cell.text) or scope.years,
                applies_to=level_words(others) or level_words(header),
            )  # fmt: skip


def _distinct(facts: list[CeRequirement]) -> list[CeRequirement]:
    seen: dict[tuple[object, ...], CeRequirement] = {}
    for fact in facts:
        seen.setdefault((fact.subject, fact.amount, fact.unit, fact.per, fact.years, fact.applies_to), fact)
    return list(seen.values())
