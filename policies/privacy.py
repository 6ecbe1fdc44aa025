"""Personal data taken out of what people type, before anything logs, stores or forwards it.

What is masked: identity card numbers (身份证号, 18 and 15 digits), mobile and landline phone numbers, bank card
and account numbers; written together, in the usual groups, in full-width or in Chinese digits. Dates, years,
document numbers, clause numbers and amounts stay as they are.
"""

from __future__ import annotations

import re

ID_CARD, PHONE, BANK = "［身份证号］", "［电话号码］", "［银行账号］"

_GAP = r"[ \u3000\-－—–.·]?"
_HAN = "〇零○一二三四五六七八九幺"
_BEFORE, _AFTER = r"(?<!\d)", r"(?!\d)"

# region (6), birth date (8), order (3) and check sign; gaps between the groups are how people read it out
_ID_18 = rf"[1-9１-９]\d{{5}}{_GAP}(?:19|20|１９|２０)\d\d{_GAP}\d\d{_GAP}\d\d{_GAP}\d{{3}}{_GAP}[\dxXｘＸ]"
_ID_15 = r"[1-9１-９]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
_COUNTRY = rf"(?:[+＋]?(?:86|８６){_GAP})?"
_MOBILE = rf"[1１][3-9３-９]\d(?:{_GAP}\d{{4}}){{2}}"
_LANDLINE = rf"[(（]?[0０]\d{{2,3}}[)）]?{_GAP}[2-9２-９]\d{{6,7}}"
# cards are printed in fours and begin with 3 to 9; four years in a row begin with 1 or 2
_CARD = r"(?<!\d[ \-])[3-9]\d{3}(?:[ \u3000\-－]\d{4}){2,3}(?:[ \u3000\-－]?\d{1,3})?"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(_BEFORE + _ID_18 + _AFTER), ID_CARD),
    (re.compile(_BEFORE + _ID_15 + _AFTER), ID_CARD),
    (re.compile(_BEFORE + _COUNTRY + _MOBILE + _AFTER), PHONE),
    (re.compile(_BEFORE + _LANDLINE + _AFTER), PHONE),
    (re.compile(r"(?<=电话|手机|座机|号码)(?P<said>[是为：: ]{0,3})[2-9]\d{6,7}" + _AFTER), r"\g<said>" + PHONE),
    (re.compile(_BEFORE + _CARD + _AFTER), BANK),
    (re.compile(rf"{_BEFORE}\d{{12,30}}{_AFTER}"), BANK),
    (re.compile(rf"(?<![{_HAN}])[一幺][三四五六七八九][{_HAN}]{{9}}(?![{_HAN}])"), PHONE),
    (re.compile(rf"(?<![{_HAN}])[{_HAN}]{{15,19}}[xXｘＸ]?(?![{_HAN}])"), ID_CARD),
)


def mask(text: str) -> str:
    """The text with each number that identifies a person replaced by what kind of number it was."""
    for pattern, sign in _RULES:
        text = pattern.sub(sign, text)
    return text
