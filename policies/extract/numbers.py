"""Numbers as notices write them: full-width, spaced out, in Chinese, made into plain digits with their places kept."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

import cn2an  # type: ignore[import-untyped]

from policies.model import Value

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―─－～〜∼~﹣", "-") | dict.fromkeys("→➔➜⇒", ";"))  # steps: 申报→审核→评审
_HOUR_AFTER_DAY = re.compile(r"(?<=\d)(\s)\s*(?=\d{1,2}\s?[:：]\s?\d\d)")
_ROUND = str.maketrans("○◯", "〇〇")  # 二○二四年
_MISREAD = str.maketrans("Ool|I〇", "001110")
_NUMERAL = "〇零一二两三四五六七八九十百千万"
_UNITS = (
    r"工作日|自然日|年|月|日|号|时(?!期|限)|分钟|个|万元|元|学时|课时|学分|次(?!性|品)|天|小时|周(?![期岁边年报])|份|套|篇|项|件(?!数)|部(?!门)|本(?!人|科|市|县|地|单)"
    r"|千字|万字|字|页|兆|人|名|倍|册|幅|张|寸"
)
_FORMAL = "壹贰叁肆"  # not 伍, 陆: 退伍年限, 登陆时间
_SPOKEN = re.compile(rf"(?<![第{_NUMERAL}\d.])([{_NUMERAL}{_FORMAL}]+)(?=(?:{_UNITS}))")
_CLOCK = re.compile(rf"(?<=[午上晨晚日])([{_NUMERAL}]+)(?=[时点])|(?<=时)([{_NUMERAL}]+)(?=分)")
_FRACTION = re.compile(rf"([{_NUMERAL}\d]+)分之([{_NUMERAL}\d]+)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SCALED = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)([千万])(?=[元字])")
_BROKEN_DIGIT = re.compile(
    r"(?<![A-Za-z])[\dOolI|〇]*\d[\dOolI|〇]*(?=[年月日号时:])|(?<=[年月至到-])[OolI|〇][\dOolI|〇]?(?=[月日])"
)


class Plain(Value, frozen=True, kw_only=True):
    """A text in the form in which values are looked for.

    ``text`` is NFKC, without white space, dashes all ``-``, counted Chinese numerals as digits (二百元 is 200元,
    三分之二 is 2/3). ``at[i]`` is the place in ``source`` where ``text[i]`` begins; the last entry is its length.
    ``doubtful`` holds the places in ``text`` where letters were read as digits (l/1, O/0).
    """

    source: str
    text: str
    at: tuple[int, ...]
    doubtful: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> str:
        """The words of the source behind text[start:end], without white space at their ends."""
        return self.source[self.at[start] : self.at[end - 1] + 1 if end == len(self.text) else self.at[end]].strip()


def number(text: str) -> float | None:
    """The value of Arabic or Chinese numerals; None when they are none.

    >>> number("一百二十"), number("两"), number("二〇二二"), number("2.5"), number("若干")
    (120.0, 2.0, 2022.0, 2.5, None)
    """
    try:
        return float(text) if text[:1].isdigit() and text[:1].isascii() else float(cn2an.cn2an(text, "smart"))
    except (ValueError, KeyError):
        return None


def tidy(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def shown(text: str) -> str:
    """Words of a plain text as people write them: brackets and commas full-width again."""
    return text.translate(str.maketrans("(),:;", "（），：；"))


@functools.lru_cache(maxsize=20_000)
def plain(source: str) -> Plain:
    """The text made plain for reading values, see Plain."""
    text, at = _squeezed(source.translate(_ROUND))
    text, at = _replaced(text, at, _THOUSANDS, lambda match: "")
    text, at = _replaced(text, at, _FRACTION, _ratio)
    text, at = _replaced(text, at, _SPOKEN, _digits)
    text, at = _replaced(text, at, _CLOCK, _digits)
    text, at = _replaced(text, at, _SCALED, _scaled)
    doubtful = tuple(match.start() for match in _BROKEN_DIGIT.finditer(text) if not match[0].isdigit())
    text = _BROKEN_DIGIT.sub(lambda match: match[0].translate(_MISREAD), text)
    return Plain(source=source, text=text, at=tuple(at), doubtful=doubtful)


def _squeezed(source: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    at: list[int] = []
    hours = {match.start(1) for match in _HOUR_AFTER_DAY.finditer(source)}
    for place, letter in enumerate(source):
        if place in hours:  # 2025-5-6 9:30 must not become 2025-5-69:30
            letters.append(",")
            at.append(place)
            continue
        for part in unicodedata.normalize("NFKC", letter).translate(_DASHES):
            if not part.isspace():
                letters.append(part)
                at.append(place)
    return "".join(letters), [*at, len(source)]


def _replaced(
    text: str, at: list[int], pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]
) -> tuple[str, list[int]]:
    """The text with every match replaced; each new letter is placed where its match began."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        put = new(match)
        pieces += [text[done : match.start()], put]
        places += at[done : match.start()] + [at[match.start()]] * len(put)
        done = match.end()
    return "".join([*pieces, text[done:]]), places + at[done:]


def _digits(match: re.Match[str]) -> str:
    value = number(match[0])
    return match[0] if value is None else tidy(value)


def _ratio(match: re.Match[str]) -> str:
    below, above = 100.0 if match[1] == "百" else number(match[1]), number(match[2])
    if not below or above is None:
        return match[0]
    return f"{tidy(above)}%" if below == 100 else f"{tidy(above)}/{tidy(below)}"


def _scaled(match: re.Match[str]) -> str:
    return tidy(float(match[1]) * {"千": 1000, "万": 10_000}[match[2]])
