"""``POST /api/chat``: what is accepted, and the refusal that each wrong body gets."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import msgspec
from starlette.requests import Request

from bot.web.errors import ApiError

LONGEST = 1_000  # characters of a question
LARGEST = 64_000  # bytes of a body: a thousand characters, escaped, fit six times over

_FIELDS = {
    "text": f"1 至 {LONGEST} 个字的文字",
    "session": "上一次回答里给出的 session，或者不写",
    "notice": "通知编号，或者 null",
    "as_of": "写成 年-月-日 的日期（例如 2024-10-12），或者不写",
    "id": "8 至 64 个字母、数字或 - 组成的消息编号，或者不写",
}
_PATH = re.compile(r"`\$\.(\w+)|field `(\w+)`")
_INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}


class Ask(msgspec.Struct, frozen=True):
    """A question. ``id`` is the client's own name for this message, so that sending it again asks nothing twice."""

    text: str
    session: str | None = None
    notice: str | None = None
    as_of: dt.date | None = None
    id: str | None = None


async def read_body(request: Request) -> bytes:
    """The body; refused with 413 as soon as it is known to be too large, without reading on."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise ApiError(413, "too_long", f"请求太大：最多 {LARGEST} 字节（问题最多 {LONGEST} 个字）。请精简后再发。")
    return bytes(body)


def parse(body: bytes) -> Ask:
    """The question in a body. Raises ApiError: 400 naming the field, 413 naming the limit."""
    try:
        ask = msgspec.json.decode(body, type=Ask)
    except msgspec.ValidationError as error:
        raise _wrong_field(str(error)) from None
    except (msgspec.DecodeError, UnicodeError) as error:
        message = f"请求体不是有效的 JSON（{error}）。请发送 JSON 对象，至少含字段 text。"
        raise ApiError(400, "invalid_json", message) from None
    text = ask.text.strip()
    if len(text) > LONGEST:
        raise ApiError(413, "too_long", f"字段 text 太长：收到 {len(text)} 个字，最多 {LONGEST} 个字。请精简后再发。")
    if not any(unicodedata.category(sign) not in _INVISIBLE for sign in text):
        raise ApiError(400, "invalid_field", f"字段 text 是空的：应为{_FIELDS['text']}。请写下要问的问题。")
    if ask.id is not None and not re.fullmatch(r"[A-Za-z0-9-]{8,64}", ask.id):
        raise ApiError(400, "invalid_field", f"字段 id 不对：应为{_FIELDS['id']}。")
    return msgspec.structs.replace(ask, text=text)


def _wrong_field(said: str) -> ApiError:
    """msgspec says 'Expected `str`, got `int` - at `$.text`' or 'Object missing required field `text`'."""
    match = _PATH.search(said)
    field = (match[1] or match[2]) if match else None
    if field is None:
        return ApiError(400, "invalid_json", '请求体应为 JSON 对象，至少含字段 text，例如 {"text": "评审费多少钱"}。')
    found = "没有给出" if "missing" in said else "类型或格式不符"
    return ApiError(400, "invalid_field", f"字段 {field} 不对（{found}）：应为{_FIELDS.get(field, '约定的类型')}。")


def harmless(text: str) -> str:
    """The text as it may reach Rasa: control characters out, and no leading ``/``, which Rasa reads as a command."""
    visible = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return visible.lstrip("/／⁄∕ \u3000\u200b\ufeff") or "？"
