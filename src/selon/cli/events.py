"""``selon events``, ``selon event``, ``selon series``: what a ledger knows of happenings, and of figures over time."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.cli.options import TARGET, opened, with_json, with_ledger, with_settings
from selon.errors import UnknownError
from selon.intake.dates import iso_published
from selon.settings import Settings, load

if TYPE_CHECKING:
    from selon.ledger import Ledger
    from selon.publishing.event_rows import EventPage, Related
    from selon.publishing.series import Tally
    from selon.records.accounts import Account, Dossier
    from selon.records.events import Event

__all__ = ["MINE", "RULES", "between", "code", "event", "events", "kind_of", "named_event", "near", "series"]

#: As in weighing, which is only loaded by who picks; a test holds the two together.
RULES = ("lowest", "majority-of-origins", "latest-per-origin")
#: What people picked, as `publishing.my_picks` names it.
MINE = "mine"
#: Among so many reports that words are found in, the event is looked for that most of them tell of.
_NEAR = 60
_CODE = re.compile("[A-Z]{2}")


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return a day, month or year as it was given. Raises BadParameter where it is none."""
    if value is None or (value.isdecimal() and len(value) == 4) or iso_published(value) is not None:
        return value
    raise click.BadParameter(f"{value!r} is no date; write 2024-09-18, 2024-09 or 2024")


