"""The corridor: rooms in their order, short documents whole, long ones stretch by stretch."""

import dataclasses

from selon.pipeline import Weights, shipped, understand
from selon.reading.stretches import LONGEST
from selon.records.text import Document, Span
from selon.running.local import gazetteer

TEXT = "Three people were killed in Kharkiv on Tuesday, the governor of the region said. “We need help,” he added.\n"


def spans_of(record):
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_of(item)
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from spans_of(getattr(record, field.name))


def test_a_document_becomes_a_folio_in_the_language_that_it_is_in():
    folio = understand(Document("d", TEXT, published="2024-09-18"), gazetteer())
    assert folio.language == folio.document.language == "en"
    assert folio.attributions
    assert folio.claims
    assert folio.notes == ()


def test_the_same_document_gives_the_same_folio():
    document = Document("d", TEXT, published="2024-09-18")
    assert understand(document, gazetteer()) == understand(document, gazetteer(), shipped())


def test_rules_alone_read_too():
    assert understand(Document("d", TEXT), gazetteer(), Weights()).attributions


def test_an_unserved_language_is_noted_and_stays_as_it_was_tagged():
    folio = understand(Document("d", "qapla 54", language="tlh"), gazetteer())
    assert folio.document.language == "tlh"
    assert [note.code for note in folio.notes] == ["unserved_language"]


def test_a_long_document_is_read_whole_and_its_spans_are_its_slices():
    text = TEXT * (2 * LONGEST // len(TEXT) + 3)
    folio = understand(Document("d", text, language="en", published="2024-09-18"), gazetteer())
    assert "read_in_stretches" in [note.code for note in folio.notes]
    assert all(text[span.start : span.end] == span.text for span in spans_of(folio))
    ids = [record.id for record in (*folio.attributions, *folio.claims)]
    assert len(ids) == len(set(ids))
    assert max(span.end for span in spans_of(folio.attributions)) > len(text) - len(TEXT)
