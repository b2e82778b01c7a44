"""The dispatches that ship: whole, dated, of an outlet, with an address, and without annotation."""

import json
from importlib import resources

import pytest

from selon.errors import LineError
from selon.samples import corpus, samples

#: What a document is, and nothing that annotation adds.
KEYS = {"id", "url", "outlet", "language", "published", "title", "credits", "text"}


def test_the_samples_are_documents_that_say_where_they_come_from():
    documents = list(samples())
    assert len(documents) >= 10
    assert len({d.id for d in documents}) == len(documents)
    assert all(d.outlet and d.published and d.title and d.url and d.language for d in documents)
    assert all(d.notes == () for d in documents)


def test_the_corpus_begins_with_the_samples_and_holds_every_dispatch_once():
    chosen, documents = list(samples()), list(corpus())
    assert documents[: len(chosen)] == chosen
    assert len(documents) == len({d.id for d in documents}) == 99
    assert len({d.text for d in documents}) == 99
    assert all(d.outlet and d.title and d.language for d in documents)
    assert sum(d.published is None for d in documents) == 3
    assert sum(d.url is None for d in documents) == 1


def test_a_sample_holds_the_document_alone():
    for name in ("dispatches.jsonl", "more.jsonl"):
        for line in resources.files("selon.samples").joinpath(name).read_text("utf-8").splitlines():
            assert set(json.loads(line)) == KEYS


def test_a_notice_says_what_they_are():
    notice = " ".join(resources.files("selon.samples").joinpath("NOTICE").read_text("utf-8").split())
    assert "re-worded public reports, in our own wording" in notice
    assert "ninety-nine dispatches" in notice


def test_a_sample_that_is_none_is_an_error(monkeypatch):
    monkeypatch.setattr("selon.samples.parse_lines", lambda *_, **__: iter([LineError("no JSON", place="x:1")]))
    with pytest.raises(LineError):
        list(samples())
