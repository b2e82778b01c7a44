"""ZIP, gzip and WARC: what lies in them is read, what must not be opened is named, nothing is written to disk."""

import gzip
import io
import os
import zipfile
import zlib

import brotli
import pytest

from selon.intake.archives import refused_name
from selon.intake.formats import find_format, read_unit
from selon.ports import Limits, Unit
from tests.unit.intake.incoming import OTHER, SENTENCE, article, bundle, html, packed, parse, record, texts

PAGE = html(article(SENTENCE, OTHER)).encode()
BOTH = f"{SENTENCE}\n\n{OTHER}"


# --- zip --------------------------------------------------------------------------------------------------------------


def test_members_are_read_as_files_of_their_names():
    data = bundle(
        ("a/", b""),
        ("a/page.html", PAGE),
        ("t.txt", SENTENCE),
        ("__MACOSX/x.txt", "no"),
        ("l.jsonl", '{"text": "x y"}\n'),
    )
    found = parse(data, name="b.zip", given={"outlet": "Mine"})
    assert texts(found) == [BOTH, SENTENCE, "x y"]
    assert {document.outlet for document in found} == {"Mine"}


@pytest.mark.parametrize("name", ["../x.txt", "a/../../x.txt", "/etc/x.txt", "C:\\x.txt", "..\\x.txt", "a\\b.txt"])
def test_names_that_are_paths_are_refused(name):
    found = parse(bundle((name, SENTENCE), ("ok.txt", OTHER)), "zip")
    assert texts(found) == ["bad_archive", OTHER]
    assert refused_name(name)


def test_names_with_control_characters_are_shown_escaped():
    (problem,) = parse(bundle(("a\nb.txt", SENTENCE)), "zip")
    assert problem.code == "bad_archive"
    assert "\n" not in str(problem)


