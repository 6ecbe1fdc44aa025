"""A file becomes a Document: one plain text on which everything later rests."""

from __future__ import annotations

from pathlib import Path

from policies.model import Document
from policies.reading.errors import ReadingError
from policies.reading.plaintext import flatten_tables, tidy

__all__ = ["SUFFIXES", "ReadingError", "read"]

SUFFIXES = (".txt", ".md", ".markdown")


def read(path: Path) -> Document:
    """The notice in a file. Raises ReadingError when it cannot be read or is no notice."""
    text = flatten_tables(tidy(path.read_text(encoding="utf-8")))
    kind = "md" if path.suffix.lower() in {".md", ".markdown"} else "txt"
    return Document(id=path.stem, format=kind, text=text)  # type: ignore[arg-type]
