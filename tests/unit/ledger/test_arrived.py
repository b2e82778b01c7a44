"""What came since a moment, and which values the filters of a list may take."""

import pytest

from selon.ledger.opening import connect
from selon.ledger.store import Ledger
from tests.unit.ledger.keeping import NIGHT, keep


@pytest.fixture
def ledger(tmp_path):
    times = ["2031-09-18T06:00:00Z"]
    made = Ledger("x", connect(tmp_path / "x.selon", create=True, writing=True, wait=1.0), lambda: times[0])
    with made as opened:
        keep(opened, NIGHT[:8])
        times[0] = "2031-09-19T06:00:00Z"
        keep(opened, NIGHT[8:9])
        yield opened


def test_events_with_a_report_since_then(ledger):
    everything = {listing.event.id for listing in ledger.events(limit=None)}
    later = {listing.event.id for listing in ledger.events(limit=None, arrived="2031-09-19")}
    assert later < everything
    assert set(ledger.arrived("2031-09-19")) == later
    assert set(ledger.arrived("2031-09-18T06:00")) == everything
    assert ledger.arrived("2031-09-20") == {}
    assert ledger.events(arrived="2031-09-20") == ()


def test_reports_are_counted_once_each(ledger):
    documents = {listing.event.id: listing.documents for listing in ledger.events(limit=None)}
    assert {event: len(came) for event, came in ledger.arrived("2031").items()} == documents


def test_facets_with_their_counts_commonest_first(ledger):
    found = ledger.facets("kind")
    assert found["killed"] >= 1
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert ledger.facets("none") == {}
