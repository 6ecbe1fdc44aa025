"""The actions on a hand-made tracker."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import actions
from actions.actions import Responder, read_focus, read_turn
from actions.messages import Message
from actions.turn import Focus

HEARD: dict[str, Any] = {
    "text": "评审费多少钱",
    "intent": {"name": "ask_fee", "confidence": 0.9},
    "entities": [{"entity": "level", "value": "中级", "start": 0, "end": 2, "confidence_entity": 0.88, "extractor": "NameExtractor"}],
    "questions": [{"text": "评审费多少钱", "start": 0, "aspects": [["fee.amount", 0.8], ["fee.how", 0.1]]}],
    "metadata": {"notice": "hejing-2024-teacher", "as_of": "2024-10-12"},
}


def tracker(message: dict[str, Any] | None = None, focus: dict[str, Any] | None = None) -> Tracker:
    return Tracker("s", {"focus": focus}, message or HEARD, [], False, None, {}, "action_listen")


def test_a_turn_holds_what_was_understood_and_where_and_when() -> None:
    turn = read_turn(tracker(), None)
    assert (turn.text, turn.intent, turn.confidence, turn.page) == ("评审费多少钱", "ask_fee", 0.9, "hejing-2024-teacher")
    assert turn.questions[0].aspects[0] == ("fee.amount", 0.8)
    assert (turn.mentions[0].entity, turn.mentions[0].score) == ("level", pytest.approx(88))
    assert turn.today.date() == dt.date(2024, 10, 12) and turn.today.utcoffset() == dt.timedelta(hours=8)


@pytest.mark.parametrize(
    ("as_of", "fixed", "day"),
    [("2024-10-12", None, dt.date(2024, 10, 12)), ("2024-10-12", dt.date(2025, 1, 1), dt.date(2024, 10, 12)),
     (None, dt.date(2025, 1, 1), dt.date(2025, 1, 1))],
)  # fmt: skip
def test_the_messages_day_goes_before_the_processs(as_of: str | None, fixed: dt.date | None, day: dt.date) -> None:
    assert read_turn(tracker({**HEARD, "metadata": {"as_of": as_of}}), fixed).today.date() == day


@pytest.mark.parametrize("message", [{"text": ""}, {"text": "你好", "intent": {"name": None}, "metadata": None, "entities": None}])
def test_a_message_without_understanding_is_a_turn_all_the_same(message: dict[str, Any]) -> None:
    turn = read_turn(tracker(message), None)
    assert (turn.intent, turn.questions, turn.mentions, turn.page) == ("nlu_fallback", (), (), None)


def test_the_focus_survives_the_slot() -> None:
    focus = Focus(notice="a", aspects=("fee.amount",), quiz={"education": "本科"})
    import msgspec

    assert read_focus(tracker(focus=msgspec.to_builtins(focus))) == focus
    assert read_focus(tracker()) == Focus()


@pytest.mark.parametrize("action", Responder.__subclasses__())
def test_an_action_is_one_call_one_structured_message_and_the_focus(action, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def respond(act: str, turn: object, focus: Focus, knowledge: object) -> tuple[list[Message], Focus]:
        calls.append(act)
        return [Message(kind="answer", text="一"), Message(kind="smalltalk", text="二\n\n三")], Focus(notice="b")

    monkeypatch.setattr(actions.respond, "respond", respond)
    monkeypatch.setattr(actions, "knowledge", lambda: None)
    dispatcher = CollectingDispatcher()
    events = action().run(dispatcher, tracker(), {})
    assert calls == [action().name()]
    (sent,) = dispatcher.messages
    assert [message["text"] for message in sent["custom"]["messages"]] == ["一", "二\n\n三"]
    slot, listen = events
    assert (slot["event"], slot["name"], slot["value"]["notice"]) == ("slot", "focus", "b")
    assert (listen["event"], listen["name"]) == ("followup", "action_listen")
