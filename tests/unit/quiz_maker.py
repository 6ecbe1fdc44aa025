"""Quizzes for tests: of the shipped notices, of notices written in a test, and made by hand."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path

from policies.compile import compile_document, compile_notice
from policies.eligibility import Quiz, compile_quiz
from policies.eligibility.model import Case, Criterion, Option, Question
from policies.model import Citation, Document, Notice
from policies.windows import SHANGHAI

NOTICES = Path(__file__).parent.parent.parent / "policies" / "notices"
IDS = tuple(sorted(path.stem for path in NOTICES.glob("*.txt")))
OPEN_DAY = {
    "aksu-2024-party-school": "2024-08-05",
    "bazhou-2021-vocational": "2021-09-08",
    "bazhou-2023-online-filing": "2023-07-10",
    "hejing-2024-teacher": "2024-10-12",
    "yuli-2024-initial": "2024-10-12",
}


def noon(day: str) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(12), SHANGHAI)


@functools.cache
def notice(id: str) -> Notice:
    return compile_notice(NOTICES / f"{id}.txt")


@functools.cache
def shipped(id: str) -> Quiz:
    return compile_quiz(notice(id))


@functools.cache
def written(body: str) -> Quiz:
    """The quiz of a short notice whose body is given."""
    return compile_quiz(written_notice(body))


def written_notice(body: str, id: str = "qingshi") -> Notice:
    """A short notice whose body is given; its head names 青石县 and the year 2030."""
    text = f"青石县人力资源和社会保障局\n关于开展2030年度职称评审工作的通知\n各单位：\n现将有关事项通知如下：\n{body}\n"
    return compile_document(Document(id=id, format="txt", text=text), Path(f"{id}.txt"))


CITATION = Citation(notice="made", title="", section="一", quote="原文", anchor="c-1")


def choice(id: str, *values: str, many: bool = False) -> Question:
    return Question(
        id=id,
        text=f"{id}？",
        kind="many" if many else "one",
        options=tuple(Option(value=value, title=f"选项{value}") for value in values),
        accepted="请选一项",
        none=values[0] if many else None,
    )


def rule(id: str, *cases: tuple[dict[str, tuple[str, ...]], str], fails: str = "hard") -> Criterion:
    return Criterion(
        id=id,
        text=id,
        aspect="scope.who",
        fails=fails,  # type: ignore[arg-type]
        cases=tuple(Case(when=when, status=status) for when, status in cases),  # type: ignore[arg-type]
        citation=CITATION,
    )


def made(questions: tuple[Question, ...], criteria: tuple[Criterion, ...]) -> Quiz:
    return Quiz(notice="made", questions=questions, criteria=criteria)
