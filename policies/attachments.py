"""Which of a notice's attachments a question names, and where the notice speaks of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.forms import called, kind_of, title_of
from policies.model import Notice, Passage, Template, Value
from policies.ranking import likeness
from policies.text import squeeze

NUMBER = "template.number"
ONE_OF_THEM = frozenset({NUMBER, "template.where"})
"""The aspects that are asked of one attachment, and answered with all of them only where none is named."""


SHORT = 200
"""A longer clause is not shown beside an attachment's line in the list."""
_WHICH = re.compile(r"附(?:件|表)里?(?:的?第)?[几哪]|[第哪]几?号?个?附(?:件|表)|第?几号?个?附(?:件|表)")


class _Called(Value, frozen=True, kw_only=True):
    number: str
    title: str
    kind: str | None
    template: Template


def asks_number(text: str) -> bool:
    """True for a question after an attachment's number, whatever else it is about: '免学申请表在附件几'."""
    return bool(_WHICH.search(text.partition("\n")[0]))


def meant(notice: Notice, text: str) -> tuple[Template, ...]:
    """The attachments that a text names: by number, by what they are, or by the last words of their names.

    A follow-up, which has the question before it on a second line, means that one's attachment when it names none.
    """
    listed = [_called(fact) for fact in notice.facts if isinstance(fact, Template)]
    own = text.partition("\n")[0]
    return tuple(each.template for each in called(listed, own) or called(listed, text))


def _called(template: Template) -> _Called:
    title = title_of(template.name)
    return _Called(number=str(template.number), title=title, kind=kind_of(title), template=template)


def told(notice: Notice, templates: Sequence[Template], text: str) -> tuple[Passage, ...]:
    """For each attachment its line in the list, and a clause of few words that points to it ('见附件5')."""
    shares = likeness(notice, text)
    return tuple({p.number: p for template in templates for p in _of(notice, template, shares)}.values())


def _of(notice: Notice, template: Template, shares: Sequence[float]) -> list[Passage]:
    pointing = re.compile(rf"附(?:件|表){template.number}(?!\d)")
    clauses = [p for p in notice.passages if notice.clauses[p.clause].part != "template"]
    body = [p for p in clauses if notice.clauses[p.clause].part == "body" and pointing.search(squeeze(p.quote))]
    listing = [p for p in clauses if notice.clauses[p.clause].part != "body" and squeeze(template.quote) in squeeze(p.quote)]
    best = max(body, key=lambda p: shares[p.number], default=None)
    return [*listing[:1], *([best] if best and (not listing or len(best.quote) <= SHORT) else [])]
