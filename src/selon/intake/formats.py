"""The formats in which dispatches come, told by a name and the first bytes; built-ins and plug-ins by the same door.

A package adds a format by an entry point of the group ``selon.formats`` that names an object like `selon.ports.Format`;
it is asked after the built-in ones. What nobody knows is taken for plain text, which refuses what is none.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from selon.errors import ArchiveError, InputError, MarkupError, OverBudgetError, UnknownFormatError
from selon.ports import Format, Limits, Unit
from selon.records.text import Document

__all__ = ["GROUP", "HEAD", "Begun", "find_format", "format_names", "headed", "open_format", "read_unit", "suffixes"]

GROUP = "selon.formats"
#: As many bytes as a format is told by.
HEAD = 8192
#: Archives lie in archives at most so deep: a page in a record of a WARC in a ZIP.
_DEEPEST = 2
#: Name, and the object: asked in this order.
_BUILT_IN = {
    "zip": "selon.intake.archives:ZIP",
    "gzip": "selon.intake.archives:GZIP",
    "warc": "selon.intake.warc:FORMAT",
    "jsonfeed": "selon.intake.jsonfeeds:FORMAT",
    "telegram": "selon.intake.telegram:FORMAT",
    "ninjs": "selon.intake.ninjs:FORMAT",
    "feed": "selon.intake.feeds:FORMAT",
    "html": "selon.intake.pages:FORMAT",
    "jsonl": "selon.intake.plain:JSONL",
    "json": "selon.intake.plain:JSON",
    "text": "selon.intake.plain:TEXT",
}


class Begun:
    """Said by `read_unit` before each unit that it begins: how far it has come, should it be stopped there."""

    __slots__ = ("number", "place")

    def __init__(self, number: int, place: str) -> None:
        """Take the unit's number among those of the outermost archive, and its place."""
        self.number = number
        self.place = place


@cache
def open_format(name: str) -> Format:
    """Return the format of a name. Raises UnknownFormatError."""
    where = _BUILT_IN.get(name) or _plugged_in().get(name)
    if where is None:
        raise UnknownFormatError(f"no format {name!r}", remedy=f"there are {', '.join(format_names())}")
    module, _, attribute = where.partition(":")
    found: Format = getattr(importlib.import_module(module), attribute)
    return found


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, in the order in which they are asked."""
    return (*list(_BUILT_IN)[:-1], *(name for name in _plugged_in() if name not in _BUILT_IN), "text")


def suffixes() -> tuple[str, ...]:
    """Return what the files' names end with that a folder is read for."""
    return tuple(suffix for name in format_names() for suffix in open_format(name).suffixes)


@cache
def _plugged_in() -> dict[str, str]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and plain text does without

    return {point.name: point.value for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}


def find_format(name: str, head: bytes) -> Format:
    """Return the first format that knows a name and its first bytes."""
    text = open_format("text")
    if name.lower().endswith(text.suffixes) and text.sniff(name, head):
        return text
    return next(found for known in format_names() if (found := open_format(known)).sniff(name, head))


def read_unit(
    unit: Unit, limits: Limits, named: str | None = None, *, skip: int = 0, share: tuple[int, int] = (0, 1)
) -> Iterator[Document | InputError | Begun]:
    """Yield the documents and errors of a unit, and of the units in it; before each unit, that it is begun.

    ``named`` is the format, if it is known; the first ``skip`` units of an archive are passed over. Of a ``share``
    (2, 3) every third unit is read, from the second on, with the archive's own errors that follow it: three parsers
    with a share each read all. Nothing that a parser raises leaves here: it is an error with the unit's place.
    """
    yield from _read(unit, limits, named, skip, 0, share)


def _read(
    unit: Unit, limits: Limits, named: str | None, skip: int, depth: int, share: tuple[int, int]
) -> Iterator[Document | InputError | Begun]:
    count, (mine, of) = 0, share
    try:
        head, whole = headed(unit)
        form = open_format(named) if named else find_format(unit.name, head)
        for item in form.parse(whole, limits):
            if not isinstance(item, Unit):
                if count >= skip and count % of == mine:  # what came before was handed on the first time
                    yield item
                continue
            count += 1
            if depth + 1 > _DEEPEST:
                yield ArchiveError("an archive in an archive in an archive", place=item.place, remedy="unpack it first")
            elif count > skip and count % of == mine:
                if depth == 0:
                    yield Begun(count, item.place)
                yield from _read(item, limits, None, 0, depth + 1, (0, 1))
    except InputError as problem:
        if count % of == mine:
            yield _placed(problem, unit.place)
    except MemoryError:
        yield OverBudgetError(f"parsing took more than {limits.megabytes} MB", place=unit.place, remedy="split it")
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as problem:  # noqa: BLE001 - a parser's panic is no Exception; the others must be read
        reason = f"it cannot be parsed: {type(problem).__name__}: {problem}"
        yield MarkupError(reason[:400], place=unit.place, remedy="is the file whole, and of that format?")


def _placed(problem: InputError, place: str) -> InputError:
    return problem if problem.place else type(problem)(problem.reason, place=place, remedy=problem.remedy)


def headed(unit: Unit) -> tuple[bytes, Unit]:
    """Return the first bytes of a unit, and the unit with its stream at the start."""
    stream = unit.stream
    if stream.seekable():
        head = stream.read(HEAD)
        stream.seek(-len(head), io.SEEK_CUR)
        return head, unit
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream), 4 * HEAD)
    return buffered.peek(HEAD)[:HEAD], replace(unit, stream=buffered)


class _Raw(io.RawIOBase):
    """A stream of bytes as a raw one, for a buffer to stand before."""

    def __init__(self, stream: io.BufferedIOBase | object) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data: bytes = self._stream.read(len(view))  # type: ignore[union-attr]
        view[: len(data)] = data
        return len(data)
