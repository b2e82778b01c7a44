"""Dispatches that ship with Selon, in our own wording of public reports (see NOTICE beside them)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from selon.errors import SelonError
from selon.intake.jsonl import parse_lines
from selon.records.text import Document

__all__ = ["samples"]


def samples() -> Iterator[Document]:
    """Yield the sample dispatches; the first is the one that the demonstration shows in full."""
    lines = resources.files("selon.samples").joinpath("dispatches.jsonl").read_bytes().splitlines()
    for found in parse_lines(lines, place="dispatches.jsonl", limit=100_000, given={}):
        if isinstance(found, SelonError):
            raise found
        yield found
