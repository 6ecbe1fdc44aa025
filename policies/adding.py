"""Adding notices: what was understood of them, and which answers they change, before anything is published."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from policies.check import Finding, check
from policies.compile import Failure, Report, compile_folder, compile_notice
from policies.corrections import CorrectionError
from policies.database import NoticeSummary, summary
from policies.differences import Difference, differences, replaced
from policies.linking import links, resolve
from policies.model import Notice, Value
from policies.reading import SUFFIXES, ReadingError
from policies.store import Knowledge


class Addition(Value, frozen=True, kw_only=True):
    """One file: the notice read from it and what it changes."""

    file: str
    notice: Notice
    findings: tuple[Finding, ...]
    compared_with: str | None  # the notice in whose place it stands: the same id, or the same one of an earlier year
    changes: tuple[Difference, ...]  # in its own facts, and in those of the notices it supersedes
    takes_over: tuple[str, ...]  # ids of notices that it replaces: repealed, or of an earlier year

    @property
    def ok(self) -> bool:
        return all(finding.gravity != "error" for finding in self.findings)


class Preview(Value, frozen=True, kw_only=True):
    additions: tuple[Addition, ...]
    failures: tuple[Failure, ...]

    @property
    def ok(self) -> bool:
        return not self.failures and all(addition.ok for addition in self.additions)


def preview(files: Sequence[Path], knowledge: Knowledge | None) -> Preview:
    """What adding the files would do; nothing is written. Without a knowledge base, all in them is new."""
    additions, failures = [], []
    for path in files:
        try:
            notice = compile_notice(path)
        except (ReadingError, CorrectionError, OSError) as error:
            failures.append(Failure(file=path.name, message=str(error)))
            continue
        additions.append(_addition(path, notice, knowledge))
    return Preview(additions=tuple(additions), failures=tuple(failures))


def add(
    files: Sequence[Path], folder: Path, database: Path, *, progress: Callable[[int, int], None] | None = None
) -> Report:
    """Put the files (and their side files) among the notices and compile the folder.

    Call it with files that ``preview`` found to be in order. One that bears the name of a notice that is there
    already takes its place, whatever the format of either.
    """
    place(files, folder)
    return compile_folder(folder, database, progress=progress)


def place(files: Sequence[Path], folder: Path) -> None:
    """Copy the files, each with its side file, into the folder of notices; those that are there already stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in files:
        if path.parent.resolve() != folder.resolve():
            _copy(path, folder)


def _copy(path: Path, folder: Path) -> None:
    for source in (path.with_suffix(".toml"), path):
        if source.exists():
            draft = folder / f".{source.name}.{os.getpid()}.draft"
            shutil.copyfile(source, draft)
            os.replace(draft, folder / source.name)
    for suffix in SUFFIXES:
        twin = folder / f"{path.stem}{suffix}"
        if twin.name != path.name:
            twin.unlink(missing_ok=True)


def _addition(path: Path, notice: Notice, knowledge: Knowledge | None) -> Addition:
    summaries = knowledge.summaries() if knowledge else ()
    others = [each for each in summaries if each.id != notice.id]
    own = summary(notice)
    resolved = tuple(msgspec.structs.replace(entry, notice=resolve(entry, others, own)) for entry in notice.supersedes)
    notice = msgspec.structs.replace(notice, supersedes=resolved)
    takes_over = _takes_over(notice, others)
    repealed = {entry.notice for entry in resolved if entry.repeals}
    earlier = [id_ for id_ in takes_over if id_ not in repealed]
    base = notice.id if len(others) < len(summaries) else next(iter(earlier), None)
    changes = list(differences(knowledge.notice(base) if knowledge and base else None, notice))
    for entry in resolved:
        if knowledge and entry.notice:
            changes += replaced(entry, knowledge.notice(entry.notice))
    return Addition(
        file=path.name,
        notice=notice,
        findings=check(notice),
        compared_with=base,
        changes=tuple(changes),
        takes_over=takes_over,
    )


def _takes_over(notice: Notice, others: Sequence[NoticeSummary]) -> tuple[str, ...]:
    supersedes = {notice.id: notice.supersedes} if notice.supersedes else {}
    by_id = links([*others, summary(notice)], supersedes)
    return tuple(sorted(id_ for id_, link in by_id.items() if link.superseded_by == notice.id))
