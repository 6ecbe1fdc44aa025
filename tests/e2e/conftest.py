"""The real processes, started once for all end-to-end tests; the model is reused when it is current."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 600  # training included, on a slow machine

Ask = Callable[..., dict[str, Any]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


class Served:
    """``zhicheng serve`` in a process group of its own, its output in files beside its data."""

    def __init__(self, data: Path, *options: str, **environ: str) -> None:
        self.data = data
        data.mkdir(parents=True, exist_ok=True)
        self.errors = data / "stderr.txt"
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot.cli", "serve", "--port", "0", *options],
                cwd=ROOT,
                env={**os.environ, "ZHICHENG_DATA": str(data), "ZHICHENG_RASA_PORT": "0", "ZHICHENG_ACTIONS_PORT": "0", **environ},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    def address(self) -> str:
        """Waits until it is ready; fails with what it wrote when it ends before."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        assert line.startswith("http://"), self.errors.read_text(encoding="utf-8")
        return line

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    running = Served(tmp_path_factory.mktemp("served"), "--allow-as-of")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def url(served: Served) -> str:
    return served.address()


@pytest.fixture
def ask(url: str) -> Iterator[Ask]:
    """``ask(text, notice=…, session=…, as_of=…)``: the reply, which must be a 200."""
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:

        def post(text: str, **more: Any) -> dict[str, Any]:
            response = client.post("/api/chat", json={"text": text, "as_of": "2024-10-12", **more})
            assert response.status_code == 200, response.text
            reply: dict[str, Any] = response.json()
            return reply

        yield post
