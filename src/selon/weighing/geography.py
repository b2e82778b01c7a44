"""Distances and directions of a dispatch held against coordinates.

A stated distance holds if the great circle between the two places lies within a tenth of the interval that the words
allow (or within 5 km, the width of a town); a direction, if it is at most 45 degrees off. A distance up to 40 % above
the great circle stays open: the road may be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from selon.geodesy import bearing, bearing_gap, kilometres
from selon.records.claims import Claim, Place, PlaceMention, Quantity
from selon.records.folios import Check
from selon.records.text import Hit, Reading
from selon.weighing.wording import BY, number_words

__all__ = ["distances"]

_TENTH, _TOWN, _ROAD, _QUADRANT = 0.1, 5.0, 1.4, 45.0
_KILOMETRES = {"kilometre": 1.0, "mile": 1.609344, "nautical_mile": 1.852, "metre": 0.001, "scandinavian_mile": 10.0}
_UNITS = {"kilometre": "km", "metre": "m"}
#: Places whose middle says where they are.
_POINTS = frozenset({"settlement"})


def distances(reading: Reading, claims: tuple[Claim, ...], places: tuple[PlaceMention, ...]) -> Iterator[Check]:
    """Yield a check for each stated distance between two settlements; its direction is checked with it."""
    for claim in claims:
        quantity = claim.quantity
        if claim.kind != "distance" or quantity is None or quantity.unit not in _KILOMETRES or claim.place is None:
            continue
        target = _target(claim, places)
        here, there = _point(claim.place), _point(target)
        if here is not None and there is not None and target is not None:
            real, heading = kilometres(*there, *here), bearing(*there, *here)
            yield from _weigh(reading, claim, quantity, target.name or "the place named", real, heading)


def _point(place: Place | None) -> tuple[float, float] | None:
    """Return a settlement's coordinates; other places have no one point to measure from."""
    if place is None or place.precision not in _POINTS or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def _target(claim: Claim, places: tuple[PlaceMention, ...]) -> Place | None:
    """Return the place that the distance is measured from.

    It is the mention in the target's words that has its name, or the first one that does, or the one in its words,
    or, without a target, the one in the measurement's own words.
    """
    span = claim.target.span if claim.target is not None else None
    name = claim.target.name if claim.target is not None else None
    inside = [mention for mention in places if span is not None and mention.span.overlaps(span)]
    alike = [mention for mention in places if name is not None and mention.place.name == name]
    if claim.target is not None:
        found = [*(mention for mention in inside if mention in alike), *alike, *inside]
    else:
        found = [mention for mention in places if claim.anchor.contains(mention.span)]
    return found[0].place if found else None


def _weigh(
    reading: Reading, claim: Claim, quantity: Quantity, name: str, real: float, heading: float
) -> Iterator[Check]:
    direction = _direction(reading, claim)
    word = direction.entry.row["name"] if direction is not None else ""
    off = direction is not None and bearing_gap(heading, float(direction.entry.row["degrees"])) > _QUADRANT
    said, spans, angle = _said(quantity), (claim.anchor,), f"{round(heading) % 360}°"
    towards = f"{word} of" if word and not off else "from"
    far = f"{number_words(round(real))} km"
    here = claim.place.name if claim.place is not None and claim.place.name else "the place"
    because = f"The gazetteer puts {here} {far} from {name}; the dispatch says {said}."
    working = f"{said} {towards} {name}: {far}" + (f", {angle}" if word else "")
    yield Check("distance", _outcome(quantity, real), because, (claim.id,), spans, BY, working)
    if off:
        because = f"Seen from {name}, {here} lies at {angle}, which is not {word}."
        yield Check("direction", "fails", because, (claim.id,), spans, BY, f"{word} of {name}: {angle}")


def _outcome(quantity: Quantity, real: float) -> str:
    factor = _KILOMETRES[quantity.unit]
    low = quantity.low if quantity.low is not None else (quantity.value if quantity.modifier == "about" else None)
    high = quantity.high if quantity.high is not None else (quantity.value if quantity.modifier == "about" else None)
    above = low is None or real >= low * factor - max(_TOWN, _TENTH * low * factor)
    below = high is None or real <= high * factor + max(_TOWN, _TENTH * high * factor)
    if above and below:
        return "holds"
    return "open" if low is not None and not above and low * factor <= real * _ROAD else "fails"


def _direction(reading: Reading, claim: Claim) -> Hit | None:
    """Return the compass word of the claim's anchor, the longest of the first."""
    hits = reading.hits_between("directions", claim.anchor.start, claim.anchor.end)
    return hits[0] if hits else None


def _said(quantity: Quantity) -> str:
    value = quantity.value
    shown = (
        number_words(value)
        if value is not None
        else f"{number_words(quantity.low or 0.0)} to {number_words(quantity.high or 0.0)}"
    )
    unit = _UNITS.get(quantity.unit, quantity.unit.replace("_", " ") + ("" if value == 1 else "s"))
    return f"{shown} {unit}"
