"""Whatever is changed behind the ledger's back, verify names it: the chain's entry, and what it speaks of."""

import sqlite3
from contextlib import closing

import pytest

from selon.errors import LedgerError
from selon.ledger import open_ledger
from selon.ledger.chain import START, entry_hash
from selon.running.keeping import write_batch
from tests.unit.ledger.keeping import NIGHT, keep, longer, said_by
from tests.unit.linking.dispatches import folio


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "l"
    old = longer(said_by(folio("x", "2031-09-15", ["struck @Velm =15"]), "Ann Orlova"))
    new = said_by(folio("x", "2031-09-16", ["struck @Velm =15", "killed 6 @Velm"]), "Cy Dorn")
    with open_ledger(path, create=True) as ledger:
        keep(ledger, [*NIGHT, old])
        keep(ledger, [new])
        write_batch(ledger, [], [LedgerError("torn", place="b.txt")])
    return path


@pytest.fixture
def tamper(whole, tmp_path):
    """Return what changes a copy of the ledger, the guards against that taken away, and verifies it."""

    def change(*statements, expect=()):
        path = tmp_path / "copy"
        path.write_bytes(whole.read_bytes())
        with closing(sqlite3.connect(path)) as database, database:
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                database.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                assert database.execute(statement).rowcount > 0, statement
        done = []
        with open_ledger(path) as ledger:
            verdict = ledger.verify(expect=expect, progress=done.append)
            assert verdict.holds or done == sorted(done)
        return verdict

    return change


def test_an_empty_ledger_holds(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as ledger:
        verdict = ledger.verify(expect=[START.hex()])
        assert (verdict.holds, verdict.entries, verdict.head) == (True, 0, START.hex())
        assert ledger.head() == START.hex()


def test_what_nobody_touched_holds(whole, tamper):
    verdict = tamper()
    assert (verdict.holds, verdict.seq, verdict.subject, verdict.reason) == (True, None, None, None)
    with open_ledger(whole) as ledger:
        assert ledger.head() == verdict.head
        assert ledger.counts().entries == verdict.entries


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE claims SET value = 5 WHERE kind = 'killed' AND value = 4", "document"),
        ("DELETE FROM claims WHERE kind = 'alert'", "document"),
        ("UPDATE attributions SET side = 'ZZ' WHERE name = 'Bo Kern'", "document"),
        ("UPDATE documents SET outlet = 'Else' WHERE id = 'a1'", "document"),
        ("UPDATE documents SET published = '2031-09-14' WHERE id = 'a1'", "document"),
        ("UPDATE documents SET layer = 'x' WHERE id = 'a1'", "document"),
        ("UPDATE documents SET digest = 'x' || substr(digest, 2) WHERE id = 'a1'", "document"),
        ("UPDATE documents SET current = 0 WHERE id = 'a1'", "document"),
        ("UPDATE documents SET current = 1 WHERE id = 'x'", "document"),
        ("UPDATE folios SET line = x'00' WHERE document = 1", "document"),
        ("DELETE FROM folios WHERE document = 1", "document"),
        ("DELETE FROM documents WHERE key = 1", "document"),
        ("UPDATE mentions SET payload = replace(payload, 'Velm', 'Velp') WHERE document = 1", "document"),
        ("UPDATE profiles SET payload = replace(payload, 'Orlova', 'Orlowa')", "document"),
        ("UPDATE citations SET item = 'a1#a9' WHERE item = 'a1#a1'", "document"),
        ("DELETE FROM citation_lists WHERE document = 2", "document"),
        ("DELETE FROM prints WHERE document = 2", "document"),
        ("UPDATE events SET payload = replace(payload, 'Velm', 'Velp')", "event"),
        ("UPDATE mentions SET event = 1 WHERE event = 2", "event"),
        ("UPDATE links SET score = score + 1 WHERE what = 'event'", "event"),
        ("UPDATE links SET reasons = '[]' WHERE what = 'origin'", "origin"),
        ("DELETE FROM origins WHERE key = 1", "origin"),
        ("UPDATE origins SET payload = replace(payload, 'Kern', 'Kerm')", "origin"),
        ("UPDATE profiles SET origin = NULL WHERE key = 1", "origin"),
        ("UPDATE copies SET payload = x'789c4b040000620062'", "copy"),
        ("DELETE FROM copies", "copy"),
        ("UPDATE errors SET reason = 'burnt'", "error"),
        ("DELETE FROM errors", "error"),
        ("UPDATE places SET name = 'Velp' WHERE name = 'Velm'", "place"),
    ],
)
def test_a_row_that_was_changed_is_named(tamper, statement, kind):
    verdict = tamper(statement)
    assert not verdict.holds, statement
    assert verdict.subject.startswith(kind)
    assert verdict.reason


def test_a_row_that_no_entry_speaks_of_is_named(tamper):
    row = "SELECT 99, 'other', seen, place, code, reason, remedy FROM errors"
    verdict = tamper(f"INSERT INTO errors (key, id, seen, place, code, reason, remedy) {row}")
    assert (verdict.holds, verdict.seq, verdict.subject) == (False, 0, "error other")


def test_an_entry_that_was_changed_is_named(tamper):
    verdict = tamper("UPDATE audit SET seen = '2000-01-01T00:00:00Z' WHERE seq = 3")
    assert (verdict.holds, verdict.seq) == (False, 3)
    assert "its hash does not follow" in verdict.reason


def test_an_entry_that_was_taken_out_is_named(tamper):
    verdict = tamper("DELETE FROM audit WHERE seq = 3")
    assert (verdict.holds, verdict.seq) == (False, 3)
    assert verdict.reason == "the entry before has number 2, this 4"


def test_a_tail_cut_off_is_found_by_a_head_published_before(whole, tamper):
    with open_ledger(whole) as ledger:
        head = ledger.head()
    assert tamper(expect=[head]).holds
    cut = "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)"
    assert not tamper(cut, expect=[head]).holds
    verdict = tamper(cut, "DELETE FROM errors", expect=[head])
    assert (verdict.holds, verdict.subject) == (False, "head")
    assert head in verdict.reason
    assert tamper(cut, "DELETE FROM errors").holds


def test_an_entrys_hash_is_over_the_one_before_and_all_its_fields():
    one = entry_hash(START, 1, "t", "document", bytes(32), "s")
    others = [
        entry_hash(one, 1, "t", "document", bytes(32), "s"),
        entry_hash(START, 2, "t", "document", bytes(32), "s"),
        entry_hash(START, 1, "u", "document", bytes(32), "s"),
        entry_hash(START, 1, "t", "event", bytes(32), "s"),
        entry_hash(START, 1, "t", "document", one, "s"),
        entry_hash(START, 1, "t", "document", bytes(32), "r"),
    ]
    assert len({one, *others}) == 7
