"""Schooling and years: 中专满3年, 大专满2年, 本科满1年; by level, by work or since the last title; full-time or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.eligibility.clues import Clue, cite, first, shown
from policies.eligibility.kinds.levels import direct
from policies.eligibility.model import UNSURE, Case, Criterion, Option, Question
from policies.eligibility.parts import OF_LEVEL, Part, Source
from policies.extract.levels import level_names
from policies.model import SeniorityCutoff, Value

RANKS = ("lower", "secondary", "college", "bachelor", "master", "doctor")
_NAMES = {
    "lower": "高中及以下",
    "secondary": "中专",
    "college": "大专",
    "bachelor": "大学本科",
    "master": "硕士研究生",
    "doctor": "博士研究生",
}
_FOUND = {
    "doctor": r"博士",
    "master": r"硕士|(?<!博士)研究生",
    "bachelor": r"(?:大学)?本科|学士",
    "college": r"大专|(?:大学)?专科(?!学校教师)",
    "secondary": r"中专|中等专业|中等职业(?:学校)?(?=[^,。;]{0,8}毕业)|中技|技工学校(?=[^,。;]{0,6}毕业)",
}
_SAYS = {
    "doctor": r"博士",
    "master": r"硕士|研究生|读研",
    "bachelor": r"本科|学士|大学(?!专科|老师|教师)",
    "college": r"大专|专科|高职",
    "secondary": r"中专",
    "lower": r"(?<!直属)高中|初中|小学毕业|中学毕业",
}
NOT_FULL_TIME = (
    r"自考|自学考试|函授|成人|成教|电大|夜大|网络教育|远程|在职(?:读|学历|本科|教育|研究生)|业余|非全日制|"
    r"不是全日制|没有全日制|开放大学|国开|专升本\(函"
)
_OTHER_WAY = "有没有别的途径，请看评审条件或问受理单位"
_YEARS = re.compile(r"满?(?P<years>\d+(?:\.\d+)?)年(?:以上|及以上)?")
_OTHER_MATTER = re.compile(
    r"继续教育|攻读|缩短|高级管理|有效|业绩|社保|社会保险|近\d+年|考核(?:登记)?表|吊销|破格|技师"
)
_ONE_OF = re.compile(r"符合下列条件之一|满足下列条件之一|具备下列条件之一")
_TITLE = re.compile(r"取得(?P<title>[^,。;]{2,14}?)(?:职称|资格|任职资格)?(?:后[^,。;]{0,20})?满?\d")
_WORK = re.compile(r"(?:从事|参加|在(?!参加))(?P<work>[^,。;]{2,24}?(?:工作|教学|岗位))(?:连续|累计)?满?\d")
_FULL_TIME = re.compile(r"(?<!非)全日制(?:普通)?")


class Row(Value):
    """One way to qualify: schooling, years of what, and the levels (options) that it is for; empty: all."""

    levels: tuple[str, ...]
    education: tuple[str, ...]
    years: int
    since: str  # "work" or "title"
    what: str  # the work that counts, or the title since which it counts
    clue: Clue


def find(source: Source) -> Part:
    """Questions on schooling and years, one criterion a row of what the notice asks; nothing where it asks nothing."""
    rows = tuple(
        row for row in rows_of(source) if not source.levels or not row.levels or set(row.levels) & set(source.levels)
    )
    if not rows:
        return Part()
    full_time = first(source.body, _FULL_TIME.pattern, unless="非全日制[^,。;]{0,6}(?:可以|也)")
    questions = [
        _schooling(rows, full_time),
        *(
            _years(source, rows, since)
            for since in ("work", "title")
            if any(r.since == since and r.years for r in rows)
        ),
    ]
    criteria = [*([_is_full_time(source, full_time)] if full_time else []), *_criteria(source, rows)]
    return Part(questions=tuple(questions), criteria=tuple(criteria))


def rows_of(source: Source) -> tuple[Row, ...]:
    """Every combination of schooling and years in the notice, and the direct way to a middle title among them."""
    found: list[Row] = []
    straight = direct(source)
    for clue in source.body:
        if _OTHER_MATTER.search(clue.text):
            continue
        if clue.about("condition.education_years") or _ONE_OF.search(clue.above):
            found += _rows(clue, ("direct",) if clue is straight else _levels(clue))
    if straight and not any(row.clue is straight for row in found):
        found += _rows(straight, ("direct",))
    return tuple(row for place, row in enumerate(found) if row not in found[:place])


def _rows(clue: Clue, levels: tuple[str, ...]) -> list[Row]:
    rows, text = [], clue.text
    for part in _parts(text):
        found = _ranks(part)
        years = [match for match in _YEARS.finditer(part) if 0 < float(match["years"]) <= 40]
        if not found or not (years or _ONE_OF.search(clue.above)):
            continue
        amount = int(float(years[0]["years"])) if years else 0
        title, work = _TITLE.search(part), _WORK.search(part)
        since, match = ("title", title) if title else ("work", work)
        what = shown(match[since], 20) if match else ""
        if "direct" not in levels:
            levels = tuple(OF_LEVEL[name] for name in level_names(_before_schooling(part))) or levels
        rows.append(Row(levels, found, amount, since, what, clue))
    return rows


def _parts(text: str) -> list[str]:
    """The sentences, cut at 或者 where each side has years of its own."""
    parts: list[str] = []
    for sentence in re.split(r"[;。]", text):
        sides = sentence.split("或者")
        parts += sides if all(_YEARS.search(side) for side in sides) else [sentence]
    return parts


def _before_schooling(part: str) -> str:
    """The words of a row before its schooling: where it names the level that it is for."""
    place = min((m.start() for pattern in _FOUND.values() for m in re.finditer(pattern, part)), default=0)
    return part[:place]


def _ranks(text: str) -> tuple[str, ...]:
    """Schooling named in a row; 本科以上 means all from there on."""
    text = re.sub(r"全日制普通大、中专院校毕业生", "", text)
    found = [rank for rank in RANKS if rank in _FOUND and re.search(_FOUND[rank], text)]
    if found and re.search(rf"(?:{_FOUND[found[0]]})[^,。;]{{0,4}}(?:及)?以上", text):
        found = list(RANKS[RANKS.index(found[0]) :])
    return tuple(found)


def _levels(clue: Clue) -> tuple[str, ...]:
    """The levels that the list or table around a row is for."""
    introduced = [part for part in re.split(r"[>。;]", clue.above) if "申报" in part or "条件" in part]
    return tuple(OF_LEVEL[name] for name in level_names(introduced[-1] if introduced else ""))


def _schooling(rows: Sequence[Row], full_time: Clue | None) -> Question:
    named = sorted({RANKS.index(rank) for row in rows for rank in row.education})
    ranks = [rank for place, rank in enumerate(RANKS) if place in named or place == named[0] - 1]
    above = [rank for rank in RANKS if RANKS.index(rank) > named[-1]]
    options = [_option(rank, rows, below=RANKS.index(rank) == named[0] - 1) for rank in ranks]
    options += [Option(value=rank, title=_NAMES[rank], says=(_SAYS[rank],)) for rank in above]
    if full_time:
        options = [option for option in options if option.value != "lower"]
        options.append(
            Option(
                value="none", title="没有全日制学历（如自考、函授、成教，或高中）", says=(NOT_FULL_TIME, _SAYS["lower"])
            )
        )
    text = "您全日制学历最高是哪一级？（自考、函授、成教、电大不算）" if full_time else "您的最高学历是？"
    return Question(
        id="education",
        text=text,
        kind="one",
        options=tuple(options),
        accepted="请选一个学历，例如“大专”或“本科”",
        words="学历|学位|文凭|毕业",
        label="学历",
    )


def _option(rank: str, rows: Sequence[Row], *, below: bool) -> Option:
    """A level of schooling; vocational schools count as 中专 only where the notice says so."""
    vocational = rank == "secondary" and any(re.search("技校|技工|中职|中等职业", row.clue.text) for row in rows)
    title = _NAMES[rank] + ("（含技校、中职）" if vocational else "") + ("及以下" if below and rank != "lower" else "")
    return Option(value=rank, title=title, says=(_SAYS[rank], *((r"中职|技校|中技|技工",) if vocational else ())))


def _years(source: Source, rows: Sequence[Row], since: str) -> Question:
    bounds = sorted({row.years for row in rows if row.since == since and row.years})
    whats = list(dict.fromkeys(row.what for row in rows if row.since == since and row.what))
    options = [Option(value="0", title=f"不满{bounds[0]}年")]
    for low, high in zip(bounds, [*bounds[1:], None], strict=True):
        options.append(Option(value=str(low), title=f"满{low}年" + (f"、不满{high}年" if high else "及以上")))
    until = next((fact.date for fact in source.facts(SeniorityCutoff)), None)
    upto = f"算到{until.year}年{until.month}月{until.day}日" if until else "算到今天"
    if since == "title":
        text, id = (
            f"取得现有职称（{'、'.join(whats)}）满几年了？（{upto}）" if whats else f"取得现有职称满几年了？（{upto}）",
            "title_years",
        )
    else:
        text, id = f"从事{whats[0] if whats else '本专业工作'}满几年了？（{upto}；毕业前实习、其他工作不算）", "years"
    return Question(
        id=id,
        text=text,
        kind="one",
        options=tuple(options),
        number="years",
        until=until,
        words="年限|工龄|几年|工作年",
        accepted="请填 0 到 60 之间的年数或开始的年月，例如“3年”“两年半”“2021年9月”",
        label="年限",
    )


def _is_full_time(source: Source, clue: Clue) -> Criterion:
    return Criterion(
        id="full_time",
        text="有全日制学历",
        aspect="condition.full_time",
        fails="hard",
        cases=(
            Case(when={"education": ("none",)}, status="unmet", reason="自考、函授、成教等不是全日制学历"),
            Case(when={"education": (UNSURE,)}, status="unknown", reason="您选了不确定"),
            Case(when={}, status="met"),
        ),
        citation=cite(source.notice, clue),
        change="这一途径只限全日制毕业生，其他途径请问受理单位",
    )


def _criteria(source: Source, rows: Sequence[Row]) -> list[Criterion]:
    """For each group of levels: whether the schooling is listed at all, then the years of each row."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(row.levels, []).append(row)
    return [
        criterion
        for levels, group in groups.items()
        for criterion in (_listed(source, levels, group), *_enough(source, levels, group))
    ]


