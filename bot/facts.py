"""A notice's facts as ``zhicheng facts`` prints them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from policies.model import Notice
from policies.taxonomy import aspects

_HEAD = ("title", "issuer", "document_number", "issued_on", "year", "region", "series")
_NAMES = {
    "deadline": "时间", "fee": "费用", "ce_requirement": "继续教育", "exemption": "免除", "material": "材料",
    "criterion": "条件", "limit": "限制", "penalty": "处理", "contact": "联系方式", "pass_rate": "通过率",
    "seniority_cutoff": "资历截止", "specialty": "专业", "template": "附件", "basis": "依据",
}  # fmt: skip
_HIDDEN = {"type", "section", "anchor", "quote", "review"}


def as_record(notice: Notice) -> dict[str, Any]:
    """JSON-ready: particulars, facts, silent topics, what it supersedes, conflicts."""
    plain = msgspec.to_builtins(notice)
    return {
        **{key: plain[key] for key in _HEAD},
        "facts": plain["facts"],
        "silent": silent_topics(notice),
        "supersedes": plain["supersedes"],
        "conflicts": plain["conflicts"],
    }


def silent_topics(notice: Notice) -> list[str]:
    """The topics of which the notice settles no aspect."""
    of_topic = defaultdict(set)
    for aspect in aspects():
        of_topic[aspect.partition(".")[0]].add(aspect)
    silent = set(notice.silent)
    return [topic for topic, its in of_topic.items() if its <= silent]


def as_lines(record: dict[str, Any]) -> Iterator[str]:
    """For reading: the particulars, then the facts by type."""
    yield str(record["title"])
    yield "  ".join(str(record[key]) for key in _HEAD[1:] if record[key] is not None)
    by_type = defaultdict(list)
    for fact in record["facts"]:
        by_type[fact["type"]].append(fact)
    for kind, facts in by_type.items():
        yield f"\n{_NAMES.get(kind, kind)}（{len(facts)}）"
        for fact in facts:
            values = "  ".join(f"{key}={_shown(value)}" for key, value in fact.items() if _tells(key, value))
            yield f"  {fact['section']}  {values}" + ("  【请核对】" if fact["review"] else "")
            yield f"      {fact['quote']}"
    yield "\n没有说明的方面：" + "、".join(record["silent"])


def _tells(key: str, value: object) -> bool:
    return key not in _HIDDEN and value not in (None, [], (), "")


def _shown(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
