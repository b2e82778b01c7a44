"""Files, folders, addresses, standard input to documents, one after the other; what cannot be read is an error row.

Nothing is read before it is asked for, and never more of a file than the limit needs. What is not plain text is parsed
in a process of its own (`isolation.py`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from selon.errors import EmptyInputError, InputError, MissingFileError, UnreadableFileError
from selon.intake.formats import find_format, headed, open_format, suffixes
from selon.intake.jsonl import longest_line
from selon.ports import Limits, Unit
from selon.records.text import Document
from selon.settings import Settings

if TYPE_CHECKING:
    from selon.intake.fetch import Fetcher
    from selon.intake.isolation import Isolation

__all__ = ["STDIN", "Intake", "fetcher_of", "limits_of"]

#: The name of the standard input among the files.
STDIN = "-"
_LINES = "jsonl"
#: Archives whose members can be shared out, from so many bytes on: a hundred pages, which take as long as a process
#: to start. More processes than this have to wait for whoever takes the documents, which needs a core too.
_SHARED = frozenset(("warc", "zip"))
_WORTH = 1 << 20
_MOST = 4
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def limits_of(settings: Settings) -> Limits:
    """Return what each thing may cost after the settings of a run."""
    return Limits(
        characters=settings.max_characters,
        bytes=longest_line(settings.max_characters),
        seconds=settings.parse_seconds,
        megabytes=settings.parse_megabytes,
    )


def fetcher_of(settings: Settings, *, allow: Iterable[str] = (), contact: str = "") -> Fetcher:
    """Return what fetches addresses after the settings of a run; see `fetch.Fetcher`."""
    from selon.intake.connections import Caps  # noqa: PLC0415 - files do without
    from selon.intake.fetch import Fetcher  # noqa: PLC0415 - as above

    caps = Caps(seconds=settings.fetch_seconds, bytes=settings.fetch_megabytes << 20)
    return Fetcher(caps, allow=frozenset(allow), contact=contact)


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


class Intake:
    """Reads what a command line names.

    ``limit`` is the longest text in characters; ``limits``, if given, is all that each thing may cost. ``encoding`` is
    what the user says that it is in, ``form`` its format, ``given`` what the user says of every document. ``fetcher``
    makes, when the first address comes, what fetches it. ``parsers``: so many processes share the pages of a large
    archive (0: one fewer than there are cores, four at most); its documents come in its order whatever their number.
    """

    def __init__(
        self,
        stdin: BinaryIO,
        *,
        limit: int = 2_000_000,
        limits: Limits | None = None,
        encoding: str | None = None,
        form: str | None = None,
        given: Mapping[str, str] | None = None,
        fetcher: Callable[[], Fetcher] | None = None,
        parsers: int = 0,
    ) -> None:
        """Take the standard input as a stream of bytes. Raises UnknownFormatError for a format that nobody reads."""
        self.stdin = stdin
        self.limits = limits or Limits(characters=limit, bytes=longest_line(limit))
        self.encoding = encoding
        self.form = open_format(form).name if form else None
        self.given = given or {}
        #: What is not read though a folder holds it: the file that all is written to, as the system knows it.
        self.spared: os.stat_result | None = None
        self.parsers = parsers or max(1, min(_MOST, cores() - 1))
        self._isolations: list[Isolation] = []
        self._make_fetcher = fetcher
        self._fetcher: Fetcher | None = None

    def read(self, files: Iterable[str], lines: Iterable[str] = ()) -> Iterator[Document | InputError]:
        """Yield the documents of ``files`` (any format; folders; addresses; ``-``), then of ``lines`` (JSONL)."""
        try:
            for name in files:
                yield from self._guarded(name, self.form)
            for name in lines:
                yield from self._guarded(name, _LINES)
        finally:
            self.close()

    def take(self, unit: Unit, form: str | None = None, *, path: str | None = None) -> Iterator[Document | InputError]:
        """Yield what one thing from elsewhere holds (a fetched page): the door for whoever brings bytes.

        The stream must be at its start. Plain formats are parsed here, all others in a process of their own.
        """
        head, unit = headed(unit)
        found = open_format(form) if form else find_format(unit.name, head)
        if not found.plain:
            parsers = self._parsers(found.name, path)
            if path is not None and len(parsers) > 1:
                from selon.intake.isolation import read_shared  # noqa: PLC0415 - as below

                yield from read_shared(parsers, unit, found.name, path)
            else:
                yield from parsers[0].read(unit, found.name, path)
            return
        try:
            for item in found.parse(unit, self.limits):
                if isinstance(item, Unit):
                    yield from self.take(item)
                else:
                    yield item
        except InputError as problem:
            yield problem

    def close(self) -> None:
        """End the processes that parse, if there are any."""
        while self._isolations:
            self._isolations.pop().close()

    def _parsers(self, form: str, path: str | None) -> list[Isolation]:
        """Return what parses a file: one process, or several where it is an archive that is worth them."""
        from selon.intake.isolation import Isolation  # noqa: PLC0415 - plain text does without

        several = path is not None and form in _SHARED and Path(path).stat().st_size >= _WORTH
        wanted = self.parsers if several else 1
        while len(self._isolations) < wanted:
            self._isolations.append(Isolation(self.limits))
        return self._isolations[:wanted]

    def _guarded(self, name: str, form: str | None) -> Iterator[Document | InputError]:
        try:
            yield from self._one(name, form)
        except InputError as problem:
            yield problem
        except FileNotFoundError:
            remedy = "only http and https are fetched" if "://" in name else "is the path right?"
            yield MissingFileError("no such file", place=name, remedy=remedy)
        except OSError as problem:
            yield UnreadableFileError((problem.strerror or str(problem)).lower(), place=name)

    def _one(self, name: str, form: str | None) -> Iterator[Document | InputError]:
        if name == STDIN:
            yield from self.take(self._unit(self.stdin, "", "standard input"), form)
            return
        if _ADDRESS.match(name):
            yield from self.take(self._fetching().open(name, encoding=self.encoding, given=self.given), form)
            return
        path = Path(name)
        if path.is_dir():
            yield from self._folder(path)
            return
        with path.open("rb") as stream:
            unit = self._unit(stream, path.name, name)
            yield from self.take(unit, form, path=str(path.absolute()) if stream.seekable() else None)

    def _fetching(self) -> Fetcher:
        from selon.intake.fetch import Fetcher  # noqa: PLC0415 - files do without

        if self._fetcher is None:
            self._fetcher = self._make_fetcher() if self._make_fetcher else Fetcher()
        return self._fetcher

    def _unit(self, stream: BinaryIO, name: str, place: str) -> Unit:
        return Unit(stream, name, place, encoding=self.encoding, given=self.given)

    def _folder(self, path: Path) -> Iterator[Document | InputError]:
        known = suffixes()
        names = sorted(str(file) for file in path.iterdir() if file.name.lower().endswith(known))
        if not names:
            raise EmptyInputError(
                f"a folder without any {', '.join(known)} in it", place=str(path), remedy="name the files"
            )
        for name in names:
            if not self._spares(name):
                yield from self._guarded(name, self.form)

    def _spares(self, name: str) -> bool:
        with suppress(OSError):
            return self.spared is not None and os.path.samestat(os.stat(name), self.spared)  # noqa: PTH116
        return False
