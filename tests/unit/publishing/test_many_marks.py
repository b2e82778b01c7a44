"""A text under very many marks is cut into segments in no time, and stays whole."""

import time

from selon.publishing.marks import paragraphs
from selon.publishing.outline import outline
from selon.records.claims import Claim
from selon.records.folios import Folio
from selon.records.text import Document, Span

#: Seconds that it may take, others at work on the machine; it takes a tenth.
BUDGET = 3.0


def claim(text, number, start, end):
    words = Span(start, end, text[start:end])
    return Claim(
        f"c{number}", None, words, "fire", True, "asserted", None, None, None, None, None, None, None, "tests@1"
    )


def test_fifteen_hundred_overlapping_marks_take_no_time_and_lose_no_word():
    text = "🔥 Топорець 🇺🇦 54 " * 200
    spans = [(at, at + 1 + 7 * (at % 40)) for at in range(1500)]
    claims = tuple(claim(text, n, start, min(end, len(text))) for n, (start, end) in enumerate(spans))
    shown = outline(Folio(Document("d", text), "und", claims=claims))
    begun = time.process_time()
    lines = [list(line) for line in paragraphs(shown)]
    assert time.process_time() - begun < BUDGET
    assert "".join(segment.text for line in lines for segment in line) == text
    assert sum(map(len, lines)) > 1000
