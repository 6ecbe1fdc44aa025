"""Tables of regular expressions: one line, one way of saying something."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the forms, the first that fits at a place."""
    return re.compile("|".join(forms))
