"""The knowledge base's file: its tables, and how notices are written into it.

A new state is always written beside the old file and put in its place at the end, so that a crash leaves the old
one in force and readers never see half of it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from policies.model import Clause, Deadline, Notice, Passage, Specialty, Value
from policies.text import words

SCHEMA = 5
"""Raised whenever the tables or the values in them change: an older file is then compiled anew."""

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE notice (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, links INTEGER NOT NULL,
    summary BLOB NOT NULL, body BLOB NOT NULL
);
CREATE TABLE passage (
    number INTEGER PRIMARY KEY, notice INTEGER NOT NULL, tokens TEXT NOT NULL, context TEXT NOT NULL,
    tags TEXT NOT NULL, shown BLOB NOT NULL
);
CREATE INDEX passage_notice ON passage (notice);
CREATE VIRTUAL TABLE posting USING fts5 (
    tokens, context, tags, content = '', detail = column,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '+#&._%-'"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (posting, 'col');
CREATE TABLE word (token TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
"""


class NoticeSummary(Value, frozen=True, kw_only=True):
    """What lists, menus and the choice of a notice need, without decoding the notice."""

    id: str
    title: str
    short: str
    issuer: str | None
    document_number: str | None = None
    region: str | None
    series: str | None
    levels: tuple[str, ...]
    year: int | None
    issued_on: str | None
    names: tuple[str, ...]
    covers: tuple[str, ...] = ()  # series, specialties and titles of its table
    superseded_by: str | None = None  # the notice that repeals it, or that of a later year
    changed_by: tuple[str, ...] = ()  # later notices that change something in it
    supplements: tuple[str, ...] = ()  # the notices that this one only adds to
    deadlines: tuple[Deadline, ...] = ()  # as they stand today, with the days that later notices set


class Shown(Value, frozen=True, kw_only=True):
    """A passage with its clause, as a search shows it."""

    passage: Passage
    clause: Clause


class Indexed(Value, frozen=True, kw_only=True):
    """A passage as it is searched: its words, those of the headings above it, its aspects."""

    tokens: str
    context: str
    aspects: tuple[str, ...]
    shown: bytes


class Compiled(Value, frozen=True, kw_only=True):
    """A notice ready to be written."""

    notice: Notice
    digest: str
    passages: tuple[Indexed, ...]


def indexed(notice: Notice) -> tuple[Indexed, ...]:
    """The searchable passages of a notice; blank forms are left out."""
    found = []
    contexts: dict[str, str] = {}
    for passage in notice.passages:
        clause = notice.clauses[passage.clause]
        if clause.part == "template":
            continue
        above = f"{clause.heading} {clause.header}"
        if above not in contexts:
            contexts[above] = " ".join(words(above))
        found.append(
            Indexed(
                tokens=" ".join(words(passage.quote)),
                context=contexts[above],
                aspects=tuple(aspect for aspect, strength in passage.aspects.items() if strength >= 0.5),
                shown=msgspec.msgpack.encode(Shown(passage=passage, clause=clause)),
            )
        )
    return tuple(found)


def summary(notice: Notice) -> NoticeSummary:
    """What the notice itself says; how others bear on it is added when all are known."""
    return NoticeSummary(
        id=notice.id,
        title=notice.title,
        short=notice.short,
        issuer=notice.issuer,
        document_number=notice.document_number,
        region=notice.region,
        series=notice.series,
        levels=notice.levels,
        year=notice.year,
        issued_on=notice.issued_on.isoformat() if notice.issued_on else None,
        names=notice.names,
        covers=_covered(notice),
        deadlines=tuple(fact for fact in notice.facts if isinstance(fact, Deadline)),
    )


def _covered(notice: Notice) -> tuple[str, ...]:
    listed = [fact for fact in notice.facts if isinstance(fact, Specialty)]
    named = [name for fact in listed for name in (fact.series, fact.specialty, fact.title) if name]
    return tuple(dict.fromkeys(named))


