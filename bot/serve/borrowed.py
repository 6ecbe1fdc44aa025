"""A running server for commands that ask questions: the one that is there, or one of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from bot.serve.errors import ServeError
from bot.serve.supervisor import LIFELINE
from bot.settings import ROOT, Settings


@contextmanager
def running(url: str | None, settings: Settings) -> Iterator[str]:
    """The address of a ready server: ``url``, else the settings' own if it answers, else one started for the block.

    Raises ServeError when the named one does not answer, or the own one does not start.
    """
    if url is not None:
        if not is_ready(url):
            raise ServeError(f"{url} 没有就绪的服务。请先运行 zhicheng serve，或者去掉 --url（会临时启动一个）。")
        yield url.rstrip("/")
    elif not settings.allow_as_of and is_ready(settings.url):
        yield settings.url
    else:
        with _own(settings) as own:
            yield own


def is_ready(url: str) -> bool:
    try:
        return httpx.get(url.rstrip("/") + "/readyz", trust_env=False, timeout=3).status_code == 200
    except httpx.HTTPError:
        return False


@contextmanager
def _own(settings: Settings) -> Iterator[str]:
    """Its progress goes to this terminal; it ends with the block, or with this process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "serve", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, **settings.environ(), "ZHICHENG_RASA_PORT": "0", "ZHICHENG_ACTIONS_PORT": "0", LIFELINE: "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        if not url:
            raise ServeError("没能启动临时服务，原因见上。")
        yield url
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
