"""``zhicheng telegram``."""

from __future__ import annotations

import logging
import os

import click

from bot.command_line import Command, Failure, read_settings
from bot.settings import SettingsError


@click.command(cls=Command)
@click.option("--url", metavar="网址", help="回答问题的服务，即 zhicheng serve 打印的网址（默认本机）。")
def telegram(url: str | None) -> None:
    """启动 Telegram 机器人：问题交给正在运行的服务回答。

    令牌放在环境变量 ZHICHENG_TELEGRAM_TOKEN 里。
    """
    from bot.telegram.settings import read_telegram

    try:
        settings = read_telegram(os.environ, read_settings(), url)
    except SettingsError as error:
        raise Failure(str(error)) from None
    from bot.telegram.polling import TokenRefused, run

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        run(settings)
    except TokenRefused as error:
        raise Failure(str(error)) from None
