"""The values read from the five shipped notices, against gold written by hand: complete, so nothing may be missing or extra."""

import json
from pathlib import Path

import pytest
from msgspec import json as fast_json
from msgspec import to_builtins

from policies.extract import Outlined
from policies.extract.ce_requirement import extract as ce_requirement
from policies.extract.deadline import extract as deadline
from policies.extract.fee import extract as fee
from policies.extract.limit import extract as limit
from policies.extract.metadata import read_metadata
from policies.extract.pass_rate import extract as pass_rate
from policies.extract.seniority_cutoff import extract as seniority_cutoff
from policies.outline import outline, passages
from policies.proof import plain, proved
from policies.reading import read

ROOT = Path(__file__).parents[2]
FIELDS = {
    "deadline": (deadline, ("stage", "start", "end", "end_time", "applies_to")),
    "fee": (fee, ("item", "applies_to", "amount", "basis")),
    "ce_requirement": (ce_requirement, ("subject", "amount", "unit", "per", "years")),
    "limit": (limit, ("what", "amount", "unit")),
    "pass_rate": (pass_rate, ("applies_to", "percent")),
    "seniority_cutoff": (seniority_cutoff, ("date",)),
}
NOTICES = sorted(path.stem for path in (ROOT / "tests" / "gold").glob("*.json") if not path.stem.endswith("-b"))


@pytest.fixture(scope="module", params=NOTICES)
def case(request):
    document = read(ROOT / "policies" / "notices" / f"{request.param}.txt")
    clauses = outline(document)
    notice = Outlined(document=document, clauses=clauses, passages=passages(document, clauses))
    return notice, json.loads((ROOT / "tests" / "gold" / f"{request.param}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", FIELDS)
def test_facts_are_those_of_the_gold(case, kind):
    notice, gold = case
    extract, fields = FIELDS[kind]
    found = [to_builtins(fact) for fact in extract(notice, read_metadata(notice))]
    wanted = [fact for fact in gold["facts"] if fact["type"] == kind]

    def key(fact):
        return tuple(json.dumps(fact[field], ensure_ascii=False) for field in fields)

    assert sorted(map(key, found)) == sorted(map(key, map(_as_float, wanted)))
    for fact in found:
        assert proved(fact["quote"], notice.document.text)
        assert any(plain(one["quote"]) in plain(fact["quote"]) for one in wanted if key(_as_float(one)) == key(fact))


def test_particulars_are_those_of_the_gold(case):
    notice, gold = case
    wanted = {key: value for key, value in gold.items() if key != "facts"}
    found = json.loads(fast_json.encode(read_metadata(notice)))
    assert {key: found[key] for key in wanted} == wanted


def _as_float(fact):
    return {
        key: float(value) if key in ("amount", "percent") and value is not None else value
        for key, value in fact.items()
    }
