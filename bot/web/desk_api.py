"""Search and comparison for the consultation desk, as JSON and CSV."""

from __future__ import annotations

import asyncio
import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from actions import lookup, wording
from bot.web import wording as refusals
from bot.web.errors import ApiError
from bot.web.front import Front, front_of
from bot.web.notices_api import notice_of
from bot.web.replies import json_reply
from policies.mentions import Gazetteer, Mention
from policies.model import Citation, Deadline
from policies.privacy import mask
from policies.store import Hit, Knowledge, NoticeSummary
from policies.text import normalise, words
from policies.windows import window

LONGEST_QUERY, DEFAULT, MOST = 200, 10, 50
LOOKED_AT = 150  # passages that the facets count
ANSWERING = 5  # notices whose direct answer is worked out
COMPARED = 12  # notices side by side at most
FACETS = ("region", "series", "year", "topic", "state")

Filters = dict[str, str]


async def search(request: Request) -> Response:
    """``GET /api/search?q=&notice=&topic=&region=&series=&year=&state=&limit=``"""
    front, params = front_of(request), request.query_params
    front.pace(request)
    query = mask(params.get("q", "").strip())
    if not query:
        raise ApiError(400, "invalid_field", refusals.NO_QUERY)
    if len(query) > LONGEST_QUERY:
        raise ApiError(413, "too_long", refusals.long_query(len(query), LONGEST_QUERY))
    limit = whole_number(params.get("limit"), "limit", 1, MOST) or DEFAULT
    whole_number(params.get("year"), "year", 1900, 2999)
    filters = {name: params[name] for name in (*FACETS, "notice") if params.get(name)}
    if "notice" in filters:
        notice_of(front, filters["notice"])
    return json_reply(await asyncio.to_thread(_searched, front, query, filters, limit))


def whole_number(text: str | None, name: str, low: int, high: int) -> int | None:
    """A number from the address, None where it is absent. Raises ApiError (400)."""
    if not text:
        return None
    if text.isascii() and text.isdigit() and low <= int(text[:9]) <= high:
        return int(text)
    raise ApiError(400, "invalid_field", refusals.wrong_number(name, text, low, high))


def _searched(front: Front, query: str, filters: Filters, limit: int) -> dict[str, Any]:
    knowledge, now = front.require_knowledge(), front.now()
    summaries = {summary.id: summary for summary in knowledge.summaries()}
    mentions = _mentioned(query, knowledge)
    named = _named(mentions, summaries.values())
    narrowed = _found(knowledge, query, mentions, named, filters)
    values = _Values.of(knowledge.summaries(), now)
    kept = [hit for hit in narrowed if _passes(hit, values[hit.notice], filters)]
    allowed = {id_: summary for id_, summary in summaries.items() if _passes(None, values[id_], filters, id_)}
    hits = _found(knowledge, query, mentions, named, {}) if filters else narrowed
    answers = lookup.direct(_unnamed(query, mentions), _candidates(named, kept, allowed), knowledge, now)
    return {
        "query": query,
        "count": len(kept),
        "answers": [_answer(answer) for answer in answers],
        "results": [_hit(hit, summaries[hit.notice], query) for hit in kept[:limit]],
        "facets": {name: _facet(name, hits, values, filters) for name in FACETS},
    }


def _found(
    knowledge: Knowledge, query: str, mentions: Sequence[Mention], named: Sequence[str], filters: Filters
) -> list[Hit]:
    """The best passages within the filters that the index knows.

    Where the query names a few notices these are searched for the rest of it: their names, rare as they are, would
    else outweigh what is asked, and bring up the lines that say nothing but the name.
    """
    if 0 < len(named) <= ANSWERING and "notice" not in filters:
        words_left = _unnamed(query, mentions)
        found = [hit for id_ in named for hit in knowledge.search(words_left, notice=id_, limit=LOOKED_AT)]
        return sorted(found, key=lambda hit: -hit.score)[:LOOKED_AT]
    year = int(filters["year"]) if "year" in filters else None
    return list(
        knowledge.search(query, notice=filters.get("notice"), region=filters.get("region"), year=year, limit=LOOKED_AT)
    )


class _Values:
    """What the facets know of the notices as they are now: a window's state changes at full minutes only."""

    key: tuple[tuple[NoticeSummary, ...], dt.datetime] = ((), dt.datetime.min)
    values: dict[str, dict[str, str]] = {}

    @classmethod
    def of(cls, summaries: tuple[NoticeSummary, ...], now: dt.datetime) -> dict[str, dict[str, str]]:
        minute = now.replace(second=0, microsecond=0)
        if cls.key[0] is not summaries or cls.key[1] != minute:
            cls.values, cls.key = {s.id: _values(s, now) for s in summaries}, (summaries, minute)
        return cls.values


