"""Text and tables into a stream of bytes: UTF-8, and the same bytes on every system."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TextIO

from selon.ports import Column
from selon.publishing.plain import plain
from selon.publishing.spreadsheets import write_csv

__all__ = ["as_json", "as_text", "write_list", "write_table"]


@contextmanager
def as_text(stream: BinaryIO) -> Iterator[TextIO]:
    """Give a stream of text over a stream of bytes, which stays open; line ends are written as they are given."""
    text = io.TextIOWrapper(stream, "utf-8", errors="backslashreplace", newline="")
    try:
        yield text
    finally:
        text.detach()


def write_table(stream: BinaryIO, columns: Iterable[Column], rows: Iterable[tuple[object, ...]]) -> int:
    """Write rows as CSV below the columns' names, with cells guarded against formulas; return how many there were."""
    with as_text(stream) as text:
        return write_csv(text, [column.name for column in columns], rows)


def as_json(value: Any) -> str:
    """Return plain values as one line of JSON, whole numbers whole."""
    return json.dumps(plain(value), ensure_ascii=False, allow_nan=False)


def write_list(stream: BinaryIO, head: str, items: Iterable[Any], tail: str) -> int:
    """Write JSON items, one a line, between a head that opens a list and a tail that closes it; return how many."""
    count = 0
    with as_text(stream) as text:
        text.write(head)
        for item in items:
            text.write(f"{',' if count else ''}\n{as_json(item)}")
            count += 1
        text.write(f"\n{tail}\n")
    return count
