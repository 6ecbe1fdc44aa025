"""The knowledge base as it is read: notices, their summaries, and search over their passages.

It is read-only and follows its file: when a new one has taken its place, the next call after a moment answers from
it. Calls that are under way finish on the old one.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import OrderedDict
from pathlib import Path

import msgspec

from policies.database import SCHEMA, NoticeSummary, Shown
from policies.model import Clause, Notice, Passage, Value
from policies.search import find

__all__ = ["Hit", "Knowledge", "KnowledgeError", "NoticeSummary"]

LOOK_AGAIN_SECONDS = 1.0
DECODED_NOTICES = 64


class KnowledgeError(Exception):
    """There is no knowledge base that can be read: says what was found and what to do."""


class Hit(Value, frozen=True, kw_only=True):
    """A passage found; a higher score (from 0) is a better match."""

    notice: str
    passage: Passage
    clause: Clause
    score: float


class _Snapshot:
    """One state of the file: an open connection and what has been decoded from it."""

    def __init__(self, path: Path) -> None:
        self.mark = _mark(path)
        self.lock = threading.Lock()
        self.meta, self._connection = _opened(path)
        self.decoded: OrderedDict[str, Notice] = OrderedDict()
        rows = self._connection.execute("SELECT number, id, summary FROM notice ORDER BY id").fetchall()
        decode = msgspec.msgpack.Decoder(NoticeSummary).decode
        self.summaries = tuple(decode(blob) for _, _, blob in rows)
        self.ids = {number: id_ for number, id_, _ in rows}
        self.numbers = {id_: number for number, id_, _ in rows}

    def __del__(self) -> None:
        connection = getattr(self, "_connection", None)
        if connection is not None:
            connection.close()

    def notice(self, id_: str) -> Notice:
        with self.lock:
            if id_ not in self.decoded:
                (body,) = self._connection.execute(
                    "SELECT body FROM notice WHERE number = ?", (self.numbers[id_],)
                ).fetchone()
                self.decoded[id_] = msgspec.msgpack.decode(body, type=Notice)
                if len(self.decoded) > DECODED_NOTICES:
                    self.decoded.popitem(last=False)
            self.decoded.move_to_end(id_)
            return self.decoded[id_]

    def search(
        self, query: str, notice: str | None, region: str | None, year: int | None, aspect: str | None, limit: int
    ) -> tuple[Hit, ...]:
        with self.lock:
            found = find(
                self._connection,
                query,
                notice=None if notice is None else self.numbers[notice],
                region=region,
                year=year,
                aspect=aspect,
                limit=limit,
                total=int(self.meta["passages"]),
                average=float(self.meta["length"]),
            )
        decode = msgspec.msgpack.Decoder(Shown).decode
        shown = [(number, decode(blob), score) for number, blob, score in found]
        return tuple(
            Hit(notice=self.ids[number], passage=each.passage, clause=each.clause, score=score)
            for number, each, score in shown
        )


class Knowledge:
    """The knowledge base in a file. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._snapshot = _Snapshot(path)
        self._looked = time.monotonic()

    @classmethod
    def open(cls, path: Path) -> Knowledge:
        """The knowledge base at the path. Raises KnowledgeError when there is none that this version can read."""
        return cls(path)

    @property
    def version(self) -> str:
        """What it was compiled from: changes whenever a notice or the compiler does."""
        return self._current().meta["version"]

    def summaries(self) -> tuple[NoticeSummary, ...]:
        """All notices, by id."""
        return self._current().summaries

    def notice(self, id: str) -> Notice:
        """The notice; KeyError when there is none of that id."""
        return self._current().notice(id)

    def search(
        self,
        query: str,
        *,
        notice: str | None = None,
        region: str | None = None,
        year: int | None = None,
        aspect: str | None = None,
        limit: int = 10,
    ) -> tuple[Hit, ...]:
        """The passages that match best, the best first; those of blank forms are not searched.

        KeyError when ``notice`` is unknown. Any text is a valid query; one without a word in it finds nothing.
        """
        return self._current().search(query, notice, region, year, aspect, limit)

    def _current(self) -> _Snapshot:
        now = time.monotonic()
        if now - self._looked >= LOOK_AGAIN_SECONDS:
            self._looked = now
            self._take_up()
        return self._snapshot

    def _take_up(self) -> None:
        """Open the file anew when it has been replaced; one that cannot be read leaves the old state in force."""
        try:
            if _mark(self._path) != self._snapshot.mark:
                self._snapshot = _Snapshot(self._path)
        except (KnowledgeError, OSError):
            return


def _mark(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise KnowledgeError(f"没有知识库文件 {path.name}。请先运行 zhicheng compile 编译通知。") from error
    return found.st_ino, found.st_mtime_ns, found.st_size


def _opened(path: Path) -> tuple[dict[str, str], sqlite3.Connection]:
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except sqlite3.DatabaseError as error:
        raise KnowledgeError(
            f"知识库文件 {path.name} 无法读取（{error}）。请运行 zhicheng compile 重新编译。"
        ) from error
    if meta.get("schema") != str(SCHEMA):
        connection.close()
        raise KnowledgeError(
            f"知识库文件 {path.name} 的格式为 {meta.get('schema', '未知')}，本程序需要 {SCHEMA}。"
            "请运行 zhicheng compile 重新编译。"
        )
    return meta, connection
