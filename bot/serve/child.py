"""A child process of the supervisor: started with a lifeline, waited for, stopped."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

import httpx
import psutil

from bot.serve.errors import ServeError
from bot.settings import ROOT

START_SECONDS = 120
STOP_SECONDS = 5
POLL_SECONDS = 0.1


class Child:
    """``title`` is how messages call it; it is ready when ``url`` answers 200."""

    def __init__(self, title: str, arguments: Sequence[str], environ: Mapping[str, str], url: str, log: Path) -> None:
        self.title = title
        self._arguments = arguments
        self._environ = environ
        self._url = url
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *self._arguments],
                cwd=ROOT,
                env=dict(self._environ),
                stdin=subprocess.PIPE,  # the lifeline, see bot.serve.lifeline
                stdout=output,
                stderr=output,
                start_new_session=True,  # Ctrl-C reaches the supervisor alone, which stops its children in order
            )

    def check(self) -> None:
        """Raise ServeError when it has ended."""
        code = self._process.poll() if self._process else None
        if code is not None:
            raise ServeError(f"{self.title}已退出（退出码 {code}）。完整日志：{self._log}\n{tail(self._log)}")

    async def ready(self) -> None:
        """Wait until it answers; raises ServeError when it ends before, or takes too long."""
        clock = asyncio.get_running_loop()
        limit = clock.time() + START_SECONDS
        async with httpx.AsyncClient(trust_env=False, timeout=2) as client:
            while clock.time() < limit:
                self.check()
                if self._listens() and await answers(client, self._url):
                    return
                await asyncio.sleep(POLL_SECONDS)
        raise ServeError(f"{self.title} {START_SECONDS} 秒内没有就绪。完整日志：{self._log}\n{tail(self._log)}")

    def _listens(self) -> bool:
        """Whether the port is its own: another server that took it would answer in its name."""
        port = httpx.URL(self._url).port
        try:
            sockets = psutil.Process(self.pid).net_connections("tcp")
        except psutil.Error:
            return False
        return any(s.status == psutil.CONN_LISTEN and s.laddr.port == port for s in sockets)

    def stop(self) -> None:
        """End it: by closing its lifeline, then by force."""
        if not self._process:
            return
        if self._process.stdin:
            self._process.stdin.close()
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def run_to_end(arguments: Sequence[str], environ: Mapping[str, str], output: IO[bytes] | None = None) -> int:
    """The exit code of ``python -m arguments``, run until it ends; it ends with this process too.

    ``output`` takes what it prints; without it that goes where this process's own does.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=dict(environ),
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )
    try:
        return child.wait()
    finally:
        child.kill()
        child.wait()


def tail(log: Path, lines: int = 12) -> str:
    """The last lines of a log, indented."""
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    return "\n".join("    " + line for line in text.strip().splitlines()[-lines:])


async def answers(client: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(url)).status_code == 200
    except httpx.HTTPError:
        return False
