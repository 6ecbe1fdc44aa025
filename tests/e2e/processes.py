"""``zhicheng serve`` as a process under test."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Served:
    """``zhicheng serve`` in a process group of its own, its output in files beside its data."""

    def __init__(self, data: Path, *options: str, **environ: str) -> None:
        self.data = data
        data.mkdir(parents=True, exist_ok=True)
        self.errors = data / "stderr.txt"
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot.cli", "serve", "--port", "0", *options],
                cwd=ROOT,
                env={**os.environ, "ZHICHENG_DATA": str(data), "ZHICHENG_RASA_PORT": "0", "ZHICHENG_ACTIONS_PORT": "0", **environ},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    def address(self) -> str:
        """Waits until it is ready; fails with what it wrote when it ends before."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        assert line.startswith("http://"), self.errors.read_text(encoding="utf-8")
        return line

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)
