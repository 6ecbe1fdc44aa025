"""What a new or changed notice changes in the facts that answers rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from policies.model import AnyFact, Notice, Supersedes, Value
from policies.proof import plain

TYPES = {
    "deadline": "时间", "fee": "收费", "ce_requirement": "继续教育", "exemption": "免除", "material": "材料",
    "criterion": "条件", "limit": "限制", "penalty": "处罚", "contact": "联系方式", "pass_rate": "通过率",
    "seniority_cutoff": "资历截止", "specialty": "专业", "template": "附件", "basis": "依据",
}  # fmt: skip
STAGES = {
    "online_application": "网上申报", "online_review": "网上审核", "paper_submission": "纸质材料报送",
    "payment": "缴费", "publicity": "公示", "review_meeting": "评审会议", "defence": "答辩", "revision": "补正",
    "other": "其他",
}  # fmt: skip
ITEMS = {"review": "评审费", "defence": "答辩费", "initial_confirmation": "初定费", "other": "其他费用"}
SUBJECTS = {"total": "总学时", "public": "公需科目", "professional": "专业科目"}
FROM = {
    "ce": "继续教育",
    "defence": "答辩",
    "foreign_language": "外语",
    "computer": "计算机",
    "fee": "收费",
    "other": "其他",
}
LIMITS = {
    "resubmission_times": "补正次数",
    "resubmission_window": "补正期限",
    "publicity_days": "公示期",
    "other": "其他限制",
}
CHANNELS = {"online": "网上", "paper": "纸质"}


class Difference(Value, frozen=True, kw_only=True):
    """One fact that is new (``old`` is None), gone (``new`` is None) or has another value; ``quote`` proves the new."""

    notice: str
    about: str
    old: str | None
    new: str | None
    quote: str

    def __str__(self) -> str:
        if self.old is None:
            return f"+ {self.about}：{self.new}"
        return f"- {self.about}：{self.old}" if self.new is None else f"~ {self.about}：{self.old} → {self.new}"


def differences(old: Notice | None, new: Notice) -> tuple[Difference, ...]:
    """How the facts of a notice differ from those it had; all are new when it had none."""
    before = _by_subject(old.facts if old else ())
    after = _by_subject(new.facts)
    found: list[Difference] = []
    for about in dict.fromkeys((*after, *before)):
        had, has = before.get(about, {}), after.get(about, {})
        gone = [value for value in had if value not in has]
        come = [value for value in has if value not in had]
        for was, now in _paired(gone, come):
            quote = has[now].quote if now is not None else had[was or ""].quote
            found.append(Difference(notice=new.id, about=about, old=was, new=now, quote=quote))
    return tuple(found)


def replaced(later: Supersedes, old: Notice) -> tuple[Difference, ...]:
    """What a supplementary notice changes in the one that it names."""
    if later.repeals:
        return (Difference(notice=old.id, about="整份通知", old=old.title, new="废止", quote=later.quote),)
    return tuple(
        Difference(notice=old.id, about=_change_name(change), old=change.old, new=change.new, quote=change.quote)
        for change in later.changes
    )


def described(fact: AnyFact) -> tuple[str, str]:
    """(what the fact is about, its value), both in Chinese."""
    fields = msgspec.to_builtins(fact)
    kind = str(fields["type"])
    describe = _DESCRIBED.get(kind)
    name, value = describe(fields) if describe else (None, plain(fact.quote))
    about = "·".join(str(each) for each in (TYPES.get(kind, kind), name, fields.get("applies_to")) if each)
    return about, value


def _by_subject(facts: Iterable[AnyFact]) -> dict[str, dict[str, AnyFact]]:
    found: dict[str, dict[str, AnyFact]] = defaultdict(dict)
    for fact in facts:
        about, value = described(fact)
        found[about][value] = fact
    return found


def _paired(gone: list[str], come: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """One gone and one come are a changed value; otherwise each stands for itself."""
    if len(gone) == len(come) == 1:
        yield gone[0], come[0]
        return
    yield from ((value, None) for value in gone)
    yield from ((None, value) for value in come)


def _change_name(change: Any) -> str:
    part = STAGES.get(change.stage or "") or ITEMS.get(change.item or "") or change.item
    return "·".join(each for each in (TYPES.get(change.type, change.type), part, change.applies_to) if each)


def _period(f: dict[str, Any]) -> tuple[str | None, str]:
    start, end = f.get("start"), f.get("end")
    time = f" {f['end_time']}" if f.get("end_time") else ""
    span = (
        f"{start}—{end}"
        if start and end and start != end
        else f"{start} 起"
        if start and not end
        else f"{end} 前"
        if end
        else ""
    )
    return STAGES[f["stage"]], f"{span}{time}" if span else f"未定（{plain(f['quote'])[:30]}）"


def _fee(f: dict[str, Any]) -> tuple[str | None, str]:
    amount = f.get("amount")
    return ITEMS[f["item"]], f"{amount:g} 元" if amount is not None else f"按 {f.get('basis') or '其他规定'}"


def _hours(f: dict[str, Any]) -> tuple[str | None, str]:
    years = "、".join(map(str, f.get("years") or ()))
    return SUBJECTS[
        f["subject"]
    ], f"{_number(f.get('amount'))}{f.get('unit') or ''}{'/年' if f.get('per') == 'year' else ''} {years}".strip()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


_DESCRIBED: dict[str, Callable[[dict[str, Any]], tuple[str | None, str]]] = {
    "deadline": _period,
    "fee": _fee,
    "ce_requirement": _hours,
    "exemption": lambda f: (FROM[f["from"]], f"{f.get('who') or ''} {f.get('how') or ''}".strip() or plain(f["quote"])),
    "material": lambda f: (CHANNELS[f["channel"]], f["name"] + (f" {f['copies']} 份" if f.get("copies") else "")),
    "criterion": lambda f: (None, f["text"]),
    "limit": lambda f: (f.get("name") or LIMITS[f["what"]], f"{_number(f['amount'])}{f['unit']}"),
    "penalty": lambda f: (None, f["text"]),
    "contact": lambda f: (f.get("role"), " ".join(filter(None, (f.get("name"), f.get("phone"), f.get("place"))))),
    "pass_rate": lambda f: (None, "不设置" if f.get("percent") is None else f"{f['percent']:g}%"),
    "seniority_cutoff": lambda f: (None, str(f["date"])),
    "specialty": lambda f: (f.get("series"), f"{f['specialty']} {f.get('title') or ''}".strip()),
    "template": lambda f: (str(f["number"]), f["name"] + ("" if f["present"] else "（不在文中）")),
    "basis": lambda f: (None, " ".join(filter(None, (f["title"], f.get("document_number"))))),
}
