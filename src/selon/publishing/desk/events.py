"""Events weighed and laid out, each made once for a state of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from selon.ledger import Ledger
from selon.publishing.desk.citing import Ways, ways_of
from selon.publishing.desk.comparing import Report, reports_of
from selon.publishing.desk.keeping import Kept
from selon.publishing.desk.mapping import Where, where_of
from selon.publishing.desk.news import Item, news
from selon.publishing.event_outline import event_page
from selon.publishing.event_rows import EventPage, Related, Stated
from selon.publishing.event_sources import stated
from selon.publishing.event_status import Status
from selon.publishing.event_words import Desk
from selon.publishing.nearby import near
from selon.records.accounts import Account, Dossier
from selon.records.events import Event
from selon.records.reviews import State
from selon.running import reviewing
from selon.running.accounts import account_of

__all__ = ["Shown", "Weighed"]

_ACCOUNTS, _PAGES = 256, 64
#: Breakdowns of so many of the events that the same reports tell of stand beside an event's own.
_BESIDE = 4
_SUM = "parts_sum"


@dataclass(frozen=True, slots=True)
class Shown:
    """An event's page, whose each telling is (its origin, by reference), and the state of the ledger it is of.

    ``where`` are its places, ``ways`` who cites and copies whom, ``reports`` what may be compared. ``beside`` are the
    breakdowns of other events that the same reports tell of: a night's tally stands in the reports of one strike, and
    is yet no figure of it. ``new`` are the documents that came since the moment asked for, ``news`` what is new with
    them. ``fresh`` counts the documents that came since the reader's last look, where no moment is asked for.
    ``states`` tell how things stand that people reviewed, ``status`` whether the event still moves, ``mine`` which
    answer people go by (`picking.Mine`), by question.
    """

    page: EventPage
    voices: Mapping[str, str]
    state: str
    where: Where
    ways: Ways | None
    reports: tuple[Report, ...]
    beside: tuple[tuple[Related, tuple[Stated, ...]], ...] = ()
    new: frozenset[str] = frozenset()
    news: tuple[Item, ...] = ()
    states: Mapping[str, State] = field(default_factory=dict)
    fresh: int = 0
    status: Status | None = None
    mine: Mapping[str, Any] = field(default_factory=dict)


def _drawn(dossier: Dossier) -> tuple[Where, Ways | None, tuple[Report, ...]]:
    return where_of(dossier), ways_of(dossier), reports_of(dossier)


class Weighed:
    """Accounts and pages of a ledger's events, kept for its present state."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._accounts = Kept(_ACCOUNTS)
        self._pages = Kept(_PAGES)
        self._drawn = Kept(_PAGES)

    def account(self, ledger: Ledger, event: Event) -> tuple[Account, Dossier]:
        """Return an event's account, with the dossier that it was made from."""
        return self._accounts.get((ledger.head(), event.id), lambda: account_of(ledger, event))

    def page(self, ledger: Ledger, event: Event) -> EventPage:
        """Return an event's page."""
        return self._pages.get((ledger.head(), event.id), lambda: self._page(ledger, event))

    def _page(self, ledger: Ledger, event: Event) -> EventPage:
        account, dossier = self.account(ledger, event)
        return event_page(account, dossier, others=near(ledger, event, self.account))

    def shown(self, ledger: Ledger, name: str, since: str) -> Shown:
        """Return an event by its id, an alias or a beginning, with what is new since a moment. Raises a LedgerError."""
        event = ledger.event(name)
        _, dossier = self.account(ledger, event)
        page = self.page(ledger, event)
        voices = {telling.ref: telling.origin for telling in dossier.tellings}
        new = ledger.arrived(since).get(event.id, frozenset()) if since else frozenset()
        where, ways, reports = self._drawn.get((ledger.head(), event.id), lambda: _drawn(dossier))
        return Shown(
            page=page,
            voices=voices,
            state=ledger.head(),
            where=where,
            ways=ways,
            reports=reports,
            beside=self._beside(ledger, page),
            new=new,
            news=news(page, Desk(dossier), new),
            states=reviewing.states(ledger, {telling.document.id for telling in dossier.tellings}),
        )

    def _beside(self, ledger: Ledger, page: EventPage) -> tuple[tuple[Related, tuple[Stated, ...]], ...]:
        found = []
        for related in page.related[:_BESIDE]:
            account, dossier = self.account(ledger, ledger.event(related.id))
            sums = tuple(row for row in stated(account, dossier, Desk(dossier)) if row.rule == _SUM)
            if sums:
                found.append((related, sums))
        return tuple(found)
