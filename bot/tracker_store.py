"""Rasa's SQL tracker store, bounded: a message reads back the last events of its conversation, never all of them.

Stock Rasa reads a session from its start for each message, so a long conversation gets slower with every turn.
Answers need the last message and one slot, which every action writes anew.
"""

from __future__ import annotations

import json
import time
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import StaticPool

RECENT_EVENTS = 14  # about two turns
KEPT_DAYS = 30
PROBES = ("warm-up", "readiness")  # what asks under such an id only wants to know whether an answer comes (every few seconds)


class RecentTrackerStore(SQLTrackerStore):
    """One SQLite file; write-ahead log without a flush a message; conversations older than 30 days deleted."""

    def __init__(self, domain: Domain | None = None, event_broker: EventBroker | None = None,
                 db: str = "conversations.sqlite", **kwargs: Any) -> None:  # fmt: skip
        super().__init__(domain=domain, db=db, event_broker=event_broker)
        self.engine.dispose()  # type: ignore[has-type]
        self.engine = _engine(db)
        self.sessionmaker = sessionmaker(bind=self.engine)
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
            with self.engine.begin() as connection:
                connection.execute(self.SQLEvent.__table__.insert(), rows)
        tracker.stored = len(tracker.events)

    def _read(self, sender_id: str, limit: int | None) -> list[dict[str, Any]]:
        """The conversation's last ``limit`` (None = all) events, the oldest first."""
        table = self.SQLEvent.__table__
        query = sa.select(table.c.data).where(table.c.sender_id == sender_id).order_by(table.c.id.desc()).limit(limit)
        with self.engine.connect() as connection:
            return [json.loads(data) for (data,) in reversed(connection.execute(query).all())]

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
        "data": json.dumps(data, ensure_ascii=False),
    }
