"""Documents read into a ledger: in this process or in others, interrupted, killed, restarted, with some that fail."""

import os
import random
import signal
import time
from dataclasses import replace
from itertools import islice

import pytest

import selon.running.ingest
from selon.errors import FaultError, MissingFileError
from selon.ledger import open_ledger
from selon.records.text import Document
from selon.running import workers
from selon.running.ingest import Report, _named, ingest
from selon.running.keeping import prepare_folio, settle_rest, write_batch
from selon.running.local import understand_all
from selon.samples import corpus
from selon.text import content_id
from tests.unit.ledger.keeping import NIGHT, gathered, keep, outcome

SOME = tuple(islice(corpus(), 6))


@pytest.fixture(autouse=True)
def _no_hurry(monkeypatch):
    """Let batches be as big as they are asked for, however slow the machine is."""
    monkeypatch.setattr(selon.running.ingest, "_WHILE", 600)


def filled(path, documents=SOME, processes=1, **more):
    """Return the report of an ingest into a new ledger, and what that comes to."""
    with open_ledger(path, create=True) as ledger:
        report = ingest(ledger, documents, processes, **more)
        assert ledger.verify().holds
        return report, outcome(ledger)


def test_one_process_and_two_come_to_the_same_and_to_what_gather_does(tmp_path):
    report, came = filled(tmp_path / "a")
    assert report == Report(new=6)
    assert filled(tmp_path / "b", processes=2, batch=2) == (report, came)
    assert came[:3] == gathered(understand_all(SOME))


def test_progress_is_told_after_each_batch(tmp_path):
    told = []
    filled(tmp_path / "l", progress=told.append, batch=4)
    assert told == [4, 6]


def test_what_comes_slowly_is_written_after_a_while(tmp_path, monkeypatch):
    monkeypatch.setattr(selon.running.ingest, "_WHILE", 0)
    told = []
    filled(tmp_path / "l", SOME[:3], progress=told.append)
    assert told == [1, 2, 3]


def test_what_is_known_is_not_read_again(tmp_path, monkeypatch):
    with open_ledger(tmp_path / "l", create=True) as ledger:
        ingest(ledger, SOME)
        monkeypatch.setattr(selon.running.ingest, "understand", None)
        assert ingest(ledger, SOME) == Report(known=6)


def test_twice_in_one_run_is_once(tmp_path):
    report, _ = filled(tmp_path / "l", [*SOME[:2], SOME[0]])
    assert report == Report(new=2, known=1)


def test_what_fails_is_kept_as_a_row_and_the_rest_goes_on(tmp_path, monkeypatch):
    real = selon.running.ingest.understand

    def understand(document, gazetteer):
        if document.id == SOME[1].id:
            raise ZeroDivisionError("odd")
        return real(document, gazetteer)

    monkeypatch.setattr(selon.running.ingest, "understand", understand)
    missing = MissingFileError("no such file", place="x.txt")
    with open_ledger(tmp_path / "l", create=True) as ledger:
        report = ingest(ledger, [SOME[0], missing, *SOME[1:3]])
        assert (report.new, [type(problem) for problem in report.failures]) == (2, [MissingFileError, FaultError])
        assert [failure.place for failure in ledger.failures()] == ["x.txt", SOME[1].id]
        assert "ZeroDivisionError: odd" in ledger.failures()[1].reason


def test_a_version_is_counted(tmp_path):
    later = replace(SOME[0], text=SOME[0].text + " Two people were hurt.", published="2031-01-01")
    report, _ = filled(tmp_path / "l", [SOME[0], later])
    assert report == Report(new=2, versions=1)


def test_one_text_printed_by_two_outlets_is_two_documents(tmp_path):
    name = content_id("d", "Two people were hurt.")
    one, other = (Document(name, "Two people were hurt.", outlet=outlet) for outlet in ("Post", "Mail"))
    report, came = filled(tmp_path / "l", [one, other, Document(name, "Two people were hurt.")])
    assert report.new == len(came[3]) == 3
    assert report.versions == 0


