"""A notice's file becomes a Notice, and a folder of them the knowledge base.

read → outline → metadata → facts → corrections → aspects → proof
"""

from __future__ import annotations

import functools
import hashlib
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import msgspec

from policies.check import Finding, check, quotes_of
from policies.corrections import CorrectionError, corrected_facts, corrected_metadata, side_file
from policies.database import (
    SCHEMA,
    Compiled,
    NoticeSummary,
    drop,
    finish,
    indexed,
    linked,
    put,
    rewritten,
    state,
    summary,
)
from policies.extract import Outlined, extract_all, find_conflicts, find_supersedes
from policies.extract.metadata import read_metadata
from policies.labelling import label, silent
from policies.linking import Links, links, resolve
from policies.model import Document, Notice, Value
from policies.outline import outline, passages
from policies.proof import proved
from policies.ranking import joined_terms
from policies.reading import SUFFIXES, ReadingError, read
from policies.schedule import schedule

FEW = 6  # notices up to which starting further processes takes longer than it saves


class Failure(Value, frozen=True, kw_only=True):
    """A file that could not be compiled, and why."""

    file: str
    message: str


class Report(Value, frozen=True, kw_only=True):
    """What compiling a folder did."""

    compiled: tuple[str, ...]  # ids of new or changed notices
    unchanged: int
    removed: tuple[str, ...]  # ids whose file is gone
    failures: tuple[Failure, ...]
    findings: tuple[Finding, ...]  # of the notices compiled now
    corrections: int  # entries of side files among the notices compiled now
    version: str
    seconds: float

    @property
    def ok(self) -> bool:
        return not self.failures and all(finding.gravity != "error" for finding in self.findings)


def compile_notice(path: Path) -> Notice:
    """The notice in a file, with its side file applied.

    What cannot be proved is left out and kept on record (``Notice.unproved``), which ``check`` reports as an error.
    Raises ReadingError for a file that is no readable notice, CorrectionError for a side file that does not fit.
    """
    return compile_document(read(path), path)


def compile_document(document: Document, path: Path) -> Notice:
    """The notice in a document that was read from the path. Raises like ``compile_notice``."""
    clauses = outline(document)
    outlined = Outlined(document=document, clauses=clauses, passages=passages(document, clauses))
    side = side_file(path)
    meta = corrected_metadata(read_metadata(outlined), side)
    read_facts = corrected_facts(extract_all(outlined, meta), side, outlined)
    later = find_supersedes(outlined, meta)
    facts = tuple(fact for fact in read_facts if proved(fact.quote, document.text))
    standing = tuple(entry for entry in later if all(proved(quote, document.text) for quote in quotes_of(entry)))
    lost = [fact.quote for fact in read_facts if fact not in facts]
    lost += [entry.quote for entry in later if entry not in standing]
    labelled = label(clauses, outlined.passages, facts)
    return Notice(
        **msgspec.structs.asdict(meta),
        id=document.id,
        text=document.text,
        clauses=clauses,
        passages=labelled,
        facts=facts,
        silent=silent(labelled),
        supersedes=standing,
        conflicts=find_conflicts(facts, clauses, meta.title),
        corrections=side.count,
        unproved=tuple(lost),
    )


def compile_folder(folder: Path, database: Path, *, progress: Callable[[int, int], None] | None = None) -> Report:
    """Bring the knowledge base in line with a folder of notices; it is replaced in one step, or not at all.

    Files that are unchanged since the last time are skipped. One that fails leaves its earlier state in force and is
    named in the report. ``progress`` is called with (done, all) as files are finished.
    """
    began = time.perf_counter()
    files = notice_files(folder)
    meta, known = state(database)
    fresh = meta.get("schema") != str(SCHEMA) or meta.get("compiler") != compiler_version()
    known = {} if fresh else known
    changed = [path for path in files if known.get(path.stem) != digest(path)]
    removed = tuple(sorted(set(known) - {path.stem for path in files}))
    if not changed and not removed and not fresh:
        return _report(began, [], len(files), (), meta["version"])
    outcomes: list[_Outcome] = []
    with rewritten(database, fresh=fresh) as connection:
        for id_ in removed:
            drop(connection, id_)
        for outcome in _compiled(changed):
            outcomes.append(msgspec.structs.replace(outcome, compiled=None))
            if outcome.compiled:
                put(connection, outcome.compiled)
            if progress:
                progress(len(outcomes), len(changed))
        _link(connection)
        version = finish(connection, compiler=compiler_version())
    return _report(began, outcomes, len(files) - len(changed), removed, version)


def check_folder(folder: Path) -> tuple[Finding, ...]:
    """All findings in all notices of a folder, errors first; a file that cannot be compiled is an error."""
    found = [finding for outcome in _compiled(notice_files(folder)) for finding in outcome.all_findings()]
    order = {"error": 0, "warning": 1, "note": 2}
    return tuple(sorted(found, key=lambda finding: order[finding.gravity]))


