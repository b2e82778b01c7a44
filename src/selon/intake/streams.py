"""Bounded reading: never more of a stream than the limits allow, and the errors that say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from selon.errors import TooLongError
from selon.ports import Limits, Unit

__all__ = ["bounded_lines", "read_all", "too_long"]


def read_all(unit: Unit, limits: Limits) -> bytes:
    """Return all bytes of a unit. Raises TooLongError where there are more than one thing may have."""
    data = unit.stream.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        raise TooLongError(
            f"there are more than {limits.bytes:,} bytes in it",
            place=unit.place,
            remedy="is it one page or dispatch? if so, raise the limit with --max-characters",
        )
    return data


def bounded_lines(stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """Yield the lines of a stream, of one that is too long its beginning alone."""
    while line := stream.readline(longest + 1):
        yield line
        while len(line) > longest and not line.endswith(b"\n"):
            line = stream.readline(longest + 1)


def too_long(length: int, limit: int, place: str, unit: str = "characters") -> TooLongError:
    """Return the error for a text of so many characters, or of at least so many bytes."""
    return TooLongError(
        f"the text has {length:,} {unit}{' or more' if unit == 'bytes' else ''}; the limit is {limit:,} characters",
        place=place,
        remedy="is it one dispatch? split it, or raise the limit with --max-characters",
    )
