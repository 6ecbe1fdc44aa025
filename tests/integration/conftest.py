"""What needs Rasa itself or interpreters of its own, but no running server."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.serve.before_rasa import before_rasa

before_rasa()  # before any test module imports Rasa


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.integration)
