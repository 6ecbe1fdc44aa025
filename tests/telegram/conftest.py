"""One TLS context for all tests: each HTTP client would read all certificates anew, to talk to the loopback."""

from __future__ import annotations

import functools

import httpx._transports.default as transports
import pytest


@pytest.fixture(autouse=True, scope="session")
def one_tls_context():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transports, "create_ssl_context", functools.cache(transports.create_ssl_context))
        yield
