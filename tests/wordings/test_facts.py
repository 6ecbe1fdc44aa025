"""Facts are read from the wordings of other provinces, series and registers: all that a clause says, and nothing else.

Each TOML file in ``facts`` is one type: rows of a clause and the facts that it holds, in short. A clause may be led by
the heading that it stands under (``heading > clause``), and may have several paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from test_wordings import HEAD, TAIL

from policies.compile import compile_document
from policies.model import Document

FOLDER = Path(__file__).parent / "facts"


def _deadline(fact: Any) -> str:
    return " ".join(filter(None, [fact.stage, f"{fact.start or ''}~{fact.end or ''}", fact.end_time]))


def _fee(fact: Any) -> str:
    charged = f"按{fact.basis}" if fact.amount is None else f"{fact.amount:g}"
    return " ".join(filter(None, [fact.item, fact.applies_to, charged]))


def _hours(fact: Any) -> str:
    amount = "?" if fact.amount is None else f"{fact.amount:g}{fact.unit}"
    return " ".join([fact.subject, f"{amount}/{fact.per}", *map(str, fact.years)])


SHORT: dict[str, Callable[[Any], str]] = {
    "deadline": _deadline,
    "fee": _fee,
    "ce_requirement": _hours,
    "exemption": lambda fact: f"{fact.from_} {fact.who}",
    "material": lambda fact: " ".join(filter(None, [fact.channel, fact.name, fact.copies and str(fact.copies)])),
    "criterion": lambda fact: fact.kind,
    "limit": lambda fact: f"{fact.what} {fact.amount:g}{fact.unit}",
    "penalty": lambda fact: f"{fact.years:g}" if fact.years else "-",
    "contact": lambda fact: " ".join(value or "-" for value in (fact.name, fact.phone, fact.place, fact.role)),
}


def facts_of(kind: str, clause: str) -> list[str]:
    """The facts of a kind in a notice whose only clause this is, in short."""
    heading, _, body = clause.rpartition(" > ")
    text = HEAD.format(heading=heading or "有关要求") + body + TAIL
    notice = compile_document(Document(id="made", format="txt", text=text), Path("made.txt"))
    return [SHORT[kind](fact) for fact in notice.facts if fact.__struct_config__.tag == kind]


def listed() -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(FOLDER.glob("*.toml")):
        for clause, *facts in msgspec.toml.decode(path.read_bytes())["rows"]:
            yield path.stem, clause, facts


@pytest.mark.parametrize(("kind", "clause", "facts"), list(listed()))
def test_a_clause_gives_its_facts_and_no_others(kind: str, clause: str, facts: list[str]) -> None:
    assert sorted(facts_of(kind, clause)) == sorted(facts)
