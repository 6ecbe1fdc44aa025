"""The webhook inside the real front: who may call it, what becomes of an update, and a Telegram that is away."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from bot_api import TOKEN, BotApi, broken, first_times
from serving import serving, until
from world import play

from bot.settings import Settings, SettingsError
from bot.telegram import webhook
from bot.web.app import create_app
from bot.web.readiness import Readiness


class Shelf:
    """A knowledge base without notices."""

    version = "test"

    def summaries(self) -> tuple[Any, ...]:
        return ()

    def search(self, query: str, **filters: Any) -> tuple[Any, ...]:
        return ()


class Ready(Readiness):
    async def watch(self, rasa: Any) -> None:
        self.state = "ready"


class FakeRasa:
    async def send(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        answer = {"kind": "answer", "text": f"答：{json.loads(body or b'{}')['message']}", "citations": [], "buttons": []}
        return 200, json.dumps([{"custom": {"messages": [answer]}}]).encode()

    async def close(self) -> None: ...


@contextlib.asynccontextmanager
async def front(folder: Path, api: BotApi, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(api.app) as api_url:
        for name, value in {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_WEBHOOK": "1", "TELEGRAM_API": api_url}.items():
            monkeypatch.setenv("ZHICHENG_" + name, value)
        monkeypatch.setenv("ZHICHENG_PUBLIC_URL", "https://site.example/")
        app = create_app(Settings(data=folder), line=FakeRasa(), opener=lambda path: Shelf(), readiness=Ready())  # type: ignore[arg-type, return-value]
        async with serving(app) as url, httpx.AsyncClient(base_url=url, trust_env=False) as client:
            await until(lambda: app.state.front.knowledge)
            yield client


def secret(api: BotApi) -> dict[str, str]:
    return {webhook.HEADER: api.called("setWebhook")[-1]["secret_token"]}


def test_updates_are_answered_through_the_core_in_their_order(tmp_path, monkeypatch):
    async def story():
        api = BotApi()
        async with front(tmp_path, api, monkeypatch) as client:
            await until(lambda: api.called("setMyCommands"))
            assert api.called("setWebhook")[0]["url"] == "https://site.example/telegram/webhook"
            for number, text in enumerate(("一", "二", "二")):
                update = {"update_id": min(number, 1), "message": api.message(7, text)}
                assert (await client.post(webhook.PATH, json=update, headers=secret(api))).status_code == 200
            await until(lambda: len(api.sent) == 2)
        assert api.shown(7) == ["答：一", "答：二"]  # the second delivery of an update is not answered

    play(story())


def test_strangers_and_what_is_no_update_are_refused(tmp_path, monkeypatch):
    async def story():
        api = BotApi()
        async with front(tmp_path, api, monkeypatch) as client:
            await until(lambda: api.called("setMyCommands"))
            update, good = {"update_id": 1, "message": api.message(7, "一")}, secret(api)
            for headers in ({}, {webhook.HEADER: "wrong"}, {webhook.HEADER: TOKEN}):
                assert (await client.post(webhook.PATH, json=update, headers=headers)).status_code == 403
            for body, status in ((b"", 400), (b"[]", 400), (b"{}", 400), (b'{"update_id": 1, "message": 5}', 400), (b" " * 1_000_001, 413)):
                assert (await client.post(webhook.PATH, content=body, headers=good)).status_code == status
            assert (await client.get(webhook.PATH, headers=good)).status_code == 405
        assert api.sent == []

    play(story())


def test_the_front_serves_while_telegram_is_away_and_takes_updates_once_it_is_back(tmp_path, monkeypatch):
    monkeypatch.setattr(webhook, "_PAUSE_SECONDS", 0.05)

    async def story():
        api = BotApi(first_times(12, lambda: broken(500), "getMe"))
        monkeypatch.setattr("bot.telegram.pacing._FIRST_PAUSE", 0.001)
        async with front(tmp_path, api, monkeypatch) as client:
            assert (await client.post("/api/chat", json={"text": "评审费"})).status_code == 200
            await until(lambda: api.called("setMyCommands"))
            update = {"update_id": 1, "message": api.message(7, "一")}
            assert (await client.post(webhook.PATH, json=update, headers=secret(api))).status_code == 200
            await until(lambda: api.sent)

    play(story())


def test_a_token_that_telegram_refuses_leaves_the_front_at_work(tmp_path, monkeypatch, caplog):
    async def story():
        api = BotApi(token="1:other")
        async with front(tmp_path, api, monkeypatch) as client:
            await until(lambda: "不认这个令牌" in caplog.text)
            assert (await client.post("/api/chat", json={"text": "评审费"})).status_code == 200
            assert (await client.post(webhook.PATH, json={})).status_code == 403

    play(story())
    assert TOKEN not in caplog.text


def test_without_a_public_address_the_webhook_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHICHENG_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("ZHICHENG_TELEGRAM_WEBHOOK", "1")
    with pytest.raises(SettingsError, match="ZHICHENG_PUBLIC_URL"):
        create_app(Settings(data=tmp_path))
