"""How the channel runs: read once from the environment. The token hides itself wherever it is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from starlette.datastructures import Secret

from bot.settings import Settings, SettingsError
from bot.telegram import wording

TOKEN, WEBHOOK = "ZHICHENG_TELEGRAM_TOKEN", "ZHICHENG_TELEGRAM_WEBHOOK"
FRONT, API, PUBLIC = "ZHICHENG_TELEGRAM_FRONT", "ZHICHENG_TELEGRAM_API", "ZHICHENG_PUBLIC_URL"
_OFFICIAL = "https://api.telegram.org"
_FORM = re.compile(r"\d+:[A-Za-z0-9_-]+")
_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
_OFF = {"", "0", "false", "no", "off"}


class TelegramSettings(msgspec.Struct, frozen=True, kw_only=True):
    """``front`` answers; ``api`` is the Bot API's server; ``public`` is where people open the notices' pages."""

    token: Secret
    front: str
    file: Path  # sessions of chats and texts of buttons
    api: str = _OFFICIAL
    public: str | None = None


def read_telegram(environ: Mapping[str, str], settings: Settings, front: str | None = None) -> TelegramSettings:
    """Settings from ``ZHICHENG_TELEGRAM_*``, an option before its variable. Raises SettingsError."""
    token = environ.get(TOKEN, "").strip()
    if not token:
        raise SettingsError(wording.NO_TOKEN)
    if not _FORM.fullmatch(token):
        raise SettingsError(wording.ODD_TOKEN)
    return TelegramSettings(
        token=Secret(token),
        front=_address("--url" if front else FRONT, front or environ.get(FRONT) or settings.url),
        file=settings.data / "telegram.sqlite",
        api=_address(API, environ.get(API) or _OFFICIAL),
        public=_address(PUBLIC, environ[PUBLIC]) if environ.get(PUBLIC) else None,
    )


def wants_webhook(environ: Mapping[str, str]) -> bool:
    return environ.get(WEBHOOK, "").strip().lower() not in _OFF


def _address(name: str, text: str) -> str:
    if not _ADDRESS.fullmatch(text.strip()):
        raise SettingsError(wording.odd_address(name, text))
    return text.strip().rstrip("/")
