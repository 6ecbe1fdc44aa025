"""The connections to a server on the loopback, kept open between messages."""

from __future__ import annotations

import asyncio
from typing import Protocol

import aiohttp

from bot.settings import KEPT_SECONDS

_PATIENCE = aiohttp.ClientTimeout(total=12.0, sock_connect=1.0)  # seconds; an answer takes milliseconds


class Line(Protocol):
    """What carries a request to Rasa and brings the answer's status and body."""

    async def send(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        """Raises TimeoutError when no answer came in time, ConnectionError when none can come."""

    async def close(self) -> None: ...


class Loopback:
    """aiohttp's connections. The library that the rest of the front uses, httpx, takes 3 ms for a request."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session: aiohttp.ClientSession | None = None

    async def send(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        if self._session is None:  # it belongs to the loop that runs when it is made
            connector = aiohttp.TCPConnector(limit=100, keepalive_timeout=KEPT_SECONDS - 15)
            # trust_env is off: a proxy set for the machine must not see what people ask
            self._session = aiohttp.ClientSession(self._url, connector=connector, timeout=_PATIENCE)
        headers = {"Content-Type": "application/json"} if body is not None else None
        try:
            async with self._session.request(method, path, data=body, headers=headers) as response:
                return response.status, await response.read()
        except asyncio.TimeoutError as error:
            raise TimeoutError(type(error).__name__) from error
        except aiohttp.ClientError as error:
            raise ConnectionError(type(error).__name__) from error

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
