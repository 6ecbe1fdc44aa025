"""The level one applies for, and the direct way to a middle title without a lower one."""

from __future__ import annotations

import re

from policies.eligibility.clues import Clue, cite
from policies.eligibility.model import UNSURE, Case, Criterion, Option, Question
from policies.eligibility.parts import OF_LEVEL, Item, Part, Source, line
from policies.extract.levels import level_names
from policies.levels import LEVELS as NAMED
from policies.levels import ORDER
from policies.model import Citation

_TITLES = {"initial": "初定（初次确定）", "junior": "初级", "middle": "中级", "senior": "副高级", "top": "正高级"}
_DIRECT = r"直接[^。;]{0,14}中级|中级[^。;]{0,8}直接(?:申报|评审)"
_FIRST_TIME = r"初定|初次(?:确定|认定)|考核认定"


def levels_of(source: Source) -> tuple[str, ...]:
    """The levels that the notice reviews, as options: from its particulars, else from what it says level by level."""
    names = set(source.notice.levels)
    if not names:
        names = {
            name
            for clue in source.body
            if clue.about("scope.levels", "fee.amount", "defence.required", "pass_rate.rate")
            and not clue.about("penalty.fraud")
            for name in level_names(clue.text)
        }
    if names >= {"初定", "初级"}:
        names.remove("初级")  # 初定初级: the first title by confirmation is one thing
    found = [OF_LEVEL[name] for name in ORDER if name in names]
    if "middle" in found and len(found) > 1 and direct(source):
        found.insert(found.index("middle"), "direct")
    return tuple(found)


def direct(source: Source) -> Clue | None:
    """The passage that opens the direct way to a middle title on schooling and years."""
    found = [clue for clue in source.body if re.search(_DIRECT, clue.text) and "破格" not in clue.text]
    return max(found, key=lambda clue: (bool(re.search(r"满\d+年", clue.text)), -clue.place), default=None)


def find(source: Source) -> Part:
    """The question, where more than one level is reviewed; a line of the scope checklist where only one is."""
    levels = levels_of(source)
    if not levels:
        return Part()
    proof = _proof(source)
    if len(levels) == 1:
        return Part(items=(_only(levels[0], proof),))
    return Part(questions=(_question(levels),), criteria=(_criterion(cite(source.notice, proof)),))


def _question(levels: tuple[str, ...]) -> Question:
    return Question(
        id="level",
        text="您这次要报哪个级别？",
        kind="one",
        options=(*(_option(level, direct="direct" in levels) for level in levels), _other(levels)),
        accepted="请选一个级别，例如“" + _TITLES.get(levels[0], "中级") + "”",
        words=r"级别|要报的|申报(?:的)?级|报(?:的)?(?:是)?什么级",
        label="申报级别",
    )


def _criterion(citation: Citation) -> Criterion:
    return Criterion(
        id="level",
        text="申报的级别在这份通知的评审范围内",
        aspect="scope.levels",
        fails="hard",
        cases=(
            Case(when={"level": ("other",)}, status="unmet", reason="这份通知不评审这个级别"),
            Case(when={"level": (UNSURE,)}, status="unknown", reason="您选了不确定"),
            Case(when={}, status="met"),
        ),
        citation=citation,
        change="请看评审这个级别的通知",
    )


def _proof(source: Source) -> Clue:
    """Where the levels stand: in the scope, else in the title or whichever passage names them first."""
    body = [clue for clue in source.body if level_names(clue.text)]
    who = [clue for clue in body if clue.about("scope.who") or clue.about("scope.levels") and "范围" in clue.above]
    head = [clue for clue in source.everything if level_names(clue.text) and "评审" in clue.text]
    return (who or head or body or list(source.everything))[0]


_FIRST_TITLE = "这次是初次确定（以前没有评过职称）", "要报的不是初次确定（如已有职称、要晋升）"
_HAS_A_TITLE = r"晋升|已(?:经)?(?:有|评|取得)[^没]{0,6}(?:职称|助理|初级|中级)|中级|高级(?!中学)"


def _only(level: str, proof: Clue) -> Item:
    """The line for the only level that is reviewed."""
    named = _TITLES[level]
    others = "|".join(pattern for name, pattern in NAMED.items() if OF_LEVEL[name] != level)
    another = rf"(?:报|评|晋升|申请)[^,。;]{{0,8}}(?:{others})"
    holds, title = _FIRST_TITLE if level == "initial" else (f"要报的是{named}职称", f"要报的不是{named}")
    return line(
        "scope",
        "level",
        holds=holds,
        title=title,
        says=(_HAS_A_TITLE if level == "initial" else another,),
        aspect="scope.levels",
        source=proof,
        fails="hard",
        reason=f"这份通知只办理{named}",
        change="请看办理相应级别的通知",
    )


def _option(level: str, *, direct: bool) -> Option:
    if level == "direct":
        says = (
            (
                r"(?:首次|第一次|直接|没评过|没有评过|没有职称|没有初级|越级)[^。;]{0,16}(?:中级|讲师|一级)|(?:中级|"
                r"讲师|一级)[^。;]{0,16}(?:直接|首次|第一次|没有初级|没评过)|^(?:首次)?直接(?:报|申报)?(?:中级)?$"
            ),
        )
        return Option(value="direct", title="中级（以前没评过职称，首次直接报中级）", says=says)
    if level == "middle" and direct:
        return Option(
            value="middle",
            title="中级（已有初级职称，正常晋升）",
            says=(
                NAMED["中级"],
                r"(?<!没)(?<!没有)有(?:了)?(?:初级|助理|助教|二级)[^。;]{0,16}(?:晋升|中级|讲师|一级)?",
                r"正常晋升|晋升",
            ),
        )
    if level == "initial":
        return Option(value="initial", title=_TITLES["initial"], says=(_FIRST_TIME,))
    name = next(name for name, value in OF_LEVEL.items() if value == level)
    return Option(value=level, title=_TITLES[level], says=(NAMED[name],))


def _other(levels: tuple[str, ...]) -> Option:
    absent = [name for name, value in OF_LEVEL.items() if value not in levels and name in NAMED]
    says = tuple(NAMED[name] for name in absent)
    return Option(value="other", title="以上都不是（其他级别）", says=(*says, r"都不是|其他级别"))
