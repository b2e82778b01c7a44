"""What stands in the columns of an event's versions: sides, or origins grouped by side; and what stands in a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from selon.publishing.event_rows import Answer, Asked, EventPage, Evidence, Holder

__all__ = ["Cell", "Column", "cells", "columns"]

#: Side by side there is room for so many origins; the others share the last column.
_ORIGINS = 7


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its side, its origin's name (empty: the whole side; None: all who have no column), whose it is."""

    side: str
    label: str | None
    origins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """An answer as one column gives it: who of the column holds it, and in which words."""

    answer: Answer
    holders: tuple[Holder, ...]
    evidence: tuple[Evidence, ...]


def columns(page: EventPage, by: str) -> tuple[Column, ...]:
    """Return the columns: a side each, or the origins that answer most questions, side by side, then the rest."""
    holders = {h.origin: h for asked in page.asked for answer in asked.answers for h in answer.holders}
    if by == "sides":
        return tuple(
            Column(side, "", frozenset(origin for origin, h in holders.items() if h.side == side))
            for side in page.sides
        )
    told = Counter(h.origin for asked in page.asked for answer in asked.answers for h in answer.holders)
    ranked = sorted(told, key=lambda origin: (-told[origin], holders[origin].label, origin))
    chosen, rest = ranked[:_ORIGINS], frozenset(ranked[_ORIGINS:])
    order = {side: place for place, side in enumerate(page.sides)}
    chosen.sort(key=lambda origin: (order[holders[origin].side], ranked.index(origin)))
    found = [Column(holders[origin].side, holders[origin].label, frozenset((origin,))) for origin in chosen]
    return (*found, *([Column("", None, rest)] if rest else ()))


def cells(asked: Asked, column: Column, voices: Mapping[str, str]) -> tuple[Cell, ...]:
    """Return the answers that a column gives to a question. ``voices`` tells the origin of each telling."""
    found = []
    for answer in asked.answers:
        holders = tuple(holder for holder in answer.holders if holder.origin in column.origins)
        if holders:
            words = tuple(e for e in answer.evidence if voices.get(e.ref) in column.origins)
            found.append(Cell(answer, holders, words))
    return tuple(found)
