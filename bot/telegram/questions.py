"""Messages that people write: questions, questions put right, and what is no text at all."""

from __future__ import annotations

from telegram import Message, Update

from bot.telegram import wording
from bot.telegram.addressing import addressed, question
from bot.telegram.bridge import Context, bridge_of
from bot.telegram.replying import answer, place_of, say


async def asked(update: Update, context: Context) -> None:
    """A text or a caption: answered when it is meant for the bot."""
    message = update.effective_message
    if not message or not addressed(message, context.bot.bot):
        return
    text = question(message, context.bot.bot)
    if not _changed(message, text, context):
        return
    edited = update.edited_message is not None
    place = place_of(message, quote=edited)
    if not text:
        await say(context, place, wording.NOTHING_ASKED)
        return
    await answer(update, context, place, text, lead=wording.EDITED if edited else "")


async def no_text(update: Update, context: Context) -> None:
    """Stickers, photos, voice and the like: one civil word, for an album too."""
    message = update.effective_message
    if not message or update.edited_message or not addressed(message, context.bot.bot):
        return
    album = message.media_group_id
    if album and not bridge_of(context).read.first(("album", message.chat.id, album)):
        return
    await say(context, place_of(message), wording.NOT_TEXT)


def _changed(message: Message, text: str, context: Context) -> bool:
    """Whether these words of this message are new: Telegram reports edits that leave them as they were, too."""
    return bridge_of(context).read.first((message.chat.id, message.message_id, text))
