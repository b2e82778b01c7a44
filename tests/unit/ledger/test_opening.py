"""Opening a ledger's file, and what the database's troubles are told as: a reason, a place, a remedy."""

import json
import re
import sqlite3
import zlib

import pytest

from selon.errors import (
    BrokenError,
    FullError,
    LedgerError,
    LockedError,
    NewerLedgerError,
    NoLedgerError,
    ReadOnlyError,
    SelonError,
)
from selon.ledger import open_ledger
from selon.ledger.opening import MARK, VERSION, told
from selon.running.keeping import prepare_folio, settle_rest
from tests.unit.ledger.keeping import NIGHT, keep


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    file = tmp_path_factory.mktemp("ledger") / "night.selon"
    with open_ledger(file, create=True) as made:
        keep(made, NIGHT, batch=3)
    return file


def test_what_is_no_ledger_is_refused(tmp_path):
    with pytest.raises(NoLedgerError, match="no such ledger; make one"):
        open_ledger(tmp_path / "none")
    with pytest.raises(NoLedgerError, match="no such folder"):
        open_ledger(tmp_path / "none" / "l", create=True)
    text = tmp_path / "text"
    text.write_text("not a database, and long enough to be sure of it" * 9)
    for create in (False, True):
        with pytest.raises(NoLedgerError, match="not a ledger"):
            open_ledger(text, create=create)
    other = tmp_path / "other"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()
    for create in (False, True):
        with pytest.raises(NoLedgerError, match="a database, but not a ledger"):
            open_ledger(other, create=create)
    with pytest.raises(LedgerError, match=r"cannot be opened|not a ledger"):
        open_ledger(tmp_path, create=True)


def test_a_newer_ledger_is_refused(tmp_path):
    file = tmp_path / "l"
    open_ledger(file, create=True).close()
    with sqlite3.connect(file) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    for writing in (False, True):
        with pytest.raises(NewerLedgerError, match=f"number {VERSION + 1}, this one knows up to {VERSION}; install"):
            open_ledger(file, writing=writing)


def test_an_older_ledger_is_brought_up_to_date_where_it_may_be_written(tmp_path):
    file = tmp_path / "l"
    with sqlite3.connect(file) as database:
        database.execute(f"PRAGMA application_id = {MARK}")
    database.close()
    with open_ledger(file) as ledger:
        assert ledger.counts().documents == 0


def test_closing_twice_does_no_harm(path):
    ledger = open_ledger(path)
    ledger.close()
    ledger.close()


def test_a_second_writer_waits_and_then_says_so(tmp_path):
    file = tmp_path / "l"
    with open_ledger(file, create=True) as one, open_ledger(file, writing=True, wait=0.05) as other:
        with one.writing(), pytest.raises(LockedError, match="another process is writing to it; wait"):
            settle_rest(other)
        settle_rest(other)


def test_reading_goes_on_while_another_writes(tmp_path):
    file = tmp_path / "l"
    with open_ledger(file, create=True) as one, open_ledger(file) as other, one.writing() as pen:
        pen.add([prepare_folio(NIGHT[0])])
        assert other.documents() == ()


def test_what_cannot_be_written_is_read_only(path):
    with open_ledger(path) as ledger, pytest.raises(ReadOnlyError, match="cannot be written; copy it"):
        keep(ledger, NIGHT[:1])


def test_a_medium_that_cannot_be_written_can_be_read(path, monkeypatch):
    real = sqlite3.connect
    asked = []

    def connect(address, **options):
        asked.append(address)
        if "immutable" not in address:
            problem = sqlite3.OperationalError("unable to open database file")
            problem.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise problem
        return real(address, **options)

    monkeypatch.setattr(sqlite3, "connect", connect)
    with open_ledger(path) as ledger:
        assert len(ledger.documents()) == len(NIGHT)
    assert len(asked) == 2


def test_a_reader_passes_on_other_troubles(path, monkeypatch):
    def connect(_address, **_):
        problem = sqlite3.OperationalError("disk I/O error")
        problem.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise problem

    monkeypatch.setattr(sqlite3, "connect", connect)
    with pytest.raises(LedgerError, match="the disk fails"):
        open_ledger(path)


def test_where_not_even_an_unchanging_file_can_be_opened_it_says_so(path, monkeypatch):
    def connect(_address, **_):
        problem = sqlite3.OperationalError("unable to open database file")
        problem.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise problem

    monkeypatch.setattr(sqlite3, "connect", connect)
    with pytest.raises(ReadOnlyError, match="cannot be opened here"):
        open_ledger(path)


def test_a_full_disk_is_said_and_what_was_committed_is_safe(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as ledger:
        keep(ledger, NIGHT[:2])
        pages = ledger.connection.execute("PRAGMA page_count").fetchone()[0]
        ledger.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(FullError, match="the disk is full; all that was committed is safe; make room"):
            keep(ledger, NIGHT[2:])
        assert len(ledger.documents()) == 2
        assert ledger.verify().holds


def test_a_damaged_file_and_an_unknown_trouble_are_said():
    for code, kind, words in (
        (sqlite3.SQLITE_CORRUPT, BrokenError, "the file is damaged"),
        (None, LedgerError, "the database says: odd; please report it"),
    ):
        problem = sqlite3.DatabaseError("odd")
        if code:
            problem.sqlite_errorcode = code
        with pytest.raises(kind, match=words), told("l"):
            raise problem


def test_a_text_of_the_database_that_is_none_is_damage(tmp_path):
    with sqlite3.connect(tmp_path / "l") as database, pytest.raises(BrokenError, match="damaged"), told("l"):
        database.execute("SELECT CAST(x'ff41' AS TEXT)").fetchone()
    database.close()


def test_what_does_not_unpack_is_damage_and_names_the_file(tmp_path):
    file = str(tmp_path / "l")
    with open_ledger(file, create=True) as ledger:
        keep(ledger, NIGHT[:2])
        for (trigger,) in ledger.connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            ledger.connection.execute(f"DROP TRIGGER {trigger}")
        for wrong in (b"no zlib", zlib.compress(b"\xff"), zlib.compress(b"{")):
            ledger.connection.execute("UPDATE folios SET line = ?", (wrong,))
            with pytest.raises(SelonError, match=re.escape(file)):
                ledger.folios([holding.id for holding in ledger.documents()])
    with pytest.raises(BrokenError, match="damaged; take the last copy"), told(file):
        json.loads("{")


def test_what_goes_wrong_over_a_file_that_does_not_hold_is_its_fault_and_else_ours(tmp_path, path):
    with pytest.raises(KeyError), told(str(path)):
        raise KeyError(1)
    cut = tmp_path / "cut"
    cut.write_bytes(path.read_bytes()[:40_000])
    for place in (cut, tmp_path / "none"):
        with pytest.raises(BrokenError, match="damaged"), told(str(place)):
            raise TypeError


def test_what_no_text_can_hold_is_asked_for_in_vain(path):
    with open_ledger(path) as ledger, pytest.raises(LedgerError, match="no text; write it in UTF-8"):
        ledger.events(place="a\udcff")