def _values(summary: NoticeSummary, now: dt.datetime) -> dict[str, str]:
    """What the facets know of a notice."""
    found = {"region": summary.region, "series": summary.series, "year": summary.year, "state": _state(summary, now)}
    return {name: str(value) for name, value in found.items() if value}


def _state(summary: NoticeSummary, now: dt.datetime) -> str:
    """Whether one can apply: open where any window for applying is."""
    applying = [d for d in summary.deadlines if isinstance(d, Deadline) and d.stage == "online_application"]
    states = {window(deadline, now).state for deadline in applying}
    return next((state for state in ("open", "upcoming", "closed") if state in states), "unset")


def _passes(hit: Hit | None, values: dict[str, str], filters: Filters, id_: str | None = None) -> bool:
    """Whether a hit (or, without one, a notice) is within all the filters."""
    identifier = hit.notice if hit else id_
    if filters.get("notice", identifier) != identifier:
        return False
    if hit and "topic" in filters and filters["topic"] not in _topics(hit):
        return False
    of_notice = {name: wanted for name, wanted in filters.items() if name not in ("notice", "topic")}
    return all(values.get(name) == wanted for name, wanted in of_notice.items())


def _topics(hit: Hit) -> set[str]:
    return {topic for aspect in hit.passage.aspects for topic in (aspect, aspect.partition(".")[0])}


def _facet(
    name: str, hits: Iterable[Hit], values: dict[str, dict[str, str]], filters: Filters
) -> list[dict[str, Any]]:
    """Counts of a facet's values among the hits that pass all the other filters."""
    others = {key: value for key, value in filters.items() if key != name}
    passing = [hit for hit in hits if _passes(hit, values[hit.notice], others)]
    if name == "topic":
        counts = Counter(topic for hit in passing for topic in {a.partition(".")[0] for a in hit.passage.aspects})
    else:
        counts = Counter(values[hit.notice][name] for hit in passing if name in values[hit.notice])
    titles = {"topic": wording.DESK_TOPICS, "state": wording.DESK_STATES}.get(name, {})
    common = counts.most_common(12)
    return [{"value": value, "title": titles.get(value, value), "count": count} for value, count in common]


class _Names:
    """The gazetteer of the notices as they are now: built anew when they change, not for each letter typed."""

    summaries: tuple[NoticeSummary, ...] = ()
    gazetteer = Gazetteer.build(())

    @classmethod
    def of(cls, summaries: tuple[NoticeSummary, ...]) -> Gazetteer:
        if cls.summaries is not summaries:
            cls.gazetteer, cls.summaries = Gazetteer.build(summaries), summaries
        return cls.gazetteer


def warm(knowledge: Knowledge, now: dt.datetime) -> None:
    """Load dictionaries, taxonomy and gazetteer now, so that the first look-up is as fast as the next."""
    knowledge.search("申报")
    _mentioned("申报", knowledge)
    lookup.direct("申报时间", [summary.id for summary in knowledge.summaries()[:ANSWERING]], knowledge, now)


def _mentioned(query: str, knowledge: Knowledge) -> list[Mention]:
    """Names of regions, series and notices in the query, with their places in its normalised form."""
    mentions = _Names.of(knowledge.summaries()).find(normalise(query))
    return [mention for mention in mentions if mention.entity in ("region", "notice", "series")]


def _named(mentions: Sequence[Mention], summaries: Iterable[NoticeSummary]) -> list[str]:
    """The notices that the query names, by their own name or by their region's."""
    names = {mention.value for mention in mentions}
    return [summary.id for summary in summaries if names & {*summary.names, summary.region}]


def _candidates(named: Sequence[str], kept: Sequence[Hit], allowed: dict[str, NoticeSummary]) -> list[str]:
    """The notices that may answer: those the query names, else those of the best hits and then the others."""
    named = [id_ for id_ in named if id_ in allowed]
    of_hits = [id_ for id_ in dict.fromkeys(hit.notice for hit in kept) if id_ in allowed]
    return (named or list(dict.fromkeys([*of_hits, *allowed])))[:ANSWERING]


