"""A Bot API server: real HTTP, the methods that the channel uses, and Telegram's limits enforced."""

from __future__ import annotations

import asyncio
import html
import itertools
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

TOKEN = "4242:TheTokenThatNobodyMaySee_0123456789"
BOT = {"id": 4242, "is_bot": True, "first_name": "职称", "username": "ZhichengBot"}
TAGS = {"b", "i", "a", "blockquote", "code"}

Call = dict[str, Any]
Fault = Callable[[str, Call], Response | None]


def busy(seconds: int = 1) -> Response:
    return _error(429, f"Too Many Requests: retry after {seconds}", parameters={"retry_after": seconds})


def broken(status: int = 502) -> Response:
    return PlainTextResponse("<html>Bad Gateway</html>", status) if status == 502 else _error(status, "Internal")


def first_times(times: int, make: Callable[[], Response], method: str = "sendMessage") -> Fault:
    """A fault of the first calls of a method."""
    left = itertools.chain([True] * times, itertools.repeat(False))
    return lambda called, data: make() if called == method and next(left) else None


class BotApi:
    """``sent`` are the messages that went through, in order; ``calls`` everything that was asked of the server."""

    def __init__(self, fault: Fault = lambda method, data: None, token: str = TOKEN) -> None:
        self.fault, self.token = fault, token
        self.calls: list[tuple[str, Call]] = []
        self.sent: list[Call] = []
        self.app = Starlette(routes=[Route("/bot{token}/{method}", self._called, methods=["POST"])])
        self._updates: list[dict[str, Any]] = []
        self._news = asyncio.Event()
        self._numbers = itertools.count(1_000)

    # ------------------------------------------------------------------ what people do

    def put(self, **content: Any) -> int:
        """An update for the bot; its number."""
        number = next(self._numbers)
        self._updates.append({"update_id": number, **content})
        self._news.set()
        return number

    def says(self, chat: int, text: str = "", **more: Any) -> int:
        """A message in a private chat, or in a group (negative ids); the message's number."""
        message = self.message(chat, text, **more)
        self.put(message=message)
        return int(message["message_id"])

    def message(self, chat: int, text: str = "", *, user: int | None = None, **more: Any) -> dict[str, Any]:
        built = {"message_id": next(self._numbers), "date": 1_700_000_000, "chat": place(chat), "from": person(user or abs(chat)), **more}
        if text:
            built["text"] = text
            found = [("bot_command", m) for m in re.finditer(r"^/\w+(@\w+)?", text)] + [("mention", m) for m in re.finditer(r"@\w+", text)]
            built.setdefault("entities", [{"type": kind, "offset": m.start(), "length": len(m[0])} for kind, m in found])
        return built

    def presses(self, message: Call, title: str, *, user: int | None = None) -> None:
        """The button with this title under a message that the bot sent."""
        rows = json.loads(message["reply_markup"])["inline_keyboard"]
        data = next(key["callback_data"] for row in rows for key in row if key["text"] == title)
        shown = {**message["result"], "reply_markup": {"inline_keyboard": rows}}
        chat = message["result"]["chat"]["id"]
        self.put(callback_query={"id": str(next(self._numbers)), "from": person(user or abs(chat)), "message": shown,
                                 "chat_instance": "1", "data": data})  # fmt: skip

    # ------------------------------------------------------------------ what they see

    def shown(self, chat: int) -> list[str]:
        """The texts in a chat as people read them."""
        return [call["plain"] for call in self.sent if call["chat_id"] == str(chat)]

    def last(self, chat: int) -> Call:
        return [call for call in self.sent if call["chat_id"] == str(chat)][-1]

    def called(self, method: str) -> list[Call]:
        return [data for name, data in self.calls if name == method]

    # ------------------------------------------------------------------ the server

    async def _called(self, request: Request) -> Response:
        if request.path_params["token"] != self.token:
            return _error(401, "Unauthorized")
        method, data = request.path_params["method"], dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        self.calls.append((method, data))
        return self.fault(method, data) or await getattr(self, f"_{method}", self._unknown)(data)

    async def _unknown(self, data: Call) -> Response:
        return _ok(True)

    async def _getMe(self, data: Call) -> Response:
        return _ok({**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True})

    async def _getUpdates(self, data: Call) -> Response:
        offset = int(data.get("offset", 0))
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        if not self._updates:
            self._news.clear()
            try:
                # never long: a server that stops waits for the requests that it holds
                await asyncio.wait_for(self._news.wait(), min(0.1, float(data.get("timeout", 0))))
            except asyncio.TimeoutError:
                return _ok([])
        return _ok(self._updates[: int(data.get("limit", 100))])

    async def _sendMessage(self, data: Call) -> Response:
        plain = read_html(data["text"]) if data.get("parse_mode") == "HTML" else data["text"]
        if plain is None:
            return _error(400, "Bad Request: can't parse entities")
        if not plain.strip():
            return _error(400, "Bad Request: message text is empty")
        if len(plain.encode("utf-16-le")) > 2 * 4096:
            return _error(400, "Bad Request: message is too long")
        if not fitting(data.get("reply_markup")):
            return _error(400, "Bad Request: BUTTON_DATA_INVALID")
        chat = int(data["chat_id"])
        result = {"message_id": next(self._numbers), "date": 1_700_000_000, "chat": place(chat), "from": BOT, "text": plain}
        quoted = json.loads(data.get("reply_parameters", "null"))
        if quoted:
            asker = next((u["message"] for u in reversed(self.history) if u["message"]["message_id"] == quoted["message_id"]), None)
            result["reply_to_message"] = asker or {**result, "message_id": quoted["message_id"], "from": person(abs(chat))}
        self.sent.append({**data, "plain": plain, "result": result})
        return _ok(result)

    @property
    def history(self) -> list[dict[str, Any]]:
        return [update for update in self._updates if "message" in update]

    async def _answerInlineQuery(self, data: Call) -> Response:
        results = json.loads(data["results"])
        texts = [read_html(result["input_message_content"]["message_text"]) for result in results]
        if len(results) > 50 or len({r["id"] for r in results}) < len(results) or any(len(r["id"].encode()) > 64 for r in results):
            return _error(400, "Bad Request: RESULT_ID_INVALID")
        if any(text is None or not 0 < len(text) <= 4096 for text in texts):
            return _error(400, "Bad Request: MESSAGE_TOO_LONG")
        return _ok(True)


def place(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "private", "first_name": "某"} if chat > 0 else {"id": chat, "type": "supergroup", "title": "群"}


def person(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": "某"}


def fitting(markup: str | None) -> bool:
    """Whether every button of a keyboard carries 1 to 64 bytes."""
    rows = json.loads(markup)["inline_keyboard"] if markup else []
    return all(1 <= len(key["callback_data"].encode()) <= 64 for row in rows for key in row)


def read_html(text: str) -> str | None:
    """The text without its markup; None where Telegram would not read it."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    known = all(tag in TAGS for tag in reader.opened)
    escaped = not re.search(r"&(?!(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)", text)
    return "".join(reader.words) if known and not reader.stack and escaped else None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.words: list[str] = []
        self.stack: list[str] = []
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.stack.append(tag)
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.stack and self.stack[-1] == tag:
            self.stack.pop()
        else:
            self.stack.append("/" + tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_entityref(self, name: str) -> None:
        self.words.append(html.unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.words.append(html.unescape(f"&#{name};"))


def _ok(result: Any) -> Response:
    return JSONResponse({"ok": True, "result": result})


def _error(status: int, description: str, **more: Any) -> Response:
    return JSONResponse({"ok": False, "error_code": status, "description": description, **more}, status)
