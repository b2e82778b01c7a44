"""Hostile input, made in code: each comes to an end within its budget of time and memory, and spoils nothing else.

The budgets are kept by the parser's process: Limits name the seconds and megabytes, the system refuses more. What is
asserted here is what comes out, and that all of it together takes seconds.
"""

import gzip
import io
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.errors import InputError
from selon.intake.files import Intake
from selon.intake.formats import format_names
from selon.ports import Limits
from selon.records.text import Document
from tests.unit.intake.incoming import OTHER, SENTENCE, article, bundle, codes, html, packed, parse, record, texts

GOOD = f"<p>{SENTENCE}</p>"
BUDGET = Limits(seconds=20.0, megabytes=768)
#: Seconds that one may take here, others at work on the machine.
LONGEST = 30.0


def body(text):
    return f"<html><body>{text}</body></html>".encode()


HOSTILE = {
    "a tag of 40,000 attributes": ("a.html", body("<p " + " ".join(f'a{n}="{n}"' for n in range(40_000)) + f">x</p>{GOOD}"), [SENTENCE]),
    "many tags of many attributes": ("a.html", body(("<i " + " ".join(f"a{n}" for n in range(900)) + "></i>") * 20 + GOOD), [SENTENCE]),
    "256 nested divs": ("a.html", body("<div>" * 256 + GOOD + "</div>" * 256), [SENTENCE]),
    "200,000 nested divs": ("a.html", body("<div>" * 200_000 + GOOD), [SENTENCE]),
    "nested formatting": ("a.html", body("<b>" * 20_000 + GOOD), [SENTENCE]),
    "nested tables": ("a.html", body("<table><tr><td>" * 3_000 + GOOD), [SENTENCE]),
    "a comment that never ends": ("a.html", body(GOOD + "<!--" * 50_000), [SENTENCE]),
    "a script that never ends": ("a.html", body(GOOD + "<script>" * 50_000), [SENTENCE]),
    "a million entities": ("a.html", body("&amp;" * 100_000 + GOOD), None),
    "a value of a million letters": ("a.html", body(f'<p title="{"x" * 1_000_000}">{SENTENCE}</p>'), [SENTENCE]),
    "a line of 100 MB": ("a.html", lambda: b"<p>" + b"x" * 100_000_000, ["too_long"]),
    "a line of 100 MB in JSONL": ("a.jsonl", lambda: b'{"text": "' + b"x" * 100_000_000, ["too_long"]),
    "a line of 100 MB of plain text": ("a.txt", lambda: b"x" * 100_000_000, ["too_long"]),
    "NUL bytes in a page": ("a.html", body(GOOD) + b"\0" * 1000, [SENTENCE]),
    "NUL bytes in a text": ("a.txt", b"a\0b" * 100, ["binary"]),
    "a gzip bomb": ("a.html.gz", lambda: gzip.compress(b"<p>" + b"a" * 100_000_000), ["bad_archive"]),
    "a zip bomb": ("a.zip", lambda: bundle(("a.txt", b"a" * 60_000_000), ("b.txt", OTHER)), ["bad_archive", OTHER]),
    "a bomb within a WARC": (
        "a.warc",
        lambda: record("https://a.example/1", gzip.compress(b"a" * 100_000_000), more="Content-Encoding: gzip\r\n") + record("https://a.example/2", body(GOOD)),
        ["too_long", SENTENCE],
    ),
    "a bomb that is a WARC": ("a.warc.gz", lambda: packed(record("https://a.example/1", b"a" * 60_000_000)), ["too_long"]),
    "a billion laughs": (
        "a.xml",
        b"<!DOCTYPE r [<!ENTITY a0 'lol'>" + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)) + b"]><rss><item><title>&a9;</title></item></rss>",
        ["bad_markup"],
    ),
    "quadratic entities": ("a.xml", b"<!DOCTYPE r [<!ENTITY a '" + b"x" * 100_000 + b"'>]><rss><item><title>" + b"&a;" * 1000 + b"</title></item></rss>", ["bad_markup"]),
    "an outside entity": ("a.xml", b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><item><title>&x;</title></item></rss>", ["bad_markup"]),
    "an outside document type": ("a.xml", b"<!DOCTYPE r SYSTEM 'http://a.example/x.dtd'><rss><channel><item><title>two words here</title></item></channel></rss>", ["two words here"]),
    "deep XML": ("a.xml", b"<rss>" + b"<a>" * 100_000, ["bad_markup"]),
    "deep JSON": ("a.json", b'{"uri": "u", "pubstatus": ' + b"[" * 100_000, ["bad_markup"]),
    "deep JSON of our own": ("a.json", b'{"text": ' + b"[" * 100_000, ["bad_line"]),
    "a JSON Feed of deep JSON": ("a.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + b'{"a":' * 100_000, ["bad_markup"]),
    "a JSON Feed of 40,000 empty items": ("a.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + b"{}," * 40_000 + b"{}]}", None),
    "a deep message": ("result.json", b'{"type": "public_channel", "messages": [' + b'{"a":' * 100_000, ["bad_markup"]),
    "deep JSON in a page": ("a.html", html(GOOD + f"<p>{OTHER}</p>", '<script type="application/ld+json">' + "[" * 100_000 + "</script>").encode(), [f"{SENTENCE}\n\n{OTHER}"]),
    "names that are paths": ("a.zip", bundle(("../../etc/x.txt", "no"), ("/x.txt", "no"), ("ok.txt", OTHER)), ["bad_archive", "bad_archive", OTHER]),
    "a WARC cut off": ("a.warc.gz", packed(record("https://a.example/1", body(GOOD)), record("https://a.example/2", body(GOOD)))[:-40], [SENTENCE, "bad_archive"]),
    "a feed that is a page": ("a.rss", html(article(SENTENCE)).encode(), [SENTENCE]),
    "a page that is JSON": ("a.html", b'{"a": 1}', ["bad_markup"]),
    "a page that is a picture": ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, ["binary"]),
    "a page of one sign": ("a.html", b"<" * 200_000, None),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_it_comes_to_an_end_and_the_next_file_is_read(what, tmp_path, parser):
    name, data, wanted = HOSTILE[what]
    (tmp_path / name).write_bytes(data() if callable(data) else data)
    (tmp_path / "next.html").write_bytes(html(article(OTHER)).encode())
    start = time.perf_counter()
    found = list(parser.files(tmp_path / name, tmp_path / "next.html"))
    assert time.perf_counter() - start < LONGEST
    assert texts(found)[-1] == OTHER
    assert wanted is None or texts(found)[:-1] == wanted
    assert all(problem.place for problem in found if isinstance(problem, InputError))


