"""JSONL after the codebook to documents: a document a line, or a line that holds one under ``document``.

Extra keys are passed over, so a file of readings, or of gold, can be read anew. The text is taken as it stands. Of a
reading that a ledger handed on, notes on how the document came are kept, and what reading had found is found anew.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from selon.errors import InputError, LineError, RecordError
from selon.intake.documents import accept, with_given, with_noted_edit
from selon.intake.streams import too_long
from selon.records.codec import decode_document, decode_notes
from selon.records.text import Document, Note

__all__ = ["came_with", "longest_line", "parse_lines", "parse_object"]

#: The most bytes that one character takes in JSON (two escapes), and what may stand around a text.
_ESCAPED = 12
_AROUND = 65_536

#: Notes that reading makes, and makes anew; with words of the text, those on dates are its too.
_READ = frozenset(
    {"mixed_languages", "read_in_stretches", "unclosed_quotation", "unopened_quotation", "unserved_language"}
    | {"weekday_mismatch"}
)
_DATE = "impossible_date"

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
    line: Mapping[str, Any] = {}
    if isinstance(data, dict) and isinstance(data.get("document"), dict):
        line, data = data, data["document"]
        recognised = line.get("recognised")
        data = {key: value for key, value in data.items() if not isinstance(recognised, list) or key not in recognised}
    if isinstance(data, dict):
        if data.get("text") is None:
            raise LineError("no text in it", place=place, remedy=_REMEDY)
        data = {"id": "", **{key: value for key, value in data.items() if value is not None}}
        if isinstance(data.get("credits"), str):
            data["credits"] = [data["credits"]]
    try:
        document = decode_document(data, place=place)
        document = replace(document, notes=_notes(line, document.text))
    except RecordError as problem:
        raise LineError(problem.reason, place=place, remedy=_REMEDY) from problem
    if len(document.text) > limit:
        raise too_long(len(document.text), limit, place)
    if not document.text.strip():
        raise LineError("the text is empty", place=place, remedy="leave the line out")
    return with_given(with_noted_edit(accept(document)), given)


def _notes(line: Mapping[str, Any], text: str) -> tuple[Note, ...]:
    """Return the notes that a line's document had before it was read; what is no note of ours is passed over."""
    try:
        return came_with(decode_notes(line, text))
    except RecordError:
        return ()


def came_with(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return those of a reading's notes that its document came with, before it was read."""
    return tuple(note for note in notes if note.code not in _READ and not (note.code == _DATE and note.span))


def _loaded(line: bytes, number: int, place: str) -> Any:
    if number == 1 and line[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise LineError("this is UTF-16", place=place, remedy="JSON is written in UTF-8: convert the file")
    try:
        return json.loads(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)
    except UnicodeDecodeError as problem:
        raise LineError(f"no valid UTF-8: {problem}", place=place, remedy="JSON is written in UTF-8") from problem
    except (ValueError, RecursionError) as problem:
        raise LineError(f"no JSON: {problem}", place=place, remedy=_REMEDY) from problem
