"""Fetching messages from Telegram: a process of its own, which needs no public address."""

from __future__ import annotations

import logging

import click
from telegram.error import InvalidToken

from bot.telegram import wording
from bot.telegram.application import UPDATES, build, introduce
from bot.telegram.bridge import App, bridge_in
from bot.telegram.core import Core
from bot.telegram.settings import TelegramSettings


class TokenRefused(Exception):
    """Telegram does not know the token; the message (Chinese) says what to do, and does not hold it."""


def run(settings: TelegramSettings) -> None:
    """Fetch and answer until SIGINT or SIGTERM; what was fetched is answered before it ends. Raises TokenRefused."""

    async def begun(application: App) -> None:
        await introduce(application)
        click.echo(wording.running(application.bot.username, settings.front), err=True)

    async def ended(application: App) -> None:
        await bridge_in(application).close()

    # the library's own report of a refused token is a traceback; ours says what to do
    logging.getLogger("telegram.ext").addFilter(lambda record: "Invalid token" not in record.getMessage())
    application = build(settings, Core(settings.front), polling=True)
    application.post_init, application.post_shutdown = begun, ended
    try:
        application.run_polling(allowed_updates=UPDATES, bootstrap_retries=-1)
    except InvalidToken:
        raise TokenRefused(wording.REFUSED_TOKEN) from None
