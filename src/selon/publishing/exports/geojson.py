"""Events on a map as GeoJSON (RFC 7946): a point for each settlement that is named, never a finer one.

What is said of a district, a region or a country has no point: its geometry is null, so that it is neither lost nor put
where nobody said that it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from selon.ports import Column, Selection
from selon.publishing.event_words import Desk
from selon.publishing.exports.statuses import STATUSES, statuses, surest
from selon.publishing.exports.streams import write_list
from selon.records.accounts import Account, Dossier, Telling
from selon.records.claims import Place
from selon.weighing.scopes import home_of, place_key

__all__ = ["EXPORTER"]

_COLUMNS = (
    Column("geometry", "a point, longitude then latitude (WGS 84), where the place is a settlement; else null"),
    Column("id", "event and place"),
    Column("event", "the event's id"),
    Column("title", "its title"),
    Column("start", "its first day"),
    Column("end", "its last day"),
    Column("place", "the place, as GeoNames spells it"),
    Column("admin1", "the first-order division"),
    Column("country", "the country (ISO 3166-1)"),
    Column("precision", "`settlement`, `admin2`, `admin1`, `country`, `other`; null where no place is named"),
    Column("kinds", "what is said to have happened there"),
    Column("claims", "how many claims are said of this place", number=True),
    Column("reports", "in how many reports", number=True),
    Column("origins", "by whom, in a list"),
    Column("sides", "for which parties, in a list"),
    *STATUSES,
)


def _features(account: Account, dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield a feature for each place; claims without a place of their own belong to the event's."""
    home = home_of(dossier.event, dossier.tellings).place
    places: dict[str, Place | None] = {}
    told: dict[str, list[Telling]] = {}
    for telling in dossier.tellings:
        place = telling.claim.place or home
        key = place_key(place)
        if key not in places or _better(place, places[key]):
            places[key] = place
        told.setdefault(key, []).append(telling)
    desk = Desk(dossier)
    for key in sorted(places, key=lambda key: (key != place_key(home), key)):
        yield _feature(account, places[key], told[key], desk)


def _better(one: Place | None, other: Place | None) -> bool:
    """Tell whether a record of a place knows where it lies, and the other does not."""
    return one is not None and one.lat is not None and (other is None or other.lat is None)


def _feature(account: Account, place: Place | None, told: list[Telling], desk: Desk) -> dict[str, Any]:
    event = account.event
    exact = place is not None and place.precision == "settlement" and None not in (place.lat, place.lon)
    cells = statuses(surest({telling.claim.certainty for telling in told}), told)
    return {
        "type": "Feature",
        "id": f"{event.id}@{place_key(place)}",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if exact and place else None,
        "properties": {
            "event": event.id,
            "title": event.title,
            "start": event.start,
            "end": event.end,
            "place": place.name if place else None,
            "admin1": place.admin1 if place else None,
            "country": place.country if place else None,
            "precision": place.precision if place else None,
            "kinds": sorted({telling.claim.kind for telling in told}),
            "claims": len(told),
            "reports": len({telling.document.id for telling in told}),
            "origins": list(dict.fromkeys(desk.label(telling.origin) for telling in told)),
            "sides": sorted({telling.side for telling in told if telling.side}),
            **dict(zip((column.name for column in STATUSES), cells, strict=True)),
        },
    }


class _GeoJson:
    """The format ``geojson``."""

    name = "geojson"
    suffix = ".geojson"
    says = (
        "A feature for each event and place, for QGIS, Leaflet and GeoPandas. A settlement is a point; what is said of "
        "more than a settlement has no geometry. What is said of one place is never counted for another."
    )
    columns = _COLUMNS
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write the collection; return how many features."""
        features = (feature for account, dossier in selection.events() for feature in _features(account, dossier))
        return write_list(stream, '{"type": "FeatureCollection", "features": [', features, "]}")


EXPORTER = _GeoJson()
