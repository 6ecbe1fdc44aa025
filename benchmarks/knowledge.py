"""How long the knowledge base takes, and how much memory: compiling, look-up, search.

    python benchmarks/knowledge.py [--compile 1000] [--serve 5000]

The limits are those that the project has set itself; the exit status is 1 when one is missed.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.memory import Peak
from benchmarks.notices import write
from policies.compile import compile_folder
from policies.store import Knowledge

COMPILE_SECONDS, COMPILE_GB = 90, 1.5
LOOK_UP_MS, SEARCH_MS = 5, 25
QUERIES = (
    "评审费多少钱", "继续教育要多少学时", "什么时候截止", "退回来几天内要改好", "纸质材料交几份", "退休人员能不能报",
    "公示几天", "总结写多少字", "弄虚作假怎么处理", "联系电话", "驻村干部继续教育免不免", "单位名称要不要遮盖",
    "职称评审申报材料", "学信网查不到学历怎么办", "评审", "农业系列副高评审费",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compile", type=int, default=1000, help="notices to compile")
    parser.add_argument("--serve", type=int, default=5000, help="notices to look up and search in")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = [*compiling(Path(folder), wanted.compile), *serving(Path(folder), wanted.serve)]
    print("| what | measured | limit |\n| --- | --- | --- |")
    for what, value, limit, unit in rows:
        print(f"| {what} | {value:.1f} {unit} | {f'{limit:g} {unit}' if limit else ''} |")
    return int(any(limit and value > limit for _, value, limit, _ in rows))


Row = tuple[str, float, float, str]


def compiling(folder: Path, count: int) -> list[Row]:
    notices, database = folder / f"n{count}", folder / f"k{count}.sqlite"
    write(notices, count)
    before = processor_seconds()
    with Peak() as peak:
        report = compile_folder(notices, database)
    spent = processor_seconds() - before
    assert report.ok and len(report.compiled) == count, report.failures[:3]
    again = compile_folder(notices, database)
    (notices / "synthetic-00000.txt").write_text((notices / "synthetic-00001.txt").read_text())
    one = compile_folder(notices, database)
    return [
        (f"compile {count} notices, {os.cpu_count()} cores", report.seconds, COMPILE_SECONDS, "s"),
        ("processor time of that, all processes together", spent, 0, "s"),
        ("memory of all its processes together, peak", peak.gigabytes, COMPILE_GB, "GB"),
        ("compile again, nothing changed", again.seconds, 0, "s"),
        ("compile again, one changed", one.seconds, 0, "s"),
    ]


def serving(folder: Path, count: int) -> list[Row]:
    notices, database = folder / f"s{count}", folder / f"sk{count}.sqlite"
    write(notices, count, seed=2)
    compile_folder(notices, database)
    began = time.perf_counter()
    knowledge = Knowledge.open(database)
    opened = time.perf_counter() - began
    ids = [summary.id for summary in knowledge.summaries()]
    chance = random.Random(3)
    knowledge.search("评审")  # jieba reads its dictionary once
    look_up = timed(lambda: knowledge.notice(chance.choice(ids)).facts, 500)
    inside = timed(lambda: knowledge.search(chance.choice(QUERIES), notice=chance.choice(ids)), 500)
    everywhere = timed(lambda: knowledge.search(chance.choice(QUERIES)), 500)
    narrowed = timed(lambda: knowledge.search(chance.choice(QUERIES), year=chance.randint(2019, 2026)), 500)
    return [
        (f"open the knowledge base of {count} notices", opened, 0, "s"),
        ("its file", database.stat().st_size / 1e6, 0, "MB"),
        ("look up a notice, p95", look_up, LOOK_UP_MS, "ms"),
        ("search in one notice, p95", inside, SEARCH_MS, "ms"),
        ("search in all notices, p95", everywhere, SEARCH_MS, "ms"),
        ("search in all notices of a year, p95", narrowed, SEARCH_MS, "ms"),
    ]


def processor_seconds() -> float:
    """Processor time of this process and of those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def timed(call: Callable[[], object], times: int) -> float:
    """The 95th percentile of the processor time that the call takes, in milliseconds.

    Processor time, because what else runs on the machine must not decide; nothing here waits for anything.
    """
    taken = []
    for _ in range(times):
        began = time.process_time()
        call()
        taken.append((time.process_time() - began) * 1000)
    return statistics.quantiles(taken, n=20)[18]


if __name__ == "__main__":
    sys.exit(main())
