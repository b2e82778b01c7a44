"""Names of places in a text, and what they point at."""

from __future__ import annotations

from selon.languages.pack import Pack
from selon.ports import Gazetteer
from selon.records.claims import PlaceMention
from selon.records.text import Reading

__all__ = ["find_places"]


def find_places(reading: Reading, pack: Pack, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:  # noqa: ARG001
    """Return the mentions of places by start; mentions do not overlap."""
    return ()
