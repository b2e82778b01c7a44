"""Whatever the order and the size of batches, a ledger comes to what gather comes to."""

from functools import lru_cache
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.ledger import open_ledger, settling
from selon.linking import events, origins
from selon.pipeline import settle
from selon.running.keeping import prepare_folio
from selon.running.local import understand_all
from selon.samples import corpus
from tests.unit.ledger.keeping import NIGHT, gathered, keep, kept, outcome


@lru_cache(maxsize=1)
def samples():
    """Return the folios of twenty sample dispatches, on three happenings."""
    return tuple(understand_all(list(islice(corpus(), 0, 100, 5))))


@lru_cache(maxsize=2)
def wanted(which):
    return gathered(which())


def night():
    return NIGHT


@pytest.mark.parametrize("which", [samples, night])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_neither_order_nor_batch_changes_what_a_ledger_comes_to(which, tmp_path_factory, data):
    order = data.draw(st.permutations(range(len(which()))))
    batch = data.draw(st.sampled_from([1, 2, 3, 7, 64]))
    path = tmp_path_factory.mktemp("order") / "l"
    assert kept(path, [which()[index] for index in order], batch)[:3] == wanted(which)


def test_big_components_wait_until_they_have_grown_or_everything_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(settling, "_SMALL", 1)
    monkeypatch.setattr(settling, "_GROWTH", 0.5)
    monkeypatch.setattr(settling, "_TRIED", 1)
    with open_ledger(tmp_path / "l", create=True) as ledger:
        waited = 0
        for made in NIGHT:
            keep(ledger, [made], rest=False)
            waited += bool(ledger.connection.execute("SELECT count(*) FROM unsettled").fetchone()[0])
            assert ledger.verify().holds
        assert waited
        assert outcome(ledger)[:3] != gathered(NIGHT)
        keep(ledger, [])
        assert outcome(ledger)[:3] == gathered(NIGHT)
        assert ledger.verify().holds


def test_when_a_few_of_a_component_are_not_tied_the_others_are_tried(tmp_path, monkeypatch):
    monkeypatch.setattr(settling, "_TRIED", 1)
    looked = []

    def tied(mentions):
        held = list(mentions)
        looked.append(len(held))
        return events.components(held)

    with open_ledger(tmp_path / "l", create=True) as ledger:
        for made in (*NIGHT[:3], *NIGHT[4:], NIGHT[3]):
            with ledger.writing() as pen:
                pen.add([prepare_folio(made)], events.event_id)
                pen.settle(*settle(pen.mentions(tied), pen.profiles(origins.components)))
        assert len(looked) > len(NIGHT)
        assert outcome(ledger)[:2] == gathered(NIGHT)[:2]
