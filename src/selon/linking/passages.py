"""Where two texts are the same, word for word, but for figures that one of them gives otherwise."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from selon.linking.prints import SHINGLE
from selon.records.events import Changed, Passage, Print
from selon.records.text import Span
from selon.text import fold

__all__ = ["Aligned", "Side", "align"]

#: A shingle that stands more often than this in a text is a refrain: the first meets the first, the second the second.
_REFRAIN = 8

#: A figure as a print has it: index of its first word, of the word after its last, its token.
_Numeral = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts: its print, its text, its folded unquoted words."""

    print: Print
    text: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, print_: Print, text: str) -> Side:
        """Return the side that a print and its text make."""
        folded = fold(text)
        return cls(print_, text, tuple(folded[start:end] for start, end in print_.words))

    def passage(self, first: int, last: int) -> Passage:
        """Return the text from one word to before another, what stands between them included."""
        start, end = self.print.words[first][0], self.print.words[last - 1][1]
        return Passage(self.print.document, Span(start, end, self.text[start:end]))

    def numeral(self, at: int) -> _Numeral | None:
        """Return the figure that the word belongs to."""
        numerals = self.print.numerals
        index = bisect_right(numerals, at, key=lambda numeral: numeral[0]) - 1
        return numerals[index] if index >= 0 and at < numerals[index][1] else None

    def is_read(self, numeral: _Numeral) -> bool:
        """Tell whether a figure was read as a claim's, and is no hour, day or number plate."""
        return any(figure.rpartition("/")[0] == numeral[2] for figure in self.print.figures)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A run of words that two texts share: from ``first`` to before ``last`` in each, and how many words are the same.

    ``figures`` are pairs of figures in it that do not read alike, each as first and last word in both texts.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    same: int
    figures: tuple[tuple[_Numeral, _Numeral], ...]

    def passages(self, one: Side, other: Side) -> tuple[Passage, Passage]:
        """Return the words of both texts."""
        return one.passage(self.first[0], self.last[0]), other.passage(self.first[1], self.last[1])

    def figured(self, which: int, side: Side) -> int:
        """Return how many figures of claims stand in the run, in the first (0) or second (1) text."""
        first, last = self.first[which], self.last[which]
        return sum(first <= numeral[0] < last and side.is_read(numeral) for numeral in side.print.numerals)

    def figured_otherwise(self, one: Side, other: Side) -> int:
        """Return how many figures of claims the two texts give otherwise in the run."""
        pairs = self.figures
        return sum(one.is_read(before) and other.is_read(after) for before, after in pairs if before[2] != after[2])

    def changed(self, one: Side, other: Side) -> Iterator[Changed]:
        """Yield the figures that the two texts give otherwise."""
        for before, after in self.figures:
            if before[2] != after[2] and not _alike(one, before, other, after):
                yield Changed(one.passage(*before[:2]), other.passage(*after[:2]))


def align(one: Side, other: Side) -> tuple[Aligned, ...]:
    """Return the maximal runs of words that both texts share, in the order of the first; none overlaps another.

    They start from shared shingles and grow in both directions over words that are the same, and over figures that
    are not. The longest run is taken first; what is left of another run is not.
    """
    runs: list[Aligned] = []
    reaching: list[Aligned] = []
    for first, second in _seeds(one.print, other.print):
        reaching = [run for run in reaching if run.last[0] > first]
        if not any(_inside(run, first, second) for run in reaching):
            runs.append(_grown(one, other, first, second))
            reaching.append(runs[-1])
    taken = (_Taken(), _Taken())
    kept = []
    for run in sorted(runs, key=lambda run: (-run.same, run.first)):
        stretches = tuple(zip(run.first, run.last, strict=True))
        if all(held.has_room(*stretch) for held, stretch in zip(taken, stretches, strict=True)):
            for held, stretch in zip(taken, stretches, strict=True):
                held.take(*stretch)
            kept.append(run)
    return tuple(sorted(kept, key=lambda run: run.first))


