"""Ports, the model's fingerprint, the tracker store and the patches of Rasa."""

from __future__ import annotations

import asyncio
import shutil
import socket
from pathlib import Path

import pytest

from bot.serve.before_rasa import before_rasa
from bot.serve.errors import ServeError
from bot.serve.ports import hold, pick
from bot.serve.training import fingerprint, train
from bot.settings import ROOT, Settings

before_rasa()


def test_a_held_port_is_refused_to_the_next() -> None:
    with hold("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
        with pytest.raises(ServeError, match=f"端口 {port} 已被占用"), hold("127.0.0.1", port):
            pass


def test_answers_through_a_held_port_are_not_delayed() -> None:
    with hold("127.0.0.1", 0) as door:
        assert door.proto == socket.IPPROTO_TCP  # what asyncio asks before it sets TCP_NODELAY


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(ServeError, match="不是本机的地址"):
        hold(host, 8000)


def test_a_taken_or_named_port_is_never_picked() -> None:
    with hold("127.0.0.1", 0) as door:
        taken = door.getsockname()[1]
        free = pick(0, set())
        assert pick(taken, set()) != taken
        assert pick(free, {free}) != free
        assert pick(free, set()) == free


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    for name in ("bot/pipeline", "bot/domain", "data/nlu", "data/rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "bot/config.yml", tmp_path / "bot/config.yml")
    return tmp_path


@pytest.mark.parametrize("name", ["data/nlu/greet.yml", "data/rules/quiz.yml", "bot/config.yml", "bot/domain/slots.yml",
                                  "bot/pipeline/question_model.py"])  # fmt: skip
def test_a_model_is_out_of_date_when_what_it_was_made_from_changes(sources: Path, name: str) -> None:
    before = fingerprint(sources)
    assert fingerprint(sources) == before
    with (sources / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert fingerprint(sources) != before


def test_a_failed_training_shows_the_end_of_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_arguments: object, _environ: object, output) -> int:
        output.write("第一行\nValueError: 坏数据\n".encode())
        output.flush()
        return 3

    monkeypatch.setattr("bot.serve.training.run_to_end", failing)
    with pytest.raises(ServeError, match=r"(?s)训练失败（退出码 3）.*training.log.*坏数据"):
        train(Settings(data=tmp_path, models=tmp_path / "models"))
    assert list((tmp_path / "models").iterdir()) == []


@pytest.fixture
def store(tmp_path: Path):
    from rasa.shared.core.domain import Domain

    from bot.tracker_store import RecentTrackerStore

    return RecentTrackerStore(Domain.empty(), db=str(tmp_path / "conversations.sqlite"))


def said(store, sender: str, texts: list[str]) -> None:
    from rasa.shared.core.events import UserUttered

    async def turns() -> None:
        for text in texts:
            tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
            tracker.update(UserUttered(text))
            await store.save(tracker)

    asyncio.run(turns())


def texts_of(tracker) -> list[str]:
    return [event.text for event in tracker.events] if tracker else []


def test_a_message_reads_back_only_the_last_events(store) -> None:
    from bot.tracker_store import RECENT_EVENTS

    everything = [f"第{i}句" for i in range(RECENT_EVENTS + 20)]
    said(store, "a", everything)
    assert texts_of(asyncio.run(store.retrieve("a"))) == everything[-RECENT_EVENTS:]
    assert texts_of(asyncio.run(store.retrieve_full_tracker("a"))) == everything


def test_conversations_are_kept_apart_and_outlive_the_process(store, tmp_path: Path) -> None:
    from rasa.shared.core.domain import Domain

    from bot.tracker_store import RecentTrackerStore

    said(store, "a", ["甲"])
    said(store, "b", ["乙"])
    again = RecentTrackerStore(Domain.empty(), db=str(tmp_path / "conversations.sqlite"))
    assert texts_of(asyncio.run(again.retrieve("a"))) == ["甲"]
    assert asyncio.run(again.retrieve("c")) is None


def test_what_components_read_is_kept_with_its_numbers(store) -> None:
    import numpy as np
    from rasa.shared.core.events import SlotSet, UserUttered

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


def test_the_patches_refuse_another_rasa(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot import rasa_patches

    monkeypatch.setattr("rasa.__version__", "3.7.0")
    with pytest.raises(rasa_patches.UnsupportedRasa, match="found Rasa 3.7.0"):
        rasa_patches.apply()


def test_a_patched_validator_still_refuses_what_is_no_action_result() -> None:
    import jsonschema
    from rasa.core.actions.action import RemoteAction

    from bot import rasa_patches

    rasa_patches.apply()
    remote = RemoteAction("action_answer", None)
    assert remote._validate_action_result({"events": [], "responses": []})
    with pytest.raises(jsonschema.ValidationError):
        remote._validate_action_result({"events": [{"event": 1}], "responses": "x"})
