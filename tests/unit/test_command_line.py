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
