"""Who cites whom and who copies whom: lanes, lines, bows, and who is left to the table."""

from dataclasses import replace

from selon.publishing.desk.citing import ways_of
from selon.publishing.event_rows import OTHERS
from selon.records.attribution import Source
from tests.golden.hand_made_event import DOSSIER

ATTRIBUTED = next(telling for telling in DOSSIER.tellings if telling.attribution)


def telling(number, outlet, origin, via=()):
    relays = tuple(Source(None, name, None, None, "media", None) for name in via)
    return replace(
        ATTRIBUTED, ref=f"d{number}#c", origin=origin, attribution=replace(ATTRIBUTED.attribution, via=relays),
        document=replace(ATTRIBUTED.document, id=f"d{number}", outlet=outlet),
    )  # fmt: skip


def dossier(*tellings, copies=()):
    return replace(DOSSIER, tellings=tellings, copies=copies)


def origins():
    return [origin.id for origin in DOSSIER.origins]


def test_lines_lead_from_who_said_it_by_who_passed_it_on_to_who_prints_it():
    one, two = origins()[:2]
    ways = ways_of(dossier(telling(1, "Post", one, ("Agency",)), telling(2, "Herald", one), telling(3, "Herald", two)))
    said = {(way.before, way.after): way.reports for way in ways.ways}
    names = [knot.whole for knot in ways.origins]
    assert len(names) == 2
    assert [knot.words for knot in ways.relays] == ["Agency"]
    assert {knot.words for knot in ways.outlets} == {"Post", "Herald"}
    assert ("Agency", "Post") in said
    assert sum(after == "Herald" for _, after in said) == 2
    assert not any(pair[0] in names and pair[1] == "Post" for pair in said)


def test_the_more_reports_the_thicker_the_line():
    one, two = origins()[:2]
    ways = ways_of(dossier(*(telling(n, "Post", one) for n in range(9)), telling(10, "Post", two)))
    thick = {way.reports: way.thick for way in ways.ways}
    assert thick[9] > thick[1]


def test_a_copy_is_a_bow_between_outlets_and_one_only_suspected_is_not():
    one, two = origins()[:2]
    told = (telling(1, "Post", one), telling(2, "Herald", two), telling(3, "Herald", one))
    made = [replace(DOSSIER.copies[0], earlier="d1", later="d2", outcome=outcome) for outcome in ("copy", "suspect")]
    ways = ways_of(dossier(*told, copies=(made[0],)))
    assert [(way.before, way.after) for way in ways.copies] == [("Post", "Herald")]
    assert ways_of(dossier(*told, copies=(made[1],))).copies == ()
    assert ways.width > ways_of(dossier(*told)).width


def test_one_line_alone_is_no_drawing():
    assert ways_of(dossier(telling(1, "Post", origins()[0]))) is None
    assert ways_of(dossier()) is None


def test_who_has_fewest_reports_is_counted_and_left_to_the_table():
    one, two = origins()[:2]
    told = [telling(n, f"Outlet {n:02d}", one) for n in range(30)]
    told += [telling(100 + n, f"Outlet {n:02d}", two, (f"Agency {n % 12}",)) for n in range(30)]
    ways = ways_of(dossier(*told))
    assert (len(ways.outlets), ways.left_out[2]) == (14, 16)
    assert len(ways.relays) == 7
    assert all(0 < knot.y < ways.height for lane in (ways.origins, ways.relays, ways.outlets) for knot in lane)


def test_long_names_are_clipped_and_kept_whole_beside():
    one, two = origins()[:2]
    name = "The Very Long Name of a Newspaper of the Provinces"
    ways = ways_of(dossier(telling(1, name, one), telling(2, "Post", two)))
    clipped = next(knot for knot in ways.outlets if knot.whole == name)
    assert clipped.words.endswith("…")
    assert len(clipped.words) <= 28


def test_those_who_speak_for_no_side_stand_last():
    ways = ways_of(DOSSIER)
    sides = [side for _, side in ways.sides]
    assert OTHERS not in sides[:-1]
    assert ways == ways_of(replace(DOSSIER, tellings=DOSSIER.tellings[::-1]))
