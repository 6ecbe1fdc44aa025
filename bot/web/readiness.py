"""Whether a question can be answered: starting, ready, or (Rasa gone, clause search only) degraded."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Literal

from bot.web.rasa import Rasa, RasaDown, RasaSilent

log = logging.getLogger(__name__)

State = Literal["starting", "ready", "degraded"]

TRIAL = "readiness"  # the conversation that trials are held in
GRACE = 180.0  # seconds in which Rasa is expected to come up; then the front answers without it
_EVERY, _EVERY_WHEN_READY = 0.5, 5.0  # seconds between two trials


class Readiness:
    """Tries a real question through Rasa and its actions: only its answer shows that the whole path works."""

    def __init__(self, grace: float = GRACE) -> None:
        self.state: State = "starting"
        self._grace = grace

    async def watch(self, rasa: Rasa) -> None:
        """Keep ``state`` true, until cancelled."""
        began = time.monotonic()
        while True:
            # a trial leaves a trace in the tracker store: once ready, looking whether Rasa is there will do
            up = await rasa.alive() and (self.state == "ready" or await _answers(rasa))
            self.learn(up, late=time.monotonic() - began > self._grace)
            await asyncio.sleep(_EVERY_WHEN_READY if self.state == "ready" else _EVERY)

    def learn(self, answered: bool, *, late: bool = True) -> None:
        """Take note of how a question to Rasa went; ``late``: it should have been up by now."""
        before = self.state
        if answered:
            self.state = "ready"
        elif before == "ready" or late:
            self.state = "degraded"
        if self.state != before:
            log.warning("front: %s -> %s", before, self.state)


async def _answers(rasa: Rasa) -> bool:
    try:
        await rasa.ask(TRIAL, "你好", None, None)
    except (RasaDown, RasaSilent):
        return False
    return True
