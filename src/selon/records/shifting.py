"""Records of a stretch of text moved to where the stretch stands in its document."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from selon.records.text import Span

__all__ = ["shift"]

T = TypeVar("T")


def shift(record: T, by: int) -> T:
    """Return a record, or a tuple of records, with every span moved by that many code points.

    >>> shift(Span(0, 4, "fire"), 10)
    Span(start=10, end=14, text='fire')
    """
    if by == 0:
        return record
    return cast(T, _moved(record, by))


def _moved(record: Any, by: int) -> Any:
    if isinstance(record, Span):
        return Span(record.start + by, record.end + by, record.text)
    if isinstance(record, tuple):
        return tuple(_moved(item, by) for item in record)
    if is_dataclass(record) and not isinstance(record, type):
        changes = {
            field.name: _moved(value, by)
            for field in fields(record)
            if isinstance(value := getattr(record, field.name), tuple) or is_dataclass(value)
        }
        return replace(record, **changes) if changes else record
    return record
