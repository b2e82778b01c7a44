"""What `import selon` gives, and that reading holds its promises."""

import json
import subprocess
import sys

import pytest

import selon

TEXT = "Two people were wounded, the governor said on Telegram on Wednesday."


def test_the_public_names_are_sorted_and_there():
    assert list(selon.__all__) == sorted(selon.__all__)
    assert all(hasattr(selon, name) for name in selon.__all__)


def test_every_error_is_public():
    assert set(selon.errors.__all__) <= set(selon.__all__)


def test_read_gives_a_folio_of_the_document():
    folio = selon.read(
        TEXT, published="2024-09-18", outlet="Example", title="T", url="https://example.org/1", credits=["AFP"]
    )
    assert folio.document == selon.Document(
        folio.document.id, TEXT, "https://example.org/1", "Example", "en", "2024-09-18", "T", ("AFP",)
    )
    assert folio.document.id == selon.read(TEXT).document.id
    assert folio.language == "en"


def test_a_text_that_names_its_language_is_read_in_it():
    assert selon.read("2024", language="fr").language == "fr"


@pytest.mark.parametrize(
    "text", ["", " \n", "\x00", "\ud800\udfff", "\u202e" * 50, "«" * 400, "a" * 20_000, "1" * 5_000]
)
def test_no_text_makes_it_raise(text):
    folio = selon.read(text)
    assert len(folio.document.text) == len(text)
    assert json.loads(selon.encode_line(folio))["document"]["id"] == folio.document.id


def test_an_impossible_date_is_a_note():
    folio = selon.read(TEXT, published="2024-02-30")
    assert folio.document.published is None
    assert "impossible_date" in {note.code for note in folio.notes}


def test_many_documents_come_in_their_order_however_many_read():
    texts = [f"{n} people were wounded, the governor said." for n in range(40)]
    here = list(selon.read_many(texts))
    assert [folio.document.text for folio in here] == texts
    assert list(selon.read_many([selon.Document("", text) for text in texts], processes=2)) == here


def test_documents_are_taken_as_they_are_needed():
    def endless():
        while True:
            yield TEXT

    stream = selon.read_many(endless())
    assert next(stream) == next(stream)


def test_a_file_is_read_and_a_bad_line_raised_in_its_turn(tmp_path):
    file = tmp_path / "d.jsonl"
    file.write_text(json.dumps({"text": TEXT}) + "\nnonsense\n", "utf-8")
    stream = selon.read_file(file)
    assert next(stream).document.text == TEXT
    with pytest.raises(selon.LineError, match=r"d\.jsonl:2: no JSON"):
        next(stream)


def test_a_file_is_read_to_its_end(tmp_path):
    file = tmp_path / "d.txt"
    file.write_text(TEXT, "utf-8")
    assert [folio.document.text for folio in selon.read_file(str(file))] == [TEXT]


def test_importing_loads_neither_the_terminal_nor_the_page():
    code = "import sys, selon; print([m for m in ('rich', 'jinja2', 'click', 'charset_normalizer', 'sqlite3.dump', 'concurrent.futures') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
