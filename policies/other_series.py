"""Questions about a series (系列) that a notice does not review: what it says of its own holds for no other."""

from __future__ import annotations

import re

from policies.extract.naming import SERIES
from policies.model import Notice, Specialty
from policies.text import squeeze

_TITLES = {
    "卫生": r"(?<!执业)(?<!注册)(?:医师|护师|药师|技师(?=系列)|医生|护士)",
    "会计": r"(?<!注册)会计师",
    "经济": r"经济师",
    "审计": r"审计师",
    "统计": r"统计师",
    "农业": r"农艺师|畜牧师|兽医师",
    "实验技术": r"实验师",
    "律师": r"律师",
    "工程": r"工程师",
}
"""Series → titles and jobs that belong to no other."""
_NAMED = {name: re.compile(rf"{name}(?:技术|专业)?(?:系列|类)|(?:{_TITLES.get(name, '$^')})(?!证|资格)") for name in SERIES}
_SAID = {name: re.compile("|".join((name, *others))) for name, others in SERIES.items()}
_SAID["卫生"] = re.compile(r"卫生|卫健|(?<!兽)医[师生]|护[士师]")


def series_named(text: str) -> frozenset[str]:
    """The series that a text names as such ('卫生系列') or by a title of theirs ('主治医师')."""
    squeezed = squeeze(text)
    return frozenset(name for name, named in _NAMED.items() if named.search(squeezed))


def foreign_series(notice: Notice, text: str) -> frozenset[str]:
    """The series that a question names when the notice reviews others and never mentions them; none for a notice on
    all series, and none where the question names the notice's own as well."""
    asked = series_named(text)
    if not asked or not _limited(notice) or any(name in text for name in notice.names if len(name) > 1):
        return frozenset()
    said = squeeze(notice.text)
    return frozenset() if any(_SAID[name].search(said) for name in asked) else asked


def _limited(notice: Notice) -> bool:
    return notice.series is not None or any(isinstance(fact, Specialty) for fact in notice.facts)
