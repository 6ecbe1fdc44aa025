"""The patched parts of Rasa give what the stock ones give."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import json
import re
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
    ("rasa.utils.endpoints", "EndpointConfig", ("request",)),
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


@pytest.mark.parametrize("status", [200, 400, 500])
def test_an_action_server_is_asked_as_stock_rasa_asks_it(status: int, patched) -> None:
    from rasa.utils.endpoints import ClientResponseError, EndpointConfig

    asked = []

    async def answer(reader, writer) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
        asked.append((head.split(b"\r\n")[0], json.loads(await reader.readexactly(length))))
        body = json.dumps({"events": [], "responses": ["答"]}).encode()
        writer.write(b"HTTP/1.1 %d So\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (status, len(body)) + body)

    async def outcome(request) -> object:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        endpoint = EndpointConfig(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/webhook")
        try:
            return await request(endpoint, json={"next_action": "动作"}, method="post", timeout=5, compress=False)
        except ClientResponseError as error:
            return error.status, error.text
        finally:
            server.close()

    found = [asyncio.run(outcome(request)) for request in (patched.request, EndpointConfig.request)]
    assert found[0] == found[1] and asked[0] == asked[1] == (b"POST /webhook HTTP/1.1", {"next_action": "动作"})


def test_an_action_server_that_is_not_there_is_what_rasa_takes_it_for(patched) -> None:
    import aiohttp
    from rasa.utils.endpoints import EndpointConfig

    with pytest.raises(aiohttp.ClientConnectionError):
        asyncio.run(EndpointConfig("http://127.0.0.1:1/webhook").request(json={}, method="post"))


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
