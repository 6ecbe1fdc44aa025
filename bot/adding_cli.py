"""``zhicheng add``: what was understood of new notices and which answers they change, then their publication."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.command_line import Command, Failure, read_settings

if TYPE_CHECKING:
    from bot.settings import Settings
    from policies.adding import Addition, Preview
    from policies.store import Knowledge

MOST_LINES = 60  # of one notice's changes
LONGEST_LINE = 120  # characters


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option("--dry-run", is_flag=True, help="只看读懂了什么、会改变哪些回答，不收进知识库。")
@click.option(
    "--notices", type=click.Path(path_type=Path), metavar="文件夹", help="通知所在的文件夹（默认 policies/notices）。"
)
def add(files: tuple[Path, ...], dry_run: bool, notices: Path | None) -> None:
    """收进新通知：先列出读懂的内容和会改变的回答，没有错误才收。"""
    from policies.adding import preview

    settings = read_settings(notices=notices)
    found = preview(files, _knowledge(settings))
    for line in shown(found):
        click.echo(line)
    if not found.ok:
        raise Failure("有文件读不了或有错误，什么都没有收进。请按上面的说明修改后再试。")
    if dry_run:
        click.echo("以上只是预览，什么都没有收进。去掉 --dry-run 即收进知识库。")
        return
    _publish(files, settings)


def shown(found: Preview) -> list[str]:
    """The preview as lines of text."""
    lines = [line for addition in found.additions for line in _addition(addition)]
    return lines + [f"✗ {failure.message}" for failure in found.failures]


def _addition(addition: Addition) -> list[str]:
    from policies.differences import TYPES

    notice = addition.notice
    counts = Counter(str(fact.__struct_config__.tag) for fact in notice.facts)
    said = "、".join(f"{TYPES.get(kind, kind)} {count}" for kind, count in counts.items())
    place = "，".join(filter(None, (notice.issuer, str(notice.issued_on or ""), notice.document_number)))
    lines = [
        f"{addition.file}：{notice.title}",
        f"  简称：{notice.short}",
        f"  发文：{place or '未写明'}",
        f"  读出：{said or '没有要点'}",
    ]
    lines += [f"  取代：{id_}" for id_ in addition.takes_over]
    changes = [
        _cut(f"  {'' if change.notice == notice.id else change.notice + ' '}{change}") for change in addition.changes
    ]
    more = len(changes) - MOST_LINES
    lines += (
        [
            f"  {f'与现有的 {addition.compared_with} 相比' if addition.compared_with else '新通知'}，回答所依据的内容变化 {len(changes)} 处："
        ]
        if changes
        else ["  没有变化"]
    )
    lines += changes[:MOST_LINES] + ([f"  ……另有 {more} 处"] if more > 0 else [])
    return lines + [f"  {finding}" for finding in addition.findings]


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"


def _knowledge(settings: Settings) -> Knowledge | None:
    from policies.store import Knowledge, KnowledgeError

    try:
        return Knowledge.open(settings.database)
    except KnowledgeError:
        return None


def _publish(files: tuple[Path, ...], settings: Settings) -> None:
    from bot.serve.errors import ServeError
    from bot.serve.knowledge import build_knowledge
    from policies.adding import place

    place(files, settings.notices)
    try:
        report = build_knowledge(settings)
    except ServeError as error:
        raise Failure(str(error)) from None
    if not report.ok:
        sys.exit(1)
    click.echo("已收进知识库；正在运行的服务几秒内就会用上，不必重启。")
