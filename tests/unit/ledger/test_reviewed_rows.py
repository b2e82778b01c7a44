"""What stands in a ledger beside the machine's rows: people's readings, and readings by other programs."""

from dataclasses import replace

import pytest

from selon.ledger import open_ledger
from selon.ledger.search import Filters, search
from selon.running.reviewing import accept, fix, reject, undo
from tests.unit.ledger.keeping import NIGHT, keep
from tests.unit.linking.dispatches import folio


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as opened:
        keep(opened, NIGHT)
        yield opened


def named(ledger, document, number):
    return f"{document}#{ledger.machine_folios([document])[0].claims[number].id}"


def test_figures_are_those_that_people_put_until_they_take_them_back(ledger):
    before = ledger.figures("killed")
    made = fix(ledger, named(ledger, "a1", 1), "Ann", {"quantity": 5})
    assert sorted(figure.value for figure in ledger.figures("killed")) == [2, 2, 5]
    assert sorted(figure.value for figure in before) == [2, 2, 4]
    undo(ledger, made.id, "Ann")
    assert ledger.figures("killed") == before
    assert ledger.verify().holds


def found(ledger, **filters):
    return sorted(finding.document.id for finding in search(ledger, "struck", Filters(**filters)).found)


def test_search_filters_by_the_kind_place_and_side_that_people_put(ledger):
    struck = ["a1", "b1", "c1"]
    assert found(ledger, kind="struck") == struck
    assert found(ledger, kind="fire") == found(ledger, place="Quel") == found(ledger, side="ZZ") == []
    name, said = named(ledger, "a1", 0), f"a1#{ledger.machine_folios(['a1'])[0].attributions[0].id}"
    made = [
        fix(ledger, name, "Ann", {"kind": "fire", "place.name": "Quel"}),
        fix(ledger, said, "Ann", {"source.side": "ZZ"}),
        reject(ledger, named(ledger, "c1", 0), "Ann"),
    ]
    assert found(ledger, kind="struck") == ["b1"]
    assert found(ledger, kind="fire") == found(ledger, place="quel") == found(ledger, side="zz") == ["a1"]
    for review in made:
        undo(ledger, review.id, "Ann")
    assert found(ledger, kind="struck") == struck
    assert found(ledger, kind="fire") == []


def test_measures_are_those_of_peoples_readings(ledger):
    before = ledger.measures()
    assert ("shot_down", "drone") in before
    assert ("rescued", "person") not in before
    rejected = reject(ledger, named(ledger, "c1", 1), "Ann")
    fixed = fix(ledger, named(ledger, "a2", 1), "Ann", {"kind": "rescued"})
    accept(ledger, named(ledger, "b1", 1), "Ann")
    after = ledger.measures()
    assert after == tuple(sorted(after))
    assert set(before) ^ set(after) == {("shot_down", "drone"), ("rescued", "person")}
    for review in (rejected, fixed):
        undo(ledger, review.id, "Ann")
    assert ledger.measures() == before


def test_a_measure_that_only_an_older_version_has_is_none(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as opened:
        keep(opened, [folio("x", "2031-09-15", ["killed 4 @Velm"])])
        keep(opened, [folio("x", "2031-09-16", ["injured 4 @Velm"])])
        assert opened.measures() == (("injured", "person"),)


def test_the_latest_reports_with_a_measure_are_those_that_people_left_it_in(ledger):
    assert ledger.lately("killed", None, 1) == ledger.lately("killed", "person", 1) == "2031-09-18"
    reject(ledger, named(ledger, "b2", 1), "Ann")
    assert ledger.lately("killed", None, 1) == "2031-09-15"
    fix(ledger, named(ledger, "c2", 0), "Ann", {"kind": "killed"})
    assert ledger.lately("killed", "person", 0) == "2031-09-19"


def test_a_line_that_people_put_and_that_cannot_be_opened_is_found(ledger):
    fix(ledger, named(ledger, "a1", 1), "Ann", {"quantity": 5})
    ledger.connection.execute("UPDATE readings SET line = x'00'")
    assert not ledger.verify().holds


def test_a_document_that_is_known_keeps_its_reading_when_it_is_added_as_read_otherwise(ledger):
    (before,) = ledger.folios(["a1"])
    keep(ledger, [replace(NIGHT[0], claims=NIGHT[0].claims[:1])])
    assert ledger.folios(["a1"]) == (before,)
    assert ledger.counts().versions == len(NIGHT)
