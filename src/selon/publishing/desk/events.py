"""Events weighed and laid out, each made once for a state of all that it rests on.

What comes in elsewhere in the ledger changes nothing of an event, and so nothing of what is kept of it
(``Ledger.footing``): a desk that is open while reports come in weighs only what they tell of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from selon.ledger import Ledger
from selon.publishing.desk.citing import Ways, ways_of
from selon.publishing.desk.comparing import Report, reports_of
from selon.publishing.desk.keeping import Kept
from selon.publishing.desk.mapping import Where, where_of
from selon.publishing.desk.news import Item, news
from selon.publishing.event_outline import event_page
from selon.publishing.event_rows import EventPage, Related, Stated
from selon.publishing.event_sources import stated_within
from selon.publishing.event_status import Status
from selon.publishing.event_words import Desk
from selon.publishing.nearby import near
from selon.records.accounts import Account, Dossier, Summary
from selon.records.events import Event, split_ref
from selon.records.reviews import State
from selon.running import reviewing
from selon.running.accounts import account_of, dossier_of
from selon.running.summaries import kept_summary
from selon.weighing.summaries import summarise

__all__ = ["Shown", "Weighed"]

_ACCOUNTS, _PAGES = 256, 64
#: What tells what an event rests on and what it comes to is small.
_SUMMARIES = 4_096
#: Breakdowns of so many of the events that the same reports tell of stand beside an event's own.
_BESIDE = 4
_SUM = "parts_sum"


@dataclass(frozen=True, slots=True)
class Shown:
    """An event's page, whose each telling is (its origin, by reference), and what names the state that all this is of.

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
    again: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """How much there is in a ledger, and which languages, sides and kinds its events have, each with how many."""

    documents: int
    events: int
    choices: dict[str, dict[str, int]]


def _whole(ledger: Ledger) -> Whole:
    return Whole(*ledger.size(), {name: ledger.facets(name) for name in ("language", "side", "kind")})


def _drawn(dossier: Dossier) -> tuple[Where, Ways | None, tuple[Report, ...]]:
    return where_of(dossier), ways_of(dossier), reports_of(dossier)


class Weighed:
    """Accounts and pages of a ledger's events, each kept while what it rests on stays as it was."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._wholes = Kept(1)
        self._footings = Kept(_SUMMARIES)
        self._summaries = Kept(_SUMMARIES)
        self._accounts = Kept(_ACCOUNTS)
        self._pages = Kept(_PAGES)
        self._drawn = Kept(_PAGES)

    def whole(self, ledger: Ledger) -> Whole:
        """Return how much there is in the ledger now."""
        return self._wholes.get((ledger.head(),), lambda: _whole(ledger))

    def footing(self, ledger: Ledger, event: Event) -> str:
        """Return what tells whether all that an event rests on is as it was."""
        return self._footings.get((ledger.head(), event.id), lambda: ledger.footing(event.id))

    def account(self, ledger: Ledger, event: Event) -> tuple[Account, Dossier]:
        """Return an event's account, with the dossier that it was made from."""
        return self._accounts.get((self.footing(ledger, event), event.id), lambda: account_of(ledger, event))

    def summary(self, ledger: Ledger, event: Event) -> Summary:
        """Return what an event comes to in a line."""
        stands = self.footing(ledger, event)
        return self._summaries.get(
            (stands, event.id),
            lambda: kept_summary(ledger, event, stands) or summarise(*self.account(ledger, event)),
        )

    def page(self, ledger: Ledger, event: Event) -> EventPage:
        """Return an event's page."""
        page = self._pages.get(
            (self.footing(ledger, event), event.id), lambda: event_page(*self.account(ledger, event))
        )
        return replace(page, related=near(ledger, event, self.summary))

    def shown(self, ledger: Ledger, name: str, since: str) -> Shown:
        """Return an event by its id, an alias or a beginning, with what is new since a moment. Raises a LedgerError."""
        event = ledger.event(name)
        footing = self.footing(ledger, event)
        _, dossier = self.account(ledger, event)
        page = self.page(ledger, event)
        voices = {telling.ref: telling.origin for telling in dossier.tellings}
        new = ledger.arrived(since).get(event.id, frozenset()) if since else frozenset()
        where, ways, reports = self._drawn.get((footing, event.id), lambda: _drawn(dossier))
        beside = self._beside(ledger, event, page.related)
        return Shown(
            page=page,
            voices=voices,
            state=f"{footing} {page.related} {beside} {sorted(new)}",
            where=where,
            ways=ways,
            reports=reports,
            beside=beside,
            new=new,
            news=news(page, Desk(dossier), new),
            states=reviewing.states(ledger, {telling.document.id for telling in dossier.tellings}),
        )

    def _beside(
        self, ledger: Ledger, event: Event, related: Sequence[Related]
    ) -> tuple[tuple[Related, tuple[Stated, ...]], ...]:
        """Return the breakdowns of related events, as the reports of this one have them: no other is looked at."""
        documents = frozenset(split_ref(claim)[0] for claim in event.claims)
        found = []
        for one in related[:_BESIDE]:
            other = ledger.event(one.id)
            if self.summary(ledger, other).sums:
                told = tuple(claim for claim in other.claims if split_ref(claim)[0] in documents)
                dossier = dossier_of(ledger, replace(other, claims=told))
                sums = tuple(row for row in stated_within(dossier, Desk(dossier)) if row.rule == _SUM)
                found += [(one, sums)] if sums else []
        return tuple(found)
