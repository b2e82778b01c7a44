"""Whose word each saying of a document rests on."""

from __future__ import annotations

from selon.records.events import Citation, Profile
from selon.records.folios import Folio

__all__ = ["find_citations"]


def find_citations(folio: Folio) -> tuple[tuple[Profile, ...], tuple[Citation, ...]]:
    """Return the sources that a document describes, and for each attribution (and its own voice) which one it is."""
    del folio
    return (), ()
