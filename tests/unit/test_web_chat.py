"""POST /api/chat: what it takes, what it refuses and how, and what reaches Rasa."""

from __future__ import annotations

import asyncio
import logging
import threading

import pytest
from web_world import ANSWER, FakeRasa, front, river

from bot.web.site import Embed, Limits, Rate, Site

CRASHED = ConnectionError("refused")


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 400, "JSON"),
        (b"{", 400, "JSON"),
        (b"[]", 400, "text"),
        (b"\xff\xfe", 400, "JSON"),
        (b'"hi"', 400, "text"),
        (b"{}", 400, "text"),
        (b'{"text": null}', 400, "text"),
        (b'{"text": 3}', 400, "text"),
        (b'{"text": ["a"]}', 400, "text"),
        (b'{"text": ""}', 400, "text"),
        (b'{"text": "  \\n\\t\\u3000"}', 400, "text"),
        (b'{"text": "\\u200b\\u0007"}', 400, "text"),
        (b'{"text": "\\ud800"}', 400, "JSON"),
        (b'{"text": "x", "session": 5}', 400, "session"),
        (b'{"text": "x", "notice": []}', 400, "notice"),
        (b'{"text": "x", "notice": "no-such"}', 404, "no-such"),
        (b'{"text": "x", "notice": ""}', 404, "/api/notices"),
        (b'{"text": "x", "as_of": "12 October"}', 400, "as_of"),
        (b'{"text": "x", "as_of": "2024-13-01"}', 400, "as_of"),
        (b'{"text": "x", "as_of": "2024-10-12"}', 403, "--allow-as-of"),
        (b'{"text": "x", "id": "short"}', 400, "id"),
        ('{"text": "' + "问" * 1001 + '"}', 413, "最多 1000 个字"),
        ('{"text": "x", "more": "' + "x" * 70_000 + '"}', 413, "64000"),
    ],
)  # fmt: skip
def test_a_wrong_body_is_refused_with_its_reason_and_the_next_message_works(tmp_path, body, status, said):
    rasa = FakeRasa()
    with front(tmp_path, rasa) as client:
        refused = client.post("/api/chat", content=body if isinstance(body, bytes) else body.encode())
        assert refused.status_code == status
        assert said in refused.json()["error"]["message"]
        assert set(refused.json()) == {"error"} and set(refused.json()["error"]) == {"code", "message"}
        assert rasa.asked == []
        assert client.post("/api/chat", json={"text": "几号截止"}).json()["messages"] == [ANSWER]


@pytest.mark.parametrize("text", ["问" * 1000, " " * 50 + "问" * 1000 + "\n"])
def test_a_thousand_characters_after_trimming_are_accepted(tmp_path, text):
    with front(tmp_path) as client:
        assert client.post("/api/chat", json={"text": text}).status_code == 200


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("几号截止", "几号截止"),
        ("  几号截止\n", "几号截止"),
        ("/restart", "restart"),
        ("//ask_fee{}", "ask_fee{}"),
        (" \u3000/／/session_start", "session_start"),
        ("／help", "help"),
        ("\u200b/intent", "intent"),
        ("/", "？"),
        ("??", "??"),
        ("😀", "😀"),
        ("<b>评审费</b>", "<b>评审费</b>"),
        ("评审\u0000费\u0007多少", "评审 费 多少"),
        ("我身份证653021199003071234，电话13812345678能报吗", "我身份证［身份证号］，电话［电话号码］能报吗"),
    ],
)
def test_what_reaches_rasa_is_no_command_and_holds_no_personal_number(tmp_path, typed, sent):
    rasa = FakeRasa()
    with front(tmp_path, rasa) as client:
        assert client.post("/api/chat", json={"text": typed}).status_code == 200
    assert rasa.texts == [sent]


def test_page_and_day_travel_as_metadata(tmp_path):
    rasa = FakeRasa()
    with front(tmp_path, rasa, allow_as_of=True) as client:
        client.post("/api/chat", json={"text": "x", "notice": "river-2024", "as_of": "2024-11-01"})
        client.post("/api/chat", json={"text": "x", "notice": None, "as_of": None, "session": None})
    assert [body["metadata"] for body in rasa.asked] == [
        {"notice": "river-2024", "as_of": "2024-11-01"},
        {"notice": None, "as_of": None},
    ]


def test_a_session_goes_on_with_its_token_also_after_a_restart_and_a_made_up_one_starts_anew(tmp_path):
    rasa = FakeRasa()
    with front(tmp_path, rasa) as client:
        first = client.post("/api/chat", json={"text": "一"}).json()["session"]
        again = client.post("/api/chat", json={"text": "二", "session": first}).json()["session"]
        forged = first[:-1] + ("A" if first[-1] != "A" else "B")
        other = client.post("/api/chat", json={"text": "三", "session": forged}).json()["session"]
    with front(tmp_path, rasa) as client:
        later = client.post("/api/chat", json={"text": "四", "session": first}).json()["session"]
    assert first == again == later != other != forged
    senders = [body["sender"] for body in rasa.asked]
    assert senders[0] == senders[1] == senders[3] != senders[2]
    assert len(first) > 40 and first not in senders  # Rasa's logs hold no token that opens the conversation


def test_an_empty_reply_is_a_failure_with_its_own_message(tmp_path):
    with front(tmp_path, FakeRasa(lambda body: [])) as client:
        message = client.post("/api/chat", json={"text": "几号截止"}).json()["messages"][0]
        assert message["kind"] == "no_answer" and "程序内部出了错" in message["text"]
        assert message["buttons"] == [{"title": "再问一次", "text": "几号截止"}]
        assert 'zhicheng_chat_turns_total{outcome="rasa_silent"} 1.0' in client.get("/metrics").text


