"""Sending what the core said to where it was asked, with 'typing' shown until it is there."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any

from telegram import InlineKeyboardMarkup, Message, ReplyParameters, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.telegram import wording
from bot.telegram.bridge import Bot, Bridge, Context, Place, bridge_of
from bot.telegram.core import Unanswered
from bot.telegram.formatting import ASK, Outgoing, compose, keys

_SHOWN_SECONDS = 4.5  # Telegram shows an action for five seconds
_LAST_ACTION_SECONDS = 1.0


def place_of(message: Message, *, quote: bool = False) -> Place:
    """Where to answer a message. In groups the question is quoted; ``quote`` does so in private chats too."""
    group = message.chat.type != message.chat.PRIVATE
    topic = message.message_thread_id if message.is_topic_message else None
    return Place(chat=message.chat.id, topic=topic, message=message.message_id if group or quote else None)


async def answer(
    update: Update, context: Context, place: Place, text: str, *, notice: str | None = None, lead: str = ""
) -> bool:
    """Ask the core and send its reply; False when there was none, which has then been said."""
    bridge = bridge_of(context)
    try:
        async with typing(context.bot, place):
            reply = await bridge.ask(update, text, notice)
    except Unanswered as refusal:
        again = [{"title": wording.AGAIN, "text": text}] if refusal.code == "down" else []
        await say(context, place, refusal.message, keys(again, ASK, bridge.memory.button))
        return False
    await send(context.bot, place, rendered(bridge, reply.messages, lead))
    return True


def rendered(bridge: Bridge, messages: Sequence[dict[str, Any]], lead: str = "") -> list[Outgoing]:
    """The core's messages for Telegram, the first one headed by ``lead``."""
    headed = [{**m, "text": f"{lead}\n{m['text']}"} if lead and not i else m for i, m in enumerate(messages)]
    return [part for message in headed for part in compose(message, bridge.public, bridge.memory.button)]


async def say(context: Context, place: Place, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """A sentence of the channel's own."""
    parts = compose({"text": text}, None, str)
    await send(context.bot, place, [*parts[:-1], Outgoing(parts[-1].html, keyboard)])


async def send(bot: Bot, place: Place, parts: Sequence[Outgoing]) -> None:
    """One after the other, so that they arrive in their order."""
    quoted = ReplyParameters(place.message, allow_sending_without_reply=True) if place.message else None
    for part in parts:
        await bot.send_message(
            place.chat, part.html, reply_markup=part.keyboard, reply_parameters=quoted, message_thread_id=place.topic
        )


@contextlib.asynccontextmanager
async def typing(bot: Bot, place: Place) -> AsyncIterator[None]:
    """Shows 'typing' from now until the end of the block, without keeping the answer waiting."""
    stop = asyncio.Event()
    showing = asyncio.create_task(_show(bot, place, stop))
    try:
        yield
    finally:
        stop.set()
        # an action that arrives after the answer would announce another one
        await asyncio.wait({showing}, timeout=_LAST_ACTION_SECONDS)
        showing.cancel()


async def _show(bot: Bot, place: Place, stop: asyncio.Event) -> None:
    while not stop.is_set():
        with contextlib.suppress(TelegramError):  # an ornament: the answer is what counts
            await bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(stop.wait(), _SHOWN_SECONDS)
