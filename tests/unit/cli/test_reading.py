"""The command line, started as a user starts it: what comes out, on which stream, with which exit code."""

import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from selon.cli import main
from selon.cli.main import selon as commands
from selon.records.codec import decode_line

TEXT = "outlet: Example Post\npublished: 2024-09-18\n\nTwo people were wounded, the governor said on Telegram on Wednesday.\n"
PROGRAM = [sys.executable, "-c", "import sys; from selon.cli import main; sys.exit(main())"]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("SELON_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def dispatch(tmp_path):
    file = tmp_path / "dispatch.txt"
    file.write_text(TEXT, "utf-8")
    return str(file)


def run(capfd, *arguments):
    code = main(arguments)
    out, err = capfd.readouterr()
    return code, out, err


def selon(*arguments, data=b"", **more):
    return subprocess.run([*PROGRAM, *arguments], input=data, capture_output=True, check=False, timeout=120, **more)


def test_a_file_becomes_a_report(capfd, dispatch):
    code, out, err = run(capfd, "read", dispatch)
    assert (code, err) == (0, "")
    assert "Example Post · 18 Sep 2024 · English" in out
    assert "WHO SAYS WHAT" in out
    assert "\x1b" not in out


def test_jsonl_is_the_codebooks_shape(capfd, dispatch):
    code, out, _ = run(capfd, "read", dispatch, "--format", "jsonl")
    assert code == 0
    folio = decode_line(out)
    assert folio.document.outlet == "Example Post"
    assert list(json.loads(out)) == ["document", "attributions", "claims", "checks", "notes"]


def test_a_page_is_written_where_it_is_asked_for(capfd, dispatch, tmp_path):
    target = tmp_path / "out.html"
    code, out, _ = run(capfd, "read", dispatch, "-o", str(target))
    assert (code, out) == (0, "")
    page = target.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Content-Security-Policy" in page


def test_a_report_in_a_file_has_no_colour(capfd, dispatch, tmp_path):
    target = tmp_path / "out.txt"
    assert run(capfd, "read", dispatch, "-o", str(target))[0] == 0
    assert "\x1b" not in target.read_text("utf-8")


def test_an_output_that_cannot_be_written_is_named(capfd, dispatch, tmp_path):
    code, _, err = run(capfd, "read", dispatch, "-o", str(tmp_path / "no" / "out.html"))
    assert code == 8
    assert "out.html: cannot be written: no such file" in err


def test_the_standard_input_is_read():
    result = selon("read", "-", "--format", "jsonl", data=TEXT.encode())
    assert result.returncode == 0
    assert decode_line(result.stdout.decode()).document.published == "2024-09-18"
    assert selon("read", "--format", "jsonl", data=TEXT.encode()).stdout == result.stdout


def test_what_the_user_says_wins(capfd, dispatch):
    _, out, _ = run(
        capfd, "read", dispatch, "--outlet", "Other", "--published", "2024-09-19", "--title", "T", "--format", "jsonl"
    )
    document = decode_line(out).document
    assert (document.outlet, document.published, document.title) == ("Other", "2024-09-19", "T")


def test_a_date_that_is_none_is_a_wrong_command(capfd, dispatch):
    code, _, err = run(capfd, "read", dispatch, "--published", "2024-02-30")
    assert code == 2
    assert "'2024-02-30' is no date" in err


def test_colour_can_be_asked_for_and_refused(capfd, dispatch):
    assert "\x1b[" in run(capfd, "read", dispatch, "--color", "always")[1]
    assert "\x1b" not in run(capfd, "read", dispatch, "--color", "never")[1]


def test_no_color_is_respected_even_where_a_terminal_is_forced(dispatch):
    result = selon("read", dispatch, env={**os.environ, "NO_COLOR": "1", "FORCE_COLOR": "1"})
    assert b"\x1b[3" not in result.stdout


def test_the_width_is_kept(capfd, dispatch):
    for width in (60, 100, 200):
        out = run(capfd, "read", dispatch, "--width", str(width))[1]
        assert max(map(len, out.splitlines())) == width


# --- bad input --------------------------------------------------------------------------------------------------------

GOOD = "A good text: two people were wounded, the governor said."
BAD = [
    ("empty.txt", b"", "there is no text in it"),
    ("blank.txt", b" \n\t\n", "there is no text in it"),
    ("large.txt", b"word " * 10_500_000, "the limit is 2,000,000 characters"),
    ("binary.txt", bytes(range(256)) * 4, "no plain text"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00", "a PNG picture"),
    ("page.txt", b"<!doctype html><p>Two</p>", "a web page"),
    ("noise.txt", bytes(range(128, 256)) * 3, "no encoding that we can tell"),
    ("bad.jsonl", b'{"text": 3}\n', "bad.jsonl:1: text is 3, not a text"),
    ("bad.json", b"{", "no JSON"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_what_cannot_be_read_is_named_with_the_reason_and_the_others_are_read(capfd, tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    code, out, err = run(capfd, "read", name, "good.txt", "--format", "jsonl")
    assert code == 3
    assert decode_line(out).document.text == GOOD
    assert err.startswith(f"selon: {name}")
    assert reason in err
    assert err.endswith("selon: 1 read, 1 not\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two \x07people were wounded, the governor said.", "control_character"),
        ("Two \u202eelpoep\u202c were wounded, the governor said.", "bidi_character"),
        ("“Two people were wounded, the governor said.\n\nNothing more.", "unclosed_quotation"),
        ("published: 2024-02-30\n\nTwo people were wounded, the governor said.", "impossible_date"),
        (
            "Kaksi ihmistä loukkaantui ja kolme kuoli, sanoi kuvernööri siitä, mitä yöllä tapahtui.",
            "unserved_language",
        ),
    ],
)
def test_what_is_odd_is_read_noted_and_shown_without_its_sting(capfd, tmp_path, text, code):
    (tmp_path / "odd.txt").write_text(text, "utf-8")
    status, out, _ = run(capfd, "read", "odd.txt", "--format", "jsonl")
    assert status == 0
    notes = decode_line(out).notes
    assert code in {note.code for note in notes}
    for form in ("report", "html"):
        status, out, _ = run(capfd, "read", "odd.txt", "--format", form)
        assert status == 0
        assert not {"\x07", "\u202e", "\u202c"} & set(out)
        assert "notes on the text" in out.lower()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r"])
def test_other_encodings_are_read(capfd, tmp_path, encoding):
    text = "Губернатор области сообщил, что тринадцать человек пострадали в результате ночной атаки беспилотников."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    code, out, _ = run(capfd, "read", "a.txt", "--format", "jsonl")
    assert code == 0
    assert decode_line(out).document.text == text


def test_a_missing_file_and_an_empty_folder_are_named(capfd, tmp_path):
    (tmp_path / "folder").mkdir()
    code, out, err = run(capfd, "read", "none.txt", "folder")
    assert (code, out) == (3, "")
    assert "none.txt: no such file" in err
    assert "folder: a folder without any" in err


def test_a_page_of_nothing_says_so(capfd):
    code, out, _ = run(capfd, "read", "none.txt", "--format", "html")
    assert code == 3
    assert "0 dispatches" in out


def test_the_limit_can_be_raised_and_lowered(capfd, dispatch):
    assert run(capfd, "read", dispatch, "--max-characters", "10")[0] == 3
    assert run(capfd, "read", dispatch, "--max-characters", "200")[0] == 0


def test_a_setting_that_cannot_be_is_an_error_of_its_own(capfd, dispatch, tmp_path, monkeypatch):
    monkeypatch.setenv("SELON_WIDTH", "wide")
    code, _, err = run(capfd, "read", dispatch)
    assert code == 7
    assert err.startswith("selon: SELON_WIDTH: width is 'wide'")
    monkeypatch.delenv("SELON_WIDTH")
    (tmp_path / "selon.toml").write_text("format = 'jsonl'\n", "utf-8")
    assert decode_line(run(capfd, "read", dispatch)[1])


def test_a_wrong_command_says_what_is_right(capfd):
    code, _, err = run(capfd, "read", "--format", "docx", "x")
    assert code == 2
    assert "'docx' is not one of" in err
    assert run(capfd, "raed")[0] == 2


def test_a_fault_of_ours_is_named_and_the_others_are_read(capfd, dispatch, monkeypatch):
    def broken(document, places):
        del document, places
        message = "out of range"
        raise IndexError(message)

    monkeypatch.setattr("selon.running.local.understand", broken)
    code, out, err = run(capfd, "read", dispatch)
    assert (code, out) == (1, "")
    assert "a fault in Selon: IndexError: out of range; please report it" in err


# --- manners ----------------------------------------------------------------------------------------------------------


def test_help_says_what_there_is(capfd):
    code, out, _ = run(capfd, "--help")
    assert code == 0
    assert all(command in out for command in ("read", "demo", "languages", "pack", "gazetteer"))
    assert "--published" in run(capfd, "read", "--help")[1]
    assert run(capfd, "--version")[1].startswith("selon 0.")


def test_the_package_is_a_program_too(dispatch):
    command = [sys.executable, "-m", "selon", "read", dispatch, "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert decode_line(done.stdout.decode("utf-8"))


def test_a_closed_pipe_is_quiet(tmp_path):
    lines = "".join(json.dumps({"text": f"{n} people were wounded, the governor said."}) + "\n" for n in range(300))
    (tmp_path / "many.jsonl").write_text(lines, "utf-8")
    with subprocess.Popen(
        [*PROGRAM, "read", "many.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait(60) == 141
    assert err == b""


def test_an_interruption_is_clean(tmp_path):
    with subprocess.Popen(
        [*PROGRAM, "read", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_an_interruption_and_a_closed_pipe_have_codes_of_their_own(capfd, dispatch, monkeypatch):
    def meets(problem):
        def reading(documents, processes):
            del documents, processes
            raise problem

        return reading

    closed = []
    monkeypatch.setattr("os.dup2", lambda old, new: closed.append((old, new)))
    for problem, code in ((KeyboardInterrupt(), 130), (BrokenPipeError(32, "gone"), 141)):
        monkeypatch.setattr("selon.cli.reading.try_all", meets(problem))
        assert run(capfd, "read", dispatch)[0] == code
    assert len(closed) == 1


def test_nothing_to_read_at_a_terminal_is_a_wrong_command(capfd, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    code, _, err = run(capfd, "read")
    assert code == 2
    assert "name a file, a folder, or -" in err


def test_where_output_is_caught_it_is_written_all_the_same(dispatch, monkeypatch):
    caught = io.StringIO()
    monkeypatch.setattr("sys.stdout", caught)
    assert main(["read", dispatch, "--format", "jsonl"]) == 0
    assert decode_line(caught.getvalue())


def test_a_report_loads_no_page_and_jsonl_no_terminal(dispatch):
    code = "import sys; from selon.cli import main; main(sys.argv[1:]); print(sorted({'rich', 'jinja2', 'charset_normalizer'} & set(sys.modules)), file=sys.stderr)"
    for form, loaded in (("jsonl", "[]"), ("report", "['rich']"), ("html", "['jinja2']")):
        result = subprocess.run(
            [sys.executable, "-c", code, "read", dispatch, "--format", form], capture_output=True, text=True, check=True
        )
        assert result.stderr.strip() == loaded


def test_what_is_read_is_not_written_over(capfd, dispatch, tmp_path):
    code, _, err = run(capfd, "read", dispatch, "-o", str(tmp_path / "." / "dispatch.txt"))
    assert (code, (tmp_path / "dispatch.txt").read_text("utf-8")) == (2, TEXT)
    assert "is what is read; name another file" in " ".join(err.split())


@pytest.mark.usefixtures("dispatch")
def test_a_folder_is_read_without_what_is_written_into_it(tmp_path):
    assert selon("read", ".", "-o", "out.jsonl").returncode == 0
    assert selon("read", ".", "-o", "out.jsonl").returncode == 0
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 1
    with (tmp_path / "zz.jsonl").open("wb") as out:
        done = subprocess.run(
            [*PROGRAM, "read", ".", "--format", "jsonl"], stdout=out, stderr=subprocess.PIPE, check=False, timeout=120
        )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len((tmp_path / "zz.jsonl").read_text("utf-8").splitlines()) == 2


def test_an_output_that_cannot_be_written_is_said(monkeypatch, capfd):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(commands, "main", full)
    monkeypatch.setattr("os.dup2", lambda *_: None)
    assert run(capfd, "languages")[::2] == (8, "selon: the output: cannot be written: no space left on device\n")
