"""How a worker process begins: it leaves interruptions to its parent, and never outlives it."""

from __future__ import annotations

import os
import signal
import threading
import time

__all__ = ["begin", "watch"]

#: How often a worker looks whether its parent still lives, in seconds.
_LOOK = 1.0


def begin() -> None:
    """Begin a worker: an interruption is the parent's to handle, and when the parent is gone the worker goes too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=watch, args=(os.getppid(),), daemon=True).start()


def watch(parent: int) -> None:
    """End this process when the parent of this number is its parent no more. Does not return."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
