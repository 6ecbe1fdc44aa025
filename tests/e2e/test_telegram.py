"""``zhicheng telegram`` before the real front, Rasa and actions; only Telegram itself is played, on the loopback."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

from bot_api import TOKEN, BotApi
from processes import ROOT
from serving import serving, until

PERSON, GROUP = 7, -100
PATIENCE = 30.0  # seconds: a process that starts on a busy machine
NOTICE = "aksu-2024-party-school"


@contextlib.asynccontextmanager
async def bot(folder: Path, api: str, front: str) -> AsyncIterator[None]:
    """The bot's process; it must end well when it is told to, without having said its token."""
    environ = {**os.environ, "ZHICHENG_TELEGRAM_TOKEN": TOKEN, "ZHICHENG_TELEGRAM_API": api, "ZHICHENG_DATA": str(folder)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "telegram", "--url", front,
        cwd=ROOT, env=environ, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        said, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0 and TOKEN not in said.decode(), said.decode()


def play(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(story, 120))


async def told(api: BotApi, chat: int, text: str, **more: Any) -> str:
    """What the bot says next in a chat."""
    before = len(api.shown(chat))
    api.says(chat, text, **more)
    await until(lambda: len(api.shown(chat)) > before, PATIENCE)
    return "\n".join(api.shown(chat)[before:])


def test_a_chat_from_a_deep_link_a_group_and_an_inline_query_get_cited_answers(url, tmp_path):
    async def story():
        api = BotApi()
        async with serving(api.app) as telegram, bot(tmp_path, telegram, url):
            assert "阿克苏" in await told(api, PERSON, f"/start {NOTICE}")
            asked = await told(api, PERSON, "评审费多少钱？")
            assert "中级 400 元/人" in asked and "四（六）" in asked
            assert "初级 200 元/人" in await told(api, PERSON, "那初级呢")

            api.says(GROUP, "评审费多少钱？", user=3)  # among people: none of the bot's business
            answer = await told(api, GROUP, "@ZhichengBot 和静县网上申报什么时候截止", user=4)
            assert "2024年10月30日" in answer and len(api.shown(GROUP)) == 1
            assert "reply_parameters" in api.last(GROUP)

            api.put(inline_query={"id": "1", "from": {"id": 5, "is_bot": False, "first_name": "某"}, "query": "阿克苏 评审费", "offset": ""})
            await until(lambda: api.called("answerInlineQuery"), PATIENCE)
        first = json.loads(api.called("answerInlineQuery")[0]["results"])[0]
        assert "阿克苏" in first["title"] and "700 元/人" in first["input_message_content"]["message_text"]

    play(story())


def test_a_quiz_by_keyboard_goes_on_after_the_bot_was_started_anew(url, tmp_path):
    async def story():
        api = BotApi()
        async with serving(api.app) as telegram:
            async with bot(tmp_path, telegram, url):
                await told(api, PERSON, f"/start {NOTICE}")
                api.says(PERSON, "/quiz")
                await question(api, 1)
                press_first(api)
                await question(api, 2)
            async with bot(tmp_path, telegram, url):
                press_first(api)
                await question(api, 3)
                api.says(PERSON, "上一题")
                await question(api, 2)
                assert "不测了" in await told(api, PERSON, "/cancel")
        assert [call.get("text") for call in api.called("answerCallbackQuery")] == [None, None]  # no press was refused

    play(story())


async def question(api: BotApi, number: int) -> None:
    """Wait until this question of the quiz is the last thing that was said."""
    await until(lambda: (api.shown(PERSON) or [""])[-1].startswith(f"第{number}题"), PATIENCE)


def press_first(api: BotApi) -> None:
    """Press the first option of the question that is shown."""
    asked = api.last(PERSON)
    api.presses(asked, json.loads(asked["reply_markup"])["inline_keyboard"][0][0]["text"])
