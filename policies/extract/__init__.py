"""Typed facts read from an outlined notice, one module a type of fact."""

from __future__ import annotations

from policies.model import Clause, Document, Passage, Value


class Outlined(Value, kw_only=True):
    """A document with its clauses and passages: what every extractor reads."""

    document: Document
    clauses: tuple[Clause, ...]
    passages: tuple[Passage, ...]
