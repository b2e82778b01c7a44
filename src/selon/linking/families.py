"""What sort of happening a claim tells of, and where: the families of kinds and the keys of places.

A *family* is a group of kinds that can be one happening. Nothing here knows a language: kinds, units and precisions are
the codebook's.
"""

from __future__ import annotations

from selon.records.claims import Claim, Place
from selon.text import fold

__all__ = [
    "AIR",
    "GROUND",
    "HAPPENING",
    "LASTING",
    "MEASURES",
    "ONSET",
    "OPENING",
    "SITE",
    "SPREADING",
    "TOLL",
    "area_key",
    "family",
    "figure_tokens",
    "is_local",
    "is_tally",
    "namesake_key",
    "place_key",
]

#: Families: a night's tally of air defence, fighting along a front, what a site was built for, all that simply happens.
AIR, GROUND, SITE, HAPPENING = "air", "ground", "site", "scene"

#: Kinds that open a happening at a place: what else is said there is its aftermath.
OPENING = frozenset(
    {"launched", "struck", "shot_down", "shelling", "clash", "advance", "withdrawal", "captured", "explosion", "fire"}
    | {"destroyed", "earthquake", "flood", "storm", "accident"}
)
#: Those of them that are ground fighting: along a front, it is no part of what happens in a town.
_FIGHTING = frozenset({"clash", "advance", "withdrawal", "captured"})
#: Kinds that count whom a happening hurt.
TOLL = frozenset({"killed", "injured", "missing"})
#: Hazards that cover a region: named at many of its places, they are one.
SPREADING = frozenset({"flood", "storm", "earthquake"})
#: Hazards that last for days and weeks: told of one place twice in that time, they are one.
LASTING = frozenset({"flood", "storm"})
#: Kinds whose day is the day of the happening. A fire burns on, water rises on, people leave after.
ONSET = (OPENING | {"killed", "injured", "damaged"}) - LASTING - {"fire"}
#: Measurements of a place or thing, which stay the same from one happening there to the next.
MEASURES = frozenset({"distance", "population", "cost", "stored", "built", "duration", "amount"})

_LOCAL = frozenset({"settlement", "admin2"})


def place_key(place: Place | None) -> str | None:
    """Return the key of a place: its name, region and country, folded; None for one without a name.

    >>> place_key(Place(None, "Velm", "XX", "Orn Oblast", "settlement"))
    'velm|orn oblast|xx'
    """
    if place is None or not place.name:
        return None
    return fold("|".join((place.name, place.admin1 or "", place.country or "")))


def namesake_key(place: Place) -> str | None:
    """Return what a town shares with others of its name: the name and the country."""
    return fold(f"{place.name}|{place.country or ''}") if place.name else None


def area_key(place: Place | None) -> str | None:
    """Return the key of the region that a place lies in, or is; None where it is not known."""
    if place is None or not place.admin1 or not place.country:
        return None
    return fold(f"{place.admin1}|{place.country}")


def is_local(place: Place | None) -> bool:
    """Tell whether a place is a settlement or district, so that what happens there is one happening a time."""
    return place is not None and place.precision in _LOCAL and bool(place.name)


def family(claim: Claim) -> str:
    """Return the family that a claim's kind and place speak for; of a tally the document has the last word."""
    if claim.kind == "built":
        return SITE
    if claim.kind in _FIGHTING and not is_local(claim.place):
        return GROUND
    if claim.kind == "shot_down" and (is_tally(claim) or (claim.place is not None and not is_local(claim.place))):
        return AIR
    return HAPPENING


def is_tally(claim: Claim) -> bool:
    """Tell whether a claim of weapons shot down speaks of a country or of several regions."""
    if claim.place is not None and claim.place.precision in {"country", "other"}:
        return True
    return claim.quantity is not None and len({place_key(part.place) for part in claim.quantity.parts} - {None}) > 1


def figure_tokens(claim: Claim) -> tuple[str, ...]:
    """Return tokens for the figures of a claim, such as ``shot_down/drone/54``; measurements have none."""
    quantity = claim.quantity
    if quantity is None or not quantity.value or claim.kind in MEASURES:
        return ()
    return (f"{claim.kind}/{quantity.unit}/{quantity.value:g}",)
