"""Conversations over the real library: what is typed or pressed, what reaches the core, what people read."""

from __future__ import annotations

import json

import pytest
from bot_api import BotApi
from serving import until
from starlette.responses import JSONResponse
from world import CITED, QUOTE, Front, answer, bridged, play

from bot.telegram import wording


def test_a_question_is_answered_with_its_clause_folded_and_typing_shown_before(tmp_path):
    async def story():
        api, front = BotApi(), Front(lambda body: [answer("10月30日 <截止> & 没有别的", citations=[CITED])])
        async with bridged(tmp_path, api, front):
            api.says(7, "几号截止")
            await until(lambda: api.sent)
        sent = api.last(7)
        assert "10月30日 &lt;截止&gt; &amp; 没有别的" in sent["text"] and "10月30日 <截止> & 没有别的" in sent["plain"]
        assert "<blockquote expandable>" in sent["text"] and QUOTE in sent["plain"]
        assert '<a href="https://site.example/notices/river-2024#c-1-1">' in sent["text"]
        order = [method for method, _ in api.calls if method in ("sendChatAction", "sendMessage")]
        assert order == ["sendChatAction", "sendMessage"]
        assert "reply_parameters" not in sent  # nothing to be told apart in a private chat

    play(story())


def test_a_chat_keeps_its_session_and_another_has_its_own(tmp_path):
    async def story():
        api, front = BotApi(), Front()
        async with bridged(tmp_path, api, front):
            for number, chat in enumerate((7, 7, 8), 1):
                api.says(chat, "评审费")
                await until(lambda n=number: len(api.sent) == n)
        sessions = [body["session"] for body in front.asked]
        assert sessions[0] == sessions[1] != sessions[2]
        assert len({body["id"] for body in front.asked}) == 3

    play(story())


def test_a_deep_link_opens_the_notice_and_start_begins_anew(tmp_path):
    async def story():
        api, front = BotApi(), Front()
        async with bridged(tmp_path, api, front):
            for text in ("/start river-2024", "评审费", "/start", "评审费", "/start gone-1999", "评审费"):
                before = len(api.sent)
                api.says(7, text)
                await until(lambda before=before: len(api.sent) > before)
        assert api.shown(7)[0] == wording.from_notice("清河县2024年")
        assert api.shown(7)[2].startswith("您好") and "gone-1999" in api.shown(7)[4]
        assert [body.get("notice") for body in front.asked] == ["river-2024", None, None]
        assert len({body["session"] for body in front.asked}) == 3

    play(story())


@pytest.mark.parametrize(
    ("typed", "said", "asked"),
    [
        ("/help", wording.HELP, []),
        ("/help@ZhichengBot", wording.HELP, []),
        ("/notices", wording.WHICH_NOTICE, []),
        ("/quiz", None, [wording.QUIZ]),
        ("/quiz 清河", None, [wording.QUIZ + " 清河"]),
        ("/cancel", None, [wording.CANCEL]),
        ("/unheard_of", wording.UNKNOWN_COMMAND, []),
    ],
)
def test_commands(tmp_path, typed, said, asked):
    async def story():
        api, front = BotApi(), Front()
        async with bridged(tmp_path, api, front):
            api.says(7, typed)
            await until(lambda: api.sent)
        assert front.texts == asked
        assert said is None or api.shown(7) == [said]

    play(story())


def test_a_notice_chosen_from_the_list_is_asked_for_and_kept(tmp_path):
    async def story():
        api, front = BotApi(), Front()
        async with bridged(tmp_path, api, front):
            api.says(7, "/notices")
            await until(lambda: api.sent)
            api.presses(api.last(7), "大湖市2023年")
            await until(lambda: len(api.sent) == 2)
            api.says(7, "评审费")
            await until(lambda: len(api.sent) == 3)
        assert front.texts == ["大湖市2023年", "评审费"]
        assert [body["notice"] for body in front.asked] == ["lake-2023", "lake-2023"]

    play(story())


FILE = {"file_id": "x", "file_unique_id": "x"}
SIZED = {**FILE, "width": 1, "height": 1}


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": {**SIZED, "is_animated": False, "is_video": False, "type": "regular"}},
        {"photo": [SIZED]},
        {"voice": {**FILE, "duration": 1}},
        {"location": {"latitude": 41.0, "longitude": 80.0}},
    ],
)
def test_what_is_no_text_gets_a_civil_word(tmp_path, content):
    async def story():
        api, front = BotApi(), Front()
        async with bridged(tmp_path, api, front):
            api.says(7, **content)
            await until(lambda: api.sent)
        assert api.shown(7) == [wording.NOT_TEXT] and front.asked == []

    play(story())


