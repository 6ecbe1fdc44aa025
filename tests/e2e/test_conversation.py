"""Questions over HTTP through front, Rasa and action server."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from bot.evaluation.questions import comparable
from policies.model import Notice
from policies.proof import proved
from policies.store import Knowledge

QUESTIONS = [
    ("评审费多少钱？", "aksu-2024-party-school", "400", "700 元"),
    ("网上申报什么时候截止", "hejing-2024-teacher", "10月30日", "10月30日"),
    ("公需科目要多少课时", "yuli-2024-initial", "30", "30课时"),
]


@pytest.mark.parametrize(("text", "notice", "said", "cited"), QUESTIONS)
def test_a_question_is_answered_from_the_pages_notice_with_its_clause(ask, text, notice, said, cited) -> None:
    messages = ask(text, notice=notice)["messages"]
    citations = [citation for message in messages for citation in message["citations"]]
    assert comparable(said) in comparable("".join(message["text"] for message in messages))
    assert {citation["notice"] for citation in citations} == {notice}
    assert any(comparable(cited) in comparable(citation["quote"]) for citation in citations)


def test_every_quote_of_an_answer_stands_in_its_notice(ask, served) -> None:
    knowledge = Knowledge.open(served.data / "knowledge.sqlite")
    for text in ("需要哪些材料", "什么时候截止", "联系电话是多少", "哪些人不能报"):
        for message in ask(text, notice="hejing-2024-teacher")["messages"]:
            for citation in message["citations"]:
                notice: Notice = knowledge.notice(citation["notice"])
                assert proved(citation["quote"], notice.text)


def test_a_follow_up_is_understood_from_the_conversation(ask) -> None:
    first = ask("评审费多少钱？", notice="aksu-2024-party-school")
    second = ask("那初级呢", notice="aksu-2024-party-school", session=first["session"])
    assert "200" in second["messages"][0]["text"]


def test_conversations_do_not_mix(ask) -> None:
    ask("评审费多少钱？", notice="aksu-2024-party-school")
    stranger = ask("那初级呢")
    cited = {citation["notice"] for message in stranger["messages"] for citation in message["citations"]}
    assert cited != {"aksu-2024-party-school"}


@pytest.mark.parametrize("text", ["?", "😀😀", "<b>你好</b><script>alert(1)</script>", "/restart", "／greet{\"a\":1}", "a" * 1000, "啊" * 1000,
                                  "'; DROP TABLE notice; --", "\u0000\u0007你好"])  # fmt: skip
def test_odd_input_gets_a_civil_answer_and_the_next_message_works(ask, text) -> None:
    odd = ask(text, notice="aksu-2024-party-school")
    assert odd["messages"][0]["text"]
    after = ask("评审费多少钱？", notice="aksu-2024-party-school", session=odd["session"])
    assert "400" in after["messages"][0]["text"]


def test_the_day_is_told_from_the_message(ask) -> None:
    before = ask("网上申报什么时候截止", notice="hejing-2024-teacher", as_of="2024-10-01")["messages"][0]["text"]
    after = ask("网上申报什么时候截止", notice="hejing-2024-teacher", as_of="2024-11-20")["messages"][0]["text"]
    assert "截止" in after and before != after


def test_rasa_and_actions_are_not_open_to_other_machines(served, url) -> None:
    import psutil

    everyone = psutil.Process(served.process.pid).children(recursive=True)
    listening = [c.laddr.ip for p in everyone for c in p.net_connections() if c.status == psutil.CONN_LISTEN]
    assert len(listening) >= 2 and set(listening) == {"127.0.0.1"}


def test_rasas_own_api_is_off(served, url) -> None:
    import psutil

    for process in psutil.Process(served.process.pid).children(recursive=True):
        for connection in process.net_connections():
            if connection.status == psutil.CONN_LISTEN:
                address = f"http://127.0.0.1:{connection.laddr.port}"
                for path in ("/conversations/x/tracker", "/domain", "/status", "/version"):
                    assert httpx.get(address + path, trust_env=False).status_code in (404, 500)  # 500: rasa-sdk's word for it


def test_the_command_line_asks_the_running_server(url, capsys) -> None:
    from click.testing import CliRunner

    from bot.cli import main

    outcome = CliRunner().invoke(main, ["ask", "评审费多少钱", "--notice", "aksu-2024-party-school", "--url", url, "--json"])
    assert outcome.exit_code == 0
    assert json.loads(outcome.stdout)["messages"][0]["citations"]


def test_evaluate_scores_a_question_file(url, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from bot.cli import main

    turn = {"user": "评审费多少钱", "expect": {"all": [["400元"]], "cite": [{"notice": "aksu-2024-party-school", "quote": "400元"}]}}
    wrong = {"user": "评审费多少钱", "expect": {"all": [["9999元"]]}}
    lines = [{"id": str(i), "tags": ["fee"], "notice": "aksu-2024-party-school", "turns": [t]} for i, t in enumerate((turn, wrong))]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    outcome = CliRunner().invoke(main, ["evaluate", str(file), "--url", url, "--need", "0.9"])
    assert outcome.exit_code == 1
    assert "50.0%" in outcome.stdout and "没有说 9999元" in outcome.stdout
