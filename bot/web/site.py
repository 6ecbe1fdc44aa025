"""The site's own configuration: who may embed the widget, and how much one may ask."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

SHIPPED = Path(__file__).parent / "site.toml"
_ORIGIN = re.compile(r"https?://[^/\s:*;,'\"]+(:(\d+|\*))?|\*")


class SiteError(ValueError):
    """A site file that cannot be used; the message (Chinese) names file, field and what is accepted."""


class Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rate: float  # a second
    burst: int


class Embed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    origins: tuple[str, ...] = ()


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    session: Rate = Rate(2.0, 20)
    address: Rate = Rate(60.0, 240)
    at_once: int = 100


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    embed: Embed = Embed()
    limits: Limits = Limits()


def read_site(path: Path = SHIPPED) -> Site:
    """The site file, checked. Raises SiteError."""
    try:
        site = msgspec.toml.decode(path.read_bytes(), type=Site)
    except FileNotFoundError:
        raise SiteError(f"找不到站点配置 {path}。请复制 {SHIPPED.name} 后修改，或不设 ZHICHENG_SITE。") from None
    except msgspec.MsgspecError as error:
        raise SiteError(f"站点配置 {path} 有误：{error}。可对照 {SHIPPED} 里的写法。") from None
    for origin in site.embed.origins:
        if not _ORIGIN.fullmatch(origin):
            raise SiteError(f"站点配置 {path} 的 embed.origins：{origin!r} 不是来源。请写成 https://主机 或 https://主机:端口。")
    return site


def origin_pattern(origins: tuple[str, ...]) -> str | None:
    """One regular expression for the allowed origins; None when there is none."""
    return "|".join(_as_pattern(origin) for origin in origins) or None


def _as_pattern(origin: str) -> str:
    if origin == "*":
        return ".*"
    return re.escape(origin).replace(r":\*", r"(:\d+)?")
