"""Rasa's hot path, mended from outside: the same results, computed once instead of for every message.

Every patch names what it replaces and why; ``apply`` refuses another version of Rasa than the one that was read and
measured, because a patch of changed code would be a guess. Figures in benchmarks/README.md.
"""

from __future__ import annotations

import functools
import http.client
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import fastjsonschema
import jsonschema
import msgspec
import rasa
from rasa.core import processor
from rasa.core.actions import action
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core import events
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.trackers import EventVerbosity
from rasa.shared.utils.schemas.events import EVENT_SCHEMA
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.graph_runner import OrderedGraphRunner
from bot.loopback import Loopback
from bot.settings import LOOPBACK

SUPPORTED = "3.6.21"
ACTION_SECONDS = 15  # Rasa waits five minutes for an action, and holds the conversation's lock as long
STATES_REMEMBERED = 4096


class UnsupportedRasa(RuntimeError):
    """Rasa is not the version that these patches were written for."""


def apply() -> None:
    """Patch the Rasa of this process; raises UnsupportedRasa. Call once, before the agent is loaded."""
    if rasa.__version__ != SUPPORTED:
        raise UnsupportedRasa(
            f"found Rasa {rasa.__version__}; the patches are for {SUPPORTED}. Read bot/rasa_patches.py against the new "
            "version and change SUPPORTED, or start without them (ZHICHENG_PATCHES=0)."
        )
    _validate_each_event_by_its_own_schema()
    _resolve_event_classes_once()
    _ask_the_actions_over_connections_kept_open()
    _send_actions_no_history()
    _match_rules_by_intent_only()
    _match_rules_once_for_a_state()
    _ask_a_domain_once_whether_it_is_empty()
    _run_graphs_in_a_fixed_order()


def _validate_each_event_by_its_own_schema() -> None:
    """``jsonschema.validate`` checks the schema itself at each call (3/4 of a message's time), then every event against
    the schemas of all 23 types, of which one can fit: each names its type as a constant. Compiled to functions (by
    fastjsonschema) the schemas cost a tenth."""
    validators = {kind: fastjsonschema.compile(schema) for kind, schema in _event_schemas().items()}
    validate_result = fastjsonschema.compile(
        {"type": "object", "properties": {"events": {"type": "array", "items": {"type": "object"}},
                                          "responses": {"type": "array", "items": {"type": "object"}}}}
    )  # fmt: skip

    def validate(self: Any, result: dict[str, Any]) -> bool:
        try:
            validate_result(result)
            for event in result.get("events", ()):
                if event.get("event") not in validators:
                    raise jsonschema.ValidationError(f"{event.get('event')!r} is no type of event")
                validators[event["event"]](event)
        except fastjsonschema.JsonSchemaValueException as error:
            raise jsonschema.ValidationError(error.message) from error  # which Rasa expects
        return True

    action.RemoteAction._validate_action_result = validate


def _event_schemas() -> dict[str, dict[str, Any]]:
    """For each type of event what all events must have together with what it must have."""
    common = {name: value for name, value in EVENT_SCHEMA.items() if name != "oneOf"}
    return {own["properties"]["event"]["const"]: {"allOf": [common, own]} for own in EVENT_SCHEMA["oneOf"]}


def _resolve_event_classes_once() -> None:
    """``Event.resolve_by_type`` walks all subclasses for every stored event that is read back."""
    events.Event.resolve_by_type = staticmethod(functools.cache(events.Event.resolve_by_type))


def _ask_the_actions_over_connections_kept_open() -> None:
    """``EndpointConfig.request`` opens a connection for every action and closes it afterwards, and waits minutes."""
    ask = EndpointConfig.request

    async def request(self: EndpointConfig, method: str = "post", subpath: str | None = None, **options: Any) -> Any:
        if not _is_plain(self, method, subpath, options):
            return await ask(self, method, subpath, **options)
        line = self.__dict__.setdefault("_line", Loopback(self.url, ACTION_SECONDS))
        try:
            status, body = await line.send("POST", urlsplit(self.url).path or "/", json.dumps(options["json"]).encode())
        except ConnectionError as error:
            raise aiohttp.ClientConnectionError(str(error)) from error
        if status >= 400:
            raise ClientResponseError(status, http.client.responses.get(status, ""), body)
        return msgspec.json.decode(body)

    EndpointConfig.request = request


def _is_plain(endpoint: EndpointConfig, method: str, subpath: str | None, options: Mapping[str, Any]) -> bool:
    """Whether a request is no more than JSON posted to a server on the loopback."""
    more = endpoint.params or endpoint.headers or endpoint.basic_auth or endpoint.token or endpoint.cafile or subpath
    compressed = options.get("compress", False)
    asked = options.keys() <= {"json", "timeout", "compress"} and "json" in options and not compressed
    return not more and asked and method == "post" and endpoint.url.startswith(f"http://{LOOPBACK}:")


def _match_rules_by_intent_only() -> None:
    """Every prediction matches all rules twice, first by the message's text; our rules name intents, never texts."""
    find = RulePolicy._find_action_from_rules

    def find_by_intent(
        self: RulePolicy, tracker: Any, domain: Any, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        if use_text_for_last_user_input:
            return None, None, False
        found: tuple[str | None, str | None, bool] = find(self, tracker, domain, use_text_for_last_user_input=False)
        return found

    RulePolicy._find_action_from_rules = find_by_intent


def _send_actions_no_history() -> None:
    """Every action is sent all events of the tracker; ours read the last message and one slot."""

    def call_format(self: Any, tracker: Any, domain: Any) -> dict[str, Any]:
        call = {"next_action": self.name(), "sender_id": tracker.sender_id, "version": rasa.__version__}
        return {**call, "tracker": {**tracker.current_state(EventVerbosity.NONE), "events": []}}

    action.RemoteAction._action_call_format = call_format


def _match_rules_once_for_a_state() -> None:
    """Which rules fit depends on no more of the last states than the longest rule has: remembered for each of these."""
    find = RulePolicy._get_possible_keys

    def find_once(self: RulePolicy, lookup: dict[str, str], states: list[State]) -> set[str]:
        longest, known = _memory(self, lookup)
        recent = states[-longest:]
        key = json.dumps(recent, sort_keys=True)
        if key not in known:
            if len(known) >= STATES_REMEMBERED:
                known.clear()
            known[key] = find(self, lookup, recent)
        return set(known[key])

    RulePolicy._get_possible_keys = find_once


def _memory(policy: RulePolicy, lookup: dict[str, str]) -> tuple[int, dict[str, set[str]]]:
    """The length of the longest rule of a table of rules, and what was found in the table so far."""
    memories: dict[int, tuple[int, dict[str, set[str]]]] = policy.__dict__.setdefault("_memories", {})
    if id(lookup) not in memories:
        longest = max((len(policy._rule_key_to_state(key)) for key in lookup), default=1)
        memories[id(lookup)] = (longest, {})
    return memories[id(lookup)]


def _ask_a_domain_once_whether_it_is_empty() -> None:
    """For each message the whole domain is written out and compared with an empty one made for that."""
    ask = Domain.is_empty

    def is_empty(self: Domain) -> bool:
        if "_is_empty" not in self.__dict__:
            self._is_empty = ask(self)
        return bool(self._is_empty)

    Domain.is_empty = is_empty


def _run_graphs_in_a_fixed_order() -> None:
    """dask plans the graph anew for each run, for a few components that wait for each other anyway."""
    processor.DaskGraphRunner = OrderedGraphRunner
