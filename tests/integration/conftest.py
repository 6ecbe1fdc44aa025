"""What needs Rasa, scikit-learn or whole dictionaries, or the shipped notices compiled, but no running server."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.serve.before_rasa import before_rasa
from bot.settings import SHIPPED_NOTICES
from policies.compile import compile_folder
from policies.store import Knowledge

before_rasa()  # before any test module imports Rasa


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.integration)


@pytest.fixture(scope="session")
def shipped_knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The knowledge base of the shipped notices."""
    database = tmp_path_factory.mktemp("shipped") / "knowledge.sqlite"
    assert compile_folder(SHIPPED_NOTICES, database).failures == ()
    return Knowledge.open(database)
