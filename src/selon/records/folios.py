"""What the reading of one dispatch comes to."""

from __future__ import annotations

from dataclasses import dataclass

from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.text import Document, Note, Span

__all__ = ["WORKED", "Check", "Folio", "Inset"]

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
class Inset:
    """Paragraphs in a row that are in another language than the document as a whole; the code is a pack's."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Folio:
    """One dispatch read: its attributions, claims and checks, and notes on what was odd in the text.

    ``language`` is the code of the pack that the document as a whole was read with; ``languages`` are the insets,
    which were read with another, in the order of the text. The codebook knows none: they stand beside it, where there
    are any.
    """

    document: Document
    language: str
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[Note, ...] = ()
    languages: tuple[Inset, ...] = ()

    def other_language_at(self, offset: int) -> str | None:
        """Return the language of the paragraph at an offset, None where it is the document's."""
        found = (inset.language for inset in self.languages if inset.start <= offset < inset.end)
        return next(found, None)
