"""What commands have in common: flags for settings, where output goes."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import Any, TextIO

import click

from selon.errors import OutputError
from selon.intake.dates import iso_published
from selon.settings import SETTINGS, Setting

__all__ = ["FILE", "TARGET", "file_of", "opened", "with_given", "with_json", "with_ledger", "with_settings"]

FILE: click.Path = click.Path(path_type=Path, dir_okay=False)
with_ledger = click.option(
    "--ledger", "file", type=FILE, required=True, envvar="SELON_LEDGER", help="The ledger's file."
)
with_json = click.option("--json", "as_json", is_flag=True, help="Write JSON, for programs.")
#: What an SQLite file begins with, as a ledger is one.
_DATABASE = b"SQLite format 3\0"
_GIVEN = ("published", "outlet", "title", "language")


class _Target(click.Path):
    """A file to write to. What was in it is gone afterwards: never a ledger, nor any other database."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path. Fails where a database lies there."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if _begins(path, _DATABASE):
            self.fail(f"{str(path)!r} is a ledger, or another database; nothing is written over it", param, ctx)
        return path


TARGET = _Target(path_type=Path, dir_okay=False)


def _begins(path: Path, head: bytes) -> bool:
    """Tell whether it is a file that begins so. One that cannot be read begins otherwise."""
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as stream:
                return stream.read(len(head)) == head
    return False


def with_settings(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the flags of the named settings to a command; their values come as ``flags``."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for setting in reversed([s for s in SETTINGS if s.name in names]):
            kind = _kind(setting)
            shown = f"{setting.meaning}  [{setting.default}]" if setting.default != "" else setting.meaning
            command = click.option(setting.flag, setting.name, type=kind, default=None, help=shown)(command)
        return command

    return decorate


def _kind(setting: Setting) -> click.ParamType[Any]:
    if setting.choices:
        return click.Choice(setting.choices)
    return click.IntRange(min=setting.least) if isinstance(setting.default, int) else click.STRING


def _published(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and iso_published(value) is None:
        raise click.BadParameter(f"{value!r} is no date; write 2024-09-18, 2024-09 or 2024-09-18T07:59+02:00")
    return value


def _format(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from selon.intake.formats import format_names  # noqa: PLC0415 - only what is asked for is loaded

    if value is not None and value not in format_names():
        raise click.BadParameter(f"no format {value!r}; there are {', '.join(format_names())}")
    return value


def with_given(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the flags that say something of every document: ``given``, by name, ``form`` (its format), ``encoding``."""

    @wraps(command)
    def gathered(**options: Any) -> Any:
        return command(given={name: options.pop(name) or "" for name in _GIVEN}, **options)

    for flag in reversed(
        (
            click.option("--as", "form", callback=_format, metavar="FORMAT", help="What it is; else recognised."),
            click.option("--published", callback=_published, metavar="DATE", help="The day or minute it appeared."),
            click.option("--outlet", metavar="NAME", help="Who published it."),
            click.option("--title", metavar="TEXT", help="Its headline."),
            click.option("--language", metavar="CODE", help="Its language (`selon languages`); else recognised."),
            click.option("--encoding", metavar="NAME", help="The encoding of its text; else recognised."),
        )
    ):
        gathered = flag(gathered)
    return gathered


@contextmanager
def opened(output: Path | None, newline: str = "\n") -> Iterator[TextIO]:
    """Open a file for text, or the standard output where there is none. Raises OutputError where it cannot be."""
    if output is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    try:
        with output.open("w", encoding="utf-8", newline=newline) as stream:
            yield stream
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise OutputError(f"cannot be written: {reason}", place=str(output)) from problem


def file_of(stream: TextIO) -> os.stat_result | None:
    """Return what the system knows of the file that a stream writes to; None for a terminal, a pipe, memory."""
    with suppress(OSError, ValueError):
        found = os.fstat(stream.fileno())
        return found if stat.S_ISREG(found.st_mode) else None
    return None
