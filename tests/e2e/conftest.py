"""The real processes, started once for all end-to-end tests; the model is reused when it is current."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from processes import Served

Ask = Callable[..., dict[str, Any]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    running = Served(tmp_path_factory.mktemp("served"), "--allow-as-of")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def url(served: Served) -> str:
    return served.address()


@pytest.fixture
def ask(url: str) -> Iterator[Ask]:
    """``ask(text, notice=…, session=…, as_of=…)``: the reply, which must be a 200."""
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:

        def post(text: str, **more: Any) -> dict[str, Any]:
            response = client.post("/api/chat", json={"text": text, "as_of": "2024-10-12", **more})
            assert response.status_code == 200, response.text
            reply: dict[str, Any] = response.json()
            return reply

        yield post
