"""What reading says when it refuses a file."""

from __future__ import annotations

from pathlib import Path


class ReadingError(Exception):
    """A file that cannot be read as a notice: what was found, what is accepted, what to do next."""

    def __init__(self, path: Path, found: str, accepted: str, next_step: str) -> None:
        super().__init__(f"{path.name}：{found}。可接受：{accepted}。请{next_step}。")
        self.path, self.found, self.accepted, self.next_step = path, found, accepted, next_step
