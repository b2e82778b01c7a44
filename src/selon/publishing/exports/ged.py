"""Rows in the shape of UCDP's georeferenced event data: best, low and high, and two levels of sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from selon.ports import Column, Selection
from selon.publishing import wording
from selon.publishing.exports.incidents import Days, Incident, Toll, incidents
from selon.publishing.exports.statuses import STATUSES, statuses
from selon.publishing.exports.streams import write_table
from selon.records.claims import Place
from selon.records.text import Document

__all__ = ["EXPORTER"]

_EMPTY = ("type_of_violence", "side_a", "side_b", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_COLUMNS = (
    Column("id", "the event's id; a row of another place than the event's own has one of its own"),
    Column("year", "the year of its first day", number=True),
    *(Column(name, "left empty: the analyst's") for name in _EMPTY),
    Column("number_of_sources", "how many reports tell of the event: copies of one text count each", number=True),
    Column("source_article", "the reports: outlet, day, headline, set apart by `; `"),
    Column("source_office", "the outlets, in the same order"),
    Column("source_date", "their days, in the same order"),
    Column("source_headline", "their headlines, in the same order"),
    Column("source_original", "who first said it, as far as the reports name them"),
    Column(
        "where_prec",
        "1: a settlement; 3: a district; 4: a region; 5: a place that is no point; 6: a country",
        number=True,
    ),
    Column("where_coordinates", "the place, as GeoNames spells it"),
    Column("where_description", "the place with what it lies in"),
    Column("adm_1", "the first-order division"),
    Column("adm_2", "the district, where that is the place"),
    Column("latitude", "degrees north, of a settlement alone", number=True),
    Column("longitude", "degrees east, of a settlement alone", number=True),
    Column("geom_wkt", "the point as WKT, of a settlement alone"),
    Column("country", "the country's short English name"),
    Column(
        "date_prec",
        "1: a day; 2: two to six days; 3: a week; 4: up to 31 days; 5: longer, or only *by* when",
        number=True,
    ),
    Column("date_start", "the first day (ISO 8601)"),
    Column("date_end", "the last day"),
    Column("best", "the live toll where all agree, or the one that `--pick` leaves; else empty", number=True),
    Column("high", "the highest live toll", number=True),
    Column("low", "the lowest live toll", number=True),
    Column("best_rule", "ours: `agreed`, or the rule that was named"),
    Column("independent_origins_low", "ours: from how many independent origins all this comes, at least", number=True),
    Column("independent_origins_high", "ours: and at most", number=True),
    Column("injured_low", "ours: the lowest live figure of those injured", number=True),
    Column("injured_high", "ours: the highest", number=True),
    Column(
        "hospitalised_low", "ours: the lowest live figure of those in hospital, never with the injured", number=True
    ),
    Column("hospitalised_high", "ours: the highest", number=True),
    Column("standing", "ours: how the answers on those killed stand to each other: `agree`, `differ`, `updated` …"),
    *STATUSES,
)
_WHERE = {"settlement": 1, "admin2": 3, "admin1": 4, "country": 6}


def _precision(days: Days) -> int | None:
    if days.middle is None:
        return None
    length = days.length
    if length is None:
        return 5
    return next((code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4)) if length <= most), 5)


def _row(incident: Incident) -> tuple[object, ...]:
    days, killed = incident.days, incident.tolls["killed"]
    documents = list({telling.document.id: telling.document for telling in incident.tellings}.values())
    start = days.first or days.last
    return (
        *(incident.id, start and start.year, *[""] * len(_EMPTY)),
        *(len(documents), "; ".join(map(_article, documents))),
        "; ".join(document.outlet or document.id for document in documents),
        "; ".join((document.published or "")[:10] for document in documents),
        "; ".join(_line(document.title or "") for document in documents),
        "; ".join(dict.fromkeys(incident.desk.label(telling.origin) for telling in incident.tellings)),
        *_where(incident.place or Place(None, None, precision="")),
        *(_precision(days), days.first and days.first.isoformat(), days.last and days.last.isoformat()),
        *(killed.best, killed.high, killed.low, killed.how, *incident.count("origins")),
        *_ends(incident.tolls["injured"]),
        *_ends(incident.tolls["hospitalised"]),
        killed.standing,
        *statuses(incident.said, incident.tellings),
    )


def _where(place: Place) -> tuple[object, ...]:
    exact = place.precision == "settlement" and place.lat is not None and place.lon is not None
    return (
        *(_WHERE.get(place.precision, 5) if place.precision else None, place.name, wording.place(place)),
        *(place.admin1, place.name if place.precision == "admin2" else ""),
        *((place.lat, place.lon, f"POINT ({place.lon} {place.lat})") if exact else (None, None, "")),
        wording.country(place.country) if place.country else "",
    )


def _article(document: Document) -> str:
    told = (document.outlet or document.id, (document.published or "")[:10], f"“{_line(document.title or '')}”")
    return ", ".join(part for part in told if part.strip("“”"))


def _line(text: str) -> str:
    return " ".join(text.split()).replace(";", ",")


def _ends(toll: Toll) -> tuple[float | None, float | None]:
    return toll.low, toll.high


def _rows(selection: Selection) -> Iterator[tuple[object, ...]]:
    for account, dossier in selection.events():
        withdrawn = selection.withdrawn({telling.document.id for telling in dossier.tellings})
        for incident in incidents(account, dossier, selection.rule, withdrawn):
            yield _row(incident)


class _Ged:
    """The format ``ged``."""

    name = "ged"
    suffix = ".csv"
    says = (
        "An event at a place a row, in columns named and coded as UCDP's georeferenced event data, with the report "
        "(`source_article`) and who first said it (`source_original`) apart. It is no UCDP data: nobody has coded it. "
        "Events in which nobody is said to have been killed are there too, with empty tolls."
    )
    columns = _COLUMNS
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write the table; return how many rows."""
        return write_table(stream, _COLUMNS, _rows(selection))


EXPORTER = _Ged()
