"""Pass rates (通过率): the share of applicants that may pass, or that none is set."""

from __future__ import annotations

import re

from policies.extract import Outlined
from policies.extract.levels import level_words
from policies.extract.metadata import Metadata
from policies.extract.walk import sentences
from policies.model import PassRate

_RATE = re.compile(r"通过率[^,。;%]{0,20}?(?P<percent>\d+(?:\.\d+)?)%")
_FURTHER = re.compile(
    r"[、,](?P<whom>[^、,。;%]{2,10}?)(?:不(?:得)?超过|不高于|为|控制在|按)(?P<percent>\d+(?:\.\d+)?)%"
)
_NO_RATE = re.compile(r"(?:不|未|不再|均不)(?:设置?|设定|限制?|规定|实行|受)(?:评审)?通过率|通过率不(?:作|设|做)")


def extract(notice: Outlined, meta: Metadata) -> list[PassRate]:
    """A rate for each level that has one; percent None where the notice says that there is none."""
    found: list[PassRate] = []
    for sentence in sentences(notice, "body", "attachment"):
        text, floor = sentence.text, 0
        for match in sorted([*_RATE.finditer(text), *_NO_RATE.finditer(text)], key=lambda match: match.start()):
            begin = max(floor, text.rfind(";", 0, match.start()) + 1)
            percent = float(match["percent"]) if match.re is _RATE else None
            found.append(
                PassRate(
                    **sentence.place(),
                    quote=sentence.quote(match.start(), match.end()),
                    applies_to=level_words(text[begin : match.end()]),
                    percent=percent,
                )
            )
            floor = match.end()
            while match.re is not _NO_RATE and (further := _FURTHER.match(text, floor)):
                found.append(
                    PassRate(
                        **sentence.place(),
                        quote=sentence.quote(further.start(), further.end()),
                        applies_to=level_words(further["whom"]),
                        percent=float(further["percent"]),
                    )
                )
                floor = further.end()
    return found
