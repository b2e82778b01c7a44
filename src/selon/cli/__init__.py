"""The door: the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from selon.errors import SelonError
from selon.intake.jsonl import parse_lines
from selon.intake.text import parse_text
from selon.records.codec import encode_line
from selon.records.text import Document
from selon.running.local import understand_all

__all__ = ["main"]


@click.group()
def main() -> None:
    """Read conflict news: who said what, through whom, how surely; do the figures add up."""


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", multiple=True, type=click.Path(path_type=Path))
@click.option("--format", "form", default="jsonl")
def read(files: tuple[Path, ...], jsonl: tuple[Path, ...], form: str) -> None:
    """Read dispatches."""
    del form

    def documents() -> Iterator[Document]:
        for file in files:
            yield parse_text(file.read_text("utf-8"))
        for file in jsonl:
            with file.open(encoding="utf-8") as lines:
                for found in parse_lines(lines, str(file)):
                    if isinstance(found, SelonError):
                        click.echo(str(found), err=True)
                    else:
                        yield found

    for folio in understand_all(documents()):
        sys.stdout.write(encode_line(folio) + "\n")