@contextmanager
def rewritten(path: Path, *, fresh: bool) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of the knowledge base (empty when ``fresh``) that replaces it if the block succeeds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    try:
        if not fresh:
            shutil.copyfile(path, draft)
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
            if fresh:
                connection.executescript(_TABLES)
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
        _synced(draft)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _synced(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def put(connection: sqlite3.Connection, compiled: Compiled) -> None:
    """Write a notice, in place of an earlier one of the same id."""
    drop(connection, compiled.notice.id)
    notice = compiled.notice
    cursor = connection.execute(
        "INSERT INTO notice (id, digest, links, summary, body) VALUES (?, ?, ?, ?, ?)",
        (
            notice.id,
            compiled.digest,
            bool(notice.supersedes),
            msgspec.msgpack.encode(summary(notice)),
            msgspec.msgpack.encode(notice),
        ),
    )
    tags = " ".join(filter(None, (f"y{notice.year}", region_tag(notice.region))))
    for passage in compiled.passages:
        own = f"{tags} {' '.join(map(aspect_tag, passage.aspects))}".strip()
        row = connection.execute(
            "INSERT INTO passage (notice, tokens, context, tags, shown) VALUES (?, ?, ?, ?, ?)",
            (cursor.lastrowid, passage.tokens, passage.context, own, passage.shown),
        )
        connection.execute(
            "INSERT INTO posting (rowid, tokens, context, tags) VALUES (?, ?, ?, ?)",
            (row.lastrowid, passage.tokens, passage.context, own),
        )


def drop(connection: sqlite3.Connection, notice_id: str) -> None:
    """Take a notice out; nothing happens when it is not there."""
    found = connection.execute("SELECT number FROM notice WHERE id = ?", (notice_id,)).fetchone()
    if not found:
        return
    connection.execute(
        "INSERT INTO posting (posting, rowid, tokens, context, tags)"
        " SELECT 'delete', number, tokens, context, tags FROM passage WHERE notice = ?",
        found,
    )
    connection.execute("DELETE FROM passage WHERE notice = ?", found)
    connection.execute("DELETE FROM notice WHERE number = ?", found)


def finish(connection: sqlite3.Connection, *, compiler: str) -> str:
    """Count the words, stamp the version, and return it."""
    connection.execute("DELETE FROM word")
    connection.execute("INSERT INTO word SELECT term, doc FROM vocabulary WHERE col = 'tokens'")
    total, average = connection.execute(
        "SELECT count(*), coalesce(avg(length(tokens) - length(replace(tokens, ' ', '')) + 1), 1) FROM passage"
    ).fetchone()
    digests = (f"{i}:{d}" for i, d in connection.execute("SELECT id, digest FROM notice ORDER BY id"))
    version = hashlib.sha256("\n".join((str(SCHEMA), compiler, *digests)).encode()).hexdigest()[:16]
    stamp(
        connection,
        {
            "schema": str(SCHEMA),
            "compiler": compiler,
            "version": version,
            "passages": str(total),
            "length": str(average),
        },
    )
    return version


def stamp(connection: sqlite3.Connection, values: dict[str, str]) -> None:
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def state(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """(meta, digest of each notice) of a knowledge base; both empty when there is none that can be read."""
    if not path.exists():
        return {}, {}
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
            return meta, dict(connection.execute("SELECT id, digest FROM notice").fetchall())
    except sqlite3.DatabaseError:
        return {}, {}


def linked(connection: sqlite3.Connection, notices: Iterable[tuple[Notice, NoticeSummary]]) -> None:
    """Write notices and summaries whose links to others have changed."""
    for notice, short in notices:
        connection.execute(
            "UPDATE notice SET summary = ?, body = ? WHERE id = ?",
            (msgspec.msgpack.encode(short), msgspec.msgpack.encode(notice), notice.id),
        )


def aspect_tag(aspect: str) -> str:
    return f"a.{aspect}"


def region_tag(region: str | None) -> str:
    return f"r.{region}".replace(" ", "") if region else ""
