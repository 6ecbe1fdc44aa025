"""What carries the front's requests to Rasa: ``bot.loopback.Loopback``, and what stands in for it in tests."""

from __future__ import annotations

from typing import Protocol

PATIENCE_SECONDS = 12.0  # an answer takes milliseconds


class Line(Protocol):
    """What carries a request to Rasa and brings the answer's status and body."""

    async def send(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        """Raises TimeoutError when no answer came in time, ConnectionError when none can come."""

    async def close(self) -> None: ...
