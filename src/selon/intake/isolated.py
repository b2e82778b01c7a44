"""The process in which formats are parsed that are not plain text: it may be killed at any time, and writes no file.

It is started by `isolation.py`, reads jobs from its standard input and answers
on its standard output. A job is a line of JSON and, where it comes as a stream, its bytes in pieces: four bytes of
length, the piece, and an empty piece at the end. The answers are those of `carriage.py`; ``{"end"}`` closes each job.
"""

from __future__ import annotations

import io
import json
import os
import signal
import struct
import sys
import time
from contextlib import suppress
from typing import Any, BinaryIO

from selon.errors import UnreadableFileError
from selon.intake.carriage import pack
from selon.intake.formats import Begun, read_unit
from selon.intake.memory import end_beyond
from selon.ports import Limits, Unit

__all__ = ["Pieces", "main", "serve"]

#: Whether the system itself keeps a process to the memory that it may take.
BOUNDED = sys.platform.startswith("linux")
#: What an archive's member holds is handed on with what is begun next, or after so many seconds.
_HELD = 0.05
READY, END = b'{"ready": true}\n', b'{"end": true}\n'


class Pieces(io.RawIOBase):
    """The bytes of one job, from pieces that are preceded by their length."""

    def __init__(self, source: BinaryIO) -> None:
        """Take the stream that the pieces come on."""
        self._source = source
        self._left = 0
        self._over = False

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into the buffer and return how many bytes; 0 at the end."""
        if not self._left and not self._over:
            (self._left,) = struct.unpack(">I", self._source.read(4).rjust(4, b"\0"))
            self._over = not self._left
        if self._over:
            return 0
        view = memoryview(buffer)
        data = self._source.read(min(len(view), self._left))
        if not data:
            self._over = True
        self._left -= len(data)
        view[: len(data)] = data
        return len(data)

    def drain(self) -> None:
        """Read to the end of the job."""
        while self.read(1 << 16):
            pass


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Say that this process is ready, then answer the jobs of a stream until it ends."""
    target.write(READY)
    target.flush()
    while line := source.readline():
        job = json.loads(line)
        limits = Limits(**job["limits"])
        if job["path"] is None:
            pieces = Pieces(source)
            _answer(job, io.BufferedReader(pieces, 1 << 16), limits, target)
            pieces.drain()
        else:
            try:
                with open(job["path"], "rb") as stream:  # noqa: PTH123 - a path is a name here
                    _answer(job, stream, limits, target)
            except OSError as problem:
                reason = (problem.strerror or str(problem)).lower()
                if job["share"][0] == 0:
                    target.write(pack(UnreadableFileError(reason, place=job["place"])))
        target.write(END)
        target.flush()


def _answer(job: dict[str, Any], stream: BinaryIO, limits: Limits, target: BinaryIO) -> None:
    unit = Unit(
        stream,
        job["name"],
        job["place"],
        url=job["url"],
        encoding=job["encoding"],
        retrieved=job["retrieved"],
        given=job["given"],
    )
    inside, sent = False, 0.0
    for item in read_unit(unit, limits, job["format"], skip=job["skip"], share=(job["share"][0], job["share"][1])):
        target.write(pack(item))
        begun = isinstance(item, Begun)
        inside = inside or begun
        # What is begun must be known at once, should it be the last; of an archive what is done goes with that.
        if begun or not inside or time.monotonic() > sent + _HELD:
            target.flush()
            sent = time.monotonic()


def confine(megabytes: int) -> None:  # pragma: no cover - it changes the process it runs in; tests start one
    """Bound this process: its memory, and where the system can, no file written, no image of it left behind.

    Where the system bounds no memory, a thread of this process does (`memory.py`).
    """
    if not BOUNDED:
        end_beyond(megabytes)
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    bounds = ((resource.RLIMIT_AS, megabytes << 20), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0))
    for kind, bound in bounds:
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (bound, bound))


def die_with_parent() -> None:  # pragma: no cover - it changes the process it runs in; tests start one
    """Let this process be killed when the one that started it ends, where the system can."""
    try:
        import ctypes  # noqa: PLC0415 - loaded here alone

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    except (ImportError, OSError, AttributeError, TypeError):
        return


def main() -> None:  # pragma: no cover - it changes the process it runs in; tests start one
    """Serve the standard input; whatever a library prints goes nowhere."""
    die_with_parent()
    confine(int(sys.argv[2]))
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with suppress(BrokenPipeError):
        serve(sys.stdin.buffer, target)
