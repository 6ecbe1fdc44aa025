"""Conversations as the front knows them: unguessable tokens, one message at a time, no message answered twice."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import hmac
import os
import secrets
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


class SessionTokens:
    """Tokens of the form ``<conversation>.<signature>``.

    Signed rather than stored, so that conversations outlive a restart and a made-up token opens none.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def from_file(cls, path: Path) -> SessionTokens:
        """With the key kept in ``path``, made at the first start, readable by its owner only."""
        with contextlib.suppress(FileExistsError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "xb", opener=_owner_only) as file:
                file.write(secrets.token_bytes(32))
        return cls(path.read_bytes())

    def issue(self) -> str:
        conversation = secrets.token_urlsafe(18)
        return f"{conversation}.{self._sign(conversation)}"

    def conversation(self, token: str) -> str | None:
        """The conversation that a token of ours opens; None for any other text."""
        conversation, _, signature = token.partition(".")
        known = hmac.compare_digest(signature.encode(), self._sign(conversation).encode())
        return conversation if known else None

    def _sign(self, conversation: str) -> str:
        digest = hmac.digest(self._key, conversation.encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(digest[:18]).decode()


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class Queues:
    """One message of a conversation at a time, in the order in which they came."""

    def __init__(self, longest: int = 8) -> None:
        self._longest = longest
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    def full(self, conversation: str) -> bool:
        return self._locks.get(conversation, (None, 0))[1] >= self._longest

    @contextlib.asynccontextmanager
    async def turn(self, conversation: str) -> AsyncIterator[None]:
        lock, waiting = self._locks.get(conversation, (asyncio.Lock(), 0))
        self._locks[conversation] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            waiting = self._locks[conversation][1] - 1
            if waiting:
                self._locks[conversation] = (lock, waiting)
            else:
                del self._locks[conversation]


class Replays(Generic[T]):
    """What was answered to a message id: a message sent again gets the same answer, and is not asked twice."""

    def __init__(self, kept: int = 2_000) -> None:
        self._kept = kept
        self._tasks: OrderedDict[str, asyncio.Task[T]] = OrderedDict()

    async def once(self, key: str | None, work: Callable[[], Awaitable[T]]) -> T:
        """The result of ``work``, run once for a key; a failure is not kept. Without a key: always run."""
        if key is None:
            return await work()
        if key not in self._tasks:
            self._tasks[key] = asyncio.ensure_future(_run(work))
            while len(self._tasks) > self._kept:
                self._tasks.popitem(last=False)
        task = self._tasks[key]
        try:
            return await asyncio.shield(task)
        except BaseException:
            if task.done() and self._tasks.get(key) is task:
                del self._tasks[key]
            raise


async def _run(work: Callable[[], Awaitable[T]]) -> T:
    return await work()
