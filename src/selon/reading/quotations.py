"""Pairs of quotation marks, in the styles that the pack names.

What cannot be paired is a note: a mark that is never closed opens a quotation to the end of its paragraph; a mark that
closes nothing is left as it is. Each paragraph is read for itself, so that one slip never spoils the rest of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from selon.records.text import Note, Quotation, cut

__all__ = ["find_quotations"]

_APOSTROPHES = frozenset("'’‘")
#: Quotations inside quotations inside quotations: deeper than this is no speech, and its marks are left alone.
_DEEPEST = 4

Closers = Mapping[str, frozenset[str]]


def find_quotations(
    text: str, pairs: Sequence[Sequence[str]], paragraphs: Sequence[tuple[int, int]]
) -> tuple[tuple[Quotation, ...], tuple[Note, ...]]:
    """Return the outermost quotations by start, and a note for each mark that has no partner.

    ``pairs`` are (opening, closing) marks; a mark may be both. A quotation never crosses the end of a paragraph; where
    the next paragraph opens with the same mark, the speech goes on, and the missing closing mark is no slip.
    """
    closers: dict[str, frozenset[str]] = {}
    for opening, closing in pairs:
        closers[opening] = closers.get(opening, frozenset()) | {closing}
    marks = {mark for pair in pairs for mark in pair}
    if not marks:
        return (), ()
    pattern = re.compile(f"[{re.escape(''.join(sorted(marks)))}]")
    found: list[Quotation] = []
    notes: list[Note] = []
    for index, (begin, end) in enumerate(paragraphs):
        marked = [match.start() for match in pattern.finditer(text, begin, end)]
        if not marked:
            continue
        pairing = _Pairing(text, begin, end, closers)
        for at in marked:
            pairing.take(at)
        found.extend(pairing.quotations())
        following = text[paragraphs[index + 1][0]] if index + 1 < len(paragraphs) else ""
        notes.extend(pairing.notes(following))
    return tuple(found), tuple(notes)


@dataclass
class _Pairing:
    """The marks of one paragraph, paired as they come."""

    text: str
    begin: int
    end: int
    closers: Closers
    opened: list[int] = field(default_factory=list)
    closed: list[tuple[int, int]] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)
    abandoned: list[int] = field(default_factory=list)

    def take(self, at: int) -> None:
        """Pair the mark at an offset with one before it, or open with it, or set it aside."""
        mark = self.text[at]
        before = self.text[at - 1] if at > self.begin else " "
        after = self.text[at + 1] if at + 1 < self.end else " "
        if mark in _APOSTROPHES and before.isalnum() and after.isalnum():
            return
        may_open = mark in self.closers and not self._ends_a_word(mark, before, after)
        depth = self._closes(mark)
        if depth is not None and may_open and before.isspace() and after.isalnum():
            # «"so "this» : a mark that can only open shows that the one before it was never closed
            self.abandoned.extend(o for o in self.opened[depth:] if self.text[o] not in _APOSTROPHES)
            del self.opened[depth:]
            depth = None
        if depth is not None and not (mark in _APOSTROPHES and before.isspace()):
            start = self.opened[depth]
            if mark not in _APOSTROPHES or at - start > 2:  # rock 'n' roll
                self.closed.append((start, at + 1))
            del self.opened[depth:]
        elif may_open:
            if len(self.opened) < _DEEPEST:
                self.opened.append(at)
        elif mark not in _APOSTROPHES:
            self.unopened.append(at)

    def _closes(self, mark: str) -> int | None:
        return next(
            (i for i in range(len(self.opened) - 1, -1, -1) if mark in self.closers[self.text[self.opened[i]]]), None
        )

    def _ends_a_word(self, mark: str, before: str, after: str) -> bool:
        """Tell whether a mark that may open or close can, where it stands, only close (or is an apostrophe)."""
        if mark in _APOSTROPHES:
            return before.isalnum() or not after.isalpha()
        return mark in self.closers[mark] and not before.isspace() and before.isalnum() and not after.isalnum()

    def quotations(self) -> Iterator[Quotation]:
        """Yield the outermost quotations by start. An apostrophe that nothing answers opens none."""
        pairs = [(start, end, True) for start, end in self.closed]
        tail = next((o for o in self.opened if self.text[o] not in _APOSTROPHES), None)
        if tail is not None:
            pairs.append((tail, cut(self.text, tail, self.end).end, False))
        reached = self.begin
        for start, end, closed in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
            if start >= reached:
                yield Quotation(start, end, closed)
                reached = end

    def notes(self, following: str) -> Iterator[Note]:
        """Yield a note for each mark without a partner, by place. ``following`` opens the next paragraph."""
        unclosed = [o for o in self.opened if self.text[o] not in _APOSTROPHES]
        if unclosed and self.text[unclosed[0]] == following:
            unclosed = []
        for at in sorted(self.abandoned + unclosed[:1] + self.unopened):
            words = cut(self.text, at, min(at + 40, self.end))
            if at in self.unopened:
                yield Note("unopened_quotation", "a quotation mark closes what was never opened", words)
            else:
                yield Note("unclosed_quotation", "a quotation mark is never closed in its paragraph", words)
