"""The command line. Commands import what they need when they run, so that ``zhicheng facts`` starts at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from bot.adding_cli import add
from bot.command_line import HELP_NAMES, Accepted, Failure, Group, read_settings
from bot.quiz_cli import quiz
from bot.settings import SettingsError
from bot.telegram.command import telegram

_FILE = click.Path(path_type=Path)
_PORT = Accepted(click.IntRange(0, 65535), "0 到 65535 的整数")
_MINUTES = Accepted(click.FloatRange(0), "不小于 0 的数")
_SHARE = Accepted(click.FloatRange(0, 1), "0 到 1 的数，例如 0.9")


def _whole(least: int) -> Accepted:
    return Accepted(click.IntRange(least), f"不小于 {least} 的整数")


def _notices_option(command: Any) -> Any:
    return click.option("--notices", type=_FILE, metavar="文件夹", help="通知所在的文件夹（默认 policies/notices）。")(command)


def _why(error: OSError) -> str:
    """A failed read in Chinese; the system's own words where there is no better."""
    known = {FileNotFoundError: "没有这个文件。", IsADirectoryError: "这是文件夹，请给出一个文件。", PermissionError: "没有读取权限。"}
    return known.get(type(error), str(error))


@click.group(cls=Group, context_settings={"help_option_names": HELP_NAMES, "max_content_width": 100})
@click.version_option(package_name="zhicheng", message="%(prog)s %(version)s", help="显示版本号。")
def main() -> None:
    """职称评审通知问答：每个回答都附上通知原文。"""


@main.command()
@click.option("--host", metavar="地址", help="网页服务的地址（默认 127.0.0.1；对外提供用 0.0.0.0）。")
@click.option("--port", type=_PORT, metavar="端口", help="网页服务的端口（默认 8000；0 为任选）。")
@_notices_option
@click.option("--allow-as-of", is_flag=True, default=None, help="允许提问时指定日期（预览、测试用）。")
def serve(**options: Any) -> None:
    """启动服务：按需整理通知、训练模型，然后打印网址。Ctrl-C 停止。"""
    from bot.serve.errors import ServeError
    from bot.serve.supervisor import serve as run

    try:
        run(read_settings(**options))
    except (ServeError, SettingsError) as error:
        raise Failure(str(error)) from None


@main.command()
@click.argument("text", metavar="问题")
@click.option("--notice", metavar="编号", help="在哪份通知的页面上问（通知文件名去掉扩展名）。")
@click.option("--as-of", metavar="日期", help="按哪一天回答，例如 2024-10-12（服务须以 --allow-as-of 启动）。")
@click.option("--url", metavar="网址", help="正在运行的服务（默认本机；没有运行就临时启动一个）。")
@click.option("--json", "as_json", is_flag=True, help="原样输出 JSON。")
def ask(text: str, notice: str | None, as_of: str | None, url: str | None, as_json: bool) -> None:
    """问一个问题。"""
    import httpx

    from bot.asking import PATIENCE_SECONDS, Refused, ask_server, plain
    from bot.serve.borrowed import running
    from bot.serve.errors import ServeError

    settings = read_settings(allow_as_of=True if as_of and not url else None)
    try:
        with running(url, settings) as address, httpx.Client(trust_env=False, timeout=PATIENCE_SECONDS) as client:
            reply, _ = ask_server(address, {"text": text, "notice": notice, "as_of": as_of}, client)
    except (ServeError, Refused) as error:
        raise Failure(str(error)) from None
    click.echo(json.dumps(reply, ensure_ascii=False, indent=1) if as_json else plain(reply))


@main.command("compile")
@_notices_option
def compile_(**options: Any) -> None:
    """整理通知文件夹，更新知识库。"""
    from bot.serve.errors import ServeError
    from bot.serve.knowledge import build_knowledge

    try:
        report = build_knowledge(read_settings(**options))
    except ServeError as error:
        raise Failure(str(error)) from None
    for finding in report.findings:
        click.echo(str(finding))
    if not report.ok:
        sys.exit(1)


