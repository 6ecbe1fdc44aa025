"""Logging in the processes that import Rasa: warnings and errors only, since its debug lines hold what people typed."""

from __future__ import annotations

import logging


def warnings_only() -> None:
    """Standard logging and structlog (which prints everything unless told) to standard error, from WARNING up."""
    import structlog

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING), cache_logger_on_first_use=True
    )