def test_links_and_locked_members_are_refused():
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    locked = bytearray(bundle(("x.txt", SENTENCE)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(mark) + at] |= 1
    assert texts(parse(bundle((link, "/etc/passwd")), "zip")) == ["bad_archive"]
    assert texts(parse(bytes(locked), "zip")) == ["bad_archive"]


def test_bombs_are_refused_by_what_they_say_and_by_what_they_are():
    swelling = bundle(("bomb.txt", b"a" * 5_000_000), ("ok.txt", OTHER))
    assert texts(parse(swelling, "zip")) == ["bad_archive", OTHER]
    assert texts(parse(swelling, "zip", limits=Limits(bytes=1000))) == ["bad_archive", OTHER]
    many = bundle(*((f"{n}.txt", os.urandom(40).hex()) for n in range(300)))
    assert texts(parse(many, "zip", limits=Limits(bytes=80)))[-1] == "bad_archive"
    assert texts(parse(many, "zip", limits=Limits(members=10))) == ["bad_archive"]


def test_damage_is_named_and_the_rest_read():
    data = bytearray(bundle(("a.txt", SENTENCE), ("b.txt", OTHER), method=zipfile.ZIP_STORED))
    data[data.find(SENTENCE.encode())] ^= 0xFF
    assert texts(parse(bytes(data), "zip")) == ["bad_archive", OTHER]
    assert texts(parse(bytes(data)[:100], "zip")) == ["bad_archive"]


def test_an_archive_may_lie_in_an_archive_but_not_for_ever():
    inner = bundle(("t.txt", SENTENCE))
    assert texts(parse(bundle(("in.zip", inner)), "zip")) == [SENTENCE]
    assert texts(parse(bundle(("in.zip", bundle(("in.zip", inner)))), "zip")) == ["bad_archive"]


def test_an_office_document_is_no_bundle():
    assert find_format("x", bundle(("[Content_Types].xml", ""), ("word/a.xml", ""))).name == "text"
    assert texts(parse(bundle(("[Content_Types].xml", "")), name="x.docx")) == ["binary"]


class Piped(io.RawIOBase):
    """A stream that cannot be wound back."""

    def __init__(self, data):
        self.source = io.BytesIO(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self.source.readinto(buffer)


def test_a_bundle_may_come_as_a_stream_if_it_is_small():
    data = bundle(("t.txt", SENTENCE))
    for limits, wanted in ((Limits(), [SENTENCE]), (Limits(bytes=10), ["bad_archive"])):
        found = [item for item in read_unit(Unit(Piped(data), "", "here"), limits) if not hasattr(item, "number")]
        assert texts(found) == wanted


# --- gzip -------------------------------------------------------------------------------------------------------------


def test_a_packed_file_is_read_under_its_own_name():
    assert texts(parse(gzip.compress(PAGE), name="page.html.gz")) == [BOTH]
    assert texts(parse(gzip.compress(SENTENCE.encode()), name="x")) == [SENTENCE]


def test_a_gzip_bomb_is_stopped_and_a_cut_one_named():
    bomb = gzip.compress(b"<p>" + b"a" * 30_000_000)
    assert texts(parse(bomb, name="b.html.gz")) == ["bad_archive"]
    assert texts(parse(gzip.compress(os.urandom(9000))[:5000], name="b.html.gz")) == ["bad_archive"]


# --- warc -------------------------------------------------------------------------------------------------------------


def test_pages_are_read_under_their_own_addresses():
    found = parse(packed(record("https://a.example/1", PAGE), record("https://b.example/2?x", PAGE)), name="c.warc.gz")
    assert [(d.url, d.text) for d in found] == [("https://a.example/1", BOTH), ("https://b.example/2?x", BOTH)]


def test_other_records_are_passed_over_and_other_kinds_read():
    data = b"".join(
        (
            record("https://a.example/i.png", b"\x89PNG", kind="image/png"),
            record("https://a.example/gone", PAGE, status="404 Not Found"),
            record("https://a.example/t", SENTENCE.encode(), kind="text/plain"),
            record("https://a.example/j", b'{"text": "x y"}', kind="application/json"),
            record("urn:x", PAGE, kind="text/html", of="resource"),
            record("https://a.example/w", OTHER.encode(), kind="text/plain", of="conversion"),
        )
    )
    assert texts(parse(data, name="c.warc")) == [SENTENCE, "x y", BOTH, OTHER]


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("br", brotli.compress),
    ],
)
def test_packed_bodies_are_unpacked_within_the_limits(coding, pack):
    def one(body):
        return record("https://a.example/1", pack(body), more=f"Content-Encoding: {coding}\r\n")

    assert texts(parse(one(PAGE), "warc")) == [BOTH]
    assert texts(parse(one(b"a" * 2_000_000), "warc", limits=Limits(bytes=100_000))) == ["too_long"]


def test_a_damaged_body_is_named():
    bad = record("https://a.example/1", b"no gzip", more="Content-Encoding: gzip\r\n")
    assert texts(parse(bad + record("https://a.example/2", PAGE), "warc")) == ["bad_archive", BOTH]


def test_a_long_page_is_refused_alone():
    data = record("https://a.example/1", b"x" * 5000) + record("https://a.example/2", PAGE)
    assert texts(parse(data, "warc", limits=Limits(bytes=2000))) == ["too_long", BOTH]


@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records)])
def test_an_archive_that_breaks_off_is_read_up_to_there(pack):
    data = pack(record("https://a.example/1", PAGE), record("https://a.example/2", PAGE))
    assert texts(parse(data[:-60], "warc")) == [BOTH, "bad_archive"]


def test_what_is_no_warc_is_named():
    assert texts(parse(b"WARC/1.0\r\n" + b"\xff" * 90_000, "warc")) == ["bad_archive"]
    assert texts(parse(b"", "warc")) == ["bad_archive"]


def test_warcs_are_told_packed_or_not():
    assert find_format("x", record("https://a.example/", PAGE)[:500]).name == "warc"
    assert find_format("x", packed(record("https://a.example/", PAGE))).name == "warc"
    assert find_format("x.warc.gz", b"\x1f\x8bx").name == "warc"
    assert find_format("x", b"\x1f\x8bnonsense").name == "gzip"


def test_an_address_of_a_record_is_one_of_the_web_or_none():
    found = parse(record("javascript:alert(1)", PAGE) + record("<https://a.example/1>", PAGE), "warc")
    assert [document.url for document in found] == [None, "https://a.example/1"]
