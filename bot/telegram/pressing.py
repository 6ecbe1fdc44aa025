"""Buttons under messages: their short ids back to texts, and each quiz question answered once."""

from __future__ import annotations

import logging

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import TelegramError

from bot.telegram import wording
from bot.telegram.bridge import Bridge, Context, Place, bridge_of
from bot.telegram.formatting import DONE, NOTICE, QUIZ, chosen
from bot.telegram.replying import answer, place_of

log = logging.getLogger(__name__)


async def pressed(update: Update, context: Context) -> None:
    """Send the button's text to the core, as if it had been typed by the one who pressed."""
    query, bridge = update.callback_query, bridge_of(context)
    if not query:
        return
    kind, _, id = (query.data or "").partition(":")
    text = bridge.memory.text(id)
    refusal = _refusal(query, kind, text, bridge)
    await _acknowledge(query, refusal)
    if refusal is not None or text is None or not query.message:
        return
    notice, text = text.split("\n", 1) if kind == NOTICE else (None, text)
    done = await answer(update, context, _place(query), text, notice=notice)
    if done and kind == QUIZ:
        bridge.answered.first(_message(query))
        await _settle(query)


def _refusal(query: CallbackQuery, kind: str, text: str | None, bridge: Bridge) -> str | None:
    """Why a press is not taken (an empty text: it just does nothing); None when it is."""
    if kind == DONE:
        return ""
    if not _theirs(query):
        return wording.NOT_YOURS
    if text is None:
        return wording.EXPIRED
    # a second tap arrives while the first is answered, and would answer the next question
    return wording.ANSWERED if kind == QUIZ and _message(query) in bridge.answered else None


def _message(query: CallbackQuery) -> tuple[int, int]:
    return (query.message.chat.id, query.message.message_id) if query.message else (0, 0)


def _theirs(query: CallbackQuery) -> bool:
    """In a group the bot quotes the asker, and only the asker may press."""
    asked = query.message.reply_to_message if isinstance(query.message, Message) else None
    return not asked or not asked.from_user or asked.from_user.id == query.from_user.id


def _place(query: CallbackQuery) -> Place:
    """Where the next message goes: with the same quote, so that it is still known whose it is."""
    message = query.message
    if not isinstance(message, Message):  # too old for Telegram to say more of it
        return Place(chat=message.chat.id if message else query.from_user.id)
    return place_of(message.reply_to_message or message) if message.chat.type != "private" else Place(message.chat.id)


async def _acknowledge(query: CallbackQuery, words: str | None) -> None:
    """Ends the waiting shown on the button; too late is no harm."""
    try:
        await query.answer(words or None, show_alert=bool(words))
    except TelegramError as error:
        log.info("answerCallbackQuery: %s", error)


async def _settle(query: CallbackQuery) -> None:
    """Leaves what was chosen in the place of the keyboard."""
    try:
        await query.edit_message_reply_markup(_left(query))
    except TelegramError as error:
        log.info("editMessageReplyMarkup: %s", error)


def _left(query: CallbackQuery) -> InlineKeyboardMarkup | None:
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    return next((chosen(key.text) for row in rows for key in row if key.callback_data == query.data), None)
