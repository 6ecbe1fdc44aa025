"""What the terminal shows while something long runs: a spinner with the time passed; plain lines in a log file."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

console = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def step(doing: str) -> Iterator[None]:
    """Show ``doing`` until the block ends, then how long it took."""
    began = time.monotonic()
    if console.is_terminal:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        with Progress(*columns, console=console, transient=True) as progress:
            progress.add_task(doing)
            yield
    else:
        console.print(f"… {doing}")
        yield
    console.print(f"✓ {doing}（{time.monotonic() - began:.1f} 秒）")
