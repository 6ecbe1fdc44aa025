"""Chinese text made comparable: one form for what people type and what notices print, and its words."""

from __future__ import annotations

import functools
import html
import logging
import re
import unicodedata

import jieba
from opencc import OpenCC

jieba.setLogLevel(logging.WARNING)  # it reports on loading its dictionary otherwise

_TAGS = re.compile(r"<[^<>]{0,200}>")
_CONTROL = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\ufeff]")
_SPACES = re.compile(r"[ \t\u3000\xa0]+")
_REPEATED = re.compile(r"(.)\1{3,}", re.S)
_WORD = re.compile(r"\w")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―─－", "-") | dict.fromkeys("～〜∼", "~"))


@functools.cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")  # reads its dictionaries once, at the first call


def normalise(text: str) -> str:
    """What a person typed, as plain simplified Chinese on one line.

    HTML tags and entities, control and zero-width characters are taken out, full-width letters and digits
    become half-width (NFKC), Traditional characters simplified, runs of four and more of one character cut
    to three, white space collapsed, words typed in pinyin written in Chinese, slips of the input method set right.
    Offsets are not kept.
    """
    from policies.pinyin import spelled_out  # they need the lexicon of concepts, which only questions need
    from policies.spelling import respelled

    text = _TAGS.sub(" ", html.unescape(text))
    text = unicodedata.normalize("NFKC", text)
    text = _CONTROL.sub(" ", text.replace("\n", " "))
    text = _simplifier().convert(text).translate(_DASHES)
    return respelled(_SPACES.sub(" ", spelled_out(_REPEATED.sub(r"\1\1\1", text))).strip())


def words(text: str) -> list[str]:
    """The search tokens of a text: jieba's ``cut_for_search``, lower case, without punctuation.

    Index and query are cut alike, so that two-letter words (职称) are found inside longer ones.
    """
    return [token.lower() for token in jieba.cut_for_search(text) if _WORD.search(token)]


@functools.lru_cache(maxsize=4096)  # an answer compares the same quotes again and again
def squeeze(text: str) -> str:
    """The text without any white space, NFKC-normalised: the form in which clauses are matched by patterns."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())
