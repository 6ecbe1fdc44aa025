"""Notices invented for the tests, in the manners of many provinces and series: their values, checked by hand, stay as they are."""

import importlib
import json
from pathlib import Path

import pytest
from msgspec import json as fast_json

from policies.extract import Outlined
from policies.extract.metadata import read_metadata
from policies.outline import outline, passages
from policies.proof import proved
from policies.reading import read

FOLDER = Path(__file__).parents[1] / "invented"
KINDS = ("deadline", "fee", "ce_requirement", "limit", "pass_rate", "seniority_cutoff")
EXPECTED = sorted(FOLDER.glob("*.json"))


@pytest.fixture(params=EXPECTED, ids=[path.stem for path in EXPECTED])
def case(request):
    source = next(path for path in FOLDER.glob(request.param.stem + ".*") if path.suffix != ".json")
    document = read(source)
    clauses = outline(document)
    notice = Outlined(document=document, clauses=clauses, passages=passages(document, clauses))
    return notice, json.loads(request.param.read_text(encoding="utf-8"))


def test_values_are_those_read_by_hand(case):
    notice, expected = case
    meta = read_metadata(notice)
    facts = [fact for kind in KINDS for fact in importlib.import_module(f"policies.extract.{kind}").extract(notice, meta)]
    found = [json.loads(fast_json.encode(fact)) for fact in facts]
    shape = {fact["type"]: fact.keys() for fact in expected["facts"]}
    assert [{key: fact[key] for key in shape.get(fact["type"], fact)} for fact in found] == expected["facts"]
    assert all(proved(fact.quote, notice.document.text) for fact in facts)


def test_particulars_are_those_read_by_hand(case):
    notice, expected = case
    found = json.loads(fast_json.encode(read_metadata(notice)))
    assert {key: found[key] for key in expected if key != "facts"} == {key: expected[key] for key in expected if key != "facts"}
