"""A real Chromium against the real front; the processes behind it are played by a script."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from served import ScriptedRasa, compiled, foreign_site, serving

from bot.settings import Settings
from bot.web.app import create_app
from bot.web.site import Limits, Rate, read_site

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"desktop": {"width": 1200, "height": 800}, "phone": {"width": 390, "height": 844}}
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: needs Chromium (Debian's package chromium)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
    # last: Playwright keeps an event loop running in this thread, and asyncio.run of other tests cannot stand that
    items.sort(key=lambda item: here in item.path.parents)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        missing = "no chromium: apt-get install chromium fonts-noto-cjk"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def rasa() -> ScriptedRasa:
    return ScriptedRasa()


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def url(rasa: ScriptedRasa, data: Path) -> Iterator[str]:
    site = msgspec.structs.replace(read_site(), limits=Limits(Rate(1000, 1000), Rate(1000, 1000)))
    settings = Settings(data=data, today=dt.date(2024, 10, 12))
    with serving(create_app(settings, site=site, line=rasa)) as address:
        while httpx.get(address + "/readyz", trust_env=False).status_code != 200:
            time.sleep(0.1)
        yield address


@pytest.fixture(scope="session")
def site(url: str) -> Iterator[str]:
    """Another origin than the front's."""
    with serving(foreign_site(url)) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture(params=list(SIZES))
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=SIZES[request.param], locale="zh-CN")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script fails and no policy is broken."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if "Content Security Policy" in line.text else None)
    yield page
    assert wrong == []


def ask(page: Page, text: str) -> None:
    """Type a question, send it with Enter, wait for its answer."""
    before = page.locator(".zc-reply").count()
    page.locator("#zc-input").fill(text)
    page.keyboard.press("Enter")
    page.locator(".zc-reply").nth(before).wait_for()


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the page, shadow roots included."""
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found for node in v["nodes"]]
