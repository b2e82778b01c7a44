"""Files, folders and the standard input to documents, one after the other; what cannot be read becomes an error row.

Nothing is read before it is asked for, and never more of a file than the limit needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from selon.errors import EmptyInputError, InputError, LineError, MissingFileError, UnreadableFileError
from selon.intake.encodings import decode_bytes
from selon.intake.jsonl import longest_line, parse_lines, parse_object, too_long
from selon.intake.text import parse_text
from selon.records.text import Document

__all__ = ["STDIN", "Intake"]

#: The name of the standard input among the files.
STDIN = "-"
_LINES = (".jsonl", ".ndjson")
_TEXTS = (".txt", ".text", ".md")
#: The most bytes that one character takes in UTF-8, UTF-16 and UTF-32.
_WIDE = 4


class Intake:
    """Reads what a command line names.

    ``limit`` is the longest text in characters, ``encoding`` what the user says that plain text is in, ``given`` what
    the user says of every document.
    """

    def __init__(
        self, stdin: BinaryIO, *, limit: int, encoding: str | None = None, given: Mapping[str, str] | None = None
    ) -> None:
        """Take the standard input as a stream of bytes."""
        self.stdin = stdin
        self.limit = limit
        self.encoding = encoding
        self.given = given or {}

    def read(self, files: Iterable[str], lines: Iterable[str] = ()) -> Iterator[Document | InputError]:
        """Yield the documents of ``files`` (text, JSON or JSONL by their names; folders; ``-``), then of ``lines``."""
        for name in files:
            yield from self._guarded(name, as_lines=False)
        for name in lines:
            yield from self._guarded(name, as_lines=True)

    def _guarded(self, name: str, *, as_lines: bool) -> Iterator[Document | InputError]:
        try:
            yield from self._one(name, as_lines=as_lines)
        except InputError as problem:
            yield problem
        except FileNotFoundError:
            yield MissingFileError("no such file", place=name, remedy="is the path right?")
        except OSError as problem:
            yield UnreadableFileError((problem.strerror or str(problem)).lower(), place=name)

    def _one(self, name: str, *, as_lines: bool) -> Iterator[Document | InputError]:
        if name == STDIN:
            yield from self._stream(self.stdin, "standard input", as_lines=as_lines)
            return
        path = Path(name)
        if path.is_dir():
            yield from self._folder(path)
            return
        suffix = path.suffix.lower()
        with path.open("rb") as stream:
            if suffix == ".json" and not as_lines:
                yield from self._json(stream, name)
            else:
                yield from self._stream(stream, name, as_lines=as_lines or suffix in _LINES)

    def _folder(self, path: Path) -> Iterator[Document | InputError]:
        names = sorted(str(file) for file in path.iterdir() if file.suffix.lower() in (*_LINES, *_TEXTS, ".json"))
        if not names:
            wanted = ", ".join((*_TEXTS, ".json", *_LINES))
            raise EmptyInputError(f"a folder without any {wanted} in it", place=str(path), remedy="name the files")
        for name in names:
            yield from self._guarded(name, as_lines=False)

    def _stream(self, stream: BinaryIO, place: str, *, as_lines: bool) -> Iterator[Document | InputError]:
        if as_lines:
            bounded = _bounded_lines(stream, longest_line(self.limit))
            yield from parse_lines(bounded, place=place, limit=self.limit, given=self.given)
            return
        data = self._bytes(stream, place, self.limit * _WIDE + 4)
        text, notes = decode_bytes(data, place=place, encoding=self.encoding)
        if len(text) > self.limit:
            raise too_long(len(text), self.limit, place)
        document = parse_text(text, given=self.given, notes=notes)
        if not document.text:
            raise EmptyInputError("there is no text in it", place=place, remedy="is it the right file?")
        yield document

    def _json(self, stream: BinaryIO, place: str) -> Iterator[Document | InputError]:
        data = self._bytes(stream, place, longest_line(self.limit))
        try:
            found: Any = json.loads(data)
        except (ValueError, RecursionError) as problem:
            remedy = "a document, a list of documents; one document a line goes into .jsonl"
            raise LineError(f"no JSON: {problem}", place=place, remedy=remedy) from problem
        for number, item in enumerate(found if isinstance(found, list) else [found], 1):
            where = f"{place}[{number}]" if isinstance(found, list) else place
            try:
                yield parse_object(item, place=where, limit=self.limit, given=self.given)
            except InputError as problem:
                yield problem

    def _bytes(self, stream: BinaryIO, place: str, most: int) -> bytes:
        data = stream.read(most + 1)
        if len(data) > most:
            raise too_long(len(data), self.limit, place, unit="bytes")
        return data


def _bounded_lines(stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """Yield the lines of a stream, of one that is too long its beginning alone."""
    while line := stream.readline(longest + 1):
        yield line
        while len(line) > longest and not line.endswith(b"\n"):
            line = stream.readline(longest + 1)
