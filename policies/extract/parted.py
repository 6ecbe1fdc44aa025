"""Questions and answers in notices (问：…？答：…): the answer states something, the question says of what."""

from __future__ import annotations

import re

_ASKED = re.compile(r"(.{0,8}?问\s*[:：].*?)(?=答\s*[:：])", re.S)


def parted(quote: str) -> tuple[str, str]:
    """The question and the answer of a passage; the question is empty where a passage just states something.

    >>> parted("问：实习期算不算？答：不算。")
    ('问：实习期算不算？', '答：不算。')
    >>> parted("实习期不算。")
    ('', '实习期不算。')
    """
    match = _ASKED.match(quote)
    return (match[1], quote[match.end() :]) if match else ("", quote)
