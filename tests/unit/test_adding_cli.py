"""``zhicheng add``: what is printed, what is written, and when nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folder_maker import notice_text, write_notices

from bot.cli import main
from policies.compile import compile_folder
from policies.store import Knowledge


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZHICHENG_DATA", str(tmp_path / "data"))
    folder = write_notices(tmp_path / "notices", a_2025=notice_text())
    compile_folder(folder, tmp_path / "data" / "knowledge.sqlite")
    return folder


def add(folder: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["add", "--notices", str(folder), *map(str, arguments)])


def knowledge(folder: Path) -> Knowledge:
    return Knowledge.open(folder.parent / "data" / "knowledge.sqlite")


def test_a_dry_run_prints_the_differences_and_writes_nothing(folder: Path, tmp_path: Path) -> None:
    path = write_notices(tmp_path / "new", a_2025=notice_text(fee=310)) / "a-2025.txt"
    before = knowledge(folder).version
    result = add(folder, "--dry-run", path)
    assert result.exit_code == 0, result.output
    assert "关于开展2025年度青原市档案系列职称评审工作的通知" in result.output
    assert "~ 收费·评审费·中级：300 元 → 310 元" in result.output
    assert "什么都没有收进" in result.output
    assert knowledge(folder).version == before and "300元" in (folder / "a-2025.txt").read_text()


def test_added_notices_are_in_the_knowledge_base(folder: Path, tmp_path: Path) -> None:
    path = write_notices(tmp_path / "new", c_2025=notice_text(place="红山县")) / "c-2025.txt"
    result = add(folder, path)
    assert result.exit_code == 0, result.output
    assert "不必重启" in result.output
    assert [summary.id for summary in knowledge(folder).summaries()] == ["a-2025", "c-2025"]


def test_one_file_that_cannot_be_read_stops_all(folder: Path, tmp_path: Path) -> None:
    good = write_notices(tmp_path / "new", c_2025=notice_text(place="红山县")) / "c-2025.txt"
    bad = tmp_path / "new" / "bad.txt"
    bad.write_bytes(b"\x00" * 99)
    result = add(folder, good, bad)
    assert result.exit_code == 1
    assert "bad.txt：不是文本" in result.output and "什么都没有收进" in result.output
    assert not (folder / "c-2025.txt").exists()


def test_a_missing_file_is_named_without_a_traceback(folder: Path, tmp_path: Path) -> None:
    result = add(folder, tmp_path / "nowhere.txt")
    assert result.exit_code == 1 and "nowhere.txt" in result.output and "Traceback" not in result.output
