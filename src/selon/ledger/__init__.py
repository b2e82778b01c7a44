"""Where everything read is kept: append-only, by content, with a chain of hashes over all that enters or changes."""

from selon.ledger.holdings import Added, Counts, Entry, Failure, Figure, Holding, Listing, Verdict, When, Withdrawal
from selon.ledger.store import Ledger, open_ledger
from selon.ledger.summaries import Large

__all__ = [
    "Added",
    "Counts",
    "Entry",
    "Failure",
    "Figure",
    "Holding",
    "Large",
    "Ledger",
    "Listing",
    "Verdict",
    "When",
    "Withdrawal",
    "open_ledger",
]
