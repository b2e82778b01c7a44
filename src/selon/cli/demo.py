"""``selon demo``: the dispatches that ship, added to a ledger, and the event that most of them tell of."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.cli.options import FILE, TARGET, opened, with_settings
from selon.errors import OutputError
from selon.settings import Settings, load

if TYPE_CHECKING:
    from selon.ledger import Ledger
    from selon.records.events import Event

__all__ = ["demo"]

_GO_ON = (
    ("selon events --ledger {ledger}", "what else there is"),
    ("selon event {words} --ledger {ledger} --why", "the reasons behind counts and versions"),
    ("selon event {words} --ledger {ledger} --words", "every report's own words"),
    ("selon series --ledger {ledger} --measure shot_down --by region --plot", "nights of tallies"),
    ("selon search depot --ledger {ledger}", "a word in all its forms"),
    ("selon verify --ledger {ledger}", "is it as it was written?"),
    ("selon add YOUR-FILES --ledger night.selon", "your own dispatches"),
)
_DEMO = "demo.selon"
#: So many dispatches at a time, for the bar to move.
_BATCH = 16


@click.command(short_help="Try it on the dispatches that ship with Selon.")
@click.option("--ledger", "file", type=FILE, help="Keep the ledger in this file, to go on with.")
@click.option(
    "--dispatches", is_flag=True, help="Read single dispatches instead: one in full, of the others what fails."
)
@click.option("--documents", "target", type=TARGET, help="Only write the dispatches there, as JSONL, and end.")
@with_settings("color", "width")
def demo(file: Path | None, *, dispatches: bool, target: Path | None, **options: Any) -> int:
    """Add the dispatches that ship with Selon to a ledger, and show the event that most of them tell of.

    They are re-worded public reports, in our own wording. The ledger is gone afterwards unless --ledger names a file.

    \b
    selon demo --ledger demo.selon
    selon events --ledger demo.selon
    """
    settings = load(options, os.environ, Path("selon.toml"))
    if target is not None:
        return _hand_out(target)
    if dispatches:
        return _dispatches(settings)
    from selon.ledger import open_ledger  # noqa: PLC0415 - only what is asked for is loaded

    if file is not None and file.exists():
        raise OutputError("is there already", place=str(file), remedy="name a file that is not: samples are for trying")
    with tempfile.TemporaryDirectory() as folder, open_ledger(file or Path(folder) / _DEMO, create=True) as ledger:
        _fill(ledger, words=file is not None)
        _show(ledger, settings, file)
    return 0


def _hand_out(target: Path) -> int:
    """Write the dispatches that ship, one a line."""
    from selon.publishing.plain import write_lines  # noqa: PLC0415 - as above
    from selon.records.codec import encode_document  # noqa: PLC0415 - as above
    from selon.samples import corpus  # noqa: PLC0415 - as above

    with opened(target) as stream:
        write_lines(map(encode_document, corpus()), stream)
    return 0


def _fill(ledger: Ledger, *, words: bool) -> None:
    """Add the corpus that ships; on a terminal a bar tells how far it is. ``words`` makes it searchable too."""
    from selon.cli.ledger import progress  # noqa: PLC0415 - as above
    from selon.running.ingest import ingest  # noqa: PLC0415 - as above
    from selon.samples import corpus  # noqa: PLC0415 - as above

    documents = list(corpus())
    with progress("reading", len(documents)) as show:
        ingest(ledger, documents, 1, show, batch=_BATCH, words=words)


def _show(ledger: Ledger, settings: Settings, file: Path | None) -> None:
    """Print the event with most reports, then how to go on."""
    from selon.cli.events import near  # noqa: PLC0415 - as above
    from selon.publishing.event_outline import event_page  # noqa: PLC0415 - as above
    from selon.publishing.event_report import write_event  # noqa: PLC0415 - as above
    from selon.publishing.terminal import make_console  # noqa: PLC0415 - as above
    from selon.running.accounts import account_of  # noqa: PLC0415 - as above

    (first,) = ledger.events(limit=1, order="documents")
    account, dossier = account_of(ledger, first.event)
    with opened(None) as stream:
        page = event_page(account, dossier, related=near(ledger, first.event))
        write_event(page, make_console(stream, color=settings.color, width=settings.width))
        stream.write(_told(ledger, first.event, file))


def _told(ledger: Ledger, event: Event, file: Path | None) -> str:
    """Return how much there was, and how to go on."""
    counts = ledger.counts()
    languages = {holding.language for holding in ledger.documents()} - {None}
    words = (event.places[0].name or "").split()[:1] if event.places else []
    names = {"ledger": file or _DEMO, "words": words[0].lower() if words else event.id}
    keep = "" if file else f", after selon demo --ledger {_DEMO}"
    commands = [(command.format(**names), meaning) for command, meaning in _GO_ON]
    wide = max(len(command) for command, _ in commands)
    amount = f"{counts.documents} dispatches in {len(languages)} languages tell of {counts.events} events"
    return "\n".join(
        (
            "",
            f"{amount}; above is the one that most of them tell of.",
            "They are re-worded public reports, to try things on and not to rely on.",
            "",
            f"Go on{keep}:",
            *(f"  {command.ljust(wide)}  {meaning}" for command, meaning in commands),
            "",
        )
    )


def _dispatches(settings: Settings) -> int:
    """Read a few of the dispatches, one by one."""
    from selon.publishing.report import make_console, write_demo  # noqa: PLC0415 - as above
    from selon.running.local import understand_all  # noqa: PLC0415 - as above
    from selon.samples import samples  # noqa: PLC0415 - as above

    with opened(None) as stream:
        write_demo(understand_all(samples()), make_console(stream, color=settings.color, width=settings.width))
    return 0
