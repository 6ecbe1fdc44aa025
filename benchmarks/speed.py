"""Our server against a stock Rasa project over the same examples, on the loopback, in one run.

    uv run python -m benchmarks.speed [--keep FOLDER] [--epochs 5] [--every 1] [--rounds 3] [--port 8700]

Both run all the time and are measured in turns, so that what else the machine does hits both; read the ratios. Ours is
asked at its front, stock Rasa at its REST channel. Training stock Rasa takes most of the time: epochs change nothing in
the speed of its answers, and fewer examples make its networks smaller and a little quicker, so that the comparison is
in its favour. With ``--keep`` its project stays in the folder, and its model is used again by the next run.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import load, stock
from benchmarks.memory import resident_gb
from benchmarks.servers import NO_LIMITS, Ours, Running, Stock, started
from bot.serve.training import model_path
from bot.serve.training import train as train_ours
from bot.settings import Settings

CLIENTS = 8
ALONE, TOGETHER, SECONDS = 150, 400, 20.0  # messages of a measurement, and when it ends without them


class Figures(NamedTuple):
    """One side: times of single messages (ms) and messages a second, round by round; the rest once."""

    alone_ms: list[float]
    together: list[float]
    memory_gb: float
    start_seconds: float
    training_seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where projects, models and logs stay")
    parser.add_argument("--epochs", type=int, default=5, help="of stock Rasa's networks (its default of 100 takes hours)")
    parser.add_argument("--every", type=int, default=1, help="stock Rasa learns every so many examples")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--port", type=int, default=8700, help="the first of five ports")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        print(table(*compared(folder.resolve(), options), options))


def compared(folder: Path, options: argparse.Namespace) -> tuple[Figures, Figures]:
    """Ours and stock."""
    port = options.port
    ours_folder, stock_folder = folder / "ours", folder / "stock"
    for each in (ours_folder, stock_folder):
        each.mkdir(parents=True, exist_ok=True)
    settings = Settings(data=ours_folder, models=ours_folder / "models")
    ours_training = trained(ours_folder, model_path(settings).name, lambda: train_ours(settings))
    stock.write(stock_folder, options.epochs, options.every, port + 4)
    learnt = f"{options.epochs} epochs, 1 of {options.every} examples"
    stock_training = trained(stock_folder, learnt, lambda: stock.train(stock_folder))
    with serving_ours(ours_folder, settings.models, port) as ours, serving_stock(stock_folder, port + 3) as theirs:
        measured = asyncio.run(in_turns((ours, theirs), options.rounds))
        memory = [resident_gb(server.processes) for server in (ours, theirs)]
    return (
        Figures(*measured[0], memory[0], ours.start_seconds, ours_training),
        Figures(*measured[1], memory[1], theirs.start_seconds, stock_training),
    )


def trained(folder: Path, what: str, train) -> float:  # type: ignore[no-untyped-def]
    """Seconds of the training, now or when the folder's model was made of the same."""
    note = folder / "training.json"
    if note.exists() and (known := json.loads(note.read_text())).get("of") == what:
        return float(known["seconds"])
    began = time.perf_counter()
    train()
    seconds = time.perf_counter() - began
    note.write_text(json.dumps({"of": what, "seconds": seconds}))
    return seconds


@contextlib.contextmanager
def serving_ours(folder: Path, models: Path, port: int) -> Iterator[Running]:
    """``zhicheng serve`` with the limits on questions a second out of the way; where the folder has no knowledge base yet,
    it is compiled at start."""
    (folder / "site.toml").write_text(NO_LIMITS)
    settings = Settings(data=folder, models=models, port=port, rasa_port=port + 1, actions_port=port + 2)
    environ = {**settings.environ(), "ZHICHENG_SITE": str(folder / "site.toml")}
    commands = [(["-m", "bot.cli", "serve"], f"{settings.url}/readyz")]
    with started(Ours, commands, settings.url, environ, folder) as server:
        yield server


@contextlib.contextmanager
def serving_stock(folder: Path, port: int) -> Iterator[Running]:
    environ = {"RASA_TELEMETRY_ENABLED": "false", "CUDA_VISIBLE_DEVICES": "-1"}
    with started(Stock, stock.commands(port, port + 1), f"http://127.0.0.1:{port}", environ, folder) as server:
        yield server


async def in_turns(servers: tuple[Running, ...], rounds: int) -> list[tuple[list[float], list[float]]]:
    """Of each server the times of single messages and the messages a second; a round of warming up does not count."""
    texts = load.messages()
    alone: list[list[float]] = [[] for _ in servers]
    together: list[list[float]] = [[] for _ in servers]
    for number in range(-1, rounds):
        for index, server in enumerate(servers):
            times = await load.alone(server, load.repeated(texts, ALONE), SECONDS)  # type: ignore[arg-type]
            rate = await load.together(server, load.repeated(texts, TOGETHER), CLIENTS, SECONDS)  # type: ignore[arg-type]
            if number >= 0:
                alone[index] += times
                together[index].append(rate)
    return list(zip(alone, together, strict=True))


def table(ours: Figures, theirs: Figures, options: argparse.Namespace) -> str:
    """The comparison in Markdown; a ratio above 1 is in our favour."""
    stock_training = f"training (stock: {options.epochs} epochs of 1/{options.every} of the examples)"
    rows = [
        (f"messages a second, {CLIENTS} clients", *(statistics.median(f.together) for f in (ours, theirs)), "", True),
        ("p50, one client", *(percentile(f.alone_ms, 50) for f in (ours, theirs)), " ms", False),
        ("p95, one client", *(percentile(f.alone_ms, 95) for f in (ours, theirs)), " ms", False),
        ("resident memory, all processes", ours.memory_gb * 1000, theirs.memory_gb * 1000, " MB", False),
        ("start to ready", ours.start_seconds, theirs.start_seconds, " s", False),
        (stock_training, ours.training_seconds, theirs.training_seconds, " s", False),
    ]
    lines = ["| what | ours | stock Rasa | ratio |", "| --- | --- | --- | --- |"]
    for what, mine, other, unit, more_is_better in rows:
        ratio = mine / other if more_is_better else other / mine
        lines.append(f"| {what} | {mine:.1f}{unit} | {other:.1f}{unit} | {ratio:.1f} |")
    messages = f"{len(ours.alone_ms)} and {len(theirs.alone_ms)} single messages"
    return "\n".join([*lines, "", f"{messages}; load average {os.getloadavg()[0]:.1f} at the end, {os.cpu_count()} cores."])


def percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]


if __name__ == "__main__":
    main()
