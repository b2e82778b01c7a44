"""One place and one toll a row: what is another place's, another kind's, or no longer said, stays out of it."""

import pytest

from selon.publishing.exports import acled, ged
from selon.publishing.exports.incidents import days_of, incidents
from selon.records.claims import Place, Quantity
from selon.weighing.accounts import weigh_event
from tests.unit.weighing.tellings import OTHER_TOWN, REGION, TOWN, about, at_least, dossier, exact, tell


def rows(*tellings, rule="", **more):
    made = dossier(*tellings, **more)
    return list(incidents(weigh_event(made), made, rule))


def toll(*tellings, kind="killed", **more):
    return rows(*tellings, **more)[0].tolls[kind]


def killed(quantity, doc="a", by="x", **more):
    return tell("killed", doc=doc, by=by, quantity=quantity, **more)


def vague(low, high):
    return Quantity(None, None, low, high, "vague", "person")


@pytest.mark.parametrize(
    ("quantity", "least"),
    [
        (vague(20, 99), 10),
        (vague(24, 99), 12),
        (vague(200, 999), 100),
        (exact(9), 9),
        (at_least(13), 13),
        (about(50), 50),
        (Quantity(None, None, 5, 7, "range", "person"), 5),
        (Quantity(None, 40, None, 40, "at_most", "person"), None),
        (Quantity(None, 0, 0, 0, "exact", "person"), 0),
    ],
)
def test_the_least_of_a_figure_is_as_conservative_coders_have_it(quantity, least):
    assert toll(killed(quantity)).least == least


@pytest.mark.parametrize(
    ("words", "language", "least"),
    [
        ("Tens", "en", 10),
        ("Dozens", "en", 12),
        ("Hundreds", "en-GB", 100),
        ("Des dizaines", "fr", 12),
        ("dizaines", "fr", 10),
        ("Tens", "xx", 12),
    ],
)
def test_words_for_many_count_what_they_are_plurals_of(words, language, least):
    told = tell("killed", f"{words} died.", figure=words, quantity=vague(24, 99), language=language)
    assert toll(told).least == least


def test_only_words_for_many_are_halved_and_only_for_acled():
    found = toll(killed(vague(24, 99)))
    assert (found.low, found.least, found.high) == (24, 12, 99)


def test_where_nobody_gives_a_figure_there_is_no_toll():
    found = toll(tell("killed"), tell("killed", doc="b", certainty="unverified", quantity=exact(4)))
    assert (found.low, found.high, found.least, found.best) == (None, None, None, None)


def test_a_figure_that_its_origin_has_replaced_is_no_longer_live():
    first, later = killed(exact(2)), killed(exact(14), doc="b", published="2030-05-02")
    stale = killed(exact(2), doc="c", published="2030-05-09")
    found = toll(first, later, stale)
    assert (found.low, found.high, found.best, found.how) == (14, 14, 14, "agreed")


def test_a_bound_around_a_figure_does_not_replace_it_and_a_closer_figure_does():
    wide, close = at_least(5), exact(9)
    for first, second in ((wide, close), (close, wide)):
        found = toll(killed(first), killed(second, doc="b", published="2030-05-02"))
        assert (found.low, found.high, found.how) == (9, 9, "agreed")
    later = toll(killed(at_least(5)), killed(at_least(7), doc="b", published="2030-05-02"))
    assert (later.low, later.high) == (7, 7)


def test_figures_of_several_origins_are_all_live():
    found = toll(killed(exact(2)), killed(exact(14), doc="b", by="y"))
    assert (found.low, found.high, found.best, found.how, found.said) == (2, 14, None, "", "asserted")


def test_children_and_some_of_them_are_no_toll():
    child = killed(exact(3, "child"))
    assert toll(child, killed(exact(9), doc="b")).low == 9
    assert toll(child).low is None


