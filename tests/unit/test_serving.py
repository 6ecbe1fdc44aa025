"""Ports, the model's fingerprint and training."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest

from bot.serve.errors import ServeError
from bot.serve.ports import hold, pick
from bot.serve.training import fingerprint, train
from bot.settings import ROOT, Settings


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
