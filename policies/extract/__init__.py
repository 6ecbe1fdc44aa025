"""Typed facts read from an outlined notice, one module a type of fact."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from policies.model import AnyFact, Clause, Conflict, Document, Passage, Supersedes, Value

if TYPE_CHECKING:
    from policies.extract.metadata import Metadata

EXTRACTORS = (
    "deadline",
    "fee",
    "ce_requirement",
    "exemption",
    "material",
    "criterion",
    "limit",
    "penalty",
    "contact",
    "pass_rate",
    "seniority_cutoff",
    "specialty",
    "template",
    "basis",
)
"""The modules that read facts, in the order in which their facts are kept: those of the type they are named after."""


class Outlined(Value, frozen=True, kw_only=True):
    """A document with its clauses and passages: what every extractor reads."""

    document: Document
    clauses: tuple[Clause, ...]
    passages: tuple[Passage, ...]


@functools.cache
def _extractors() -> tuple[Callable[[Outlined, Metadata], list[AnyFact]], ...]:
    # Imported at the first call: the modules import Outlined from here.
    return tuple(importlib.import_module(f"{__name__}.{name}").extract for name in EXTRACTORS)


def extract_all(outlined: Outlined, meta: Metadata) -> tuple[AnyFact, ...]:
    """The facts of all types, each type in the order of the notice."""
    return tuple(fact for extract in _extractors() for fact in extract(outlined, meta))


def find_conflicts(facts: tuple[AnyFact, ...], clauses: tuple[Clause, ...], title: str = "") -> tuple[Conflict, ...]:
    """Clauses of the notice so titled that say different things about one field."""
    from policies.extract.conflicts import find

    return tuple(find(facts, clauses, title))


def find_supersedes(outlined: Outlined, meta: Metadata) -> tuple[Supersedes, ...]:
    """What the notice changes or repeals in others."""
    from policies.extract.supersedes import find

    return tuple(find(outlined, meta))
