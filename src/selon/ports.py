"""What the rooms need from below or outside, as protocols of one or two methods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from selon.records.claims import Place

__all__ = ["Candidate", "Gazetteer"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    ``population`` is 0 where unknown; ``primary`` True if the name is its own, not a variant; ``bare`` True if the name
    is a region's without its head word (``Kursk`` for Kursk Oblast): it wants the head, or a list of regions, beside.
    ``capital`` is True for the seat of a country's government. A country is also found as ``iso xx``, by its code.
    """

    place: Place
    population: int = 0
    primary: bool = True
    bare: bool = False
    capital: bool = False


class Gazetteer(Protocol):
    """Looks names up in every script that it knows."""

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Return every place that bears the folded name, in a fixed order; empty if there is none."""
        ...

    def alike(self, name: str) -> tuple[Candidate, ...]:
        """Return the places whose names sound like this one, transliterated another way, likest first."""
        ...
