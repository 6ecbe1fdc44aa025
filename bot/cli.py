"""The command line. Commands import what they need when they run, so that ``zhicheng facts`` starts at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from bot.settings import Settings, SettingsError


def read_settings(**options: Any) -> Settings:
    try:
        return Settings.read(os.environ, **options)
    except SettingsError as error:
        raise click.ClickException(str(error)) from None


@click.group()
def main() -> None:
    """职称评审通知问答。"""


@main.command()
@click.option("--host")
@click.option("--port", type=click.IntRange(0, 65535))
@click.option("--notices", type=click.Path(path_type=Path))
@click.option("--allow-as-of", is_flag=True, default=None)
def serve(**options: Any) -> None:
    """启动。"""
    from bot.serve.errors import ServeError
    from bot.serve.supervisor import serve as run

    try:
        run(read_settings(**options))
    except ServeError as error:
        raise click.ClickException(str(error)) from None


if __name__ == "__main__":
    sys.exit(main())
