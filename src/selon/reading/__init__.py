"""Document to Reading: language, sentences, tokens, quotation marks, and the pack's forms found in the text."""

from __future__ import annotations

from selon.languages.pack import Pack
from selon.reading.paragraphs import find_paragraphs
from selon.reading.quotations import find_quotations
from selon.reading.segmentation import find_sentences, find_tokens, stops_of
from selon.records.text import Document, Reading
from selon.text import fold

__all__ = ["read"]


def read(document: Document, pack: Pack) -> Reading:
    """Return the reading of a document with a language's pack. Never raises on any text."""
    folded = fold(document.text)
    tokens = find_tokens(folded)
    paragraphs = find_paragraphs(document.text)
    quotations, notes = find_quotations(document.text, pack.setting("quotes", "pairs", ()), paragraphs)
    sentences = find_sentences(document.text, tokens, quotations, paragraphs, stops_of(pack))
    hits = pack.scan(folded, document.text)
    return Reading(
        document=document,
        language=pack.code,
        folded=folded,
        tokens=tokens,
        sentences=sentences,
        quotations=quotations,
        hits=hits,
        notes=document.notes + notes,
        token_starts=tuple(token.start for token in tokens),
        sentence_starts=tuple(sentence.start for sentence in sentences),
        hit_starts={table: tuple(hit.start for hit in found) for table, found in hits.items()},
    )
