"""Rasa's hot path, mended from outside: the same results, computed once instead of for every message.

Every patch names what it replaces and why; ``apply`` refuses another version of Rasa than the one that was read and
measured, because a patch of changed code would be a guess. Figures in benchmarks/README.md.
"""

from __future__ import annotations

import functools
from typing import Any

import jsonschema
import rasa
from rasa.core.actions import action
from rasa.shared.core import events

SUPPORTED = "3.6.21"


class UnsupportedRasa(RuntimeError):
    """Rasa is not the version that these patches were written for."""


def apply() -> None:
    """Patch the running Rasa; raises UnsupportedRasa. Call once, before the agent is loaded."""
    if rasa.__version__ != SUPPORTED:
        raise UnsupportedRasa(
            f"found Rasa {rasa.__version__}; the patches are for {SUPPORTED}. Read bot/rasa_patches.py against the new "
            "version and change SUPPORTED, or start without them (ZHICHENG_PATCHES=0)."
        )
    _validate_action_results_with_one_validator()
    _resolve_event_classes_once()


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
