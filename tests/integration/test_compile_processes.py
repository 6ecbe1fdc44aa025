"""Many notices are compiled by several processes."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from folder_maker import notice_text, write_notices

from policies import compile as compiling
from policies.compile import compile_folder, compile_notice
from policies.ranking import joined_terms
from policies.store import Knowledge


def test_many_files_are_compiled_by_several_processes_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    texts = {f"n_{i}": notice_text(fee=200 + i) for i in range(compiling.FEW + 2)}
    report = compile_folder(write_notices(tmp_path / "many", **texts), tmp_path / "k.sqlite")
    assert len(report.compiled) == len(texts) and report.ok
    knowledge = Knowledge.open(tmp_path / "k.sqlite")
    alone = compile_notice(tmp_path / "many" / "n-3.txt")
    assert knowledge.notice("n-3") == msgspec.structs.replace(alone, terms=joined_terms(alone))
