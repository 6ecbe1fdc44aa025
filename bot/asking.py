"""Asking a running server from the command line."""

from __future__ import annotations

import time
from typing import Any

import httpx

PATIENCE_SECONDS = 30
_TRIES = 40  # a server that is asked too fast says when to come again


class Refused(Exception):
    """The server answered with an error, or not at all; the message (Chinese) says which."""


def ask_server(url: str, body: dict[str, Any], client: httpx.Client) -> tuple[dict[str, Any], float]:
    """The reply of ``POST /api/chat`` to one question, and how many milliseconds it took. Waits when told to. Raises Refused."""
    for _ in range(_TRIES):
        began = time.perf_counter()
        try:
            response = client.post(url + "/api/chat", json={key: value for key, value in body.items() if value is not None})
        except httpx.HTTPError as error:
            raise Refused(f"{url} 没有回应（{type(error).__name__}）。服务还在运行吗？") from error
        if response.status_code == 429:
            time.sleep(float(response.headers.get("Retry-After", 1)))
            continue
        if response.status_code != 200:
            raise Refused(f"服务没有回答（{response.status_code}）：{_reason(response)}")
        return response.json(), (time.perf_counter() - began) * 1000
    raise Refused(f"{url} 太忙，等了很久还是没轮到。")


def plain(reply: dict[str, Any]) -> str:
    """A reply for the terminal: each message's text, and under it where it stands."""
    blocks = []
    for message in reply["messages"]:
        cited = [f"  〔{c['title']} {c['section']}〕{c['quote']}" for c in message.get("citations") or ()]
        offered = "  ".join(f"[{button['title']}]" for button in message.get("buttons") or ())
        blocks.append("\n".join(filter(None, [message["text"], *cited, offered])))
    return "\n\n".join(blocks)


def _reason(response: httpx.Response) -> str:
    try:
        return str(response.json()["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return response.text[:200]
