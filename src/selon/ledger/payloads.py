"""Records as JSON in the ledger's payload columns: keys are the fields' names, what equals its default is left out.

Leaving defaults out keeps rows small and lets a record gain a field: an old row then has its default. The same record
always gives the same text, so a digest of the text is a digest of the record.

How to write and read a class is worked out once, from its annotations.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

__all__ = ["dump", "load", "text_of", "unpack"]

T = TypeVar("T")

_NOTHING = object()
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def text_of(value: object) -> str:
    """Return the JSON of plain values as the ledger writes it: no spaces, letters as they are."""
    return _ENCODER.encode(value)


def dump(record: object) -> str:
    """Return a record, or a tuple of records, as JSON.

    >>> from selon.records.events import Reason
    >>> dump(Reason("same_place", "both are in Toropets"))
    '{"rule":"same_place","because":"both are in Toropets"}'
    """
    return text_of(_plain(record))


def load(kind: type[T], payload: str) -> T:
    """Return the record of this class that ``dump`` made the JSON of.

    >>> from selon.records.events import Reason
    >>> load(Reason, '{"rule":"same_place","because":"both are in Toropets"}')
    Reason(rule='same_place', because='both are in Toropets', passages=())
    """
    return cast(T, _reader(cast(Any, kind))(json.loads(payload)))


def unpack(kind: type[T], payload: bytes) -> T:
    """Return the record of this class whose JSON is compressed (zlib)."""
    return load(kind, zlib.decompress(payload).decode())


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _writer(cast(Any, type(value)))(value)


@cache
def _writer(kind: type[Any]) -> Callable[[Any], Any]:
    """Return what makes plain values of a record of this class, or of what is no record."""
    if not is_dataclass(kind):
        return _as_it_is
    hints = get_type_hints(kind)
    columns = [(field.name, _default(field), _holds_records(hints[field.name])) for field in fields(kind)]

    def write(record: Any) -> dict[str, Any]:
        out = {}
        for name, default, deep in columns:
            value = getattr(record, name)
            if value != default:
                out[name] = _plain(value) if deep else value
        return out

    return write


def _holds_records(hint: Any) -> bool:
    return is_dataclass(hint) or any(map(_holds_records, get_args(hint)))


def _default(field: Field[Any]) -> object:
    return _NOTHING if field.default is MISSING else field.default


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return what makes a value of this annotation from plain JSON."""
    if is_dataclass(hint):
        return _record_reader(cast(type[Any], hint))
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return _tuple_reader(_reader(inner[0]))
        readers = tuple(map(_reader, inner))
        return tuple if all(read is _as_it_is for read in readers) else _pair_reader(readers)
    if get_origin(hint) in {UnionType, Union}:
        (inner_hint,) = (part for part in get_args(hint) if part is not type(None))
        return _maybe_reader(_reader(inner_hint))
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _record_reader(kind: type[Any]) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = [(field.name, _reader(hints[field.name])) for field in fields(kind)]
    deep = [(name, reader) for name, reader in readers if reader is not _as_it_is]

    def read(data: dict[str, Any]) -> Any:
        # The plain values are nobody else's: they are put in place.
        for name, reader in deep:
            if name in data:
                data[name] = reader(data[name])
        return kind(**data)

    return read


def _tuple_reader(read_item: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return tuple if read_item is _as_it_is else lambda data: tuple(map(read_item, data))


def _pair_reader(readers: tuple[Callable[[Any], Any], ...]) -> Callable[[Any], Any]:
    return lambda data: tuple(read(item) for read, item in zip(readers, data, strict=True))


def _maybe_reader(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return _as_it_is if read is _as_it_is else lambda value: None if value is None else read(value)
