"""Which updates may be worked on at the same time: one of a chat after the other, all chats side by side."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram import wording
from bot.telegram.recent import Recent
from bot.web.sessions import Queues

_AT_ONCE = 2_048  # updates taken off the queue; those that wait for their chat's turn count too
_WAITING = 100  # of one chat: more than a person types, and far from using up the others' places


class OnePerChat(BaseUpdateProcessor):
    """A lock for each chat, taken in the order of arrival. An update delivered twice is worked on once."""

    def __init__(self) -> None:
        super().__init__(_AT_ONCE)
        self._queues = Queues(_WAITING)
        self._seen, self._flooded = Recent(), set[str]()

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        if not isinstance(update, Update):
            await coroutine
        elif not self._seen.first(update.update_id):
            _drop(coroutine)
        elif self._queues.full(_lane(update)):
            _drop(coroutine)
            await self._refuse(update)
        else:
            async with self._queues.turn(_lane(update)):
                self._flooded.discard(_lane(update))
                await coroutine

    async def _refuse(self, update: Update) -> None:
        """Say once in a flood that what follows is not read."""
        if _lane(update) not in self._flooded and update.effective_chat:
            self._flooded.add(_lane(update))
            await update.effective_chat.send_message(wording.FLOODED)


def _lane(update: Update) -> str:
    """What an update has to keep its order with: its chat, or for inline queries the one who types."""
    if update.effective_chat:
        return f"chat {update.effective_chat.id}"
    return f"user {update.effective_user.id if update.effective_user else 0}"


def _drop(coroutine: Awaitable[Any]) -> None:
    if hasattr(coroutine, "close"):
        coroutine.close()  # it is never awaited, which Python would warn of
