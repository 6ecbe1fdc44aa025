"""Questions put to a server: one after the other, and by several clients at once."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterable, Iterator
from typing import Protocol

import aiohttp

from bot.evaluation.examples import read_examples

TURNS = 4  # messages of a conversation


class Server(Protocol):
    url: str

    async def ask(self, session: aiohttp.ClientSession, text: str, conversation: str | None) -> str:
        """Ask one message and return the conversation to go on with. Raises RuntimeError when nothing is answered."""


def messages(count: int = 200) -> list[str]:
    """Training examples taken evenly from all of them: both sides have learnt them, so neither has an advantage."""
    texts = [text for text, _ in read_examples()]
    return [texts[i * len(texts) // count] for i in range(count)]


async def alone(server: Server, texts: Iterable[str], seconds: float) -> list[float]:
    """Milliseconds of each message of one client that waits for each answer; it stops when the time is over."""
    times: list[float] = []
    async with aiohttp.ClientSession() as session:
        async for taken in _asked(server, session, iter(texts), time.perf_counter() + seconds):
            times.append(taken * 1000)
    return times


async def together(server: Server, texts: Iterable[str], clients: int, seconds: float) -> float:
    """Messages answered a second, over clients that each wait for their answers and share the messages."""
    queue, began = iter(texts), time.perf_counter()
    async with aiohttp.ClientSession() as session:
        counts = await asyncio.gather(*(_counted(server, session, queue, began + seconds) for _ in range(clients)))
    return sum(counts) / (time.perf_counter() - began)


async def _counted(server: Server, session: aiohttp.ClientSession, texts: Iterator[str], until: float) -> int:
    return len([taken async for taken in _asked(server, session, texts, until)])


async def _asked(server: Server, session: aiohttp.ClientSession, texts: Iterator[str], until: float):  # type: ignore[no-untyped-def]
    """Seconds that each message took, in conversations of a few turns."""
    conversation = None
    for number, text in enumerate(texts):
        began = time.perf_counter()
        if began > until:
            return
        conversation = await server.ask(session, text, conversation if number % TURNS else None)
        yield time.perf_counter() - began


def repeated(texts: Iterable[str], count: int) -> Iterator[str]:
    return itertools.islice(itertools.cycle(texts), count)
