"""What every process that imports Rasa does first."""

from __future__ import annotations

import logging
import os

from bot.without_tensorflow import leave_out


def before_rasa() -> None:
    """Leave TensorFlow out (ZHICHENG_TENSORFLOW=1 keeps it) and log warnings and errors only.

    Rasa's debug lines hold what people typed; structlog prints everything unless it is told not to.
    """
    if os.environ.get("ZHICHENG_TENSORFLOW", "0") != "1":
        leave_out()
    import structlog

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("jieba").setLevel(logging.WARNING)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING), cache_logger_on_first_use=True
    )