@pytest.mark.parametrize(
    "failure",
    [lambda body: CRASHED, lambda body: TimeoutError("slow")],
    ids=["refused", "too slow"],
)
def test_with_rasa_down_the_front_answers_by_search_and_says_so(tmp_path, monkeypatch, failure):
    from actions import respond
    from actions.messages import Message

    asked = []

    def search_only(text, page, knowledge, today):
        asked.append((text, page, today.date().isoformat()))
        return [Message(kind="answer", text="按原文检索的结果")]

    monkeypatch.setattr(respond, "search_only", search_only)
    with front(tmp_path, FakeRasa(failure)) as client:
        body = client.post("/api/chat", json={"text": "/高级多少钱", "notice": "river-2024"}).json()
        assert "按原文检索" in body["messages"][0]["text"]
        assert client.get("/readyz").json()["status"] == "degraded"
    assert asked == [("高级多少钱", "river-2024", "2024-10-12")]


def test_while_starting_a_question_gets_503_and_when_to_come_back(tmp_path):
    with front(tmp_path, FakeRasa(lambda body: CRASHED), state="starting") as client:
        refused = client.post("/api/chat", json={"text": "几号截止"})
        assert refused.status_code == 503 and int(refused.headers["Retry-After"]) > 0
        assert refused.json()["error"]["code"] == "starting"
        assert client.get("/readyz").status_code == 503


def test_the_first_answer_from_rasa_makes_the_front_ready(tmp_path):
    with front(tmp_path, state="starting") as client:
        assert client.post("/api/chat", json={"text": "几号截止"}).json()["messages"] == [ANSWER]
        assert client.get("/readyz").json()["status"] == "ready"


def test_asking_too_fast_gets_429_with_retry_after(tmp_path):
    tight = Site(embed=Embed(), limits=Limits(session=Rate(0.5, 2), address=Rate(1000, 1000)))
    with front(tmp_path, site=tight) as client:
        session = client.post("/api/chat", json={"text": "零"}).json()["session"]
        replies = [client.post("/api/chat", json={"text": "x", "session": session}) for _ in range(3)]
    assert [reply.status_code for reply in replies] == [200, 200, 429]
    assert 1 <= int(replies[2].headers["Retry-After"]) <= 2


def test_one_address_cannot_open_sessions_without_end(tmp_path):
    tight = Site(limits=Limits(session=Rate(9, 9), address=Rate(0.1, 3)))
    with front(tmp_path, site=tight) as client:
        codes = [client.post("/api/chat", json={"text": "x"}).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]


def test_a_message_sent_again_under_its_id_is_answered_from_the_first_time(tmp_path):
    rasa = FakeRasa()
    with front(tmp_path, rasa) as client:
        body = {"text": "几号截止", "id": "0123456789abcdef"}
        first, second = (client.post("/api/chat", json=body).json() for _ in range(2))
    assert first == second and len(rasa.asked) == 1


def test_another_question_under_the_same_id_is_not_given_the_first_ones_answer(tmp_path):
    rasa = FakeRasa()
    with front(tmp_path, rasa) as client:
        for text in ("几号截止", "评审费多少"):
            client.post("/api/chat", json={"text": text, "id": "0123456789abcdef"}).raise_for_status()
    assert [body["message"] for body in rasa.asked] == ["几号截止", "评审费多少"]


def test_messages_of_one_session_are_asked_one_at_a_time_in_order(tmp_path):
    running, overlaps = [], []

    async def slow(body):
        overlaps.append(len(running))
        running.append(1)
        await asyncio.sleep(0.02)
        running.pop()
        return [{"custom": {"messages": [ANSWER]}}]

    rasa = FakeRasa(slow)
    with front(tmp_path, rasa) as client:
        session = client.post("/api/chat", json={"text": "零"}).json()["session"]
        bodies = [{"json": {"text": str(number), "session": session}} for number in range(6)]
        send = [threading.Thread(target=client.post, args=("/api/chat",), kwargs=body) for body in bodies]
        for thread in send:
            thread.start()
        for thread in send:
            thread.join()
    assert len(rasa.asked) == 7 and set(overlaps) == {0}


def test_plain_text_that_rasa_uttered_becomes_a_message(tmp_path):
    with front(tmp_path, FakeRasa(lambda body: [{"recipient_id": "x", "text": "您好"}])) as client:
        assert client.post("/api/chat", json={"text": "x"}).json()["messages"] == [
            {"kind": "smalltalk", "text": "您好", "citations": [], "buttons": []}
        ]


def test_nothing_typed_is_logged(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    with front(tmp_path, FakeRasa(lambda body: CRASHED), river()) as client:
        client.post("/api/chat", json={"text": "我是张三，电话13812345678，评审费多少"})
        client.post("/api/chat", content=b'{"text": 13812345678}')
    assert "张三" not in caplog.text and "13812345678" not in caplog.text


@pytest.mark.parametrize(("origin", "allowed"), [("https://site.example", True), ("https://evil.example", False)])
def test_only_listed_sites_may_call_from_their_pages(tmp_path, origin, allowed):
    with front(tmp_path) as client:
        asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        asked["Access-Control-Request-Headers"] = "content-type"
        preflight = client.options("/api/chat", headers=asked)
        reply = client.post("/api/chat", json={"text": "x"}, headers={"Origin": origin})
    for answer in (preflight, reply):
        assert (answer.headers.get("access-control-allow-origin") == origin) is allowed
