"""Requests to Telegram at the pace that it allows, tried again when it asks for patience or falls over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.ext import AIORateLimiter

log = logging.getLogger(__name__)

_RETRIES = 20  # of 429s, each after the wait that Telegram names
_TRIES, _FIRST_PAUSE, _LONGEST_PAUSE = 9, 0.25, 10.0  # about 45 seconds in all
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.WriteError)

Callback = Callable[..., Coroutine[Any, Any, Any]]


class Patient(AIORateLimiter):
    """AIORateLimiter (30 a second, 20 a minute in a group, 429s) that also outlives 5xx and a network that is away.

    A request is repeated only where Telegram cannot have carried it out: after an HTTP error or when no connection
    came about. After a time-out while waiting for the answer it may have been, and a message sent twice is worse.
    """

    def __init__(self) -> None:
        super().__init__(max_retries=_RETRIES)

    async def process_request(
        self, callback: Callback, args: Any, kwargs: dict[str, Any], endpoint: str, data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:  # fmt: skip
        if endpoint == "sendChatAction":  # worth nothing later, so neither kept waiting nor repeated
            return await callback(*args, **kwargs)
        pause = _FIRST_PAUSE
        for left in reversed(range(_TRIES)):
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except NetworkError as error:
                if not left or not _repeatable(error):
                    raise
                log.info("%s: %s; again in %.1f s", endpoint, error, pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        return None


def _repeatable(error: NetworkError) -> bool:
    cause = error.__cause__
    if isinstance(error, BadRequest):
        return False
    if isinstance(error, TimedOut):
        return isinstance(cause, _UNSENT)
    # an HTTP status of Telegram's has no cause, or a body that was no JSON
    return cause is None or isinstance(cause, (TelegramError, *_UNSENT))
