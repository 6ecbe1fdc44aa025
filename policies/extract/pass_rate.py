"""Pass rates (通过率): the share of applicants that may pass, or that none is set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.extract import Outlined
from policies.extract.levels import find_levels, level_words
from policies.extract.metadata import Metadata
from policies.extract.walk import Sentence, sentences
from policies.model import PassRate

_ABOUT = re.compile(r"通过(?:率|比例)|通过人数[^,。;%]{0,12}(?:申报|参评|评审)[^,。;%]{0,6}人数的")
_PERCENT = re.compile(r"(?<![\d.])(?P<percent>\d+(?:\.\d+)?)%")
_OTHER_SHARE = re.compile(r"查重|重复率|相似|复制比|学[时分]|上浮|下浮|浮动|提高|降低|投票|票数|到会|同意|委员")
_NO_RATE = re.compile(
    r"(?:不|未|不再|均不)(?:设置?|设定|限制?|规定|实行|受)(?:评审)?通过率|通过率不(?:作|设|做)"
    r"|取消(?:了|评审)*通过率"
)
_RESPECTIVELY = re.compile(r"分别(?:为|是|按|不超过|不高于|控制在)*$")


def extract(notice: Outlined, meta: Metadata) -> list[PassRate]:
    """A rate for each level that has one; percent None where the notice says that there is none."""
    return [fact for sentence in sentences(notice, "body", "attachment") for fact in _of_sentence(sentence)]


def _of_sentence(sentence: Sentence) -> Iterator[PassRate]:
    """The rates in their order, each for the levels named since the one before."""
    text, floor = sentence.text, 0
    about = _ABOUT.search(text)
    shared: list[str] = []  # levels named together: 副高级、中级的通过率分别为60%和80%
    if about is None:
        return
    hits = [match for match in _PERCENT.finditer(text) if match.start() >= about.start()]
    for match in sorted([*hits, *_NO_RATE.finditer(text)], key=lambda match: match.start()):
        words = text[max(floor, text.rfind(";", 0, match.start()) + 1) : match.end()]
        if match.re is _PERCENT and _OTHER_SHARE.search(words):
            continue
        if _RESPECTIVELY.search(text[: match.start()]):
            shared = [name for level in find_levels(words) for name in level.words.split("、")]
        yield PassRate(
            **sentence.place(),
            quote=sentence.quote(match.start(), match.end()),
            applies_to=shared.pop(0) if shared else level_words(words),
            percent=float(match["percent"]) if match.re is _PERCENT else None,
        )
        floor = match.end()
