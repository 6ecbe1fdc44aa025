"""The table of specialties: the rows that a question asks for, by series, by specialty, by title or by trade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policies.model import Notice, Passage, Specialty, Value
from policies.taxonomy.series import called, series_called
from policies.taxonomy.trades import trades
from policies.text import squeeze

_ASIDE = re.compile(r"[(（].*?[)）]|系列$")
_KIND = re.compile(r"[(（](?![含包])([\u4e00-\u9fff]{3,})[)）]")
_TAIL = re.compile(r"专业$|工程$")
_AND = re.compile(r"[和与及、]")
_ALL = re.compile(r"(?:都|全部?|总共|一共)[^,。;]{0,6}(?:哪些|哪几|什么|啥|几)|哪些专业|哪几个专业|全部专业")
_BESIDES = re.compile(r"[我你他她是就搞做干当在那个的人员呢啊呀,，。?？!！]|我们|专门")
LEAST_ROWS = 4
"""A table of fewer rows is no list of what can be applied for."""


class Row(Value, frozen=True):
    """A row of the table and the passage that it is read from."""

    fact: Specialty
    passage: Passage


class Asked(Value, frozen=True, kw_only=True):
    """``rows``: those asked for. ``missing``: what was asked for and is in no row; ``rows`` are then what is nearest:
    the rest of its series, or the first row of each series. ``whole``: the table as a whole was asked for."""

    rows: tuple[Row, ...]
    missing: str | None = None
    whole: bool = False


def table(notice: Notice) -> tuple[Row, ...]:
    """The rows of the notice's table of specialties; none where sentences list them, for a sentence leaves things open."""
    rows = {
        (notice.clauses[p.clause].anchor, squeeze(p.quote)): p
        for p in notice.passages
        if notice.clauses[p.clause].kind == "row" and notice.clauses[p.clause].part != "template"
    }
    listed = [fact for fact in notice.facts if isinstance(fact, Specialty)]
    found = [Row(fact, rows[key]) for fact in listed if (key := (fact.anchor, squeeze(fact.quote))) in rows]
    return tuple(found) if len(found) >= LEAST_ROWS else ()


def asked(notice: Notice, text: str) -> Asked | None:
    """The rows that a question on specialties asks for; None where the notice has no table of them.

    What its first line leaves open is looked for in the question before it, which follows on a second line.
    """
    rows = table(notice)
    if not rows:
        return None
    wanted = _asked(rows, squeeze(text.partition("\n")[0]))
    return _asked(rows, squeeze(text)) if wanted.whole and not wanted.missing and "\n" in text else wanted


def _asked(rows: tuple[Row, ...], text: str) -> Asked:
    series = _of_series(rows, text)
    within = series or rows
    if series and _ALL.search(text):
        return Asked(rows=series)
    named = _named(within, text) or _of_trades(within, text)
    if named:
        return Asked(rows=named)
    return _missing(rows, text, bool(series)) or Asked(rows=series or rows, whole=not series)


def names_specialty(notice: Notice, text: str) -> bool:
    """True when a text names a specialty that the notice lists, in a table or a sentence, or its title."""
    listed = [fact for fact in notice.facts if isinstance(fact, Specialty)]
    names = [name for fact in listed for name in (_bare(fact.specialty).removesuffix("专业"), fact.title or "")]
    return any(len(name) >= 2 and name in text for name in names)


def names_row(notice: Notice, text: str) -> bool:
    """True when a text names a series, a specialty, a title or a trade that has a row in the notice's table."""
    rows, text = table(notice), squeeze(text)
    return bool(_of_series(rows, text) or _named(rows, text) or _of_trades(rows, text))


def says_only_a_trade(text: str) -> bool:
    """True for '我是写剧本的', '开货车的呢': what somebody does for a living, and nothing asked of it."""
    text = squeeze(text)
    said = [word for word, _ in trades(text)]
    return bool(said) and not _BESIDES.sub("", text.replace(max(said, key=len), "", 1))


def series_of(rows: Iterable[Row]) -> list[str]:
    return list(dict.fromkeys(row.fact.series or "" for row in rows))


def first_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The first row of each series."""
    return tuple({row.fact.series: row for row in reversed(rows)}.values())[::-1]


def _of_series(rows: Sequence[Row], text: str) -> tuple[Row, ...]:
    """The rows of the series that the text names; of names inside others (工程 in 工程技术) the longest counts."""
    names = {row.fact.series: _names(row.fact.series) for row in rows if row.fact.series}
    hits = {series: max((n for n in called_so if n in text), key=len, default="") for series, called_so in names.items()}
    found = [s for s, hit in hits.items() if hit and not any(hit != other and hit in other for other in hits.values())]
    return tuple(row for row in rows if row.fact.series in found)


def _names(series: str) -> tuple[str, ...]:
    return called(_bare(series))


def _named(rows: Sequence[Row], text: str) -> tuple[Row, ...]:
    """The rows whose specialty the text names, else those whose title it does."""
    by_name = [row for row in rows if any(name in text for name in _specialty_names(row))]
    return tuple(by_name or [row for row in rows if row.fact.title and _bare(row.fact.title) in text])


def _bare(name: str) -> str:
    """A name without what stands in brackets and without 系列."""
    return _ASIDE.sub("", squeeze(name))


def _plain(row: Row) -> str:
    """A row's specialty without what stands in brackets and without 专业 or 工程."""
    return _TAIL.sub("", _bare(row.fact.specialty))


def _specialty_names(row: Row) -> list[str]:
    """What a specialty may be called for short: 林业 and 草原 for 林业和草原专业, 大专体制 for 党干校（大专体制）. Its
    series' name says nothing more."""
    plain = _plain(row)
    parts = {plain, *_AND.split(plain), *_KIND.findall(squeeze(row.fact.specialty))}
    of_series = _names(row.fact.series) if row.fact.series else ()
    return [name for name in parts if len(name) >= 2 and name not in of_series]


def _of_trades(rows: Sequence[Row], text: str) -> tuple[Row, ...]:
    """The rows of the trades that the text speaks of."""
    found: list[Row] = []
    for _, trade in trades(text):
        for term in trade.rows:
            alike = [row for row in rows if term == _plain(row)]
            alike = alike or [row for row in rows if term in squeeze(row.fact.specialty)]
            if alike:
                found += [row for row in alike if row not in found]
                break
    return tuple(found)


def _missing(rows: Sequence[Row], text: str, series_found: bool) -> Asked | None:
    """What the text asks for that no row is for: a trade, or a series of the country's that the table does not have."""
    spoken_of = trades(text)
    if spoken_of:
        word, trade = spoken_of[0]
        near = tuple(row for row in rows if row.fact.series and trade.series in _names(row.fact.series))
        return Asked(rows=near or first_rows(rows), missing=word, whole=not near)
    absent = [] if series_found else series_called(text)
    return Asked(rows=first_rows(rows), missing=absent[0], whole=True) if absent else None
