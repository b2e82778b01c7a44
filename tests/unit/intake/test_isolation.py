"""Parsing in a process of its own: killed past its budget, and the batch goes on; nothing but JSON crosses the pipe."""

import io
import json
import queue
import struct
import subprocess
import sys
import textwrap
from dataclasses import asdict
from types import SimpleNamespace

import pytest

from selon.errors import OverBudgetError, TooLongError
from selon.intake import files, isolation
from selon.intake.carriage import pack, unpack
from selon.intake.files import Intake
from selon.intake.formats import Begun
from selon.intake.isolated import Pieces, serve
from selon.intake.isolation import Isolation
from selon.ports import Limits, Unit
from selon.records.text import Document, Note, Span
from tests.unit.intake.incoming import OTHER, SENTENCE, article, bundle, html, packed, record, texts

PAGE = html(article(SENTENCE, OTHER)).encode()
BOTH = f"{SENTENCE}\n\n{OTHER}"


def read(*files, stdin=b"", **more):
    return list(Intake(io.BytesIO(stdin), **more).read(map(str, files)))


# --- the whole way ----------------------------------------------------------------------------------------------------


def test_files_of_many_formats_in_one_run(tmp_path):
    files = {
        "a.html": PAGE,
        "b.warc.gz": packed(record("https://a.example/1", PAGE)),
        "c.zip": bundle(("t.txt", SENTENCE)),
        "d.txt": OTHER.encode(),
        "e.html": b"<html></html>",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = read(tmp_path)
    assert texts(found) == [BOTH, BOTH, SENTENCE, OTHER, "extract_empty"]
    assert found[-1].place == str(tmp_path / "e.html")


def test_the_standard_input_is_any_format():
    assert texts(read("-", stdin=PAGE)) == [BOTH]
    assert texts(read("-", stdin=packed(record("https://a.example/1", PAGE)))) == [BOTH]
    assert texts(read("-", stdin=PAGE, form="html")) == [BOTH]


def test_several_streams_through_one_process():
    intake = Intake(io.BytesIO())
    for number in range(3):
        unit = Unit(io.BytesIO(PAGE), "", f"page {number}", url=f"https://a.example/{number}")
        (document,) = intake.take(unit, "html")
        assert document.url == f"https://a.example/{number}"
    intake.close()
    intake.close()


@pytest.fixture
def hanging(monkeypatch, tmp_path):
    """Let the parser's process meet pages that hang, die or babble."""
    (tmp_path / "trouble.py").write_text(
        textwrap.dedent(
            """
            import os, time
            import selon.intake.pages as pages
            import selon.intake.isolated as isolated

            parse = pages.Pages.parse

            def trouble(self, unit, limits):
                data = unit.stream.read()
                if b"hang" in data:
                    time.sleep(60)
                if b"die" in data:
                    os._exit(1)
                if b"babble" in data:
                    os.write(trouble.target, b"nonsense\\n")
                if b"swell" in data:
                    bytearray(4 << 30)
                unit.stream.seek(0)
                yield from parse(self, unit, limits)

            def serve(source, target):
                trouble.target = target.fileno()
                kept(source, target)

            kept, isolated.serve = isolated.serve, serve
            pages.Pages.parse = trouble
            """
        ),
        "utf-8",
    )
    boot = isolation._BOOT.replace(
        "from selon.intake.isolated",
        f"sys.path.insert(0, {str(tmp_path)!r}); import trouble; from selon.intake.isolated",
    )
    monkeypatch.setattr(isolation, "_BOOT", boot)
    return tmp_path


def page(word):
    return html(article(SENTENCE, f"{OTHER} {word}")).encode()


def test_what_kills_the_parser_is_an_error_and_the_rest_is_read(hanging):
    names = ("fine", "hang", "die", "babble", "swell", "well")
    archive = hanging / "a.warc"
    archive.write_bytes(b"".join(record(f"https://a.example/{name}", page(name)) for name in names))
    (hanging / "b.html").write_bytes(page("die"))
    (hanging / "c.html").write_bytes(page("fine"))
    found = read(archive, hanging / "b.html", hanging / "c.html", limits=Limits(seconds=1.0, megabytes=512))
    codes = texts(found)
    assert [code if code == "over_budget" else "read" for code in codes] == [
        *("read", "over_budget", "over_budget", "over_budget", "over_budget", "read"),
        *("over_budget", "read"),
    ]
    assert found[1].place.endswith("https://a.example/hang")
    assert "1 seconds" in found[1].reason


@pytest.fixture
def small(monkeypatch):
    """Let any archive be worth several parsers."""
    monkeypatch.setattr(files, "_WORTH", 0)


def rows(file, parsers, **more):
    """Return all that comes of a file, in order."""
    found = read(file, parsers=parsers, **more)
    return [asdict(i) if isinstance(i, Document) else (i.code, i.reason, i.place, i.remedy) for i in found]


@pytest.mark.usefixtures("small")
def test_several_parsers_bring_what_one_brings_in_the_same_order(hanging):
    words = {5: "die", 6: "die", 17: "babble", 23: "die", 39: "die"}
    bodies = [page(words.get(n, f"That was day {n}.")) for n in range(40)]
    bodies[11] = html(article("x" * 5_000)).encode()
    records = [record(f"https://a.example/{n}", body) for n, body in enumerate(bodies)]
    (hanging / "a.warc").write_bytes(b"".join(records))
    (hanging / "cut.warc").write_bytes(b"".join(records[:5]) + records[30][:-300])
    (hanging / "none.warc").write_bytes(b"WARC/1.0\r\n")
    members = [(f"{n}.html", body) for n, body in enumerate(bodies[:20])]
    for at in (0, 3, 4, 9, 23):
        members.insert(at, (f"../{at}.html", b"x"))
    (hanging / "b.zip").write_bytes(bundle(*members))
    (hanging / "empty.zip").write_bytes(bundle())
    for name in ("a.warc", "cut.warc", "none.warc", "b.zip", "empty.zip"):
        bounds = Limits(bytes=4_000)
        alone = rows(hanging / name, 1, limits=bounds)
        assert [rows(hanging / name, parsers, limits=bounds) for parsers in (2, 3)] == [alone] * 2
        assert len([row for row in alone if isinstance(row, dict)]) == {"a.warc": 34, "cut.warc": 5, "b.zip": 16}.get(
            name, 0
        )


@pytest.mark.usefixtures("small")
def test_only_archives_that_are_files_are_shared_and_all_parsers_end(tmp_path):
    archive = packed(*(record(f"https://a.example/{n}", PAGE) for n in range(3)))
    (tmp_path / "a.warc.gz").write_bytes(archive)
    (tmp_path / "b.html").write_bytes(PAGE)
    intake = Intake(io.BytesIO(archive), parsers=3)
    assert texts(intake.read(["-", str(tmp_path / "b.html")])) == [BOTH] * 4
    counts = [len(intake._isolations) for _ in intake.read([str(tmp_path / "a.warc.gz"), str(tmp_path / "b.html")])]
    assert counts == [3] * 4
    assert not intake._isolations


def test_a_parser_for_each_core_but_one_and_no_more_than_four(monkeypatch):
    monkeypatch.setattr(files.os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert Intake(io.BytesIO()).parsers == 4
    monkeypatch.setattr(files.os, "sched_getaffinity", lambda _: {0, 5})
    assert Intake(io.BytesIO()).parsers == 1
    monkeypatch.delattr(files.os, "sched_getaffinity")
    monkeypatch.setattr(files.os, "cpu_count", lambda: None)
    assert Intake(io.BytesIO()).parsers == 1
    assert Intake(io.BytesIO(), parsers=7).parsers == 7


@pytest.mark.usefixtures("hanging")
def test_after_a_kill_no_row_comes_twice_and_none_is_lost(tmp_path):
    """Rows before the page at fault were handed on, with those that a member's name earned; the rest follows once."""
    file = tmp_path / "a.zip"
    fatal = (7, 8, 30)
    members = [(f"{n}.html", page("die" if n in fatal else f"That was day {n}.")) for n in range(40)]
    members.insert(3, ("../out.html", b"x"))
    members.insert(20, ("../../out.html", b"x"))
    file.write_bytes(bundle(*members))
    found = read(file)
    codes = [getattr(item, "code", "") for item in found]
    days = [item.text.split()[-1] for item in found if not hasattr(item, "code")]
    assert days == [f"{n}." for n in range(40) if n not in fatal]
    assert [(at, code) for at, code in enumerate(codes) if code] == [
        *((3, "bad_archive"), (8, "over_budget"), (9, "over_budget"), (20, "bad_archive"), (32, "over_budget")),
    ]


def test_who_takes_faster_than_the_parser_gives_waits_for_several_pages_of_an_archive(monkeypatch, tmp_path):
    pauses = []
    monkeypatch.setattr(isolation, "time", SimpleNamespace(sleep=pauses.append))
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.html").write_bytes(PAGE)
    assert len(read(tmp_path)) == 2
    assert not pauses
    archive = tmp_path / "c.warc.gz"
    archive.write_bytes(packed(*(record(f"https://a.example/{n}", PAGE) for n in range(200))))
    assert [item.url for item in read(archive)] == [f"https://a.example/{n}" for n in range(200)]
    assert set(pauses) == {isolation._PAUSE}


SWELLING = 'held = [b"x" * (1 << 20) for _ in range(800) if not time.sleep(0.003)]'


def test_where_the_system_bounds_no_memory_the_process_bounds_itself(hanging):
    trouble = (hanging / "trouble.py").read_text("utf-8").replace("bytearray(4 << 30)", SWELLING)
    assert SWELLING in trouble
    unbounded = "import selon.intake.isolated\nselon.intake.isolated.BOUNDED = False\nsys.modules['resource'] = None\n"
    (hanging / "trouble.py").write_text(f"import sys\n{unbounded}{trouble}", "utf-8")
    archive = hanging / "a.warc"
    archive.write_bytes(b"".join(record(f"https://a.example/{name}", page(name)) for name in ("swell", "well")))
    found = read(archive, limits=Limits(seconds=20.0, megabytes=256))
    assert [code if code == "over_budget" else "read" for code in texts(found)] == ["over_budget", "read"]
    assert "256 MB" in found[0].reason


@pytest.mark.usefixtures("hanging")
def test_of_a_stream_the_rest_is_lost_and_the_error_says_so():
    data = b"".join(record(f"https://a.example/{name}", page(name)) for name in ("fine", "die", "well"))
    found = read("-", stdin=data)
    assert texts(found)[1:] == ["over_budget"]
    assert "rest of the stream is lost" in found[1].remedy


def test_an_archive_that_kills_between_its_members_is_given_up(hanging):
    (hanging / "trouble.py").write_text(
        "import os\nimport selon.intake.warc as warc\nwarc.Warc.parse = lambda self, unit, limits: os._exit(1)\n",
        "utf-8",
    )
    archive = hanging / "a.warc"
    archive.write_bytes(record("https://a.example/1", PAGE))
    (problem,) = read(archive)
    assert problem.code == "over_budget"


def test_a_process_that_never_gets_ready_is_given_up(monkeypatch):
    monkeypatch.setattr(isolation, "_BOOT", "import time; time.sleep(60)")
    monkeypatch.setattr(isolation, "_STARTING", 0.2)
    with Isolation(Limits()) as parser:
        assert texts(parser.read(Unit(io.BytesIO(PAGE), "", "here"), "html")) == ["over_budget"]


# --- what crosses the pipe --------------------------------------------------------------------------------------------


def test_what_crosses_the_pipe_comes_out_as_it_went_in():
    note = Note("code", "message", Span(0, 1, "é"))
    document = Document("i", "é\ud800", "u", "o", "en", "2024", "t", ("AFP",), (note, Note("x", "y")), ("A",), "r")
    for item in (document, Document("i", "t"), Begun(3, "here")):
        back = unpack(pack(item))
        assert asdict(back) == asdict(item) if isinstance(item, Document) else (back.number, back.place) == (3, "here")
    problem = unpack(pack(TooLongError("long", place="here", remedy="cut")))
    assert (type(problem), problem.place, problem.remedy) == (TooLongError, "here", "cut")
    assert unpack(b'{"end": true}') is None


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b"{}", b'{"document": {}}', b'{"document": 3}', b'{"begun": "x", "place": 1}']
)
def test_what_is_none_of_ours_is_refused(line):
    with pytest.raises(ValueError, match=r".*"):
        unpack(line)


