"""A table row as a person reads it, and the rows and columns that a question names."""

import pytest

from policies.model import Clause
from policies.tables import asked_for, called_by_name, cells, of_named_rows


def row(header: str, text: str) -> Clause:
    kind = "row" if header else "paragraph"
    place = {
        "anchor": "c-1",
        "section": "一",
        "heading": "",
        "title": "",
        "start": 0,
        "end": 1,
        "level": 1,
        "parent": 0,
    }
    return Clause(**place, part="body", kind=kind, header=header, text=text)


@pytest.mark.parametrize(
    ("header", "text", "told"),
    [
        ("层级\t评审费（元/人）", "工程师\t430", ["层级：工程师", "评审费：430元/人"]),
        ("层级\t答辩费（元/人）", "工程师\t120（仅限破格人员）", ["层级：工程师", "答辩费：120元/人（仅限破格人员）"]),
        ("层级\t评审费（元/人）", "员级\t不收取", ["层级：员级", "评审费：不收取"]),
        ("项目\t副高级\t中级", "评审费（元/人）\t400\t300", ["项目：评审费", "副高级：400元/人", "中级：300元/人"]),
        ("序号\t材料\t份数", "3\t评审表\t2", ["材料：评审表", "份数：2份"]),
        ("环节\t时间\t备注", "缴费\t5月6日\t——", ["环节：缴费", "时间：5月6日"]),
    ],
)
def test_bare_numbers_get_the_unit_of_their_column_or_row(header, text, told):
    assert [f"{cell.name}：{cell.value}" for cell in cells(row(header, text))] == told


def test_a_paragraph_has_no_cells():
    assert cells(row("", "五、收费")) == []


HEADER = "系列\t网上填报\t纸质材料\t面试"
ROWS = [
    row(
        HEADER,
        "艺术\t11月17日9:00至12月12日17:00止\t12月22日至12月24日，送文化艺术中心\t1月17日至18日，在市剧院小剧场举行，自备伴奏、服装、道具和化妆用品",
    ),
    row(HEADER, "文博\t12月1日9:00至12月26日17:00止\t1月5日至1月7日，送市文物局\t1月24日，在市文物局会议室举行"),
]


@pytest.mark.parametrize(
    ("question", "kept"),
    [("文博面试哪天", [False, True]), ("艺术和文博面试哪天", [True, True]), ("面试哪天", [True, True])],
)
def test_rows_are_those_that_the_question_names(question, kept):
    assert of_named_rows(ROWS, question) == kept


def test_a_row_is_named_by_its_level_too():
    fees = [row("层级\t评审费", "工程师\t430元"), row("层级\t评审费", "高级工程师\t560元")]
    assert of_named_rows(fees, "副高收多少") == [False, True]


@pytest.mark.parametrize(
    ("question", "columns"),
    [("艺术面试哪天", ["系列", "面试"]), ("都什么时候", HEADER.split("\t"))],
)
def test_a_long_row_is_told_by_the_columns_asked_for(question, columns):
    assert [cell.name for cell in asked_for(cells(ROWS[0]), question)] == columns


@pytest.mark.parametrize(
    ("text", "question", "called"),
    [
        ("外语\t不作要求", "城里和乡下的外语要求一样吗", True),
        ("工作量（周课时）\t12节", "工作量有要求吗", True),
        ("2\t年限证明\t1份", "年限证明要几份", True),
        ("外语\t不作要求", "论文要几篇", False),
        ("学历、任职年限\t本科满5年", "学历要求", False),
    ],
)
def test_a_row_is_called_by_its_whole_name(text: str, question: str, called: bool) -> None:
    assert called_by_name(row("项目\t要求", text), question) is called


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("中级评审费多少", ["事项：中级评审费", "调整后：220元"]),
        ("中级评审费原来是多少", ["事项：中级评审费", "原标准：260元", "调整后：220元"]),
    ],
)
def test_what_held_before_a_change_is_told_where_it_is_asked_for(question: str, told: list[str]) -> None:
    found = cells(row("事项\t原标准\t调整后", "中级评审费\t260元\t220元"))
    assert [f"{cell.name}：{cell.value}" for cell in asked_for(found, question)] == told