def test_an_album_gets_one_word_and_a_caption_is_a_question(tmp_path):
    async def story():
        api, front = BotApi(), Front()
        async with bridged(tmp_path, api, front):
            for _ in range(3):
                api.says(7, photo=[SIZED], media_group_id="g")
            api.says(7, photo=[SIZED], caption="这张照片行吗")
            await until(lambda: front.asked and len(api.sent) == 2)
        assert api.shown(7) == [wording.NOT_TEXT, "答：这张照片行吗"]

    play(story())


def test_an_edited_question_is_answered_again_and_an_unchanged_one_is_not(tmp_path):
    async def story():
        api, front = BotApi(), Front()
        async with bridged(tmp_path, api, front):
            message = api.message(7, "评审肥")
            api.put(message=message)
            api.put(edited_message={**message, "edit_date": 1_700_000_001})
            api.put(edited_message={**message, "edit_date": 1_700_000_002, "text": "评审费"})
            await until(lambda: len(api.sent) == 2)
        assert front.texts == ["评审肥", "评审费"]
        assert api.shown(7)[1] == f"{wording.EDITED}\n答：评审费"
        assert json.loads(api.last(7)["reply_parameters"])["message_id"] == message["message_id"]

    play(story())


def test_a_long_answer_comes_whole_in_messages_that_fit(tmp_path):
    text = "\n".join(f"第{i}条 <甲> & “乙”😀" + "丙" * 90 for i in range(120))
    long_quote = {**CITED, "quote": "丁<" * 3000}

    async def story():
        api, front = BotApi(), Front(lambda body: [answer(text, "还有吗", citations=[CITED, long_quote])])
        async with bridged(tmp_path, api, front):
            api.says(7, "全文")
            await until(lambda: api.sent and "reply_markup" in api.sent[-1])
        assert "\n".join(api.shown(7)).startswith(text)
        assert "".join(api.shown(7)).count("丁") == 3000
        assert [("reply_markup" in call) for call in api.sent] == [False] * (len(api.sent) - 1) + [True]

    play(story())


def test_the_front_gone_is_said_with_a_button_to_ask_again(tmp_path):
    async def story():
        api, front = BotApi(), Front(lambda body: JSONResponse({}, 500))
        async with bridged(tmp_path, api, front):
            api.says(7, "评审费")
            await until(lambda: api.sent)
            front.rule = lambda body: [answer("400元")]
            api.presses(api.last(7), wording.AGAIN)
            await until(lambda: len(api.sent) == 2)
        assert api.shown(7) == [wording.FRONT_DOWN, "400元"] and front.texts == ["评审费"]

    play(story())


@pytest.mark.parametrize(("status", "code", "said"), [(413, "too_long", "字段 text 太长"), (429, "too_fast", "问得太快了")])
def test_a_refusal_is_passed_on_in_the_fronts_words(tmp_path, status, code, said):
    refusal = JSONResponse({"error": {"code": code, "message": said}}, status, {"Retry-After": "5"})

    async def story():
        api, front = BotApi(), Front(lambda body: refusal)
        async with bridged(tmp_path, api, front):
            api.says(7, "问" * 1200)
            await until(lambda: api.sent)
        assert api.shown(7) == [said]

    play(story())


def test_a_front_that_is_starting_is_waited_for_and_asked_once(tmp_path):
    starting = [JSONResponse({"error": {"code": "starting", "message": "x"}}, 503)]

    async def story():
        api, front = BotApi(), Front(lambda body: starting.pop() if starting else [answer("好")])
        async with bridged(tmp_path, api, front):
            api.says(7, "评审费")
            await until(lambda: api.sent)
        assert api.shown(7) == ["好"] and len(front.asked) == 1

    play(story())


def test_a_notice_that_is_gone_is_forgotten_and_the_question_answered(tmp_path):
    gone = JSONResponse({"error": {"code": "unknown_notice", "message": "x"}}, 404)

    async def story():
        api, front = BotApi(), Front(lambda body: gone if body.get("notice") else [answer("好")])
        async with bridged(tmp_path, api, front):
            api.says(7, "/start river-2024")
            await until(lambda: api.sent)
            for _ in range(2):
                before = len(api.sent)
                api.says(7, "评审费")
                await until(lambda before=before: len(api.sent) > before)
        assert api.shown(7)[1:] == ["好", "好"]

    play(story())
