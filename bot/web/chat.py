"""Answering a question: session, order, Rasa, and what is said when Rasa cannot."""

from __future__ import annotations

import math
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from actions import respond
from actions.clock import moment
from actions.messages import Button, Message, payload
from actions.wording import NOT_ANSWERED
from bot.web import wording
from bot.web.asking import Ask, harmless, parse, read_body
from bot.web.errors import ApiError, not_found
from bot.web.front import Front, front_of
from bot.web.rasa import RasaDown, RasaSilent
from bot.web.replies import json_reply
from policies.privacy import mask

Messages = list[dict[str, Any]]


async def chat(request: Request) -> Response:
    """``POST /api/chat``: a question in, the reply as JSON out; ``asking`` says what a question is."""
    front = front_of(request)
    ask = parse(await read_body(request))
    _check_open(front, ask)
    conversation = front.tokens.conversation(ask.session) if ask.session else None
    front.pace(request)
    _check_pace(front, conversation)
    # the id is made up by the asker, so that it is looked up together with the conversation it was sent in, and with
    # the question: an id that comes a second time must not bring the answer to another one
    key = f"{conversation or ''} {ask.id} {ask.text}" if ask.id else None
    return json_reply(await front.replays.once(key, lambda: converse(front, ask, conversation)))


async def converse(front: Front, ask: Ask, conversation: str | None) -> dict[str, Any]:
    """The reply to a checked question; the core that every channel goes through.

    ``conversation`` is None for a new one.
    """
    token = ask.session if conversation and ask.session else front.tokens.issue()
    conversation = conversation or token.partition(".")[0]
    began = time.perf_counter()
    front.answering += 1
    try:
        async with front.queues.turn(conversation):
            messages = await _answer(front, ask, conversation)
    finally:
        front.answering -= 1
    front.metrics.seconds.observe(time.perf_counter() - began)
    for message in messages:
        front.metrics.messages.labels(message.get("kind", "")).inc()
    return {"session": token, "messages": messages}


async def _answer(front: Front, ask: Ask, conversation: str) -> Messages:
    text = harmless(mask(ask.text))
    as_of = ask.as_of.isoformat() if ask.as_of else None
    try:
        messages = await front.rasa.ask(conversation, text, ask.notice, as_of)
    except RasaDown:
        _require_started(front)
        front.readiness.learn(False)
        front.metrics.turns.labels("rasa_down").inc()
        return _from_search(front, ask, text)
    except RasaSilent:
        _require_started(front)
        front.metrics.turns.labels("rasa_silent").inc()
        return payload([Message(kind="no_answer", text=NOT_ANSWERED, buttons=(Button("再问一次", text),))])
    front.readiness.learn(True)
    front.metrics.turns.labels("answered").inc()
    return messages


def _require_started(front: Front) -> None:
    """A failure while Rasa is still coming up is no failure of Rasa's: 503 until it has answered once."""
    if front.readiness.state == "starting":
        raise ApiError(503, "starting", wording.STARTING, retry_after=3)


def _from_search(front: Front, ask: Ask, text: str) -> Messages:
    now = moment(ask.as_of or front.settings.today)
    return payload(respond.search_only(text, ask.notice, front.require_knowledge(), now))


def _check_open(front: Front, ask: Ask) -> None:
    """What can only be known from the server's own state: allowed days, known notices."""
    if ask.as_of is not None and not front.settings.allow_as_of:
        raise ApiError(403, "as_of_refused", wording.AS_OF_REFUSED)
    knowledge = front.require_knowledge()
    if ask.notice is not None and ask.notice not in {summary.id for summary in knowledge.summaries()}:
        raise not_found(ask.notice)


def _check_pace(front: Front, conversation: str | None) -> None:
    wait = front.sessions.take(conversation) if conversation else 0.0
    if wait:
        _refuse(front, "too_fast", wording.TOO_FAST, math.ceil(wait))
    if conversation and front.queues.full(conversation):
        _refuse(front, "still_answering", wording.STILL_ANSWERING, 1)
    if front.answering >= front.site.limits.at_once:
        _refuse(front, "busy", wording.BUSY, 2)


def _refuse(front: Front, code: str, message: str, retry_after: int) -> None:
    front.metrics.turns.labels("refused").inc()
    raise ApiError(429, code, message, retry_after=max(1, retry_after))
