"""Events one a line: what they are called, how much is said of them, and whether it differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.text import Text

from selon.ledger import Listing
from selon.publishing import wording
from selon.publishing.event_rows import SIGNS
from selon.publishing.terminal import grid_of, print_block
from selon.records.accounts import Summary

__all__ = ["Listed", "event_list", "listed", "write_events"]

#: Of the ways in which questions stand, those that a list of events tells.
_TOLD = ("differ", "denied", "updated")
_SHORT = 8
#: From this many columns on, what is counted stands in columns of its own.
_WIDE = 76


@dataclass(frozen=True, slots=True)
class Listed:
    """An event in one line. ``standings`` counts its questions by how they stand."""

    id: str
    title: str
    start: str | None
    end: str | None
    reports: int
    outlets: int
    origins: tuple[int, int]
    languages: tuple[str, ...]
    sides: tuple[str, ...]
    standings: dict[str, int]


def listed(listing: Listing, summary: Summary) -> Listed:
    """Return an event's line from what the ledger lists and what it comes to."""
    standings = dict(summary.standings)
    return Listed(
        id=listing.event.id,
        title=listing.event.title,
        start=listing.event.start,
        end=listing.event.end,
        reports=listing.documents,
        outlets=summary.outlets,
        origins=summary.origins,
        languages=listing.languages,
        sides=listing.sides,
        standings={standing: standings[standing] for standing in SIGNS if standing in standings},
    )


def write_events(rows: Iterable[Listed], console: Console) -> None:
    """Print events, one a line."""
    print_block(event_list(tuple(rows), console.width), console)


def event_list(rows: tuple[Listed, ...], width: int) -> RenderableType:
    """Return events for so many columns; where it is narrow what is counted stands below the title."""
    if not rows:
        return Text("No event in the ledger meets these conditions.", "faint")
    wide = width >= _WIDE
    table = grid_of("left", _SHORT)
    table.add_column(ratio=1)
    if wide:
        for _ in range(3):
            table.add_column(justify="right", width=7)
        table.add_column(width=max(cell_len(_marks(row)) for row in rows), no_wrap=True)
        table.add_row("", "", *(Text(name, "faint") for name in ("reports", "outlets", "origins")), "")
    for row in rows:
        title, marks = Text(wording.visible(row.title), "voice"), Text(_marks(row), "mark")
        number = Text(wording.visible(wording.short_id(row.id)), "number")
        if wide:
            table.add_row(number, title, f"{row.reports:,}", f"{row.outlets:,}", Text(_origins(row)), marks)
        else:
            table.add_row(number, Group(title, Text().append(_counts(row), "faint").append("  ").append_text(marks)))
    return Group(table, "", _legend(rows))


def _counts(row: Listed) -> str:
    counts = [(str(row.reports), "report"), (str(row.outlets), "outlet"), (_origins(row), "origin")]
    return " · ".join(f"{count} {what}{'' if count == '1' else 's'}" for count, what in counts)


def _origins(row: Listed) -> str:
    low, high = row.origins
    return f"{low}" if low == high else f"{low}–{high}"


def _marks(row: Listed) -> str:
    return "  ".join(f"{row.standings[s]} {SIGNS[s][0]}" for s in _TOLD if s in row.standings)


def _legend(rows: Iterable[Listed]) -> Text:
    met = [standing for standing in _TOLD if any(standing in row.standings for row in rows)]
    told = " · ".join(f"{SIGNS[standing][0]} {SIGNS[standing][1]}" for standing in met)
    return Text(f"Questions that stand so: {told}" if told else "Nothing differs.", "faint")
