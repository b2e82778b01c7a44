"""``selon add``, ``selon verify``, ``selon errors``: documents into a ledger, and whether it is as it was written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.cli.options import opened, with_given, with_json, with_ledger, with_settings
from selon.errors import BrokenError, SelonError
from selon.settings import load

if TYPE_CHECKING:
    from selon.ledger import Ledger, Verdict
    from selon.records.text import Document
    from selon.running.ingest import Report

__all__ = ["add", "errors", "progress", "verify"]

_INTERRUPTED = 130
#: After so many documents verifying shows how far it is.
_OFTEN = 500


# --- add --------------------------------------------------------------------------------------------------------------


@click.command(short_help="Read dispatches into a ledger.")
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER|URL|-]...")
@click.option(
    "--jsonl", "lines", multiple=True, metavar="FILE", help="Add documents from JSONL, one a line; - is stdin."
)
@with_ledger
@with_given
@with_json
@with_settings(
    "max_characters", "parse_seconds", "parse_megabytes", "fetch_seconds", "fetch_megabytes", "processes", "wait"
)
def add(
    files: tuple[str, ...],
    lines: tuple[str, ...],
    file: Path,
    *,
    given: dict[str, str],
    form: str | None,
    encoding: str | None,
    as_json: bool,
    **options: Any,
) -> int:
    """Read dispatches into a ledger, which is made if it is not there.

    Sources are named as for `selon read`. What the ledger has already is passed over, so that the same sources can be
    added again at any time: after an interruption, or when more have come. Another version of a document that is there
    (same id or address, other text) is kept beside it, and the newest one counts.

    What cannot be read is named on stderr and kept in the ledger (`selon errors`); the rest is added all the same. The
    exit code is then that of the first such error.

    \b
    selon add dispatches/ --ledger night.selon
    selon add --jsonl documents.jsonl --ledger night.selon --processes 2
    """
    from selon.intake.files import STDIN, Intake, fetcher_of, limits_of  # noqa: PLC0415 - only what is asked for is loaded
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    settings = load(options, os.environ, Path("selon.toml"))
    if not files and not lines:
        if sys.stdin.isatty():
            raise click.UsageError("name a file, a folder, or - for the standard input; selon add --help says more")
        files = (STDIN,)
    intake = Intake(
        sys.stdin.buffer,
        limits=limits_of(settings),
        encoding=encoding,
        form=form,
        given=given,
        fetcher=lambda: fetcher_of(settings),
    )
    with open_ledger(file, create=True, wait=settings.wait) as ledger:
        before = ledger.counts().versions
        try:
            report = _ingest(ledger, intake.read(files, lines), settings.processes)
        except KeyboardInterrupt:
            came = ledger.counts().versions - before
            click.echo(
                f"selon: interrupted; {came} new documents are in {file}, and it holds; add the same again to go on",
                err=True,
            )
            return _INTERRUPTED
        _take_reviews(ledger, files)
        _tell(ledger, report, as_json=as_json)
    return report.failures[0].exit_code if report.failures else 0


def _take_reviews(ledger: Ledger, files: Iterable[str]) -> None:
    """Take what people reviewed in the bundles among the files, and say how much that is."""
    bundles = [name for name in files if name.lower().endswith(".zip")]
    if not bundles:
        return
    from selon.running.bundled import take_reviews  # noqa: PLC0415 - as above

    if count := take_reviews(ledger, bundles):
        click.echo(f"selon: {count} reviews of other people taken over", err=True)


def _ingest(ledger: Ledger, documents: Iterator[Document | SelonError], processes: int) -> Report:
    from selon.publishing.desk.setting import lay  # noqa: PLC0415 - as below
    from selon.running.ingest import ingest  # noqa: PLC0415 - all that reads, loaded where it reads

    with progress("adding") as show:
        return ingest(ledger, _named(documents), processes, show, lay=lay)


def _named(documents: Iterator[Document | SelonError]) -> Iterator[Document | SelonError]:
    """Pass on what is read, and name on stderr at once what cannot be."""
    for item in documents:
        if isinstance(item, SelonError):
            click.echo(f"selon: {item}", err=True)
        yield item


def _tell(ledger: Ledger, report: Report, *, as_json: bool) -> None:
    from selon.publishing.plain import write_json  # noqa: PLC0415 - as above

    counts = ledger.counts()
    with opened(None) as stream:
        if as_json:
            told = {
                "ledger": ledger.path,
                "new": report.new,
                "known": report.known,
                "versions": report.versions,
                "withdrawn": report.withdrawn,
                "read_by_another_program": report.unread,
                "failures": [
                    {"place": f.place, "code": f.code, "reason": f.reason, "remedy": f.remedy} for f in report.failures
                ],
                "counts": counts,
                "head": ledger.head(),
            }
            write_json(told, stream)
            return
        parts = [f"{report.new} new"]
        parts += [f"{report.versions} of them other versions"] if report.versions else []
        parts += [f"{report.known} known before"] if report.known else []
        parts += [f"{report.withdrawn} withdrawn"] if report.withdrawn else []
        parts += [f"{len(report.failures)} not read (selon errors)"] if report.failures else []
        stream.write(
            f"{', '.join(parts)}; {ledger.path} holds {_count(counts.documents, 'document')}, "
            f"{_count(counts.claims, 'claim')}, {_count(counts.events, 'event')}, {_count(counts.origins, 'origin')}\n"
        )
        if report.unread:
            were = "was" if report.unread == 1 else "were"
            stream.write(
                f"{report.unread} of the known {were} read by another Selon; `selon reread --ledger {ledger.path}` "
                f"reads such documents again, and keeps what was read before\n"
            )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Callable[[int], None] | None]:
    """Give what shows how many documents are done: a bar on stderr where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)


