"""Which of a notice's attachments a question names, and where the notice speaks of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.forms import called, kind_of, title_of
from policies.model import Notice, Passage, Template, Value
from policies.ranking import likeness
from policies.text import squeeze

ONE_OF_THEM = frozenset({"template.number", "template.where"})
"""The aspects that are asked of one attachment, and answered with all of them only where none is named."""


class _Called(Value, frozen=True, kw_only=True):
    number: str
    title: str
    kind: str | None
    template: Template


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
    """For each attachment the clause that points to it ('见附件5'), or else its line in the list."""
    shares = likeness(notice, text)
    found = {p.number: p for template in templates if (p := _of(notice, template, shares))}
    return tuple(found.values())


def _of(notice: Notice, template: Template, shares: Sequence[float]) -> Passage | None:
    pointing = re.compile(rf"附(?:件|表){template.number}(?!\d)")
    clauses = [p for p in notice.passages if notice.clauses[p.clause].part != "template"]
    listing = [p for p in clauses if squeeze(template.quote) in squeeze(p.quote) and notice.clauses[p.clause].part != "body"]
    in_text = [p for p in clauses if notice.clauses[p.clause].part == "body" and pointing.search(squeeze(p.quote))]
    return max(listing or in_text, key=lambda p: shares[p.number], default=None)