def notice_files(folder: Path) -> list[Path]:
    """The files of a folder that may hold a notice, by name. ReadingError when two would have the same id."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in SUFFIXES)
    by_stem: dict[str, Path] = {}
    for path in files:
        if twin := by_stem.setdefault(path.stem, path) if path.stem in by_stem else None:
            raise ReadingError(
                path, f"与 {twin.name} 同名（标识都是 {path.stem}）", "每份通知一个文件名", "改名或删去其中一个"
            )
        by_stem[path.stem] = path
    return files


def digest(path: Path) -> str:
    """Changes with the notice's file and its side file."""
    side = path.with_suffix(".toml")
    content = path.read_bytes() + b"\0" + (side.read_bytes() if side.exists() else b"")
    return hashlib.sha256(path.name.encode() + b"\0" + content).hexdigest()[:24]


@functools.cache
def compiler_version() -> str:
    """Changes with the code and the taxonomy that notices are compiled by."""
    root = Path(__file__).parent
    sources = sorted(
        path for path in root.rglob("*") if path.suffix in (".py", ".toml") and "notices" not in path.parts
    )
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()[:16]


# --------------------------------------------------------------------------- many notices


class _Outcome(Value, frozen=True, kw_only=True):
    file: str
    id: str
    compiled: Compiled | None = None
    findings: tuple[Finding, ...] = ()
    corrections: int = 0
    failure: str | None = None

    def all_findings(self) -> tuple[Finding, ...]:
        if self.failure is None:
            return self.findings
        return (
            Finding(gravity="error", notice=self.id, section="", field=self.file, message=self.failure),
            *self.findings,
        )


def _outcome(path: Path) -> _Outcome:
    """Compile one file; whatever goes wrong with it is told, not raised, so that the others go on."""
    try:
        notice = compile_notice(path)
    except (ReadingError, CorrectionError) as error:
        return _Outcome(file=path.name, id=path.stem, failure=str(error))
    except Exception as error:  # a fault of the compiler on one notice must not lose the others
        return _Outcome(
            file=path.name,
            id=path.stem,
            failure=f"编译器出错（{type(error).__name__}：{error}）。请把此文件发给维护者。",
        )
    return _Outcome(
        file=path.name,
        id=path.stem,
        findings=check(notice),
        corrections=notice.corrections,
        compiled=Compiled(
            notice=msgspec.structs.replace(notice, terms=joined_terms(notice)),
            digest=digest(path),
            passages=indexed(notice),
        ),
    )


def _encoded(path: Path) -> bytes:
    # msgpack between processes: several times faster than pickling tens of thousands of small values.
    return msgspec.msgpack.encode(_outcome(path))


def _compiled(files: Sequence[Path]) -> Iterator[_Outcome]:
    workers = min(os.cpu_count() or 1, len(files) // FEW + 1)
    if workers < 2:
        yield from map(_outcome, files)
        return
    decode = msgspec.msgpack.Decoder(_Outcome).decode
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from map(decode, pool.map(_encoded, files, chunksize=4))


def _link(connection) -> None:  # type: ignore[no-untyped-def]
    rows = connection.execute("SELECT summary, links, id FROM notice").fetchall()
    summaries = [msgspec.msgpack.decode(row[0], type=NoticeSummary) for row in rows]
    resolved: dict[str, Notice] = {}
    for _, has_links, id_ in rows:
        if has_links:
            (body,) = connection.execute("SELECT body FROM notice WHERE id = ?", (id_,)).fetchone()
            notice = msgspec.msgpack.decode(body, type=Notice)
            others = [each for each in summaries if each.id != id_]
            own_summary = next(each for each in summaries if each.id == id_)
            found = tuple(
                msgspec.structs.replace(entry, notice=resolve(entry, others, own_summary)) for entry in notice.supersedes
            )
            resolved[id_] = msgspec.structs.replace(notice, supersedes=found)
    by_id = links(summaries, {id_: notice.supersedes for id_, notice in resolved.items()})
    for each in summaries:
        own = by_id.get(each.id, Links())
        stale = (each.superseded_by, each.changed_by, each.supplements) != (own.superseded_by, own.changed_by, own.supplements)
        stale = stale or any(id_ in resolved for id_ in (*own.changed_by, own.superseded_by))
        if stale or each.id in resolved:
            (body,) = connection.execute("SELECT body FROM notice WHERE id = ?", (each.id,)).fetchone()
            notice = resolved.get(each.id) or msgspec.msgpack.decode(body, type=Notice)
            linked(connection, [(notice, _with_links(summary(notice), own, notice, resolved))])


def _with_links(short: NoticeSummary, own: Links, notice: Notice, newer: Mapping[str, Notice]) -> NoticeSummary:
    """The summary with what bears on the notice, and with its dates as they stand."""
    later = [newer[id_] for id_ in dict.fromkeys((*own.changed_by, own.superseded_by or "")) if id_ in newer]
    return msgspec.structs.replace(
        short,
        superseded_by=own.superseded_by,
        changed_by=own.changed_by,
        supplements=own.supplements,
        deadlines=tuple(each.deadline for each in schedule(notice, later)),
    )


def _report(began: float, outcomes: list[_Outcome], unchanged: int, removed: tuple[str, ...], version: str) -> Report:
    return Report(
        compiled=tuple(outcome.id for outcome in outcomes if outcome.failure is None),
        unchanged=unchanged,
        removed=removed,
        failures=tuple(Failure(file=o.file, message=o.failure) for o in outcomes if o.failure is not None),
        findings=tuple(finding for outcome in outcomes for finding in outcome.findings),
        corrections=sum(outcome.corrections for outcome in outcomes),
        version=version,
        seconds=time.perf_counter() - began,
    )
