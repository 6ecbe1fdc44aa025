"""ASGI apps on the loopback, in the event loop of the test."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

import uvicorn


@contextlib.asynccontextmanager
async def serving(app: Any) -> AsyncIterator[str]:
    """The address of a running app, its lifespan included."""
    door = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="error", access_log=False, ws="none", timeout_graceful_shutdown=1)
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    # without its main loop, which would look for the end only ten times a second
    await server.startup(sockets=[door])
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
    finally:
        await server.shutdown(sockets=[door])
        door.close()


async def until(condition: Callable[[], Any], seconds: float = 10.0) -> None:
    """Wait for a condition; AssertionError when it does not come."""
    for _ in range(int(seconds * 200)):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("what was waited for did not happen")
