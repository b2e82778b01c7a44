"""``selon export``: a ledger, or what a filter leaves of it, in the formats of those who work with it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from selon.cli.events import RULES, between, code, kind_of, named_event
from selon.cli.options import TARGET, with_ledger
from selon.errors import OutputError

__all__ = ["export"]


def _format(_context: click.Context, _option: click.Parameter, value: str) -> str:
    from selon.publishing.exports.door import exporter_names  # noqa: PLC0415 - only what is asked for is loaded

    if value not in exporter_names():
        raise click.BadParameter(f"no format {value!r}; there are {', '.join(exporter_names())}")
    return value


@click.command(short_help="Hand a ledger on in the formats of others.")
@click.argument("names", nargs=-1, metavar="[EVENT]...")
@with_ledger
@click.option(
    "--format",
    "form",
    required=True,
    callback=_format,
    metavar="NAME",
    help="jsonl, csv, parquet, acled, ged, plover, mentions, geojson, annotations, schema-org, handover, gold, "
    "examples, bundle.",
)
@click.option("-o", "--output", type=TARGET, metavar="FILE", help="Write there, not to the standard output.")
@between
@click.option("--kind", callback=kind_of, metavar="KIND", help="Only claims of this kind, as the codebook names it.")
@click.option("--side", callback=code, metavar="CODE", help="Only claims that this side makes (ISO 3166-1).")
@click.option("--language", metavar="CODE", help="Only claims of reports, or of paragraphs, in this language.")
@click.option("--pick", "rule", type=click.Choice(RULES), help="The rule that `ged` takes its best figure by.")
def export(
    names: tuple[str, ...],
    file: Path,
    *,
    form: str,
    output: Path | None,
    since: str | None,
    until: str | None,
    place: str | None,
    kind: str | None,
    side: str | None,
    language: str | None,
    rule: str | None,
) -> int:
    """Hand a ledger on, or what a filter leaves of it.

    Days and a place choose events, as in `selon events`; so do EVENTs by name. A kind, a side and a language also
    choose which of their claims are handed on. Formats that have documents hand them on whole.

    \b
    selon export --ledger night.selon --format csv -o claims.csv
    selon export toropets --ledger night.selon --format handover
    selon export --ledger night.selon --format acled --since 2024-09 --place RU -o acled.csv
    """
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.publishing.exports.door import open_exporter  # noqa: PLC0415 - as above
    from selon.publishing.exports.selection import LedgerSelection, Wanted  # noqa: PLC0415 - as above

    exporter = open_exporter(form)
    with open_ledger(file) as ledger:
        events = tuple(dict.fromkeys(named_event(ledger, name).id for name in names))
        wanted = Wanted(events, since, until, place, kind, side, language)
        with _written(output, text=exporter.text) as stream:
            count = exporter.write(LedgerSelection(ledger, wanted, rule or ""), stream)
    if not count:
        click.echo("selon: nothing in the ledger meets these conditions; what was written is empty", err=True)
    return 0


@contextmanager
def _written(output: Path | None, *, text: bool) -> Iterator[BinaryIO]:
    """Give the stream to write to: a file, which is there only once it is whole, or the standard output.

    Raises OutputError where the file cannot be written, or what no terminal can show would go to one.
    """
    if output is None:
        if not text and sys.stdout.isatty():
            raise OutputError("this format is no text for a terminal", remedy="name a file with -o")
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    plain = not output.exists() or output.is_file()
    part = output.with_name(f".{output.name}.part") if plain else output
    try:
        with part.open("wb") as stream:
            yield stream
        if plain:
            os.replace(part, output)  # noqa: PTH105 - as atomic as the system can
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise OutputError(f"cannot be written: {reason}", place=str(output)) from problem
    finally:
        if plain:
            part.unlink(missing_ok=True)
