"""For those who run it: alive, ready, and in what numbers."""

from __future__ import annotations

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response

from bot.web.front import front_of
from bot.web.replies import json_reply


async def healthz(request: Request) -> Response:
    """200 as long as this process answers."""
    return json_reply({"status": "ok"})


async def readyz(request: Request) -> Response:
    """200 when questions are answered (``degraded``: from clause search, because Rasa is gone), 503 before."""
    front = front_of(request)
    state = front.readiness.state if front.knowledge else "starting"
    body = {
        "status": state,
        "rasa": front.readiness.state == "ready",
        "knowledge": front.knowledge.version if front.knowledge else None,
    }
    return json_reply(body, 503 if state == "starting" else 200, {"Retry-After": "1"} if state == "starting" else {})


async def metrics(request: Request) -> Response:
    front = front_of(request)
    front.metrics.ready.set(front.readiness.state == "ready" and front.knowledge is not None)
    return Response(front.metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"})
