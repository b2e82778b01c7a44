"""What one document says of which happenings."""

from __future__ import annotations

from selon.records.events import Mention
from selon.records.folios import Folio

__all__ = ["find_mentions"]


def find_mentions(folio: Folio) -> tuple[Mention, ...]:
    """Return the happenings that a document speaks of, each with its claims; every claim is in exactly one."""
    del folio
    return ()
