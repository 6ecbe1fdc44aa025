"""The python-telegram-bot application of the channel: handlers in one table, pace, order and shared state."""

from __future__ import annotations

import logging

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.telegram import commands, failing, inline, pressing, questions, wording
from bot.telegram.bridge import App, Bridge, attach
from bot.telegram.core import Core
from bot.telegram.memory import Memory
from bot.telegram.ordering import OnePerChat
from bot.telegram.pacing import Patient
from bot.telegram.secrecy import keep_out_of_logs
from bot.telegram.settings import TelegramSettings

log = logging.getLogger(__name__)

UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY]
_SECONDS = 20.0  # for Telegram's answer to a request

# inline results that we made ourselves come back as messages, and other bots would talk with us for ever
_FROM_PEOPLE = filters.UpdateType.MESSAGES & ~filters.VIA_BOT & ~filters.StatusUpdate.ALL


def build(settings: TelegramSettings, core: Core, *, polling: bool) -> App:
    """An application that is ready to be initialised; ``close`` ends what it holds."""
    keep_out_of_logs(settings.token)
    defaults = Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True))
    builder = (
        ApplicationBuilder()
        .token(str(settings.token))
        .base_url(settings.api + "/bot")
        .base_file_url(settings.api + "/file/bot")
        .defaults(defaults)
        .rate_limiter(Patient())
        .concurrent_updates(OnePerChat())
        .read_timeout(_SECONDS)
        .write_timeout(_SECONDS)
        .pool_timeout(_SECONDS)
    )
    application = (builder if polling else builder.updater(None)).build()
    attach(application, Bridge(core, Memory(settings.file), settings.token, settings.public))
    _register(application)
    return application


def _register(application: App) -> None:
    application.add_handlers(
        [
            CommandHandler("start", commands.start, _FROM_PEOPLE),
            CommandHandler("help", commands.help_, _FROM_PEOPLE),
            CommandHandler("notices", commands.notices, _FROM_PEOPLE),
            CommandHandler("quiz", commands.quiz, _FROM_PEOPLE),
            CommandHandler("cancel", commands.cancel, _FROM_PEOPLE),
            MessageHandler(_FROM_PEOPLE & filters.COMMAND, commands.unknown),
            MessageHandler(_FROM_PEOPLE & (filters.TEXT | filters.CAPTION), questions.asked),
            MessageHandler(_FROM_PEOPLE, questions.no_text),
            CallbackQueryHandler(pressing.pressed),
            InlineQueryHandler(inline.typed),
        ]
    )
    application.add_error_handler(failing.failed)


async def introduce(application: App) -> None:
    """The menu of commands; without it the bot works all the same."""
    try:
        await application.bot.set_my_commands(wording.COMMANDS)
    except TelegramError as error:
        log.warning("telegram: the menu of commands could not be set: %s", error)
