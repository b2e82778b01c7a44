"""The place that a person means who types a name and nothing else."""

from __future__ import annotations

from selon.ports import Gazetteer
from selon.records.claims import Place
from selon.text import fold

__all__ = ["typed_place"]

#: Regions that a settlement may share its name with.
_REGIONS = frozenset({"admin1", "admin2"})


def typed_place(name: str, gazetteer: Gazetteer) -> Place | None:
    """Return the gazetteer's best place of a name; None where it has none.

    One that is called exactly so comes before others that also bear the name (Tula before Tula Oblast), a settlement
    before its country's region of the same name (Moscow, Kyiv).
    """
    found = [candidate.place for candidate in gazetteer.find(fold(name))]
    exact = [place for place in found if fold(place.name or "") == fold(name)] or found
    if not exact:
        return None
    best = exact[0]
    towns = (p for p in exact if p.precision == "settlement" and (p.name, p.country) == (best.name, best.country))
    return next(towns, best) if best.precision in _REGIONS else best
