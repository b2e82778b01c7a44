"""What concerns the shelves: which languages are served, whether a pack is sound, building the gazetteer."""

from __future__ import annotations

import click

from selon.languages import pack as shelf

__all__ = ["gazetteer", "languages", "pack"]


@click.command()
def languages() -> None:
    """List the languages that Selon reads, one a line: code, name."""
    for code in shelf.served():
        click.echo(f"{code}\t{shelf.load(code).settings.get('name', code)}")


@click.group()
def pack() -> None:
    """Work on language packs."""


@click.command()
def gazetteer() -> None:
    """Work on the gazetteer."""
