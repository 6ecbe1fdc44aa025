"""Bringing the knowledge base up to date with the folder of notices."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.serve.errors import ServeError
from bot.serve.lifeline import hold_on_to_parent
from bot.serve.progress import console
from bot.settings import Settings
from policies.compile import Report, compile_folder
from policies.reading import ReadingError


def build_knowledge(settings: Settings) -> Report:
    """Compile what is new or changed. A notice that fails is named on standard error and left out.

    Raises ServeError when there is no folder, or nothing in it that can be read.
    """
    folder = settings.notices
    if not folder.is_dir():
        raise ServeError(f"没有这个文件夹：{folder}。请用 --notices 给出存放通知（txt、md、html、docx、pdf）的文件夹。")
    settings.data.mkdir(parents=True, exist_ok=True)
    columns = (TextColumn("整理通知"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("", total=None)
        report = _compiled(settings, lambda done, total: progress.update(bar, completed=done, total=total))
    show_failures(report)
    console.print(f"✓ 整理通知：新整理 {len(report.compiled)} 份，未变 {report.unchanged} 份（{report.seconds:.1f} 秒）")
    if not report.compiled and not report.unchanged:
        raise ServeError(f"{folder} 里没有一份能读的通知。支持的格式：txt、md、html、docx、pdf。")
    return report


def _compiled(settings: Settings, progress: Callable[[int, int], None]) -> Report:
    try:
        return compile_folder(settings.notices, settings.database, progress=progress)
    except ReadingError as error:
        raise ServeError(str(error)) from error


def show_failures(report: Report) -> None:
    for failure in report.failures:
        console.print(f"跳过 {failure.file}：{failure.message}", style="red", markup=False)


def main() -> None:
    """In a process of its own, so that what reading and extracting need does not stay in the server's memory."""
    hold_on_to_parent()
    try:
        build_knowledge(Settings.read(os.environ))
    except ServeError as error:
        console.print(str(error), markup=False)
        sys.exit(1)


if __name__ == "__main__":
    main()
