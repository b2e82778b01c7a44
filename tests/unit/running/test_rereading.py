"""Documents read again by another program: the new reading beside the old, and all that follows as in a new ledger."""

import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from itertools import islice

import pytest

import selon.running.ingest
import selon.running.keeping
import selon.running.rereading
from selon.errors import FaultError
from selon.ledger import open_ledger
from selon.ledger.vigils import Vigil
from selon.records.text import Document, Note
from selon.running.ingest import ingest
from selon.running.programs import program
from selon.running.rereading import Reread, reread
from selon.samples import corpus
from tests.unit.ledger.keeping import outcome

#: With one that names no language and one whose quotation is never closed.
SOME = (
    *(replace(document, language=None) for document in islice(corpus(), 5)),
    Document("odd", "«Two people were killed in Toropets, the governor said.", notes=(Note("embargoed", "for later"),)),
)
_KILLS = 12


@pytest.fixture(autouse=True)
def _no_hurry(monkeypatch):
    monkeypatch.setattr(selon.running.ingest, "_WHILE", 600)


@pytest.fixture
def other(monkeypatch):
    """Let another program read, that finds no claims, or no more than ``most``."""
    real = selon.running.ingest.understand

    def install(name="another", most=0):
        def understand(document, gazetteer):
            folio = real(document, gazetteer)
            return replace(folio, claims=folio.claims[:most], checks=())

        monkeypatch.setattr(selon.running.ingest, "understand", understand if name else real)
        for module in (selon.running.ingest, selon.running.keeping, selon.running.rereading):
            monkeypatch.setattr(module, "program", lambda: name or program())

    return install


def fresh(path, documents=SOME):
    with open_ledger(path, create=True) as ledger:
        ingest(ledger, documents)
        return outcome(ledger)


def counted(path, query):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchone()[0]


def test_a_ledger_read_again_is_what_a_new_one_is(tmp_path, other):
    path = tmp_path / "l"
    other()
    old = fresh(path)
    other("")
    wanted = fresh(tmp_path / "new")
    assert old[0] != wanted[0]
    with open_ledger(path, writing=True) as ledger:
        before = ledger.head()
        assert ingest(ledger, SOME).unread == len(SOME)
        assert reread(ledger, batch=2) == Reread(otherwise=len(SOME))
        assert outcome(ledger) == wanted
        assert ledger.verify(expect=[before]).holds
        assert ledger.counts().versions == len(SOME)
        assert [len(ledger.versions(document.id)) for document in SOME] == [1] * len(SOME)
        assert [note.code for note in ledger.document("odd").notes] == ["embargoed", "unclosed_quotation"]
        assert ledger.document(ledger.versions("odd")[0].digest) == ledger.document("odd")
    assert counted(path, "SELECT count(*) FROM folios") == 2 * len(SOME)


def test_what_was_read_is_not_read_again_unless_everything_is(tmp_path, other, monkeypatch):
    other()
    fresh(tmp_path / "l")
    other("")
    with open_ledger(tmp_path / "l", writing=True) as ledger:
        assert reread(ledger, ["odd", "nowhere"]) == Reread(otherwise=1)
        assert reread(ledger).otherwise == len(SOME) - 1
        assert ingest(ledger, SOME).unread == 0
        with monkeypatch.context() as broken:
            broken.setattr(selon.running.ingest, "understand", None)
            assert reread(ledger) == Reread()
        head = ledger.head()
        assert reread(ledger, everything=True, processes=2) == Reread(same=len(SOME))
        assert ledger.head() == head


def test_the_same_reading_by_another_program_is_written_down_once_and_adds_nothing(tmp_path, other):
    fresh(tmp_path / "l")
    other("newer", most=None)
    with open_ledger(tmp_path / "l", writing=True) as ledger:
        kept = [folio for folio in ledger.folios([document.id for document in SOME]) if folio.checks]
        report = reread(ledger)
        assert (report.otherwise, report.same) == (len(kept), len(SOME) - len(kept))
        assert ledger.unread("newer") == ()


def test_a_third_reading_may_be_as_the_first_was(tmp_path, other):
    first = fresh(tmp_path / "l")
    with open_ledger(tmp_path / "l", writing=True) as ledger:
        for name in ("another", "", "another", ""):
            other(name)
            reread(ledger, everything=True)
            assert ledger.verify().holds
        assert outcome(ledger) == first
    assert counted(tmp_path / "l", "SELECT count(*) FROM documents WHERE id = 'odd'") >= 1
    assert counted(tmp_path / "l", "SELECT count(*) FROM documents WHERE current = 1") == len(SOME)


