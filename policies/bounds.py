"""Ages and years: the bounds that clauses set (满50周岁, 工作满25年) and what askers tell of themselves (53了, 干了31年).

A clause with a bound near to what somebody tells bears on their question, whether they meet it or not.
"""

from __future__ import annotations

import re

from policies.extract.numbers import number, plain
from policies.text import squeeze

NEAR = 0.35
"""Years told and years asked for are of one kind when they differ by no more than this share of those told."""
MOST_YEARS = 45
_NUMERAL = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})"
_AGE = re.compile(rf"(?:(?:今年|都|已经|快|满|刚|我)(?:都|已经|快|满|刚)?{_NUMERAL}(?:周?岁|了|[,，。;；!！]|$))|{_NUMERAL}(?:多|来)?周?岁")
_YEARS = re.compile(r"(?<![\d./])(\d{1,2})年(半)?(?!度|底|级|初|代|内|制|\d?\d月)")
_ABOUT = re.compile(r"(?<=[\d十])[来多几](?=年)")
_BOUND = re.compile(r"(?:满|达到?|超过|不少于|不低于|累计|连续)[^,，。;；]{0,8}?(?<!\d)(\d{1,2})年|(?<!\d)(\d{1,2})年(?:及其?)?以上|教龄(\d{1,2})年")


def tells_age(text: str) -> bool:
    """True when a text gives somebody's age."""
    squeezed = squeeze(text)
    return any(18 <= (number(match[1] or match[2]) or 0) <= 75 for match in _AGE.finditer(squeezed))


def years_told(text: str) -> frozenset[int]:
    """The spans of years that a question tells; one and a half are one as well as two."""
    spans = [(int(match[1]), bool(match[2])) for match in _YEARS.finditer(plain(_ABOUT.sub("", text)).text)]
    found = {years + more for years, half in spans for more in range(1 + half)}
    return frozenset(years for years in found if 0 < years <= MOST_YEARS)


def years_required(text: str) -> frozenset[int]:
    """The spans of years from which on a clause holds."""
    found = _BOUND.finditer(plain(text).text)
    return frozenset(int(next(filter(None, match.groups()))) for match in found)


def near(told: int, required: int) -> bool:
    return abs(told - required) <= NEAR * told
