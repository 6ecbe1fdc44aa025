"""Which ports are free."""

from __future__ import annotations

import errno
import socket

from bot.serve.errors import ServeError
from bot.settings import LOOPBACK


_NO_SUCH_ADDRESS = {errno.EADDRNOTAVAIL}


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now. Raises ServeError when the host is no address of this machine."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the servers do: TIME_WAIT is no obstacle
            probe.bind(address)
            return True
    except socket.gaierror:
        raise ServeError(f"--host {host}：找不到这个地址。只在本机使用请写 127.0.0.1，对外提供请写 0.0.0.0。") from None
    except PermissionError:
        raise ServeError(f"没有权限使用端口 {port}。请换一个 1024 以上的端口，例如 --port 8000。") from None
    except OSError as error:
        if error.errno in _NO_SUCH_ADDRESS:
            raise ServeError(f"--host {host}：不是本机的地址。只在本机使用请写 127.0.0.1，对外提供请写 0.0.0.0。") from None
        return False


def pick(preferred: int, taken: set[int]) -> int:
    """The preferred port of the loopback, or any free one; never one of ``taken``."""
    if preferred and preferred not in taken and is_free(LOOPBACK, preferred):
        return preferred
    while True:
        with socket.socket() as probe:
            probe.bind((LOOPBACK, 0))
            port: int = probe.getsockname()[1]
        if port not in taken:
            return port
