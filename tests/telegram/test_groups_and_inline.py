"""Groups, where the bot answers only those who speak to it, and inline queries from any chat."""

from __future__ import annotations

import json

import pytest
from bot_api import BOT, BotApi
from serving import until
from world import CITED, QUOTE, Front, bridged, play

from bot.telegram import wording

GROUP = -100
REPLIED = {"message_id": 5, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}, "from": BOT, "text": "旧答复"}
OF_OTHERS = {**REPLIED, "from": {"id": 9, "is_bot": False, "first_name": "某"}, "text": "评审费多少"}
LINKED = [{"type": "text_mention", "offset": 0, "length": 2, "user": BOT}]


@pytest.mark.parametrize(
    ("text", "more", "asked"),
    [
        ("@ZhichengBot 评审费多少", {}, "评审费多少"),
        ("评审费多少 @zhichengbot", {}, "评审费多少"),
        ("评审费多少", {"reply_to_message": REPLIED}, "评审费多少"),
        ("职称 评审费多少", {"entities": LINKED}, "评审费多少"),
        ("@ZhichengBot", {"reply_to_message": OF_OTHERS}, "评审费多少"),
        ("评审费多少", {}, None),
        ("@OtherBot 评审费多少", {}, None),
        ("评审费多少", {"reply_to_message": OF_OTHERS}, None),
        ("@ZhichengBot 评审费", {"via_bot": BOT}, None),
        ("/unheard_of", {}, None),
        ("", {"new_chat_title": "新群名"}, None),
    ],
)
def test_in_a_group_only_what_is_meant_for_the_bot_is_answered(tmp_path, text, more, asked):
    async def story():
        api, front = BotApi(), Front()
        async with bridged(tmp_path, api, front):
            number = api.says(GROUP, text, user=3, **more)
            api.says(GROUP, "@ZhichengBot 最后", user=4)
            await until(lambda: "答：最后" in api.shown(GROUP))
        assert front.texts == ([asked] if asked else []) + ["最后"]
        assert not asked or json.loads(api.sent[0]["reply_parameters"])["message_id"] == number

    play(story())


def test_the_bots_bare_name_gets_a_hint(tmp_path):
    async def story():
        api, front = BotApi(), Front()
        async with bridged(tmp_path, api, front):
            api.says(GROUP, "@ZhichengBot", user=3)
            await until(lambda: api.sent)
        assert api.shown(GROUP) == [wording.NOTHING_ASKED] and front.asked == []

    play(story())


def inline(query: str) -> dict:
    return {"id": "1", "from": {"id": 3, "is_bot": False, "first_name": "某"}, "query": query, "offset": ""}


def test_inline_results_are_answers_and_clauses_with_their_citations(tmp_path):
    async def story():
        api, front = BotApi(), Front()
        hit = {**CITED, "short": "清河县2024年", "quote": QUOTE}
        front.found = {
            "answers": [{"notice": "river-2024", "short": "清河县2024年", "point": "评审费", "text": "高级 <700> 元", "citations": [CITED]},
                        {"notice": "lake-2023", "short": "大湖市2023年", "point": "评审费", "text": "没有写明", "citations": []}],
            "results": [hit, hit, {**hit, "quote": "长" * 5000}],
        }  # fmt: skip
        async with bridged(tmp_path, api, front):
            api.put(inline_query=inline("清河 评审费"))
            await until(lambda: api.called("answerInlineQuery"))
        results = json.loads(api.called("answerInlineQuery")[0]["results"])
        assert [r["title"] for r in results] == ["清河县2024年：评审费", "清河县2024年 一（一）", "清河县2024年 一（一）"]
        words = results[0]["input_message_content"]
        assert words["parse_mode"] == "HTML" and "高级 &lt;700&gt; 元" in words["message_text"] and QUOTE in words["message_text"]

    play(story())


@pytest.mark.parametrize("query", ["", "   "])
def test_an_empty_inline_query_offers_the_chat_alone(tmp_path, query):
    async def story():
        api = BotApi()
        async with bridged(tmp_path, api, Front()):
            api.put(inline_query=inline(query))
            await until(lambda: api.called("answerInlineQuery"))
        call = api.called("answerInlineQuery")[0]
        assert json.loads(call["results"]) == [] and json.loads(call["button"])["start_parameter"] == "inline"

    play(story())
