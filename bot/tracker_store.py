"""Rasa's SQL tracker store, bounded: a message reads back the last events of its conversation, never all of them.

Stock Rasa reads a session from its start for each message, so a long conversation gets slower with every turn.
Answers need the last message and one slot, which every action writes anew.
"""

from __future__ import annotations

import time
from typing import Any

import msgspec
import numpy as np
import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import StaticPool

RECENT_EVENTS = 16  # about two turns
KEPT_DAYS = 30
PROBES = ("warm-up", "readiness")  # what asks under such an id only wants to know whether an answer comes (every few seconds)

_COLUMNS = ("sender_id", "type_name", "timestamp", "intent_name", "action_name", "data")
_INSERT = f"INSERT INTO events ({', '.join(_COLUMNS)}) VALUES ({', '.join(':' + name for name in _COLUMNS)})"
_SELECT = "SELECT data FROM events WHERE sender_id = ? ORDER BY id DESC LIMIT ?"


class RecentTrackerStore(SQLTrackerStore):
    """One SQLite file; write-ahead log without a flush a message; conversations older than 30 days deleted."""

    def __init__(self, domain: Domain | None = None, event_broker: EventBroker | None = None,
                 db: str = "conversations.sqlite", **kwargs: Any) -> None:  # fmt: skip
        super().__init__(domain=domain, db=db, event_broker=event_broker)
        self.engine.dispose()  # type: ignore[has-type]
        self.engine = _engine(db)
        self.sessionmaker = sessionmaker(bind=self.engine)
        self._connection = self.engine.raw_connection()  # for what every message does, without SQLAlchemy's part of it
        self._forget(time.time() - KEPT_DAYS * 86400)

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        events = self._read(sender_id, None if fetch_events_from_all_sessions else RECENT_EVENTS)
        if not events or not self.domain:
            return None
        tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        tracker.stored = len(tracker.events)  # what ``save`` need not write again
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the events that came since the tracker was read; probes leave nothing."""
        if tracker.sender_id.startswith(PROBES):
            return
        await self.stream_events(tracker)
        rows = [_row(tracker.sender_id, event) for event in list(tracker.events)[getattr(tracker, "stored", 0) :]]
        if rows:
            self._connection.cursor().executemany(_INSERT, rows)
            self._connection.commit()
        tracker.stored = len(tracker.events)

    def _read(self, sender_id: str, limit: int | None) -> list[dict[str, Any]]:
        """The conversation's last ``limit`` (None = all) events, the oldest first."""
        rows = self._connection.cursor().execute(_SELECT, (sender_id, -1 if limit is None else limit)).fetchall()
        return [msgspec.json.decode(data) for (data,) in reversed(rows)]

    def _forget(self, before: float) -> None:
        table = self.SQLEvent.__table__
        with self.engine.begin() as connection:
            connection.execute(table.delete().where(table.c.timestamp < before))


def _engine(db: str) -> sa.engine.Engine:
    """One connection for good: the default opens and closes the file for each message, which also flushes its log."""
    engine = sa.create_engine(f"sqlite:///{db}", poolclass=StaticPool, connect_args={"check_same_thread": False})
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("PRAGMA synchronous=NORMAL")
    return engine


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    data = event.as_dict()
    intent = (data.get("parse_data") or {}).get("intent") or {}
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": intent.get("name"),
        "action_name": data.get("name"),
        "data": msgspec.json.encode(data, enc_hook=_builtin).decode(),
    }


def _builtin(value: np.generic) -> object:
    """numpy's scalars, which components leave in what they read in a message."""
    return value.item()
