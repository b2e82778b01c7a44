"""Files, folders and the standard input: what can be read is read, what cannot is an error with place and reason."""

import io
import json
import os
import subprocess
import sys

import pytest

from selon.errors import (
    BinaryInputError,
    EmptyInputError,
    LineError,
    MissingFileError,
    SelonError,
    TooLongError,
    UnreadableFileError,
)
from selon.intake.files import Intake

TEXT = "Two people were wounded, the governor said."


def read(*files, lines=(), stdin=b"", limit=10_000, **more):
    return list(Intake(io.BytesIO(stdin), limit=limit, **more).read(map(str, files), map(str, lines)))


def kinds(found):
    return [type(item) if isinstance(item, SelonError) else item.text for item in found]


def test_one_bad_file_does_not_keep_the_others(tmp_path):
    good, picture, empty = tmp_path / "a.txt", tmp_path / "b.png", tmp_path / "c.txt"
    good.write_text(TEXT, "utf-8")
    picture.write_bytes(b"\x89PNG\r\n")
    empty.write_text(" \n", "utf-8")
    found = read(good, picture, tmp_path / "none.txt", empty, good)
    assert kinds(found) == [TEXT, BinaryInputError, MissingFileError, EmptyInputError, TEXT]
    assert str(picture) in str(found[1])
    assert found[2].place == str(tmp_path / "none.txt")


def test_a_folder_is_the_texts_in_it_by_name(tmp_path):
    (tmp_path / "b.txt").write_text("second text", "utf-8")
    (tmp_path / "a.md").write_text("first text", "utf-8")
    (tmp_path / "c.jsonl").write_text('{"text": "third text"}\n', "utf-8")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-")
    assert kinds(read(tmp_path)) == ["first text", "second text", "third text"]


def test_a_folder_without_texts_is_named(tmp_path):
    assert kinds(read(tmp_path)) == [EmptyInputError]


def test_the_standard_input_is_text_or_lines():
    assert kinds(read("-", stdin=TEXT.encode())) == [TEXT]
    assert kinds(read(lines=["-"], stdin=b'{"text": "x y"}\n')) == ["x y"]
    assert kinds(read("-", stdin=b"")) == [EmptyInputError]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ({"text": TEXT}, [TEXT]),
        ({"document": {"id": "a", "text": TEXT}}, [TEXT]),
        ([{"text": "one two"}, {"text": 3}, {"text": "five six"}], ["one two", LineError, "five six"]),
        ("nothing", [LineError]),
    ],
)
def test_json_is_a_document_or_a_list_of_them(tmp_path, data, texts):
    file = tmp_path / "d.json"
    file.write_text(json.dumps(data), "utf-8")
    assert kinds(read(file)) == texts


def test_json_that_is_none_is_named(tmp_path):
    file = tmp_path / "d.json"
    file.write_text("{", "utf-8")
    assert kinds(read(file)) == [LineError]


def test_a_bad_line_is_named_by_file_and_line_and_the_others_are_read(tmp_path):
    file = tmp_path / "d.jsonl"
    rows = [
        b'\xef\xbb\xbf{"id": "a", "text": "one two", "outlet": "X", "credits": "AFP"}',
        b"",
        b"nonsense",
        b'{"id": "b"}',
        b'{"text": ""}',
        b'{"text": "caf\xe9"}',
        b"[1]",
        b'{"document": {"id": "c", "text": "three four"}, "claims": []}',
        b"[" * 100_000,
    ]
    file.write_bytes(b"\n".join(rows))
    found = read(file)
    assert kinds(found) == ["one two", LineError, LineError, LineError, LineError, LineError, "three four", LineError]
    assert (found[0].id, found[0].outlet, found[0].credits) == ("a", "X", ("AFP",))
    assert "no text in it; a line is" in str(found[2])
    assert [item.place.rpartition(":")[2] for item in found if isinstance(item, SelonError)] == [
        "3",
        "4",
        "5",
        "6",
        "7",
        "9",
    ]


def test_jsonl_keeps_the_text_as_it_stands():
    row = json.dumps({"text": " a\r\nb \ud83d"}).encode()
    (document,) = read(lines=["-"], stdin=row)
    assert document.text == " a\r\nb \ufffd"


def test_jsonl_in_utf_16_is_refused_with_the_remedy():
    (error,) = read(lines=["-"], stdin='{"text": "x"}'.encode("utf-16"))
    assert "this is UTF-16" in str(error)
    assert "UTF-8" in error.remedy


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl"])
def test_too_long_a_text_is_refused_by_limit_and_flag(tmp_path, name):
    file = tmp_path / name
    text = "word " * 30
    file.write_text(text if name == "a.txt" else json.dumps({"text": text}), "utf-8")
    (error,) = read(file, limit=100)
    assert isinstance(error, TooLongError)
    assert "the text has 150 characters; the limit is 100 characters" in str(error)
    assert "--max-characters" in error.remedy


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl"])
def test_a_huge_file_is_not_even_read(tmp_path, name):
    file = tmp_path / name
    with file.open("wb") as stream:
        stream.truncate(60_000_000)
    found = read(file, limit=100)
    assert kinds(found) == [TooLongError]
    assert "or more" in str(found[0])


def test_the_line_after_a_huge_one_is_read():
    rows = b'{"text": "' + b"a" * 200_000 + b'"}\n{"text": "one two"}\n'
    assert kinds(read(lines=["-"], stdin=rows, limit=100)) == [TooLongError, "one two"]


def test_what_the_user_says_holds_for_lines_too():
    found = read(
        lines=["-"],
        stdin=b'{"text": "one two", "outlet": "X"}',
        given={"outlet": "Y", "title": "", "credits": "AFP, ATS"},
    )
    assert (found[0].outlet, found[0].credits) == ("Y", ("AFP", "ATS"))


def test_an_encoding_that_is_named_is_used(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes("мир и война".encode("cp866"))
    assert kinds(read(file, encoding="cp866")) == ["мир и война"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    file.chmod(0)
    assert kinds(read(file)) == [UnreadableFileError]


def test_a_disk_that_fails_is_an_error_row():
    class Broken(io.BytesIO):
        def read(self, _size=-1):
            raise OSError(5, "Input/output error")

    (error,) = Intake(Broken(), limit=10).read(["-"])
    assert isinstance(error, UnreadableFileError)
    assert "input/output error" in str(error)


def test_plain_text_loads_no_parser(tmp_path):
    """The cold start of `selon read` does without what pages, feeds and archives need."""
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    code = (
        f"import sys, selon; list(selon.read_file({str(file)!r})); "
        "print([m for m in ('resiliparse', 'fastwarc', 'defusedxml', 'subprocess', 'selon.intake.isolation') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert out.decode().strip() == "[]"


def test_an_address_that_is_not_of_the_web_is_no_file_and_says_what_is_fetched():
    (problem,) = read("ftp://a.example/b")
    assert str(problem) == "ftp://a.example/b: no such file; only http and https are fetched"
