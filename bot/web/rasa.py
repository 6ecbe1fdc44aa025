"""Rasa as the front sees it: a message in, structured messages out, or one of two failures."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx

_PATIENCE = httpx.Timeout(12.0, connect=1.0)  # seconds; an answer takes tens of milliseconds
_PAUSE = 3.0  # seconds without trying again after Rasa did not answer in time


class RasaDown(Exception):
    """Rasa cannot be reached, or answers with an error."""


class RasaSilent(Exception):
    """Rasa took the message and answered nothing: a turn that failed inside (it logs the exception and sends [])."""


class Rasa:
    """The ``rest`` channel over one open connection pool."""

    def __init__(
        self,
        url: str,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        limits = httpx.Limits(max_connections=100, max_keepalive_connections=20)
        # trust_env off: a proxy set for the machine must not see what people ask
        self._client = httpx.AsyncClient(
            base_url=url, transport=transport, timeout=_PATIENCE, limits=limits, trust_env=False
        )
        self._clock, self._resting_until = clock, 0.0

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
            response = await self._client.post("/webhooks/rest/webhook", json=body)
            response.raise_for_status()
            parts = response.json()
        except httpx.TimeoutException as error:
            self._resting_until = self._clock() + _PAUSE
            raise RasaDown(type(error).__name__) from error
        except (httpx.HTTPError, ValueError) as error:
            raise RasaDown(type(error).__name__) from error
        return parts if isinstance(parts, list) else []

    async def alive(self) -> bool:
        """Whether Rasa's server answers at all."""
        try:
            return (await self._client.get("/")).is_success
        except httpx.HTTPError:
            return False

    async def close(self) -> None:
        await self._client.aclose()


def _messages(part: dict[str, Any]) -> list[dict[str, Any]]:
    """The contract's messages in one part of Rasa's reply: our payloads, or a plain text that Rasa uttered itself."""
    custom = part.get("custom")
    if isinstance(custom, dict):
        return list(custom["messages"]) if "messages" in custom else [custom]
    if text := part.get("text"):
        return [{"kind": "smalltalk", "text": text, "citations": [], "buttons": []}]
    return []
