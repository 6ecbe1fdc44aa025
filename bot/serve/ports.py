"""The ports that the processes listen on."""

from __future__ import annotations

import errno
import socket

from bot.serve.errors import ServeError
from bot.settings import LOOPBACK


def hold(host: str, port: int) -> socket.socket:
    """A socket that listens on the address: nobody else can take the port, and who comes early waits for the front.

    Port 0 takes any free one. Raises ServeError when the port is in use or the address is none of this machine's.
    """
    taken: socket.socket | None = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        # the protocol must be named: asyncio sends small answers at once (TCP_NODELAY) only then, else 40 ms later
        taken = socket.socket(family, kind, protocol)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections that just ended are no obstacle
        taken.bind(address)
        taken.listen()
    except OSError as error:
        if taken:
            taken.close()
        raise ServeError(_refusal(host, port, error)) from error
    return taken


def pick(preferred: int, taken: set[int]) -> int:
    """The preferred port of the loopback (0 = none), or any free one; never one of ``taken``."""
    if preferred and preferred not in taken and _is_free(preferred):
        return preferred
    while True:
        with socket.socket() as probe:
            probe.bind((LOOPBACK, 0))
            port: int = probe.getsockname()[1]
        if port not in taken:
            return port


def _is_free(port: int) -> bool:
    try:
        hold(LOOPBACK, port).close()
    except ServeError:
        return False
    return True


def _refusal(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被占用（{host}）。请先停掉占用它的程序，或者换一个端口，例如 --port {port % 65535 + 1}。"
    if isinstance(error, PermissionError):
        return f"没有权限使用端口 {port}。请换一个 1024 以上的端口，例如 --port 8000。"
    return f"--host {host}：不是本机的地址（{error.strerror}）。只在本机使用请写 127.0.0.1，对外提供请写 0.0.0.0。"
