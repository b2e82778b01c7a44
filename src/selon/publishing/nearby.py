"""Other events that the reports of one event tell of too, looked for among those of about the same days."""

from __future__ import annotations

from collections.abc import Callable

from selon.ledger import Ledger
from selon.publishing.event_sources import failing, shared
from selon.records.accounts import Account, Dossier
from selon.records.events import Event
from selon.running.accounts import account_of

__all__ = ["Weigh", "near"]

#: Among so many events near by, those are looked for that the same reports tell of.
_NEAR = 60
#: Of so many of them, those with most reports in common, the sums are looked at.
_LOOKED_INTO = 6


#: What makes the account of one of a ledger's events.
Weigh = Callable[[Ledger, Event], tuple[Account, Dossier]]


def near(ledger: Ledger, event: Event, weigh: Weigh = account_of) -> dict[Event, tuple[str, ...]]:
    """Return other events of about the same days that the same reports tell of, each with its sums that fail."""
    since, until = event.start or event.end, event.end or event.start
    listings = ledger.events(since=since, until=until, limit=_NEAR, order="documents") if since else ()
    others = [listing.event for listing in listings if listing.event.id != event.id and shared(event, listing.event)]
    others.sort(key=lambda other: (-shared(event, other), other.id))
    return {other: failing(*weigh(ledger, other)) if place < _LOOKED_INTO else () for place, other in enumerate(others)}
