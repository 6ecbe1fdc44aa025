"""Questions about a series (系列) that a notice does not review: what it says of its own holds for no other."""

from __future__ import annotations

from policies.model import Notice, Specialty
from policies.taxonomy.series import mentioned, series_named
from policies.text import squeeze


def foreign_series(notice: Notice, text: str) -> frozenset[str]:
    """The series that a question names when the notice reviews others and never mentions them; none for a notice on
    all series, and none where the question names the notice's own as well."""
    asked = series_named(text)
    if not asked or not _limited(notice) or any(name in text for name in notice.names if len(name) > 1):
        return frozenset()
    return frozenset() if mentioned(asked, squeeze(notice.text)) else asked


def _limited(notice: Notice) -> bool:
    return notice.series is not None or any(isinstance(fact, Specialty) for fact in notice.facts)