def kind_of(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return a kind of claim as the codebook spells it. Raises BadParameter, with what comes near, for none."""
    if value is None:
        return None
    from selon.publishing.rows import KIND_ORDER, MEASURES  # noqa: PLC0415 - only what is asked for is loaded

    kinds = sorted({*KIND_ORDER, *MEASURES})
    wanted = value.strip().lower().replace("-", "_").replace(" ", "_")
    if wanted in kinds:
        return wanted
    near = get_close_matches(wanted, kinds, n=3, cutoff=0.5)
    raise click.BadParameter(f"{value!r} is no kind; {'perhaps' if near else 'there are'} {', '.join(near or kinds)}")


def code(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return a side's code in capitals. Raises BadParameter for what is no two letters, such as a country's name."""
    if not value or _CODE.fullmatch(value.strip().upper()):
        return value and value.strip().upper()
    raise click.BadParameter(f"{value!r} is no code of a country; write two letters, as FR or ua")


def between(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the flags that narrow a command to days and a place."""
    command = click.option("--place", metavar="NAME", help="Only this place, region or country code.")(command)
    command = click.option("--until", callback=_day, metavar="DATE", help="Only up to this day, month or year.")(
        command
    )
    return click.option("--since", callback=_day, metavar="DATE", help="Only from this day, month or year on.")(command)


def _settings(options: dict[str, Any]) -> Settings:
    return load(options, os.environ, Path("selon.toml"))


@click.command(short_help="List the events of a ledger.")
@with_ledger
@between
@click.option(
    "--kind", callback=kind_of, metavar="KIND", help="Only with claims of this kind, as the codebook names it."
)
@click.option("--side", callback=code, metavar="CODE", help="Only those in which this side speaks (ISO 3166-1).")
@click.option("--language", metavar="CODE", help="Only with a report in this language, or with a paragraph in it.")
@click.option(
    "--order",
    type=click.Choice(["time", "documents", "claims"]),
    default="time",
    show_default=True,
    help="Latest first, or with most reports or claims.",
)
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True, help="At most so many.")
@with_json
@with_settings("color", "width")
def events(
    file: Path,
    *,
    since: str | None,
    until: str | None,
    place: str | None,
    kind: str | None,
    side: str | None,
    language: str | None,
    order: str,
    limit: int,
    as_json: bool,
    **options: Any,
) -> int:
    """List the events of a ledger, one a line.

    A line has the beginning of the event's id, its title, how many reports and outlets tell of it, from how many
    origins, and whether they differ.

    \b
    selon events --ledger night.selon --since 2024-09-17 --place Toropets
    """
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.publishing.event_list import listed, write_events  # noqa: PLC0415 - only what is asked for is loaded
    from selon.publishing.plain import write_lines  # noqa: PLC0415 - as above
    from selon.publishing.terminal import make_console  # noqa: PLC0415 - as above
    from selon.running.summaries import summary_of  # noqa: PLC0415 - as above

    settings = _settings(options)
    with open_ledger(file) as ledger, opened(None) as stream:
        found = ledger.events(
            since=since,
            until=until,
            place=place,
            kind=kind,
            side=side,
            language=language,
            limit=limit,
            order=order,
            links=False,
        )
        rows = (listed(listing, summary_of(ledger, listing.event)) for listing in found)
        if as_json:
            write_lines(rows, stream)
        else:
            write_events(rows, make_console(stream, color=settings.color, width=settings.width))
    return 0


@click.command(short_help="Show what all reports say of one event.")
@click.argument("words", nargs=-1, required=True, metavar="ID|WORDS…")
@with_ledger
@click.option("--why", is_flag=True, help="Open the reasons: of the counts, of how versions stand to each other.")
@click.option("--words", "all_words", is_flag=True, help="Show every report's words behind each version.")
@click.option("--all", "whole", is_flag=True, help="Show everything, not only what matters most.")
@click.option("--pick", "rule", type=click.Choice((*RULES, MINE)), help="Mark the answers that this rule leaves.")
@with_json
@with_settings("color", "width")
def event(
    words: tuple[str, ...],
    file: Path,
    *,
    why: bool,
    all_words: bool,
    whole: bool,
    rule: str | None,
    as_json: bool,
    **options: Any,
) -> int:
    """Show what all reports say of one event, side by side; never which of them is right.

    The event is named by its id, the beginning of it, or by words: of its title, place or kinds, else of its reports,
    in any language and script. A blank is not stated, and never denied. --pick marks what a rule leaves, or, with
    `mine`, what people picked and why; without it nothing is picked.

    \b
    selon event toropets --ledger night.selon
    selon event toropets --ledger night.selon --why
    """
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.running.accounts import account_of  # noqa: PLC0415 - as above

    settings = _settings(options)
    with open_ledger(file) as ledger, opened(None) as stream:
        account, dossier = account_of(ledger, named_event(ledger, " ".join(words)), links=as_json)
        marks = ledger.withdrawals({telling.document.id for telling in dossier.tellings})
        if as_json:
            from selon.publishing.plain import event_json, write_json  # noqa: PLC0415 - only what is asked for is loaded

            told = event_json(account, dossier, rule if rule in RULES else "")
            write_json({**told, **_mine(ledger, account, dossier, rule), "withdrawals": marks}, stream)
        else:
            from selon.publishing.event_outline import event_page  # noqa: PLC0415 - as above
            from selon.publishing.event_report import View, write_event  # noqa: PLC0415 - as above
            from selon.publishing.terminal import make_console  # noqa: PLC0415 - as above
            from selon.publishing.withdrawals import write_withdrawals  # noqa: PLC0415 - as above

            console = make_console(stream, color=settings.color, width=settings.width)
            page = event_page(account, dossier, related=near(ledger, account.event), rule=rule if rule in RULES else "")
            write_event(_marked(ledger, page, rule), console, View(whole, why, all_words))
            write_withdrawals(marks, dossier, console)
    return 0


def _marked(ledger: Ledger, page: EventPage, rule: str | None) -> EventPage:
    """Return a page with the answers marked that people picked, where that is asked for; lost picks go to stderr."""
    if rule != MINE:
        return page
    from selon.publishing.my_picks import marked, picks_of  # noqa: PLC0415 - only what is asked for is loaded

    held, again = picks_of(ledger, page.account.event)
    for mine in again:
        lost = "the answer that was picked is not in the reading of now; pick again"
        click.echo(f"selon: {mine.review} of {mine.who}, {mine.at[:10]}: {lost}", err=True)
    return marked(page, held)


def _mine(ledger: Ledger, account: Account, dossier: Dossier, rule: str | None) -> dict[str, Any]:
    """Return what people picked, as a rule's picks stand in the JSON of an event, and what is to be picked again."""
    if rule != MINE:
        return {}
    from selon.publishing.event_outline import event_page  # noqa: PLC0415 - only what is asked for is loaded
    from selon.publishing.my_picks import picked_plain, picks_of  # noqa: PLC0415 - as above

    held, again = picks_of(ledger, account.event)
    return {"picks": picked_plain(event_page(account, dossier), held), "picks_to_make_again": again}


def near(ledger: Ledger, event: Event) -> tuple[Related, ...]:
    """Return other events that the same reports tell of, each with its sums that fail."""
    from selon.publishing.nearby import near as nearby  # noqa: PLC0415 - only what is asked for is loaded

    return nearby(ledger, event)


def _told_of(ledger: Ledger, words: str) -> Event | None:
    """Return the event that most documents with these words tell of, in whatever language and script they are."""
    from selon.ledger.search import search  # noqa: PLC0415 - few need it

    found = search(ledger, words, limit=_NEAR).found
    counted = Counter(finding.events[0][0] for finding in found if finding.events)
    if not counted:
        return None
    best = min(counted, key=lambda name: (-counted[name], name))
    told = f"{counted[best]} of {len(found)} reports with these words tell of this one"
    click.echo(f"selon: no event is called so; {told}", err=True)
    return ledger.event(best)


def named_event(ledger: Ledger, words: str) -> Event:
    """Return the event of an id, the beginning of one, or of words; of several that the words fit the most told of.

    Which others the words fit is said on stderr. Raises UnknownError where there is none.
    """
    unknown = UnknownError(
        f"no event in whose title, places or kinds stands {words!r}", remedy="selon events lists what there is"
    )
    if " " not in words:
        try:
            return ledger.event(words)
        except UnknownError as problem:
            unknown = problem
    found = ledger.find_events(words)
    if not found:
        told = _told_of(ledger, words)
        if told is None:
            raise unknown
        return told
    others = found[1:4]
    if others:
        from selon.publishing.wording import short_id, visible  # noqa: PLC0415 - few need it

        click.echo(f"selon: {len(found)} events fit these words; this is the one with most reports. Also:", err=True)
        for other in others:
            click.echo(f"  {short_id(other.event.id)}  {visible(other.event.title)}", err=True)
    return found[0].event


@click.command(short_help="Show a figure over time, and who gave it.")
@with_ledger
@click.option(
    "--measure", required=True, callback=kind_of, metavar="KIND", help="What is counted: a kind of claim (`shot_down`)."
)
@click.option("--unit", metavar="UNIT", help="Only in this unit (`drone`, `person`).")
@click.option(
    "--by", type=click.Choice(["origin", "region"]), default="origin", show_default=True, help="What to tell apart."
)
@between
@click.option("--side", callback=code, metavar="CODE", help="Only figures that this side gives (ISO 3166-1).")
@click.option("--plot", is_flag=True, help="Draw it in the terminal too.")
@click.option("--csv", "table", type=TARGET, metavar="FILE", help="Write it there as CSV.")
@click.option("--png", "picture", type=TARGET, metavar="FILE", help="Draw it there as a picture (needs matplotlib).")
@with_json
@with_settings("color", "width")
def series(
    file: Path,
    *,
    measure: str,
    unit: str | None,
    by: str,
    plot: bool,
    table: Path | None,
    picture: Path | None,
    as_json: bool,
    **options: Any,
) -> int:
    """Show a measure over time: who gave which figure for which night, and what must not be added up.

    Sums that fail and windows that overlap are flagged; nothing is added, and no value is the best one.

    \b
    selon series --ledger night.selon --measure shot_down --unit drone --by region --plot
    selon series --ledger night.selon --measure injured --csv injured.csv
    """
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.publishing.series import HEAD, cells, tallies  # noqa: PLC0415 - only what is asked for is loaded
    from selon.publishing.wording import units  # noqa: PLC0415 - as above

    settings = _settings(options)
    asked = {name: options[name] for name in ("since", "until", "place", "side")}
    with open_ledger(file) as ledger:
        figures = ledger.figures(measure, unit=unit, **asked)
        documents = sorted({figure.document for figure in figures})
        rows = tallies(figures, ledger.folios(documents), by, ledger.withdrawn(documents))
    title = f"{measure.replace('_', ' ')}{f', {units(unit)}' if unit else ''}"
    if table is not None:
        from selon.publishing.spreadsheets import write_csv  # noqa: PLC0415 - as above

        with opened(table, newline="") as stream:
            write_csv(stream, HEAD, map(cells, rows))
    counted = sorted({row.unit for row in rows})
    if picture is not None and len(counted) > 1:
        raise click.UsageError(f"a picture has one unit; choose one with --unit: {', '.join(counted)}")
    if picture is not None:
        from selon.publishing.plots import save_png  # noqa: PLC0415 - as above

        save_png(rows, picture, title=title)
    if as_json or plot or not (table or picture):
        _show_series(rows, settings, title=title, by=by, plot=plot, as_json=as_json)
    return 0


def _show_series(
    rows: tuple[Tally, ...], settings: Settings, *, title: str, by: str, plot: bool, as_json: bool
) -> None:
    """Print the rows of a measure, for people or as JSON, one a line."""
    with opened(None) as stream:
        if as_json:
            from selon.publishing.plain import write_lines  # noqa: PLC0415 - only what is asked for is loaded

            write_lines(rows, stream)
            return
        from selon.publishing.series_report import write_series  # noqa: PLC0415 - as above
        from selon.publishing.terminal import make_console  # noqa: PLC0415 - as above

        console = make_console(stream, color=settings.color, width=settings.width)
        write_series(rows, console, title=title, by=by, plot=plot)
