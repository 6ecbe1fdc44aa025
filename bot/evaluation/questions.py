"""Question files (JSONL) put to a running server, and what was wrong with the replies.

A record: {"id", "tags", "notice": id or null, "today" (optional), "turns": [{"user", "expect"}]}; ``expect`` may hold
``kind`` (any of), ``all`` (of every inner list one string stands in the reply), ``none`` (no string does) and
``cite`` (a citation of that notice whose quote contains the string, or one of the strings).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import httpx
import msgspec
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.asking import PATIENCE_SECONDS, Refused, ask_server

DEFAULT_DAY = "2024-10-12"
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―─－~～〜﹣", "-"))
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")


class QuestionsError(Exception):
    """A question file cannot be used; the message (Chinese) names file and line."""


class Cited(msgspec.Struct, frozen=True):
    notice: str
    quote: str | list[str]


class Expect(msgspec.Struct, frozen=True):
    kind: list[str] = []
    all: list[list[str]] = []
    none: list[str] = []
    cite: list[Cited] = []


class Asked(msgspec.Struct, frozen=True):
    user: str
    expect: Expect = Expect()


class Record(msgspec.Struct, frozen=True):
    id: str
    turns: list[Asked]
    tags: list[str] = []
    notice: str | None = None
    today: str = DEFAULT_DAY


class Outcome(msgspec.Struct, frozen=True):
    """One turn: what was wrong with the reply (nothing = passed) and how long it took."""

    record: Record
    turn: Asked
    wrong: list[str]
    milliseconds: float


def read_questions(path: Path) -> list[Record]:
    """The records of a file. Raises QuestionsError naming the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        raise QuestionsError(f"读不了 {path}：{error}") from error
    records = []
    for number, line in enumerate(lines, 1):
        try:
            records += [msgspec.json.decode(line, type=Record)] if line.strip() else []
        except msgspec.MsgspecError as error:
            raise QuestionsError(f"{path} 第 {number} 行不是一道题：{error}") from error
    return records


def evaluate_files(files: Sequence[Path], url: str, show: int) -> float:
    """Ask everything, print the table and the first ``show`` failures; the share of turns that passed (0-1)."""
    records = [record for path in files for record in read_questions(path)]
    console = Console(highlight=False, soft_wrap=True)
    with httpx.Client(trust_env=False, timeout=PATIENCE_SECONDS) as client:
        progress = track(records, "提问", console=Console(stderr=True), transient=True)
        outcomes = [outcome for record in progress for outcome in ask_record(record, url, client)]
    for outcome in [outcome for outcome in outcomes if outcome.wrong][:show]:
        console.print(f"✗ {outcome.record.id}  {outcome.turn.user}", markup=False)
        for reason in outcome.wrong:
            console.print(f"    {reason}", markup=False)
    console.print(table(outcomes))
    return sum(not outcome.wrong for outcome in outcomes) / max(1, len(outcomes))


def ask_record(record: Record, url: str, client: httpx.Client) -> Iterable[Outcome]:
    """The turns of a record in one conversation; a request that fails is a failed turn."""
    session = None
    for turn in record.turns:
        body = {"text": turn.user, "notice": record.notice, "as_of": record.today, "session": session}
        try:
            reply, milliseconds = ask_server(url, body, client)
            session = reply["session"]
            yield Outcome(record, turn, judge(turn.expect, reply["messages"]), milliseconds)
        except Refused as error:
            yield Outcome(record, turn, [str(error)], 0.0)


def judge(expect: Expect, messages: Sequence[dict[str, Any]]) -> list[str]:
    """What is wrong with a reply; nothing when it is as expected."""
    titles = [button["title"] for message in messages for button in message.get("buttons") or ()]
    said = comparable("\n".join([message.get("text") or "" for message in messages] + titles))
    kinds = {message.get("kind") for message in messages}
    cited = [(c["notice"], comparable(c["quote"])) for message in messages for c in message.get("citations") or ()]
    wrong = []
    if expect.kind and not kinds & set(expect.kind):
        wrong.append(f"类型是 {'、'.join(sorted(map(str, kinds)))}，应为 {'或'.join(expect.kind)}")
    wrong += [f"没有说 {'或'.join(ways)}" for ways in expect.all if not any(comparable(way) in said for way in ways)]
    wrong += [f"说了 {banned}" for banned in expect.none if comparable(banned) in said]
    wrong += [f"没有引用 {wanted.notice}：{wanted.quote}" for wanted in expect.cite if not _is_cited(wanted, cited)]
    return wrong


def comparable(text: str) -> str:
    """NFKC, no white space and Markdown marks, one dash, dates as 2024年10月30日, no thousands separators."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"[\s*#`>|\[\]]", "", text)
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = _DATE.sub(lambda m: f"{m[1]}年{int(m[2])}月{int(m[3])}日", text)
    return re.sub(r"-+", "-", re.sub(r"月0(\d)日", r"月\1日", re.sub(r"0(\d)月", r"\1月", text)))


def table(outcomes: Sequence[Outcome]) -> Table:
    """Passed turns by tag, the most frequent tags first, and the latency of all."""
    tally: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        for tag in ("全部", *outcome.record.tags):
            tally[tag].append(not outcome.wrong)
    times = sorted(outcome.milliseconds for outcome in outcomes) or [0.0]
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    built = Table("标签", "通过", "题数", "通过率", caption=f"延迟：p50 {p50:.0f} 毫秒，p95 {p95:.0f} 毫秒")
    for tag, passed in sorted(tally.items(), key=lambda item: -len(item[1])):
        built.add_row(tag, str(sum(passed)), str(len(passed)), f"{sum(passed) / len(passed):.1%}")
    return built


def _is_cited(wanted: Cited, cited: Sequence[tuple[str, str]]) -> bool:
    ways = [wanted.quote] if isinstance(wanted.quote, str) else wanted.quote
    return any(notice == wanted.notice and comparable(way) in quote for notice, quote in cited for way in ways)
