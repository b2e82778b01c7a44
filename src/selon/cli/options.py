"""What commands have in common: flags for settings, where output goes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from selon.errors import OutputError
from selon.settings import SETTINGS

__all__ = ["opened", "with_settings"]


def with_settings(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the flags of the named settings to a command; their values come as ``flags``."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for setting in reversed([s for s in SETTINGS if s.name in names]):
            kind = click.Choice(setting.choices) if setting.choices else click.IntRange(min=setting.least)
            shown = f"{setting.meaning}  [{setting.default}]"
            command = click.option(setting.flag, setting.name, type=kind, default=None, help=shown)(command)
        return command

    return decorate


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
