"""A folder of notices becomes one file, in one step, without doing anything twice."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from folder_maker import notice_text, write_notices
from hypothesis import given, settings
from hypothesis import strategies as st

from policies import compile as compiling
from policies.check import check, unproved
from policies.compile import compile_document, compile_folder, compile_notice, notice_files
from policies.corrections import CorrectionError
from policies.model import Deadline, Document, Fee
from policies.outline import outline
from policies.reading import ReadingError
from policies.reading.plaintext import flatten_tables, tidy
from policies.store import Knowledge, KnowledgeError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_notices(
        tmp_path / "notices", a_2025=notice_text(), b_2025=notice_text(place="绿原县", series="农业", fee=200)
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "knowledge.sqlite"


def test_only_what_changed_is_compiled_again(folder: Path, database: Path) -> None:
    first = compile_folder(folder, database)
    assert (set(first.compiled), first.unchanged, first.ok) == ({"a-2025", "b-2025"}, 0, True)
    again = compile_folder(folder, database)
    assert (again.compiled, again.unchanged, again.version) == ((), 2, first.version)
    write_notices(folder, b_2025=notice_text(place="绿原县", series="农业", fee=260))
    third = compile_folder(folder, database)
    assert (third.compiled, third.unchanged) == (("b-2025",), 1)
    assert third.version != first.version
    hits = Knowledge.open(database).search("绿原县评审费")
    assert any("260" in hit.passage.quote for hit in hits) and not any("200元" in hit.passage.quote for hit in hits)


def test_a_removed_file_leaves_the_knowledge_base(folder: Path, database: Path) -> None:
    compile_folder(folder, database)
    (folder / "b-2025.txt").unlink()
    assert compile_folder(folder, database).removed == ("b-2025",)
    knowledge = Knowledge.open(database)
    assert [summary.id for summary in knowledge.summaries()] == ["a-2025"]
    assert {hit.notice for hit in knowledge.search("农业系列申报")} <= {"a-2025"}


def test_a_changed_side_file_is_a_change(folder: Path, database: Path) -> None:
    compile_folder(folder, database)
    (folder / "a-2025.toml").write_text('short = "青原档案"\nnames = ["青档"]\n', encoding="utf-8")
    assert compile_folder(folder, database).compiled == ("a-2025",)
    assert Knowledge.open(database).notice("a-2025").short == "青原档案"


def test_a_broken_file_is_reported_and_its_last_good_state_kept(folder: Path, database: Path) -> None:
    compile_folder(folder, database)
    (folder / "b-2025.txt").write_bytes(b"\x00\x01" * 99)
    write_notices(folder, a_2025=notice_text(fee=310))
    report = compile_folder(folder, database)
    assert not report.ok and [failure.file for failure in report.failures] == ["b-2025.txt"]
    assert "不是文本" in report.failures[0].message
    assert {summary.id for summary in Knowledge.open(database).summaries()} == {"a-2025", "b-2025"}


def test_a_crash_in_the_middle_leaves_the_old_file_in_force(
    folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = compile_folder(folder, database)
    content = database.read_bytes()

    def crash(*_: object, **__: object) -> str:
        raise RuntimeError("out of disk")

    monkeypatch.setattr(compiling, "finish", crash)
    write_notices(folder, a_2025=notice_text(fee=999))
    with pytest.raises(RuntimeError):
        compile_folder(folder, database)
    assert database.read_bytes() == content
    assert Knowledge.open(database).version == before.version
    assert list(database.parent.iterdir()) == [database]


def test_an_older_format_is_compiled_anew(folder: Path, database: Path) -> None:
    database.parent.mkdir(parents=True)
    database.write_bytes(b"not a database at all")
    with pytest.raises(KnowledgeError, match="zhicheng compile"):
        Knowledge.open(database)
    assert len(compile_folder(folder, database).compiled) == 2


def test_progress_is_told_file_by_file(folder: Path, database: Path) -> None:
    told: list[tuple[int, int]] = []
    compile_folder(folder, database, progress=lambda done, all_: told.append((done, all_)))
    assert told == [(1, 2), (2, 2)]


def test_two_files_of_one_name_are_refused(folder: Path) -> None:
    (folder / "a-2025.md").write_text(notice_text(), encoding="utf-8")
    with pytest.raises(ReadingError, match="同名"):
        notice_files(folder)


# --------------------------------------------------------------------------- side files


def side(folder: Path, content: str) -> Path:
    (folder / "a-2025.toml").write_text(content, encoding="utf-8")
    return folder / "a-2025.txt"


def test_a_side_file_corrects_facts_and_is_counted(folder: Path) -> None:
    path = side(
        folder,
        """
        region = "青原地区"
        names = ["青档"]
        [[drop]]
        type = "fee"
        quote = "副高400元/人"
        [[add]]
        type = "fee"
        quote = "副高400元/人"
        item = "review"
        amount = 401.0
        applies_to = "副高"
        """,
    )
    notice = compile_notice(path)
    fees = {fact.applies_to: fact for fact in notice.facts if isinstance(fact, Fee)}
    assert fees["副高"].amount == 401 and fees["副高"].section == "三"
    assert notice.region == "青原地区" and notice.names[0] == "青档" and notice.corrections == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('shrot = "x"', "shrot"),
        ("short = [", "a-2025.toml"),
        ('[[drop]]\ntype = "fee"\nquote = "没有的话"', "没有 type=fee"),
        ('[[add]]\ntype = "fee"\nitem = "review"\nquote = "评审费八百元"', "不在通知原文中"),
        ('[[add]]\ntype = "fee"\nquote = "副高400元/人"', "item"),
        ('[[add]]\ntype = "fees"\nquote = "副高400元/人"', "fees"),
        ('[[add]]\ntype = "deadline"\nstage = "lunch"\nquote = "5月10日前"', "lunch"),
    ],
)
def test_a_side_file_that_does_not_fit_is_refused(folder: Path, content: str, words: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        compile_notice(side(folder, content))
    assert words in str(caught.value) and "请" in str(caught.value)


# --------------------------------------------------------------------------- any text at all

_PIECES = [
    "一、", "（一）", "1.", "1．", "(2)", "3）", "①", "a.", "第一章 ", "第三条　", "【", "】", "# ", "**",
    "| a | b |", "|---|---|", "\t", "\n", "\n\n", "附件", "附件1", "附件：", "注：", "——", "— 3 —", "第 2 页 共 5 页",
    "2024年", "10月", "30日", "至", "18:00", "即日起", "另行通知", "评审费", "400元/人", "二百元", "不收取",
    "继续教育", "90学时", "三分之二", "公示", "5个工作日", "不得申报", "职称", "评审", "申报", "材料", "通知", "（",
    "）", "“", "”", "《", "》", "。", "；", "，", "：", "、", "××", "联系电话：0999-1234567", "关于", "的通知",
    "人民政府", "高级", "中级", "[a](b)", "<http://a.cn>", "​", "﻿", "OIl", "l0月", "一式两份", "A4", "下列人员：",
    "免于答辩", "３年内", "取消资格",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=80).map("".join))
def test_no_text_crashes_the_compiler_nor_yields_an_unproved_quote(text: str) -> None:
    document = Document(id="x", format="txt", text=flatten_tables(tidy(text)))
    notice = compile_document(document, Path("x.txt"))
    clauses = outline(document)
    assert notice.unproved == () and not unproved(notice)
    assert all(0 <= clause.start <= clause.end <= len(document.text) for clause in clauses)
    assert all(clause.parent is None or clause.parent < i for i, clause in enumerate(clauses))


def test_what_cannot_be_proved_is_left_out_and_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented = Fee(item="review", amount=1, section="三", anchor="c-3", quote="评审费一元")
    real = compiling.extract_all
    monkeypatch.setattr(compiling, "extract_all", lambda *read: (*real(*read), invented))
    notice = compile_notice(folder / "a-2025.txt")
    assert invented not in notice.facts and notice.unproved == ("评审费一元",)
    assert [finding.gravity for finding in check(notice) if finding.field == "unproved"] == ["error"]


@pytest.mark.parametrize("seed", range(12))
def test_a_notice_with_lines_lost_or_shuffled_still_compiles(seed: int) -> None:
    chance = random.Random(seed)
    lines = notice_text().split("\n")
    chance.shuffle(lines)
    document = Document(id="x", format="txt", text="\n".join(line[: chance.randint(0, 40)] for line in lines))
    notice = compile_document(document, Path("x.txt"))
    assert notice.unproved == () and not unproved(notice)


def test_dates_and_fees_of_a_plain_notice_are_read(folder: Path) -> None:
    notice = compile_notice(folder / "a-2025.txt")
    applying = next(f for f in notice.facts if isinstance(f, Deadline) and f.stage == "online_application")
    assert (str(applying.start), str(applying.end), applying.end_time) == ("2025-04-01", "2025-04-30", "18:00")
    assert applying.section == "二（一）"
