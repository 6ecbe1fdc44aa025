"""Blank forms among the attachments: what in them is to be filled in, and what is a rule all the same."""

from __future__ import annotations

import re

from policies.outline.lines import Line
from policies.outline.paragraphs import is_date
from policies.outline.regions import Region

_BLANK = re.compile(r"[×xX]{2,}|[×XxX]\s*年|_{3,}|＿{2,}|签字[:：]|公\s*章|盖\s*章|^\s*年\s*月\s*日|手写签名")
_TITLE = re.compile(r"模板|模版|样表|样式|样本|格式|(?:表|花名册|名册)(?:[（(][^）)]*[）)])?$")
_PLEDGE = re.compile("承诺|保证")
BLANK_CELLS = 0.3  # share of empty cells from which a table is to be filled in


def is_form(region: Region) -> bool:
    """True for an attachment that is to be filled in."""
    rows = [paragraph.first for paragraph in region.paragraphs if paragraph.row]
    blank = any(_BLANK.search(paragraph.text) for paragraph in region.paragraphs)
    return bool(_TITLE.search(region.title)) or blank or bool(rows) and mostly_blank(rows)


def is_blank(text: str) -> bool:
    """True for a line of a form that waits for names, dates, seals."""
    return bool(_BLANK.search(text)) or is_date(text)


def is_pledge(text: str) -> bool:
    """True for what a form makes its signer promise: that binds, and can be quoted."""
    return bool(_PLEDGE.search(text)) and not is_blank(text)


def mostly_blank(rows: list[Line]) -> bool:
    every = [cell.strip() for row in rows for cell in row.raw.split("\t")]
    return sum(not cell for cell in every) >= BLANK_CELLS * len(every) or len(rows) == 1
