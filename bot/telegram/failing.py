"""What happens when a handler fails: logged first, then said to whoever waits for an answer."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import Conflict, Forbidden, NetworkError, TelegramError

from bot.telegram import wording
from bot.telegram.bridge import Context
from bot.telegram.replying import place_of, say

log = logging.getLogger(__name__)


async def failed(update: object, context: Context) -> None:
    """The one error handler. Texts of messages are not logged: they may hold personal data."""
    error = context.error
    if isinstance(error, Forbidden | NetworkError | Conflict):  # blocked by the person; Telegram away; two at once
        log.warning("telegram: %s: %s", type(error).__name__, error)
        return
    log.error("telegram: update %s failed", getattr(update, "update_id", None), exc_info=error)
    if isinstance(update, Update) and update.effective_message and not update.inline_query:
        try:
            await say(context, place_of(update.effective_message), wording.CRASHED)
        except TelegramError as again:
            log.warning("telegram: could not say so: %s", again)
