"""Pages from templates: autoescaped, strict about what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

HERE = Path(__file__).parent

_environment = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    request: Request, name: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any
) -> Response:
    """The template ``name`` filled with ``context``; ``path`` is the address, for the navigation's current entry."""
    text = _environment.get_template(name).render(path=request.url.path, **context)
    return HTMLResponse(text, status, {"Cache-Control": "no-cache", **(headers or {})})
