"""JSONL after the codebook to documents: a document a line, or a line that holds one under ``document``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from selon.errors import LineError, RecordError, SelonError
from selon.intake.documents import accept
from selon.records.codec import decode_document
from selon.records.text import Document

__all__ = ["parse_lines"]

_REMEDY = 'a line is {"id": …, "text": …, …} or {"document": {…}}'


def parse_lines(lines: Iterable[str], place: str) -> Iterator[Document | SelonError]:
    """Yield the document of each line, and an error naming file and line for one that holds none; empty lines pass."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _document(line, f"{place}:{number}")
            except SelonError as problem:
                yield problem


def _document(line: str, place: str) -> Document:
    try:
        data: Any = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise LineError(f"no JSON: {problem}", place=place, remedy=_REMEDY) from problem
    if isinstance(data, dict) and isinstance(data.get("document"), dict):
        data = data["document"]
    if isinstance(data, dict):
        data = {"id": "", **{key: value for key, value in data.items() if value is not None}}
    try:
        return accept(replace(decode_document(data, place=place)))
    except RecordError as problem:
        raise LineError(problem.reason, place=place, remedy=_REMEDY) from problem
