"""Records of a stretch of text, or of a copy with blanks in it, brought to the document that it was taken from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from selon.records.text import Span

__all__ = ["recut", "shift"]

T = TypeVar("T")


def shift(record: T, by: int) -> T:
    """Return a record, or a tuple of records, with every span moved by that many code points.

    >>> shift(Span(0, 4, "fire"), 10)
    Span(start=10, end=14, text='fire')
    """
    if by == 0:
        return record
    return cast(T, _changed(record, lambda span: Span(span.start + by, span.end + by, span.text)))


def recut(record: T, text: str) -> T:
    """Return a record, or a tuple of records, with the words of every span taken from a text.

    >>> recut(Span(0, 4, "f   "), "fire")
    Span(start=0, end=4, text='fire')
    """
    return cast(T, _changed(record, lambda span: Span(span.start, span.end, text[span.start : span.end])))


def _changed(record: Any, change: Callable[[Span], Span]) -> Any:
    if isinstance(record, Span):
        return change(record)
    if isinstance(record, tuple):
        return tuple(_changed(item, change) for item in record)
    if is_dataclass(record) and not isinstance(record, type):
        changes = {
            field.name: _changed(value, change)
            for field in fields(record)
            if isinstance(value := getattr(record, field.name), tuple) or is_dataclass(value)
        }
        return replace(record, **changes) if changes else record
    return record
