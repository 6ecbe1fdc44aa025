"""Levels (级别) that words name, whatever a series calls them: 讲师 is 中级, 主任记者 is 副高."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policies.model import Value

ORDER = ("初定", "初级", "中级", "副高", "正高")
_SPELT = {"正高": "正高级", "副高": "副高级", "中级": "中级", "初级": "初级", "初定": "初定"}

_CRAFT = (
    "工程|经济|会计|审计|统计|农艺|畜牧|兽医|政工|工艺美术|实验|关务|船舶|翻译|人力资源管理|知识产权"
    "|档案管理|美术|舞美设计|动漫游戏"
)
_TITLES = {
    "初定": r"初定|初次(?:确定|认定)|考核认定|(?:职称|资格|直接)认定"
    r"|认定(?=初级|中级|[一二三]级教师|助理|[,、及和]|不收|免费|$)"
    r"|(?<=级)认定(?=每人|收费|费|\d)|转正定级|初聘",
    "正高": rf"正高级?(?:(?:{_CRAFT})师|教师|讲师|实习指导教师)?|教授级高级工程师|(?<!副)教授|(?<!副)研究馆员"
    rf"|(?<!副)(?<!助理)(?<!实习)研究员"
    r"|高级记者|高级编辑|(?<!副)编审|(?<!副)译审|(?<!副)主任[医护药技]师|(?<!副)主任播音员|一级(?:演员|演奏员|编剧"
    r"|导演|指挥|作曲|美术师|舞美设计师|文学创作)",
    "副高": rf"副高级?|(?<!正)高级(?!别|技[工师能]|人才|管理|知识|研修|人员培训|工(?!程)|专家|以上学校|中学|记者"
    rf"|编辑)(?:(?:{_CRAFT})师|教师|讲师|实习指导教师)?"
    r"|副教授|副研究馆员|副研究员|主任记者|主任编辑|副编审|副译审|副主任[医护药技]师|高工(?!资)|二级(?:演员|演奏员"
    r"|编剧|导演|指挥|作曲|美术师|舞美设计师)",
    "中级": rf"中级|一级(?:教师|实习指导教师)|(?<!助理)(?<!高级)讲师|(?<!助理)(?<!高级)(?<!级)(?:{_CRAFT})师"
    r"|(?<!助理)(?<!研究)(?<!管理)馆员|(?<!助理)(?<!高级)(?<!主任)记者(?!证|协会|站)"
    r"|(?<!助理)(?<!高级)(?<!主任)(?<!技术)编辑(?!部|岗|工作|,?从事)"
    r"|助理研究员|主治医师|主管[护药技]师|三级(?:演员|演奏员|编剧|导演|指挥|作曲|美术师|舞美设计师)",
    "初级": rf"初级|助理(?:(?:{_CRAFT})师|馆员|记者|编辑|讲师|级|翻译)|助教|技术员|员级|研究实习员|(?:二级?[、和])?[二三]级(?:教师"
    rf"|实习指导教师)|(?<!主任)(?<!主治)(?<!副)医士|四级(?:演员|演奏员)",
}
_ONE = r"(?:正高|副高|[高中初]|[正副](?=[、和及与]))级?"
_LIST = rf"(?P<list>(?!(?<=》)中){_ONE}(?:[、和及与,/]?{_ONE})*(?:[、和及与,/]?(?:副高|[高中初])级))"
_SHORT = {"正": "正高", "副": "副高", "高": "副高", "中": "中级", "初": "初级", "正高": "正高", "副高": "副高"}
_IN_LIST = re.compile(r"正高|副高|[正副高中初]")
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
    left = [name for name in known if name not in level_names(named)]
    return joined(_SPELT.get(name, name) for name in left) or None


def level_names(text: str) -> tuple[str, ...]:
    """The levels that a text names, from the lowest up."""
    named = {name for level in find_levels(text) for name in level.names}
    return tuple(name for name in ORDER if name in named)


def _level(match: re.Match[str]) -> Level:
    name = match.lastgroup or ""
    span = {"begin": match.start(), "finish": match.end()}
    if name != "list":
        return Level(**span, names=(name,), words=match[0])
    names = tuple(dict.fromkeys(_SHORT[part] for part in _IN_LIST.findall(match[0])))
    return Level(**span, names=names, words="、".join(_SPELT[part] for part in names))
