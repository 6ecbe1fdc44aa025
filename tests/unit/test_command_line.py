from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.evaluation.questions import Expect, QuestionsError, comparable, judge, read_questions


def run(*arguments: str, **environ: str) -> Result:
    return CliRunner().invoke(main, list(arguments), env=environ)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["facts", "/no/such/file.txt"], "没有这个文件"),
        (["facts", "/"], "文件夹"),
        (["check", "--notices", "/no/such/folder"], "没有这个文件夹"),
        (["compile", "--notices", "/no/such/folder"], "没有这个文件夹"),
        (["evaluate"], "请给出题目文件"),
        (["ask", "你好", "--url", "http://127.0.0.1:9"], "没有就绪的服务"),
    ],
)
def test_what_cannot_be_done_is_said_in_chinese_with_exit_code_1(arguments: list[str], said: str) -> None:
    outcome = run(*arguments)
    assert outcome.exit_code == 1 and outcome.exception.__class__ is SystemExit
    assert said in outcome.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nichts"], "没有“nichts”这个命令。可用的命令：add、ask"),
        (["aks"], "您是不是想用 ask？"),
        (["ask"], "没有给出问题。"),
        (["ask", "评审费", "多少"], "多出来的内容：多少。带空格的内容请放在引号里。"),
        (["serve", "--prot", "1"], "没有 --prot 这个选项。您是不是想用 --host 或 --port？"),
        (["serve", "--xyzzy"], "可用的选项：--host、--port"),
        (["serve", "--port"], "选项 --port 后面要写端口。"),
        (["serve", "--port", "x"], "--port 的值“x”不能用，请写 0 到 65535 的整数。"),
        (["serve", "--port", "65536"], "--port 的值“65536”不能用"),
        (["serve", "--allow-as-of=1"], "选项 --allow-as-of 不带值。"),
        (["evaluate", "--need", "2"], "请写 0 到 1 的数"),
        (["quiz", "x", "--as-of", "明天"], "请写 2024-10-12 这样的日期。"),
    ],
)
def test_a_wrong_call_is_told_what_is_accepted_and_where_to_read_on(arguments: list[str], said: str) -> None:
    outcome = run(*arguments)
    assert outcome.exit_code == 2
    assert said in outcome.output and "用法：" in outcome.output and "--help" in outcome.output


@pytest.mark.parametrize("command", [[], ["add"], ["ask"], ["check"], ["evaluate"], ["quiz"], ["serve"], ["telegram"]])
def test_help_has_nothing_of_clicks_own_words(command: list[str]) -> None:
    shown = run(*command, "--help").output
    assert "选项：" in shown and "显示这段说明。" in shown
    assert not any(word in shown for word in ("Usage", "Options", "Commands", "Show", "OPTIONS", "ARGS", "COMMAND"))


def test_a_wrong_variable_is_named() -> None:
    outcome = run("compile", ZHICHENG_PORT="abc")
    assert outcome.exit_code == 1 and "ZHICHENG_PORT=abc" in outcome.output


@pytest.mark.parametrize(
    ("one", "other"),
    [("10 月 30 日", "10月30日"), ("2024-10-08", "2024年10月8日"), ("１,０００ 元", "1000元"), ("10月8日—30日", "10月8日-30日"),
     ("**700** 元/人", "700元/人"), ("09月05日", "9月5日")],
)  # fmt: skip
def test_the_same_is_said_in_different_marks(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


REPLY = [{"kind": "answer", "text": "评审费：400 元。", "citations": [{"notice": "a", "quote": "中级 400元/人"}], "buttons": [{"title": "高级呢"}]}]


@pytest.mark.parametrize(
    ("expect", "wrong"),
    [
        ({}, 0),
        ({"kind": ["answer", "clarify"], "all": [["400元"], ["高级", "正高"]], "none": ["380元"]}, 0),
        ({"cite": [{"notice": "a", "quote": ["四百元", "400元"]}]}, 0),
        ({"kind": ["no_answer"]}, 1),
        ({"all": [["200元", "二百元"], ["400元"]]}, 1),
        ({"none": ["400元"]}, 1),
        ({"cite": [{"notice": "b", "quote": "400元"}]}, 1),
    ],
)
def test_a_reply_is_judged_by_what_is_expected(expect: dict, wrong: int) -> None:
    import msgspec

    assert len(judge(msgspec.convert(expect, Expect), REPLY)) == wrong


def test_a_question_file_that_is_broken_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": "1", "turns": [{"user": "你好"}]}\n\n{"id": 2}\n', encoding="utf-8")
    with pytest.raises(QuestionsError, match="第 3 行"):
        read_questions(file)
