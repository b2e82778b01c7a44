"""Rows as CSV that a spreadsheet cannot take for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

__all__ = ["guarded", "write_csv"]

#: A cell that begins like this is a formula to a spreadsheet, unless it is a plain number.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?\Z", re.ASCII)


def guarded(cell: str) -> str:
    """Return a cell with an apostrophe before it where a spreadsheet would run it as a formula.

    >>> guarded("=1+1"), guarded("-12"), guarded("- none"), guarded("54")
    ("'=1+1", '-12', "'- none", '54')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.match(cell) else cell


def write_csv(stream: TextIO, head: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a head and rows as CSV (RFC 4180, lines end in CRLF), every cell guarded; return how many rows."""
    writer = csv.writer(stream)
    writer.writerow(head)
    count = 0
    for row in rows:
        writer.writerow([guarded(value) if isinstance(value, str) else _cell(value) for value in row])
        count += 1
    return count


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
