"""Other events of about the same days that the reports of one event tell of too."""

from __future__ import annotations

from collections.abc import Callable

from selon.ledger import Ledger
from selon.publishing import wording
from selon.publishing.event_rows import Related
from selon.records.accounts import Summary
from selon.records.events import Event
from selon.running.summaries import summary_of

__all__ = ["Summarise", "near"]

#: So many are named, those with most reports in common.
_NEAR = 60
#: Of so many of them the sums are looked at.
_LOOKED_INTO = 6


#: What tells what one of a ledger's events comes to.
Summarise = Callable[[Ledger, Event], Summary]


def near(ledger: Ledger, event: Event, summarise: Summarise = summary_of) -> tuple[Related, ...]:
    """Return the other events of its days that reports of an event tell of too, each with its sums that fail.

    Those with most reports in common come first; of the others sums are not looked at.
    """
    rows = []
    for place, (name, title, shared) in enumerate(ledger.beside(event.id)[:_NEAR]):
        fails = summarise(ledger, ledger.event(name, links=False)).fails if place < _LOOKED_INTO else ()
        rows.append(Related(name, wording.visible(title), shared, tuple(map(wording.visible, fails))))
    return tuple(sorted(rows, key=lambda row: (-row.shared, row.title, row.id)))
