"""Records to JSON and back: the same record, the same text, whatever is in it."""

import json
import zlib

from hypothesis import given

from selon.ledger.payloads import dump, load, unpack
from selon.records import Document, Folio
from selon.records.events import Copy, Event, Link, Mention, Passage, Print, Reason
from selon.records.text import Span
from tests.property.folios import folios


@given(folios())
def test_any_folio_comes_back(folio):
    assert load(Folio, dump(folio)) == folio
    assert dump(load(Folio, dump(folio))) == dump(folio)


def test_what_equals_its_default_is_left_out():
    assert json.loads(dump(Document("a", "b"))) == {"id": "a", "text": "b"}
    assert load(Document, '{"id": "a", "text": "b"}') == Document("a", "b")


def test_pairs_and_tuples_of_records_come_back():
    passage = Passage("d", Span(0, 1, "é"))
    copy = Copy("a", "b", "copy", 0.5, True, ((passage, passage),), (), (Reason("r", "b", (passage,)),), "by")
    assert load(Copy, dump(copy)) == copy
    side = Print("d", "fr", None, None, ((1, 2), (-3, 4)), ((0, 1),), ("x",))
    assert load(Print, dump(side)) == side
    assert load(tuple[Copy, ...], dump((copy, copy))) == (copy, copy)
    assert load(tuple[str, Reason], dump(("a", Reason("r", "b")))) == ("a", Reason("r", "b"))


def test_events_and_mentions_come_back():
    link = Link("a", "b", 1.0, (), "by")
    event = Event("e", "t", ("a",), ("d#c",), (), None, "2031-09-15", ("fire",), (link,), "by")
    assert load(Event, dump(event)) == event
    mention = Mention("m", "d", ("d#c",), ("x",), (), None, None, False, ("fire",), background=True)
    assert load(Mention, dump(mention)) == mention


def test_a_compressed_payload_comes_back():
    assert unpack(Span, zlib.compress(dump(Span(0, 1, "é")).encode())) == Span(0, 1, "é")
