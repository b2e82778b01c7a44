"""Bytes to text: every encoding that a newsroom's files come in, or a refusal that says why."""

import codecs

import pytest

from selon.errors import BinaryInputError, EncodingError
from selon.intake.encodings import decode_bytes

FRENCH = (
    "Le gouverneur de la région a déclaré que treize personnes avaient été blessées à la suite d'une attaque, "
    "et que l'évacuation était terminée. « Nous avons été réveillés à l'aube », a raconté une habitante âgée. "
)
RUSSIAN = (
    "Губернатор области сообщил, что тринадцать человек пострадали в результате ночной атаки беспилотников. "
    "Эвакуация завершена, об этом говорится в сообщении пресс-службы правительства региона. "
)
UKRAINIAN = (
    "Голова області повідомив, що тринадцятеро людей постраждали внаслідок нічної атаки, є загиблі, їх рятують. "
)
ENGLISH = (
    "Thirteen people were hurt, the governor’s office said — “it was a quiet night until then”, a resident added. "
)


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, UKRAINIAN, ENGLISH, "🔥 54 🇺🇦", "ascii only"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(text, encoding):
    if text.startswith("🔥") and encoding in {"utf-16-le", "utf-16-be"}:
        pytest.skip("pictures in UTF-16 without a mark look like anything")
    decoded, notes = decode_bytes(text.encode(encoding), place="f")
    assert decoded == text
    assert [note.code for note in notes] == (["guessed_encoding"] if encoding in {"utf-16-le", "utf-16-be"} else [])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"), (UKRAINIAN, "cp1251"), (RUSSIAN, "koi8-r"), (UKRAINIAN, "koi8-u"), (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"), (FRENCH, "cp1252"), (FRENCH, "latin-1"), (ENGLISH, "cp1252"),
    ],
)  # fmt: skip
def test_older_encodings_are_told_by_their_look_and_the_guess_is_noted(text, encoding):
    decoded, notes = decode_bytes(text.encode(encoding), place="f")
    assert decoded == text
    assert [note.code for note in notes] == ["guessed_encoding"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\x7fELF\x02", "a program"),
        (b"  <!DOCTYPE HTML><html>", "a web page or XML"),
        (b"<?xml version='1.0'?>", "a web page or XML"),
        (bytes(range(256)), "no plain text"),
        (b"text with a NUL \x00 in it", "no plain text"),
        (b"\x01\x02\x03\x04odd", "no plain text"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(data, what):
    with pytest.raises(BinaryInputError, match=f"^f: .*{what}") as caught:
        decode_bytes(data, place="f")
    assert "save the text of it" in caught.value.remedy


def test_text_in_no_encoding_that_can_be_told_is_refused():
    noise = bytes(b for b in range(128, 256)) * 3
    with pytest.raises(EncodingError, match="--encoding"):
        decode_bytes(noise, place="f")


def test_a_mark_that_lies_is_refused():
    with pytest.raises(EncodingError, match="no valid utf-16-le"):
        decode_bytes(codecs.BOM_UTF16_LE + b"a", place="f")


def test_a_named_encoding_is_taken_at_its_word():
    assert decode_bytes("мир".encode("cp866"), place="f", encoding="cp866") == ("мир", ())
    assert decode_bytes(codecs.BOM_UTF8 + b"a", place="f", encoding="utf8") == ("a", ())
    with pytest.raises(EncodingError, match="no encoding 'klingon'"):
        decode_bytes(b"a", place="f", encoding="klingon")
    with pytest.raises(EncodingError, match="no valid utf-8"):
        decode_bytes(b"\xff", place="f", encoding="utf-8")
    with pytest.raises(EncodingError):
        decode_bytes(b"abc", place="f", encoding="base64")


def test_a_guess_that_does_not_hold_to_the_end_is_refused(monkeypatch):
    monkeypatch.setattr("selon.intake.encodings._ENOUGH", len(FRENCH))
    with pytest.raises(EncodingError):
        decode_bytes(FRENCH.encode("cp1252") + b" \x81\x8d" * 3, place="f")
