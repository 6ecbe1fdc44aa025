"""What a person should look at in compiled notices: every finding with its file, clause and field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from policies.model import (
    AnyFact,
    CeRequirement,
    Deadline,
    Fee,
    Limit,
    Notice,
    PassRate,
    Supersedes,
    Template,
    Value,
)
from policies.proof import proved

Gravity = Literal["error", "warning", "note"]
SPAN_YEARS = 2  # a deadline this far from the notice's year is doubtful


class Finding(Value, frozen=True, kw_only=True):
    """``error``: the notice must not be published so; ``warning``: a person should look; ``note``: good to know."""

    gravity: Gravity
    notice: str
    section: str
    field: str
    message: str

    def __str__(self) -> str:
        words = {"error": "错误", "warning": "请核对", "note": "提示"}
        return f"{words[self.gravity]} {self.notice} {self.section or '（全文）'} {self.field}：{self.message}"


def check(notice: Notice) -> tuple[Finding, ...]:
    """All findings in a notice, errors first."""
    found = [
        *_quotes(notice),
        *_places(notice),
        *_particulars(notice),
        *_values(notice),
        *_doubts(notice),
        *_links(notice),
    ]
    order = {"error": 0, "warning": 1, "note": 2}
    return tuple(sorted(found, key=lambda finding: order[finding.gravity]))


def quotes_of(later: Supersedes) -> tuple[str, ...]:
    """All quotes that a statement about another notice rests on."""
    return (later.quote, *(change.quote for change in later.changes))


def unproved(notice: Notice) -> list[tuple[str, str, str]]:
    """(section, field, quote) of every quote that does not stand in the text."""
    quotes = [(notice.clauses[p.clause].section, f"passages[{p.number}]", p.quote) for p in notice.passages]
    quotes += [(fact.section, _field(notice, fact), fact.quote) for fact in notice.facts]
    quotes += [("", f"conflicts[{i}]", quote) for i, each in enumerate(notice.conflicts) for quote in each.quotes]
    quotes += [("", f"supersedes[{i}]", quote) for i, each in enumerate(notice.supersedes) for quote in quotes_of(each)]
    return [each for each in quotes if not proved(each[2], notice.text)]


def _quotes(notice: Notice) -> Iterator[Finding]:
    for section, field, quote in unproved(notice):
        yield _finding("error", notice, section, field, f"引文不在原文中：“{quote[:40]}”")
    for quote in notice.unproved:
        yield _finding("error", notice, "", "unproved", f"引文不在原文中，依据它的内容已略去：“{quote[:40]}”")


def _places(notice: Notice) -> Iterator[Finding]:
    anchors = Counter(clause.anchor for clause in notice.clauses)
    for anchor, count in anchors.items():
        if count > 1:
            yield _finding("error", notice, "", "clauses", f"锚点 {anchor} 出现 {count} 次")
    for fact in notice.facts:
        if fact.anchor not in anchors:
            yield _finding(
                "error", notice, fact.section, _field(notice, fact), f"锚点 {fact.anchor or '（空）'} 不指向任何条款"
            )


def _particulars(notice: Notice) -> Iterator[Finding]:
    missing = [
        ("title", "标题"),
        ("issuer", "发文机关"),
        ("issued_on", "发文日期"),
        ("year", "年度"),
        ("region", "地区"),
    ]
    for field, name in missing:
        if not getattr(notice, field):
            yield _finding("warning", notice, "", field, f"未读出{name}，可在 {notice.id}.toml 中写明")
    if not any(isinstance(fact, Deadline) for fact in notice.facts):
        yield _finding("note", notice, "", "deadline", "没有任何时间安排")


def _values(notice: Notice) -> Iterator[Finding]:
    for fact in notice.facts:
        for message in _implausible(fact, notice.year):
            yield _finding("warning", notice, fact.section, _field(notice, fact), message)


def _implausible(fact: AnyFact, year: int | None) -> Iterator[str]:
    if isinstance(fact, Deadline):
        if fact.start and fact.end and fact.end < fact.start:
            yield f"结束日期 {fact.end} 早于开始日期 {fact.start}"
        for day in filter(None, (fact.start, fact.end)):
            if year and abs(day.year - year) > SPAN_YEARS:
                yield f"日期 {day} 与年度 {year} 相差过大"
    elif isinstance(fact, Fee) and fact.amount is not None and not 0 <= fact.amount <= 5000:
        yield f"收费 {fact.amount:g} 元不合常理"
    elif isinstance(fact, Fee) and fact.amount is None and not fact.basis:
        yield "收费标准既无金额也无依据"
    elif isinstance(fact, CeRequirement) and fact.amount is not None and not 0 < fact.amount <= 500:
        yield f"学时 {fact.amount:g} 不合常理"
    elif isinstance(fact, Limit) and fact.amount < 0:
        yield f"数量 {fact.amount:g} 为负"
    elif isinstance(fact, PassRate) and fact.percent is not None and not 0 < fact.percent <= 100:
        yield f"通过率 {fact.percent:g}% 不合常理"


def _doubts(notice: Notice) -> Iterator[Finding]:
    for fact in notice.facts:
        if fact.review:
            yield _finding(
                "warning", notice, fact.section, _field(notice, fact), f"抽取器没有把握：“{fact.quote[:40]}”"
            )
    for i, conflict in enumerate(notice.conflicts):
        yield _finding(
            "warning", notice, "", f"conflicts[{i}].{conflict.field}", f"两处说法不同：{' / '.join(conflict.values)}"
        )


def _links(notice: Notice) -> Iterator[Finding]:
    for i, later in enumerate(notice.supersedes):
        if not later.notice:
            called = later.title or later.document_number or "未写明是哪一份"
            yield _finding("note", notice, "", f"supersedes[{i}]", f"所改的通知不在知识库中：{called}")
    for fact in notice.facts:
        if isinstance(fact, Template) and not fact.present:
            yield _finding(
                "note", notice, fact.section, _field(notice, fact), f"附件{fact.number}“{fact.name}”不在文中"
            )


def _field(notice: Notice, fact: AnyFact) -> str:
    kind = str(fact.__struct_config__.tag)
    same: Iterable[AnyFact] = (each for each in notice.facts if type(each) is type(fact))
    return f"{kind}[{next((i for i, each in enumerate(same) if each is fact), 0)}]"


def _finding(gravity: Gravity, notice: Notice, section: str, field: str, message: str) -> Finding:
    return Finding(gravity=gravity, notice=notice.id, section=section, field=field, message=message)
