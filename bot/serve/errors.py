"""What goes wrong while starting or running the processes."""

from __future__ import annotations


class ServeError(RuntimeError):
    """Its message (Chinese) says what happened, where the details are and what to do next."""
