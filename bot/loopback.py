"""Requests to a server of ours on the loopback, over connections that stay open.

A message takes two such requests, the front's to Rasa and Rasa's to the actions. aiohttp takes a millisecond for each,
because it is made for any server anywhere: addresses, cookies, redirects, compression, proxies. Here are a request and an
answer; httptools reads it.
"""

from __future__ import annotations

import asyncio
import time
from typing import cast
from urllib.parse import urlsplit

import httptools

from bot.settings import KEPT_SECONDS

LET_GO_SECONDS = KEPT_SECONDS - 15  # earlier than the server does, so that no request meets a closing connection
CONNECT_SECONDS = 1.0

Answer = tuple[int, bytes]


class Loopback:
    """The connections to one server (``http://host:port``). Made anywhere, used in one event loop."""

    def __init__(self, url: str, seconds: float) -> None:
        """``seconds`` is how long an answer may take."""
        parts = urlsplit(url)
        self._host, self._port, self._seconds = parts.hostname or "", parts.port or 80, seconds
        self._head = f"HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        self._idle: list[_Connection] = []

    async def send(self, method: str, path: str, body: bytes | None = None) -> Answer:
        """The answer's status and body. A body is sent as JSON.

        Raises TimeoutError when no answer came in time, ConnectionError when none can come.
        """
        about = "" if body is None else f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        connection = self._kept() or await self._connected()
        try:
            answer = await connection.send(f"{method} {path} {self._head}{about}\r\n".encode() + (body or b""), self._seconds)
        except BaseException:
            connection.close()  # an answer may still come, to nobody
            raise
        if connection.reusable:
            self._idle.append(connection)
        return answer

    async def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _kept(self) -> _Connection | None:
        """The connection used last, if it is still good; older ones are idle for longer."""
        while self._idle:
            connection = self._idle.pop()
            if connection.reusable and time.monotonic() - connection.used < LET_GO_SECONDS:
                return connection
            connection.close()
        return None

    async def _connected(self) -> _Connection:
        opening = asyncio.get_running_loop().create_connection(_Connection, self._host, self._port)
        try:
            _, connection = await asyncio.wait_for(opening, CONNECT_SECONDS)
        except asyncio.TimeoutError as error:
            raise TimeoutError(f"no connection in {CONNECT_SECONDS} s") from error
        except OSError as error:
            raise ConnectionError(str(error)) from error
        return connection


class _Connection(asyncio.Protocol):
    """Carries one request at a time."""

    reusable = False
    used = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none by its class
        self._answer: asyncio.Future[Answer] | None = None

    async def send(self, request: bytes, seconds: float) -> Answer:
        loop = asyncio.get_running_loop()
        self._answer, self.reusable = loop.create_future(), False
        self._body: list[bytes] = []
        self._parser = httptools.HttpResponseParser(self)
        patience = loop.call_later(seconds, self._fail, TimeoutError(f"no answer in {seconds} s"))
        self._transport.write(request)
        try:
            return await self._answer
        finally:
            patience.cancel()

    def close(self) -> None:
        self.reusable = False
        self._transport.abort()

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._fail(ConnectionError(f"no HTTP: {error}"))

    def connection_lost(self, error: Exception | None) -> None:
        self.reusable = False
        self._fail(ConnectionError(str(error or "closed by the server")))

    def _fail(self, error: Exception) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_exception(error)

    # what httptools calls

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        self.used, self.reusable = time.monotonic(), self._parser.should_keep_alive()
        if self._answer and not self._answer.done():
            self._answer.set_result((self._parser.get_status_code(), b"".join(self._body)))