@main.command()
@_notices_option
def check(**options: Any) -> None:
    """检查所有通知：引文是否与原文一致，哪些内容需要人工核对。有错误时退出码为 1。"""
    from policies.compile import check_folder
    from policies.reading import ReadingError

    folder = read_settings(**options).notices
    if not folder.is_dir():
        raise Failure(f"没有这个文件夹：{folder}。请用 --notices 给出存放通知的文件夹。")
    try:
        findings = check_folder(folder)
    except ReadingError as error:
        raise Failure(str(error)) from None
    for finding in findings:
        click.echo(str(finding))
    errors = sum(finding.gravity == "error" for finding in findings)
    click.echo(f"共 {len(findings)} 条，其中错误 {errors} 条。", err=True)
    sys.exit(1 if errors else 0)


@main.command()
@click.argument("file", type=_FILE, metavar="文件")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def facts(file: Path, as_json: bool) -> None:
    """列出一份通知里的要点（日期、费用、学时、材料……），不必先收进知识库。"""
    from bot.facts import as_lines, as_record
    from policies.compile import compile_notice
    from policies.corrections import CorrectionError
    from policies.reading import ReadingError

    try:
        notice = compile_notice(file)
    except (ReadingError, CorrectionError) as error:
        raise Failure(str(error)) from None
    except OSError as error:
        raise Failure(f"读不了 {file}：{_why(error)}") from None
    record = as_record(notice)
    click.echo(json.dumps(record, ensure_ascii=False, indent=1) if as_json else "\n".join(as_lines(record)))


@main.command()
@click.option("--force", is_flag=True, help="即使模型没有过期也重新训练。")
def train(force: bool) -> None:
    """训练理解问题的模型（数据没有变就不必）。"""
    from bot.serve.errors import ServeError
    from bot.serve.progress import step
    from bot.serve.training import STEP, model_path
    from bot.serve.training import train as run

    settings = read_settings()
    if model_path(settings).exists() and not force:
        click.echo("模型是最新的，不必训练（--force 可强制）。")
        return
    try:
        with step(STEP):
            click.echo(str(run(settings)))
    except ServeError as error:
        raise Failure(str(error)) from None


@main.command()
@click.argument("files", type=_FILE, nargs=-1, metavar="文件…")
@click.option("--url", metavar="网址", help="正在运行、允许指定日期的服务（默认临时启动一个）。")
@click.option("--need", type=_SHARE, default=0.0, metavar="比例", help="通过率低于它时退出码为 1。")
@click.option("--show", type=_whole(0), default=20, metavar="个数", help="列出几个没通过的（默认 20）。")
@click.option("--nlu", is_flag=True, help="改为在留出的例句上比较理解模型与其他流水线。")
@click.option("--every", type=_whole(1), default=1, metavar="个数", help="每几个例句取一个（默认全部）。")
@click.option("--folds", type=Accepted(click.IntRange(2, 10), "2 到 10 的整数"), default=5, metavar="折数", help="例句切成几折（默认 5）。")
@click.option("--runs", type=_whole(1), default=1, metavar="次数", help="依次留出前几折（默认 1）。")
@click.option("--diet", type=_whole(0), default=0, metavar="轮数", help="也比较 Rasa 自带的流水线，DIET 训练几轮（慢）。")
@click.option("--minutes", type=_MINUTES, default=30, metavar="分钟", help="一个流水线最多多久（默认 30）。")
def evaluate(
    files: tuple[Path, ...], url: str | None, need: float, show: int,
    nlu: bool, every: int, folds: int, runs: int, diet: int, minutes: float,
) -> None:  # fmt: skip
    """用题目文件（JSONL）考一遍，或用 --nlu 比较理解模型。"""
    if nlu:
        from bot.evaluation.understanding import compare

        compare(every, folds, runs, diet, minutes)
        return
    if not files:
        raise Failure("请给出题目文件（JSONL，每行一题），或用 --nlu 比较理解模型。")
    from bot.evaluation.questions import QuestionsError, evaluate_files
    from bot.serve.borrowed import running
    from bot.serve.errors import ServeError

    try:
        with running(url, read_settings(allow_as_of=True)) as address:
            share = evaluate_files(files, address, show)
    except (ServeError, QuestionsError) as error:
        raise Failure(str(error)) from None
    sys.exit(0 if share >= need else 1)


main.add_command(add)
main.add_command(quiz)
main.add_command(telegram)

if __name__ == "__main__":
    main()
