"""What the rooms need from below or outside, as protocols of one or two methods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from selon.records.claims import Place

__all__ = ["Candidate", "Gazetteer"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    ``population`` is 0 where unknown; ``primary`` True if the name is its own, not a variant.
    """

    place: Place
    population: int = 0
    primary: bool = True


class Gazetteer(Protocol):
    """Looks names up in every script that it knows."""

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Return every place that bears the folded name, in a fixed order; empty if there is none."""
        ...
