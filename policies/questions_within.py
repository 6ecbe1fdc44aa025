"""Questions that a notice asks and answers itself (问：… 答：…): the answer is told whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.model import Notice, Passage

MOST_CHARACTERS = 200
"""What is added to the sentence with which an answer begins."""
_ANSWERS = re.compile(r"答\s*[:：]")


def whole_answers(notice: Notice, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages; behind each that begins an answer, the rest of the answer as far as there is room for it."""
    found: list[Passage] = []
    for passage in passages:
        if passage not in found:
            found += [passage, *_rest(notice, passage)]
    return tuple(found)


def _rest(notice: Notice, passage: Passage) -> list[Passage]:
    if not _ANSWERS.search(passage.quote):
        return []
    rest: list[Passage] = []
    for after in notice.passages[passage.number + 1 :]:
        room = sum(len(each.quote) for each in (*rest, after)) <= MOST_CHARACTERS
        if after.clause != passage.clause or not room:
            break
        rest.append(after)
    return rest
