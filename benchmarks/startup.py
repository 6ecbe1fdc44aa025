"""How long ``zhicheng serve`` takes until it answers, and the memory that each of its processes holds then.

    uv run python -m benchmarks.startup [--starts 3] [--port 8720] [--models models]

The model is trained before, where there is no current one; the first start compiles the knowledge base as well. Memory
is read after the messages of ``benchmarks.load``: resident, and of that what the process shares with no other.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
from pathlib import Path
from typing import NamedTuple

import psutil

from benchmarks import load
from benchmarks.servers import Running
from benchmarks.speed import serving_ours
from bot.serve.training import model_path, train
from bot.settings import Settings

MESSAGES, SECONDS = 200, 60.0
_TITLES = {"bot.serve.rasa_server": "Rasa", "bot.serve.action_server": "actions"}  # the rest is the front


class Held(NamedTuple):
    """Memory of a process in MB."""

    title: str
    resident: float
    unshared: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=3, help="after the first")
    parser.add_argument("--port", type=int, default=8720, help="the first of three ports")
    parser.add_argument("--models", type=Path, default=Settings().models, help="where the model is kept")
    options = parser.parse_args()
    settings = Settings(models=options.models.resolve())
    if not model_path(settings).exists():
        train(settings)
    with tempfile.TemporaryDirectory() as folder:
        seconds, held = started_again(Path(folder), settings.models, options)
    print(table(seconds, held))


def started_again(folder: Path, models: Path, options: argparse.Namespace) -> tuple[list[float], list[Held]]:
    """Seconds until each start answered; memory at the end of the last."""
    seconds = []
    for number in range(options.starts + 1):
        with serving_ours(folder, models, options.port) as server:
            seconds.append(server.start_seconds)
            if number == options.starts:
                texts = load.repeated(load.messages(), MESSAGES)
                asyncio.run(load.alone(server, texts, SECONDS))  # type: ignore[arg-type]
                return seconds, memory(server)
    raise AssertionError("the last start returns")


def memory(server: Running) -> list[Held]:
    found = [each for root in server.processes for each in (root, *root.children(recursive=True))]
    return [_held(process) for process in found]


def _held(process: psutil.Process) -> Held:
    used = process.memory_full_info()
    title = next((title for module, title in _TITLES.items() if module in process.cmdline()), "front")
    return Held(title, used.rss / 1e6, used.uss / 1e6)


def table(seconds: list[float], held: list[Held]) -> str:
    """In Markdown."""
    all_of_them = Held("all", sum(each.resident for each in held), sum(each.unshared for each in held))
    rows = [
        ("first start to ready, notices compiled", f"{seconds[0]:.1f} s"),
        (f"start to ready, median of {len(seconds) - 1}", f"{statistics.median(seconds[1:]):.1f} s"),
        *((f"resident memory: {each.title} (unshared)", f"{each.resident:.0f} ({each.unshared:.0f}) MB")
          for each in (*held, all_of_them)),
    ]  # fmt: skip
    lines = ["| what | measured |", "| --- | --- |", *(f"| {what} | {measured} |" for what, measured in rows)]
    return "\n".join([*lines, "", f"Load average {os.getloadavg()[0]:.1f} at the end, {os.cpu_count()} cores."])


if __name__ == "__main__":
    main()
