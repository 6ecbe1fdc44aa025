"""A notice's dates as they stand after later notices: moved, moved again, moved for some, or gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from folder_maker import notice_text, write_notices

from policies.choosing import choose
from policies.compile import compile_folder
from policies.mentions import Gazetteer
from policies.store import Knowledge

BASE = """青原市人力资源和社会保障局

关于开展2025年度青原市档案系列职称评审工作的通知

青人社发〔2025〕31号

各有关单位：

一、时间安排

（一）网上申报：2025年4月1日至4月30日18:00。
（二）单位审核：2025年5月8日前。
（三）县级审核：2025年5月15日前。
（四）高级答辩时间：2025年6月10日；中级答辩时间：2025年6月12日。
（五）缴费时间：2025年5月20日至5月25日。

青原市人力资源和社会保障局
2025年3月1日
"""
LATER = """青原市人力资源和社会保障局

{title}

各有关单位：

《关于开展2025年度青原市档案系列职称评审工作的通知》（青人社发〔2025〕31号）印发后，现将有关事项通知如下：

{body}

青原市人力资源和社会保障局
2025年{day}
"""
TITLE = "关于调整2025年度青原市档案系列职称评审时间的补充通知"


def later(body: str, day: str = "4月20日", title: str = TITLE) -> str:
    return LATER.format(body=body, day=day, title=title)


def known(tmp_path: Path, **texts: str) -> Knowledge:
    compile_folder(write_notices(tmp_path / "notices", **texts), tmp_path / "k.sqlite")
    return Knowledge.open(tmp_path / "k.sqlite")


def dates(tmp_path: Path, *supplements: str) -> dict[str, list[str]]:
    """The dates of the base notice, by stage and whom they concern."""
    texts = {f"later_{number}": text for number, text in enumerate(supplements)}
    summary = next(each for each in known(tmp_path, base=BASE, **texts).summaries() if each.id == "base")
    found: dict[str, list[str]] = {}
    for each in summary.deadlines:
        span = f"{each.start or ''}~{each.end or ''}{' ' + each.end_time if each.end_time else ''}"
        found.setdefault(each.stage, []).append(span)
    return found


@pytest.mark.parametrize(
    ("supplements", "stage", "expected"),
    [
        ([], "online_application", ["2025-04-01~2025-04-30 18:00"]),
        (
            [later("网上申报截止时间由4月30日18:00延长至5月8日24:00。")],
            "online_application",
            ["2025-04-01~2025-05-08 24:00"],
        ),
        ([later("网上申报时间调整为2025年4月10日至5月10日。")], "online_application", ["2025-04-10~2025-05-10"]),
        (
            [
                later("网上申报截止时间由5月8日延长至5月18日。", "5月7日"),
                later("网上申报截止时间由4月30日延长至5月8日。", "4月20日"),
            ],
            "online_application",
            ["2025-04-01~2025-05-18"],
        ),
        ([later("单位审核截止时间由5月8日调整到5月12日。")], "online_review", ["~2025-05-12", "~2025-05-15"]),
        ([later("中级答辩时间调整为6月20日。")], "defence", ["2025-06-10~2025-06-10", "2025-06-20~2025-06-20"]),
        ([later("缴费截止时间再延长5天。")], "payment", ["2025-05-20~2025-05-25"]),
        ([later("纸质材料报送时间推迟到5月30日。")], "payment", ["2025-05-20~2025-05-25"]),
    ],
)
def test_dates_as_they_stand(tmp_path: Path, supplements: list[str], stage: str, expected: list[str]) -> None:
    assert dates(tmp_path, *supplements)[stage] == expected


def test_a_supplement_that_names_no_notice_is_about_that_of_its_region_series_and_year(tmp_path: Path) -> None:
    text = "青原市人力资源和社会保障局\n\n关于延长2025年度青原市档案系列职称申报时间的通知\n\n各有关单位：\n\n"
    text += "一、经研究，网上申报截止时间由4月30日延长至5月8日。\n\n青原市人力资源和社会保障局\n2025年4月20日\n"
    assert dates(tmp_path, text)["online_application"] == ["2025-04-01~2025-05-08"]


FULL = notice_text(year=2025).replace(
    "四、联系方式",
    "四、衔接\n\n《关于开展2024年度青原市档案系列职称评审工作的通知》（青人社发〔2024〕31号）中中级评审费280元/人的标准，"
    "自本通知印发之日起调整为300元/人。\n\n五、联系方式",
)


def test_a_notice_of_a_later_year_that_changes_a_value_of_an_earlier_one_is_no_supplement(tmp_path: Path) -> None:
    knowledge = known(tmp_path, a_2024=notice_text(year=2024, fee=300), a_2025=FULL)
    summaries = {each.id: each for each in knowledge.summaries()}
    assert summaries["a-2024"].changed_by == ("a-2025",) and summaries["a-2024"].superseded_by == "a-2025"
    assert summaries["a-2025"].supplements == ()
    mentions = Gazetteer.build(knowledge.summaries()).find("青原市档案系列评审费")
    assert choose(knowledge.summaries(), mentions, page=None, focus=None).notices == ("a-2025",)
