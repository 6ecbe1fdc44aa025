"""What the server's own access log may hold: addresses without the words that people searched for."""

from __future__ import annotations

import logging


class NoQuery(logging.Filter):
    """Cuts the query off the path in uvicorn's access records (client, method, path, version, status)."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple) and len(record.args) == 5:
            client, method, path, version, status = record.args
            record.args = (client, method, str(path).partition("?")[0], version, status)
        return True


def keep_queries_out() -> None:
    """Install the filter once; httpx, which would log each call to Rasa, is quiet below warnings."""
    access = logging.getLogger("uvicorn.access")
    if not any(isinstance(known, NoQuery) for known in access.filters):
        access.addFilter(NoQuery())
    logging.getLogger("httpx").setLevel(logging.WARNING)
