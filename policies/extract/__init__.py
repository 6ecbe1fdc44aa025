"""Typed facts read from an outlined notice, one module a type of fact."""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

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


class Outlined(Value, kw_only=True):
    """A document with its clauses and passages: what every extractor reads."""

    document: Document
    clauses: tuple[Clause, ...]
    passages: tuple[Passage, ...]


@functools.cache
def _extractors() -> tuple[Callable[[Outlined, Metadata], list[AnyFact]], ...]:
    # Imported at the first call: the modules import Outlined from here.
    names = [f"{__name__}.{name}" for name in EXTRACTORS]
    return tuple(importlib.import_module(name).extract for name in names if importlib.util.find_spec(name))


def extract_all(outlined: Outlined, meta: Metadata) -> tuple[AnyFact, ...]:
    """The facts of all types, each type in the order of the notice."""
    return tuple(fact for extract in _extractors() for fact in extract(outlined, meta))


def find_conflicts(facts: tuple[AnyFact, ...]) -> tuple[Conflict, ...]:
    """Clauses that say different things about one field."""
    module = _module("conflicts")
    return tuple(module.find(facts)) if module else ()


def find_supersedes(outlined: Outlined, meta: Metadata) -> tuple[Supersedes, ...]:
    """What the notice changes or repeals in others."""
    module = _module("supersedes")
    return tuple(module.find(outlined, meta)) if module else ()


def _module(name: str) -> Any:
    full = f"{__name__}.{name}"
    return importlib.import_module(full) if importlib.util.find_spec(full) else None
