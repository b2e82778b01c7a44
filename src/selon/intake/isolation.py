"""Parsing in a process of its own, which is killed where it takes too long or too much, and the rest goes on.

One process serves a run, or several where a large archive comes (`read_shared`); it is started with the first thing
that is not plain text. It runs ahead of whoever takes its answers by as much as the pipe between them holds, so that
both work at once. What it has answered, and which member of an archive it has begun, stands in the pipe whatever
becomes of it: nothing is lost, or parsed twice, when it is killed. A thread reads the pipe, so that the wait for an
answer can be bounded, and only when all that it read before is taken: who takes is not woken by each page. After a
kill, an archive is gone on with behind the member that was at fault.
"""

from __future__ import annotations

import json
import queue
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from heapq import merge
from io import BufferedReader
from operator import itemgetter
from pathlib import Path
from threading import Thread
from typing import BinaryIO, Self, cast

from selon.errors import InputError, OverBudgetError
from selon.intake.carriage import unpack
from selon.intake.formats import Begun
from selon.ports import Limits, Unit
from selon.records.text import Document

__all__ = ["Isolation", "read_shared"]

#: As many bytes of answers the pipe holds where the system lets us say so (Linux), and as many are read at once: the
#: parser may run ahead by some hundred pages, and what is held here is bounded.
_AHEAD = 1 << 18
_PIECE = 1 << 16
#: Whoever takes an archive's answers faster than they come waits so many seconds for several of them, where fewer than
#: so many lines came the last time and so many members are read already: a process that is woken for each page, and
#: has to be woken by the parser, costs both of them a tenth of their time.
_PAUSE, _FEW, _SETTLED = 0.01, 64, 16
#: A new process may take so long, in seconds, until it is ready.
_STARTING = 60.0
#: What the process runs. The package's own face, and that of the records, would load what no parser needs: empty ones
#: stand in for them, with the path of the package (argument 1); argument 2 is the memory that it may take.
_BOOT = """
import sys, types
for name, folder in ("selon", ""), ("selon.records", "/records"):
    sys.modules[name] = face = types.ModuleType(name)
    face.__path__ = [sys.argv[1] + folder]
from selon.intake.isolated import main
main()
"""
_PACKAGE = str(Path(__file__).resolve().parent.parent)


