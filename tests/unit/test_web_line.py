"""The front's line to Rasa, against a real socket: connections kept, and each failure as one of two."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.loopback import Loopback
from bot.web.rasa import Rasa, RasaDown

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answered(status: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nContent-Type: application/json\r\n\r\n".encode() + body


async def served(talk: Talk, ask: Callable[[Loopback], Awaitable[None]], seconds: float = 5.0) -> None:
    """Run ``ask`` over a line to a server that treats each connection as ``talk`` says."""
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    loopback = Loopback(f"http://127.0.0.1:{port}", seconds)
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
    loopback = Loopback("http://127.0.0.1:1", 1.0)
    try:
        await loopback.send("GET", "/")
    finally:
        await loopback.close()


def test_an_answer_that_does_not_come_is_a_time_out_and_never_answers_the_next_request():
    over = asyncio.Event()

    async def talk(reader, writer):
        request = await reader.readuntil(b"\r\n\r\n")
        await over.wait()
        writer.write(answered("200 OK", request.split()[1]))

    async def ask(loopback):
        with pytest.raises(TimeoutError):
            await loopback.send("GET", "/first")
        over.set()
        assert await loopback.send("GET", "/second") == (200, b"/second")

    asyncio.run(served(talk, ask, seconds=0.1))


def test_an_answer_in_chunks_is_put_together_and_a_connection_that_the_server_closes_is_not_used_again():
    connections = []
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"

    async def talk(reader, writer):
        connections.append(writer)
        await reader.readuntil(b"\r\n\r\n")
        for at in range(0, len(chunked), 7):
            writer.write(chunked[at : at + 7])
            await writer.drain()
        writer.close()

    async def ask(loopback):
        for _ in range(2):
            assert await loopback.send("GET", "/") == (200, b"abcde")

    asyncio.run(served(talk, ask))
    assert len(connections) == 2


def test_requests_at_the_same_time_each_have_their_own_answer_and_what_is_no_http_is_a_connection_error():
    async def talk(reader, writer):
        while request := await reader.readuntil(b"\r\n\r\n"):
            path = request.split()[1]
            await asyncio.sleep(0.01)
            writer.write(b"nonsense\r\n\r\n" if path == b"/bad" else answered("200 OK", path))

    async def ask(loopback):
        paths = [f"/{n}" for n in range(5)]
        answers = await asyncio.gather(*(loopback.send("GET", path) for path in paths))
        assert answers == [(200, path.encode()) for path in paths]
        with pytest.raises(ConnectionError):
            await loopback.send("GET", "/bad")

    asyncio.run(served(talk, ask))
