"""What many unit tests read and none changes, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import SHIPPED_NOTICES
from policies.compile import compile_folder
from policies.store import Knowledge


@pytest.fixture(scope="session")
def shipped_knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The knowledge base of the shipped notices."""
    database: Path = tmp_path_factory.mktemp("shipped") / "knowledge.sqlite"
    assert compile_folder(SHIPPED_NOTICES, database).failures == ()
    return Knowledge.open(database)
