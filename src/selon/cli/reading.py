"""``selon read``: dispatches in, a report, JSONL or a page out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from selon.cli.options import TARGET, file_of, opened, with_given, with_settings
from selon.errors import SelonError
from selon.intake.files import STDIN, Intake, fetcher_of, limits_of
from selon.records.folios import Folio
from selon.running.local import try_all
from selon.settings import Settings, load

__all__ = ["read"]

T = TypeVar("T")

_SUFFIXES = {".jsonl": "jsonl", ".html": "html", ".htm": "html", ".txt": "report"}


@click.command(short_help="Read dispatches: who says what, what happened, the figures.")
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER|URL|-]...")
@click.option(
    "--jsonl", "lines", multiple=True, metavar="FILE", help="Read documents from JSONL, one a line; - is stdin."
)
@with_given
@click.option("-o", "--output", type=TARGET, metavar="FILE", help="Write there.")
@with_settings(
    "format",
    "color",
    "width",
    "max_characters",
    "parse_seconds",
    "parse_megabytes",
    "fetch_seconds",
    "fetch_megabytes",
    "processes",
)
def read(
    files: tuple[str, ...],
    lines: tuple[str, ...],
    *,
    given: dict[str, str],
    form: str | None,
    encoding: str | None,
    output: Path | None,
    **options: Any,
) -> int:
    """Read dispatches: who says what, what happened, the figures, and whether they add up.

    FILE is plain text, with or without front matter (lines "outlet: …", "published: …" at its start); .jsonl or .json
    after the codebook; a web page; ninjs; an RSS or Atom feed; Telegram's result.json; a WARC; a ZIP of these. A folder
    stands for the files in it; URL is an address (http or https) that has one of them; - is the standard input.

    What is given with --published, --outlet, --title, --language holds for every document, over what it says itself.
    A file that cannot be read is named on stderr with the reason, and the others are read all the same; the exit code
    is then that of the first such error.

    \b
    selon read dispatch.txt --published 2024-09-18
    cat dispatch.txt | selon read -
    selon read --jsonl documents.jsonl --format jsonl > folios.jsonl
    selon read page.html crawl.warc.gz feed.xml
    selon read https://example.org/news/depot-fire
    selon read dispatch.txt -o dispatch.html
    """
    if output is not None and options["format"] is None:
        options["format"] = _SUFFIXES.get(output.suffix.lower())
    settings = load(options, os.environ, Path("selon.toml"))
    if output is not None and any(_is(output, name) for name in (*files, *lines)):
        raise click.UsageError(f"{str(output)!r} is what is read; name another file with -o")
    if not files and not lines:
        if sys.stdin.isatty():
            raise click.UsageError("name a file, a folder, or - for the standard input; selon read --help says more")
        files = (STDIN,)
    intake = Intake(
        sys.stdin.buffer,
        limits=limits_of(settings),
        encoding=encoding,
        form=form,
        given=given,
        fetcher=lambda: fetcher_of(settings),
    )
    failures: list[SelonError] = []
    documents = _passed(intake.read(files, lines), failures)
    folios = _passed(try_all(documents, settings.processes), failures)
    with opened(output) as stream:
        intake.spared = file_of(stream)
        count = _write(folios, stream, settings, to_file=output is not None)
    if failures:
        click.echo(f"selon: {count} read, {len(failures)} not", err=True)
        return failures[0].exit_code
    return 0


def _is(output: Path, name: str) -> bool:
    """Tell whether a file that is there already is the one of this name."""
    with suppress(OSError):
        return output.samefile(name)
    return False


def _passed(found: Iterator[T | SelonError], failures: list[SelonError]) -> Iterator[T]:
    """Yield what is no error; an error is named on stderr and kept."""
    for item in found:
        if isinstance(item, SelonError):
            failures.append(item)
            click.echo(f"selon: {item}", err=True)
        else:
            yield item


def _write(folios: Iterator[Folio], stream: TextIO, settings: Settings, *, to_file: bool) -> int:
    """Write the folios in the format of the settings, and return how many there were."""
    if settings.format == "jsonl":
        from selon.publishing.jsonl import write_jsonl  # noqa: PLC0415 - only what is asked for is loaded

        return write_jsonl(folios, stream)
    if settings.format == "html":
        from selon.publishing.page import write_page  # noqa: PLC0415 - as above

        return write_page(folios, stream)
    from selon.publishing.report import make_console, write_report  # noqa: PLC0415 - as above

    color = "never" if to_file and settings.color == "auto" else settings.color
    return write_report(folios, make_console(stream, color=color, width=settings.width))
