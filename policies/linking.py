"""How the notices of a knowledge base bear on each other: repeals, changes, the same notice of a later year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from policies.database import NoticeSummary
from policies.extract.supersedes import is_supplement
from policies.model import Supersedes, Value
from policies.proof import plain

SAME_TITLE = 92.0  # rapidfuzz ratio, 0-100, of titles without their years
_YEARS = re.compile(r"(?:20|19)\d{2}(?:[-—~至]\d{2,4})?|[二〇零一三四五六七八九]{4}(?=年)")
_NUMBER = re.compile(r"[^\w]")


class Links(Value, frozen=True, kw_only=True):
    superseded_by: str | None = None
    changed_by: tuple[str, ...] = ()
    supplements: tuple[str, ...] = ()


def resolve(later: Supersedes, candidates: Iterable[NoticeSummary], of: NoticeSummary | None = None) -> str | None:
    """The id of the notice that is changed or repealed: by document number, else by title; None when it is not here.

    ``of`` is the notice that says so: a supplement that names no other is about the one of its region, series and year.
    """
    if of and not later.title and not later.document_number:
        return _of_the_same(of, candidates) if is_supplement(of.title) else None
    number, title = _number(later.document_number), _title(later.title)
    best: tuple[float, str] | None = None
    for each in candidates:
        if number and number == _number(each.document_number):
            return each.id
        score = fuzz.ratio(title, _title(each.title)) if title else 0.0
        if score >= SAME_TITLE and years(later.title) == years(each.title) and (best is None or score > best[0]):
            best = score, each.id
    return best[1] if best else None


def links(summaries: Sequence[NoticeSummary], supersedes: Mapping[str, Sequence[Supersedes]]) -> dict[str, Links]:
    """For each notice that another bears on, which one; ``supersedes`` are the resolved ones of each notice."""
    repealed: dict[str, str] = {}
    changed: dict[str, list[str]] = defaultdict(list)
    added_to: dict[str, list[str]] = defaultdict(list)
    supplements = {each.id for each in summaries if is_supplement(each.title)}
    for id_, entries in supersedes.items():
        for entry in entries:
            if entry.notice and entry.repeals:
                repealed[entry.notice] = id_
            elif entry.notice:
                changed[entry.notice].append(id_)
            if entry.notice and id_ in supplements:
                added_to[id_].append(entry.notice)
    older = _older_years([each for each in summaries if each.id not in supplements])
    return {
        id_: Links(
            superseded_by=repealed.get(id_) or older.get(id_),
            changed_by=tuple(changed.get(id_, ())),
            supplements=tuple(added_to.get(id_, ())),
        )
        for id_ in {*repealed, *changed, *older, *added_to}
    }


def _of_the_same(of: NoticeSummary, candidates: Iterable[NoticeSummary]) -> str | None:
    """The one notice of the same region, series and year; None when there are several or none."""
    same = [
        each.id
        for each in candidates
        if not is_supplement(each.title)
        and of.region
        and (each.region, each.series, each.year) == (of.region, of.series, of.year)
    ]
    return same[0] if len(same) == 1 else None


def years(text: str) -> tuple[str, ...]:
    return tuple(_YEARS.findall(plain(text)))


def _older_years(summaries: Sequence[NoticeSummary]) -> dict[str, str]:
    """Notices of an earlier year, each with the newest of the same title, region and series."""
    groups: dict[tuple[str | None, str | None, tuple[str, ...]], list[NoticeSummary]] = defaultdict(list)
    for each in summaries:
        if each.year and each.region:
            groups[each.region, each.series, tuple(sorted(each.levels))].append(each)
    older: dict[str, str] = {}
    for group in groups.values():
        newest_first = sorted(group, key=lambda each: -(each.year or 0))
        for i, each in enumerate(newest_first):
            newer = next((n for n in newest_first[:i] if (n.year or 0) > (each.year or 0) and _same(n, each)), None)
            if newer:
                older[each.id] = newer.id
    return older


def _same(a: NoticeSummary, b: NoticeSummary) -> bool:
    return fuzz.ratio(_YEARS.sub("", _title(a.title)), _YEARS.sub("", _title(b.title))) >= SAME_TITLE


def _title(title: str) -> str:
    """A title from 关于 on, without marks: a quoted one may leave out the issuer."""
    text = re.sub(r"[《》“”\"]", "", plain(title))
    return text[max(text.find("关于"), 0) :]


def _number(number: str | None) -> str:
    return _NUMBER.sub("", plain(number or ""))
