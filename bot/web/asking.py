"""``POST /api/chat``: what is accepted, and the refusal that each wrong body gets."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import msgspec
from starlette.requests import Request

from bot.web import wording
from bot.web.errors import ApiError

LONGEST = 1_000  # characters of a question
LARGEST = 64_000  # bytes of a body: a thousand characters, escaped, fit six times over

_FIELDS = wording.fields(LONGEST)
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
            raise ApiError(413, "too_long", wording.large_body(LARGEST, LONGEST))
    return bytes(body)


def parse(body: bytes) -> Ask:
    """The question in a body. Raises ApiError: 400 naming the field, 413 naming the limit."""
    try:
        ask = msgspec.json.decode(body, type=Ask)
    except msgspec.ValidationError as error:
        raise _wrong_field(str(error)) from None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise ApiError(400, "invalid_json", wording.no_json(str(error))) from None
    text = ask.text.strip()
    if len(text) > LONGEST:
        raise ApiError(413, "too_long", wording.long_text(len(text), LONGEST))
    if not any(unicodedata.category(sign) not in _INVISIBLE for sign in text):
        raise ApiError(400, "invalid_field", wording.empty_text(_FIELDS["text"]))
    if ask.id is not None and not re.fullmatch(r"[A-Za-z0-9-]{8,64}", ask.id):
        raise ApiError(400, "invalid_field", wording.wrong_field("id", _FIELDS["id"]))
    return msgspec.structs.replace(ask, text=text)


def _wrong_field(said: str) -> ApiError:
    """msgspec says 'Expected `str`, got `int` - at `$.text`' or 'Object missing required field `text`'."""
    match = _PATH.search(said)
    field = (match[1] or match[2]) if match else None
    if field is None:
        return ApiError(400, "invalid_json", wording.NO_OBJECT)
    found = wording.MISSING if "missing" in said else wording.OF_WRONG_TYPE
    return ApiError(400, "invalid_field", wording.wrong_field(field, _FIELDS.get(field, wording.AS_AGREED), found))


def harmless(text: str) -> str:
    """The text as it may reach Rasa: control characters out, and no leading ``/``, which Rasa reads as a command."""
    visible = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return visible.lstrip("/／⁄∕ \u3000\u200b\ufeff") or "？"
