"""The ground floor: frozen records that pass from room to room."""

from __future__ import annotations

from selon.records.attribution import Attribution, Source
from selon.records.claims import Actor, Amount, Claim, Moment, Part, Place, PlaceMention, Quantity, Share
from selon.records.folios import Check, Folio
from selon.records.text import Document, Entry, Hit, Note, Quotation, Reading, Sentence, Span, Token, cut

__all__ = [
    "Actor",
    "Amount",
    "Attribution",
    "Check",
    "Claim",
    "Document",
    "Entry",
    "Folio",
    "Hit",
    "Moment",
    "Note",
    "Part",
    "Place",
    "PlaceMention",
    "Quantity",
    "Quotation",
    "Reading",
    "Sentence",
    "Share",
    "Source",
    "Span",
    "Token",
    "cut",
]
