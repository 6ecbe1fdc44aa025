"""The token kept out of everything that is logged, and the secrets that are derived from it."""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Callable
from typing import Any

from starlette.datastructures import Secret

_HIDDEN = "<token>"
_secrets: set[str] = set()


def derived(token: Secret, *parts: object) -> str:
    """32 hex digits that only the token's owner can make, the same for the same parts."""
    words = "\x1f".join(map(str, parts))
    return hmac.digest(str(token).encode(), words.encode(), hashlib.sha256)[:16].hex()


def keep_out_of_logs(token: Secret) -> None:
    """Every record made from now on is written without the token, its traceback included.

    Through the record factory: a filter on one logger or handler would miss those of the libraries, and both the
    addresses that httpx logs and the errors of python-telegram-bot contain the token.
    """
    logging.getLogger("httpx").setLevel(logging.WARNING)
    if not _secrets:  # once a process, however often an application is built
        logging.setLogRecordFactory(_redacting(logging.getLogRecordFactory()))
    _secrets.add(str(token))


def _redacting(factory: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
    def record(*args: Any, **kwargs: Any) -> logging.LogRecord:
        made = factory(*args, **kwargs)
        for secret in _secrets:
            _redact(made, secret)
        return made

    return record


def _redact(record: logging.LogRecord, secret: str) -> None:
    message = record.getMessage()
    if secret in message:
        record.msg, record.args = message.replace(secret, _HIDDEN), ()
    if record.exc_info:
        trace = logging.Formatter().formatException(record.exc_info)  # type: ignore[arg-type]
        if secret in trace:
            # a handler prints exc_text where it is set and does not format the exception again
            record.exc_text, record.exc_info = trace.replace(secret, _HIDDEN), None
