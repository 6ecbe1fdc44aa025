"""What all commands of ``zhicheng`` share: help and refusals in Chinese, settings, failures.

click words its own help and usage errors in English. Here a wrong call is told what was found, what is accepted and
where to read on; its exit code stays click's, 2.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from bot.settings import Settings, SettingsError

_HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
HELP_NAMES = ["-h", "--help"]


class Failure(click.ClickException):
    """A message (Chinese) on standard error and exit code 1, without click's English prefix."""

    def show(self, file: Any = None) -> None:
        click.echo(self.message, file=file or sys.stderr)


class Misused(Failure):
    """A command called in a way that it does not take."""

    exit_code = 2

    def __init__(self, message: str, ctx: click.Context) -> None:
        super().__init__(f"{message}\n{ctx.get_usage()}\n详细说明：{ctx.command_path} --help")


def read_settings(**options: Any) -> Settings:
    """The settings of the environment with these options. Raises Failure when one cannot be used."""
    try:
        return Settings.read(os.environ, **options)
    except SettingsError as error:
        raise Failure(str(error)) from None


class Accepted(click.ParamType[Any]):
    """Another type whose refusals say in Chinese what it takes."""

    def __init__(self, type: click.ParamType[Any], accepted: str) -> None:
        self._type = type
        self._accepted = accepted
        self.name = type.name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return self._type.convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{value}”不能用，请写 {self._accepted}。", param, ctx)


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")


class _Context(click.Context):
    formatter_class = _Formatter


class _Spoken(click.Command):
    """Help and refusals in Chinese, whatever the kind of command."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明。"
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True  # refused here, in Chinese
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            raise refusal(error, ctx) from None
        if rest and not self.allow_extra_args and not ctx.resilient_parsing:
            raise Misused(f"多出来的内容：{' '.join(rest)}。带空格的内容请放在引号里。", ctx)
        return rest


class Command(_Spoken):
    """One command."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[选项]", **more})


class Group(_Spoken, click.Group):
    """Commands under one name."""

    command_class = Command

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[选项]", "subcommand_metavar": "命令 …", **more})

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise refusal(error, ctx) from None


def refusal(error: click.UsageError, ctx: click.Context) -> click.ClickException:
    """A usage error of click's in our words; a call without anything shows the help instead."""
    return error if isinstance(error, click.exceptions.NoArgsIsHelpError) else Misused(_said(error, ctx), ctx)


def _said(error: click.UsageError, ctx: click.Context) -> str:
    """What was found, and what is accepted."""
    if isinstance(error, click.exceptions.NoSuchCommand):
        listed = ctx.command.list_commands(ctx) if isinstance(ctx.command, click.Group) else []
        return f"没有“{error.command_name}”这个命令。{_near(error.possibilities) or '可用的命令：' + '、'.join(listed) + '。'}"
    if isinstance(error, click.NoSuchOption):
        listed = [max(param.opts, key=len) for param in ctx.command.get_params(ctx) if isinstance(param, click.Option)]
        return f"没有 {error.option_name} 这个选项。{_near(error.possibilities) or '可用的选项：' + '、'.join(listed) + '。'}"
    if isinstance(error, click.BadOptionUsage):
        option = next((param for param in ctx.command.get_params(ctx) if error.option_name in param.opts), None)
        flag = isinstance(option, click.Option) and option.is_flag
        return f"选项 {error.option_name} {'不带值' if flag else f'后面要写{_name(option)}'}。"
    if isinstance(error, click.MissingParameter):
        return f"没有给出{_name(error.param)}。"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{max(error.param.opts, key=len)} 的值{error.message}"
    return error.message


def _near(possibilities: list[str] | None) -> str:
    return f"您是不是想用 {' 或 '.join(sorted(possibilities))}？" if possibilities else ""


def _name(param: click.Parameter | None) -> str:
    return ((param.metavar if param else None) or "值").rstrip("…")
