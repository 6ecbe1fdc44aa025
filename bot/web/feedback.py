"""``POST /api/feedback``: whether an answer helped, with an optional word, kept for those who mind the notices."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from bot.web import wording
from bot.web.asking import read_body
from bot.web.errors import ApiError
from bot.web.front import front_of
from bot.web.replies import json_reply
from policies.privacy import mask

LONGEST_WORD, LONGEST_ANSWER = 200, 1_000

_TABLE = """
CREATE TABLE IF NOT EXISTS feedback (
    at TEXT NOT NULL, helpful INTEGER NOT NULL, word TEXT NOT NULL, answer TEXT NOT NULL
)
"""


class Feedback(msgspec.Struct, frozen=True):
    """``session`` proves that the sender has had an answer from us; it is not kept."""

    session: str
    helpful: bool
    word: str = ""
    answer: str = ""


async def feedback(request: Request) -> Response:
    front = front_of(request)
    said = _parse(await read_body(request))
    conversation = front.tokens.conversation(said.session)
    if conversation is None:
        raise ApiError(400, "invalid_field", wording.UNKNOWN_SESSION)
    if front.sessions.take(conversation):
        raise ApiError(429, "too_fast", wording.RATED_TOO_FAST, retry_after=2)
    path = front.settings.data / "feedback.sqlite"
    await asyncio.to_thread(keep, path, said, dt.datetime.now(dt.timezone.utc))
    return json_reply({"kept": True})


def keep(path: Path, said: Feedback, at: dt.datetime) -> None:
    """Append one line; personal numbers are masked, and the session is left out."""
    with closing(sqlite3.connect(path, timeout=5)) as database, database:
        database.execute(_TABLE)
        database.execute(
            "INSERT INTO feedback VALUES (?, ?, ?, ?)",
            (at.isoformat(timespec="seconds"), said.helpful, mask(said.word), mask(said.answer)),
        )


def _parse(body: bytes) -> Feedback:
    try:
        said = msgspec.json.decode(body, type=Feedback)
    except (msgspec.MsgspecError, UnicodeError) as error:
        field = re.search(r"`\$\.(\w+)|field `(\w+)`", str(error))
        name = (field[1] or field[2]) if field else "（请求体）"
        message = f"字段 {name} 不对：应有 session、helpful（true 或 false），可有 word。"
        raise ApiError(400, "invalid_field", message) from None
    for name, text, most in (("word", said.word, LONGEST_WORD), ("answer", said.answer, LONGEST_ANSWER)):
        if len(text) > most:
            raise ApiError(413, "too_long", f"字段 {name} 太长：收到 {len(text)} 个字，最多 {most} 个字。")
    return said
