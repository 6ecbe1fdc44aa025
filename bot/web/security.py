"""Headers that every answer carries: nothing inline, nothing foreign, and who may embed or call."""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PUBLIC = re.compile(r"/(embed\.js|static/)")
"""Files that pages of other sites load: the widget."""


class SecurityHeaders:
    """Content-Security-Policy and its relatives; ``frames`` are the sources that may frame our pages."""

    def __init__(self, app: ASGIApp, frames: tuple[str, ...]) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": policy(frames),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        public = bool(PUBLIC.match(scope["path"]))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if public else "same-origin")
                if public:
                    headers["Access-Control-Allow-Origin"] = "*"  # modules are fetched with CORS; they hold no secret
            await send(message)

        await self._app(scope, receive, send_with_headers)


def policy(frames: tuple[str, ...]) -> str:
    """The Content-Security-Policy of our own pages."""
    ancestors = " ".join(("'self'", *frames))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
    )