class Isolation:
    """A parser in a process of its own; a context manager. Not for several threads at once."""

    def __init__(self, limits: Limits) -> None:
        """Take what each thing may cost; nothing is started yet."""
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[list[bytes]] = queue.SimpleQueue()
        self._asked: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._taken: list[bytes] = []
        self._fresh = True
        self._begun = 0
        self._short = False

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def read(self, unit: Unit, form: str | None, path: str | None = None) -> Iterator[Document | InputError]:
        """Yield the documents and errors of a unit; from its ``path``, if it has one, else from its stream.

        A path can be gone on with behind what killed the parser; of a stream the rest is lost, and the error says so.
        """
        for _, item in self.numbered(unit, form, path):
            yield item

    def numbered(
        self, unit: Unit, form: str | None, path: str | None, share: tuple[int, int] = (0, 1)
    ) -> Iterator[tuple[int, Document | InputError]]:
        """Yield what `read` does of a share of an archive's members, each with the member's number, in order."""
        reached, last, place = 0, -1, unit.place
        self._begun = 0
        while True:
            job = self._send(unit, form, path, reached, share)
            reason = ""
            while not reason:
                item = self._next()
                if isinstance(item, str):
                    reason = item
                elif item is None:
                    if job is not None:
                        job.join()
                    return
                elif isinstance(item, Begun):
                    reached, place = item.number, item.place
                    self._begun = reached
                else:
                    yield reached, item
            self.close()
            again = path is not None and reached > max(last, 0)
            remedy = _remedy(stream=path is None, again=again, inner=reached > 0)
            yield reached, OverBudgetError(reason, place=place, remedy=remedy)
            if not again:
                return
            last = reached

    def _send(self, unit: Unit, form: str | None, path: str | None, skip: int, share: tuple[int, int]) -> Thread | None:
        process = self.start()
        job = {
            "format": form,
            "name": unit.name,
            "place": unit.place,
            "url": unit.url,
            "encoding": unit.encoding,
            "retrieved": unit.retrieved,
            "given": dict(unit.given),
            "limits": asdict(self.limits),
            "skip": skip,
            "share": share,
            "path": path,
        }
        assert process.stdin is not None  # noqa: S101 - it was asked for
        with suppress(BrokenPipeError):
            process.stdin.write(json.dumps(job).encode("ascii") + b"\n")
            process.stdin.flush()
        if path is not None:
            return None
        thread = Thread(target=_pump, args=(unit.stream, process.stdin), daemon=True)
        thread.start()
        return thread

    def _next(self) -> Document | InputError | Begun | str | None:
        """Return the next answer; a text that says why there is none."""
        try:
            if self._fresh:
                self._take(_STARTING)
                self._fresh = False
            line = self._take(self.limits.seconds)
        except queue.Empty:
            return f"parsing took more than {self.limits.seconds:g} seconds; it was stopped"
        if not line:
            return f"parsing took more than {self.limits.megabytes} MB, or broke down; it was stopped"
        try:
            return unpack(line)
        except ValueError:
            return "the parser broke down"

    def _take(self, seconds: float) -> bytes:
        """Return the next line of an answer. Raises Empty where none comes for so long."""
        if not self._taken:
            if self._short and self._begun > _SETTLED:
                time.sleep(_PAUSE)
            self._asked.put(True)
            self._taken = self._answers.get(timeout=seconds)
            self._short = len(self._taken) < _FEW
            self._taken.reverse()
        return self._taken.pop()

    def start(self) -> subprocess.Popen[bytes]:
        """Return the process; it is started unless it runs."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._answers, self._asked = queue.SimpleQueue(), queue.SimpleQueue()
            self._taken, self._fresh = [], True
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-c", _BOOT, _PACKAGE, str(self.limits.megabytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            answers = cast("BufferedReader", self._process.stdout)
            _widen(answers)
            Thread(target=_gather, args=(answers, self._asked, self._answers), daemon=True).start()
        return self._process

    def close(self) -> None:
        """End the process at once; the next thing to parse starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        self._asked.put(False)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def read_shared(parsers: Sequence[Isolation], unit: Unit, form: str, path: str) -> Iterator[Document | InputError]:
    """Yield what an archive holds, in its order, its members parsed by several processes in turn.

    Each takes the whole archive apart and parses its share: that costs less than to hand the pages on. Each may be
    killed for itself; what is lost then is what one process alone would lose.
    """
    for parser in parsers:
        parser.start()
    shares = (parser.numbered(unit, form, path, (n, len(parsers))) for n, parser in enumerate(parsers))
    for _, item in merge(*shares, key=itemgetter(0)):
        yield item


def _remedy(*, stream: bool, again: bool, inner: bool) -> str:
    if again:
        return "the rest is read all the same; raise the limit with --parse-seconds"
    if stream:
        return "the rest of the stream is lost: save it as a file, or raise the limit with --parse-seconds"
    return "the rest of the archive is lost" if inner else "raise the limit with --parse-seconds"


def _widen(stream: BufferedReader) -> None:
    """Let a pipe hold more than its 64 KB, where the system can."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl  # noqa: PLC0415 - not on every system

        fcntl.fcntl(stream.fileno(), fcntl.F_SETPIPE_SZ, _AHEAD)


def _gather(stream: BufferedReader, asked: queue.SimpleQueue[bool], answers: queue.SimpleQueue[list[bytes]]) -> None:
    """Each time that more is asked for, hand in the lines that have come; an empty one at the end."""
    pieces: list[bytes] = []
    with suppress(ValueError, OSError, EOFError):
        while asked.get():
            end = b""
            while not end:
                piece = stream.read1(_AHEAD)
                if not piece:
                    raise EOFError
                lines, end, rest = piece.rpartition(b"\n")
                pieces.append(lines if end else piece)
            answers.put(b"".join(pieces).split(b"\n"))
            pieces = [rest]
    answers.put([b""])


def _pump(stream: BinaryIO, target: BinaryIO) -> None:
    """Send a stream in pieces; its reader may go at any time."""
    with suppress(OSError, ValueError):
        while piece := stream.read(_PIECE):
            target.write(struct.pack(">I", len(piece)) + piece)
        target.write(struct.pack(">I", 0))
        target.flush()
