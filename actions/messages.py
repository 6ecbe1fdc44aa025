"""What one turn of a conversation is answered with: the payload of the HTTP contract, as frozen values."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from policies.model import Citation

Kind = Literal["answer", "clarify", "no_answer", "smalltalk", "quiz_question", "quiz_result"]


class Button(msgspec.Struct, frozen=True):
    title: str  # shown
    text: str  # sent when pressed


class Option(msgspec.Struct, frozen=True):
    value: str
    title: str


class CriterionStatus(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One criterion of a quiz result; ``change`` says what would change an unmet or unknown one."""

    text: str
    status: Literal["met", "unmet", "unknown"]
    citation: Citation | None = None
    change: str | None = None


class Quiz(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``question`` and ``options`` on a question; ``verdict`` and ``criteria`` on a result."""

    question: str | None = None
    options: tuple[Option, ...] = ()
    verdict: Literal["eligible", "not_eligible", "needs_review"] | None = None
    criteria: tuple[CriterionStatus, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """A comparison: the first cell of a row names the notice."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """``text`` is plain and complete without the rest."""

    kind: Kind
    text: str
    citations: tuple[Citation, ...] = ()
    buttons: tuple[Button, ...] = ()
    quiz: Quiz | None = None
    table: Table | None = None


def payload(messages: list[Message]) -> list[dict[str, Any]]:
    """The messages as JSON-ready dicts, with each citation's ``url``; absent quiz and table are left out."""
    return [_plain(message) for message in messages]


def _plain(message: Message) -> dict[str, Any]:
    built: dict[str, Any] = {
        "kind": message.kind,
        "text": message.text,
        "citations": [_cited(citation) for citation in message.citations],
        "buttons": msgspec.to_builtins(message.buttons),
    }
    if message.quiz:
        built["quiz"] = msgspec.to_builtins(message.quiz)
        for status, criterion in zip(built["quiz"].get("criteria", ()), message.quiz.criteria, strict=True):
            if criterion.citation:
                status["citation"] = _cited(criterion.citation)
    if message.table:
        built["table"] = msgspec.to_builtins(message.table)
    return built


def _cited(citation: Citation) -> dict[str, str]:
    return {
        "notice": citation.notice,
        "title": citation.title,
        "section": citation.section,
        "quote": citation.quote,
        "url": citation.url,
    }
