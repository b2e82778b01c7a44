"""How much memory this process takes, and its end where that is too much: for systems that refuse to give no more.

Linux bounds a process's memory itself (``RLIMIT_AS``); Windows has no such bound, and macOS takes it without keeping
it. There a thread looks twenty times a second what the process takes, and ends it at once when that is over its budget.
What is taken between two looks, or while native code holds the interpreter, goes over it for as long.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

__all__ = ["end_beyond", "megabytes_used"]

_LOOK = 0.05
#: How a process ends that was killed for its memory elsewhere.
_KILLED = 137
_STATM = Path("/proc/self/statm")


def megabytes_used() -> float:
    """Return the memory that this process holds, or held at most where no more is told; 0 where nothing is."""
    try:
        pages = int(_STATM.read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
    except (OSError, ValueError, AttributeError):
        return _peak()


def _peak() -> float:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return _peak_of_windows()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1 << 20) if sys.platform == "darwin" else held / (1 << 10)


def _peak_of_windows() -> float:
    try:
        import ctypes  # noqa: PLC0415 - loaded here alone
        from ctypes import wintypes  # noqa: PLC0415 - as above

        sizes = (ctypes.c_size_t * 9)()
        kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]
    except (ImportError, OSError, AttributeError, ValueError):
        return 0.0
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
    known = kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(sizes), ctypes.sizeof(sizes))
    # The structure begins with two numbers of 32 bits, the peak and the memory held follow.
    return sizes[2] / (1 << 20) if known else 0.0


def end_beyond(megabytes: float, look: float = _LOOK) -> threading.Thread:
    """Start a thread that ends this process, without another word, once it holds more memory than that."""

    def watch() -> None:
        while megabytes_used() <= megabytes:
            time.sleep(look)
        os._exit(_KILLED)  # pragma: no cover - it ends the process

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return thread
