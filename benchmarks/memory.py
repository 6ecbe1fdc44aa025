"""The memory that processes hold together."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import psutil


def resident_gb(processes: Iterable[psutil.Process]) -> float:
    """Resident memory of the processes and all their children, in GB; what they share counts in each."""
    total = 0
    for process in {each for root in processes for each in (root, *root.children(recursive=True))}:
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total / 1e9


class Peak:
    """The most memory that this process and its children had together while the block ran."""

    gigabytes = 0.0

    def __enter__(self) -> Peak:
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        own = psutil.Process()
        while not self._done.wait(0.2):
            self.gigabytes = max(self.gigabytes, resident_gb([own]))
