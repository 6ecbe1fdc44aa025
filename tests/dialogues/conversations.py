"""Conversations as data: the files beside this module, and what is wrong with a reply.

A file is a list of conversations:

    - id: what-it-is-about          # unique over all files
      page: hejing-2024-teacher     # the notice on whose page it is held; left out: the page of all notices
      notices: evaluation/notices   # the folder of notices; left out: the shipped ones
      today: 2024-10-12             # this day when left out
      turns:
      - user: what the person types, or presses
        kind: answer                # or a list: the reply holds a message of one of these kinds
        says: [a, [b, c]]           # the reply's texts and buttons hold a, and b or c
        never: [d]                  # … and not d
        quote: e                    # a citation's quote holds e (a list: one of them)
        notice: yuli-2024-initial   # the notice that every citation is from; left out: the page's
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

from bot.evaluation.questions import Cited, Expect, judge

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    user: str
    kind: str | list[str] = []
    says: list[str | list[str]] = []
    never: list[str] = []
    quote: str | list[str] = []
    notice: str | None = None


class Conversation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    turns: list[Said]
    page: str | None = None
    notices: str = "policies/notices"
    today: dt.date = dt.date(2024, 10, 12)

    @property
    def folder(self) -> Path:
        return ROOT / self.notices


def every() -> list[Conversation]:
    """All conversations, file by file. Raises msgspec.ValidationError for one that is not as described above."""
    yaml = YAML(typ="safe", pure=True)
    loaded = [entry for path in sorted(HERE.glob("*.yml")) for entry in yaml.load(path.read_text(encoding="utf-8"))]
    return msgspec.convert(loaded, list[Conversation])


def wrong(said: Said, page: str | None, messages: Sequence[dict[str, Any]]) -> list[str]:
    """What is wrong with the reply to a turn; nothing when it is as expected."""
    notice = said.notice or page
    quotes = [said.quote] if isinstance(said.quote, str) else said.quote
    expect = Expect(
        kind=[said.kind] if isinstance(said.kind, str) else said.kind,
        all=[[way] if isinstance(way, str) else way for way in said.says],
        none=said.never,
        cite=[Cited(notice=notice, quote=quotes)] if notice and quotes else [],
    )
    found = judge(expect, messages)
    cited = [citation for message in messages for citation in message.get("citations") or ()]
    strangers = {citation["notice"] for citation in cited} - {notice}
    if said.notice and strangers:
        found.append(f"引用了 {'、'.join(sorted(strangers))}")
    if quotes and not notice and not _anywhere(quotes, cited):
        found.append(f"没有引用：{'、'.join(quotes)}")
    return found


def _anywhere(quotes: Sequence[str], cited: Sequence[dict[str, Any]]) -> bool:
    return any(not judge(Expect(all=[list(quotes)]), [{"text": citation["quote"]}]) for citation in cited)
