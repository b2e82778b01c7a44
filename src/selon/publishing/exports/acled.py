"""Rows in the shape of ACLED's: an event at a place a row, with one date, one place, the lowest toll."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

from selon.ports import Column, Selection
from selon.publishing import wording
from selon.publishing.exports.countries import in_zone, number
from selon.publishing.exports.incidents import Days, Incident, incidents
from selon.publishing.exports.statuses import STATUSES, statuses
from selon.publishing.exports.streams import write_table
from selon.records.claims import Place

__all__ = ["EXPORTER", "scale"]

_COLUMNS = (
    Column("event_id_cnty", "the event's id; a row of another place than the event's own has one of its own"),
    Column("event_date", "the day (ISO 8601); of two days the first, of more the middle one; else the last known"),
    Column("year", "its year", number=True),
    Column("time_precision", "1: a day or a night; 2: within a week; 3: within longer, or only *by* when", number=True),
    Column("disorder_type", "left empty: the analyst's"),
    Column("event_type", "left empty: the analyst's"),
    Column("sub_event_type", "left empty: the analyst's"),
    Column("actor1", "left empty: who did it is claimed, see `notes`, and never settled here"),
    Column("actor2", "left empty, as `actor1`"),
    Column("iso", "the country's number (ISO 3166-1)", number=True),
    Column("country", "the country's short English name"),
    Column("admin1", "the first-order division"),
    Column("location", "the place, as GeoNames spells it"),
    Column("latitude", "degrees north, of a settlement alone", number=True),
    Column("longitude", "degrees east, of a settlement alone", number=True),
    Column(
        "geo_precision",
        "1: a settlement; 2: a district; 3: a region, a country, or a place that is no point",
        number=True,
    ),
    Column("source", "who printed it, set apart by `; `"),
    Column("source_scale", "`New media`, `National`, `International`, by the outlets' addresses alone; else empty"),
    Column("notes", "what happened, by who said so, in the ledger's words; the tolls of other places at the end"),
    Column(
        "fatalities",
        "the lowest live toll; tens are 10, dozens 12, hundreds 100; empty where none is stated",
        number=True,
    ),
    Column("injured", "ours: the lowest live figure of those injured, never with those in hospital", number=True),
    Column("hospitalised", "ours: the lowest live figure of those in hospital", number=True),
    Column("reports", "ours: how many reports tell of the event", number=True),
    Column("origins_low", "ours: from how many independent origins, at least", number=True),
    Column("origins_high", "ours: and at most", number=True),
    Column("sides", "ours: the parties for which somebody speaks (ISO 3166-1)"),
    *STATUSES,
)
_GEO = {"settlement": 1, "admin2": 2}
#: Hosts of messengers and networks.
_NEW_MEDIA = ("t.me", "telegram.me", "x.com", "twitter.com", "facebook.com", "vk.com", "youtube.com", "instagram.com")


def scale(urls: set[str], country: str | None) -> str:
    """Return what the addresses of outlets tell of their scale; those without a country's zone tell nothing.

    >>> scale({"https://t.me/x/1", "https://example.ru/2"}, "RU")
    'New media-National'
    """
    hosts = {host for url in urls if (host := (urlsplit(url).hostname or "").removeprefix("www."))}
    new = {host for host in hosts if host.endswith(_NEW_MEDIA) and (host in _NEW_MEDIA or host.count(".") > 1)}
    lands = {land for host in hosts - new if (land := in_zone(host))}
    told = (("New media", bool(new)), ("National", country in lands), ("International", bool(lands - {country})))
    return "-".join(name for name, holds in told if holds)


def _precision(days: Days) -> int | None:
    if days.middle is None:
        return None
    if days.length is None:
        return 3
    return 1 if days.length <= 2 else 2 if days.length <= 7 else 3


def _row(incident: Incident) -> tuple[object, ...]:
    place = incident.place or Place(None, None, precision="")
    point = (place.lat, place.lon) if place.precision == "settlement" else (None, None)
    documents = {telling.document.id: telling.document for telling in incident.tellings}.values()
    when = incident.days.middle
    killed, injured, hospitalised = (incident.tolls[kind].least for kind in ("killed", "injured", "hospitalised"))
    return (
        *(incident.id, when and when.isoformat(), when and when.year, _precision(incident.days), *[""] * 5),
        *(number(place.country), wording.country(place.country) if place.country else "", place.admin1, place.name),
        *(*point, _GEO.get(place.precision, 3) if place.precision else None),
        "; ".join(sorted({document.outlet or document.id for document in documents})),
        scale({document.url for document in documents if document.url}, place.country),
        *(_notes(incident), killed, injured, hospitalised),
        *(len(documents), *incident.count("origins")),
        "; ".join(sorted({telling.side for telling in incident.tellings if telling.side})),
        *statuses(incident.said, incident.tellings),
    )


def _notes(incident: Incident) -> str:
    """Return the event's title, each question of this place with its answers, and the tolls of other places."""
    refs = {telling.ref for telling in incident.tellings}
    told = [
        f"{question.label} {' / '.join(_answer(version.answer, version.origins, incident) for version in own)}"
        for question in incident.account.questions
        if (own := [version for version in question.versions if refs & set(version.tellings)])
    ]
    elsewhere = [f"Of other places: {'; '.join(incident.elsewhere)}."] if incident.elsewhere else []
    return wording.visible(" ".join([f"{incident.account.event.title}.", *told, *elsewhere]))


def _answer(answer: str, origins: tuple[str, ...], incident: Incident) -> str:
    named = list(dict.fromkeys(incident.desk.label(origin) for origin in origins))
    more = f" +{len(named) - 2}" if len(named) > 2 else ""
    return f"{answer} ({', '.join(named[:2])}{more})"


def _rows(selection: Selection) -> Iterator[tuple[object, ...]]:
    for account, dossier in selection.events():
        withdrawn = selection.withdrawn({telling.document.id for telling in dossier.tellings})
        for incident in incidents(account, dossier, selection.rule, withdrawn):
            yield _row(incident)


class _Acled:
    """The format ``acled``."""

    name = "acled"
    suffix = ".csv"
    says = (
        "An event at a place a row, in columns named and coded as ACLED's, for those whose tools read these. It is no "
        "ACLED data: nobody has coded it. What takes an analyst's judgement is left empty. A figure of another place "
        "never enters a row."
    )
    columns = _COLUMNS
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write the table; return how many rows."""
        return write_table(stream, _COLUMNS, _rows(selection))


EXPORTER = _Acled()
