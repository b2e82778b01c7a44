"""``selon watch``: feeds and pages looked at again and again, and what is new told."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.cli.options import FILE, opened, with_ledger, with_settings
from selon.errors import LockedError
from selon.settings import Settings, load

if TYPE_CHECKING:
    from selon.intake.feedlist import Watchlist
    from selon.intake.fetch import Fetcher
    from selon.ledger import Ledger
    from selon.running.watching import Look, Watcher

__all__ = ["watch"]

_INTERRUPTED = 130
#: After so many seconds a ledger that another process writes to is tried again.
_AGAIN = 30.0
#: Hosts with their port that tests may watch although they are local; nothing that a user gives leads here.
_LOCAL: tuple[str, ...] = ()


@click.command(short_help="Watch feeds and pages, and tell what is new.")
@click.argument("feeds", type=FILE, metavar="FEEDS.TOML")
@with_ledger
@click.option("--once", is_flag=True, help="Look once, at what is due, and end: for cron.")
@click.option("--notify", "webhook", metavar="URL", help="Post what is new there as JSON, over what the list says.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON, one piece of news a line.")
@with_settings(
    "max_characters",
    "parse_seconds",
    "parse_megabytes",
    "fetch_seconds",
    "fetch_megabytes",
    "processes",
    "wait",
    "color",
    "width",
)
def watch(feeds: Path, file: Path, *, once: bool, webhook: str | None, as_json: bool, **options: Any) -> int:
    """Watch feeds and pages: add what comes to a ledger, and tell what is new since the last look.

    New are reports; figures that moved; answers that differ, or that two sides contradict each other in; and what an
    agency withdraws, which is marked and never deleted. FEEDS.TOML lists what to watch (docs/how-to/watch-feeds.md).

    Sites are asked politely: their robots.txt is respected, what has not changed is not sent again, and who is busy is
    left alone for as long as it says. What is remembered stands in the ledger, so that watching can end at any time
    and go on where it was. What cannot be had is named on stderr and kept (`selon errors`); the rest goes on.

    \b
    selon watch feeds.toml --ledger night.selon
    selon watch feeds.toml --ledger night.selon --once --json
    """
    from selon.intake.feedlist import read_watchlist  # noqa: PLC0415 - only what is asked for is loaded
    from selon.intake.files import fetcher_of, limits_of  # noqa: PLC0415 - as above
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.publishing.desk.setting import lay  # noqa: PLC0415 - as above
    from selon.running.watching import Watcher  # noqa: PLC0415 - all that reads, loaded where it reads

    settings = load(options, os.environ, Path("selon.toml"))
    watchlist = read_watchlist(feeds, webhook, _LOCAL)
    fetcher = fetcher_of(settings, allow=_LOCAL, contact=watchlist.contact)
    with open_ledger(file, create=True, wait=settings.wait) as ledger:
        watcher = Watcher(
            ledger,
            watchlist,
            fetcher,
            limits=limits_of(settings),
            processes=settings.processes,
            notified=watchlist.notify is not None,
            lay=lay,
        )
        try:
            return _looks(watcher, ledger, watchlist, settings, once=once, as_json=as_json)
        except KeyboardInterrupt:
            click.echo(f"selon: interrupted; {file} holds, and watching goes on where it was", err=True)
            return _INTERRUPTED


def _looks(
    watcher: Watcher, ledger: Ledger, watchlist: Watchlist, settings: Settings, *, once: bool, as_json: bool
) -> int:
    """Look, tell, and do it again; return the exit code of a single look: that of the first thing that failed."""
    hook = _hook(watchlist, settings)
    while True:
        try:
            look = watcher.look(slack=once)
        except LockedError as problem:
            if once:
                raise
            click.echo(f"selon: {problem}", err=True)
            watcher.pause(_AGAIN)
            continue
        problems = [*look.failures, *_notified(ledger, watchlist, hook)]
        for failure in problems:
            click.echo(f"selon: {failure}", err=True)
        _tell(look, settings, as_json=as_json)
        if once:
            return problems[0].exit_code if problems else 0
        watcher.wait()


def _hook(watchlist: Watchlist, settings: Settings) -> Fetcher | None:
    """Return what posts to the webhook, if there is one: local addresses are open to it alone, and only those named."""
    from selon.intake.files import fetcher_of  # noqa: PLC0415 - as above

    if watchlist.notify is None:
        return None
    return fetcher_of(settings, allow=(*watchlist.notify.allow, *_LOCAL), contact=watchlist.contact)


def _notified(ledger: Ledger, watchlist: Watchlist, hook: Fetcher | None) -> Iterable[Any]:
    """Post what nobody was told yet, and return why it was not taken, if so."""
    from selon.running.notifying import deliver  # noqa: PLC0415 - as above

    if hook is None or watchlist.notify is None:
        return ()
    chance = random.Random()  # noqa: S311 - spreads requests, keeps no secret
    _, problem = deliver(ledger, watchlist.notify, hook, now=lambda: datetime.now(UTC), chance=chance)
    return () if problem is None else (problem,)


def _tell(look: Look, settings: Settings, *, as_json: bool) -> None:
    """Write what is new; where somebody looks on, also that a look is over."""
    with opened(None) as stream:
        if as_json:
            from selon.publishing.plain import plain, write_lines  # noqa: PLC0415 - as above

            write_lines(({"look": look.number, **plain(item)} for item in look.news), stream)
        else:
            from selon.publishing.news_report import write_news  # noqa: PLC0415 - as above
            from selon.publishing.terminal import make_console  # noqa: PLC0415 - as above

            write_news(look.news, make_console(stream, color=settings.color, width=settings.width))
        stream.flush()
    if sys.stderr.isatty():
        count = f"{look.asked} asked, {look.unchanged} of them unchanged, {look.report.new} new documents"
        click.echo(f"selon: {datetime.now().astimezone():%H:%M}  {count}", err=True)
