"""``zhicheng telegram`` as a process: what it says without a token, and how it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

import pytest
from bot_api import TOKEN, BotApi
from click.testing import CliRunner
from serving import serving, until
from world import Front, play

from bot.cli import main


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "@BotFather"),
        ({"ZHICHENG_TELEGRAM_TOKEN": "  "}, "@BotFather"),
        ({"ZHICHENG_TELEGRAM_TOKEN": "not-a-token"}, "不像令牌"),
        ({"ZHICHENG_TELEGRAM_TOKEN": TOKEN, "ZHICHENG_TELEGRAM_FRONT": "nowhere"}, "ZHICHENG_TELEGRAM_FRONT=nowhere"),
        ({"ZHICHENG_TELEGRAM_TOKEN": TOKEN, "ZHICHENG_TELEGRAM_API": "ftp://x"}, "ZHICHENG_TELEGRAM_API=ftp://x"),
    ],
)
def test_what_is_missing_or_wrong_is_said_in_chinese(environ, said):
    ended = CliRunner().invoke(main, ["telegram"], env={"ZHICHENG_TELEGRAM_TOKEN": None, **environ})
    assert ended.exit_code == 1 and said in ended.output
    assert "not-a-token" not in ended.output and TOKEN not in ended.output


async def command(folder, api: str, front: str) -> asyncio.subprocess.Process:
    environ = {**os.environ, "ZHICHENG_TELEGRAM_TOKEN": TOKEN, "ZHICHENG_TELEGRAM_API": api, "ZHICHENG_DATA": str(folder)}
    words = (sys.executable, "-m", "bot.cli", "telegram", "--url", front)
    return await asyncio.create_subprocess_exec(*words, env=environ, stdout=-1, stderr=asyncio.subprocess.STDOUT)


def test_it_answers_until_it_is_told_to_stop_and_a_refused_token_ends_it(tmp_path):
    async def story():
        api, stranger, front = BotApi(), BotApi(token="1:other"), Front()
        async with serving(api.app) as url, serving(stranger.app) as strange, serving(front.app) as core:
            good, refused = await asyncio.gather(command(tmp_path, url, core), command(tmp_path, strange, core))
            api.says(7, "评审费")
            await until(lambda: api.sent, 25)
            good.send_signal(signal.SIGTERM)
            (said, _), (complained, _) = await asyncio.gather(good.communicate(), refused.communicate())
        assert good.returncode == 0 and "@ZhichengBot 已启动" in said.decode()
        assert refused.returncode == 1 and "不认这个令牌" in complained.decode()
        assert "Traceback" not in said.decode() + complained.decode()
        assert TOKEN not in said.decode() + complained.decode()
        assert api.shown(7) == ["答：评审费"]

    play(story())