def job(**more):
    fields = {"format": None, "name": "", "place": "here", "url": None, "encoding": None, "retrieved": None}
    return (
        json.dumps(
            {**fields, "given": {}, "limits": asdict(Limits()), "skip": 0, "share": [0, 1], "path": None, **more}
        ).encode()
        + b"\n"
    )


def answers(data):
    target = io.BytesIO()
    serve(io.BytesIO(data), target)
    return [json.loads(line) for line in target.getvalue().splitlines()]


def piece(data):
    return struct.pack(">I", len(data)) + data


def test_jobs_are_answered_one_after_the_other(tmp_path):
    file = tmp_path / "a.html"
    file.write_bytes(PAGE)
    stream = job(format="text") + piece(b"plain ") + piece(b"words") + piece(b"")
    found = answers(job(path=str(file)) + stream + job(path=str(tmp_path / "none")))
    kinds = [next(iter(answer)) for answer in found]
    assert kinds == ["ready", "document", "end", "document", "end", "error", "end"]
    assert found[3]["document"]["text"] == "plain words"
    assert found[5]["error"] == "unreadable_file"


def test_a_job_whose_bytes_break_off_ends():
    pieces = Pieces(io.BytesIO(struct.pack(">I", 100) + b"short"))
    assert pieces.readable()
    assert pieces.read(50) == b"short"
    assert pieces.read(50) == b""
    pieces.drain()


