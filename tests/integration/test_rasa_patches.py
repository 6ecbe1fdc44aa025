"""The patched parts of Rasa give what the stock ones give."""

from __future__ import annotations

import importlib
import itertools
import json
from collections.abc import Iterator
from types import SimpleNamespace

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from bot import rasa_patches

PATCHED = (
    ("rasa.core.actions.action", "RemoteAction", ("_validate_action_result", "_action_call_format")),
    ("rasa.core.policies.rule_policy", "RulePolicy", ("_find_action_from_rules", "_get_possible_keys")),
    ("rasa.shared.core.domain", "Domain", ("is_empty",)),
)


@pytest.fixture
def patched(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """The stock functions by name; the patches are in force as long as the test runs."""
    stock = {}
    for module, owner, names in PATCHED:
        of = getattr(importlib.import_module(module), owner)
        for name in names:
            stock[name] = of.__dict__[name]
            monkeypatch.setattr(of, name, stock[name])  # put back afterwards
    rasa_patches.apply()
    yield SimpleNamespace(**stock)


EVENTS = [
    {"event": "slot", "name": "focus", "value": {"notice": None}, "timestamp": None},
    {"event": "slot", "name": "focus"},
    {"event": "slot", "name": 3, "value": 1},
    {"event": "followup", "name": "action_listen"},
    {"event": "action", "name": "action_answer", "confidence": "high"},
    {"event": "bot", "text": "x", "metadata": {}},
    {"event": "bot", "timestamp": "now"},
    {"event": "entities"},
    {"event": "entities", "entities": [{"entity": "year", "value": 2024}]},
    {"event": "unheard of"},
    {"event": 1},
    {"name": "focus"},
]


@pytest.mark.parametrize("result", [
    *({"events": [event], "responses": []} for event in EVENTS),
    {"events": [EVENTS[0], EVENTS[1]], "responses": []},
    {"events": {}, "responses": []},
    {"events": [], "responses": [1]},
    {"events": [], "responses": [{"custom": {}}]},
    {},
])  # fmt: skip
def test_an_action_result_is_judged_as_the_whole_schema_judges_it(result, patched) -> None:
    from rasa.core.actions.action import RemoteAction

    schema = RemoteAction.action_response_format_spec()
    allowed = jsonschema.Draft7Validator(schema).is_valid(result)
    try:
        accepted = RemoteAction("action_answer", None)._validate_action_result(result)
    except jsonschema.ValidationError:
        accepted = False
    assert accepted is allowed


def test_the_rules_that_fit_are_those_of_the_stock_policy(patched) -> None:
    from rasa.core.policies.rule_policy import RulePolicy

    def state(action: str, intent: str) -> dict:
        return {"prev_action": {"action_name": action}, "user": {"intent": intent}}

    listening = [state("action_listen", intent) for intent in ("ask_fee", "greet")]
    rules = [[{}, first] for first in listening]
    rules += [[{}, first, state(f"action_{n}", first["user"]["intent"])] for n, first in enumerate(listening)]
    lookup = {json.dumps(rule): f"action_{n}" for n, rule in enumerate(rules)}
    policy = RulePolicy.__new__(RulePolicy)
    turns = [*listening, state("action_0", "ask_fee"), state("action_1", "greet"), state("action_0", "greet"), {}]
    found = 0
    for length in range(5):
        for states in map(list, itertools.product(turns, repeat=length)):
            expected = patched._get_possible_keys(policy, lookup, states)
            assert policy._get_possible_keys(lookup, states) == expected, states
            found += len(expected)
    assert found > 100


def test_a_domain_that_was_asked_once_answers_the_same(patched) -> None:
    from rasa.shared.core.domain import Domain

    for content in ({}, {"intents": ["greet"]}):
        domain = Domain.from_dict(content)
        assert [domain.is_empty(), domain.is_empty()] == [not content] * 2


class _Component:
    """A component of a graph for tests: notes that it ran, and adds up what it is given."""

    ran: list[str] = []

    @staticmethod
    def get_default_config() -> dict:
        return {"name": "", "own": 0}

    def __init__(self, config: dict) -> None:
        self._config = config

    @classmethod
    def create(cls, config, model_storage, resource, execution_context) -> _Component:
        return cls(config)

    def work(self, **given: int) -> int:
        self.ran.append(self._config["name"])
        return self._config["own"] + sum(given.values())


def _runner(kind, needs: dict[str, dict[str, str]]):
    from rasa.engine.graph import ExecutionContext, GraphSchema, SchemaNode

    nodes = {
        name: SchemaNode(needs=of, uses=_Component, constructor_name="create", fn="work",
                         config={"name": name, "own": 10**n}, eager=True)
        for n, (name, of) in enumerate(needs.items())
    }  # fmt: skip
    schema = GraphSchema(nodes)
    return kind.create(schema, None, ExecutionContext(schema))


def test_a_graph_gives_what_dask_gives_and_runs_only_what_the_target_needs() -> None:
    from rasa.engine.runner.dask import DaskGraphRunner

    from bot.graph_runner import OrderedGraphRunner

    needs = {"last": {"a": "left", "b": "right"}, "left": {"x": "first"}, "right": {"x": "first", "y": "given"},
             "first": {"x": "given"}, "aside": {"x": "first"}}  # fmt: skip
    ordered, stock = _runner(OrderedGraphRunner, needs), _runner(DaskGraphRunner, needs)
    for given in (5, 7):
        _Component.ran.clear()
        found = ordered.run(inputs={"given": given}, targets=["last", "left"])
        assert sorted(_Component.ran) == ["first", "last", "left", "right"]
        assert found == stock.run(inputs={"given": given}, targets=["last", "left"])


def test_an_input_that_is_missing_is_named() -> None:
    from rasa.engine.exceptions import GraphRunError

    from bot.graph_runner import OrderedGraphRunner

    with pytest.raises(GraphRunError, match="given"):
        _runner(OrderedGraphRunner, {"first": {"x": "given"}}).run(targets=["first"])


def test_the_patches_refuse_another_rasa(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rasa.__version__", "3.7.0")
    with pytest.raises(rasa_patches.UnsupportedRasa, match="found Rasa 3.7.0"):
        rasa_patches.apply()


def test_a_patched_validator_still_refuses_what_is_no_action_result() -> None:
    rasa_patches.apply()
    remote = RemoteAction("action_answer", None)
    assert remote._validate_action_result({"events": [], "responses": []})
    with pytest.raises(jsonschema.ValidationError):
        remote._validate_action_result({"events": [{"event": 1}], "responses": "x"})
