"""/start /help /notices /quiz /cancel, and commands that there are not."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup, Update

from actions.wording import EXAMPLES
from bot.telegram import wording
from bot.telegram.bridge import Context, bridge_of
from bot.telegram.core import Unanswered
from bot.telegram.formatting import ASK, NOTICE, keys
from bot.telegram.replying import answer, place_of, say

INLINE = "inline"
"""The payload of /start behind the button above inline results."""
_LISTED = 40


async def start(update: Update, context: Context) -> None:
    """A conversation from its beginning; the payload of a deep link (t.me/BOT?start=…) is a notice's id."""
    message, bridge = update.effective_message, bridge_of(context)
    if not message:
        return
    payload = context.args[0] if context.args and context.args[0] != INLINE else ""
    short = await _short(payload, context)
    bridge.begin(update, payload if short else None)
    words = wording.from_notice(short) if short else wording.unknown_notice(payload) if payload else wording.START
    await say(context, place_of(message), words, _examples(context))


async def help_(update: Update, context: Context) -> None:
    if message := update.effective_message:
        await say(context, place_of(message), wording.HELP, _examples(context))


async def notices(update: Update, context: Context) -> None:
    """The notices as buttons, in the order of the front."""
    message, bridge = update.effective_message, bridge_of(context)
    if not message:
        return
    try:
        found = await bridge.core.notices()
    except Unanswered as refusal:
        await say(context, place_of(message), refusal.message)
        return
    buttons = [{"title": summary["short"], "text": f"{summary['id']}\n{summary['short']}"} for summary in found]
    words = [wording.WHICH_NOTICE if found else wording.NO_NOTICES]
    words += [wording.and_more(len(found) - _LISTED)] if len(found) > _LISTED else []
    await say(context, place_of(message), "\n".join(words), keys(buttons[:_LISTED], NOTICE, bridge.memory.button))


async def quiz(update: Update, context: Context) -> None:
    if message := update.effective_message:
        await answer(update, context, place_of(message), " ".join([wording.QUIZ, *(context.args or ())]))


async def cancel(update: Update, context: Context) -> None:
    if message := update.effective_message:
        await answer(update, context, place_of(message), wording.CANCEL)


async def unknown(update: Update, context: Context) -> None:
    """In groups a command without the bot's name may be another bot's, and is left to it."""
    message = update.effective_message
    if message and message.chat.type == message.chat.PRIVATE:
        await say(context, place_of(message), wording.UNKNOWN_COMMAND)


def _examples(context: Context) -> InlineKeyboardMarkup | None:
    return keys([{"title": text, "text": text} for text in EXAMPLES], ASK, bridge_of(context).memory.button)


async def _short(notice: str, context: Context) -> str | None:
    """The short name of a notice that there is; the id itself while the front cannot be asked."""
    if not notice:
        return None
    try:
        found = await bridge_of(context).core.notices()
    except Unanswered:
        return notice
    return next((summary["short"] for summary in found if summary["id"] == notice), None)
