"""The chat core as the channel sees it: ``/api/chat``, ``/api/notices`` and ``/api/search`` of a running front."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx
import msgspec

from bot.telegram import wording

_TIMEOUT = httpx.Timeout(20.0, connect=2.0)  # seconds; the front itself gives up on an answer after 12
_PATIENCE = 20.0  # seconds in which a question is tried again
_LATER = {429, 502, 503, 504}
_LONGEST_PAUSE = 5.0


class Unanswered(Exception):
    """No answer; ``message`` (Chinese) is for the person who asked, ``code`` is the front's own or ``down``."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code, self.message = code, message


class Reply(msgspec.Struct, frozen=True):
    session: str
    messages: list[dict[str, Any]]


class Core:
    """One connection pool to the front. ``transport`` leads into the front itself where the channel runs inside it."""

    def __init__(
        self, url: str, transport: httpx.AsyncBaseTransport | None = None, patience: float = _PATIENCE
    ) -> None:
        # trust_env off: a proxy set for Telegram must not see what people ask
        self._client = httpx.AsyncClient(base_url=url, transport=transport, timeout=_TIMEOUT, trust_env=False)
        self._patience = patience

    async def ask(self, text: str, *, id: str, session: str | None, notice: str | None) -> Reply:
        """The reply to a question. ``id`` names the message, so that trying again asks nothing twice."""
        asked = {"text": text, "id": id, "session": session, "notice": notice}
        body = {name: value for name, value in asked.items() if value is not None}
        return msgspec.convert(await self._reach("POST", "/api/chat", json=body), Reply)

    async def notices(self) -> list[dict[str, Any]]:
        """The notices' summaries, those that a later one has replaced at the end."""
        found: list[dict[str, Any]] = (await self._reach("GET", "/api/notices"))["notices"]
        return sorted(found, key=lambda summary: bool(summary.get("superseded_by")))

    async def search(self, query: str, limit: int) -> dict[str, Any]:
        """Direct answers and clauses for a few words (``/api/search``)."""
        found: dict[str, Any] = await self._reach("GET", "/api/search", params={"q": query, "limit": limit})
        return found

    async def close(self) -> None:
        await self._client.aclose()

    async def _reach(self, method: str, path: str, **request: Any) -> Any:
        """The JSON of a success; tried again while the front is away or asks to wait. Raises Unanswered."""
        deadline, pause = time.monotonic() + self._patience, 0.2
        while True:
            response = await self._once(method, path, request)
            if response is not None and response.is_success:
                return response.json()
            if response is not None and response.status_code not in _LATER:
                raise _refused(response)
            wait = _told(response) or pause
            if time.monotonic() + wait > deadline:
                raise _refused(response) if response is not None else Unanswered("down", wording.FRONT_DOWN)
            await asyncio.sleep(wait)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _once(self, method: str, path: str, request: dict[str, Any]) -> httpx.Response | None:
        try:
            return await self._client.request(method, path, **request)
        except httpx.TransportError:
            return None


def _told(response: httpx.Response | None) -> float:
    """The seconds that the front asks to wait, 0 where it does not say."""
    said = response.headers.get("Retry-After", "") if response is not None else ""
    return min(float(said), _LONGEST_PAUSE) if said.isascii() and said.isdigit() else 0.0


def _refused(response: httpx.Response) -> Unanswered:
    """The front's own words where the asker can act on them."""
    try:
        error = response.json()["error"]
        code, message = str(error["code"]), str(error["message"])
    except (ValueError, KeyError, TypeError):
        return Unanswered("down", wording.FRONT_DOWN)
    return Unanswered(code, message if response.status_code < 500 else wording.FRONT_DOWN)
