"""Folios as JSONL after the codebook, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from selon.records.codec import encode_line
from selon.records.folios import Folio

__all__ = ["write_jsonl"]


def write_jsonl(folios: Iterable[Folio], stream: TextIO) -> int:
    """Write each folio as soon as it is there, and return how many there were. Raises RecordError on a wrong span."""
    count = 0
    for folio in folios:
        stream.write(encode_line(folio) + "\n")
        count += 1
    return count
