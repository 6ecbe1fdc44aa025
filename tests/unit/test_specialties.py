"""The table of specialties: by series, by specialty, by trade; what has no row; trades as data."""

from pathlib import Path

import pytest
from notice_maker import BODY

from actions import wording
from policies.answering import find
from policies.compile import compile_document
from policies.model import Document
from policies.proof import proved
from policies.ranking import Ask
from policies.specialties import asked, says_only_a_trade, table
from policies.taxonomy.series import called, series_called, series_without
from policies.taxonomy.trades import trades

TABLE = """
七、申报专业

序号\t申报系列\t申报专业\t资格名称
1\t工程系列\t公路专业\t助理工程师
2\t\t环境保护专业\t助理工程师
3\t\t林业专业\t助理工程师
4\t艺术系列\t演奏员\t四级演奏员
5\t\t美术\t四级美术师
6\t\t舞台美术设计\t四级舞美设计师
7\t农业系列\t兽医专业\t助理兽医师
8\t\t畜牧专业\t助理畜牧师
9\t中小学教师系列\t中小学教师\t二级教师
10\t\t\t三级教师
"""
TEXT = BODY.format(year=2025, region="玉门市", series="农业", hours=90, fee="中级300元/人。", window="3日") + TABLE
NOTICE = compile_document(Document(id="sample", format="txt", text=TEXT), Path("sample.txt"))


def rows(text):
    return [row.fact.specialty for row in asked(NOTICE, text).rows]


def test_the_table_is_read_whole():
    assert len(table(NOTICE)) == 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工程系列都有哪些专业", ["公路专业", "环境保护专业", "林业专业"]),
        ("农业口畜牧这块都有哪些专业", ["兽医专业", "畜牧专业"]),
        ("我在道班养路的，报哪个", ["公路专业"]),
        ("环保监测的有对口的吗", ["环境保护专业"]),
        ("弹都塔尔的定下来几级", ["演奏员"]),
        ("画画的呢", ["美术"]),
        ("做布景的归哪个", ["舞台美术设计"]),
        ("给牛看病的定什么", ["兽医专业"]),
        ("小学老师定几级", ["中小学教师", "中小学教师"]),
        ("四级美术师是哪个专业的", ["美术"]),
        ("定下来叫什么\n我是种树的", ["林业专业"]),
    ],
)
def test_rows_are_found_by_series_specialty_title_and_trade(text, expected):
    assert rows(text) == expected


def test_a_trade_without_a_row_is_said_to_have_none_with_the_rest_of_its_series():
    found = asked(NOTICE, "搞消防的能报吗")
    assert (found.missing, found.whole) == ("消防", False)
    assert {row.fact.series for row in found.rows} == {"工程系列"}


def test_a_series_without_a_row_is_said_to_have_none_with_the_series_that_there_are():
    found = asked(NOTICE, "有没有卫生系列")
    assert found.missing == "卫生系列"
    assert [row.fact.series for row in found.rows] == ["工程系列", "艺术系列", "农业系列", "中小学教师系列"]
    text = wording.specialties(found)
    assert "没有与“卫生系列”对应" in text
    assert "农业系列" in text


def test_the_whole_table_is_told_by_its_series():
    found = asked(NOTICE, "有哪些专业")
    assert found.whole
    assert "工程系列（3）" in wording.specialties(found)


def test_an_answer_names_all_rows_once_and_cites_each():
    finding = find(NOTICE, Ask(text="艺术系列一共几个专业", aspects=(("specialty_list.which", 0.9),)))
    text = wording.specialties(finding.listed)
    assert "共3个专业" in text
    assert all(name in text for name in ("演奏员（四级演奏员）", "美术（四级美术师）", "舞台美术设计"))
    assert len(finding.passages) == 3
    assert all(proved(p.quote, TEXT) for p in finding.passages)


def test_a_title_said_once_serves_all_rows_of_a_series():
    assert wording.specialties(asked(NOTICE, "工程系列都有哪些专业")).count("助理工程师") == 1


def test_a_notice_without_a_table_is_left_to_its_clauses():
    plain = compile_document(Document(id="plain", format="txt", text=TEXT.replace(TABLE, "")), Path("plain.txt"))
    assert asked(plain, "工程系列有哪些专业") is None


def test_of_words_for_trades_the_longest_counts():
    assert [word for word, _ in trades("在动物医院打针")] == ["动物医院", "打针"]
    assert [trade.series for _, trade in trades("动物医院的")] == ["农业技术"]


def test_series_are_known_by_what_people_and_tables_call_them():
    assert "文博" in called("文物博物")
    assert called("某某") == ("某某",)
    assert series_called("卫生系列和农业口") == ["卫生系列", "农业口"]


@pytest.mark.parametrize(
    ("text", "covered", "missing"),
    [
        ("卫生系列评审费多少", ["工程系列", "农业"], "卫生系列"),
        ("卫生系列评审费多少", ["关于开展卫生系列职称评审工作的通知"], None),
        ("文博系列几号截止", ["文物博物系列"], None),
        ("评审费多少", ["工程系列"], None),
    ],
)
def test_a_series_that_no_notice_is_about_is_told_from_those_that_are_covered(text, covered, missing):
    assert series_without(text, covered) == missing


@pytest.mark.parametrize(
    ("text", "only"),
    [("写剧本的", True), ("我是开货车的呢", True), ("种树的", True), ("写剧本的要交几份材料", False), ("评审费呢", False)],
)
def test_a_trade_by_itself_asks_for_its_row(text: str, only: bool) -> None:
    assert says_only_a_trade(text) == only