def test_what_the_format_leaves_of_a_stream_is_passed_over():
    limits = {**asdict(Limits()), "bytes": 10}
    found = answers(
        job(format="html", limits=limits) + piece(b"x" * 100_000) + piece(b"") + job() + piece(b"a b") + piece(b"")
    )
    assert [next(iter(answer)) for answer in found] == ["ready", "error", "end", "document", "end"]


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is bounded there")
def test_the_process_writes_no_file(tmp_path):
    file = tmp_path / "x"
    code = f"from selon.intake.isolated import confine; confine(4096); open({str(file)!r}, 'wb').write(b'x')"
    subprocess.run([sys.executable, "-c", code], stderr=subprocess.DEVNULL, check=False)
    assert not file.read_bytes()


def test_an_error_keeps_its_kind_across_processes():
    assert isinstance(unpack(pack(OverBudgetError("x"))), OverBudgetError)


class Slow(io.BufferedReader):
    """A stream whose bytes come in pieces."""

    def __init__(self, pieces):
        super().__init__(io.BytesIO())
        self.left = list(pieces)

    def read1(self, _=-1):
        return self.left.pop(0) if self.left else b""


def test_lines_that_came_together_are_handed_in_together_and_long_ones_whole():
    asked, answers = queue.SimpleQueue(), queue.SimpleQueue()
    for _ in range(3):
        asked.put(True)
    isolation._gather(Slow([b"one\ntwo\nth", b"re", b"e\n", b"cut off"]), asked, answers)
    assert [answers.get_nowait() for _ in range(answers.qsize())] == [[b"one", b"two"], [b"three"], [b""]]


def test_nothing_is_read_before_it_is_asked_for():
    asked, answers, stream = queue.SimpleQueue(), queue.SimpleQueue(), Slow([b"one\n", b"two\n"])
    asked.put(True)
    asked.put(False)
    isolation._gather(stream, asked, answers)
    assert answers.get_nowait() == [b"one"]
    assert stream.left == [b"two\n"]
