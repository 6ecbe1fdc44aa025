"""Search over passages: BM25 on jieba's words, with the headings above a passage counting for less.

SQLite's full-text index gives the candidates; the score is computed here, because FTS5's own ``bm25`` walks through
every passage that holds a common word, which takes longer than all the rest with thousands of notices.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest

from policies.database import aspect_tag, region_tag
from policies.text import normalise, words

K1, B = 1.2, 0.6
CONTEXT_WEIGHT = 0.4
MOST_POSTINGS = 4000
"""Index entries read for one query: the rarest words first, the common ones only count in the score."""
MOST_SCORED = 200
LONGEST_PART, MOST_WORDS = 8, 12  # characters of a part of a word; words that it is looked for in

_Row = tuple[int, int, str, str]
"""Number of the passage, number of its notice, its words, the words above it."""


def find(
    connection: sqlite3.Connection,
    query: str,
    *,
    notice: int | None,
    region: str | None,
    year: int | None,
    aspect: str | None,
    limit: int,
    total: int,
    average: float,
) -> list[tuple[int, bytes, float]]:
    """(number of the notice, encoded ``Shown``, score) of the best passages, the best first."""
    text = normalise(query)
    tokens = list(dict.fromkeys(words(text)))
    tags = [
        tag for tag in (f"y{year}" if year else "", region_tag(region), aspect_tag(aspect) if aspect else "") if tag
    ]
    frequency = _frequency(connection, tokens)
    if not frequency:
        tokens = _words_with(connection, text.lower())
        frequency = _frequency(connection, tokens)
    if not frequency:
        return []
    weight = {token: math.log(1 + (total - n + 0.5) / (n + 0.5)) for token, n in frequency.items()}
    if notice is not None:
        rows = _of_notice(connection, notice, tags)
    else:
        rows = _fetched(connection, _candidates(connection, tokens, frequency, weight, tags))
    scored = [(score, row) for row in rows if (score := _score(row, weight, average)) > 0]
    best = nlargest(limit, scored, key=lambda each: each[0])
    shown = _shown(connection, [row[0] for _, row in best])
    return [(row[1], shown[row[0]], score) for score, row in best]


def _frequency(connection: sqlite3.Connection, tokens: list[str]) -> dict[str, int]:
    marks = ", ".join("?" * len(tokens))
    return dict(connection.execute(f"SELECT token, passages FROM word WHERE token IN ({marks})", tokens).fetchall())


def _of_notice(connection: sqlite3.Connection, notice: int, tags: list[str]) -> list[_Row]:
    rows = connection.execute(
        "SELECT number, notice, tokens, context, tags FROM passage WHERE notice = ?", (notice,)
    ).fetchall()
    return [row[:4] for row in rows if set(tags) <= set(row[4].split(" "))]


def _candidates(
    connection: sqlite3.Connection,
    tokens: list[str],
    frequency: dict[str, int],
    weight: dict[str, float],
    tags: list[str],
) -> list[int]:
    rarest = sorted((token for token in tokens if token in frequency), key=frequency.__getitem__)
    scope = "".join(f" AND tags : {_quoted(tag)}" for tag in tags)
    sums: dict[int, float] = defaultdict(float)
    left = MOST_POSTINGS
    for token in rarest:
        if left <= 0 or (sums and frequency[token] > left and not tags):
            break
        found = _matching(connection, f"({{tokens context}} : {_quoted(token)}){scope}", left)
        for number in found:
            sums[number] += weight[token]
        left -= len(found)
    if len(rarest) > 1 and frequency[rarest[0]] > MOST_POSTINGS:
        both = " AND ".join(f"({{tokens context}} : {_quoted(token)})" for token in rarest[:4])
        for number in _matching(connection, both + scope, MOST_SCORED):
            sums[number] += sum(weight.values())
    return nlargest(MOST_SCORED, sums, key=sums.__getitem__)


def _matching(connection: sqlite3.Connection, query: str, limit: int) -> list[int]:
    return [
        number
        for (number,) in connection.execute("SELECT rowid FROM posting WHERE posting MATCH ? LIMIT ?", (query, limit))
    ]


def _fetched(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[_Row]:
    wanted = ",".join(map(str, numbers))
    return connection.execute(
        f"SELECT number, notice, tokens, context FROM passage WHERE number IN ({wanted})"
    ).fetchall()


def _shown(connection: sqlite3.Connection, numbers: list[int]) -> dict[int, bytes]:
    wanted = ",".join(map(str, numbers))
    return dict(connection.execute(f"SELECT number, shown FROM passage WHERE number IN ({wanted})").fetchall())


def _words_with(connection: sqlite3.Connection, text: str) -> list[str]:
    """Indexed words that contain what was typed (费 is in 评审费): the way out where no word of the query is known."""
    if not text or len(text) > LONGEST_PART:
        return []
    pattern = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    found = connection.execute("SELECT token FROM word WHERE token LIKE ? ESCAPE '\\' LIMIT ?", (pattern, MOST_WORDS))
    return [token for (token,) in found]


def _score(row: _Row, weight: dict[str, float], average: float) -> float:
    tokens = row[2].split(" ")
    counts, context = Counter(tokens), set(row[3].split(" "))
    norm = K1 * (1 - B + B * len(tokens) / average)
    total = 0.0
    for token, idf in weight.items():
        n = counts.get(token, 0)
        total += idf * (n * (K1 + 1) / (n + norm) + (CONTEXT_WEIGHT if token in context else 0.0))
    return total


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
