"""Where an event's reports say that something happened: the places as a list, and as a map beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.publishing import wording
from selon.publishing.maps.drawing import Map, Placed, draw_map
from selon.records.accounts import Dossier, Telling
from selon.records.claims import Place

__all__ = ["Row", "Where", "where_of"]

#: Precisions of places that have a middle to mark.
_AREAS = frozenset({"admin1", "admin2", "other"})


@dataclass(frozen=True, slots=True)
class Row:
    """A place: its number on the map (0: it is not drawn), its name, its precision, in how many reports it stands.

    ``lat`` and ``lon`` are degrees, of a settlement or of the middle of a region; None for a country. ``code`` is that
    of its country.
    """

    number: int
    name: str
    precision: str
    country: str
    reports: int
    own: bool
    lat: float | None
    lon: float | None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """The places of an event, that of the event itself first, then those in most reports; and the map, if any.

    ``placed`` are those that it is drawn from, each with the code of its country.
    """

    rows: tuple[Row, ...]
    map: Map | None
    placed: tuple[tuple[Placed, str], ...] = ()


def where_of(dossier: Dossier) -> Where:
    """Return the places that an event's reports name for what they claim. Never finer than the settlement."""
    known: dict[object, Place] = {}
    inside: dict[object, set[str]] = {}
    for telling in dossier.tellings:
        for place in _places(telling):
            key = _key(place)
            if key not in known or (_drawable(place) and not _drawable(known[key])):
                known[key] = place
            inside.setdefault(key, set()).add(telling.document.id)
    own = {_key(place) for place in dossier.event.places[:1]}
    ordered = sorted(known, key=lambda key: (key not in own, -len(inside[key]), wording.place(known[key]), str(key)))
    drawn = [key for key in ordered if _drawable(known[key])]
    marked = [_placed(known[key], len(inside[key]), own=key in own) for key in drawn]
    made = draw_map(marked)
    numbers = {key: number for number, key in enumerate(drawn, 1) if made and number not in made.left_out}
    rows = (_row(known[key], numbers.get(key, 0), len(inside[key]), own=key in own) for key in ordered)
    codes = (known[key].country or "" for key in drawn)
    return Where(tuple(rows), made, tuple(zip(marked, codes, strict=True)))


def _places(telling: Telling) -> Iterator[Place]:
    claim = telling.claim
    for place in (claim.place, *(part.place for part in (claim.quantity.parts if claim.quantity else ()))):
        if place is not None and (place.name or place.span):
            yield place


def _key(place: Place) -> object:
    """Return the same for the same place, whether or not somebody knows where it lies."""
    around = place.admin1 if place.precision == "settlement" else None
    return (place.name or wording.place(place), place.country, around, place.precision)


def _drawable(place: Place) -> bool:
    told = place.lat is not None and place.lon is not None
    return told and (place.precision == "settlement" or place.precision in _AREAS)


def _placed(place: Place, reports: int, *, own: bool) -> Placed:
    name = wording.visible(wording.place(place, short=True))
    return Placed(name, place.precision, place.lat or 0.0, place.lon or 0.0, reports, own)


def _row(place: Place, number: int, reports: int, *, own: bool) -> Row:
    land = wording.visible(wording.country(place.country)) if place.country and place.precision != "country" else ""
    told = _drawable(place)
    return Row(
        number=number,
        name=wording.visible(wording.place(place)),
        precision=place.precision,
        country=land,
        reports=reports,
        own=own,
        lat=place.lat if told else None,
        lon=place.lon if told else None,
        code=place.country or "",
    )
