"""``selon reread``: documents of a ledger read again by the Selon that is installed now."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from selon.cli.ledger import progress
from selon.cli.options import opened, with_json, with_ledger, with_settings
from selon.errors import UnknownError
from selon.settings import load

__all__ = ["reread"]

_INTERRUPTED = 130


@click.command(short_help="Read a ledger's documents again with this Selon.")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@with_ledger
@click.option("--all", "everything", is_flag=True, help="Also what this Selon has read already.")
@with_json
@with_settings("processes", "wait")
def reread(documents: tuple[str, ...], file: Path, *, everything: bool, as_json: bool, **options: Any) -> int:
    """Read a ledger's documents again, all or those of these ids, where another Selon read them.

    A newer Selon, another pack or other weights may read a text otherwise. The texts are in the ledger: no source is
    asked. Where the reading differs, it is kept beside the old one, and events and origins follow the new one; where it
    is the same, that is noted. Older versions of a document stay as they were read. Reviews stay, and are held against
    the new reading.

    \b
    selon reread --ledger night.selon --processes 2
    """
    from selon.ledger import open_ledger  # noqa: PLC0415 - only what is asked for is loaded
    from selon.publishing.desk.setting import lay  # noqa: PLC0415 - as above
    from selon.publishing.plain import write_json  # noqa: PLC0415 - as above
    from selon.running.rereading import reread as read_again  # noqa: PLC0415 - as above

    settings = load(options, os.environ, Path("selon.toml"))
    with open_ledger(file, writing=True, wait=settings.wait) as ledger:
        for name in documents:
            if not ledger.machine_folios([name]):
                raise UnknownError(f"no document {name!r}", place=str(file), remedy="look with `selon search`")
        try:
            total = len(documents) or (ledger.counts().documents if sys.stderr.isatty() else None)
            with progress("reading again", total) as show:
                report = read_again(ledger, documents or None, settings.processes, show, everything=everything, lay=lay)
        except KeyboardInterrupt:
            click.echo(f"selon: interrupted; {file} holds; the same again goes on", err=True)
            return _INTERRUPTED
        for failure in report.failures:
            click.echo(f"selon: {failure}", err=True)
        with opened(None) as stream:
            if as_json:
                told = {
                    "ledger": ledger.path,
                    "otherwise": report.otherwise,
                    "same": report.same,
                    "head": ledger.head(),
                }
                write_json({**told, "failures": [failure.code for failure in report.failures]}, stream)
            else:
                stream.write(
                    f"{report.otherwise} read otherwise than before, {report.same} the same; the old readings stay in "
                    f"{ledger.path}\n"
                )
    return report.failures[0].exit_code if report.failures else 0
