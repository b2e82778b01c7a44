"""What crosses the pipe between the program and its parser: units one way, documents and errors the other, as JSON.

Never a pickle: a page that took the parser over could say nothing here but wrong documents.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import selon.errors
from selon.errors import InputError
from selon.intake.formats import Begun
from selon.records.text import Document, Note, Span

__all__ = ["pack", "unpack"]

_KINDS = {
    kind.code: kind for kind in vars(selon.errors).values() if isinstance(kind, type) and issubclass(kind, InputError)
}
_NAMES = tuple(field.name for field in fields(Document))
_TEXTS = ("url", "outlet", "language", "published", "title", "raw", "edited")


def pack(item: Document | InputError | Begun) -> bytes:
    """Return one line of JSON, with its end."""
    if isinstance(item, Begun):
        data: dict[str, Any] = {"begun": item.number, "place": item.place}
    elif isinstance(item, InputError):
        data = {"error": item.code, "reason": item.reason, "place": item.place, "remedy": item.remedy}
    else:
        data = {"document": _fields(item)}
    return json.dumps(data).encode("ascii") + b"\n"


def _fields(document: Document) -> dict[str, Any]:
    """Return what `dataclasses.asdict` does, without its copies."""
    found = {name: getattr(document, name) for name in _NAMES}
    if document.notes:
        found["notes"] = [
            {"code": note.code, "message": note.message, "span": _ends(note.span)} for note in document.notes
        ]
    return found


def _ends(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def unpack(line: bytes) -> Document | InputError | Begun | None:
    """Return what a line holds; None for the end. Raises ValueError for a line that is none of ours."""
    try:
        data = json.loads(line)
        if "document" in data:
            return _document(data["document"])
        if "begun" in data:
            return Begun(int(data["begun"]), str(data["place"]))
        if "error" in data:
            kind = _KINDS.get(data["error"], InputError)
            return kind(str(data["reason"]), place=str(data["place"]), remedy=str(data["remedy"]))
        if "end" in data:
            return None
    except (KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ValueError(str(problem)) from problem
    raise ValueError("a line that is none of ours")


def _document(data: Mapping[str, Any]) -> Document:
    texts = {name: None if data[name] is None else str(data[name]) for name in _TEXTS}
    notes = tuple(Note(str(note["code"]), str(note["message"]), _span(note["span"])) for note in data["notes"])
    return Document(
        id=str(data["id"]),
        text=str(data["text"]),
        credits=tuple(map(str, data["credits"])),
        authors=tuple(map(str, data["authors"])),
        notes=notes,
        **texts,
    )


def _span(data: Mapping[str, Any] | None) -> Span | None:
    return None if data is None else Span(int(data["start"]), int(data["end"]), str(data["text"]))
