import pytest
from extraction import meta, outlined

from policies.extract.specialty import extract


def read(body):
    return [
        (fact.series, fact.specialty, fact.title) for fact in extract(outlined(f"一、专业范围\n\n{body}\n"), meta())
    ]


def test_blank_cells_repeat_the_row_above():
    body = (
        "序号\t初定系列\t初定专业\t初定资格\n1\t工程系列\t石油专业\t助理工程师\n2\t\t建材专业\t助理工程师\n"
        "3\t中小学教师系列\t中小学教师\t二级教师\n4\t\t\t三级教师\n5\t\t幼儿园教师\t二级教师\n"
    )
    assert read(body) == [
        ("工程系列", "石油专业", "助理工程师"),
        ("工程系列", "建材专业", "助理工程师"),
        ("中小学教师系列", "中小学教师", "二级教师"),
        ("中小学教师系列", "中小学教师", "三级教师"),
        ("中小学教师系列", "幼儿园教师", "二级教师"),
    ]


def test_specialties_listed_in_brackets_behind_the_series():
    assert read("本次开展经济系列（工商管理、农业经济、知识产权等专业）评审。") == [
        ("经济系列", "工商管理", None),
        ("经济系列", "农业经济", None),
        ("经济系列", "知识产权", None),
    ]


def test_specialties_that_people_work_in():
    assert [name for _, name, _ in read("适用于从事机械、电气、化工专业技术工作的在职人员。")] == [
        "机械",
        "电气",
        "化工",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("本次评审开设中医、护理、药学等三个专业。", ["中医", "护理", "药学"]),
        ("负责水文、水工、农田水利专业的评审。", ["水文", "水工", "农田水利"]),
        ("机械、电气、化工3个专业可以申报。", ["机械", "电气", "化工"]),
        ("申报专业分为档案保护、档案编研两个专业。", ["档案保护", "档案编研"]),
        ("艺术系列含声乐、器乐、舞蹈专业。", ["声乐", "器乐", "舞蹈"]),
        ("不得在封面注明姓名、单位、申报专业。", []),
        ("从事档案收集、整理、保管工作的人员。", []),
    ],
)
def test_specialties_counted_or_taken_in(sentence, expected):
    assert [name for _, name, _ in read(sentence)] == expected


def test_other_tables_are_none():
    assert read("专业\t时间\t地点\n机械\t9月1日\t一楼\n电气\t9月2日\t二楼\n") == []
