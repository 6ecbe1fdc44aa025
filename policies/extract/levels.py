"""Levels (级别) that words name, whatever a series calls them: 讲师 is 中级, 主任记者 is 副高."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policies.levels import LIST, ORDER, of_list, pattern
from policies.model import Value

_SPELT = {"正高": "正高级", "副高": "副高级", "中级": "中级", "初级": "初级", "初定": "初定"}

_FIRST = (
    r"初定(?!于|在|\d|[^,。;]{0,2}\d月)|初次(?:确定|认定)|考核认定|(?:职称|资格|直接)认定"
    r"|认定(?=初级|中级|[一二三]级教师|助理|[,、及和]|不收|免费|$)"
    r"|(?<=级)认定(?=每人|收费|费|\d)|(?<=[级师员]\()认定(?=\))|转正定级|初聘"
)
_IN_NOTICES = {
    "中级": r"|(?<!助理)(?<!高级)(?<!主任)记者(?!证|协会|站)"
    r"|(?<!助理)(?<!高级)(?<!主任)(?<!技术)编辑(?!部|岗|工作|,?从事)"
    r"|(?<![国省市州县区盟])一级(?=每人\d|\d+元|免收)",
    "初级": r"|助理(?=[、,和及/]|$)|二级?[、和]三级(?:教师|实习指导教师)|(?<![国省市州县区盟])[二三]级(?=每人\d|\d+元|免收)",
}
"""What names a level in a notice's lists, though in everyday speech it is a trade."""
_TITLES = {"初定": _FIRST, **{name: pattern(name) + _IN_NOTICES.get(name, "") for name in reversed(ORDER[1:])}}
_SOME = re.compile(r"基层|定向")
_OF_SOME = re.compile(rf"[“\"]?(?:{_SOME.pattern})[”\"]?$")
"""A level that holds only in some places is another than the level itself: 基层副高级."""
_BRANCHES = re.compile(r"\([^()]*\)")
_LIST = rf"(?P<list>{LIST})"
_ANY = re.compile("|".join([_LIST, *(f"(?P<{name}>{pattern})" for name, pattern in _TITLES.items())]))


class Level(Value, frozen=True, kw_only=True):
    """Levels named at text[begin:finish]; ``words`` says each of them in full (中、初级 → 中级、初级)."""

    begin: int
    finish: int
    names: tuple[str, ...]
    words: str


def find_levels(text: str) -> list[Level]:
    """The levels that a plain text names, in their order."""
    return [_level(match) for match in _ANY.finditer(text)]


def level_words(text: str) -> str | None:
    """All that a text names, joined: 高级工程师、正高级工程师; None when it names none."""
    return joined(level.words for level in find_levels(text)) or None


def joined(words: Iterable[str]) -> str:
    """Words of levels in one line, each once."""
    return "、".join(dict.fromkeys(word for part in words for word in part.split("、")))


def remaining(known: Sequence[str], named: str) -> str | None:
    """The levels of a notice but those that a text names, spelt out; None when none is left."""
    whole = "、".join(word for word in named.split("、") if not _SOME.match(word))
    left = [name for name in known if name not in level_names(whole)]
    return joined(_SPELT.get(name, name) for name in left) or None


def level_names(text: str) -> tuple[str, ...]:
    """The levels that a text names, from the lowest up."""
    named = {name for level in find_levels(text) for name in level.names}
    return tuple(name for name in ORDER if name in named)


def _one_word(branches: re.Match[str]) -> str:
    """主任医(药、护、技)师 without the mark that parts one level from another: 主任医（药/护/技）师."""
    return "（" + "/".join(re.findall(r"[^()、,]", branches[0])) + "）"


def _level(match: re.Match[str]) -> Level:
    name = match.lastgroup or ""
    some = _OF_SOME.search(match.string[max(match.start() - 4, 0) : match.start()])
    kept = some[0].strip("“”\"") if some else ""
    span = {"begin": match.start() - len(some[0]) if some else match.start(), "finish": match.end()}
    if name != "list":
        return Level(**span, names=(name,), words=kept + _BRANCHES.sub(_one_word, match[0]))
    names = of_list(match[0])
    return Level(**span, names=names, words="、".join(kept + _SPELT[part] for part in names))
