"""The front on a real port for browsers, over the shipped notices; Rasa is played by a script."""

# ruff: noqa: E501 (canned replies are data)

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.web.readiness import TRIAL

GONE = "http://127.0.0.1:9"  # where no server listens


def cite(notice: str, title: str, section: str, quote: str, anchor: str) -> dict[str, str]:
    return {"notice": notice, "title": title, "section": section, "quote": quote, "url": f"/notices/{notice}#{anchor}"}


FEE = cite("aksu-2024-party-school", "关于开展阿克苏地区党干校（中等专科体制）教师系列 2024 年度职称评审工作的通知", "四（六）",
           "评审缴费标准。 高级 700 元/人,中级 400 元/人,初级 200 元/人。", "c-4-6")  # fmt: skip
OPEN = cite("hejing-2024-teacher", "和静县2024年教师系列初级职称评审通知", "三（一）",
            "网上申报时间：2024年10月8日至10月30日", "c-3-1")  # fmt: skip

REPLIES: dict[str, dict[str, Any]] = {
    "评审费多少钱": {
        "kind": "answer", "text": "评审费：高级 700 元/人，中级 400 元/人，初级 200 元/人。", "citations": [FEE], "buttons": [],
    },
    "什么时候截止": {
        "kind": "answer", "text": "网上申报进行中，还有18天（10月30日截止）。\n网上申报：2024年10月8日至10月30日。",
        "citations": [OPEN], "buttons": [],
    },
    "申报时间": {
        "kind": "clarify", "text": "您问的是哪份通知？", "citations": [],
        "buttons": [{"title": "和静县2024年教师系列初级", "text": "什么时候截止"}, {"title": "阿克苏地区党干校2024年", "text": "评审费多少钱"}],
    },
    "比较评审费": {
        "kind": "answer", "text": "几份通知写法不同：\n· 阿克苏：高级700元\n· 巴州：中级400元", "citations": [FEE], "buttons": [],
        "table": {"columns": ["通知", "评审费", "条款"],
                  "rows": [["阿克苏地区党干校2024年", "高级700元，中级400元，初级200元", "四（六）"], ["巴州2021年中职", "中级400元", "五"]]},
    },
    "我能不能报": {
        "kind": "quiz_question", "text": "您的最高学历是？\n1. 大学本科\n2. 大专", "citations": [], "buttons": [{"title": t, "text": t} for t in ("大学本科", "大专", "不测了")],
        "quiz": {"question": "education", "options": [{"value": "a", "title": "大学本科"}, {"value": "b", "title": "大专"}]},
    },
    "大学本科": {
        "kind": "quiz_result", "text": "结论：您还差一项。\n✗ 不符合：缴费，见四（六）", "citations": [], "buttons": [],
        "quiz": {"verdict": "needs_review", "criteria": [
            {"text": "学历与年限", "status": "met", "citation": OPEN},
            {"text": "普通话等级", "status": "unknown", "change": "补上普通话证书"},
            {"text": "缴费", "status": "unmet", "citation": FEE}]},
    },
}  # fmt: skip
UNKNOWN = {"kind": "no_answer", "text": "在收录的通知里没有找到能回答这个问题的条款。", "citations": [], "buttons": []}


class ScriptedRasa:
    """Rasa's rest channel, answering from ``REPLIES``; ``asked`` keeps what it was sent."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def send(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        """The front's line to Rasa (``bot.web.line.Line``)."""
        if body is None:
            return 200, b""
        asked = json.loads(body)
        if asked["sender"] != TRIAL:
            self.asked.append(asked["message"])
        return 200, json.dumps([{"custom": {"messages": [REPLIES.get(asked["message"], UNKNOWN)]}}]).encode()

    async def close(self) -> None: ...


def foreign_site(host: str) -> Starlette:
    """Another site's notice page that carries the widget, under a Content-Security-Policy without anything inline."""
    head = {"Content-Security-Policy": f"script-src 'self' {host} {GONE}; style-src 'self'"}

    def page(*scripts: str) -> str:
        return (
            "<!doctype html><html lang=zh><title>通知</title><body><main><h1>某地通知</h1><p>正文</p>"
            f"<a href='/next'>下一页</a></main>{''.join(scripts)}</body></html>"
        )

    def tag(more: str = "", source: str = host) -> str:
        return f"<script async src='{source}/embed.js' data-notice='aksu-2024-party-school' {more}></script>"

    pages = {
        "/": page(tag()),
        "/next": page(tag()),
        "/twice": page(tag(), tag(), tag("data-position=left data-lang=zh-Hant data-colour=#ffd54f")),
        "/down": page(tag(source=GONE)),
    }

    async def show(request: Request) -> Response:
        return HTMLResponse(pages[request.url.path], headers=head)

    return Starlette(routes=[Route(path, show) for path in pages])


@contextlib.contextmanager
def serving(app: Starlette, port: int = 0) -> Iterator[str]:
    """The app on a loopback port in a thread of its own; yields its address."""
    listener = socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(app, log_level="error", lifespan="on", ws="none", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])), daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the front did not start")
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


def compiled(folder: Path) -> Path:
    """A data folder with the shipped notices compiled."""
    from bot.settings import SHIPPED_NOTICES
    from policies.compile import compile_folder

    compile_folder(SHIPPED_NOTICES, folder / "knowledge.sqlite")
    return folder
