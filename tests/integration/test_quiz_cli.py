"""``zhicheng quiz``: asked and answered on the command line, and drawn."""

import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner
from quiz_maker import IDS, notice, shipped

from bot.quiz_cli import quiz
from bot.quiz_graph import EXIT_WIDE, svg, wrapped
from policies.eligibility.flow import flow

SVG = "{http://www.w3.org/2000/svg}"


def run(*arguments, typed=()):
    return CliRunner().invoke(quiz, arguments, input="".join(f"{line}\n" for line in typed))


def test_answers_lead_to_the_verdict_with_its_clause():
    result = run("hejing-2024-teacher", "--as-of", "2024-10-12", typed=["都符合", "去年退休了"])
    assert result.exit_code == 0
    assert "您目前不能申报" in result.output and "见一" in result.output


def test_back_restart_and_bad_input_keep_the_quiz_going():
    typed = ["都符合", "上一题", "都符合", "哈哈", "重新开始", "不从事教师工作（如行政、财务、后勤岗）"]
    result = run("hejing-2024-teacher", "--as-of", "2024-10-12", typed=typed)
    assert result.exit_code == 0
    assert "没听明白" in result.output and "须从事教师工作" in result.output


def test_stopping_gives_no_verdict():
    result = run("hejing-2024-teacher", "--as-of", "2024-10-12", typed=["不测了"])
    assert result.exit_code == 0 and "结论" not in result.output


def test_a_notice_by_its_file(tmp_path):
    file = tmp_path / "qingshi.txt"
    body = "一、申报范围\n全县事业单位从事水文工作的人员，均可申报。\n二、其他\n请各单位认真组织，做好宣传，确保符合条件的人员都知道。\n"
    file.write_text(f"青石县人社局\n关于开展2030年度职称评审工作的通知\n各单位：\n{body}", encoding="utf-8")
    result = run(str(file), typed=["都符合"])
    assert "您可以申报" in result.output


def test_an_unknown_notice_is_refused_with_those_there_are():
    result = run("nowhere")
    assert result.exit_code == 1
    assert all(id in result.output for id in IDS)


@pytest.mark.parametrize("id", IDS)
def test_the_drawing_holds_every_question_and_every_clause_that_ends_the_quiz(id):
    drawing = ET.fromstring(svg(notice(id), shipped(id)))
    drawn = "".join(text.text or "" for text in drawing.iter(f"{SVG}text"))
    boxes = {kind: len(drawing.findall(f".//{SVG}rect[@class='{kind}']")) for kind in ("question", "end")}
    assert boxes == {"question": len(shipped(id).questions), "end": 1}
    asked = [criterion for criterion in shipped(id).criteria if criterion.asked]
    assert [criterion.text for criterion in asked if criterion.text not in drawn] == []


def test_the_drawing_is_written_to_a_file(tmp_path):
    file = tmp_path / "flow.svg"
    assert run("yuli-2024-initial", "--graph", "--output", str(file)).exit_code == 0
    assert ET.parse(file).getroot().tag == f"{SVG}svg"


def test_a_question_says_when_it_is_asked():
    when = {node.question.id: node.when for node in flow(shipped("hejing-2024-teacher"))}
    assert when["scope"] == ()
    assert when["subject"] == ("普通话是“二级乙等”",)
    assert len(when["ce_form"]) == 1 and when["ce_form"][0].startswith("继续教育是“不够的年份按免学办")


@pytest.mark.parametrize("text", ["短", "很长的一句话" * 20, "mixed 文字 and letters " * 9, ""])
def test_wrapped_lines_fit_and_lose_nothing(text):
    lines = wrapped(text, EXIT_WIDE)
    assert "".join(lines) == text
    assert all(len(line) * 7 <= EXIT_WIDE for line in lines)
