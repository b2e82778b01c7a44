"""What is withdrawn is marked and stays, whatever the order and the batch in which it comes."""

import sqlite3
from dataclasses import replace

import pytest

from selon.intake.documents import make_document
from selon.ledger import open_ledger
from selon.records.text import Note
from selon.running.ingest import ingest

TEXT = "Two people were injured in a fire at a depot in Toropets, the governor said on Wednesday."
ITEM = make_document(TEXT, identifier="urn:agency:1", outlet="Example Agency", published="2024-09-18T08:00:00Z")
KILL = make_document(
    "The agency takes the item back.",
    identifier="urn:agency:1",
    outlet="Example Agency",
    published="2024-09-18T10:00:00Z",
    notes=(Note("canceled", "the agency has canceled this item"),),
)
AGAIN = make_document(
    TEXT.replace("Two", "Three"), identifier="urn:agency:1", outlet="Example Agency", published="2024-09-18T12:00:00Z"
)


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "x.selon", create=True) as found:
        yield found


def test_a_mark_takes_nothing_away(ledger):
    ingest(ledger, [ITEM])
    before = ledger.counts()
    report = ingest(ledger, [KILL])
    assert (report.new, report.known, report.versions, report.withdrawn) == (0, 1, 0, 1)
    after = ledger.counts()
    assert (after.documents, after.claims, after.events) == (before.documents, before.claims, before.events)
    assert ledger.document("urn:agency:1").document.text == TEXT
    (mark,) = ledger.withdrawals()
    assert (mark.document, mark.code, mark.published) == ("urn:agency:1", "canceled", "2024-09-18T10:00:00")
    assert mark.version == ledger.versions("urn:agency:1")[0].digest
    assert ledger.withdrawals(["urn:agency:1"]) == (mark,)
    assert ledger.withdrawals(["other"]) == ()
    assert ledger.verify().holds


def test_marking_twice_is_marking_once(ledger):
    ingest(ledger, [ITEM, KILL, KILL])
    assert ingest(ledger, [KILL]).withdrawn == 0
    assert len(ledger.withdrawals()) == 1


@pytest.mark.parametrize("batch", [1, 2, 64])
def test_batches_change_nothing(ledger, batch):
    ingest(ledger, [ITEM, KILL], batch=batch)
    assert [document.current for document in ledger.versions("urn:agency:1")] == [True]
    assert len(ledger.withdrawals()) == 1


def test_what_comes_after_a_withdrawal_is_a_version_that_nobody_withdrew(ledger):
    ingest(ledger, [ITEM])
    ingest(ledger, [KILL])
    ingest(ledger, [AGAIN])
    (mark,) = ledger.withdrawals()
    old, new = ledger.versions("urn:agency:1")
    assert (old.current, new.current) == (False, True)
    assert mark.version == old.digest
    assert ingest(ledger, [KILL]).withdrawn == 0
    assert ledger.verify().holds


def test_a_withdrawal_of_what_nobody_saw_is_kept_itself_and_marked(ledger):
    report = ingest(ledger, [KILL])
    assert (report.new, report.known, report.withdrawn) == (1, 0, 1)
    assert ledger.document("urn:agency:1").document.text == KILL.text
    assert len(ledger.withdrawals()) == 1


def test_of_two_withdrawals_of_what_nobody_saw_both_marks_stay_in_either_order(tmp_path):
    second = replace(
        KILL,
        text="The agency takes it back again.",
        published="2024-09-18T11:00:00Z",
        notes=(Note("withheld", "the agency withholds this item"),),
    )
    for number, items in enumerate(([KILL, second], [second, KILL])):
        for batch in (1, 64):
            with open_ledger(tmp_path / f"{number}-{batch}.selon", create=True) as found:
                report = ingest(found, items, batch=batch)
                assert ingest(found, items).withdrawn == 0
                assert (report.new, report.withdrawn) == (2, 2)
                assert sorted(mark.code for mark in found.withdrawals()) == ["canceled", "withheld"]
                assert found.document(KILL.id).document.text == second.text
                assert found.withdrawn([KILL.id])[KILL.id].code == "withheld"
                assert len({mark.version for mark in found.withdrawals()}) == len(found.versions(KILL.id)) == 2
                ingest(found, [ITEM])
                assert found.document(KILL.id).document.text == TEXT
                assert found.withdrawn([KILL.id])[KILL.id].code == "withheld"
                assert found.verify().holds


def test_an_item_that_is_canceled_word_for_word_is_marked(ledger):
    ingest(ledger, [ITEM])
    ingest(ledger, [replace(ITEM, notes=KILL.notes)])
    assert len(ledger.withdrawals()) == 1
    assert ledger.counts().versions == 1


def test_a_document_that_is_found_by_its_address(ledger):
    page = replace(ITEM, id="a", url="https://agency.example/1")
    ingest(ledger, [page])
    ingest(ledger, [replace(KILL, id="b", url="https://agency.example/1", published=None)])
    assert [mark.document for mark in ledger.withdrawals()] == ["a"]


def test_a_mark_can_neither_be_changed_nor_forged(ledger):
    ingest(ledger, [ITEM, KILL])
    for statement in ("UPDATE withdrawals SET code = 'x'", "DELETE FROM withdrawals"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            ledger.connection.execute(statement)
    ledger.connection.execute("DROP TRIGGER withdrawals_no_delete")
    ledger.connection.execute("DELETE FROM withdrawals")
    verdict = ledger.verify()
    assert not verdict.holds
    assert "withdrawn" in verdict.subject
