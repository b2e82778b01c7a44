"""What became of an event whose address leads nowhere any more: who took away what it was made of, and when."""

from __future__ import annotations

from dataclasses import dataclass

from selon.errors import UnknownError
from selon.ledger import Ledger
from selon.records.reviews import Review

__all__ = ["Departed", "departed"]


@dataclass(frozen=True, slots=True)
class Departed:
    """An event that is no more, when it went (UTC), and the review, or the document (its id), that took it away.

    ``cause`` is ``review`` or ``document``; empty where it is not known which of the two it was.
    """

    event: str
    at: str
    cause: str = ""
    review: Review | None = None
    document: str = ""


def departed(ledger: Ledger, name: str) -> Departed | None:
    """Return what became of an event, by any id that it ever had; None where nothing is known of it."""
    found = ledger.departure(name)
    if found is None:
        return None
    if found.cause != "review":
        return Departed(found.event, found.at, found.cause, None, _document(ledger, found.by) if found.by else "")
    return Departed(found.event, found.at, found.cause, _review(ledger, found.by) if found.by else None)


def _review(ledger: Ledger, name: str) -> Review | None:
    try:
        return ledger.review(name)
    except UnknownError:
        return None


def _document(ledger: Ledger, digest: str) -> str:
    """Return the id of the document that has, or had, a version of this digest, as the chain names it."""
    try:
        return ledger.document(digest).document.id
    except UnknownError:
        return ""
