"""Bringing the knowledge base up to date with the folder of notices."""

from __future__ import annotations

from bot.serve.errors import ServeError
from bot.serve.progress import step
from bot.settings import Settings


def build_knowledge(settings: Settings) -> None:
    """Compile what is new or changed; raises ServeError naming the notice that cannot be read."""
    from policies.compile import compile_folder

    if not settings.notices.is_dir():
        raise ServeError(f"--notices {settings.notices}：没有这个文件夹。请给出存放通知（txt、md、html、docx、pdf）的文件夹。")
    settings.data.mkdir(parents=True, exist_ok=True)
    with step("整理通知"):
        compile_folder(settings.notices, settings.database)
