"""The front as an ASGI app: routes, shared state, and what runs as long as it does."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.loopback import Loopback
from bot.settings import Settings
from bot.telegram.settings import wants_webhook
from bot.web import chat, desk, desk_api, errors, feedback, health, logs, notices_api, pages, quiz
from bot.web.counting import Counting
from bot.web.front import Front
from bot.web.limiting import TokenBuckets
from bot.web.line import PATIENCE_SECONDS, Line
from bot.web.metrics import Metrics
from bot.web.rasa import Rasa
from bot.web.readiness import Readiness
from bot.web.security import SecurityHeaders
from bot.web.sessions import Queues, Replays, SessionTokens
from bot.web.site import SHIPPED, Site, origin_pattern, read_site
from bot.web.templating import HERE
from policies.store import Knowledge

log = logging.getLogger(__name__)


def create_app(
    settings: Settings,
    *,
    site: Site | None = None,
    line: Line | None = None,
    opener: Callable[[Path], Knowledge] | None = None,
    readiness: Readiness | None = None,
) -> Starlette:
    """The front for these settings. ``line``, ``opener`` and ``readiness`` stand in for the real ones in tests."""
    site = site or read_site(Path(os.environ.get("ZHICHENG_SITE") or SHIPPED))
    front = _front(settings, site, line or Loopback(settings.rasa_url, PATIENCE_SECONDS), readiness or Readiness())
    telegram = _telegram(settings)
    logs.keep_queries_out()

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        tasks = [
            asyncio.create_task(_open_knowledge(front, opener or Knowledge.open)),
            asyncio.create_task(front.readiness.watch(front.rasa)),
        ]
        async with telegram.running(app) if telegram else contextlib.nullcontext():
            yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await front.rasa.close()

    routes = [*_routes(), *([telegram.route] if telegram else ())]
    app = Starlette(routes=routes, middleware=_middleware(front), lifespan=lifespan, exception_handlers=_HANDLERS)
    app.state.front = front
    return app


_HANDLERS = {
    errors.ApiError: errors.on_api_error,
    HTTPException: errors.on_http_exception,
    Exception: errors.on_crash,
}


def _telegram(settings: Settings) -> Any:
    """The Telegram channel where the environment asks for it; its library is loaded only then."""
    if not wants_webhook(os.environ):
        return None
    from bot.telegram.webhook import from_environ

    return from_environ(os.environ, settings)


def _front(settings: Settings, site: Site, line: Line, readiness: Readiness) -> Front:
    limits = site.limits
    return Front(
        settings=settings,
        site=site,
        rasa=Rasa(line),
        tokens=SessionTokens.from_file(settings.data / "session.key"),
        readiness=readiness,
        metrics=Metrics(),
        sessions=TokenBuckets(limits.session.rate, limits.session.burst),
        addresses=TokenBuckets(limits.address.rate, limits.address.burst),
        queues=Queues(),
        replays=Replays(),
    )


def _routes() -> list[Route | Mount]:
    get = ["GET"]
    return [
        Route("/", pages.home, methods=get),
        Route("/notices", pages.notice_list, methods=get),
        Route("/notices/{id}", pages.notice_page, methods=get),
        Route("/notices/{id}/calendar.ics", pages.notice_calendar, methods=get),
        Route("/notices/{id}/quiz", quiz.quiz_page, methods=get),
        Route("/demo", pages.demo_page, methods=get),
        Route("/embed.js", pages.embed_script, methods=get),
        Route("/api/examples", pages.examples, methods=get),
        Route("/help", pages.help_page, methods=get),
        Route("/api/chat", chat.chat, methods=["POST"]),
        Route("/api/feedback", feedback.feedback, methods=["POST"]),
        Route("/api/notices", notices_api.notices, methods=get),
        Route("/api/notices/{id}", notices_api.notice, methods=get),
        Route("/api/search", desk_api.search, methods=get),
        Route("/api/compare", desk_api.compare, methods=get),
        Route("/desk", desk.desk, methods=get),
        Route("/desk/compare", desk.matrix, methods=get),
        Route("/desk/compare.csv", desk_api.compare_csv, methods=get),
        Route("/desk/timeline", desk.timeline, methods=get),
        Route("/healthz", health.healthz, methods=get),
        Route("/readyz", health.readyz, methods=get),
        Route("/metrics", health.metrics, methods=get),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]


def _middleware(front: Front) -> list[Middleware]:
    origins = front.site.embed.origins
    return [
        Middleware(Counting, metrics=front.metrics),
        Middleware(SecurityHeaders, frames=origins),
        Middleware(
            CORSMiddleware,
            allow_origin_regex=origin_pattern(origins) or "(?!)",
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type"],
            expose_headers=["Retry-After"],
            max_age=3600,
        ),
        Middleware(GZipMiddleware, minimum_size=1000),
    ]


async def _open_knowledge(front: Front, opener: Callable[[Path], Knowledge]) -> None:
    """Open the knowledge base as soon as it is there (the compiler may still be at work)."""
    while front.knowledge is None:
        try:
            knowledge = await asyncio.to_thread(opener, front.settings.database)
            await asyncio.to_thread(desk_api.warm, knowledge, front.now())
            front.knowledge = knowledge
        except Exception as error:
            log.warning("knowledge base %s: %s; trying again", front.settings.database.name, error)
            await asyncio.sleep(1.0)
