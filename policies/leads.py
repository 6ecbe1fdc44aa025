"""The words that a list stands under (下列人员不得申报：), without which its items say nothing, or the opposite.

A list is written below its lead, or within one sentence: 免试对象：获得省级荣誉的；年满50周岁的。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.model import Clause, Passage

MOST_LEAD, MOST_TITLE = 60, 20
_SENTENCES = re.compile(r"[。；]")
_GOES_ON = ("；", ";")
_RULES = re.compile(r"不(?:得|能|予|可|列入|再|受理|作要求|需)|免(?!冠)|可以|能报")
"""What a heading says for the items under it: they may, they may not, they need not."""
_HEAD = re.compile(r"[^：:]*(?:：|:(?!\d|//))")


def lead(clauses: Sequence[Clause], passages: Sequence[Passage], number: int) -> str:
    """What the passage of this number stands under, with its colon; '' where nothing does or it is told by itself."""
    passage = passages[number]
    return _of_list(clauses, clauses[passage.clause]) or _of_sentence(passages, number)


def lead_passage(clauses: Sequence[Clause], passages: Sequence[Passage], number: int) -> Passage | None:
    """The passage that ends with the lead of this one or begins its sentence; None where there is no lead."""
    words = lead(clauses, passages, number).rstrip("：:")
    if not words:
        return None
    near = (each for each in reversed(passages[:number]) if words in each.quote)
    return next(near, None)


def _of_list(clauses: Sequence[Clause], clause: Clause) -> str:
    if clause.kind != "item" or clause.parent is None:
        return ""
    above = clauses[clause.parent]
    sentence = _SENTENCES.split(above.text.strip())[-1]
    if sentence.endswith(("：", ":")) and len(sentence) <= MOST_LEAD:
        return sentence
    title = _titled(above)
    rules = above.kind == "heading" and len(title) <= MOST_TITLE and _RULES.search(title)
    return f"{title}：" if rules else ""


def _titled(heading: Clause) -> str:
    """A heading without its number and without those above it."""
    return (heading.heading or "").rpartition(" > ")[2]


def _of_sentence(passages: Sequence[Passage], number: int) -> str:
    """The lead of a list within the sentence that the passage goes on with."""
    first = number
    while first and passages[first - 1].clause == passages[number].clause and passages[first - 1].quote.endswith(_GOES_ON):
        first -= 1
    head = _HEAD.match(passages[first].quote)
    return head[0] if head and first < number and len(head[0]) <= MOST_LEAD else ""
