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
        if target is None or not (_is_point(claim.place) and _is_point(target)):
            continue
        yield from _weigh(reading, claim, quantity, claim.place, target)


def _is_point(place: Place) -> bool:
    return place.precision in _POINTS and place.lat is not None and place.lon is not None


def _target(claim: Claim, places: tuple[PlaceMention, ...]) -> Place | None:
    """Return the place that the distance is measured from.

    It is the mention in the target's words, of its name, or, without a target, in the measurement's own words.
    """
    span = claim.target.span if claim.target is not None else None
    name = claim.target.name if claim.target is not None else None
    for mention in places:
        if span is not None and mention.span.overlaps(span):
            return mention.place
    for mention in places:
        if name is not None and mention.place.name == name:
            return mention.place
    if claim.target is not None:
        return None
    return next((mention.place for mention in places if claim.anchor.contains(mention.span)), None)


def _weigh(reading: Reading, claim: Claim, quantity: Quantity, place: Place, target: Place) -> Iterator[Check]:
    if place.lat is None or place.lon is None or target.lat is None or target.lon is None:
        return
    real = kilometres(target.lat, target.lon, place.lat, place.lon)
    heading = bearing(target.lat, target.lon, place.lat, place.lon)
    outcome = _outcome(quantity, real)
    direction = _direction(reading, claim)
    off = direction is not None and bearing_gap(heading, float(direction.entry.row["degrees"])) > _QUADRANT
    said = _said(quantity)
    name = target.name or "the place named"
    towards = f"{direction.entry.row['name']} of" if direction is not None and not off else "from"
    found = f"{number_words(round(real))} km" + (f", {round(heading) % 360}°" if direction is not None else "")
    spans = (claim.anchor,)
    because = f"The gazetteer puts {place.name} {number_words(round(real))} km from {name}; the dispatch says {said}."
    yield Check("distance", outcome, because, (claim.id,), spans, BY, f"{said} {towards} {name}: {found}")
    if direction is not None and off:
        word = direction.entry.row["name"]
        because = f"Seen from {name}, {place.name} lies at {round(heading) % 360}°, which is not {word}."
        yield Check("direction", "fails", because, (claim.id,), spans, BY, f"{word} of {name}: {round(heading) % 360}°")


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
