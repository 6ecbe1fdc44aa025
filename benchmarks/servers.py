"""Servers started for a benchmark, and stopped after it."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import aiohttp
import psutil

from bot.settings import ROOT

START_SECONDS = 300
NO_LIMITS = "[limits]\nsession = { rate = 1e6, burst = 1000000 }\naddress = { rate = 1e6, burst = 1000000 }\n"
"""A site that refuses nobody: it is the work that is measured."""
_names = itertools.count()


class Running:
    """Processes that answer at ``url`` together; ``start_seconds`` passed until they did."""

    def __init__(self, url: str, processes: Sequence[subprocess.Popen[bytes]], start_seconds: float) -> None:
        self.url, self.start_seconds = url, start_seconds
        self.processes = [psutil.Process(process.pid) for process in processes]


class Ours(Running):
    """The front: what people's browsers talk to."""

    async def ask(self, session: aiohttp.ClientSession, text: str, conversation: str | None) -> str:
        async with session.post(self.url + "/api/chat", json={"text": text, "session": conversation}) as response:
            answer = await response.json()
        if response.status != 200 or not answer["messages"]:
            raise RuntimeError(f"{text}: {response.status} {answer}")
        return str(answer["session"])


class Stock(Running):
    """Rasa's REST channel: a stock project has nothing in front of it."""

    async def ask(self, session: aiohttp.ClientSession, text: str, conversation: str | None) -> str:
        conversation = conversation or f"benchmark-{next(_names)}"
        body = {"sender": conversation, "message": text}
        async with session.post(self.url + "/webhooks/rest/webhook", json=body) as response:
            answer = await response.json()
        if response.status != 200 or not answer:
            raise RuntimeError(f"{text}: {response.status} {answer}")
        return conversation


Commands = Sequence[tuple[Sequence[str], str]]
"""What to start (arguments of this Python) and the address that answers 200 when it is ready; the last one's is asked."""


@contextlib.contextmanager
def started(kind: type[Running], commands: Commands, url: str, environ: Mapping[str, str], folder: Path) -> Iterator[Running]:
    """Started all at once, ready one and all, in groups of their own; stopped at the end whatever happens."""
    began, processes = time.perf_counter(), []
    try:
        for number, (arguments, _) in enumerate(commands):
            with (folder / f"{kind.__name__.lower()}-{number}.log").open("wb") as log:
                processes.append(_start(arguments, environ, folder, log))
        for process, (_, probe) in zip(processes, commands, strict=True):
            _await(process, probe)
        yield kind(url, processes, time.perf_counter() - began)
    finally:
        for process in processes:
            _stop(process)


def _start(arguments: Sequence[str], environ: Mapping[str, str], folder: Path, log) -> subprocess.Popen[bytes]:  # type: ignore[no-untyped-def]
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ}, start_new_session=True,
    )  # fmt: skip


def _await(process: subprocess.Popen[bytes], url: str) -> None:
    for _ in range(START_SECONDS * 10):
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended with {process.returncode}")
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            if urllib.request.urlopen(url, timeout=2).status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{url} was not ready in {START_SECONDS} seconds")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Its whole group: first asked, then made to."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
