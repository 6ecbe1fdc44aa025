"""Fees that a question names beside the one it was taken for: 评审费和答辩费一共多少 asks for both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.model import Fee, Notice, Passage
from policies.ranking import FEES, Ask, qualifiers
from policies.text import squeeze


def unsaid(notice: Notice, ask: Ask, shown: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages with those of the fees named that none of the passages shown tells, for the levels asked for; () where
    the question names one fee only."""
    question = ask.text.partition("\n")[0]
    named = {item: words[0] for item, said in FEES.items() if (words := re.search(said, question))}
    if len(named) < 2:
        return ()
    found: dict[int, Passage] = {}
    for item, name in named.items():
        fees = _of_levels([fact for fact in notice.facts if isinstance(fact, Fee) and _is(fact, item, name)], question)
        if not any(_told_by(fee, passage, notice) for fee in fees for passage in shown):
            found |= {p.number: p for p in notice.passages if any(_told_by(fee, p, notice) for fee in fees)}
    return tuple(found.values())


def _is(fee: Fee, item: str, name: str) -> bool:
    """Of the kind 'other' a fee is known by its name alone."""
    return fee.item == item and (item != "other" or name in squeeze(fee.quote))


def _of_levels(fees: Sequence[Fee], question: str) -> list[Fee]:
    """The fees for the levels that the question names, else those for everybody."""
    asked = qualifiers(question)[0]
    fitting = [fee for fee in fees if asked & qualifiers(fee.applies_to or "")[0]]
    return fitting or [fee for fee in fees if not asked or not fee.applies_to]


def _told_by(fee: Fee, passage: Passage, notice: Notice) -> bool:
    quote, text = squeeze(fee.quote), squeeze(passage.quote)
    return notice.clauses[passage.clause].anchor == fee.anchor and (quote in text or text in quote)
