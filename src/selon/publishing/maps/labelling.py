"""Words on a drawing that never cover one another: each takes the first spot that is free, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from selon.publishing.maps.outlines import Point

__all__ = ["Label", "Room", "spans_inside", "width_of"]

#: The width of a character in parts of the size of the type, on the safe side for Latin and Cyrillic.
_CHARACTER = 0.58
#: What is kept free around words.
_AIR = 2.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: ``x`` is their beginning, middle or end as ``anchor`` says; ``y`` is the line they stand on."""

    x: float
    y: float
    anchor: str
    words: str


@dataclass(slots=True)
class Room:
    """A drawing of so many units, and what is taken of it already."""

    width: float
    height: float
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    def free(self, box: tuple[float, float, float, float]) -> bool:
        """Tell whether a box (left, top, right, bottom) lies inside and covers nothing that is taken."""
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self.width or bottom > self.height:
            return False
        return not any(left < x2 and x1 < right and top < y2 and y1 < bottom for x1, y1, x2, y2 in self.taken)

    def take(self, box: tuple[float, float, float, float]) -> None:
        """Take a box."""
        self.taken.append(box)

    def beside(self, words: str, at: Point, size: float, gap: float) -> Label | None:
        """Put words beside a mark: to the right, the left, above, below, then askew; None where no spot is free."""
        for x, y, anchor in _spots(at, size, gap):
            if self.put(words, x, y, anchor, size):
                return Label(round(x, 1), round(y, 1), anchor, words)
        return None

    def put(self, words: str, x: float, y: float, anchor: str, size: float, spread: float = 1.0) -> bool:
        """Take the room of words at a spot, and tell whether it was free. ``spread`` widens them (spaced letters)."""
        wide = width_of(words, size) * spread
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        box = (left - _AIR, y - 0.8 * size - _AIR, left + wide + _AIR, y + 0.25 * size + _AIR)
        if not self.free(box):
            return False
        self.take(box)
        return True


def width_of(words: str, size: float) -> float:
    """Return about how wide words are in type of a size."""
    return len(words) * size * _CHARACTER


def _spots(at: Point, size: float, gap: float) -> Iterator[tuple[float, float, str]]:
    x, y = at
    middle, above, below = y + 0.32 * size, y - gap - 0.2 * size, y + gap + 0.85 * size
    yield x + gap, middle, "start"
    yield x - gap, middle, "end"
    yield x, above, "middle"
    yield x, below, "middle"
    for anchor, aside in (("start", 0.7 * gap), ("end", -0.7 * gap)):
        yield x + aside, above + 0.3 * gap, anchor
        yield x + aside, below - 0.3 * gap, anchor


def spans_inside(rings: Iterable[Sequence[Point]], y: float) -> list[tuple[float, float]]:
    """Return the stretches of a level line that lie inside an area (even-odd rule), from left to right.

    >>> spans_inside([[(0, 0), (10, 0), (10, 10), (0, 10)], [(4, 4), (6, 4), (6, 6), (4, 6)]], 5)
    [(0.0, 4.0), (6.0, 10.0)]
    """
    crossings = sorted(
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for ring in rings
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
        if (a[1] > y) != (b[1] > y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=False))
