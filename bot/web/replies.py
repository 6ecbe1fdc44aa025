"""JSON and its headers, encoded by msgspec."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.responses import Response


def json_reply(content: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that no cache keeps: what a person asked or found is theirs."""
    merged = {"Cache-Control": "no-store", **(headers or {})}
    return Response(msgspec.json.encode(content), status, merged, media_type="application/json")
