"""Conversations as they are kept, and how much of them is read back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered

from bot.tracker_store import RECENT_EVENTS, RecentTrackerStore


@pytest.fixture
def store(tmp_path: Path):
    return RecentTrackerStore(Domain.empty(), db=str(tmp_path / "conversations.sqlite"))


def said(store, sender: str, texts: list[str]) -> None:
    async def turns() -> None:
        for text in texts:
            tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
            tracker.update(UserUttered(text))
            await store.save(tracker)

    asyncio.run(turns())


def texts_of(tracker) -> list[str]:
    return [event.text for event in tracker.events] if tracker else []


def test_a_message_reads_back_only_the_last_events(store) -> None:
    everything = [f"第{i}句" for i in range(RECENT_EVENTS + 20)]
    said(store, "a", everything)
    assert texts_of(asyncio.run(store.retrieve("a"))) == everything[-RECENT_EVENTS:]
    assert texts_of(asyncio.run(store.retrieve_full_tracker("a"))) == everything


def test_conversations_are_kept_apart_and_outlive_the_process(store, tmp_path: Path) -> None:
    said(store, "a", ["甲"])
    said(store, "b", ["乙"])
    again = RecentTrackerStore(Domain.empty(), db=str(tmp_path / "conversations.sqlite"))
    assert texts_of(asyncio.run(again.retrieve("a"))) == ["甲"]
    assert asyncio.run(again.retrieve("c")) is None


def test_what_components_read_is_kept_with_its_numbers(store) -> None:
    async def turn():
        tracker = await store.get_or_create_tracker("a", append_action_listen=False)
        intent = {"name": np.str_("greet"), "confidence": np.float32(0.5)}
        tracker.update(UserUttered("你好", intent, [], {"intent": intent, "questions": [{"start": np.int64(3)}]}))
        tracker.update(SlotSet("focus", {"notice": None}))
        await store.save(tracker)
        return await store.retrieve("a")

    said, slot = asyncio.run(turn()).events
    assert said.intent == {"name": "greet", "confidence": 0.5} and said.parse_data["questions"] == [{"start": 3}]
    assert slot.value == {"notice": None}


def test_probes_leave_nothing_and_old_conversations_are_forgotten(store) -> None:
    said(store, "readiness", ["你好"])
    said(store, "a", ["甲"])
    assert asyncio.run(store.retrieve("readiness")) is None
    store._forget(before=float("inf"))
    assert asyncio.run(store.retrieve("a")) is None
