"""What all handlers of the front share, made once at start."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import msgspec
from starlette.requests import Request

from actions.clock import moment
from bot.settings import Settings
from bot.web import wording
from bot.web.errors import ApiError
from bot.web.keeping import Matrices
from bot.web.limiting import TokenBuckets
from bot.web.metrics import Metrics
from bot.web.rasa import Rasa
from bot.web.readiness import Readiness
from bot.web.sessions import Queues, Replays, SessionTokens
from bot.web.site import Site
from policies.store import Knowledge


class Front(msgspec.Struct):
    """``knowledge`` is None until the knowledge base has been opened for the first time."""

    settings: Settings
    site: Site
    rasa: Rasa
    tokens: SessionTokens
    readiness: Readiness
    metrics: Metrics
    sessions: TokenBuckets
    addresses: TokenBuckets
    queues: Queues
    replays: Replays[dict[str, Any]]
    matrices: Matrices = msgspec.field(default_factory=Matrices)
    knowledge: Knowledge | None = None
    answering: int = 0

    def now(self) -> dt.datetime:
        return moment(self.settings.today)

    def pace(self, request: Request) -> None:
        """Count a request against its address; a 429 when there have been too many."""
        wait = self.addresses.take(request.client.host if request.client else "")
        if wait:
            raise ApiError(429, "too_fast", wording.TOO_FAST, retry_after=max(1, math.ceil(wait)))

    def require_knowledge(self) -> Knowledge:
        """The knowledge base; a 503 while it is being built."""
        if self.knowledge is None:
            raise ApiError(503, "starting", wording.NO_KNOWLEDGE_YET, retry_after=3)
        return self.knowledge


def front_of(request: Request) -> Front:
    front: Front = request.app.state.front
    return front
