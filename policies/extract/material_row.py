"""Materials in the rows of tables: a column of names beside columns of copies, channels or levels."""

from __future__ import annotations

import re

from policies.extract.channels import Channel, channels_of_row
from policies.extract.documents import ENDS_AS_DOCUMENT, copies_in
from policies.extract.levels import level_words
from policies.extract.lines import Line, shown
from policies.extract.numbers import number, plain
from policies.model import Material

LIST = re.compile(
    r"材料|资料|(?:上传|提交|提供|报送|递交|准备|填报)[^,。]{0,12}(?:下列|以下|如下|内容|项目|清单)|纸质|网上提交|线上提交|^提交$|(?:电子|书面)[件版]|[交带传备](?:些|上)?(?:什么|哪些|啥)|要[交带传]的"
)
_COLUMNS = {
    "name": re.compile(r"材料|名称|资料|项目|内容|清单|文件|表格"),
    "copies": re.compile(r"份数|数量"),
    "channel": re.compile(r"方式|形式|途径|渠道|载体|类型"),
}
_SERIAL = re.compile("序号|编号|类别")
_UPLOADED = re.compile(r"网传|网上|上传|电子|线上|扫描")
_ON_PAPER = re.compile(r"纸质|书面|份数|数量|原件")
_TICK = re.compile(r"[是否√×需有无]|不?需要?|无需")
_NOT_MATERIALS = re.compile(r"时间|日期|电话|学历|年限|费|金额|地点|阶段|环节")


def of_row(row: Line) -> list[Material]:
    """The row's material, once for each channel; once for each level where columns of levels count its copies."""
    columns = {kind: _column(row.header, pattern) for kind, pattern in _COLUMNS.items()}
    over = row.lead + row.headings
    is_table = columns["copies"] is not None or columns["channel"] is not None or LIST.search(over)
    columns["name"] = _first_named(row, over) if columns["name"] is None else columns["name"]
    name = _at(row, columns["name"])
    if not name or not is_table or any(_NOT_MATERIALS.search(head) for head in row.header):
        return []
    if by_level := _by_level(row):
        channels = channels_of_row("", over, row.text, 1)
        return [
            _fact(row, f"{name}（{level}）" if level else name, channel, copies, None)
            for level, copies in by_level
            for channel in channels
        ]
    if channels := _ticked(row):
        copies = _number(_at(row, _column(row.header, _ON_PAPER)))
        return [_fact(row, name, channel, copies if channel == "paper" else None, None) for channel in channels]
    taken = set(columns.values())
    others = [cell for place, cell in enumerate(row.cells) if place not in taken and cell and not cell.isdigit()]
    how = _at(row, columns["channel"])
    copies = _number(_at(row, columns["copies"])) or copies_in("".join(others)) or copies_in(how)
    note = "；".join(shown(cell) for cell in others) or None
    channels = channels_of_row(how, over, row.text, copies)
    on_paper = {channel: copies if channel == "paper" or len(channels) == 1 else None for channel in channels}
    return [_fact(row, name, channel, number, note) for channel, number in on_paper.items()]


def _first_named(row: Line, over: str) -> int | None:
    """Where a table under a heading of materials names them, when no column is called so: behind the running number."""
    if "材料" not in over:
        return None
    if not row.header:
        return next((place for place, cell in enumerate(row.cells) if ENDS_AS_DOCUMENT.search(cell)), None)
    return next((place for place, head in enumerate(row.header) if head and not _SERIAL.search(head)), None)


def _ticked(row: Line) -> list[Channel]:
    """The channels of a row where one column says whether it is uploaded (是, √) and another counts its copies."""
    online, paper = _column(row.header, _UPLOADED), _column(row.header, _ON_PAPER)
    if online is None or paper is None or online == paper or not _TICK.fullmatch(_at(row, online)):
        return []
    ticked = re.match("是|√|需|有", _at(row, online))
    on_paper = _number(_at(row, paper)) or re.fullmatch("是|√|需", _at(row, paper))
    named: tuple[tuple[Channel, object], ...] = (("online", ticked), ("paper", on_paper))
    return [channel for channel, said in named if said]


def _fact(row: Line, name: str, channel: Channel, copies: int | None, note: str | None) -> Material:
    return Material(
        section=row.section,
        anchor=row.anchor,
        quote=row.quote(),
        name=shown(name),
        channel=channel,
        copies=copies,
        note=note,
    )


def _by_level(row: Line) -> list[tuple[str, int | None]]:
    """The copies for each level that has a column of its own; one entry without a level where all ask for the same."""
    places = [place for place, head in enumerate(row.header) if level_words(head) and copies_in(_at(row, place))]
    counted = [(row.header[place], copies_in(_at(row, place))) for place in places]
    return [("", counted[0][1])] if len({copies for _, copies in counted}) == 1 else counted


def _column(heads: tuple[str, ...], pattern: re.Pattern[str]) -> int | None:
    return next((place for place, head in enumerate(heads) if pattern.search(head)), None)


def _at(row: Line, place: int | None) -> str:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _number(cell: str) -> int | None:
    match = re.search(r"\d+", plain(cell).text) if cell else None
    value = float(match[0]) if match else number(cell) if cell else None
    return int(value) if value else None
