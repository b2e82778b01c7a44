"""An event's account out of a ledger: what is needed is fetched, put together, and weighed.

What reads dispatches is not needed for that and not loaded, so that an event is shown at once.
"""

from __future__ import annotations

from selon.ledger import Ledger
from selon.linking.dossiers import make_dossier
from selon.records.accounts import Account, Dossier
from selon.records.events import Event, split_ref
from selon.running.reviews import states
from selon.weighing.accounts import weigh_event

__all__ = ["account_of", "dossier_of"]


def account_of(ledger: Ledger, event: Event, *, links: bool = False) -> tuple[Account, Dossier]:
    """Return the account of one of the ledger's events, and the dossier that it was made from."""
    dossier = dossier_of(ledger, event, links=links)
    return weigh_event(dossier), dossier


def dossier_of(ledger: Ledger, event: Event, *, links: bool = False) -> Dossier:
    """Return everything that is said of one of the ledger's events, before it is weighed.

    The origins' own links are left out unless ``links`` asks for them: a source that all cite has thousands, which
    nothing of one event rests on.
    """
    documents = sorted({split_ref(claim)[0] for claim in event.claims})
    return make_dossier(
        event,
        ledger.folios_around(event.claims),
        ledger.speakers(documents),
        ledger.origins(documents=documents, links=links),
        ledger.copies(documents, among=True),
        ledger.withdrawn(documents).items(),
        states(ledger, documents),
    )
