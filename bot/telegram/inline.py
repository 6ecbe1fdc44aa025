"""``@bot 阿克苏 评审费`` in any chat: answers and clauses to choose from, each sent with its citation."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update
from telegram.error import BadRequest

from bot.telegram import wording
from bot.telegram.bridge import Bridge, Context, bridge_of
from bot.telegram.commands import INLINE
from bot.telegram.core import Unanswered
from bot.telegram.formatting import compose

log = logging.getLogger(__name__)

_SHOWN = 12
_DESCRIPTION = 120
_KEPT_SECONDS = 60  # Telegram keeps the results of a query for everybody


async def typed(update: Update, context: Context) -> None:
    """Answer what has been typed so far; a query that is old by now is let go."""
    query, bridge = update.inline_query, bridge_of(context)
    if not query:
        return
    results, kept = await _results(query.query.strip(), bridge)
    button = InlineQueryResultsButton(wording.INLINE_OPEN, start_parameter=INLINE)
    try:
        await query.answer(results, cache_time=kept, is_personal=False, button=button)
    except BadRequest as error:
        log.info("answerInlineQuery: %s", error)


async def _results(text: str, bridge: Bridge) -> tuple[list[InlineQueryResultArticle], int]:
    """The results, and for how many seconds they may be kept (none, where the front could not be asked)."""
    if not text:
        return [], _KEPT_SECONDS
    try:
        found = await bridge.core.search(text, _SHOWN)
    except Unanswered:
        return [], 0
    offers = [_answer(a) for a in found["answers"] if a["citations"]] + [_clause(hit) for hit in found["results"]]
    articles = {offer["key"]: _article(offer, bridge.public) for offer in offers}
    return list(articles.values())[:_SHOWN], _KEPT_SECONDS


def _answer(found: dict[str, Any]) -> dict[str, Any]:
    message = {"text": f"【{found['short']}】{found['text']}", "citations": found["citations"]}
    return {"key": _key(found["notice"], found["text"]), "title": f"{found['short']}：{found['point']}",
            "description": found["text"], "message": message}  # fmt: skip


def _clause(hit: dict[str, Any]) -> dict[str, Any]:
    return {"key": _key(hit["notice"], hit["quote"]), "title": f"{hit['short']} {hit['section']}".strip(),
            "description": hit["quote"], "message": {"text": "", "citations": [hit]}}  # fmt: skip


def _article(offer: dict[str, Any], public: str | None) -> InlineQueryResultArticle:
    content = InputTextMessageContent(compose(offer["message"], public, str)[0].html)
    description = " ".join(offer["description"].split())[:_DESCRIPTION]
    return InlineQueryResultArticle(offer["key"], offer["title"][:_DESCRIPTION], content, description=description)


def _key(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
