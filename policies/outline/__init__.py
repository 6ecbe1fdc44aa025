"""The clauses and passages of a document: its outline, with every place traced to the source."""

from __future__ import annotations

from functools import lru_cache

from policies.model import Clause, Document, Passage
from policies.outline.lines import lines
from policies.outline.paragraphs import paragraphs, wrap_width
from policies.outline.passages import passages_of
from policies.outline.regions import regions
from policies.outline.tree import Tree, finished

__all__ = ["outline", "passages"]


@lru_cache(maxsize=4)
def _tree(document: Document) -> Tree:
    found = lines(document.text)
    tree = Tree(wrapped=wrap_width(found) is not None)
    for region in regions(paragraphs(found)):
        tree.add(region)
    tree.clauses = finished(tree.clauses)
    return tree


def outline(document: Document) -> tuple[Clause, ...]:
    """All clauses in their order, parents before children. Every offset points into ``document.text``."""
    return tuple(_tree(document).clauses)


def passages(document: Document, clauses: tuple[Clause, ...]) -> tuple[Passage, ...]:
    """The sentences and rows of the clauses that ``outline`` made of this document, in their order."""
    return tuple(passages_of(list(clauses), _tree(document).spans, document.text))
