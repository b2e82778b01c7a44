"""A text becomes a document: an id from the text, and a note for each thing that a reader cannot see."""

import pytest

from selon.intake.documents import accept, make_document, with_noted_edit
from selon.records import Document, Note, Span


def codes(document):
    return [note.code for note in document.notes]


def test_the_id_comes_from_the_text_alone():
    assert make_document("abc").id == make_document("abc", outlet="A").id
    assert make_document("abc").id != make_document("abd").id
    assert make_document("abc", identifier="mine").id == "mine"


@pytest.mark.parametrize(
    ("text", "code", "span"),
    [
        ("a\x07b", "control_character", Span(1, 2, "\x07")),
        ("a\x00", "control_character", Span(1, 2, "\x00")),
        ("ab\u202ecd\u202c", "bidi_character", Span(2, 3, "\u202e")),
        ("ab\ufffd", "replacement_character", Span(2, 3, "\ufffd")),
    ],
)
def test_what_cannot_be_seen_is_kept_and_noted(text, code, span):
    document = make_document(text)
    assert document.text == text
    assert [(note.code, note.span) for note in document.notes] == [(code, span)]


def test_several_of_a_kind_are_one_note():
    (note,) = make_document("\u202ea\u202c").notes
    assert note.message.endswith("RIGHT-TO-LEFT OVERRIDE and 1 more, kept as it stands")


def test_a_lone_surrogate_is_replaced_and_no_offset_moves():
    document = make_document("a\ud800b")
    assert document.text == "a\ufffdb"
    assert codes(document) == ["replacement_character"]


def test_letters_apart_from_their_accents_are_noted():
    assert codes(make_document("e\u0301te\u0301")) == ["not_nfc"]
    assert codes(make_document("été\tok\r\n\u00a0")) == []


def test_the_date_is_made_iso_or_noted():
    assert make_document("x", published="18.09.2024").published == "2024-09-18"
    document = make_document("x", published="2024-02-30")
    assert document.published is None
    assert codes(document) == ["impossible_date"]


def test_accepting_twice_changes_nothing():
    document = make_document("a\u202e\ud800e\u0301", published="18.09.2024", notes=(Note("n", "m"),))
    assert accept(document) == document
    assert codes(document)[0] == "n"


def test_a_document_from_elsewhere_gets_an_id():
    assert accept(Document("", "abc")).id == make_document("abc").id


def test_accepting_twice_keeps_the_notes_in_their_order():
    once = accept(Document("", "three\b dead", published="never"))
    assert [note.code for note in once.notes] == ["control_character", "impossible_date"]
    assert accept(once) == once


@pytest.mark.parametrize(
    ("published", "written", "edited", "noted"),
    [
        ("2024-09-18T06:00:00+00:00", "2024-09-18T09:10:00+00:00", "2024-09-18T09:10:00+00:00", []),
        ("2024-09-18T08:00+02:00", "2024-09-18T06:10+00:00", "2024-09-18T06:10+00:00", []),
        ("2024-09-18", "2024-09-18T09:10", "2024-09-18T09:10", []),
        (None, "2024-09-18", "2024-09-18", []),
        ("2024-09-18T06:00:00+00:00", "2024-09-18T06:00:30Z", None, []),
        ("2024-09-18T06:00", "2024-09-18T08:00+02:00", None, []),
        ("2024-09-18T23:30-05:00", "2024-09-18", None, []),
        ("2024-09-18", "2024-09-18", None, []),
        ("2024-09-18T06:00:00+00:00", "2024-09-18T05:59:00+00:00", None, ["edited_before_published"]),
        ("2024-09-18T06:00", "2024-09-17", None, ["edited_before_published"]),
        ("2024-09-18", "2024-08", None, ["edited_before_published"]),
        ("2024-09-18", "soon", None, ["impossible_date"]),
    ],
)
def test_an_edit_is_later_than_the_publication_or_none(published, written, edited, noted):
    document = make_document("abc", published=published, edited=written)
    assert (document.edited, codes(document)) == (edited, noted)
    assert document.came_out == (edited or document.published)
    assert accept(document) == document


@pytest.mark.parametrize(
    "note",
    [
        Note("edited", "edited on 2024-09-18T09:10:00+00:00; this is the text as it then stood"),
        Note("modified", "changed by its outlet on 2024-09-18T09:10:00+00:00"),
    ],
)
def test_an_edit_that_only_a_note_tells_is_taken_from_it(note):
    kept = Note("embargoed", "edited on some day")
    document = make_document("abc", published="2024-09-18T06:00:00+00:00", notes=(note, kept))
    assert with_noted_edit(document).edited == "2024-09-18T09:10:00+00:00"
    assert with_noted_edit(document).notes == (kept,)
    known = make_document("abc", edited="2024-09-18", notes=(note,))
    assert with_noted_edit(known) == known
