"""``zhicheng quiz``: the eligibility quiz on the command line, or its flow as a drawing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.command_line import Accepted, Command, Failure, read_settings

if TYPE_CHECKING:
    from policies.eligibility import Quiz
    from policies.model import Notice

_DRAWING = Accepted(click.Path(path_type=Path, dir_okay=False), "文件的路径")
_DAY = Accepted(click.DateTime(["%Y-%m-%d"]), "2024-10-12 这样的日期")
BACK, RESTART, STOP = ("上一题", "重新开始", "不测了")


@click.command(cls=Command)
@click.argument("notice", metavar="通知")
@click.option("--graph", is_flag=True, help="不测，画出流程图（SVG），供核对。")
@click.option("--output", type=_DRAWING, metavar="文件", help="流程图存到这个文件（默认打印）。")
@click.option("--as-of", type=_DAY, metavar="日期", help="按哪一天判断，例如 2024-10-12（默认今天）。")
@click.option(
    "--notices", type=click.Path(path_type=Path), metavar="文件夹", help="通知所在的文件夹（默认 policies/notices）。"
)
def quiz(notice: str, graph: bool, output: Path | None, as_of: dt.datetime | None, notices: Path | None) -> None:
    """测一测能不能报；通知写编号（文件名去掉扩展名）或文件。"""
    from actions.clock import moment
    from bot.quiz_graph import svg
    from policies.compile import compile_notice
    from policies.corrections import CorrectionError
    from policies.eligibility import compile_quiz
    from policies.reading import ReadingError

    settings = read_settings(notices=notices)
    try:
        found = compile_notice(_file(notice, settings.notices))
    except (ReadingError, CorrectionError, OSError) as error:
        raise Failure(str(error)) from None
    prepared = compile_quiz(found)
    if graph:
        drawing = svg(found, prepared)
        output.write_text(drawing, encoding="utf-8") if output else click.echo(drawing)
        return
    _play(found, prepared, moment(as_of.date() if as_of else settings.today))


def _file(notice: str, folder: Path) -> Path:
    """The file of a notice given by id or by path; an id that is none names those that are."""
    from policies.reading import SUFFIXES

    if Path(notice).is_file():
        return Path(notice)
    files = {path.stem: path for path in sorted(folder.glob("*")) if path.suffix in SUFFIXES} if folder.is_dir() else {}
    if notice not in files:
        raise Failure(
            f"没有编号为“{notice}”的通知。{folder} 里有：{'、'.join(files) or '（没有通知）'}。请给出其中一个，或通知文件的路径。"
        )
    return files[notice]


def _play(notice: Notice, prepared: Quiz, now: dt.datetime) -> None:
    """Questions and answers until the verdict or the end of the input."""
    from actions import quiz_display, quiz_wording
    from policies.eligibility import finished, next_question, verdict
    from policies.eligibility.answers import read

    answers: dict[str, str] = {}
    if not prepared.questions:
        click.echo(quiz_wording.NOTHING_ASKED)
        return
    while not finished(prepared, answers, now):
        asked = next_question(prepared, answers, now)
        assert asked is not None  # not finished, so something is open
        click.echo(quiz_display.question(prepared, asked, answers).text)
        text = _typed()
        if text == STOP:
            return
        if text == RESTART:
            answers = {}
        elif text == BACK:
            answers.pop(next(reversed(answers), ""), None)
        else:
            reading = read(text, prepared, asked, now.date(), answers)
            answers |= reading.answers
            if asked.id not in reading.answers:
                click.echo(reading.refused or f"{asked.accepted}。")
    outcome = verdict(prepared, answers, now)
    click.echo("\n".join(filter(None, quiz_display.lines(notice, prepared, outcome, answers, now))))


def _typed() -> str:
    """What is typed next; the end of the input ends the quiz."""
    try:
        return str(click.prompt("", prompt_suffix="> ")).strip()
    except click.Abort:
        return STOP