def _for_level(source: Source, levels: tuple[str, ...]) -> list[Case]:
    others = tuple(v for v in (*source.levels, "other") if v not in levels)
    return [Case(when={"level": others}, status="skip")] if levels and source.levels else []


def _listed(source: Source, levels: tuple[str, ...], rows: Sequence[Row]) -> Criterion:
    named = {rank for row in rows for rank in row.education}
    highest = max(named, key=RANKS.index)
    ranks = "、".join(_NAMES[rank] for rank in RANKS if rank in named)
    return Criterion(
        id="education" + "".join(f".{level}" for level in levels),
        text=f"学历在通知所列之内（{ranks}）",
        aspect="condition.education_years",
        fails="hard",
        cases=(
            *_for_level(source, levels),
            Case(when={"education": ("none",)}, status="skip"),
            *_unnamed(rows, named, f"通知写的学历是{ranks}"),
            Case(when={"education": (UNSURE,)}, status="unknown", reason="您选了不确定"),
            Case(when={}, status="met"),
        ),
        citation=cite(source.notice, next(row.clue for row in rows if highest in row.education)),
        reason=f"通知写的学历是{ranks}",
        change="没有写明的请受理单位判断",
    )


def _unnamed(rows: Sequence[Row], named: set[str], reason: str) -> list[Case]:
    """What holds for schooling that no row names: lower is refused, higher counts as the highest named."""
    lowest, highest = min(map(RANKS.index, named)), max(map(RANKS.index, named))
    below, above = RANKS[:lowest], RANKS[highest + 1 :]
    between = tuple(rank for rank in RANKS[lowest : highest + 1] if rank not in named)
    cases = []
    if below:
        lower = f"{reason}，没有更低的学历"
        cases.append(Case(when={"education": below}, status="unmet", reason=lower, change=_OTHER_WAY))
    if above:
        cases += _higher(rows, above, RANKS[highest])
    if between:
        cases.append(Case(when={"education": between}, status="unknown", reason=f"{reason}，没有写您的学历"))
    return cases


