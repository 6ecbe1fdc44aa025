"""Many chats at once, and a Telegram that refuses or falls over: nothing lost, nothing doubled, nothing out of turn."""

from __future__ import annotations

import asyncio
import random

import pytest
from bot_api import BotApi, broken, busy, first_times
from serving import until
from telegram import Update
from world import Front, answer, bridged, play

from bot.telegram import ordering, wording

CHATS = range(1, 21)


def questions(count: int) -> list[str]:
    return [f"问题{number}" for number in range(count)]


async def asked_everywhere(folder, api: BotApi, front: Front, each: int) -> None:
    async with bridged(folder, api, front):
        for text in questions(each):
            for chat in CHATS:
                api.says(chat, text)
        await until(lambda: len(api.sent) >= each * len(CHATS), 25)
        await asyncio.sleep(0.1)


def assert_each_in_order(api: BotApi, front: Front, each: int) -> None:
    for chat in CHATS:
        assert api.shown(chat) == [f"答：{text}" for text in questions(each)]
    assert len(front.asked) == each * len(CHATS)


def test_twenty_chats_at_once_each_in_its_order(tmp_path):
    dice = random.Random(7)

    async def slowly(body):
        await asyncio.sleep(dice.uniform(0, 0.05))
        return [answer(f"答：{body['text']}")]

    async def story():
        api, front = BotApi(), Front(slowly)
        await asked_everywhere(tmp_path, api, front, 3)
        assert_each_in_order(api, front, 3)

    play(story())


def test_a_slow_answer_holds_up_its_own_chat_only(tmp_path):
    async def story():
        free = asyncio.Event()

        async def rule(body):
            if body["text"] == "慢":
                await free.wait()
            return [answer(f"答：{body['text']}")]

        api, front = BotApi(), Front(rule)
        async with bridged(tmp_path, api, front):
            api.says(1, "慢")
            api.says(1, "其后")
            api.says(2, "快")
            await until(lambda: api.shown(2) == ["答：快"])
            assert api.shown(1) == []
            free.set()
            await until(lambda: len(api.shown(1)) == 2)
        assert api.shown(1) == ["答：慢", "答：其后"]

    play(story())


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(lambda: first_times(6, busy), id="429"),
        pytest.param(lambda: first_times(30, lambda: broken(502)), id="502 without JSON"),
        pytest.param(lambda: first_times(30, lambda: broken(500)), id="500"),
    ],
)
def test_a_storm_loses_and_doubles_nothing(tmp_path, fault):
    async def story():
        api, front = BotApi(fault()), Front()
        await asked_everywhere(tmp_path, api, front, 1)
        assert_each_in_order(api, front, 1)

    play(story())


def test_failures_while_fetching_lose_nothing(tmp_path):
    async def story():
        api, front = BotApi(first_times(1, lambda: broken(502), "getUpdates")), Front()
        await asked_everywhere(tmp_path, api, front, 1)
        assert_each_in_order(api, front, 1)

    play(story())


def test_an_update_that_is_delivered_twice_is_answered_once(tmp_path):
    async def story():
        api, front = BotApi(), Front()
        async with bridged(tmp_path, api, front) as application:
            update = {"update_id": 5, "message": api.message(7, "评审费")}
            for _ in range(2):
                await application.update_queue.put(Update.de_json(update, application.bot))
            api.says(7, "学时")
            await until(lambda: len(api.sent) == 2)
        assert api.shown(7) == ["答：评审费", "答：学时"]

    play(story())


def test_what_was_fetched_is_answered_before_a_stop(tmp_path):
    async def story():
        began = asyncio.Event()

        async def rule(body):
            began.set()
            await asyncio.sleep(0.2)
            return [answer(f"答：{body['text']}")]

        api, front = BotApi(), Front(rule)
        async with bridged(tmp_path, api, front):
            for text in ("一", "二"):
                api.says(7, text)
            await began.wait()
        assert api.shown(7) == ["答：一", "答：二"]

    play(story())


def test_a_flood_is_refused_once_and_others_are_served(tmp_path, monkeypatch):
    monkeypatch.setattr(ordering, "_WAITING", 10)

    async def story():
        free = asyncio.Event()

        async def rule(body):
            if body["text"] != "快":
                await free.wait()
            return [answer(f"答：{body['text']}")]

        api, front = BotApi(), Front(rule)
        async with bridged(tmp_path, api, front):
            for number in range(15):
                api.says(1, str(number))
            await until(lambda: api.shown(1))
            api.says(2, "快")
            await until(lambda: api.shown(2))
            assert api.shown(1) == [wording.FLOODED]
            free.set()
            await until(lambda: len(front.asked) == 11)

    play(story())
