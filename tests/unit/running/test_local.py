"""Where the corridor is walked: a document that meets a fault of ours is named, and the others are read."""

import pickle

import pytest

from selon.errors import FaultError, GazetteerError
from selon.records import Document, Folio
from selon.running import local


def broken(document, places):
    del places
    if "fault" in document.text:
        message = "out of range"
        raise IndexError(message)
    return Folio(document, "und")


def test_a_fault_spoils_no_batch(monkeypatch):
    monkeypatch.setattr(local, "understand", broken)
    documents = [Document("a", "fine"), Document("b", "fault"), Document("c", "fine")]
    first, fault, last = local.try_all(documents)
    assert (first.document.id, last.document.id) == ("a", "c")
    assert str(fault) == "b: a fault in Selon: IndexError: out of range; please report it, with the text"
    assert isinstance(fault.__cause__, IndexError)
    assert isinstance(pickle.loads(pickle.dumps(fault)), FaultError)  # noqa: S301 - our own


def test_who_asks_for_folios_alone_gets_the_fault_raised(monkeypatch):
    monkeypatch.setattr(local, "understand", broken)
    with pytest.raises(FaultError):
        list(local.understand_all([Document("b", "fault")]))


def test_what_the_user_can_mend_is_no_fault(monkeypatch):
    def missing(document, places):
        del document, places
        message = "the gazetteer is damaged"
        raise GazetteerError(message)

    monkeypatch.setattr(local, "understand", missing)
    with pytest.raises(GazetteerError):
        list(local.try_all([Document("a", "x")]))


def test_processes_are_left_alone_when_nobody_reads_on():
    stream = local.try_all((Document(str(n), "x") for n in range(200)), processes=2)
    assert next(stream).document.id == "0"
    stream.close()


def test_processes_give_nothing_for_nothing():
    assert list(local.try_all([], processes=2)) == []


def test_a_worker_reads_its_batch_in_order(monkeypatch):
    monkeypatch.setattr(local, "understand", broken)
    first, fault = local._try_batch([Document("a", "x"), Document("b", "fault")])
    assert (first.document.id, type(fault)) == ("a", FaultError)
