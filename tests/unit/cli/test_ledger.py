"""selon add, verify, errors: started as a user starts them."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

import selon.cli.ledger
import selon.running.keeping
import selon.running.rereading
from selon.cli import main
from selon.running import ingest

PROGRAM = [sys.executable, "-c", "import sys; from selon.cli import main; sys.exit(main())"]
LINE = {
    "id": "{}",
    "text": "Two people were wounded in Toropets on {} September 2024, the governor said.",
    "outlet": "P",
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("SELON_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def lines(tmp_path):
    """Return a file of three documents."""
    file = tmp_path / "d.jsonl"
    file.write_text(
        "".join(json.dumps({k: v.format(n) for k, v in LINE.items()}) + "\n" for n in (18, 19, 20)), "utf-8"
    )
    return file


def run(capfd, *arguments):
    code = main(list(map(str, arguments)))
    out, err = capfd.readouterr()
    return code, out, err


def test_documents_are_added_and_known_the_second_time(capfd, lines):
    code, out, err = run(capfd, "add", lines, "--ledger", "l.selon")
    assert (code, err) == (0, "")
    assert out.startswith("3 new; l.selon holds 3 documents, 3 claims, ")
    code, out, _ = run(capfd, "add", "--jsonl", lines, "--ledger", "l.selon", "--processes", "2")
    assert (code, out.split(";")[0]) == (0, "0 new, 3 known before")


def test_the_ledger_can_be_named_by_the_environment(capfd, lines, monkeypatch):
    monkeypatch.setenv("SELON_LEDGER", "m.selon")
    assert run(capfd, "add", lines)[0] == 0
    assert run(capfd, "verify")[1].startswith("m.selon holds: ")


def test_what_cannot_be_read_is_named_kept_and_gives_the_exit_code(capfd, lines):
    code, out, err = run(capfd, "add", "none.txt", lines, "--ledger", "l.selon")
    assert (code, err) == (3, "selon: none.txt: no such file; is the path right?\n")
    assert out.startswith("3 new, 1 not read (selon errors); ")
    code, out, _ = run(capfd, "errors", "--ledger", "l.selon")
    assert code == 0
    assert out[20:] == "  none.txt: no such file; is the path right?\n"
    (failure,) = map(json.loads, run(capfd, "errors", "--ledger", "l.selon", "--json")[1].splitlines())
    assert (failure["place"], failure["code"]) == ("none.txt", "missing_file")


def test_an_error_without_remedy_is_listed_without_one(capfd, tmp_path):
    run(capfd, "add", tmp_path, "--ledger", "l.selon")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    run(capfd, "add", "b.txt", "--ledger", "l.selon")
    with closing(sqlite3.connect("l.selon")) as database, database:
        database.execute(
            "INSERT INTO errors (id, seen, place, code, reason, remedy) VALUES ('i', 't', 'p', 'c', 'r', '')"
        )
    assert run(capfd, "errors", "--ledger", "l.selon")[1].endswith("t  p: r\n")


def test_versions_are_told_of_and_json_tells_all(capfd, lines, tmp_path):
    run(capfd, "add", lines, "--ledger", "l.selon")
    later = tmp_path / "later.jsonl"
    later.write_text(json.dumps({"id": "18", "text": "Three people were wounded.", "published": "2024-09-19"}), "utf-8")
    code, out, _ = run(capfd, "add", later, "none.txt", "--ledger", "l.selon", "--json")
    told = json.loads(out)
    assert (code, told["new"], told["versions"], told["known"]) == (3, 1, 1, 0)
    assert (told["counts"]["documents"], told["counts"]["versions"]) == (3, 4)
    assert [failure["code"] for failure in told["failures"]] == ["missing_file"]
    assert told["head"] == run(capfd, "verify", "--ledger", "l.selon", "--head")[1].strip()
    later.write_text(json.dumps({"id": "18", "text": "Four people were wounded.", "published": "2024-09-20"}), "utf-8")
    assert run(capfd, "add", later, "--ledger", "l.selon")[1].startswith("1 new, 1 of them other versions; ")


def test_what_is_given_holds_for_every_document(capfd, lines):
    run(capfd, "add", lines, "--ledger", "l.selon", "--outlet", "Morning", "--published", "2024-09-21")
    with closing(sqlite3.connect("l.selon")) as database:
        assert set(database.execute("SELECT outlet, published FROM documents")) == {("Morning", "2024-09-21")}


def test_without_a_source_the_standard_input_is_read():
    given = subprocess.run(
        [*PROGRAM, "add", "--ledger", "l.selon"], input=b"Two people were hurt.", capture_output=True, check=False
    )
    assert given.returncode == 0, given.stderr
    assert given.stdout.startswith(b"1 new; ")


def test_at_a_terminal_a_source_must_be_named(capfd, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert run(capfd, "add", "--ledger", "l.selon")[0] == 2


def test_a_ledger_that_holds_says_so(capfd, lines):
    run(capfd, "add", lines, "--ledger", "l.selon")
    code, out, _ = run(capfd, "verify", "--ledger", "l.selon", "--head", "--json")
    head = json.loads(out)["head"]
    assert (code, len(head)) == (0, 64)
    code, out, err = run(capfd, "verify", "--ledger", "l.selon", "--expect", head.upper())
    assert (code, err) == (0, "")
    assert out.endswith(f"head {head}\n")
    assert json.loads(run(capfd, "verify", "--ledger", "l.selon", "--json")[1])["holds"] is True


def test_a_ledger_that_does_not_hold_says_where(capfd, lines):
    run(capfd, "add", lines, "--ledger", "l.selon")
    with closing(sqlite3.connect("l.selon")) as database, database:
        database.execute("UPDATE documents SET outlet = 'Else' WHERE id = '19'")
    code, out, err = run(capfd, "verify", "--ledger", "l.selon")
    assert (code, out) == (9, "")
    assert "entry 2: document " in err
    assert "its rows are not what they were when it was written" in err
    code, out, _ = run(capfd, "verify", "--ledger", "l.selon", "--json")
    assert (code, json.loads(out)["holds"], json.loads(out)["seq"]) == (9, False, 2)
    assert run(capfd, "verify", "--ledger", "l.selon", "--expect", "ab" * 32)[0] == 9


def test_what_is_no_ledger_is_an_error(capfd, lines):
    for command in ("verify", "errors"):
        assert run(capfd, command, "--ledger", "none.selon")[0] == 9
    code, _, err = run(capfd, "add", lines, "--ledger", str(lines))
    assert (code, err.startswith(f"selon: {lines}: not a ledger")) == (9, True)


def test_at_a_terminal_progress_is_shown_on_stderr(capfd, lines, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(selon.cli.ledger, "_OFTEN", 2)
    for command in (("add", lines), ("verify",)):
        code, out, _ = run(capfd, *command, "--ledger", "l.selon")
        assert code == 0
        assert "adding" not in out


def test_an_interruption_says_how_many_are_in(capfd, lines, monkeypatch):
    real = ingest.write_batch

    def interrupted(*given):
        real(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(ingest, "write_batch", interrupted)
    code, out, err = run(capfd, "add", lines, "--ledger", "l.selon")
    assert (code, out) == (130, "")
    assert "interrupted; 3 new documents are in l.selon, and it holds; add the same again to go on" in err


def test_ctrl_c_on_the_real_thing(lines):
    many = "".join(
        json.dumps({"id": f"x{n}", "text": f"{n} drones were shot down, he said."}) + "\n" for n in range(3000)
    )
    lines.write_text(many, "utf-8")
    command = [*PROGRAM, "add", str(lines), "--ledger", "l.selon", "--processes", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as program:
        until = time.monotonic() + 60
        while time.monotonic() < until and not _held("l.selon"):
            time.sleep(0.05)
        os.killpg(program.pid, signal.SIGINT)
        _, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert b"interrupted; " in err
    assert b"Traceback" not in err
    assert 0 < _held("l.selon") < 3000
    assert main(["verify", "--ledger", "l.selon"]) == 0


def _held(path):
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return database.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


# --- reread -----------------------------------------------------------------------------------------------------------


def test_what_another_program_read_is_said_and_read_again(capfd, lines, monkeypatch):
    run(capfd, "add", lines, "--ledger", "l.selon")
    for module in (ingest, selon.running.keeping, selon.running.rereading):
        monkeypatch.setattr(module, "program", lambda: "another")
    _, out, _ = run(capfd, "add", lines, "--ledger", "l.selon")
    assert out.splitlines()[1].startswith("3 of the known were read by another Selon; `selon reread --ledger l.selon`")
    name = json.loads(lines.read_text("utf-8").splitlines()[0])["id"]
    code, out, err = run(capfd, "reread", name, "--ledger", "l.selon")
    assert (code, err) == (0, "")
    assert out == "0 read otherwise than before, 1 the same; the old readings stay in l.selon\n"
    code, out, _ = run(capfd, "reread", "--ledger", "l.selon", "--json")
    told = json.loads(out)
    assert (told["otherwise"], told["same"], told["failures"]) == (0, 2, [])
    assert run(capfd, "reread", "--ledger", "l.selon")[1].startswith("0 read otherwise than before, 0 the same")
    assert run(capfd, "reread", "--ledger", "l.selon", "--all")[1].startswith(
        "0 read otherwise than before, 3 the same"
    )


def test_only_what_is_there_can_be_read_again(capfd, lines):
    run(capfd, "add", lines, "--ledger", "l.selon")
    code, _, err = run(capfd, "reread", "nowhere", "--ledger", "l.selon")
    assert (code != 0, "no document 'nowhere'" in err) == (True, True)


def test_reading_again_can_be_interrupted_and_says_what_fails(capfd, lines, monkeypatch):
    run(capfd, "add", lines, "--ledger", "l.selon")

    def interrupted(*_arguments, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(selon.running.rereading, "reread", interrupted)
        code, _, err = run(capfd, "reread", "--ledger", "l.selon")
    assert (code, "interrupted; l.selon holds" in err) == (130, True)
    monkeypatch.setattr(ingest, "understand", None)
    code, _, err = run(capfd, "reread", "--ledger", "l.selon", "--all")
    assert (code != 0, err.count("a fault in Selon")) == (True, 3)
