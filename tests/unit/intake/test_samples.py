"""The dispatches that ship: whole, dated, of an outlet, with an address, and without annotation."""

from importlib import resources

import pytest

from selon.errors import LineError
from selon.samples import samples


def test_the_samples_are_documents_that_say_where_they_come_from():
    documents = list(samples())
    assert len(documents) >= 10
    assert len({d.id for d in documents}) == len(documents)
    assert all(d.outlet and d.published and d.title and d.url and d.language for d in documents)
    assert all(d.notes == () for d in documents)


def test_a_notice_says_what_they_are():
    assert "our own wording" in resources.files("selon.samples").joinpath("NOTICE").read_text("utf-8")


def test_a_sample_that_is_none_is_an_error(monkeypatch):
    monkeypatch.setattr("selon.samples.parse_lines", lambda *_, **__: iter([LineError("no JSON", place="x:1")]))
    with pytest.raises(LineError):
        list(samples())
