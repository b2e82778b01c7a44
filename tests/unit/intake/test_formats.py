"""Formats are told by name and first bytes, built-ins and plug-ins alike; whatever a parser raises is an error row."""

import importlib.metadata
import io
import sys
import types

import pytest

from selon.errors import MarkupError, UnknownFormatError
from selon.intake import formats
from selon.intake.formats import find_format, format_names, open_format, read_unit, suffixes
from selon.ports import Limits, Unit
from selon.records.text import Document
from tests.unit.intake.incoming import SENTENCE, article, html, parse, texts


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.txt", b"plain words", "text"),
        ("a.txt", b'{"text": "x"}', "text"),
        ("", b"plain words", "text"),
        ("", b'\xef\xbb\xbf {"text": "x"}\n{"text": "y"}', "jsonl"),
        ("", b'[\n{"text": "x"}]', "json"),
        ("", b'{\n"document": {}', "json"),
        ("a.json", b'{"text": "x"}', "json"),
        ("a.NDJSON", b"", "jsonl"),
        ("", b"<!DOCTYPE HTML>", "html"),
        ("", b"<?xml version='1.0'?><!-- x --><html>", "html"),
        ("a.htm", b"words", "html"),
        ("", b"%PDF-", "text"),
    ],
)
def test_a_format_is_told_by_name_and_first_bytes(name, head, form):
    assert find_format(name, head).name == form


def test_names_and_suffixes():
    assert format_names()[0] == "zip"
    assert format_names()[-1] == "text"
    assert {".txt", ".html", ".warc.gz", ".zip", ".json"} <= set(suffixes())


def test_a_format_that_nobody_reads_is_named():
    with pytest.raises(UnknownFormatError, match="odd"):
        open_format("odd")


class Odd:
    """A plug-in's format, with every kind of trouble."""

    name = "odd"
    suffixes = (".odd",)
    plain = False

    def sniff(self, _name, head):
        return head.startswith(b"ODD")

    def parse(self, unit, _limits):
        yield Document("one", "first")
        yield Unit(io.BytesIO(b"second"), "b.txt", "here!b")
        yield Unit(io.BytesIO(b"third"), "c.txt", "here!c")
        word = unit.stream.read().decode()[3:]
        kinds = {
            "memory": MemoryError,
            "markup": MarkupError,
            "panic": type("Panic", (BaseException,), {}),
            "stop": KeyboardInterrupt,
        }
        raise kinds.get(word, ValueError)(f"trouble: {word}")


@pytest.fixture
def odd(monkeypatch):
    module = types.ModuleType("odd_format")
    module.FORMAT = Odd()
    monkeypatch.setitem(sys.modules, "odd_format", module)
    point = importlib.metadata.EntryPoint("odd", "odd_format:FORMAT", formats.GROUP)
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [point] if group == formats.GROUP else [])
    formats._plugged_in.cache_clear()
    open_format.cache_clear()
    yield
    formats._plugged_in.cache_clear()
    open_format.cache_clear()


@pytest.mark.parametrize(
    ("word", "code"),
    [("memory", "over_budget"), ("markup", "bad_markup"), ("panic", "bad_markup"), ("x", "bad_markup")],
)
@pytest.mark.usefixtures("odd")
def test_a_plug_in_comes_through_the_same_door(word, code):
    found = parse(b"ODD" + word.encode())
    assert texts(found) == ["first", "second", "third", code]
    assert found[-1].place == "here"


@pytest.mark.usefixtures("odd")
def test_an_interruption_is_no_error_row():
    with pytest.raises(KeyboardInterrupt):
        parse(b"ODDstop")


@pytest.mark.usefixtures("odd")
def test_units_are_counted_and_may_be_skipped():
    unit = Unit(io.BytesIO(b"ODD"), "", "here")
    found = list(read_unit(unit, Limits(), skip=1))
    assert [(item.number, item.place) for item in found if isinstance(item, formats.Begun)] == [(2, "here!c")]


def test_plain_text_is_read_without_asking_plug_ins(monkeypatch):
    monkeypatch.setattr(formats, "_plugged_in", lambda: pytest.fail("asked"))
    assert find_format("a.txt", b"words").name == "text"


def test_the_user_names_the_format():
    assert texts(parse(html(article(SENTENCE)), "html", name="a.txt")) == [SENTENCE]
    assert texts(parse(html(article(SENTENCE)), name="a.txt")) == ["binary"]


def test_what_is_known_from_outside_comes_with_the_text():
    (document,) = parse(SENTENCE, "text", url="https://a.example/")
    assert document.url == "https://a.example/"
