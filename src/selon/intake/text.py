"""Plain text, with or without front matter, to a document."""

from __future__ import annotations

from selon.intake.documents import make_document
from selon.records.text import Document

__all__ = ["parse_text"]


def parse_text(text: str) -> Document:
    """Return the document of a text."""
    return make_document(text)
