"""The front's line to Rasa, against a real socket: connections kept, and each failure as one of two."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from bot.web import line
from bot.web.line import Loopback
from bot.web.rasa import Rasa, RasaDown

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answered(status: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nContent-Type: application/json\r\n\r\n".encode() + body


async def served(talk: Talk, ask: Callable[[Loopback], Awaitable[None]]) -> None:
    """Run ``ask`` over a line to a server that treats each connection as ``talk`` says."""
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    loopback = Loopback(f"http://127.0.0.1:{port}")
    try:
        await ask(loopback)
    finally:
        await loopback.close()
        server.close()


def test_messages_share_a_connection_and_failures_of_rasa_are_down():
    connections = []

    async def talk(reader, writer):
        connections.append(writer)
        for reply in (answered("200 OK", b'[{"text": "a"}]'), answered("500 Oh", b"{}"), answered("200 OK", b"no json")):
            await reader.readuntil(b"\r\n\r\n")
            await reader.readuntil(b"}}")  # the message's end
            writer.write(reply)

    async def ask(loopback):
        rasa = Rasa(loopback)
        assert [message["text"] for message in await rasa.ask("s", "x", None, None)] == ["a"]
        for _ in range(2):
            with pytest.raises(RasaDown):
                await rasa.ask("s", "x", None, None)

    asyncio.run(served(talk, ask))
    assert len(connections) == 1


def test_a_connection_cut_off_or_refused_is_a_connection_error():
    async def talk(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    async def ask(loopback):
        with pytest.raises(ConnectionError):
            await loopback.send("POST", "/", b"{}")

    asyncio.run(served(talk, ask))
    with pytest.raises(ConnectionError):
        asyncio.run(refused())


async def refused() -> None:
    loopback = Loopback("http://127.0.0.1:1")
    try:
        await loopback.send("GET", "/")
    finally:
        await loopback.close()


def test_an_answer_that_does_not_come_is_a_time_out(monkeypatch):
    monkeypatch.setattr(line, "_PATIENCE", aiohttp.ClientTimeout(total=0.1))
    over = asyncio.Event()

    async def talk(reader, writer):
        await over.wait()

    async def ask(loopback):
        with pytest.raises(TimeoutError):
            await loopback.send("GET", "/")
        over.set()

    asyncio.run(served(talk, ask))
