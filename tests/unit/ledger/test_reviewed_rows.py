"""What stands in a ledger beside the machine's rows: people's readings, and readings by other programs."""

from dataclasses import replace

import pytest

from selon.ledger import open_ledger
from selon.running.reviewing import fix, undo
from tests.unit.ledger.keeping import NIGHT, keep


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


def test_a_line_that_people_put_and_that_cannot_be_opened_is_found(ledger):
    fix(ledger, named(ledger, "a1", 1), "Ann", {"quantity": 5})
    ledger.connection.execute("UPDATE readings SET line = x'00'")
    assert not ledger.verify().holds


def test_a_document_that_is_known_keeps_its_reading_when_it_is_added_as_read_otherwise(ledger):
    (before,) = ledger.folios(["a1"])
    keep(ledger, [replace(NIGHT[0], claims=NIGHT[0].claims[:1])])
    assert ledger.folios(["a1"]) == (before,)
    assert ledger.counts().versions == len(NIGHT)
