"""Starting and stopping: what is left behind, and what is said when something goes wrong."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil
import pytest
from processes import ROOT, Served

from bot.serve.training import model_path
from bot.settings import SHIPPED_NOTICES, Settings


@pytest.fixture(autouse=True)
def trained(url: str) -> None:
    """The session's server has trained by now, so that these start at once."""
    assert model_path(Settings.read(os.environ)).exists()


def family(served: Served) -> list[psutil.Process]:
    process = psutil.Process(served.process.pid)
    return [process, *process.children(recursive=True)]


def gone(processes: list[psutil.Process], seconds: float = 15) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=seconds)
    return not alive


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_behind(tmp_path: Path, number: int) -> None:
    served = Served(tmp_path)
    served.address()
    everyone = family(served)
    assert len(everyone) == 3
    code = served.stop(number)
    assert gone(everyone)
    assert code == (-signal.SIGKILL if number == signal.SIGKILL else 0)


def test_a_child_that_dies_ends_all_with_a_message(tmp_path: Path) -> None:
    served = Served(tmp_path, "--allow-as-of")
    address = served.address()
    everyone = family(served)
    rasa = next(p for p in everyone if "bot.serve.rasa_server" in p.cmdline())
    rasa.kill()
    time.sleep(1)
    reply = httpx.post(address + "/api/chat", json={"text": "评审费多少钱"}, trust_env=False, timeout=20)
    assert reply.status_code == 200 and reply.json()["messages"][0]["text"]
    assert served.process.wait(30) == 1
    assert gone(everyone)
    assert "Rasa已退出" in served.errors.read_text(encoding="utf-8")


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = subprocess.run(
            [sys.executable, "-m", "bot.cli", "serve", "--port", str(port)],
            cwd=ROOT, env={**os.environ, "ZHICHENG_DATA": str(tmp_path)}, capture_output=True, text=True,
        )  # fmt: skip
    assert outcome.returncode == 1
    assert f"端口 {port} 已被占用" in outcome.stderr


def test_another_folder_of_notices_has_a_knowledge_base_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "notices"
    folder.mkdir()
    shutil.copy(SHIPPED_NOTICES / "yuli-2024-initial.txt", folder / "other.txt")
    data = tmp_path / "data"
    served = Served(data, "--notices", str(folder), ZHICHENG_DATA="", ZHICHENG_MODELS=str(Settings.read(os.environ).models))
    address = served.address()
    notices = httpx.get(address + "/api/notices", trust_env=False).json()
    served.stop()
    assert "other" in str(notices) and "hejing" not in str(notices)


def test_a_folder_without_notices_is_refused(tmp_path: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "bot.cli", "serve", "--port", "0", "--notices", str(tmp_path)],
        cwd=ROOT, env={**os.environ, "ZHICHENG_DATA": str(tmp_path)}, capture_output=True, text=True,
    )  # fmt: skip
    assert outcome.returncode == 1
    assert "没有一份能读的通知" in outcome.stderr
