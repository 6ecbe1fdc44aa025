"""What the kinds of criteria hand to the quiz: questions of their own, criteria, and items for the shared checklists."""

from __future__ import annotations

from typing import Any, Literal, TypeVar

from policies.eligibility.clues import Clue, cite, clues, first
from policies.eligibility.model import UNSURE, Case, Criterion, Fails, Option, Question, Window
from policies.model import Fact, Notice, Value

Some = TypeVar("Some", bound=Fact)
Checklist = Literal["scope", "excluded", "conditions", "ready"]


class Source(Value):
    """A notice with its passages prepared; ``levels`` are the options of the level question (empty: not asked)."""

    notice: Notice
    clues: tuple[Clue, ...]
    everything: tuple[Clue, ...] = ()  # the head of the notice too
    levels: tuple[str, ...] = ()
    later: tuple[Notice, ...] = ()  # notices that change something in this one

    def facts(self, kind: type[Some]) -> list[Some]:
        return [fact for fact in self.notice.facts if isinstance(fact, kind)]

    @property
    def body(self) -> tuple[Clue, ...]:
        return tuple(clue for clue in self.clues if not clue.attached)


class Item(Value, kw_only=True):
    """A line of a checklist: what it asks to be true (``holds``), the option for those for whom it is not."""

    checklist: Checklist
    option: Option
    criterion: str  # the criterion's text
    aspect: str
    fails: Fails
    source: Clue | Fact
    holds: str = ""
    place: str | None = None  # see Question.place
    affirms: tuple[str, ...] = ()  # patterns of free text that speak for it
    reason: str = ""
    change: str = ""
    levels: tuple[str, ...] = ()  # options of the level question that it concerns; empty: all
    status: Literal["unmet", "unknown"] = "unmet"
    excused: dict[str, tuple[str, ...]] = {}  # answers with which it is for staff to judge instead


def line(
    checklist: Checklist, value: str, *, holds: str, title: str, says: tuple[str, ...], aspect: str, source: Clue | Fact,
    fails: Fails = "gap", **more: Any,
) -> Item:  # fmt: skip
    """An item whose criterion reads as what must hold; ``value``, ``title`` and ``says`` are its option's."""
    option = Option(value=value, title=title, says=says)
    return Item(
        checklist=checklist, option=option, criterion=holds, holds=holds, aspect=aspect, source=source, fails=fails, **more
    )


class Stated(Value, kw_only=True):
    """A requirement that notices state in a sentence of its own: the patterns by which it is found, the first that hits
    counting, and the item that it makes."""

    found: tuple[str, ...]
    unless: str | None = None
    checklist: Checklist
    value: str
    holds: str
    title: str
    says: str
    aspect: str
    change: str
    fails: Fails = "gap"

    def item(self, source: Source) -> Item | None:
        """None where the notice does not state it."""
        hits = (first(source.body, pattern, unless=self.unless) for pattern in self.found)
        clue = next((hit for hit in hits if hit), None)
        if not clue:
            return None
        return line(
            self.checklist, self.value, holds=self.holds, title=self.title, says=(self.says,), aspect=self.aspect,
            source=clue, fails=self.fails, change=self.change,
        )  # fmt: skip


class Part(Value, kw_only=True):
    questions: tuple[Question, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    items: tuple[Item, ...] = ()
    windows: tuple[Window, ...] = ()
    refers: bool = False


def source(notice: Notice) -> Source:
    return Source(notice=notice, clues=clues(notice), everything=clues(notice, front=True))


def criterion(notice: Notice, item: Item, question: str) -> Criterion:
    """The criterion behind a line of a checklist."""
    answer: dict[str, tuple[str, ...]] = {question: (item.option.value,)}
    not_concerned = [Case(when={"level": _others(item)}, status="skip")] if item.levels else []
    return Criterion(
        id=f"{item.checklist}.{item.option.value}",
        text=item.criterion,
        aspect=item.aspect,
        fails=item.fails,
        cases=(
            *not_concerned,
            *([Case(when=item.excused | answer, status="unknown", change="请受理单位判断")] if item.excused else []),
            Case(when=answer, status=item.status),
            Case(when={question: (UNSURE,)}, status="unknown", reason="您选了不确定"),
            Case(when={}, status="met"),
        ),
        citation=cite(notice, item.source),
        reason=item.reason or item.option.title,
        change=item.change,
    )


def _others(item: Item) -> tuple[str, ...]:
    return tuple(level for level in LEVELS if level not in item.levels)


LEVELS = ("initial", "junior", "direct", "middle", "senior", "top", "other")
"""Options of the level question: 初定, 初级, 首次直接报中级, 中级, 副高, 正高, a level that the notice does not review."""
OF_LEVEL = {"初定": "initial", "初级": "junior", "中级": "middle", "副高": "senior", "正高": "top"}
