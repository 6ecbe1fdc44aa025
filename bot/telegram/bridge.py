"""What all handlers share, made once at start: the core, the memory, and who a conversation is with."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.datastructures import Secret
from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.telegram.core import Core, Reply, Unanswered
from bot.telegram.memory import Chat, Memory
from bot.telegram.recent import Recent
from bot.telegram.secrecy import derived

Context = CallbackContext[Any, Any, Any, Any]
App = Application[Any, Any, Any, Any, Any, Any]
Bot = ExtBot[Any]
_KEY = "bridge"


class Bridge:
    """The channel's state. ``answered`` holds quiz messages that took an answer, ``read`` edits and albums."""

    def __init__(self, core: Core, memory: Memory, token: Secret, public: str | None) -> None:
        self.core, self.memory, self.public = core, memory, public
        self.answered, self.read = Recent(), Recent()
        self._token = token

    async def ask(self, update: Update, text: str, notice: str | None = None) -> Reply:
        """The core's reply in the conversation of this update, on the page given or kept. Raises Unanswered."""
        key = self.key(update)
        chat = self.memory.chat(key)
        page = notice or chat.notice
        # unguessable, since whoever sends the same id gets the same reply
        id = derived(self._token, "message", update.update_id)
        try:
            reply = await self.core.ask(text, id=id, session=chat.session, notice=page)
        except Unanswered as refusal:
            if refusal.code != "unknown_notice" or page is None:
                raise
            page = None  # the notice has been taken away since
            reply = await self.core.ask(text, id=id, session=chat.session, notice=None)
        self.memory.keep(key, Chat(session=reply.session, notice=page))
        return reply

    def begin(self, update: Update, notice: str | None) -> None:
        """A conversation from its beginning, on a notice's page or none."""
        self.memory.keep(self.key(update), Chat(notice=notice))

    def key(self, update: Update) -> str:
        """The conversation: one with each person, so that in a group two quizzes do not mix."""
        chat, user = update.effective_chat, update.effective_user
        return derived(self._token, "chat", chat.id if chat else "", user.id if user else "")

    async def close(self) -> None:
        await self.core.close()
        self.memory.close()


def attach(application: App, bridge: Bridge) -> None:
    application.bot_data[_KEY] = bridge


def bridge_in(application: App) -> Bridge:
    bridge: Bridge = application.bot_data[_KEY]
    return bridge


def bridge_of(context: Context) -> Bridge:
    return bridge_in(context.application)


class Place(msgspec.Struct, frozen=True):
    """Where a reply goes: a chat, its topic, and the message that it answers (None: no message is quoted)."""

    chat: int
    topic: int | None = None
    message: int | None = None
