"""普通话: the grade asked for, and a higher one for those who teach the language."""

from __future__ import annotations

import re

from policies.eligibility.clues import cite, first
from policies.eligibility.model import Case, Criterion, Option, Question
from policies.eligibility.parts import Part, Source

GRADES = ("1A", "1B", "2A", "2B", "3A", "3B")
_NAMES = {"1A": "一级甲等", "1B": "一级乙等", "2A": "二级甲等", "2B": "二级乙等", "3A": "三级甲等", "3B": "三级乙等"}
_GRADE = r"([1-3一二三])级?([甲乙])等?"
_SUBJECT = re.compile(rf"(?P<subject>语文|汉语(?:言)?)[^。;,]{{0,16}}?{_GRADE}")
_DIGITS = {"一": "1", "二": "2", "三": "3"}


def find(source: Source) -> Part:
    """The question on the grade, and on the subject where it matters; nothing where no grade is asked for."""
    clue = first(source.body, rf"普通话[^。]{{0,30}}{_GRADE}")
    if not clue:
        return Part()
    special = _SUBJECT.search(clue.text)
    rest = clue.text[: special.start()] + clue.text[special.end() :] if special else clue.text
    general = re.search(_GRADE, rest)
    floor = _grade(general) if general else GRADES[-1]
    higher = _grade(special, 2) if special else None
    criterion = Criterion(
        id="putonghua",
        text=f"普通话达到{_NAMES[floor]}及以上" + (f"（教语文的须{_NAMES[higher]}及以上）" if higher else ""),
        aspect="putonghua.level",
        fails="hard",
        cases=tuple(_cases(floor, higher)),
        citation=cite(source.notice, clue),
        change="取得要求等级的普通话证书后再报",
    )
    questions = (_question(), _subject()) if higher and higher != floor else (_question(),)
    return Part(questions=questions, criteria=(criterion,))


def _grade(match: re.Match[str], skip: int = 1) -> str:
    level, letter = match[skip], match[skip + 1]
    return _DIGITS.get(level, level) + ("A" if letter == "甲" else "B")


def _cases(floor: str, higher: str | None) -> list[Case]:
    """From the top: good for everybody, good but for the language's teachers, too low."""
    top = higher or floor
    enough = GRADES[: GRADES.index(top) + 1]
    between = GRADES[len(enough) : GRADES.index(floor) + 1]
    low = (*GRADES[GRADES.index(floor) + 1 :], "no_grade")
    cases = [Case(when={"putonghua": enough}, status="met")]
    if between:
        cases += [
            Case(
                when={"putonghua": between, "subject": ("language",)},
                status="unmet",
                reason=f"教语文的须达到{_NAMES[top]}及以上",
            ),
            Case(when={"putonghua": between, "subject": ("other_subject",)}, status="met"),
        ]
    cases.append(Case(when={"putonghua": low}, status="unmet", reason=f"须达到{_NAMES[floor]}及以上"))
    return [*cases, Case(when={}, status="unknown", reason="您选了不确定")]


def _question() -> Question:
    options = [Option(value=grade, title=_NAMES[grade], says=(_pattern(grade),)) for grade in GRADES]
    none = Option(
        value="no_grade",
        title="没有普通话证书（或证书丢了、拿不出）",
        says=(
            (
                r"(?:没|无)(?:有)?(?:考|拿|取得)?(?:过)?普通话|普通话[^,。;]{0,4}(?:没|未|无)|证书[^,。;]{0,4}(?:丢|找不|"
                r"没了|拿不)|^(?:还)?(?:没|无)(?:有|考|拿)?[^,。;]{0,4}$"
            ),
        ),
    )
    return Question(
        id="putonghua",
        text="您的普通话证书是几级？",
        kind="one",
        options=(*options, none),
        accepted="请选一个等级，例如“二级乙等”或“二乙”",
        words="普通话",
        label="普通话",
    )


def _pattern(grade: str) -> str:
    digit = {"1": "[一1]", "2": "[二2]", "3": "[三3]"}[grade[0]]
    return rf"(?<![一二三\d]){digit}级?{'甲' if grade[1] == 'A' else '乙'}等?"


def _subject() -> Question:
    options = (
        Option(value="language", title="教语文", says=(r"(?<!不教)(?<!不是)(?<!非)(?<!不是教)语文(?!成绩)", r"^(?:是|对|教)(?:的|呀|啊)?$",)),
        Option(
            value="other_subject",
            title="不教语文",
            says=(
                (
                    r"^(?:否|不|不是|不教|没有?|没教)(?:的|呀|啊)?$|不教语文|不是(?:教)?语文|非语文|数学|英语|物理|化学|生物|历史|地理|政治|道德与法治|思政|思品|体育|"
                    r"音乐|美术|科学|信息|劳动|心理|舞蹈|幼儿园|幼教|保教|不分科|综合"
                ),
            ),
        ),
    )
    return Question(
        id="subject",
        text="您教语文吗？",
        kind="one",
        options=options,
        accepted="请答“教语文”或“不教语文”，也可以直接说任教学科",
        words="学科|教什么|任教",
        label="任教学科",
    )
