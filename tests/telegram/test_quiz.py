"""The quiz by keyboard: each question answered once, by the one who was asked, through a restart."""

from __future__ import annotations

import json

from bot_api import BotApi
from serving import until
from world import Front, answer, bridged, play

from bot.telegram import wording

ASKED = ("学历？", "年限？", "学时？")
OPTIONS = ("大学本科及以上学历（含学士学位）", "以上都不是")


def quiz(states: dict[str, list[str]]):
    """A core that asks three questions in each session and then says what it was told."""

    def rule(body):
        given = states.setdefault(body["session"], [])
        if body["text"] != wording.QUIZ:
            given.append(body["text"])
        if len(given) >= len(ASKED):
            return [answer("结论：" + "、".join(given), kind="quiz_result")]
        return [answer(ASKED[len(given)], *OPTIONS, kind="quiz_question")]

    return rule


def test_a_quiz_is_answered_by_its_buttons_and_shows_what_was_chosen(tmp_path):
    async def story():
        api, front = BotApi(), Front(quiz({}))
        async with bridged(tmp_path, api, front):
            api.says(7, "/quiz")
            for number, option in enumerate((OPTIONS[0], OPTIONS[1], OPTIONS[0]), 1):
                await until(lambda n=number: len(api.sent) == n)
                api.presses(api.last(7), option)
            await until(lambda: len(api.sent) == 4)
            await until(lambda: len(api.called("editMessageReplyMarkup")) == 3)
        assert api.shown(7) == [*ASKED, f"结论：{OPTIONS[0]}、{OPTIONS[1]}、{OPTIONS[0]}"]
        left = json.loads(api.called("editMessageReplyMarkup")[1]["reply_markup"])["inline_keyboard"]
        assert [key["text"] for row in left for key in row] == [wording.CHOSEN + OPTIONS[1]]
        assert len(api.called("answerCallbackQuery")) == 3

    play(story())


def test_a_second_tap_does_not_answer_the_next_question(tmp_path):
    async def story():
        api, front = BotApi(), Front(quiz({}))
        async with bridged(tmp_path, api, front):
            api.says(7, "/quiz")
            await until(lambda: api.sent)
            for _ in range(3):
                api.presses(api.sent[0], OPTIONS[0])
            await until(lambda: len(api.called("answerCallbackQuery")) == 3)
            await until(lambda: len(api.sent) == 2)
        assert front.texts == [wording.QUIZ, OPTIONS[0]]
        assert [call.get("text") for call in api.called("answerCallbackQuery")] == [None, wording.ANSWERED, wording.ANSWERED]

    play(story())


def test_a_restart_in_the_middle_of_a_quiz_is_not_noticed(tmp_path):
    async def story():
        states: dict[str, list[str]] = {}
        api, front = BotApi(), Front(quiz(states))
        async with bridged(tmp_path, api, front):
            api.says(7, "/quiz")
            await until(lambda: api.sent)
            api.presses(api.last(7), OPTIONS[1])
            await until(lambda: len(api.sent) == 2)
        async with bridged(tmp_path, api, front):
            api.presses(api.last(7), OPTIONS[0])
            await until(lambda: len(api.sent) == 3)
            api.presses(api.last(7), OPTIONS[0])
            await until(lambda: len(api.sent) == 4)
        assert api.shown(7)[-1] == f"结论：{OPTIONS[1]}、{OPTIONS[0]}、{OPTIONS[0]}" and len(states) == 1

    play(story())


def test_in_a_group_only_the_one_who_was_asked_may_press_and_two_quizzes_do_not_mix(tmp_path):
    async def story():
        states: dict[str, list[str]] = {}
        api, front = BotApi(), Front(quiz(states))
        async with bridged(tmp_path, api, front):
            for number, user in enumerate((1, 2), 1):
                api.says(-100, "/quiz", user=user)
                await until(lambda n=number: len(api.sent) == n)
            mine, theirs = api.sent
            mine["result"]["reply_to_message"]["from"]["id"] = 1
            theirs["result"]["reply_to_message"]["from"]["id"] = 2
            api.presses(theirs, OPTIONS[0], user=1)
            await until(lambda: api.called("answerCallbackQuery"))
            api.presses(mine, OPTIONS[0], user=1)
            await until(lambda: len(api.sent) == 3)
        assert api.called("answerCallbackQuery")[0]["text"] == wording.NOT_YOURS
        assert sorted(map(len, states.values())) == [0, 1]

    play(story())


def test_a_button_that_nobody_knows_any_more_says_so(tmp_path):
    async def story():
        api, front = BotApi(), Front(quiz({}))
        async with bridged(tmp_path / "a", api, front):
            api.says(7, "/quiz")
            await until(lambda: api.sent)
        async with bridged(tmp_path / "b", api, front):
            api.presses(api.last(7), OPTIONS[0])
            await until(lambda: api.called("answerCallbackQuery"))
        assert api.called("answerCallbackQuery")[0]["text"] == wording.EXPIRED and len(front.asked) == 1

    play(story())
