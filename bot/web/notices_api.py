"""The knowledge base as JSON: what is in it, one notice, clause search."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from bot.web.errors import ApiError, not_found
from bot.web.front import Front, front_of
from bot.web.replies import json_reply
from policies.model import Clause, Notice
from policies.privacy import mask

LONGEST_QUERY, DEFAULT, MOST = 200, 10, 50


def notice_of(front: Front, identifier: str) -> Notice:
    """The notice with this id; a 404 naming it when there is none."""
    try:
        return front.require_knowledge().notice(identifier)
    except KeyError:
        raise not_found(identifier) from None


async def notices(request: Request) -> Response:
    """``GET /api/notices``"""
    summaries = front_of(request).require_knowledge().summaries()
    return json_reply({"notices": [_summary(summary) for summary in summaries]})


async def notice(request: Request) -> Response:
    """``GET /api/notices/{id}``: metadata, clauses with their anchors, and the facts read from them."""
    found = notice_of(front_of(request), request.path_params["id"])
    body = msgspec.to_builtins(found)
    del body["text"], body["passages"]
    body["clauses"] = [_clause(found.id, clause) for clause in found.clauses]
    return json_reply({**body, **_links(found.id)})


async def search(request: Request) -> Response:
    """``GET /api/search?q=&notice=&topic=&region=&year=&limit=``"""
    front, params = front_of(request), request.query_params
    query = mask(params.get("q", "").strip())
    if not query:
        raise ApiError(400, "invalid_field", "缺少参数 q：请给出要查的词，例如 /api/search?q=评审费。")
    if len(query) > LONGEST_QUERY:
        raise ApiError(413, "too_long", f"参数 q 太长：收到 {len(query)} 个字，最多 {LONGEST_QUERY} 个字。")
    limit = whole_number(params.get("limit"), "limit", 1, MOST) or DEFAULT
    year = whole_number(params.get("year"), "year", 1900, 2999)
    asked = params.get("notice") or None
    if asked:
        notice_of(front, asked)
    knowledge, topic = front.require_knowledge(), params.get("topic") or None
    # a topic is a family of aspects, which the index does not know: look further and keep those that carry one
    wide = limit if topic is None else limit * 8
    hits = knowledge.search(query, notice=asked, region=params.get("region") or None, year=year, limit=wide)
    kept = [hit for hit in hits if topic is None or of_topic(hit.passage.aspects, topic)][:limit]
    return json_reply({"query": query, "count": len(kept), "results": [_hit(knowledge, hit) for hit in kept]})


def of_topic(aspects: dict[str, float], topic: str) -> bool:
    return any(aspect == topic or aspect.startswith(topic + ".") for aspect in aspects)


def whole_number(text: str | None, name: str, low: int, high: int) -> int | None:
    """A number from the address, None where it is absent. Raises ApiError (400)."""
    if not text:
        return None
    if text.isascii() and text.isdigit() and low <= int(text[:9]) <= high:
        return int(text)
    raise ApiError(400, "invalid_field", f"参数 {name} 不对（{text[:20]}）：应为 {low} 至 {high} 之间的整数。")


def _summary(summary: Any) -> dict[str, Any]:
    return {**msgspec.to_builtins(summary), **_links(summary.id)}


def _links(identifier: str) -> dict[str, str]:
    return {"url": f"/notices/{identifier}", "calendar": f"/notices/{identifier}/calendar.ics"}


def _clause(identifier: str, clause: Clause) -> dict[str, Any]:
    kept = msgspec.to_builtins(clause)
    del kept["start"], kept["end"]
    return {**kept, "url": f"/notices/{identifier}#{clause.anchor}"}


def _hit(knowledge: Any, hit: Any) -> dict[str, Any]:
    found = knowledge.notice(hit.notice)
    return {
        "notice": hit.notice,
        "short": found.short,
        "title": found.title,
        "section": hit.clause.section,
        "heading": hit.clause.heading,
        "quote": hit.passage.quote,
        "url": f"/notices/{hit.notice}#{hit.clause.anchor}",
        "aspects": sorted(hit.passage.aspects, key=lambda aspect: -hit.passage.aspects[aspect]),
        "score": hit.score,
    }
