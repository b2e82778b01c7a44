"""Pages kept as they were set: what the ledger holds of them, whatever they say."""

import pytest

from selon.ledger import open_ledger
from tests.unit.ledger.keeping import NIGHT, keep

SHEETS = {("questions", 0): b"one", ("questions", 1): b"two", ("figures", 0): b"three"}


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "night.selon", create=True) as made:
        keep(made, NIGHT)
        yield made


def test_sheets_are_found_while_the_footing_and_the_program_are_the_same(ledger):
    name = ledger.events()[0].event.id
    stands = ledger.footing(name)
    with ledger.writing() as pen:
        pen.keep_galleys([(name, stands, SHEETS)], "this")
    assert ledger.has_galley(name, "this")
    assert ledger.has_galley(name, "this", stands)
    assert not ledger.has_galley(name, "another")
    assert not ledger.has_galley(name, "this", "moved")
    assert ledger.sheets(name, [("questions", 1), ("figures", 0), ("figures", 1)]) == {
        ("questions", 1): b"two",
        ("figures", 0): b"three",
    }
    assert ledger.verify().holds


def test_newer_sheets_take_the_place_of_older_ones_and_none_takes_them_away(ledger):
    name = ledger.events()[0].event.id
    stands = ledger.footing(name)
    for sheets in (SHEETS, {("map", 0): b"four"}):
        with ledger.writing() as pen:
            pen.keep_galleys([(name, stands, sheets)], "this")
    assert ledger.sheets(name, [*SHEETS, ("map", 0)]) == {("map", 0): b"four"}
    with ledger.writing() as pen:
        pen.keep_galleys([(name, stands, {})], "this")
    assert not ledger.has_galley(name, "this")
    assert ledger.sheets(name, [("map", 0)]) == {}
    assert ledger.verify().holds


def test_of_an_event_that_another_writer_took_away_nothing_is_kept(ledger):
    head = ledger.head()
    with ledger.writing() as pen:
        pen.keep_galleys([("event-0000000000000000", "stood", SHEETS)], "this")
    assert ledger.head() == head
    assert ledger.sheets("event-0000000000000000", [*SHEETS]) == {}
