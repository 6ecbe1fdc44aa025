"""How fast the desk looks up while people chat: ``uv run python -m benchmarks.desk [--notices 1000] [--seconds 60]``.

Starts the real processes over the shipped notices, then over made-up ones; in each, five people ask one question after
another while one clerk looks up and compares. Exit status 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx

from benchmarks.notices import write
from benchmarks.servers import NO_LIMITS
from bot.serve.borrowed import running
from bot.settings import SHIPPED_NOTICES, Settings

SHIPPED_MS, MANY_MS = 100, 150  # p95
PEOPLE, PAUSE_SECONDS = 5, 1.0  # between a person's answer and the next question
TYPED = (
    "评审费", "评审废", "继续教育 学时", "截止", "申报时间 中级", "免学", "普通话", "照片", "咨询电话", "答辩",
    "退回修改", "公示几天", "学历 证明", "论文", "通过率", "纸质材料 报送", "承诺书", "2024 工程", "高级 评审费",
    "社保",
)  # fmt: skip
ASKED = (
    "评审费多少钱", "网上申报什么时候截止", "要交哪些材料", "继续教育要多少学时", "那纸质的呢", "退回来几天内要改好",
    "哪些人不能报", "中级要不要答辩", "咨询电话是多少", "公示几天",
)  # fmt: skip
COMPARED = ("deadline", "fee", "ce_hours", "materials", "exemption", "scope", "condition")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--notices", type=int, default=1000, help="made-up notices (default 1000)")
    options.add_argument("--seconds", type=float, default=60, help="of measuring, for each of the two (default 60)")
    options.add_argument("--folder", type=Path, help="keeps notices and knowledge bases for another run")
    wanted = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = wanted.folder or Path(name)
        made = folder / "notices"
        if not made.exists():
            made.mkdir(parents=True)
            write(made, wanted.notices)
        with generous(folder / "site.toml"):
            kept = [
                measured("shipped notices", SHIPPED_NOTICES, folder / "shipped", wanted.seconds, SHIPPED_MS),
                measured("made-up notices", made, folder / "made-up", wanted.seconds, MANY_MS),
            ]
    return 0 if all(kept) else 1


@contextlib.contextmanager
def generous(site: Path) -> Iterator[None]:
    """Limits of a site that never refuse: here it is the work that is measured."""
    site.write_text(NO_LIMITS, encoding="utf-8")
    before = os.environ.get("ZHICHENG_SITE")
    os.environ["ZHICHENG_SITE"] = str(site)
    try:
        yield
    finally:
        os.environ.pop("ZHICHENG_SITE")
        if before is not None:
            os.environ["ZHICHENG_SITE"] = before


def measured(what: str, notices: Path, data: Path, seconds: float, limit: float) -> bool:
    """Print the times over these notices; whether both are within the limit (milliseconds)."""
    with running(None, Settings(data=data, notices=notices, allow_as_of=True)) as url, chatting(url) as answers:
        searches = timed(url, searching(), seconds / 2)
        comparisons = timed(url, comparing(url), seconds / 2)
    count, load = len({file.stem for file in notices.iterdir()}), os.getloadavg()[0]
    print(f"{count} {what}, {PEOPLE} people chatting ({len(answers)} answers, p95 {p95(answers):.0f} ms), load {load:.1f}")
    for name, times in (("/api/search", searches), ("/api/compare", comparisons)):
        print(f"  {name}: {len(times)} times, p50 {statistics.median(times):.0f} ms, p95 {p95(times):.0f} ms, "
              f"max {max(times):.0f} ms (limit {limit:.0f} ms)")  # fmt: skip
    return p95(searches) <= limit and p95(comparisons) <= limit


@contextlib.contextmanager
def chatting(url: str) -> Iterator[list[float]]:
    """Five conversations for as long as the block lasts; the milliseconds of their answers."""
    answers: list[float] = []
    stop = threading.Event()
    people = [threading.Thread(target=chat, args=(url, first, answers, stop)) for first in range(PEOPLE)]
    for person in people:
        person.start()
    try:
        yield answers
    finally:
        stop.set()
        for person in people:
            person.join()


def chat(url: str, first: int, answers: list[float], stop: threading.Event) -> None:
    session = None
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
        for text in itertools.islice(itertools.cycle(ASKED), first, None):
            if stop.wait(PAUSE_SECONDS):
                return
            began = time.perf_counter()
            reply = client.post("/api/chat", json={"text": text, "session": session}).raise_for_status()
            answers.append((time.perf_counter() - began) * 1000)
            session = reply.json()["session"]


def searching() -> Iterator[str]:
    """Addresses as the page asks for them while one types: each beginning of the words, with the clerk's filters."""
    for words in itertools.cycle(TYPED):
        for end in range(1, len(words) + 1):
            yield "/api/search?" + urlencode({"q": words[:end], "limit": 20})
        yield "/api/search?" + urlencode({"q": words, "limit": 20, "year": 2024})


def comparing(url: str) -> Iterator[str]:
    """One topic over other notices each time, so that nothing is answered from what was worked out before."""
    listed = httpx.get(url + "/api/notices", trust_env=False).raise_for_status().json()["notices"]
    ids = [notice["id"] for notice in listed]
    for turn, topic in enumerate(itertools.cycle(COMPARED)):
        chosen = [ids[(turn * 5 + i) % len(ids)] for i in range(5)]
        yield "/api/compare?" + urlencode([("topic", topic), *(("notice", id_) for id_ in chosen)])


def timed(url: str, addresses: Iterator[str], seconds: float) -> list[float]:
    """Milliseconds of each look-up until the time is over, one after the other."""
    times: list[float] = []
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
        over = time.perf_counter() + seconds
        for address in addresses:
            began = time.perf_counter()
            client.get(address).raise_for_status()
            times.append((time.perf_counter() - began) * 1000)
            if began > over:
                return times
    return times


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    raise SystemExit(main())
