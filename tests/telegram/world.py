"""The channel between a Bot API server and a front that is played: both real HTTP on the loopback."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

from bot_api import TOKEN, BotApi
from serving import serving
from starlette.applications import Starlette
from starlette.datastructures import Secret
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.telegram.application import UPDATES, build
from bot.telegram.bridge import bridge_in
from bot.telegram.core import Core
from bot.telegram.settings import TelegramSettings

QUOTE = "（一）网上申报：2024年10月8日至10月30日。"
CITED = {"notice": "river-2024", "title": "关于清河县2024年职称评审的通知", "section": "一（一）", "quote": QUOTE, "url": "/notices/river-2024#c-1-1"}
NOTICES = [{"id": "river-2024", "short": "清河县2024年"}, {"id": "lake-2023", "short": "大湖市2023年"}]

Rule = Callable[[dict[str, Any]], Any]


def answer(text: str, *buttons: str, kind: str = "answer", citations: Any = ()) -> dict[str, Any]:
    return {"kind": kind, "text": text, "citations": list(citations), "buttons": [{"title": b, "text": b} for b in buttons]}


def echo(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [answer(f"答：{body['text']}")]


class Front:
    """``/api/chat`` with sessions and message ids; ``rule`` gives messages or a Response, awaited where it can be."""

    def __init__(self, rule: Rule = echo) -> None:
        self.rule, self.asked = rule, []
        self.found: dict[str, Any] = {"answers": [], "results": []}
        self._numbers, self._replies = itertools.count(1), {}
        routes = [Route("/api/chat", self._chat, methods=["POST"]), Route("/api/notices", self._notices), Route("/api/search", self._search)]
        self.app = Starlette(routes=routes)

    @property
    def texts(self) -> list[str]:
        return [body["text"] for body in self.asked]

    async def _chat(self, request: Request) -> Response:
        body = await request.json()
        if body["id"] in self._replies:
            return JSONResponse(self._replies[body["id"]])
        body.setdefault("session", f"session-{next(self._numbers)}")
        reply = self.rule(body)
        if hasattr(reply, "__await__"):
            reply = await reply
        if isinstance(reply, Response):
            return reply
        self.asked.append(body)
        self._replies[body["id"]] = {"session": body["session"], "messages": reply}
        return JSONResponse(self._replies[body["id"]])

    async def _notices(self, request: Request) -> Response:
        return JSONResponse({"notices": NOTICES})

    async def _search(self, request: Request) -> Response:
        return JSONResponse({**self.found, "query": request.query_params["q"]})


def settings(folder: Path, api: str, front: str) -> TelegramSettings:
    return TelegramSettings(token=Secret(TOKEN), front=front, api=api, file=folder / "telegram.sqlite", public="https://site.example")


@contextlib.asynccontextmanager
async def bridged(folder: Path, api: BotApi, front: Front) -> AsyncIterator[Any]:
    """The channel at work, by polling."""
    async with serving(api.app) as api_url, serving(front.app) as front_url:
        application = build(settings(folder, api_url, front_url), Core(front_url, patience=2.0), polling=True)
        async with application:
            await application.start()
            await application.updater.start_polling(poll_interval=0, timeout=1, allowed_updates=UPDATES)
            try:
                yield application
            finally:
                await application.updater.stop()
                await application.stop()
        await bridge_in(application).close()


def play(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(story, 30))
