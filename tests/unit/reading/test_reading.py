"""A document becomes a reading: the pack that reads it, and what the pack's forms find."""

import json
from collections import Counter
from importlib import resources

import pytest

from selon.languages import pack as packs
from selon.reading import read
from selon.reading.language import choose_pack
from selon.records.text import Document, Note

TEXTS = {
    "fr": "Le pont de la ville est fermé et les écoles sont vides, selon le maire, qui a demandé aux habitants de partir.",
    "en": "The bridge of the town was closed and the schools were empty, said the mayor, who asked that people leave.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_without_a_tag_is_read_by_its_function_words(code):
    assert choose_pack(Document("d", TEXTS[code])) == (code, ())


@pytest.mark.parametrize("tag", ["fr", "fr-CH", "FR"])
def test_a_tag_is_believed(tag):
    assert choose_pack(Document("d", TEXTS["en"], language=tag)) == ("fr", ())


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (Document("d", "x", language="tlh"), "language tlh"),
        (Document("d", "qapla batlh daqawlu'taH"), "language unknown"),
    ],
)
def test_an_unserved_language_is_said(document, said):
    code, notes = choose_pack(document)
    assert code == packs.FALLBACK
    assert [note.code for note in notes] == ["unserved_language"]
    assert said in notes[0].message


@pytest.mark.parametrize("text", ["", "12 345 !!"])
def test_a_text_without_words_has_no_language_and_nothing_to_say_about_it(text):
    assert choose_pack(Document("d", text)) == (packs.FALLBACK, ())


def test_a_reading_holds_what_the_document_noted():
    note = Note("odd", "odd")
    document = Document("d", "«One. Two", notes=(note,))
    reading = read(document, packs.load(packs.FALLBACK))
    assert [n.code for n in reading.notes] == ["odd", "unclosed_quotation"]
    assert reading.token_starts == tuple(t.start for t in reading.tokens)
    assert reading.sentence_starts == (0, 6)
    assert reading.language == packs.FALLBACK


def test_a_reading_knows_where_its_hits_start():
    reading = read(Document("d", TEXTS["fr"]), packs.load("fr"))
    assert set(reading.hits) == set(reading.hit_starts)
    for table, hits in reading.hits.items():
        assert list(reading.hit_starts[table]) == [hit.start for hit in hits] == sorted(hit.start for hit in hits)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ukrainian forces shot down 12 missiles over Kyiv on Monday.", "en"),
        ("Quatre blessés à Odessa.", "fr"),
        ("Three killed, ten wounded near Herat", "en"),
    ],
)
def test_one_short_sentence_tells_its_language_by_the_forms_of_all_tables(text, code):
    assert choose_pack(Document("d", text)) == (code, ())


def test_a_short_sentence_in_a_language_not_served_goes_to_the_fallback():
    assert choose_pack(Document("d", "Tizenkét ember meghalt a robbanásban."))[0] == packs.FALLBACK


def test_the_name_of_a_network_ends_a_sentence_and_an_initial_does_not():
    text = "The mayor wrote on X. Rescuers found nobody, said Mr X. Bell. He met J. Doe."
    sentences = read(Document("d", text), packs.load("en")).sentences
    assert [text[s.start : s.end] for s in sentences] == [
        "The mayor wrote on X.",
        "Rescuers found nobody, said Mr X. Bell.",
        "He met J. Doe.",
    ]


@pytest.mark.parametrize("code", packs.served())
def test_a_packs_examples_tell_their_own_language(code):
    """Function words that a sister language shares would take its sentences: at least nine in ten go to none."""
    lines = resources.files("selon.languages").joinpath(code, "examples.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines if line.strip()]
    threes = [" ".join(texts[at : at + 3]) for at in range(0, len(texts) - 2, 3)]
    told = Counter(choose_pack(Document("d", text))[0] for text in threes)
    assert told[code] >= 0.9 * len(threes)
