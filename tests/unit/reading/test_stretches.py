"""Long documents fall into stretches that cover them; short ones stay whole."""

import pytest

from selon.reading.stretches import LONGEST, cut_stretches
from selon.records.text import Document, Note

NOTE = Note("odd", "odd")


def stretches(text):
    found, notes = cut_stretches(Document("d", text, notes=(NOTE,)))
    assert "".join(stretch.text for _, stretch in found) == text
    assert all(text[offset:].startswith(stretch.text) for offset, stretch in found)
    assert all(len(stretch.text) <= LONGEST for _, stretch in found)
    return found, notes


@pytest.mark.parametrize("text", ["", "One. Two.", "x" * LONGEST])
def test_a_short_document_is_its_own_stretch(text):
    document = Document("d", text)
    assert cut_stretches(document) == (((0, document),), ())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A line of text.\n" * 2000, 2),
        ("word " * 9000, 3),
        ("x" * (2 * LONGEST + 5), 3),
        ("short\n" + "word " * 5000 + "\nshort\n", 3),
        ("\n" * (LONGEST + 1), 2),
    ],
)
def test_a_long_document_falls_into_stretches_with_ids_of_their_own(text, number):
    found, notes = stretches(text)
    assert len(found) == number
    assert len({stretch.id for _, stretch in found}) == number
    assert [note.code for note in notes] == ["read_in_stretches"]
    assert [stretch.notes for _, stretch in found] == [(NOTE,)] + [()] * (number - 1)


def test_a_stretch_ends_with_a_paragraph_or_a_word():
    found, _ = stretches("A line of text.\n" * 2000)
    assert all(stretch.text.endswith(".\n") for _, stretch in found)
    found, _ = stretches("word " * 9000)
    assert all(stretch.text.endswith("word ") for _, stretch in found)