class Reader(Intake):
    """An intake whose process serves all tests of this module."""

    def files(self, *names):
        for name in names:
            yield from self._guarded(str(name), None)


@pytest.fixture(scope="module")
def parser():
    reader = Reader(io.BytesIO(), limits=BUDGET)
    yield reader
    reader.close()


def test_turned_writing_is_noted_and_kept():
    (document,) = parse(html(article(SENTENCE + " \u202eevil\u2066"), lang="en"), "html")
    assert "\u202e" in document.text
    assert "bidi_character" in codes(document)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "shift-jis"])
def test_broken_encodings_lose_letters_and_say_so(encoding):
    page = (
        f'<html><head><meta charset="{encoding}"></head><body><p>{SENTENCE} '.encode()
        + b"\xff\xc3\x28\x81 \xed\xa0\x80</p></body></html>"
    )
    (document,) = parse(page, "html")
    assert SENTENCE in document.text
    assert codes(document)


SEEDS = [
    html(article(SENTENCE, OTHER)).encode(),
    packed(record("https://a.example/1", body(GOOD))),
    bundle(("a.html", body(GOOD))),
    b"<rss><channel><item><title>x</title><description>y</description></item></channel></rss>",
    b'{"uri": "u", "pubstatus": "usable", "body_text": "two words"}',
    b'{"type": "public_channel", "name": "n", "id": 1, "messages": [{"id": 1, "type": "message", "text": "a b"}]}',
    gzip.compress(b"two words"),
    zlib.compress(b"x"),
]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_the_bytes_the_outcome_is_documents_and_error_rows(data):
    """Seeds with stretches of them changed and cut, read as any format."""
    seed = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(seed)))
        seed[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    form = data.draw(st.sampled_from((None, *format_names())))
    found = parse(bytes(seed), form, limits=Limits(bytes=100_000))
    assert all(isinstance(item, Document | InputError) for item in found)
    assert all(item.text.strip() for item in found if isinstance(item, Document))
