"""Children die with their parent, however it ends, on every system.

The supervisor holds the other end of each child's standard input and never writes to it: when the supervisor is
gone, even killed, the system closes the pipe and the child reads its end.
"""

from __future__ import annotations

import os
import sys
import threading


def hold_on_to_parent() -> None:
    """Leave this process as soon as standard input ends. Call first in a child, before slow imports."""
    threading.Thread(target=_leave_at_end_of_input, daemon=True).start()


def _leave_at_end_of_input() -> None:
    while os.read(sys.stdin.fileno(), 1):  # unbuffered: a buffer's lock would disturb the interpreter's shutdown
        pass
    os._exit(0)
