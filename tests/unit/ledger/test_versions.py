"""A document's versions: kept beside one another, the newest counts, and what stood on the old one is settled anew."""

import sqlite3
from dataclasses import replace

import pytest

from selon.errors import GoneError
from selon.ledger import open_ledger
from selon.running.keeping import prepare_folio, write_batch
from tests.unit.ledger.keeping import NIGHT, gathered, keep, longer, outcome, said_by
from tests.unit.linking.dispatches import folio

FIRST = said_by(folio("x", "2031-09-15T06:00", ["struck @Velm =15", "killed 4 @Velm"]), "Ann Orlova", url="https://x")
SECOND = said_by(folio("x", "2031-09-15T12:00", ["struck @Velm =15", "killed 6 @Velm"]), "Cy Dorn", url="https://x")
THIRD = said_by(folio("x3", "2031-09-16T12:00", ["flood @Tarsk"]), "Cy Dorn", url="https://x")


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as made:
        yield made


@pytest.mark.parametrize("order", [(FIRST, SECOND), (SECOND, FIRST)])
@pytest.mark.parametrize("batch", [1, 64])
def test_the_one_published_last_counts_whatever_came_first(ledger, order, batch):
    keep(ledger, (*NIGHT, *order), batch)
    assert outcome(ledger)[:3] == gathered((*NIGHT, SECOND))
    assert [(held.published, held.current) for held in ledger.versions("x")] == [
        ("2031-09-15T06:00", False),
        ("2031-09-15T12:00", True),
    ]
    assert ledger.document("x") == SECOND
    assert ledger.document(ledger.versions("x")[0].digest) == FIRST
    assert ledger.folios(["x"]) == (SECOND,)
    assert {figure.ref: figure.value for figure in ledger.figures("killed") if figure.document == "x"} == {"x#c1": 6}
    assert ledger.verify().holds
    counts = ledger.counts()
    assert counts.versions - counts.documents == 1


def test_a_new_version_is_told_of(ledger):
    keep(ledger, [FIRST])
    assert write_batch(ledger, [prepare_folio(SECOND)], ()).versions == ("x",)
    assert write_batch(ledger, [prepare_folio(NIGHT[0])], ()).versions == ()


def test_the_same_address_makes_versions_by_however_many_steps(ledger):
    other = said_by(folio("x3", "2031-09-14", ["fire @Velm"]), None)
    keep(ledger, [FIRST, other, THIRD], batch=1)
    assert [held.id for held in ledger.versions("x")] == ["x3", "x", "x3"]
    assert [held.current for held in ledger.versions("x3")] == [False, False, True]
    assert [held.id for held in ledger.documents()] == ["x3"]
    assert outcome(ledger)[:3] == gathered([THIRD])
    assert ledger.verify().holds


def test_of_two_published_at_once_the_one_that_came_last_counts(ledger):
    again = replace(FIRST, document=replace(FIRST.document, title="Mended"))
    keep(ledger, [FIRST])
    keep(ledger, [again])
    assert ledger.document("x").document.title == "Mended"


def test_copies_of_an_old_version_are_gone(ledger):
    old = longer(FIRST)
    keep(ledger, [*NIGHT, old], batch=4)
    assert len(ledger.copies()) > 1
    keep(ledger, [SECOND])
    assert outcome(ledger)[:3] == gathered((*NIGHT, SECOND))
    assert ledger.verify().holds


def test_in_one_batch_copies_of_what_is_already_replaced_are_never_made(ledger):
    keep(ledger, [longer(FIRST), longer(NIGHT[0]), SECOND])
    assert ledger.copies() == ()
    assert outcome(ledger)[:3] == gathered((longer(NIGHT[0]), SECOND))


def test_old_ids_lead_to_where_their_mention_was_or_say_that_it_is_gone(ledger):
    keep(ledger, [FIRST, NIGHT[0]])
    (one,) = {ledger.event(figure.event).id for figure in ledger.figures("killed")}
    keep(ledger, [SECOND])
    assert "a1#c0" in ledger.event(one).claims
    alone = said_by(folio("y", "2031-09-15", ["flood @Tarsk"]), None)
    keep(ledger, [alone])
    (event,) = ledger.find_events("flood")
    keep(ledger, [said_by(folio("y", "2031-09-17", ["population 5 @Kesh", "alert @Kesh"]), None)])
    with pytest.raises(GoneError, match="is no more"):
        ledger.event(event.event.id)


def test_a_mention_that_comes_back_with_the_new_version_is_in_its_event_again(ledger):
    again = replace(FIRST, document=replace(FIRST.document, title="Mended", language="fr"))
    keep(ledger, [FIRST, NIGHT[0]])
    before = outcome(ledger)[0]
    keep(ledger, [again])
    assert [event.mentions for event in outcome(ledger)[0]] == [event.mentions for event in before]
    (listing,) = ledger.events(language="fr")
    assert "x#c0" in listing.event.claims
    assert ledger.verify().holds


MESSAGE = said_by(folio("m", "2031-09-15T06:00:00+00:00", ["struck @Velm =15", "killed 4 @Velm"]), "Ann Orlova")
EDIT = said_by(folio("m", "2031-09-15T06:00:00+00:00", ["struck @Velm =15", "killed 6 @Velm"]), "Ann Orlova")
EDIT = replace(EDIT, document=replace(EDIT.document, edited="2031-09-15T09:10:00+00:00"))


@pytest.mark.parametrize("order", [(MESSAGE, EDIT), (EDIT, MESSAGE)])
def test_an_edited_text_is_dated_by_its_edit_whatever_came_first(ledger, order):
    other = said_by(folio("o", "2031-09-15T08:00:00+00:00", ["killed 5 @Velm"]), "Ann Orlova")
    keep(ledger, (other, *order), batch=1)
    assert outcome(ledger)[:3] == gathered((other, EDIT))
    assert [(held.edited, held.came_out, held.current) for held in ledger.versions("m")] == [
        (None, "2031-09-15T06:00:00+00:00", False),
        ("2031-09-15T09:10:00+00:00", "2031-09-15T09:10:00+00:00", True),
    ]
    assert [held.id for held in ledger.documents()] == ["m", "o"]
    assert [held.id for held in ledger.documents(since="2031-09-15T09:00")] == ["m"]
    told = {figure.ref: (figure.published, figure.came_out) for figure in ledger.figures("killed")}
    assert told["m#c1"] == ("2031-09-15T06:00:00+00:00", "2031-09-15T09:10:00+00:00")
    assert {listing.last for listing in ledger.events()} == {"2031-09-15T09:10:00"}
    assert ledger.verify().holds


def test_what_was_touched_and_says_the_same_is_no_version(ledger):
    touched = replace(EDIT, document=replace(EDIT.document, edited="2031-09-15T10:00:00+00:00"))
    keep(ledger, [EDIT, touched], batch=1)
    assert [held.edited for held in ledger.versions("m")] == ["2031-09-15T09:10:00+00:00"]


def test_nobody_changes_when_a_version_was_made(ledger):
    keep(ledger, [EDIT])
    with pytest.raises(sqlite3.DatabaseError, match="only grows"):
        ledger.connection.execute("UPDATE documents SET edited = NULL")


def test_a_version_made_at_another_time_than_its_line_says_is_found(ledger):
    keep(ledger, [EDIT])
    ledger.connection.execute("DROP TRIGGER documents_no_editing")
    ledger.connection.execute("UPDATE documents SET edited = '2031-09-15T07:00:00+00:00'")
    assert ledger.verify().subject.startswith("document")
