"""``selon search``: documents of a ledger by their words."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from selon.cli.events import between, code
from selon.cli.options import opened, with_json, with_ledger, with_settings
from selon.settings import load

__all__ = ["search"]


@click.command(
    short_help="Find documents by their words.",
    # A word with a hyphen before it is left out: it must come through, and no flag may be one letter.
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED, metavar="WORDS…")
@with_ledger
@between
@click.option("--language", metavar="CODE", help="Only documents in this language, or with a paragraph in it.")
@click.option("--outlet", metavar="NAME", help="Only documents of this outlet.")
@click.option("--side", callback=code, metavar="CODE", help="Only those in which this side speaks (ISO 3166-1).")
@click.option("--kind", metavar="KIND", help="Only with claims of this kind, as the codebook names it.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="At most so many.")
@with_json
@with_settings("color", "width")
def search(words: tuple[str, ...], file: Path, *, limit: int, as_json: bool, **options: Any) -> int:
    """Find documents by their words, best first, each with the passage that answers.

    Any form of a word finds all others, in every language of the ledger; a name is found in every spelling and script.
    All words must be there. OR parts alternatives, -word leaves out, word* is a beginning, and "some words" in
    quotation marks (or as one argument among several) must follow one another.

    \b
    selon search evacuation Toropets --ledger night.selon
    selon search 'drones "fuel depot" -Kursk' --language en --since 2024-09-17
    """
    from selon.ledger import open_ledger  # noqa: PLC0415 - only what is asked for is loaded
    from selon.ledger.search import Filters  # noqa: PLC0415 - as above
    from selon.ledger.search import search as find  # noqa: PLC0415 - as above
    from selon.publishing.findings import write_findings  # noqa: PLC0415 - as above
    from selon.publishing.plain import write_json  # noqa: PLC0415 - as above
    from selon.publishing.terminal import make_console  # noqa: PLC0415 - as above

    typed = typed_as(words)
    named = ("language", "outlet", "side", "kind", "place", "since", "until")
    filters = Filters(**{name: options.pop(name) for name in named})
    settings = load(options, os.environ, Path("selon.toml"))
    with open_ledger(file) as ledger, opened(None) as stream:
        findings = find(ledger, typed, filters, limit)
        if as_json:
            write_json({"words": typed, "total": findings.total, "found": findings.found}, stream)
        else:
            write_findings(findings, typed, make_console(stream, color=settings.color, width=settings.width))
    return 0


def typed_as(words: tuple[str, ...]) -> str:
    """Return arguments as they would be typed: among several, one with a blank in it was a phrase.

    >>> typed_as(("fuel depot", "-Kursk"))
    '"fuel depot" -Kursk'
    """
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
