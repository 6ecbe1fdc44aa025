"""Rasa's actions: thin adapters. Tracker in, one call of ``respond``, one structured message and the focus out."""

from __future__ import annotations

import datetime as dt
import functools
import os
from abc import ABC, abstractmethod
from typing import Any

import msgspec
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import respond
from actions.clock import moment
from actions.messages import payload
from actions.turn import Focus, Question, Turn
from bot.settings import Settings
from policies.mentions import Mention
from policies.store import Knowledge

FOCUS = "focus"


@functools.cache
def settings() -> Settings:
    return Settings.read(os.environ)


@functools.cache
def knowledge() -> Knowledge:
    """The knowledge base, opened at the first call (the action server calls it before it says that it is ready)."""
    return Knowledge.open(settings().database)


class Responder(Action, ABC):
    """An action whose reply ``actions.respond`` decides, under the action's name, from the turn and the focus."""

    @abstractmethod
    def name(self) -> str: ...

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = read_turn(tracker, settings().today)
        messages, focus = respond.respond(self.name(), turn, read_focus(tracker), knowledge())
        dispatcher.utter_message(json_message={"messages": payload(messages)})
        # after an action of ours nothing but listening follows: said here, it need not be predicted
        return [SlotSet(FOCUS, msgspec.to_builtins(focus)), FollowupAction("action_listen")]


class AnswerAction(Responder):
    def name(self) -> str:
        return "action_answer"


class CompareAction(Responder):
    def name(self) -> str:
        return "action_compare"


class ChooseNoticeAction(Responder):
    def name(self) -> str:
        return "action_choose_notice"


class ListNoticesAction(Responder):
    def name(self) -> str:
        return "action_list_notices"


class ExplainAction(Responder):
    def name(self) -> str:
        return "action_explain"


class QuizAction(Responder):
    def name(self) -> str:
        return "action_quiz"


class TalkAction(Responder):
    def name(self) -> str:
        return "action_talk"


def read_turn(tracker: Tracker, today: dt.date | None) -> Turn:
    """The last message as NLU understood it; asked on no page, and today, where its metadata say nothing."""
    message = tracker.latest_message
    metadata = message.get("metadata") or {}
    intent = message.get("intent") or {}
    as_of = metadata.get("as_of")
    return Turn(
        text=message.get("text") or "",
        intent=intent.get("name") or "nlu_fallback",
        confidence=intent.get("confidence") or 0.0,
        questions=tuple(_question(entry) for entry in message.get("questions") or ()),
        mentions=tuple(_mention(entry) for entry in message.get("entities") or ()),
        page=metadata.get("notice"),
        today=moment(dt.date.fromisoformat(as_of) if as_of else today),
    )


def read_focus(tracker: Tracker) -> Focus:
    """What the conversation is about; a new one at the start."""
    return msgspec.convert(tracker.get_slot(FOCUS) or {}, Focus)


def _question(entry: dict[str, Any]) -> Question:
    aspects = tuple((name, probability) for name, probability in entry["aspects"])
    return Question(text=entry["text"], start=entry["start"], aspects=aspects)


def _mention(entry: dict[str, Any]) -> Mention:
    score = entry.get("confidence_entity", 1.0) * 100
    return Mention(entry["entity"], entry["value"], entry["start"], entry["end"], score)