class _Taken:
    """Stretches of one text that are taken, none overlapping another."""

    def __init__(self) -> None:
        self._stretches: list[tuple[int, int]] = []

    def has_room(self, first: int, last: int) -> bool:
        """Tell whether a stretch overlaps none that is taken."""
        at = bisect_right(self._stretches, (first, first))
        before, after = self._stretches[max(0, at - 1) : at], self._stretches[at : at + 1]
        return all(end <= first for _, end in before) and all(start >= last for start, _ in after)

    def take(self, first: int, last: int) -> None:
        """Take a stretch that there is room for."""
        insort(self._stretches, (first, last))


def _seeds(one: Print, other: Print) -> Iterator[tuple[int, int]]:
    """Yield where a shared shingle stands in both, by its place in the first and then in the second."""
    places: dict[int, list[int]] = {}
    for value, at in other.shingles:
        places.setdefault(value, []).append(at)
    met: Counter[int] = Counter()
    for value, at in one.shingles:
        found = places.get(value, [])
        if len(found) > _REFRAIN:
            found = found[met[value] : met[value] + 1]
            met[value] += 1
        for second in found:
            yield at, second


def _inside(run: Aligned, first: int, second: int) -> bool:
    """Tell whether a seed lies in the run: inside both stretches (the run may hold figures of unlike length)."""
    return run.first[0] <= first < run.last[0] and run.first[1] <= second < run.last[1]


def _grown(one: Side, other: Side, first: int, second: int) -> Aligned:
    """Return the run around a seed."""
    length = min(SHINGLE, len(one.words) - first, len(other.words) - second)
    after = _walk(one, other, (first + length, second + length), 1)
    before = _walk(one, other, (first - 1, second - 1), -1)
    begin = (before.at[0] + 1, before.at[1] + 1)
    same = before.same + length + after.same
    return Aligned(begin, after.at, same, tuple(sorted(before.figures + after.figures)))


@dataclass(frozen=True, slots=True)
class _Walked:
    """How far a walk came in both texts (the first words not taken), over how many equal words and which figures."""

    at: tuple[int, int]
    same: int
    figures: tuple[tuple[_Numeral, _Numeral], ...]


def _walk(one: Side, other: Side, at: tuple[int, int], step: int) -> _Walked:
    """Walk on from two words while the texts agree; over figures that differ if words agree after them or end."""
    here, there = at
    best, same = _Walked(at, 0, ()), 0
    figures: tuple[tuple[_Numeral, _Numeral], ...] = ()
    while 0 <= here < len(one.words) and 0 <= there < len(other.words):
        if one.words[here] == other.words[there]:
            here, there, same = here + step, there + step, same + 1
            best = _Walked((here, there), same, figures)
            continue
        before, after = one.numeral(here), other.numeral(there)
        if before is None or after is None:
            break
        figures = (*figures, (before, after))
        here, there = (before[1], after[1]) if step > 0 else (before[0] - 1, after[0] - 1)
    else:
        if _is_edge(here, one) and _is_edge(there, other):
            best = _Walked((here, there), same, figures)
    return best


def _is_edge(at: int, side: Side) -> bool:
    return not 0 <= at < len(side.words)


def _alike(one: Side, before: _Numeral, other: Side, after: _Numeral) -> bool:
    """Tell whether two figures are the same but for how their thousands are set apart."""
    return _digits(one, before) == _digits(other, after) != ""


def _digits(side: Side, numeral: _Numeral) -> str:
    bare = _THOUSANDS.sub("", side.passage(*numeral[:2]).span.text)
    return bare if bare.isdigit() else ""


#: What sets thousands apart, in any language: a space, point, comma or apostrophe before three digits.
_THOUSANDS = re.compile(r"(?<=\d)[\s.,'’](?=\d{3}(?!\d))")
