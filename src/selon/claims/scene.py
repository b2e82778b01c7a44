"""One text laid out for the claims room: its words' closed classes, its clauses, who says which stretch.

Built once a text from what the earlier rooms found; the other modules of the room only ask it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from selon.claims.parts import Grouping
from selon.languages.pack import Pack
from selon.records.attribution import Attribution
from selon.records.claims import Amount, Moment, PlaceMention
from selon.records.text import Hit, Reading, Span

__all__ = ["SILENT", "Scene", "in_number", "lay_out"]

#: Acts that assert nothing: what stands in their content is no claim.
SILENT = frozenset({"omit", "decline"})
_NONE: frozenset[str] = frozenset()
_CLAUSE_MARKS = frozenset(",;:()—–")
_CLAUSE_WORDS = frozenset({"sub", "rel", "coord"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rooms before have found in one text, ready to be asked.

    ``classes`` holds a token's closed classes by its index; ``breaks`` how many clause breaks lie before each token;
    ``spans`` the content spans, with the attribution that each belongs to, smallest first where they nest.
    """

    reading: Reading
    pack: Pack
    attributions: tuple[Attribution, ...]
    places: tuple[PlaceMention, ...]
    moments: tuple[Moment, ...]
    amounts: tuple[Amount, ...]
    grouping: Grouping
    classes: dict[int, frozenset[str]]
    breaks: tuple[int, ...]
    spans: tuple[tuple[Span, Attribution], ...]
    outside: tuple[Span, ...]
    by_start: dict[str, dict[int, Hit]] = field(default_factory=dict)

    def classes_at(self, index: int) -> frozenset[str]:
        """Return the closed classes of the token with this index."""
        return self.classes.get(index, _NONE)

    def fold_at(self, index: int) -> str:
        """Return the folded token with this index, or an empty string outside the text."""
        return self.reading.tokens[index].fold if 0 <= index < len(self.reading.tokens) else ""

    def breaks_between(self, left: int, right: int) -> int:
        """Return how many clause breaks lie between two token indexes."""
        low, high = sorted((left, right))
        top = len(self.breaks) - 1
        return self.breaks[min(high, top)] - self.breaks[min(low, top)] if top >= 0 else 0

    def content_at(self, offset: int) -> tuple[Span, Attribution] | None:
        """Return the smallest content span that holds the offset, with its attribution."""
        for span, attribution in self.spans:
            if span.start <= offset < span.end:
                return span, attribution
        return None

    def contents_at(self, offset: int) -> list[Attribution]:
        """Return every attribution with a content span as small as the smallest one that holds the offset."""
        found = self.content_at(offset)
        if found is None:
            return []
        size = found[0].end - found[0].start
        return [a for s, a in self.spans if s.start <= offset < s.end and s.end - s.start == size]

    def is_outside(self, offset: int) -> bool:
        """Tell whether the offset lies in the words of a source, a relay or a cue, and in no content inside them."""
        if not any(span.start <= offset < span.end for span in self.outside):
            return False
        found = self.content_at(offset)
        return found is None or any(
            span.start <= offset < span.end and found[0].contains(span) for span in self.outside
        )

    def hit_at(self, table: str, offset: int) -> Hit | None:
        """Return the longest hit of a table that starts at the offset."""
        starts = self.by_start.get(table)
        if starts is None:
            starts = {}
            for hit in self.reading.hits.get(table, ()):
                starts.setdefault(hit.start, hit)
            self.by_start[table] = starts
        return starts.get(offset)

    def places_in(self, start: int, end: int) -> list[PlaceMention]:
        """Return the mentions of places that start in ``start:end``."""
        return [p for p in self.places if start <= p.span.start < end]

    def moments_in(self, start: int, end: int) -> list[Moment]:
        """Return the moments that start in ``start:end``."""
        return [m for m in self.moments if m.span is not None and start <= m.span.start < end]


def lay_out(
    reading: Reading,
    pack: Pack,
    attributions: tuple[Attribution, ...],
    places: tuple[PlaceMention, ...],
    moments: tuple[Moment, ...],
    amounts: tuple[Amount, ...],
    grouping: Grouping,
) -> Scene:
    """Return the scene of one text."""
    classes = _classes(reading)
    spans = sorted(
        ((span, a) for a in attributions for span in a.content), key=lambda pair: pair[0].end - pair[0].start
    )
    outside = tuple(_outside(attributions))
    breaks = _breaks(reading, classes)
    return Scene(
        reading, pack, attributions, places, moments, amounts, grouping, classes, breaks, tuple(spans), outside
    )


def _outside(attributions: Iterable[Attribution]) -> Iterable[Span]:
    for attribution in attributions:
        for source in (attribution.source, *attribution.via):
            if source.span is not None:
                yield source.span
        cue = attribution.cue
        if cue is not None and not any(span.contains(cue) for span in attribution.content):
            yield cue


def _classes(reading: Reading) -> dict[int, frozenset[str]]:
    starts = reading.token_starts
    found: dict[int, frozenset[str]] = {}
    ends: dict[int, int] = {}
    for hit in reading.hits.get("grammar", ()):
        first = bisect_left(starts, hit.start)
        if ends.get(first, 0) > hit.end:
            continue
        last = bisect_right(starts, hit.end - 1)
        values = frozenset(hit.entry.get("class").split())
        for index in range(first, last):
            if ends.get(index, 0) <= hit.end and (index == first or index not in found or last - first > 1):
                found[index] = found.get(index, _NONE) | values if ends.get(index) == hit.end else values
                ends[index] = hit.end
    return found


def _breaks(reading: Reading, classes: dict[int, frozenset[str]]) -> tuple[int, ...]:
    counts: list[int] = []
    total = 0
    before = False
    for index, token in enumerate(reading.tokens):
        marks = token.fold in _CLAUSE_MARKS and not in_number(reading, index)
        breaks = marks or bool(classes.get(index, _NONE) & _CLAUSE_WORDS)
        total += breaks and not before
        before = breaks
        counts.append(total)
    return tuple(counts)


def in_number(reading: Reading, index: int) -> bool:
    """Tell whether a mark stands inside a number: 1,400."""
    tokens = reading.tokens
    if not 0 < index < len(tokens) - 1:
        return False
    left, here, right = tokens[index - 1], tokens[index], tokens[index + 1]
    return left.kind == right.kind == "number" and left.end == here.start and here.end == right.start