def test_killed_injured_and_hospitalised_are_never_added_up():
    (row,) = rows(
        killed(exact(9)),
        tell("injured", doc="a", by="x", quantity=exact(17)),
        tell("hospitalised", doc="a", by="x", quantity=exact(5)),
    )
    assert {kind: found.low for kind, found in row.tolls.items()} == {"killed": 9, "injured": 17, "hospitalised": 5}


def test_another_town_has_a_row_of_its_own_and_a_region_has_none():
    found = rows(
        killed(exact(9)),
        killed(exact(2), doc="b", place=OTHER_TOWN),
        killed(exact(30), doc="c", by="y", place=REGION),
    )
    assert [(row.place.name, row.tolls["killed"].low) for row in found] == [("Lesna", 9), ("Borovka", 2)]
    assert found[0].id == "e1"
    assert found[1].id.startswith("event-")
    assert set(found[0].elsewhere) == {"Borovka, Orlov Oblast: killed 2 people", "Orlov Oblast: killed 30 people"}
    assert [t.document.id for t in found[1].tellings] == ["b"]


def test_where_the_event_is_a_regions_its_towns_have_no_rows():
    found = rows(killed(exact(30), place=REGION), killed(exact(9), doc="b"), places=(REGION,))
    assert [(row.place.name, row.tolls["killed"].low) for row in found] == [("Orlov Oblast", 30)]


def test_an_event_without_a_place_has_a_row():
    (row,) = rows(killed(exact(9), place=None), places=(), start=None, end=None)
    assert (row.place, row.tolls["killed"].low, row.days.middle) == (None, 9, None)
    assert len(acled._row(row)) == len(acled._COLUMNS)
    assert len(ged._row(row)) == len(ged._COLUMNS)


def test_said_is_the_tolls_else_the_events():
    assert rows(killed(exact(9), certainty="hedged"))[0].said == "hedged"
    assert rows(tell("fire", certainty="unverified"))[0].said == "unverified"


@pytest.mark.parametrize(
    ("start", "end", "middle", "for_acled", "for_ucdp"),
    [
        ("2030-05-01", "2030-05-01", "2030-05-01", 1, 1),
        ("2030-05-01", "2030-05-02", "2030-05-01", 1, 2),
        ("2030-05-01", "2030-05-07", "2030-05-04", 2, 3),
        ("2030-05-01", "2030-05-31", "2030-05-16", 3, 4),
        ("2030-01-01", "2030-12-31", "2030-07-02", 3, 5),
        (None, "2030-05-09", "2030-05-09", 3, 5),
        (None, None, None, None, None),
    ],
)
def test_the_precision_of_days(start, end, middle, for_acled, for_ucdp):
    days = days_of(dossier(start=start, end=end).event)
    assert (days.middle.isoformat() if days.middle else None) == middle
    assert (acled._precision(days), ged._precision(days)) == (for_acled, for_ucdp)


@pytest.mark.parametrize(("precision", "code"), [("admin2", 3), ("admin1", 4), ("country", 6), ("other", 5)])
def test_what_is_no_settlement_has_no_point(precision, code):
    area = Place(None, "Orlov Oblast", "RU", None, precision, 50.0, 40.0)
    (row,) = rows(killed(exact(1), place=area), places=(area,))
    cells = dict(zip((column.name for column in ged._COLUMNS), ged._row(row), strict=True))
    assert (cells["where_prec"], cells["latitude"], cells["geom_wkt"]) == (code, None, "")
    cells = dict(zip((column.name for column in acled._COLUMNS), acled._row(row), strict=True))
    assert (cells["geo_precision"], cells["longitude"]) == (2 if precision == "admin2" else 3, None)


def test_the_order_of_tellings_changes_nothing():
    told = [killed(exact(2)), killed(exact(14), doc="b", by="y"), killed(exact(1), doc="c", place=OTHER_TOWN)]
    one, other = rows(*told), rows(*reversed(told))
    assert [(r.id, r.tolls) for r in one] == [(r.id, r.tolls) for r in other]
    assert TOWN.name == one[0].place.name
