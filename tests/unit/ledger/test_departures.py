"""How an event went: the chain tells whether a review or a newer version took it away."""

import pytest

from selon.errors import GoneError, UnknownError
from selon.ledger import open_ledger
from selon.running import reviewing
from tests.unit.ledger.keeping import NIGHT, keep
from tests.unit.linking.dispatches import folio


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "night.selon", create=True) as opened:
        keep(opened, NIGHT)
        yield opened


def of(ledger, claim):
    return next(each.event.id for each in ledger.events(limit=None) if claim in each.event.claims)


def test_what_is_there_or_never_was_has_not_gone(ledger):
    assert ledger.departure(of(ledger, "d1#c0")) is None
    assert ledger.departure("event-0000") is None
    assert ledger.departure("") is None


def test_a_newer_version_takes_an_event_away(ledger):
    name = of(ledger, "d2#c1")
    keep(ledger, [folio("d2", "2031-10", ["alert @Kesh"])])
    with pytest.raises(GoneError):
        ledger.event(name)
    gone = ledger.departure(name)
    assert (gone.event, gone.cause) == (name, "document")
    assert ledger.document(gone.by).document.id == "d2"


def test_of_what_came_in_at_once_only_the_newer_version_can_have_taken_it_away(ledger):
    name = of(ledger, "d2#c1")
    keep(ledger, [folio("d2", "2031-10", ["alert @Kesh"]), folio("e1", "2031-10-02", ["fire @Orn"])])
    gone = ledger.departure(name)
    assert gone.cause == "document"
    assert ledger.document(gone.by).document.id == "d2"


def test_what_came_in_at_another_time_took_nothing_away(ledger, monkeypatch):
    name = of(ledger, "d2#c1")
    monkeypatch.setattr(ledger, "_now", lambda: "2031-11-01T00:00:00Z")
    keep(ledger, [folio("d1", "2031-10", ["evacuated 1300 @Lost"])])
    monkeypatch.setattr(ledger, "_now", lambda: "2031-11-01T00:00:01Z")
    keep(ledger, [folio("d2", "2031-10", ["alert @Kesh"])])
    gone = ledger.departure(name)
    assert gone.at == "2031-11-01T00:00:01Z"
    assert ledger.document(gone.by).document.id == "d2"


def test_of_several_newer_versions_none_is_said_to_have_taken_it_away(ledger):
    name = of(ledger, "d2#c1")
    keep(ledger, [folio("d2", "2031-10", ["alert @Kesh"]), folio("d1", "2031-10", ["evacuated 1300 @Lost"])])
    gone = ledger.departure(name)
    assert (gone.cause, gone.by) == ("document", "")


def test_a_version_that_came_too_late_takes_no_place(ledger):
    name = of(ledger, "d2#c1")
    late = [folio("b1", "2031-08-01", ["struck @Velm"]), folio("e1", "2031-10-02", ["fire @Orn"])]
    keep(ledger, [*late, folio("d2", "2031-10", ["alert @Kesh"])])
    assert ledger.document(ledger.departure(name).by).document.id == "d2"


def test_an_undo_takes_an_event_away_and_an_undo_of_that_gives_it_back(ledger):
    (made,) = reviewing.add(ledger, "d1", "Ann", {"anchor": "1200", "kind": "built", "time": "2020"})
    name = of(ledger, made.subject.ref)
    back = reviewing.undo(ledger, made.id, "Bo")
    assert ledger.departure(name).by == back.id
    reviewing.undo(ledger, back.id, "Bo")
    assert ledger.departure(name) is None
    assert ledger.event(name).id == name


def test_a_beginning_that_nothing_has_is_unknown_and_not_gone(ledger):
    with pytest.raises(UnknownError) as problem:
        ledger.event("event-ffffffffff")
    assert not isinstance(problem.value, GoneError)
