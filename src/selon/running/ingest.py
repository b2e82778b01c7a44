"""Documents into a ledger: read and compared in worker processes, written here, settled batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from selon.errors import SelonError
from selon.ledger import Ledger
from selon.records.accounts import Account
from selon.records.text import Document

__all__ = ["Report", "account", "ingest"]


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest came to: how many documents are new, were known before, are versions of others, or failed."""

    new: int
    known: int
    versions: int
    failures: tuple[SelonError, ...]


def ingest(
    ledger: Ledger,
    documents: Iterable[Document | SelonError],
    processes: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Read documents into the ledger. What fails becomes a row of the ledger's failures, and the rest goes on.

    ``progress`` is told after each batch how many documents are done. Whatever the order and the number of processes,
    the ledger comes to the same events, origins and copies.
    """
    raise NotImplementedError


def account(ledger: Ledger, name: str) -> Account:
    """Return the account of the event of this id or alias. Raises UnknownError where there is none."""
    raise NotImplementedError
