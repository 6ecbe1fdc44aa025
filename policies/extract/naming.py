"""How people call a notice: its short name, and all words that point at it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.extract.regions import PREFECTURES, region_in, region_names
from policies.taxonomy.series import all_series

_SCHOOLS = ("幼儿园教师", "中小学教师")
"""Series that a notice for 教师 is for as well where it speaks of their schools."""
_NAMED = re.compile(r"([\u4e00-\u9fff、()（）]{2,28}?)系列")
_INSTITUTION = re.compile(
    r"[\u4e00-\u9fff]{2,10}?(?:技工学校|职业技术学院|职业学校|党校|大学|学院|学校|医院|研究院|研究所|集团)"
)
_BEFORE_TITLE = re.compile(
    r"年度?([\u4e00-\u9fff]{2,8}?)(?:专业)?(?:技术)?(?:职称|[中高初]级|副高|正高)"
)  # 2024年度林业工程职称
_LEVELS_SHORT = {"正高": "正高级", "副高": "高级", "中级": "中级", "初级": "初级", "初定": "初定"}
_NO_NAME = re.compile(
    r"^(?:各|所在|本|有关|经|由|到|在|送|至|普通|中等|高等|国民|全日制|中小|技工|职业|党校|学校|教育)"
)


def series_in(text: str) -> str | None:
    """The series that a title names: what stands before 系列, else a known series; None for a notice for all."""
    squeezed = re.sub(r"\s", "", text)
    if match := _BEFORE_TITLE.search(squeezed):
        own = _trimmed(match[1])
        if any(own.endswith(series.name) for series in all_series()) and not re.search("系列", squeezed):
            return own
    return named_series(squeezed) or next((each.name for each in all_series() if re.search(each.in_title, squeezed)), None)


def named_series(text: str) -> str | None:
    """What stands before the first 系列 that names one."""
    for match in _NAMED.finditer(re.sub(r"\s", "", text)):
        own = _trimmed(match[1])
        if own and own not in ("各", "本", "相应", "有关", "该", "全", "一", "等"):
            return own
    return None


def _trimmed(words: str) -> str:
    """工程 of 全市2025年度工程, 教师 of 和静县教师."""
    words = re.split(
        r"年度|年|关于|开展|做好|组织|现就|有关|我[市县区省州]|全[市县区省州盟]|自治[区州]|的|及|、(?=.*系列)", words
    )[-1]
    region = region_in(words)
    if region and region in words:
        words = words.split(region)[-1]
    words = re.sub(r"^[^\u4e00-\u9fff]+|^(?:地区|自治[州区]|[高中初]级)|等$", "", words)
    return re.sub(r"类?$", "", words) if len(words) > 2 else words


def series_words(title: str, series: str | None, body: str) -> list[str]:
    """All known words of the series that the title names, or that the scope names beside it (幼儿园教师 in 教师)."""
    text = re.sub(r"\s", "", f"{title}{series or ''}")
    found = [series, f"{series}系列"] if series else []
    for each in all_series():
        inside = re.search(each.in_title, text)
        beside = series and "教师" in series and each.name in _SCHOOLS and re.search(each.in_title, body)
        if inside or beside:
            found += [each.name, *each.points]
    return [word for word in found if word]


def names_of(
    *, title: str, issuer: str | None, region: str | None, series: str | None, levels: Sequence[str], body: str
) -> tuple[str, ...]:
    """Words that point at the notice, most telling first: regions, series, institutions, 初定."""
    names = list(region_names(region)) if region else []
    title_region = region_in(title)
    names += region_names(title_region) if title_region and title_region != region else ()
    names += series_words(title, series, body)
    if "初定" in levels and re.search(r"初定|初次确定|认定", title):
        names += ["初定", "初次确定", "认定"] if "认定" in title else ["初定", "初次确定"]
    names += _institutions(issuer or "", body, region)
    return tuple(dict.fromkeys(name for name in names if len(name) >= 2))


def _institutions(issuer: str, body: str, region: str | None) -> list[str]:
    """Institutions that receive papers or issue the notice: 巴州红旗高级技工学校, 红旗高级技工学校, 红旗技校."""
    places = re.findall(
        r"(?:地点|地址|联系单位|送至|[送料件表]到)[:：]?([^\s，。；：:]{4,40})", re.sub(r"[ 　]", "", body)
    )
    found: list[str] = []
    for place in [issuer, *places]:
        match = _INSTITUTION.search(place)
        if match and not _NO_NAME.match(match[0]):
            found += _variants(match[0], region)
    return found


def _variants(name: str, region: str | None) -> list[str]:
    own = name.removeprefix("中共")
    for prefix in [
        *(region_names(region) if region else ()),
        *(word for names in PREFECTURES.values() for word in names),
    ]:
        own = own.removeprefix(prefix)
    plainer = re.sub(r"高级|中等|专科|职业技术", "", own)
    core = re.sub(r"(?:技工学校|学校|党校|学院|大学|医院|集团|研究院|研究所)$", "", plainer)
    variants = [name, own, plainer, plainer.replace("技工学校", "技校")]
    core = "" if core.endswith(("委", "地")) else core
    return [word for word in [*variants, core] if len(word) >= 2 and not _NO_NAME.match(word)]


def short_name(*, title: str, region: str | None, year: int | None, series: str | None, levels: Sequence[str]) -> str:
    """和静县2024年教师系列初级; the title itself when there is nothing to make it of."""
    place = PREFECTURES.get(region or "", (region or "",))[0]
    if re.search(r"初定|初次确定", title):
        kind = "初定" + "".join(_LEVELS_SHORT[name] for name in reversed(levels) if name != "初定")
    else:
        of = re.sub(r"[(（][^()（）]*[)）]", "", series or "")
        kind = (f"{of}系列" if of else "职称") + _joined_levels(levels)
    extra = "补充通知" if re.search(r"补充|延期|延长|更正|调整", title) else ""
    short = "".join([place, f"{year}年" if year else "", kind, extra])
    return short if place or series else title


def _joined_levels(levels: Sequence[str]) -> str:
    words = [_LEVELS_SHORT[name].removesuffix("级") for name in reversed(levels) if name != "初定"]
    reviewed = "".join(words) + "级" if words else ""
    return "、".join(filter(None, [reviewed, "初定" if "初定" in levels else ""]))
