"""The formats that need no parser beyond the standard library's: plain text, JSON and JSONL after the codebook."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selon.errors import EmptyInputError, InputError, LineError
from selon.intake.encodings import decode_bytes
from selon.intake.jsonl import longest_line, parse_lines, parse_object
from selon.intake.streams import bounded_lines, too_long
from selon.intake.text import parse_text
from selon.ports import Limits, Unit
from selon.records.text import Document

__all__ = ["JSON", "JSONL", "TEXT"]

#: The most bytes that one character takes in UTF-8, UTF-16 and UTF-32.
_WIDE = 4
_OURS = re.compile(rb'"(?:text|document)"\s*:')


class Text:
    """Plain text with or without front matter: one document. What nothing else knows is taken for it."""

    name = "text"
    suffixes = (".txt", ".text", ".md")
    plain = True

    def sniff(self, name: str, head: bytes) -> bool:  # noqa: ARG002 - the port's signature
        """Tell that it may be text: whether it is, decoding says."""
        return True

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the document. Raises InputError where there is no text or too much."""
        most = limits.characters * _WIDE + 4
        data = unit.stream.read(most + 1)
        if len(data) > most:
            raise too_long(len(data), limits.characters, unit.place, unit="bytes")
        text, notes = decode_bytes(data, place=unit.place, encoding=unit.encoding)
        if len(text) > limits.characters:
            raise too_long(len(text), limits.characters, unit.place)
        known = {"url": unit.url or ""}
        document = parse_text(text, given={**known, **unit.given}, notes=notes)
        if not document.text:
            raise EmptyInputError("there is no text in it", place=unit.place, remedy="is it the right file?")
        yield document


class Lines:
    """JSONL after the codebook: a document a line."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    plain = True

    def sniff(self, name: str, head: bytes) -> bool:
        """Tell by the suffix, or by a first line that is an object with a text."""
        first, _, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
        whole = first.startswith(b"{") and first.rstrip().endswith(b"}")
        ours = whole and _OURS.search(first) is not None
        return name.lower().endswith(self.suffixes) or (ours and not name.lower().endswith(JSON.suffixes))

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the document of each line, or the error of a line that holds none."""
        lines = bounded_lines(unit.stream, longest_line(limits.characters))
        yield from parse_lines(lines, place=unit.place, limit=limits.characters, given=unit.given)


class Objects:
    """JSON after the codebook: a document, or a list of documents."""

    name = "json"
    suffixes = (".json",)
    plain = True

    def sniff(self, name: str, head: bytes) -> bool:
        """Tell by the suffix, or by an opening bracket and an object with a text."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        return name.lower().endswith(self.suffixes) or (start in (b"{", b"[") and _OURS.search(head) is not None)

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the documents, or the error of an item that is none. Raises InputError where there is no JSON."""
        most = longest_line(limits.characters)
        data = unit.stream.read(most + 1)
        if len(data) > most:
            raise too_long(len(data), limits.characters, unit.place, unit="bytes")
        try:
            found: Any = json.loads(data)
        except (ValueError, RecursionError) as problem:
            remedy = "a document, a list of documents; one document a line goes into .jsonl"
            raise LineError(f"no JSON: {problem}", place=unit.place, remedy=remedy) from problem
        for number, item in enumerate(found if isinstance(found, list) else [found], 1):
            where = f"{unit.place}[{number}]" if isinstance(found, list) else unit.place
            try:
                yield parse_object(item, place=where, limit=limits.characters, given=unit.given)
            except InputError as problem:
                yield problem


TEXT, JSONL, JSON = Text(), Lines(), Objects()
