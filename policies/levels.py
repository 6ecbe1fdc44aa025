"""Levels (级别) and how a text names them: by the level's own words or by a title (职称) of any series.

The titles are data (``taxonomy/titles.toml``). A title counts only where it is not the end of a longer one: 馆员 is
中级, 副研究馆员 is not.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

import msgspec

ORDER = ("初定", "初级", "中级", "副高", "正高")
"""From the lowest up; 初定 is the first title, confirmed without a review."""

_BRANCHES = r"[(（][药护技、，,/和及中]+[)）]"
"""主任医（药、护、技）师: the titles of several branches written as one; a fact has the strokes 药/护/技."""
_WORDS = {
    "正高": rf"正高级?|(?<!副)主任医{_BRANCHES}师",
    "副高": rf"副主任医{_BRANCHES}师|副高级?"
    r"|(?<!正)(?<!教授级)高级(?!别|技[工师能]|人才|管理|知识|研修|人员培训|工(?!程)|专家|以上学校|中学|记者|编辑)"
    r"|(?<!正)高工(?!资)|高讲|高经|副研(?!究)",
    "中级": rf"中级|主[治管]医{_BRANCHES}师",
    "初级": rf"初级|(?<!任)(?<!治)(?<!管)医{_BRANCHES}[师士]|助理级|助工|助讲|员级",
}
_ONE = r"(?:正高|副高|[高中初]|[正副](?=[、和及与]))级?"
LIST = rf"(?!(?<=》)中){_ONE}(?:[、和及与,/]?{_ONE})*(?:[、和及与,/]?(?:副高|[高中初])级)"
"""Several levels in one (中、初级; 正高、副高级)."""
_SHORT = {"正": "正高", "副": "副高", "高": "副高", "中": "中级", "初": "初级", "正高": "正高", "副高": "副高"}
_IN_LIST = re.compile(r"正高|副高|[正副高中初]")
_NO_TITLE_BEHIND = ("注册", "执业", "正高", "副高")
"""A licence (注册会计师) is no title; 正高工程师 is short for a longer one."""


@functools.cache
def titles() -> dict[str, str]:
    """Each title of the national series → its level, the longest title first."""
    source = resources.files("policies.taxonomy").joinpath("titles.toml").read_bytes()
    listed = msgspec.toml.decode(source, type=dict[str, str])
    of = {title: level for level, row in listed.items() for title in row.split()}
    return {title: of[title] for title in sorted(of, key=lambda title: (-len(title), title))}


@functools.cache
def pattern(level: str) -> str:
    """A regular expression for all that names a level: its titles, the longest first, then its own words."""
    return "|".join([*(_whole(title) for title, of in titles().items() if of == level), _WORDS[level]])


def of_list(words: str) -> tuple[str, ...]:
    """The levels that the words of a list name, in its order."""
    return tuple(dict.fromkeys(_SHORT[part] for part in _IN_LIST.findall(words)))


def named(text: str) -> frozenset[str]:
    """The levels from 初级 up that a text names in people's or a notice's words; 中级及以下 names 初级 as well."""
    listed = {level for match in _LISTS.finditer(text) for level in of_list(match[0])}
    return frozenset(listed | _reached(text) | {level for level, said in _NAMED.items() if said.search(text)})


def _reached(text: str) -> set[str]:
    """The levels from 初级 up that lie in a range: 中级及以下, 副高以上."""
    reached: set[str] = set()
    for end, direction in _RANGE.findall(text):
        at = ORDER.index(_SHORT[end.removesuffix("级") or end])
        reached.update(ORDER[1 : at + 1] if direction == "下" else ORDER[at:])
    return reached


def levelled(text: str) -> str:
    """The text with the level in the place of every title: 农艺师评审费 and 工程师评审费 are both 中级评审费."""
    return _TITLE.sub(lambda match: titles()[match[0]], _SHORT_TITLE.sub(r"\1", text))


def without_levels(text: str) -> str:
    """The text without the bare names of levels: what is left is asked of them; a title tells more than its level."""
    return _BARE.sub(" ", text)


def _whole(title: str) -> str:
    """The title where it is not the end of a longer title or of a licence. The title stands before the look behind it:
    alternatives that begin with a letter are told from one another at once."""
    longer = {other for other in titles() if other != title and other.endswith(title)} | {f"{word}{title}" for word in _NO_TITLE_BEHIND}
    return title + "".join(f"(?<!{each})" for each in sorted(longer)) + "(?!工[^程艺])"


_LAY = {
    "中级": r"|(?<=[评报升晋聘])(?:记者|编辑)(?![部社])",
    "副高": r"|副主任(?![医护药中技法编])",
    "初级": r"|助理(?!研究员)|[二三]级(?:教师|实习)",
}
"""What people say for a level besides its words and titles."""
LEVELS: dict[str, str] = {level: pattern(level) + _LAY.get(level, "") for level in reversed(ORDER[1:])}
"""Level → how people name it, from the highest down."""
_LISTS = re.compile(LIST)
_RANGE = re.compile(r"(正高级?|副高级?|高级|中级|初级)(?:专业技术)?(?:职称|职务|资格)?[及其或和(含)]{0,3}以([上下])")
_BARE = re.compile(r"正高级?|副高级?|高级|中级|初级")
_NAMED = {level: re.compile(said) for level, said in LEVELS.items()}
_TITLE = re.compile("|".join(map(_whole, titles())))
_SHORT_TITLE = re.compile(rf"(正高|副高)(?:{'|'.join(titles())})")
"""正高工程师: the level with the title below it."""