def test_what_no_database_keeps_is_replaced():
    document = Document("a\udc80", "text", outlet="\ud800", credits=("A\udfff",))
    assert _named(document) == Document("a\ufffd", "text", outlet="\ufffd", credits=("A\ufffd",))


def test_an_interruption_leaves_what_came_before_settled(tmp_path):
    def documents():
        yield from SOME[:4]
        raise KeyboardInterrupt

    with open_ledger(tmp_path / "l", create=True) as ledger:
        with pytest.raises(KeyboardInterrupt):
            ingest(ledger, documents(), batch=2)
        assert outcome(ledger)[:3] == gathered(understand_all(SOME[:4]))
        assert ingest(ledger, SOME) == Report(new=2, known=4)
        assert outcome(ledger)[:3] == gathered(understand_all(SOME))


# --- workers ----------------------------------------------------------------------------------------------------------


def test_a_worker_leaves_when_its_parent_is_gone(monkeypatch):
    left = []
    monkeypatch.setattr(os, "_exit", left.append)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    parents = iter((7, 7, 1))
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    workers.watch(7)
    assert left == [1]


def test_a_worker_leaves_interruptions_to_its_parent(monkeypatch):
    asked = []
    monkeypatch.setattr(signal, "signal", lambda *given: asked.append(given))
    monkeypatch.setattr(workers, "watch", asked.append)
    workers.begin()
    assert asked[0] == (signal.SIGINT, signal.SIG_IGN)
    assert asked[1] == os.getppid()


# --- kill -9 ----------------------------------------------------------------------------------------------------------

_KILLS = 50


def _ingest_in_child(path, prepared, ready):
    """Add one document after the other in a process of its own; return its number."""
    child = os.fork()
    if child == 0:
        try:
            with open_ledger(path, create=True) as ledger:
                os.write(ready, b".")
                for item in prepared:
                    write_batch(ledger, [item], ())
                settle_rest(ledger)
        finally:
            os._exit(0)
    return child


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_fifty_kills_at_any_moment_lose_at_most_the_document_in_flight(tmp_path):
    chance = random.Random(9)  # noqa: S311 - the same moments each time
    folios = [
        replace(made, document=replace(made.document, id=f"{made.document.id}{number}"))
        for number in range(6)
        for made in NIGHT
    ]
    prepared = [prepare_folio(made) for made in folios]
    start = time.perf_counter()
    with open_ledger(tmp_path / "whole", create=True) as ledger:
        keep(ledger, folios, batch=1)
        wanted = outcome(ledger)
    each = (time.perf_counter() - start) / len(folios)
    path, held, useful = tmp_path / "killed", 0, 0
    for _ in range(_KILLS):
        ready, signalled = os.pipe()
        child = _ingest_in_child(path, prepared, signalled)
        os.read(ready, 1)
        time.sleep(chance.uniform(0, each))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(ready)
        os.close(signalled)
        useful += held < len(folios)
        with open_ledger(path) as ledger:
            assert ledger.verify().holds
            gained = ledger.counts().versions - held
        assert gained >= 0
        held += gained
        # About one document between two kills, however fast the machine is just now.
        each *= 0.5 if gained > 1 else 1.2 - 0.2 * gained
    assert held > 0
    assert useful > _KILLS // 2
    with open_ledger(path, create=True) as ledger:
        for item in prepared:
            write_batch(ledger, [item], ())
        settle_rest(ledger)
        assert ledger.verify().holds
        assert outcome(ledger) == wanted


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_two_writers_take_turns_and_come_to_what_one_does(tmp_path):
    path = tmp_path / "both"
    open_ledger(path, create=True).close()
    ready, signalled = os.pipe()
    halves = ([prepare_folio(made) for made in NIGHT[start::2]] for start in (0, 1))
    children = [_ingest_in_child(path, half, signalled) for half in halves]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    os.close(ready)
    os.close(signalled)
    with open_ledger(path) as ledger:
        assert ledger.verify().holds
        assert outcome(ledger)[:3] == gathered(NIGHT)
