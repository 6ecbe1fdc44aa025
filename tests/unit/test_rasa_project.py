"""Intents, actions, rules and training data agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.evaluation.examples import read_examples
from bot.settings import ROOT
from policies.taxonomy import aspects

TALK = {"ask_source", "ask_why"}  # about the last answer, not about a topic


def loaded(*paths: Path) -> list[dict[str, Any]]:
    return [YAML(typ="safe").load(path.read_text(encoding="utf-8")) for path in paths]


@pytest.fixture(scope="module")
def rules() -> dict[str, str]:
    """intent → action"""
    listed = [rule for file in loaded(*(ROOT / "data/rules").glob("*.yml")) for rule in file["rules"]]
    found = {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in listed}
    assert len(found) == len(listed)
    return found


@pytest.fixture(scope="module")
def domain() -> dict[str, Any]:
    return {key: value for file in loaded(*(ROOT / "bot/domain").glob("*.yml")) for key, value in file.items()}


def test_every_intent_of_the_domain_has_one_rule(domain: dict[str, Any], rules: dict[str, str]) -> None:
    assert set(domain["intents"]) | {"nlu_fallback"} == set(rules)


def test_the_actions_of_domain_rules_and_code_are_the_same(domain: dict[str, Any], rules: dict[str, str]) -> None:
    from actions.actions import Responder

    code = {action().name() for action in Responder.__subclasses__()}
    assert code == set(domain["actions"]) == set(rules.values())


def test_every_intent_has_a_file_of_examples(domain: dict[str, Any]) -> None:
    assert {path.stem for path in (ROOT / "data/nlu").glob("*.yml")} == set(domain["intents"])


def test_every_label_of_the_examples_is_an_aspect_or_an_intent(domain: dict[str, Any]) -> None:
    labels = {label for _, label in read_examples()}
    assert labels <= set(aspects()) | set(domain["intents"])


def test_every_topic_of_the_taxonomy_has_an_intent(domain: dict[str, Any]) -> None:
    topics = {f"ask_{aspect.partition('.')[0]}" for aspect in aspects()}
    assert topics == {intent for intent in domain["intents"] if intent.startswith("ask_")} - TALK
