"""Questions about a level (级别) of which a notice says nothing, although it settles the point for other levels."""

from __future__ import annotations

import re

from policies.levels import levelled
from policies.model import Fee, Notice, PassRate
from policies.ranking import Ask, levels_said, qualifiers
from policies.specialties import names_row
from policies.text import squeeze

BY_LEVEL = frozenset("deadline fee scope condition defence pass_rate review_process ce_hours".split())
"""Topics that differ from level to level."""
OWN = frozenset("deadline fee defence pass_rate".split())
"""Those of which a level that is only mentioned, as what one comes from, has nothing."""
CONDITIONS = "condition.education_years"
"""The aspect of which a level has nothing that is mentioned only as the one from which the next is reached."""
PERSONS = frozenset({f"scope.{name}" for name in ("retired", "civil_servant", "sanction", "dishonest", "excluded")})
"""Aspects of these topics that shut persons out from every level."""
PRICED = {"fee.amount": "review", "fee.defence": "defence"}
"""Aspects whose facts, of this item, name the level they are for, so that a level not named has none."""
_FROM = re.compile(r"(?:取得|具有|具备|担任|获得|受聘|聘任|任|当)[^,，;；。、]{0,14}?(?=满|后|以上|不少于|职称|资格|职务|[,，;；。]|$)")
"""What one is before: 取得助理馆员满2年, 当助理讲师满2年."""
_LEVEL_FIRST = r"(?:正高级?|副高级?|高级|中级|初级|助理级|员级)(?:职称)?"
_SOUGHT = re.compile(
    rf"(?:请问一?下?)?(?:{_LEVEL_FIRST}[^,;。]{{0,3}}(?:什么|啥|哪些|怎么|如何)"
    rf"|我?[想要]?(?:评|申?报|认定|初定)(?:个)?{_LEVEL_FIRST}[^,;。]{{0,4}}(?:什么|啥|哪些|怎么|如何|几年|多少年))"
)
"""A question that begins with the level it is on: 助理馆员要什么学历; '助理馆员几年能升' may be on the next one."""
_LEVEL = re.compile(r"正高|副高|高级|中级|初级")
_BOTH_HIGH = re.compile(r"高级(?:职称|职务|专业技术职务|任职资格)?")

_JOBS = re.compile(r"(?<![评报升晋聘定任级副理])(?:记者|编辑|讲师|教授|馆员)+(?![级职资])")
"""Titles that are jobs too; only what is applied for is a level: '评编辑', not '我是编辑'."""


def foreign_levels(notice: Notice, ask: Ask) -> frozenset[str]:
    """The levels that a question is about when the notice reviews others and never mentions them."""
    asked = qualifiers(_JOBS.sub("", ask.text))[0]
    if not asked or not notice.levels or asked & set(notice.levels):
        return frozenset()
    if not ask.aspects or ask.aspects[0][0].partition(".")[0] not in BY_LEVEL or ask.aspects[0][0] in PERSONS:
        return frozenset()
    if not _LEVEL.search(ask.text) and names_row(notice, ask.text):
        return frozenset()  # 记者 and 编辑 are trades where a table of specialties has a row for them
    said = _reached(notice) if _is_sought(ask) else _said(notice, ask.aspects[0][0].partition(".")[0])
    return frozenset() if asked & said else asked


def _is_sought(ask: Ask) -> bool:
    """Whether the question asks what the level that it names takes, and not what follows from having it."""
    question = ask.text.partition("\n")[0]
    return ask.aspects[0][0] == CONDITIONS and bool(_SOUGHT.match(levelled(squeeze(question))))


def _reached(notice: Notice) -> frozenset[str]:
    """The levels that the notice mentions otherwise than as what one has before."""
    return frozenset().union(*(qualifiers(_FROM.sub("", squeeze(p.quote)))[0] for p in notice.passages))


def _said(notice: Notice, topic: str) -> frozenset[str]:
    """The levels that the notice mentions; for what each level has of its own, where it settles that."""
    said = zip(notice.passages, levels_said(notice), strict=True)
    telling = (levels for p, levels in said if topic not in OWN or any(name.startswith(f"{topic}.") for name in p.aspects))
    return frozenset().union(*telling)


def unpriced_levels(notice: Notice, ask: Ask) -> frozenset[str]:
    """The levels that a question on a fee or the pass rate names when all that the notice sets is for other levels."""
    asked = qualifiers(ask.text)[0]
    if not asked or not ask.aspects:
        return frozenset()
    set_for = [_levels(applies_to) for applies_to in _values(notice, ask.aspects[0][0])]
    return asked if set_for and all(levels and not levels & asked for levels in set_for) else frozenset()


def _values(notice: Notice, aspect: str) -> list[str | None]:
    """Whom each value of the aspect is for, where the notice's facts tell that."""
    if aspect == "pass_rate.rate":
        return [fact.applies_to for fact in notice.facts if isinstance(fact, PassRate)]
    item = PRICED.get(aspect)
    return [fact.applies_to for fact in notice.facts if isinstance(fact, Fee) and fact.item == item] if item else []


def _levels(applies_to: str | None) -> frozenset[str]:
    """The levels (and the route to a first one) that a fact is for; plain 高级 is both 正高 and 副高, nothing named is all of them (empty)."""
    levels = qualifiers(applies_to or "")[0] | qualifiers(applies_to or "")[1]
    return levels | {"正高"} if _BOTH_HIGH.fullmatch(squeeze(applies_to or "")) else levels