def test_a_version_that_is_not_current_stays_as_it_was_read(tmp_path, other):
    one = Document("d", "Two people were killed and 3 injured in Toropets.", published="2024-09-18T08:00")
    two = replace(one, text="Four people were killed and 3 injured in Toropets.", published="2024-09-18T09:00")
    other()
    fresh(tmp_path / "l", (one, two))
    other("")
    with open_ledger(tmp_path / "l", writing=True) as ledger:
        assert reread(ledger) == Reread(otherwise=1)
        old, new = ledger.versions("d")
        assert (len(ledger.document(old.digest).claims), len(ledger.document(new.digest).claims)) == (0, 2)
        assert (old.current, new.current) == (False, True)
        three = replace(one, text="Five people were killed.", published="2024-09-18T10:00")
        ingest(ledger, (three,))
        assert ledger.verify().holds
        assert [held.current for held in ledger.versions("d")] == [False, False, True]


def test_what_fails_stays_as_it_was_and_the_rest_goes_on(tmp_path, other, monkeypatch):
    other()
    fresh(tmp_path / "l")
    other("")
    real = selon.running.ingest.understand

    def understand(document, gazetteer):
        if document.id == "odd":
            raise ZeroDivisionError("odd")
        return real(document, gazetteer)

    monkeypatch.setattr(selon.running.ingest, "understand", understand)
    told = []
    with open_ledger(tmp_path / "l", writing=True) as ledger:
        report = reread(ledger, progress=told.append, batch=4)
        assert (report.otherwise, told) == (len(SOME) - 1, [4, 6])
        assert [type(problem) for problem in report.failures] == [FaultError]
        assert [name for name, _ in ledger.unread(program())] == ["odd"]
        assert ledger.verify().holds


def test_another_reading_is_no_arrival(tmp_path, other):
    other()
    fresh(tmp_path / "l")
    other("")
    with open_ledger(tmp_path / "l", writing=True) as ledger:
        after, _ = Vigil(ledger.connection).reach()
        reread(ledger)
        vigil = Vigil(ledger.connection)
        assert vigil.arrivals(after) == ()
        assert not any(touched.fresh for touched in vigil.touched(after))
        assert len(vigil.arrivals(0)) == len(SOME)


def test_a_tampered_reading_is_found(tmp_path, other):
    other()
    fresh(tmp_path / "l")
    other("")
    with open_ledger(tmp_path / "l", writing=True) as ledger:
        reread(ledger)
        ledger.connection.execute("UPDATE documents SET current = 1 - current WHERE id = 'odd'")
        assert not ledger.verify().holds


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_kill_at_any_moment_loses_what_is_in_flight_and_no_more(tmp_path, other):
    chance, path = random.Random(7), tmp_path / "l"  # noqa: S311 - the same moments each time
    other()
    fresh(path)
    other("")
    start = time.perf_counter()
    wanted = fresh(tmp_path / "new")
    each = (time.perf_counter() - start) / len(SOME)
    for _ in range(_KILLS):
        child = os.fork()
        if not child:
            try:
                with open_ledger(path, writing=True) as ledger:
                    reread(ledger, batch=1)
            finally:
                os._exit(0)
        time.sleep(chance.uniform(0, 2 * each))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open_ledger(path) as ledger:
            assert ledger.verify().holds
            assert ledger.counts().documents == len(SOME)
    with open_ledger(path, writing=True) as ledger:
        reread(ledger)
        assert ledger.verify().holds
        assert outcome(ledger) == wanted


def test_a_program_has_one_name():
    assert program() == program()
    assert len(program()) == 16


def test_an_edit_that_an_older_program_noted_dates_the_version_once_it_is_read_again(tmp_path, monkeypatch):
    note = Note("edited", "edited on 2024-09-18T09:10:00+00:00; this is the text as it then stood")
    message = Document("m", SOME[0].text, published="2024-09-18T06:00:00+00:00", notes=(note,))
    with open_ledger(tmp_path / "l", create=True) as ledger:
        monkeypatch.setattr(selon.running.keeping, "program", lambda: "old")
        ingest(ledger, [message])
        assert [held.edited for held in ledger.documents()] == [None]
        monkeypatch.setattr(selon.running.keeping, "program", program)
        assert reread(ledger).otherwise == 1
        (held,) = ledger.documents()
        assert (held.published, held.edited) == ("2024-09-18T06:00:00+00:00", "2024-09-18T09:10:00+00:00")
        assert ledger.folios(["m"])[0].notes == ()
        assert ledger.verify().holds
