"""Dispatches that ship with Selon, in our own wording of public reports (see NOTICE beside them)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from itertools import chain

from selon.errors import SelonError
from selon.intake.jsonl import parse_lines
from selon.records.text import Document

__all__ = ["corpus", "samples"]

_CHOSEN, _MORE = "dispatches.jsonl", "more.jsonl"


def samples() -> Iterator[Document]:
    """Yield a few sample dispatches, chosen to show what one reading finds; they are the first of the corpus."""
    return _documents(_CHOSEN)


def corpus() -> Iterator[Document]:
    """Yield all dispatches that ship: a few happenings as many outlets told them, in twelve languages."""
    return chain(samples(), _documents(_MORE))


def _documents(name: str) -> Iterator[Document]:
    lines = resources.files("selon.samples").joinpath(name).read_bytes().splitlines()
    for found in parse_lines(lines, place=name, limit=100_000, given={}):
        if isinstance(found, SelonError):
            raise found
        yield found
