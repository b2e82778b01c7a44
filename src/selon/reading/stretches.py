"""Long documents are read stretch by stretch, so that reading takes time in proportion to the text.

Rooms weigh what they find in a text against what else they find there, which a dispatch of a page or two can afford and
a book cannot. A stretch ends with a paragraph; what refers from one stretch to another is lost, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selon.reading.paragraphs import find_paragraphs
from selon.records.text import Document, Note

__all__ = ["LONGEST", "cut_stretches"]

#: Characters of a stretch at most: some ten pages, longer than any dispatch in the gold by a factor of five.
LONGEST = 20_000


def cut_stretches(document: Document) -> tuple[tuple[tuple[int, Document], ...], tuple[Note, ...]]:
    """Return (offset in the text, stretch) pairs that together cover the document, and a note if there are several.

    A document that is short enough is its own only stretch. The stretches of another are documents with ids of their
    own; its notes go with the first.
    """
    if len(document.text) <= LONGEST:
        return ((0, document),), ()
    stretches = tuple(
        (
            start,
            replace(
                document,
                id=f"{document.id}#{number}",
                text=document.text[start:end],
                notes=() if number else document.notes,
            ),
        )
        for number, (start, end) in enumerate(_bounds(document.text))
    )
    message = f"a long text: read in {len(stretches)} stretches, each for itself"
    return stretches, (Note("read_in_stretches", message),)


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = reached = 0
    for _, end in find_paragraphs(text):
        if end - start > LONGEST and reached > start:
            yield start, reached
            start = reached
        while end - start > LONGEST:
            space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            middle = space + 1 if space > 0 else start + LONGEST
            yield start, middle
            start = middle
        reached = end
    if start < len(text):
        yield start, len(text)
