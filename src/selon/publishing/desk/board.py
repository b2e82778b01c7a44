"""The board: events that meet what is asked, with what is new about each since a moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from selon.ledger import Ledger, Listing
from selon.publishing import wording
from selon.publishing.desk.asking import Asked
from selon.publishing.desk.events import Weighed
from selon.publishing.desk.news import Item, news
from selon.publishing.event_list import Listed, listed
from selon.publishing.event_status import name_of
from selon.publishing.event_words import Desk
from selon.records.events import split_ref

__all__ = ["Board", "Row", "board"]

#: Where only some news is asked for, so many events are looked through.
_LOOKED_THROUGH = 200


@dataclass(frozen=True, slots=True)
class Row:
    """An event on the board: its line, how many reports are new, its sums that fail, when it was last told of, news.

    ``news`` are the things that are new; empty where no moment was asked for. ``status`` is how the event stands,
    ``fresh`` how many of its reports came since the reader's last look, where no other moment was asked for.
    """

    listed: Listed
    new: int
    fails: tuple[str, ...]
    last: str
    news: tuple[Item, ...] = ()
    status: str = ""
    fresh: int = 0

    @property
    def title(self) -> str:
        """What it is called, with nothing hidden in it; nothing where it has no title."""
        return wording.visible(self.listed.title or "")


@dataclass(frozen=True, slots=True)
class Board:
    """The events that meet what is asked; ``choices`` are the values that a filter may take, with their counts.

    ``told`` counts the events by what is new about them. ``since_look`` counts those with something new since the
    reader's last look.
    """

    rows: tuple[Row, ...]
    more: bool
    choices: dict[str, dict[str, int]]
    documents: int
    events: int
    told: dict[str, int]
    since_look: int


def board(ledger: Ledger, weighed: Weighed, asked: Asked, looked: str, today: str = "") -> Board:
    """Return the board; reports dated later than ``today`` do not tell how events stand. Raises a LedgerError."""
    found = ledger.events(
        place=asked.place or None,
        kind=asked.kind or None,
        side=asked.side or None,
        language=asked.language or None,
        arrived=asked.since or None,
        limit=_LOOKED_THROUGH if asked.news else asked.limit + 1,
        order=asked.order,
        links=False,
    )
    new = ledger.arrived(asked.since) if asked.since else {}
    more = len(found) > asked.limit
    looked_at = found if asked.news else found[: asked.limit]
    arrived = ledger.arrived(looked) if looked and not asked.since else {}
    newest = ledger.documents(until=today or None, limit=1)
    as_of = newest[0].came_out if newest else None
    rows = tuple(
        replace(
            _row(ledger, weighed, asked, listing, new.get(listing.event.id, frozenset())),
            status=name_of(weighed.summary(ledger, listing.event), as_of),
            fresh=len(arrived.get(listing.event.id, ())),
        )
        for listing in looked_at
    )
    told = Counter(what for row in rows for what in {item.what for item in row.news})
    if asked.news:
        rows = tuple(row for row in rows if any(item.what == asked.news for item in row.news))
        more = len(rows) > asked.limit
    whole = weighed.whole(ledger)
    return Board(
        rows=rows[: asked.limit],
        more=more,
        choices=whole.choices,
        documents=whole.documents,
        events=whole.events,
        told=dict(told),
        since_look=len(arrived),
    )


def _row(ledger: Ledger, weighed: Weighed, asked: Asked, listing: Listing, new: frozenset[str]) -> Row:
    summary = weighed.summary(ledger, listing.event)
    items: tuple[Item, ...] = ()
    if asked.since:
        desk = Desk(weighed.account(ledger, listing.event)[1])
        documents = {split_ref(claim)[0] for claim in listing.event.claims}
        withdrawn = _withdrawn(ledger, documents, desk, asked.since)
        items = (*news(weighed.page(ledger, listing.event), desk, new), *withdrawn) or (Item("reports", ""),)
    return Row(
        listed(listing, summary),
        len(new),
        tuple(map(wording.visible, summary.fails)),
        wording.visible(wording.day((listing.last or "")[:16])),
        items,
    )


def _withdrawn(ledger: Ledger, documents: Iterable[str], desk: Desk, since: str) -> tuple[Item, ...]:
    found = ledger.withdrawals(documents)
    return tuple(
        Item("withdrawn", wording.visible(each.words), desk.outlet(each.document))
        for each in found
        if each.seen >= since
    )
