"""Every failure as one shape: JSON for programs, a page for people."""

from __future__ import annotations

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.web import wording
from bot.web.replies import json_reply
from bot.web.templating import page

log = logging.getLogger(__name__)

_HTTP = {
    404: ("not_found", wording.NOT_FOUND),
    405: ("method_not_allowed", wording.METHOD_NOT_ALLOWED),
}


class ApiError(Exception):
    """A refusal that the caller can act on; ``message`` (Chinese) says what was found, what is accepted, what next."""

    def __init__(self, status: int, code: str, message: str, *, retry_after: int | None = None) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.message, self.retry_after = status, code, message, retry_after


def not_found(notice: str) -> ApiError:
    return ApiError(404, "unknown_notice", wording.unknown_notice(notice))


async def on_api_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after else {}
    return _refusal(request, error.status, error.code, error.message, headers)


async def on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, message = _HTTP.get(error.status_code, ("http_error", str(error.detail)))
    return _refusal(request, error.status_code, code, message, dict(error.headers or {}))


async def on_crash(request: Request, error: Exception) -> Response:
    log.error("unhandled %s at %s", type(error).__name__, request.url.path)  # the traceback follows from Starlette
    return _refusal(request, 500, "internal", wording.CRASHED, {})


def _refusal(request: Request, status: int, code: str, message: str, headers: dict[str, str]) -> Response:
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
        return json_reply({"error": {"code": code, "message": message}}, status, headers)
    return page(request, "error.html", status=status, headers=headers, code=status, message=message)