# --- verify -----------------------------------------------------------------------------------------------------------


@click.command(short_help="Tell whether a ledger is as it was written.")
@with_ledger
@click.option("--head", is_flag=True, help="Only print the head: the hash to publish.")
@click.option("--expect", multiple=True, metavar="HASH", help="A head published before, which must be in the chain.")
@with_json
def verify(file: Path, *, head: bool, expect: tuple[str, ...], as_json: bool) -> int:
    """Tell whether everything in a ledger is as it was written, and if not, name the first thing that is not.

    Everything that enters or changes is an entry of a chain, each with a hash over the one before. The chain is hashed
    anew, and every row is held against its entry. Only a head that was published before can show that the end of a
    ledger was cut off.

    \b
    selon verify --ledger night.selon --head > head.txt
    selon verify --ledger night.selon --expect $(cat head.txt)
    """
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.publishing.plain import write_json  # noqa: PLC0415 - as above

    with open_ledger(file) as ledger, opened(None) as stream:
        if head:
            found = ledger.head()
            if as_json:
                write_json({"ledger": ledger.path, "head": found}, stream)
            else:
                stream.write(found + "\n")
            return 0
        verdict = _verified(ledger, expect)
        if as_json:
            write_json(verdict, stream)
            return 0 if verdict.holds else BrokenError.exit_code
        if not verdict.holds:
            where = f"{ledger.path}: entry {verdict.seq}: {verdict.subject}"
            raise BrokenError(verdict.reason or "", place=where, remedy="take a copy that holds, and add again")
        stream.write(f"{ledger.path} holds: {verdict.entries} entries, head {verdict.head}\n")
    return 0


def _verified(ledger: Ledger, expect: tuple[str, ...]) -> Verdict:
    with progress("verifying", ledger.counts().versions if sys.stderr.isatty() else None) as show:
        return ledger.verify(
            expect=[name.strip().lower() for name in expect],
            progress=show and (lambda done: show(done) if done % _OFTEN == 0 else None),
        )


# --- errors -----------------------------------------------------------------------------------------------------------


@click.command(short_help="List what could not be read into a ledger.")
@with_ledger
@with_json
def errors(file: Path, *, as_json: bool) -> int:
    """List what could not be read into a ledger: when, where, why, and what to do about it."""
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.publishing.plain import write_lines  # noqa: PLC0415 - as above

    with open_ledger(file) as ledger, opened(None) as stream:
        failures = ledger.failures()
        if as_json:
            write_lines(failures, stream)
        else:
            stream.writelines(
                f"{failure.seen}  {failure.place}: {failure.reason}"
                + (f"; {failure.remedy}" if failure.remedy else "")
                + "\n"
                for failure in failures
            )
    return 0
