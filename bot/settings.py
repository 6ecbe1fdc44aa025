"""Where everything is and how it runs: read once from the environment and the command line, then passed on.

Child processes get the same settings through the environment (``environ``), so no file is written for them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = "127.0.0.1"
KEPT_SECONDS = 75  # how long Rasa and the actions keep an idle connection; who asks them lets it go earlier
SHIPPED_NOTICES = ROOT / "policies" / "notices"

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"", "0", "false", "no", "off"}


class SettingsError(ValueError):
    """A setting that cannot be used; the message (Chinese) names it, what was found and what is accepted."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """``host``/``port`` are the front's; Rasa and the actions listen on the loopback only."""

    host: str = LOOPBACK
    port: int = 8000
    rasa_port: int = 5005
    actions_port: int = 5055
    data: Path = ROOT / "var"
    notices: Path = SHIPPED_NOTICES
    models: Path = ROOT / "models"
    allow_as_of: bool = False
    today: dt.date | None = None  # the day for the whole process; None = the clock's

    @property
    def database(self) -> Path:
        return self.data / "knowledge.sqlite"

    @property
    def trackers(self) -> Path:
        return self.data / "conversations.sqlite"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def rasa_url(self) -> str:
        return f"http://{LOOPBACK}:{self.rasa_port}"

    @property
    def actions_url(self) -> str:
        return f"http://{LOOPBACK}:{self.actions_port}"

    @classmethod
    def read(cls, environ: Mapping[str, str], **options: Any) -> Settings:
        """Settings from ``ZHICHENG_*`` variables, then from options that are not None. Raises SettingsError."""
        found: dict[str, Any] = {name: _READERS[name](variable(name), environ[variable(name)])
                 for name in cls.__struct_fields__ if environ.get(variable(name))}  # fmt: skip
        found.update({name: value for name, value in options.items() if value is not None})
        settings = cls(**found)
        own_data = options.get("data") is not None or bool(environ.get(variable("data")))
        return settings if own_data else _beside(settings)

    def environ(self) -> dict[str, str]:
        """The variables from which ``read`` builds these settings again."""
        return {variable(name): _written(getattr(self, name)) for name in self.__struct_fields__}


def variable(name: str) -> str:
    """The environment variable of a setting: ``rasa_port`` → ``ZHICHENG_RASA_PORT``."""
    return "ZHICHENG_" + name.upper()


def _beside(settings: Settings) -> Settings:
    """Another folder of notices gets a data folder of its own, so that it cannot touch the shipped one's."""
    if settings.notices.resolve() == SHIPPED_NOTICES:
        return settings
    key = hashlib.sha256(str(settings.notices.resolve()).encode()).hexdigest()[:12]
    return msgspec.structs.replace(settings, data=settings.data / "folders" / key)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else str(value)


def _text(name: str, text: str) -> str:
    return text


def _path(name: str, text: str) -> Path:
    return Path(text).expanduser().resolve()


def _port(name: str, text: str) -> int:
    if text.isascii() and text.isdigit() and 0 <= int(text) <= 65535:
        return int(text)
    raise SettingsError(f"{name}={text}：不是端口号。请用 0 至 65535 之间的整数，例如 {name}=8000。")


def _flag(name: str, text: str) -> bool:
    if text.lower() in _TRUE | _FALSE:
        return text.lower() in _TRUE
    raise SettingsError(f"{name}={text}：不是开关值。请用 1 或 0，例如 {name}=1。")


def _date(name: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"{name}={text}：不是日期。请写成 年-月-日，例如 {name}=2024-10-12。") from None


_READERS = {
    "host": _text,
    "port": _port,
    "rasa_port": _port,
    "actions_port": _port,
    "data": _path,
    "notices": _path,
    "models": _path,
    "allow_as_of": _flag,
    "today": _date,
}
