"""Bytes to text: UTF-8 and UTF-16 by their marks, older encodings by a library's guess, or a refusal with the reason.

A guess is never silent: it comes with a note. What is no text (a picture, an archive, a PDF) is refused by its first
bytes, and so is what decodes to nothing that one can read.
"""

from __future__ import annotations

import codecs
import re

from selon.errors import BinaryInputError, EncodingError
from selon.records.text import Note

__all__ = ["decode_bytes", "refuse_binary"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (picture, sound or film)"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
_MARKUP = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)
#: What the guess may choose from; of equals the first wins.
_OLDER = ("cp1252", "cp1251", "koi8_r", "koi8_u", "iso8859_15", "cp1250", "cp866", "iso8859_5", "mac_cyrillic")
#: As much of a text as the guess looks at, in bytes.
_ENOUGH = 20_000
#: The guess's measure of disorder, from 0; real texts of the development gold lie under .03 in their own encoding.
_DISORDER = 0.15
#: A text may have a stray control character; a file with more than this share of them is no text in one byte each.
_CONTROLS = 0.05
_AS_PAGE = "read it with --as html (or feed), or save the text of it"
_SAVE_TEXT = "save the text of it as plain text in UTF-8"
_NAME_IT = "save it as UTF-8, or name its encoding with --encoding"
_WEIRD = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decode_bytes(data: bytes, *, place: str, encoding: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Return the text of the bytes, without a byte-order mark, and a note where the encoding was guessed.

    ``encoding`` is what the user says it is. Raises BinaryInputError for what is no text, EncodingError for text in no
    encoding that we can tell, both naming ``place``.
    """
    if encoding:
        return _named(data, encoding, place), ()
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, place), ()
    refuse_binary(data, place)
    if _MARKUP.match(data):
        raise BinaryInputError("this is a web page or XML, no plain text", place=place, remedy=_AS_PAGE)
    if _share_of_controls(data) > _CONTROLS or b"\x00" in data:
        return _unmarked_utf16(data, place)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guessed(data, place)


def refuse_binary(data: bytes, place: str) -> None:
    """Raise BinaryInputError where the first bytes are those of a picture, an archive, a program."""
    for start, what in _MAGIC:
        if data.startswith(start):
            raise BinaryInputError(f"this is {what}, no plain text", place=place, remedy=_SAVE_TEXT)


def _named(data: bytes, encoding: str, place: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError as problem:
        raise EncodingError(f"no encoding {encoding!r}", place=place, remedy="utf-8, cp1251 or the like") from problem
    return _strict(data, name, place).removeprefix("\ufeff")


def _strict(data: bytes, name: str, place: str) -> str:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError, TypeError) as problem:
        raise EncodingError(f"no valid {name}: {problem}", place=place, remedy=_NAME_IT) from problem


def _share_of_controls(data: bytes) -> float:
    head = data[:_ENOUGH]
    return len(_WEIRD.findall(head.decode("latin-1"))) / len(head) if head else 0.0


def _unmarked_utf16(data: bytes, place: str) -> tuple[str, tuple[Note, ...]]:
    """Read UTF-16 without a mark: in the right order of bytes nearly all of it lies in the alphabets."""
    if len(data) % 2 == 0:
        for name in ("utf-16-le", "utf-16-be"):
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            head = text[:_ENOUGH]
            readable = sum(
                character < "\u2100" and (character.isprintable() or character.isspace()) for character in head
            )
            if head and readable / len(head) > 0.95:
                return text, (_note(name),)
    raise BinaryInputError("there are NUL or control bytes in it: no plain text", place=place, remedy=_SAVE_TEXT)


def _guessed(data: bytes, place: str) -> tuple[str, tuple[Note, ...]]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - a slow import that few texts need

    matches = from_bytes(data[:_ENOUGH], cp_isolation=list(_OLDER), threshold=_DISORDER, preemptive_behaviour=False)
    ranked = sorted(matches, key=lambda m: (round(m.chaos, 2), -round(m.coherence, 1), _OLDER.index(m.encoding)))
    for match in ranked:
        try:
            return data.decode(match.encoding), (_note(match.encoding),)
        except UnicodeDecodeError:
            continue
    raise EncodingError("text in no encoding that we can tell", place=place, remedy=_NAME_IT)


def _note(name: str) -> Note:
    return Note("guessed_encoding", f"read as {name}, by its look; if words are garbled, name the encoding")
