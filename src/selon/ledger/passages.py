"""Which passage of a text answers a query best, and which of its words do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from selon.records.text import Span, cut

__all__ = ["Found", "choose_passage"]

#: Code points of a passage, about; and how many stand before its first word that was meant.
_WIDTH, _BEFORE = 220, 60


@dataclass(frozen=True, slots=True)
class Found:
    """What a term may be filed under: for each of its words the tokens, likeliest first."""

    tokens: tuple[tuple[str, ...], ...]
    prefix: bool = False

    def at(self, index: int, tokens: Sequence[frozenset[str]]) -> bool:
        """Tell whether the term stands in a text from the word ``index`` on; ``tokens`` are those of its words."""
        if index + len(self.tokens) > len(tokens):
            return False
        *before, last = zip(self.tokens, tokens[index:], strict=False)
        if not all(not here.isdisjoint(wanted) for wanted, here in before):
            return False
        wanted, here = last
        if self.prefix:
            return any(token.startswith(wanted) for token in here)
        return not here.isdisjoint(wanted)


def choose_passage(
    text: str, words: Sequence[tuple[int, int]], tokens: Sequence[frozenset[str]], wanted: Sequence[Found]
) -> tuple[Span, tuple[Span, ...]]:
    """Return the passage of a text with the most different terms, then with the most words, and the words in it.

    ``words`` are the offsets of the text's words (code points), ``tokens`` what each is filed under, of what is wanted
    at least. Where nothing
    stands in the text (only in the title), the passage is its beginning.
    """
    hits = [
        (words[index][0], words[index + len(term.tokens) - 1][1], which)
        for index in range(len(words))
        if tokens[index]
        for which, term in enumerate(wanted)
        if term.at(index, tokens)
    ]
    if not hits:
        return _passage(text, words, 0), ()
    best, most = 0, (0, 0)
    for index, (start, _, _) in enumerate(hits):
        inside = [which for begin, end, which in hits[index:] if end <= start + _WIDTH - _BEFORE]
        if (len(set(inside)), len(inside)) > most:
            best, most = index, (len(set(inside)), len(inside))
    passage = _passage(text, words, hits[best][0] - _BEFORE)
    marked = sorted({(start, end) for start, end, _ in hits if passage.start <= start and end <= passage.end})
    return passage, tuple(Span(start, end, text[start:end]) for start, end in marked)


def _passage(text: str, words: Sequence[tuple[int, int]], start: int) -> Span:
    """Return about as many code points as a passage has, from the first word that begins after ``start``."""
    if start <= 0:
        first = 0
    else:
        index = bisect_right(words, (start, 0))
        first = words[index][0]
    if first + _WIDTH >= len(text):
        return cut(text, first, len(text))
    index = bisect_right(words, first + _WIDTH, key=lambda word: word[1]) - 1
    return cut(text, first, max(words[index][1], first + 1) if index >= 0 else first + _WIDTH)
