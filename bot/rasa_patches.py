"""Rasa's hot path, mended from outside: the same results, computed once instead of for every message.

Every patch names what it replaces and why; ``apply`` refuses another version of Rasa than the one that was read and
measured, because a patch of changed code would be a guess. Figures in benchmarks/README.md.
"""

from __future__ import annotations

import functools
from typing import Any

import aiohttp
import jsonschema
import rasa
from rasa.core.actions import action
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core import events
from rasa.utils.endpoints import EndpointConfig

SUPPORTED = "3.6.21"
ACTION_SECONDS = 15  # Rasa waits five minutes for an action, and holds the conversation's lock as long


class UnsupportedRasa(RuntimeError):
    """Rasa is not the version that these patches were written for."""


def apply() -> None:
    """Patch the Rasa of this process; raises UnsupportedRasa. Call once, before the agent is loaded."""
    if rasa.__version__ != SUPPORTED:
        raise UnsupportedRasa(
            f"found Rasa {rasa.__version__}; the patches are for {SUPPORTED}. Read bot/rasa_patches.py against the new "
            "version and change SUPPORTED, or start without them (ZHICHENG_PATCHES=0)."
        )
    _validate_action_results_with_one_validator()
    _resolve_event_classes_once()
    _keep_the_connection_to_the_actions()
    _match_rules_by_intent_only()


def _validate_action_results_with_one_validator() -> None:
    """``jsonschema.validate`` checks the schema itself against its meta-schema at each call: 3/4 of a message's time."""
    schema = action.RemoteAction.action_response_format_spec()
    validator = jsonschema.validators.validator_for(schema)(schema)

    def validate(self: Any, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    action.RemoteAction._validate_action_result = validate


def _resolve_event_classes_once() -> None:
    """``Event.resolve_by_type`` walks all subclasses for every stored event that is read back."""
    events.Event.resolve_by_type = staticmethod(functools.cache(events.Event.resolve_by_type))


def _keep_the_connection_to_the_actions() -> None:
    """``EndpointConfig.session`` opens a connection for every action and closes it afterwards."""

    @functools.cache
    def connector() -> aiohttp.TCPConnector:
        return aiohttp.TCPConnector(limit=100, keepalive_timeout=60)

    def session(self: EndpointConfig) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            headers=self.headers,
            connector=connector(),
            connector_owner=False,  # closing the session leaves the connections open
            timeout=aiohttp.ClientTimeout(total=ACTION_SECONDS),
        )

    EndpointConfig.session = session
    action.DEFAULT_REQUEST_TIMEOUT = ACTION_SECONDS


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