def _higher(rows: Sequence[Row], above: tuple[str, ...], highest: str) -> list[Case]:
    """Schooling above all that is named: enough with the years of the highest named."""
    nearest = [row for row in rows if highest in row.education]
    most = max(row.years for row in nearest)
    if not most:
        return [Case(when={"education": above}, status="met")]
    enough = tuple(str(years) for years in {row.years for row in rows} if years >= most)
    met = {"education": above, _id(nearest[0].since): enough}
    return [
        Case(when=met, status="met", reason=f"学历高于{_NAMES[highest]}，年限也够"),
        Case(when={"education": above}, status="unknown", reason=_unlisted(above, most, highest)),
    ]


def _unlisted(above: Sequence[str], years: int, highest: str) -> str:
    names = "、".join(_NAMES[rank].removesuffix("研究生") for rank in above)
    return f"通知没有单列{names}；按{_NAMES[highest]}的{years}年算，年限也不够或不清楚"


def _id(since: str) -> str:
    return "years" if since == "work" else "title_years"


def _enough(source: Source, levels: tuple[str, ...], rows: Sequence[Row]) -> list[Criterion]:
    """A criterion a row; where several rows are for the same schooling, the shortest way counts."""
    shortest: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: row.years):
        shortest.setdefault(row.education, row)
    bounds = {(row.since, row.years) for row in rows_of(source) if row.years}
    return [
        _years_of(source, levels, row, sorted(years for since, years in bounds if since == row.since))
        for row in shortest.values()
        if row.years
    ]


def _years_of(source: Source, levels: tuple[str, ...], row: Row, bounds: Sequence[int]) -> Criterion:
    """That the years of one row have passed; ``bounds``: the years that options of the question begin with."""
    too_few = ("0", *(str(bound) for bound in bounds if bound < row.years))
    others = tuple(rank for rank in (*RANKS, "none") if rank not in row.education)
    after = f"取得{row.what}后" if row.since == "title" and row.what else f"从事{row.what}" if row.what else ""
    name = "、".join(_NAMES[rank].split("（")[0] for rank in row.education)
    return Criterion(
        id="years." + ".".join((*levels, *row.education)),
        text=f"{name}：{after}满{row.years}年",
        aspect="condition.education_years",
        fails="hard",
        cases=(
            *_for_level(source, levels),
            Case(when={"education": (*others, UNSURE)}, status="skip"),
            Case(when={_id(row.since): too_few}, status="unmet", reason="年限还不够"),
            Case(when={_id(row.since): (UNSURE,)}, status="unknown", reason="您选了不确定"),
            Case(when={}, status="met"),
        ),
        citation=cite(source.notice, row.clue),
        change="满了年限以后再报" + ("；通知另有破格申报的规定" if first(source.body, "破格") else ""),
    )
