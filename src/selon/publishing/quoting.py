"""The words behind a row, in their sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from selon.publishing.rows import Words
from selon.records.text import Span

__all__ = ["Quoted"]

_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*\s+|\n")


class Quoted:
    """The document's text, as far as rows quote from it."""

    def __init__(self, text: str) -> None:
        """Take the text; find once where its sentences and its paragraphs begin."""
        self.text = text
        self.starts = [m.start() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
        self.breaks = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]

    def words(self, span: Span) -> Words:
        """Return a span with the rest of its sentence."""
        start = self.breaks[max(0, bisect_right(self.breaks, span.start) - 1)]
        end = self.breaks[min(bisect_left(self.breaks, max(span.end, start + 1)), len(self.breaks) - 1)]
        return Words(
            span,
            self.text[start : span.start].lstrip(),
            self.text[span.end : end].rstrip(),
            max(1, bisect_right(self.starts, span.start)),
        )
