"""The shipped notices at the command line, and through an action."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import actions
from actions.actions import AnswerAction
from bot.cli import main
from bot.settings import SHIPPED_NOTICES
from policies.store import Knowledge

GOLD = {"deadline", "material", "ce_requirement"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_facts_of_a_file_outside_the_knowledge_base_are_printed_as_json(tmp_path: Path) -> None:
    file = tmp_path / "copy.txt"
    file.write_bytes((SHIPPED_NOTICES / "yuli-2024-initial.txt").read_bytes())
    record = json.loads(run("facts", str(file), "--json").stdout)
    assert {"title", "issuer", "document_number", "issued_on", "year", "region", "series"} <= set(record)
    assert {fact["type"] for fact in record["facts"]} >= GOLD
    assert all(fact["quote"] and "section" in fact for fact in record["facts"])
    assert "pass_rate" in record["silent"] and record["supersedes"] == [] and isinstance(record["conflicts"], list)


def test_facts_are_readable_without_json() -> None:
    outcome = run("facts", str(SHIPPED_NOTICES / "yuli-2024-initial.txt"))
    assert "时间（" in outcome.stdout and "2024-10-22" in outcome.stdout


def test_the_shipped_notices_pass_the_check() -> None:
    outcome = run("check")
    assert outcome.exit_code == 0 and "其中错误 0 条" in outcome.output


def test_a_question_is_answered_from_the_knowledge_base(
    shipped_knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "knowledge", lambda: shipped_knowledge)
    heard = {
        "text": "评审费多少钱",
        "intent": {"name": "ask_fee", "confidence": 0.9},
        "questions": [{"text": "评审费多少钱", "start": 0, "aspects": [["fee.amount", 0.8], ["fee.how", 0.1]]}],
        "metadata": {"notice": "aksu-2024-party-school", "as_of": "2024-10-12"},
    }
    dispatcher = CollectingDispatcher()
    AnswerAction().run(dispatcher, Tracker("s", {}, heard, [], False, None, {}, "action_listen"), {})
    (message, *_) = dispatcher.messages[0]["custom"]["messages"]
    assert message["citations"] and message["citations"][0]["url"].startswith("/notices/aksu-2024-party-school#")
