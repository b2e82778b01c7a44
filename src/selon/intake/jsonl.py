"""JSONL after the codebook to documents: a document a line, or a line that holds one under ``document``.

Extra keys are passed over, so a file of readings, or of gold, can be read anew. The text is taken as it stands.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from selon.errors import InputError, LineError, RecordError
from selon.intake.documents import accept, with_given
from selon.intake.streams import too_long
from selon.records.codec import decode_document
from selon.records.text import Document

__all__ = ["longest_line", "parse_lines", "parse_object"]

#: The most bytes that one character takes in JSON (two escapes), and what may stand around a text.
_ESCAPED = 12
_AROUND = 65_536

_REMEDY = 'a line is {"text": …, "outlet": …, "published": …} or {"document": {…}}, see the codebook'


def parse_lines(
    lines: Iterable[bytes], *, place: str, limit: int, given: Mapping[str, str]
) -> Iterator[Document | InputError]:
    """Yield the document of each line, and an error naming file and line for one that holds none; empty lines pass.

    A text of more than ``limit`` characters is such an error; ``given`` wins over what a line says.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{place}:{number}"
        try:
            if len(line) > longest_line(limit):
                raise too_long(len(line), limit, where, unit="bytes")
            yield parse_object(_loaded(line, number, where), place=where, limit=limit, given=given)
        except InputError as problem:
            yield problem


def longest_line(limit: int) -> int:
    """Return how many bytes a line may have whose text keeps within ``limit`` characters."""
    return limit * _ESCAPED + _AROUND


def parse_object(data: Any, *, place: str, limit: int, given: Mapping[str, str]) -> Document:
    """Return the document of a JSON object. Raises LineError or TooLongError naming ``place``."""
    if isinstance(data, dict) and isinstance(data.get("document"), dict):
        data = data["document"]
    if isinstance(data, dict):
        data = {"id": "", **{key: value for key, value in data.items() if value is not None}}
        if isinstance(data.get("credits"), str):
            data["credits"] = [data["credits"]]
    try:
        document = decode_document(data, place=place)
    except RecordError as problem:
        raise LineError(problem.reason, place=place, remedy=_REMEDY) from problem
    if len(document.text) > limit:
        raise too_long(len(document.text), limit, place)
    if not document.text.strip():
        raise LineError("the text is empty", place=place, remedy="leave the line out")
    return with_given(accept(document), given)


def _loaded(line: bytes, number: int, place: str) -> Any:
    if number == 1 and line[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise LineError("this is UTF-16", place=place, remedy="JSON is written in UTF-8: convert the file")
    try:
        return json.loads(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)
    except UnicodeDecodeError as problem:
        raise LineError(f"no valid UTF-8: {problem}", place=place, remedy="JSON is written in UTF-8") from problem
    except (ValueError, RecursionError) as problem:
        raise LineError(f"no JSON: {problem}", place=place, remedy=_REMEDY) from problem
