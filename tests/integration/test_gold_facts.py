"""Exemptions, materials, criteria and their like in the five shipped notices, held to gold: none missing or extra."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from msgspec import to_builtins

from policies.extract import Outlined
from policies.extract.metadata import read_metadata
from policies.outline import outline, passages
from policies.proof import plain, proved
from policies.reading import read

ROOT = Path(__file__).parents[2]
FIELDS = {
    "exemption": ("from", "who"),
    "material": ("name", "channel", "copies"),
    "criterion": ("kind",),
    "penalty": ("years",),
    "contact": ("name", "phone", "place", "role"),
    "specialty": ("series", "specialty", "title"),
    "template": ("number", "name", "present"),
    "basis": ("title", "document_number"),
}
NOTICES = sorted(path.name.removesuffix("-b.json") for path in (ROOT / "tests" / "gold").glob("*-b.json"))


@pytest.fixture(scope="module", params=NOTICES)
def case(request):
    document = read(ROOT / "policies" / "notices" / f"{request.param}.txt")
    clauses = outline(document)
    notice = Outlined(document=document, clauses=clauses, passages=passages(document, clauses))
    gold = json.loads((ROOT / "tests" / "gold" / f"{request.param}-b.json").read_text(encoding="utf-8"))
    return notice, gold["facts"]


@pytest.mark.parametrize("kind", FIELDS)
def test_facts_are_those_of_the_gold(case, kind):
    notice, gold = case
    module = import_module(f"policies.extract.{kind}")
    found = [to_builtins(fact) for fact in module.extract(notice, read_metadata(notice))]
    wanted = [fact for fact in gold if fact["type"] == kind]

    def same(one, other):
        fields = all(one[field] == other[field] for field in FIELDS[kind])
        return fields and plain(one["quote"]) in plain(other["quote"])

    missing = [fact for fact in wanted if not any(same(fact, one) for one in found)]
    extra = [fact for fact in found if not any(same(one, fact) for one in wanted)]
    assert (missing, extra) == ([], [])
    assert len(found) == len(wanted)
    assert all(proved(fact["quote"], notice.document.text) for fact in found)
