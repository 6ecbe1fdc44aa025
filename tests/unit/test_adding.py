"""Before a notice is published, it is shown what was understood of it and which answers it changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from folder_maker import notice_text, write_notices

from policies.adding import add, preview
from policies.check import check
from policies.compile import check_folder, compile_folder, compile_notice
from policies.model import AnyFact, CeRequirement, Deadline, Fee, PassRate, Template
from policies.store import Knowledge

SUPPLEMENT = """青原市人力资源和社会保障局

关于延长2025年度青原市档案系列职称申报时间的补充通知

各有关单位：

《关于开展2025年度青原市档案系列职称评审工作的通知》（青人社发〔2025〕31号）中网上申报截止时间由2025年4月30日延长至2025年5月8日18:00，其他要求不变。

青原市人力资源和社会保障局
2025年4月20日
"""
REPEAL = SUPPLEMENT.replace(
    "关于延长2025年度青原市档案系列职称申报时间的补充通知", "关于废止有关职称文件的通知"
).replace("中网上申报截止时间由2025年4月30日延长至2025年5月8日18:00，其他要求不变", "自本通知印发之日起废止")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_notices(tmp_path / "notices", a_2025=notice_text())


@pytest.fixture
def database(tmp_path: Path, folder: Path) -> Path:
    compile_folder(folder, tmp_path / "k.sqlite")
    return tmp_path / "k.sqlite"


def new(tmp_path: Path, name: str, text: str) -> Path:
    return write_notices(tmp_path / "new", **{name: text}) / f"{name.replace('_', '-')}.txt"


def shown(path: Path, database: Path) -> list[str]:
    (addition,) = preview([path], Knowledge.open(database)).additions
    return [str(change) for change in addition.changes]


def test_a_changed_notice_shows_just_what_changes(tmp_path: Path, database: Path) -> None:
    path = new(tmp_path, "a_2025", notice_text(end="5月6日", fee=310))
    assert {line for line in shown(path, database) if "收费" in line or "网上申报" in line} == {
        "~ 时间·网上申报：2025-04-01—2025-04-30 18:00 → 2025-04-01—2025-05-06 18:00",
        "~ 收费·评审费·中级：300 元 → 310 元",
    }


def test_an_unchanged_notice_changes_nothing(tmp_path: Path, database: Path) -> None:
    assert shown(new(tmp_path, "a_2025", notice_text()), database) == []


def test_the_notice_of_a_new_year_is_compared_with_the_last_one(tmp_path: Path, database: Path) -> None:
    path = new(tmp_path, "a_2026", notice_text(year=2026, fee=360))
    (addition,) = preview([path], Knowledge.open(database)).additions
    assert (addition.compared_with, addition.takes_over) == ("a-2025", ("a-2025",))
    assert "~ 收费·评审费·中级：300 元 → 360 元" in map(str, addition.changes)


def test_a_preview_writes_nothing(tmp_path: Path, folder: Path, database: Path) -> None:
    before = database.read_bytes(), sorted(folder.iterdir())
    preview([new(tmp_path, "c_2025", notice_text(place="红山县"))], Knowledge.open(database))
    assert (database.read_bytes(), sorted(folder.iterdir())) == before


def test_a_preview_without_a_knowledge_base_shows_all_as_new(tmp_path: Path) -> None:
    (addition,) = preview([new(tmp_path, "a_2025", notice_text())], None).additions
    assert (
        addition.compared_with is None and addition.changes and all(change.old is None for change in addition.changes)
    )


def test_a_file_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path, database: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00" * 50)
    result = preview(
        [broken, new(tmp_path, "c_2025", notice_text()), tmp_path / "missing.txt"], Knowledge.open(database)
    )
    assert not result.ok
    assert [failure.file for failure in result.failures] == ["broken.txt", "missing.txt"]
    assert [addition.file for addition in result.additions] == ["c-2025.txt"]


def test_a_supplementary_notice_shows_what_it_replaces(tmp_path: Path, database: Path) -> None:
    (addition,) = preview([new(tmp_path, "a_more", SUPPLEMENT)], Knowledge.open(database)).additions
    assert [entry.notice for entry in addition.notice.supersedes] == ["a-2025"]
    others = [change for change in addition.changes if change.notice == "a-2025"]
    assert any("4月30日" in (change.old or "") and "5月8日" in (change.new or "") for change in others)
    assert addition.takes_over == ()


def test_a_repealing_notice_takes_over(tmp_path: Path, folder: Path, database: Path) -> None:
    path = new(tmp_path, "repeal", REPEAL)
    (addition,) = preview([path], Knowledge.open(database)).additions
    assert addition.takes_over == ("a-2025",)
    assert add([path], folder, database).ok
    summaries = {summary.id: summary for summary in Knowledge.open(database).summaries()}
    assert summaries["a-2025"].superseded_by == "repeal"


def test_added_files_are_compiled_and_linked(tmp_path: Path, folder: Path, database: Path) -> None:
    report = add([new(tmp_path, "a_more", SUPPLEMENT)], folder, database)
    assert report.compiled == ("a-more",) and report.unchanged == 1
    knowledge = Knowledge.open(database)
    summaries = {summary.id: summary for summary in knowledge.summaries()}
    assert summaries["a-2025"].changed_by == ("a-more",) and summaries["a-2025"].superseded_by is None
    assert knowledge.notice("a-more").supersedes[0].notice == "a-2025"


def test_links_follow_when_the_older_notice_comes_later(tmp_path: Path) -> None:
    folder, database = write_notices(tmp_path / "n", a_more=SUPPLEMENT), tmp_path / "k.sqlite"
    compile_folder(folder, database)
    assert Knowledge.open(database).notice("a-more").supersedes[0].notice is None
    write_notices(folder, a_2025=notice_text())
    compile_folder(folder, database)
    assert Knowledge.open(database).notice("a-more").supersedes[0].notice == "a-2025"


def test_a_file_of_another_format_takes_the_place_of_its_namesake(tmp_path: Path, folder: Path, database: Path) -> None:
    path = tmp_path / "a-2025.md"
    path.write_text(notice_text(fee=333), encoding="utf-8")
    add([path], folder, database)
    assert [each.name for each in folder.iterdir()] == ["a-2025.md"]
    assert "333" in Knowledge.open(database).notice("a-2025").text


def test_a_side_file_goes_with_its_notice(tmp_path: Path, folder: Path, database: Path) -> None:
    path = new(tmp_path, "c_2025", notice_text(place="红山县"))
    path.with_suffix(".toml").write_text('short = "红山档案"', encoding="utf-8")
    add([path], folder, database)
    assert Knowledge.open(database).notice("c-2025").short == "红山档案"


# --------------------------------------------------------------------------- check


PLACE = {"section": "二（一）", "anchor": "c-2-1", "quote": "（二）纸质材料报送时间：2025年5月10日前。"}


@pytest.mark.parametrize(
    ("fact", "gravity", "field", "words"),
    [
        (
            Deadline(stage="payment", start=date(2025, 5, 2), end=date(2025, 5, 1), **PLACE),
            "warning",
            "deadline[0]",
            "早于",
        ),
        (Deadline(stage="payment", end=date(2015, 5, 1), **PLACE), "warning", "deadline[0]", "相差过大"),
        (Fee(item="review", amount=30000, **PLACE), "warning", "fee[0]", "不合常理"),
        (Fee(item="review", amount=None, **PLACE), "warning", "fee[0]", "既无金额也无依据"),
        (CeRequirement(subject="total", amount=9000, unit="学时", **PLACE), "warning", "ce_requirement[0]", "不合常理"),
        (PassRate(percent=130, **PLACE), "warning", "pass_rate[0]", "不合常理"),
        (Fee(item="review", amount=300, review=True, **PLACE), "warning", "fee[0]", "没有把握"),
        (Fee(item="review", amount=300, **{**PLACE, "quote": "评审费八百元"}), "error", "fee[0]", "不在原文中"),
        (Fee(item="review", amount=300, **{**PLACE, "anchor": "c-9"}), "error", "fee[0]", "不指向任何条款"),
        (Template(number=3, name="样表", present=False, **PLACE), "note", "template[0]", "不在文中"),
    ],
)
def test_doubtful_facts_are_found_with_their_place(
    folder: Path, fact: AnyFact, gravity: str, field: str, words: str
) -> None:
    notice = msgspec.structs.replace(compile_notice(folder / "a-2025.txt"), facts=(fact,))
    found = next(finding for finding in check(notice) if finding.field == field)
    assert (found.gravity, found.notice, found.section) == (gravity, "a-2025", "二（一）")
    assert words in found.message


def test_all_findings_of_a_folder_come_at_once_errors_first(folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\x00" * 50)
    (folder / "worse.pdf").write_bytes(b"%PDF-1.4 nothing")
    write_notices(
        folder,
        z="关于职称评审申报材料的通知。各单位申报人员须按规定提交评审材料，由单位审核公示后报送，逾期不予受理，材料不全不予受理。",
    )
    found = check_folder(folder)
    assert [finding.field for finding in found if finding.gravity == "error"] == ["broken.txt", "worse.pdf"]
    assert {"title", "issuer", "issued_on"} & {finding.field for finding in found if finding.notice == "z"}
    assert all(str(finding).count("：") >= 1 for finding in found)
