"""Rasa as the front sees it: a message in, structured messages out, or one of two failures."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import msgspec

from bot.web.line import Line

_PAUSE = 3.0  # seconds without trying again after Rasa did not answer in time


class RasaDown(Exception):
    """Rasa cannot be reached, or answers with an error."""


class RasaSilent(Exception):
    """Rasa took the message and answered nothing: a turn that failed inside (it logs the exception and sends [])."""


class Rasa:
    """The ``rest`` channel over a line that stays open."""

    def __init__(self, line: Line, clock: Callable[[], float] = time.monotonic) -> None:
        self._line, self._clock, self._resting_until = line, clock, 0.0

    async def ask(self, sender: str, text: str, notice: str | None, as_of: str | None) -> list[dict[str, Any]]:
        """The messages that answer ``text``, in the form of the HTTP contract. Raises RasaDown or RasaSilent."""
        body = {"sender": sender, "message": text, "metadata": {"notice": notice, "as_of": as_of}}
        messages = [message for part in await self._post(body) for message in _messages(part)]
        if not messages:
            raise RasaSilent
        return messages

    async def _post(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        if self._clock() < self._resting_until:
            raise RasaDown("resting after a time-out")
        try:
            status, answer = await self._line.send("POST", "/webhooks/rest/webhook", msgspec.json.encode(body))
            parts = msgspec.json.decode(answer) if status == 200 else None
        except TimeoutError as error:
            self._resting_until = self._clock() + _PAUSE
            raise RasaDown(str(error)) from error
        except (ConnectionError, msgspec.DecodeError) as error:
            raise RasaDown(type(error).__name__) from error
        if status != 200:
            raise RasaDown(f"status {status}")
        return parts if isinstance(parts, list) else []

    async def alive(self) -> bool:
        """Whether Rasa's server answers at all."""
        try:
            status, _ = await self._line.send("GET", "/")
        except (TimeoutError, ConnectionError):
            return False
        return status == 200

    async def close(self) -> None:
        await self._line.close()


def _messages(part: dict[str, Any]) -> list[dict[str, Any]]:
    """The contract's messages in one part of Rasa's reply: our payloads, or a plain text that Rasa uttered itself."""
    custom = part.get("custom")
    if isinstance(custom, dict):
        return list(custom["messages"]) if "messages" in custom else [custom]
    if text := part.get("text"):
        return [{"kind": "smalltalk", "text": text, "citations": [], "buttons": []}]
    return []
