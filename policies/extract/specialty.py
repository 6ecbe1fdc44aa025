"""The specialties that can be applied for: rows of their table, or lists in a sentence."""

from __future__ import annotations

import re

from policies.extract import Outlined
from policies.extract.lines import Line, flat, own, shown
from policies.extract.metadata import Metadata
from policies.model import Specialty

_SERIES = re.compile(r"系列|大类|门类")
_SPECIALTY = re.compile(r"专业(?!技术(?:资格|职务|任职))|学科|方向")
_TITLE = re.compile(r"资格|职称|职务|名称|级别")
_OTHER_TABLE = re.compile(r"时间|日期|份数|电话|学历|年限|金额|标准|姓名|联系人")
_COUNTED = r"等?(?:[\d一二两三四五六七八九十]+个)?"
_IN_SENTENCE = re.compile(
    rf"(?P<series>[\u4e00-\u9fa5]{{2,14}}系列)(?:职称)?(?:\((?P<bracketed>[^()]{{2,160}}?){_COUNTED}(?:专业)?\)"
    rf"|(?:含|包括|设有?|分为|:)+(?P<named>[^。;:]{{2,160}}?){_COUNTED}(?:专业)?(?=[。;]|$))"
    r"|(?:专业|学科)(?:范围|设置|类别|分类|目录)?(?:包括|为|有|分为|分别为|设置为|如下|:)+(?P<listed>[^。;:]{2,200})"
    r"|从事(?P<worked>[^,。;()]{2,4}(?:、[^,。;()、]{2,12})+?)(?:等)?专业(?:技术)?工作"
    rf"|(?P<before>[^,。;:、()]{{2,24}}(?:、[^,。;:、()]{{2,14}}?)+?)(?P<counted>{_COUNTED})(?:专业|学科|(?<=个)方向)"
    r"(?=[的,。;可均中]|职称|评审|人员|$|[^,。;技科课]{0,6}评审)"
)
_OPENS = re.compile(r"^.*(?:受理|开设|开展|组织|负责|设置|设有|包?含|包括|分为|从事|系列)(?=[^、]{2})")
_LISTS = ("bracketed", "named", "listed", "worked", "before")
_NAME = re.compile(r"^[\u4e00-\u9fa5A-Za-z]{2,14}(?:\([^()]{1,20}\))?$")


def extract(notice: Outlined, meta: Metadata) -> list[Specialty]:
    """Every row of a table of specialties; where there is no such table, the specialties that sentences list."""
    all_lines = own(notice)
    rows = [fact for line in all_lines if line.kind == "row" for fact in _of_row(line)]
    return rows or [fact for line in all_lines if line.kind != "row" for fact in _of_sentence(line)]


def _of_row(line: Line) -> list[Specialty]:
    heads = line.header
    specialty, series = _column(heads, _SPECIALTY, _SERIES), _column(heads, _SERIES)
    title = _column(heads, _TITLE, _SPECIALTY, _SERIES)
    if (
        specialty is None
        or any(_OTHER_TABLE.search(head) for head in heads)
        or not (series is not None or title is not None)
    ):
        return []
    cells = {
        name: _cell(line, place) for name, place in (("series", series), ("specialty", specialty), ("title", title))
    }
    if not cells["specialty"]:
        return []
    return [
        Specialty(
            section=line.section,
            anchor=line.anchor,
            quote=line.quote(),
            series=cells["series"],
            specialty=cells["specialty"],
            title=cells["title"],
        )
    ]


def _series(words: str | None) -> str | None:
    """The series alone, without what stands before it in the sentence (本次开展经济系列)."""
    return re.sub(r"^.*(?:开展|组织|申报|进行|年度|全?[我本全][市省县区州])", "", words) if words else None


def _column(heads: tuple[str, ...], wanted: re.Pattern[str], *but: re.Pattern[str]) -> int | None:
    """The first column whose head is of the wanted kind, and of none of the others that are given."""
    named = [place for place, head in enumerate(heads) if wanted.search(head)]
    pure = [place for place in named if not any(pattern.search(heads[place]) for pattern in but)]
    return next(iter(pure), None) if but else next(iter(named), None)


def _cell(line: Line, place: int | None) -> str | None:
    return shown(line.cells[place]) or None if place is not None and place < len(line.cells) else None


def _of_sentence(line: Line) -> list[Specialty]:
    found: list[Specialty] = []
    for match in _IN_SENTENCE.finditer(flat(line.plain.source).text):
        names = next((match[group] for group in _LISTS if match[group]), "")
        if match["before"] and not (match["counted"] or _OPENS.match(names)):
            continue  # 不得注明姓名、单位、申报专业
        names = _OPENS.sub("", names) if match["before"] else names
        for name in re.split(r"[、,]|以及|和(?!谐)", re.sub(rf"{_COUNTED}(?:专业)?$", "", names)):
            if _NAME.match(name):
                found.append(
                    Specialty(
                        section=line.section,
                        anchor=line.anchor,
                        quote=line.quote(),
                        series=_series(match["series"]),
                        specialty=name,
                    )
                )
    return found if len(found) > 1 else []
