"""What watching remembers."""

import pytest

from selon.intake.documents import make_document
from selon.ledger import open_ledger
from selon.ledger.vigils import Seen, Vigil
from selon.running.ingest import ingest


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "x.selon", create=True) as found:
        yield found


def told(number, text, **more):
    return make_document(text, outlet=f"Outlet {number}", url=f"https://o{number}.example/", **more)


FIRE = "A fire at a depot in Toropets injured two people, the governor said on 18 September 2024."


def test_addresses_are_remembered_and_put_in_each_others_place(ledger):
    vigil = Vigil(ledger.connection)
    seen = Seen("https://a.example/", "feed", etag='"1"', due="2024-09-18T20:00:00Z", failures=2, body="x")
    assert vigil.seen(seen.url) is None
    with ledger.writing():
        vigil.remember([Seen(seen.url, "feed"), seen, Seen("https://b.example/", "article", due="2025")])
    assert vigil.seen(seen.url) == seen
    assert vigil.pending("feed", "2024-09-18T21") == (seen,)
    assert vigil.pending("feed", "2024-09-18T19") == ()
    assert [found.url for found in vigil.pending("article", "9999")] == ["https://b.example/"]


def test_sites_are_held(ledger):
    vigil = Vigil(ledger.connection)
    assert vigil.free("https://a.example") == ""
    with ledger.writing():
        vigil.hold("https://a.example", "2024")
        vigil.hold("https://a.example", "2025")
    assert vigil.free("https://a.example") == "2025"


def test_looks_and_what_came_between_them(ledger):
    vigil = Vigil(ledger.connection)
    assert (vigil.last(), vigil.reach()) == (None, (0, 0))
    ingest(ledger, [told(1, FIRE)])
    reach = vigil.reach()
    with ledger.writing():
        vigil.end(1, "2024-09-18T20:00:00Z", reach)
    assert vigil.last() == (1, *reach)
    ingest(ledger, [told(2, FIRE), told(1, FIRE.replace("two", "three"), published="2024-09-19")])
    second, other = vigil.arrivals(reach[0])
    assert (second.outlet, second.version, second.current) == ("Outlet 2", False, True)
    assert (other.outlet, other.version, other.current) == ("Outlet 1", True, True)
    assert second.events
    assert vigil.arrivals(vigil.reach()[0]) == ()


def test_events_that_changed_with_how_they_stood(ledger):
    vigil = Vigil(ledger.connection)
    ingest(ledger, [told(1, FIRE, published="2024-09-18")])
    (fresh,) = vigil.touched(0)
    assert (fresh.fresh, fresh.before) == (True, ())
    assert vigil.digest(fresh.id) == fresh.digest
    assert vigil.digest("none") == ""
    with ledger.writing():
        vigil.keep([(fresh.id, fresh.digest, {"k": 1}), ("event-gone", "x", {})])
    reach = vigil.reach()[0]
    assert vigil.touched(reach) == ()
    ingest(ledger, [told(2, FIRE, published="2024-09-18")])
    (grown,) = vigil.touched(reach)
    assert (grown.fresh, grown.before) == (False, ({"k": 1},))


def test_a_state_is_found_again_when_its_event_is_called_otherwise(ledger):
    vigil = Vigil(ledger.connection)
    ingest(ledger, [told(1, FIRE)])
    (event,) = vigil.touched(0)
    alias = ledger.connection.execute("SELECT alias FROM mentions").fetchone()[0]
    with ledger.writing():
        vigil.keep([(event.id, event.digest, {"k": 1})])
    ledger.connection.execute("UPDATE events SET id = 'event-0000', digest = 'other'")
    (renamed,) = vigil.touched(0)
    assert (renamed.id, renamed.before) == ("event-0000", ({"k": 1},))
    ledger.connection.execute("UPDATE mentions SET alias = 'x'")
    assert vigil.touched(0)[0].before == ()
    ledger.connection.execute("INSERT INTO aliases (alias, event) VALUES (?, 'event-0000')", (alias,))
    assert vigil.touched(0)[0].before == ({"k": 1},)
    ledger.connection.execute("UPDATE aliases SET event = 'event-elsewhere'")
    assert vigil.touched(0)[0].before == ()


def test_news_is_kept_until_it_is_told(ledger):
    vigil = Vigil(ledger.connection)
    with ledger.writing():
        vigil.announce(2, [("b", {"x": 1}, False), ("c", {"x": 2}, True)])
        vigil.announce(1, [("a", {"x": 0}, False)])
        vigil.announce(3, [("b", {"x": 9}, False)])
    assert vigil.untold(9) == (("a", 1, {"x": 0}), ("b", 2, {"x": 1}))
    assert len(vigil.untold(1)) == 1
    with ledger.writing():
        vigil.told(["a"])
    assert [name for name, _, _ in vigil.untold(9)] == ["b"]
