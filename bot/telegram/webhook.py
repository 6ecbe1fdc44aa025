"""Receiving messages from Telegram inside the front, at ``POST /telegram/webhook``."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import logging
from collections.abc import AsyncIterator, Mapping

import httpx
import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.error import InvalidToken, TelegramError

from bot.settings import Settings, SettingsError
from bot.telegram import wording
from bot.telegram.application import UPDATES, build, introduce
from bot.telegram.bridge import bridge_in
from bot.telegram.core import Core
from bot.telegram.secrecy import derived
from bot.telegram.settings import TelegramSettings, read_telegram

log = logging.getLogger(__name__)

PATH, HEADER = "/telegram/webhook", "X-Telegram-Bot-Api-Secret-Token"
_LARGEST = 1_000_000  # bytes; an update has a few thousand
_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 1.0, 60.0


def from_environ(environ: Mapping[str, str], settings: Settings) -> Webhook:
    """The webhook for these settings. Raises SettingsError when something is missing."""
    found = read_telegram(environ, settings)
    if not found.public:
        raise SettingsError(wording.no_public_address())
    return Webhook(found)


class Webhook:
    """The route and, as long as the front runs, the application behind it. The secret follows from the token."""

    def __init__(self, settings: TelegramSettings) -> None:
        self._settings = settings
        self._secret = derived(settings.token, "webhook")
        self._queue: asyncio.Queue[object] | None = None  # None until Telegram has been reached

    @property
    def route(self) -> Route:
        return Route(PATH, self.receive, methods=["POST"])

    async def receive(self, request: Request) -> Response:
        """Take an update in and answer at once: Telegram sends again what it waits for too long."""
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return Response(status_code=403)
        if self._queue is None:
            return Response(status_code=503)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = Update.de_json(msgspec.json.decode(body, type=dict), self._application.bot)
        except (msgspec.MsgspecError, UnicodeError, AttributeError, KeyError, TypeError, ValueError):  # the library does not check
            return Response(status_code=400)
        await self._queue.put(update)
        return Response(status_code=200)

    @contextlib.asynccontextmanager
    async def running(self, front: Starlette) -> AsyncIterator[None]:
        """While the front runs. Telegram is reached in the background, so that the front never waits for it."""
        # the front itself over no network: the channel asks through the same door as everyone
        transport = httpx.ASGITransport(front, raise_app_exceptions=False, client=("telegram", 0))
        self._application = build(self._settings, Core("http://front", transport), polling=False)
        starting = asyncio.create_task(self._start())
        try:
            yield
        finally:
            starting.cancel()
            await asyncio.gather(starting, return_exceptions=True)
            await self._stop()

    async def _start(self) -> None:
        pause = _PAUSE_SECONDS
        while True:
            try:
                await self._reach()
                return
            except InvalidToken:
                log.error(wording.REFUSED_TOKEN)
                return
            except TelegramError as error:
                log.warning("telegram: %s; again in %.0f s", error, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)

    async def _reach(self) -> None:
        application = self._application
        await application.initialize()
        if not application.running:
            await application.start()
        url = f"{self._settings.public}{PATH}"
        await application.bot.set_webhook(url, secret_token=self._secret, allowed_updates=UPDATES)
        self._queue = application.update_queue
        await introduce(application)

    async def _stop(self) -> None:
        """What has been taken in is answered first; the webhook stays, and Telegram keeps what comes meanwhile."""
        self._queue = None
        if self._application.running:
            await self._application.stop()
        await self._application.shutdown()
        await bridge_in(self._application).close()


async def _body(request: Request) -> bytes | None:
    """The body; None as soon as it is known to be too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            return None
    return bytes(body)
