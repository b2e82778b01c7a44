"""What the reading of one dispatch comes to."""

from __future__ import annotations

from dataclasses import dataclass

from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.text import Document, Note, Span

__all__ = ["WORKED", "Check", "Folio"]

#: What sets a check's working off from its reason where the two are written as one sentence.
WORKED = " — "


@dataclass(frozen=True, slots=True)
class Check:
    """A sum, share, distance or date of a dispatch held against the dispatch itself or the gazetteer.

    ``outcome`` is ``holds``, ``fails`` or ``open``; ``because`` says why in one sentence; ``working`` is the sum as a
    desk editor would write it (``54 = 27 + 16 + 7 + 3 + 1``). The codebook knows no such field: on paper the working
    stands before the reason, set off by ``WORKED``.
    """

    rule: str
    outcome: str
    because: str
    claims: tuple[str, ...]
    spans: tuple[Span, ...]
    by: str
    working: str = ""


@dataclass(frozen=True, slots=True)
class Folio:
    """One dispatch read: its attributions, claims and checks, and notes on what was odd in the text."""

    document: Document
    language: str
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[Note, ...] = ()
