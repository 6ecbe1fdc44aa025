"""The knowledge base as JSON: what is in it, and one notice."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from bot.web.errors import not_found
from bot.web.front import Front, front_of
from bot.web.replies import json_reply
from policies.model import Clause, Notice


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


def _summary(summary: Any) -> dict[str, Any]:
    return {**msgspec.to_builtins(summary), **_links(summary.id)}


def _links(identifier: str) -> dict[str, str]:
    return {"url": f"/notices/{identifier}", "calendar": f"/notices/{identifier}/calendar.ics"}


def _clause(identifier: str, clause: Clause) -> dict[str, Any]:
    kept = msgspec.to_builtins(clause)
    del kept["start"], kept["end"]
    return {**kept, "url": f"/notices/{identifier}#{clause.anchor}"}
