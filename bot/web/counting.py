"""Counts each answer by method, route and status."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.metrics import Metrics


class Counting:
    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_and_count(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = _route(scope)
                self._metrics.requests.labels(scope["method"], route, str(message["status"])).inc()
            await send(message)

        await self._app(scope, receive, send_and_count)


def _route(scope: Scope) -> str:
    """The address with what people chose taken out: few labels, and nothing that identifies anyone."""
    head = scope["path"].split("/")[1:3]
    known = ("api", "static", "notices")
    if not head or head[0] not in _PAGES:
        return "other"
    if head[0] == "api" and len(head) > 1 and head[1] in _API:
        return f"/api/{head[1]}"
    return f"/{head[0]}" + ("/…" if head[0] in known and len(head) > 1 and head[1] else "")


_PAGES = frozenset({"", "api", "static", "notices", "desk", "help", "demo", "embed.js", "healthz", "readyz", "metrics"})
_API = frozenset({"chat", "notices", "search", "compare", "examples", "feedback"})