def _unnamed(query: str, mentions: Sequence[Mention]) -> str:
    """The query without the names in it: what is asked, not of whom. The query itself when nothing is left."""
    text = normalise(query)
    for mention in sorted(mentions, key=lambda m: -m.start):
        text = text[: mention.start] + " " + text[mention.end :]
    return text.strip() or query


def cited(citation: Citation) -> dict[str, str]:
    return {
        "notice": citation.notice, "title": citation.title, "section": citation.section, "quote": citation.quote,
        "url": citation.url,
    }  # fmt: skip


def _answer(answer: lookup.Direct) -> dict[str, Any]:
    return {**msgspec.to_builtins(answer), "citations": [cited(c) for c in answer.citations]}


def _hit(hit: Hit, summary: NoticeSummary, query: str) -> dict[str, Any]:
    return {
        "notice": hit.notice,
        "short": summary.short,
        "title": summary.title,
        "section": hit.clause.section,
        "heading": hit.clause.heading,
        "quote": hit.passage.quote,
        "marks": marks(hit.passage.quote, query),
        "url": f"/notices/{hit.notice}#{hit.clause.anchor}",
        "aspects": sorted(hit.passage.aspects, key=lambda aspect: -hit.passage.aspects[aspect]),
        "score": hit.score,
    }


def marks(quote: str, query: str) -> list[tuple[int, int]]:
    """Where the query's words stand in a quote, joined where they touch."""
    tokens = sorted(set(words(normalise(query))), key=len, reverse=True)
    spans: list[tuple[int, int]] = []
    for match in re.finditer("|".join(map(re.escape, tokens)) or "(?!)", quote, re.IGNORECASE):
        if spans and match.start() <= spans[-1][1]:
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return spans


async def compare(request: Request) -> Response:
    """``GET /api/compare?topic=…&notice=…`` (both may be repeated; without them the matrix's topics and all notices)"""
    lines, notices = await compared(request)
    return json_reply(
        {
            "notices": [{"id": n.id, "short": n.short, "title": n.title, "url": f"/notices/{n.id}"} for n in notices],
            "rows": [{**msgspec.to_builtins(line), "cells": [_cell(cell) for cell in line.cells]} for line in lines],
        }
    )


def _cell(cell: lookup.Cell) -> dict[str, Any]:
    return {**msgspec.to_builtins(cell), "citations": [cited(citation) for citation in cell.citations]}


async def compared(request: Request) -> tuple[list[lookup.Line], list[Any]]:
    """The matrix that an address asks for. Raises ApiError for an unknown notice (404) or topic (400)."""
    front = front_of(request)
    front.pace(request)
    topics = request.query_params.getlist("topic") or list(lookup.MATRIX)
    for topic in topics:
        if not lookup.points(topic):
            raise ApiError(400, "invalid_field", refusals.wrong_topic(topic, list(wording.DESK_TOPICS)))
    asked = request.query_params.getlist("notice")
    version = front.require_knowledge().version  # before the notices: of a later state they do no harm under it
    ids = asked or [s.id for s in front.require_knowledge().summaries() if not s.superseded_by]
    notices = [notice_of(front, id_) for id_ in dict.fromkeys(ids)][:COMPARED]
    return await asyncio.to_thread(_remembered, front, version, tuple(topics), notices), notices


def _remembered(front: Front, version: str, topics: tuple[str, ...], notices: list[Any]) -> list[lookup.Line]:
    """Worked out once for a state of the knowledge base and a minute: windows open and close at full minutes."""
    knowledge, now = front.require_knowledge(), front.now()
    key = (version, now.replace(second=0, microsecond=0), topics, tuple(n.id for n in notices))
    return front.matrices.get(key, lambda: lookup.compare(topics, notices, now, knowledge))


async def compare_csv(request: Request) -> Response:
    """``GET /desk/compare.csv``: the matrix for a spreadsheet."""
    lines, notices = await compared(request)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["主题", "内容", *(plain(n.short) for n in notices)])
    for line in lines:
        texts = [" ".join([c.text, *(f"[{x.section}]" for x in c.citations[:1])]) for c in line.cells]
        writer.writerow([wording.DESK_TOPICS.get(line.topic, line.topic), plain(line.point), *map(plain, texts)])
    headers = {"Content-Disposition": 'attachment; filename="compare.csv"', "Cache-Control": "no-cache"}
    # the mark at the start tells Excel that it is UTF-8
    return Response("\ufeff" + written.getvalue(), headers=headers, media_type="text/csv; charset=utf-8")


def plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return "'" + text if text[:1] in "=+-@\t\r" else text
