"""What the channel keeps between messages: each chat's session and notice, and the texts behind buttons.

In one SQLite file, so that a restart in the middle of a quiz is not noticed. It does not say who asked: a chat is
known by a keyed digest, and a session is the front's opaque token.
"""

from __future__ import annotations

import base64
import hashlib
import os
import sqlite3
from pathlib import Path

import msgspec

_SCHEMA = """
create table if not exists chats (number integer primary key, key text unique not null, session text, notice text);
create table if not exists buttons (number integer primary key, id text unique not null, text text not null);
"""
_CHATS, _BUTTONS = 50_000, 20_000


class Chat(msgspec.Struct, frozen=True):
    """``notice`` is the page that the chat was opened from (or chose), sent along with every question."""

    session: str | None = None
    notice: str | None = None


class Memory:
    """The newest ``chats`` and ``buttons``; what is older is forgotten."""

    def __init__(self, file: Path, *, chats: int = _CHATS, buttons: int = _BUTTONS) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        self._database = sqlite3.connect(file, isolation_level=None)
        self._database.executescript("pragma journal_mode = wal; pragma synchronous = normal;" + _SCHEMA)
        self._most = {"chats": chats, "buttons": buttons}

    def chat(self, key: str) -> Chat:
        """What is known of a chat; an empty value for a new one."""
        row = self._database.execute("select session, notice from chats where key = ?", (key,)).fetchone()
        return Chat(*row) if row else Chat()

    def keep(self, key: str, chat: Chat) -> None:
        if chat != self.chat(key):
            values = (key, chat.session, chat.notice)
            self._database.execute("insert or replace into chats (key, session, notice) values (?, ?, ?)", values)
            self._forget("chats")

    def button(self, text: str) -> str:
        """The short id under which a button's text is found again; the same for the same text."""
        id = base64.urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=12).digest()).decode()
        self._database.execute("insert or replace into buttons (id, text) values (?, ?)", (id, text))
        self._forget("buttons")
        return id

    def text(self, id: str) -> str | None:
        """The text of a button; None when it has been forgotten, or never was."""
        row = self._database.execute("select text from buttons where id = ?", (id,)).fetchone()
        return str(row[0]) if row else None

    def close(self) -> None:
        self._database.close()

    def _forget(self, table: str) -> None:
        # a row written again gets the next number, so that low numbers are the longest unused
        oldest = f"(select max(number) from {table}) - {self._most[table]}"
        self._database.execute(f"delete from {table} where number <= {oldest}")
