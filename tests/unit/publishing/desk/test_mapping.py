"""The places of an event: which are listed, which are drawn."""

from dataclasses import replace

from selon.publishing.desk.mapping import where_of
from selon.records import Part, Place, Quantity
from tests.golden.hand_made_event import DOSSIER

TOWN = Place(None, "Velm", "XW", "Wick County", "settlement", 50.0, 30.0, 1)
REGION = Place(None, "Wick County", "XW", "Wick County", "admin1", 50.5, 31.0, 2)
LAND = Place(None, "Westmark", "XW", None, "country", 50.0, 32.0)


def dossier(*places, own=()):
    first = DOSSIER.tellings[0]
    tellings = tuple(
        replace(
            first,
            ref=f"d{n}#c",
            document=replace(first.document, id=f"d{n}"),
            claim=replace(first.claim, place=place, quantity=None),
        )
        for n, place in enumerate(places)
    )
    return replace(DOSSIER, event=replace(DOSSIER.event, places=own), tellings=tellings)


def test_the_place_of_the_event_comes_first_then_those_of_most_reports():
    where = where_of(dossier(REGION, REGION, TOWN, LAND, own=(TOWN,)))
    assert [(row.name, row.reports, row.own, row.number) for row in where.rows] == [
        ("Velm, Wick County", 1, True, 1), ("Wick County", 2, False, 2), ("Westmark", 1, False, 0),
    ]  # fmt: skip
    assert [dot.shape for dot in where.map.dots] == ["own", "area"]


def test_a_country_is_listed_and_never_drawn():
    where = where_of(dossier(LAND))
    assert where.map is None
    assert [(row.name, row.lat) for row in where.rows] == [("Westmark", None)]


def test_a_place_that_one_report_knows_to_lie_somewhere_is_one_with_that_of_another():
    unknown = replace(REGION, lat=None, lon=None, geonames_id=None)
    where = where_of(dossier(unknown, REGION))
    assert [(row.reports, row.lat) for row in where.rows] == [(2, 50.5)]


def test_the_regions_of_a_breakdown_are_places_too():
    made = dossier(TOWN)
    part = Part(None, 3.0, "exact", "Wick County", REGION)
    quantity = Quantity(None, 5.0, 5.0, 5.0, "exact", "drone", parts=(part, Part(None, 2.0)))
    telling = replace(made.tellings[0], claim=replace(made.tellings[0].claim, quantity=quantity))
    assert {row.name for row in where_of(replace(made, tellings=(telling,))).rows} == {
        "Velm, Wick County",
        "Wick County",
    }


def test_the_order_of_tellings_changes_nothing():
    made = dossier(REGION, TOWN, LAND, TOWN)
    assert where_of(made) == where_of(replace(made, tellings=made.tellings[::-1]))


def test_no_place_is_no_list():
    where = where_of(dossier(None))
    assert where.rows == ()
    assert where.map is None
