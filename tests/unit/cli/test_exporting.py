"""selon export: started as a user starts it."""

import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest

from selon.cli import exporting, main
from selon.cli.main import selon as commands
from selon.ledger import open_ledger
from selon.publishing.exports import door
from selon.running.reviewing import accept
from tests.unit.publishing.exports.handing import documents, fill, handed


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = fill(tmp_path_factory.mktemp("exported") / "night.selon", documents())
    with open_ledger(path, writing=True) as opened:
        folio = opened.document("post-1")
        accept(opened, f"post-1#{folio.claims[0].id}", "Ann")
    return path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("SELON_")]:
        monkeypatch.delenv(name)


def run(capfdbinary, *arguments):
    code = main(["export", *arguments])
    sys.stdout.flush()
    out, err = capfdbinary.readouterr()
    return code, out, " ".join(err.decode().split())


@pytest.mark.parametrize("name", door.exporter_names())
def test_every_format_goes_to_the_standard_output_or_a_file(capfdbinary, ledger, tmp_path, name):
    code, out, err = run(capfdbinary, "--ledger", ledger, "--format", name)
    assert (code, err) == (0, "")
    assert run(capfdbinary, "--ledger", ledger, "--format", name, "-o", "out") == (0, b"", "")
    assert (tmp_path / "out").read_bytes() == out == handed(ledger, name)
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_the_help_names_every_format(capfdbinary):
    _, out, _ = run(capfdbinary, "--help")
    told = " ".join(out.decode().split())
    assert f"{', '.join(door.exporter_names())}." in told
    assert "export" in commands.list_commands(None)


def test_a_filter_is_that_of_events(capfdbinary, ledger):
    narrow = ("--since", "2024-03", "--until", "2024", "--place", "ru", "--kind", "killed", "--side", "ru")
    _, out, _ = run(capfdbinary, "--ledger", ledger, "--format", "csv", *narrow, "--language", "en")
    rows = list(csv.DictReader(io.StringIO(out.decode(), newline="")))
    assert {(row["kind"], row["language"], row["country"]) for row in rows} == {("killed", "en", "RU")}


def test_events_are_named_by_words_or_ids(capfdbinary, ledger):
    code, out, _ = run(capfdbinary, "velikiye luki", "--ledger", ledger, "--format", "geojson")
    (name,) = {feature["properties"]["event"] for feature in json.loads(out)["features"]}
    with open_ledger(ledger) as opened:
        assert "Luki" in opened.event(name).title
    assert run(capfdbinary, name[6:14], "--ledger", ledger, "--format", "geojson") == (code, out, "")
    code, _, err = run(capfdbinary, "atlantis", "--ledger", ledger, "--format", "csv")
    assert code == 9
    assert "atlantis" in err


def test_a_rule_is_named_with_pick(capfdbinary, ledger):
    code, out, _ = run(capfdbinary, "ostrov", "--ledger", ledger, "--format", "ged", "--pick", "lowest")
    assert code == 0
    assert b"agreed" in out


def test_an_unknown_format_is_a_wrong_command(capfdbinary, ledger):
    code, _, err = run(capfdbinary, "--ledger", ledger, "--format", "xls")
    assert code == 2
    assert "no format 'xls'; there are jsonl, csv," in err
    with pytest.raises(Exception, match="no format 'xls' to export to"):
        door.open_exporter("xls")


def test_what_is_empty_is_said(capfdbinary, ledger):
    code, out, err = run(capfdbinary, "--ledger", ledger, "--format", "handover", "--place", "atlantis")
    assert code == 0
    assert out.startswith(b"# Hand-over")
    assert err == "selon: nothing in the ledger meets these conditions; what was written is empty"


def test_a_file_is_there_only_once_it_is_whole(capfdbinary, ledger, tmp_path, monkeypatch):
    class Broken:
        text = True

        def write(self, _selection, stream):
            stream.write(b"half")
            raise OSError(28, "No space left on device")

    (tmp_path / "out.csv").write_bytes(b"before")
    monkeypatch.setattr(door, "open_exporter", lambda _name: Broken())
    code, _, err = run(capfdbinary, "--ledger", ledger, "--format", "csv", "-o", "out.csv")
    assert code == 8
    assert err == "selon: out.csv: cannot be written: no space left on device"
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("out.csv", b"before")]


def test_a_folder_that_is_not_there_and_a_device(capfdbinary, ledger):
    code, _, err = run(capfdbinary, "--ledger", ledger, "--format", "csv", "-o", "none/out.csv")
    assert code == 8
    assert "none/out.csv: cannot be written: no such file" in err
    assert run(capfdbinary, "--ledger", ledger, "--format", "csv", "-o", os.devnull)[0] == 0


def test_what_is_no_text_does_not_go_to_a_terminal(capfdbinary, ledger, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code, out, err = run(capfdbinary, "--ledger", ledger, "--format", "bundle")
    assert (code, out) == (8, b"")
    assert err == "selon: this format is no text for a terminal; name a file with -o"
    assert run(capfdbinary, "--ledger", ledger, "--format", "csv")[0] == 0


def test_a_package_adds_a_format(capfdbinary, ledger, monkeypatch):
    monkeypatch.setattr(door, "_plugged_in", lambda: {"mine": "selon.publishing.exports.geojson:EXPORTER"})
    assert door.exporter_names()[-1] == "mine"
    assert run(capfdbinary, "--ledger", ledger, "--format", "mine")[1].startswith(b'{"type": "FeatureCollection"')


def test_a_bundle_is_added_to_another_ledger(capfdbinary, ledger):
    run(capfdbinary, "--ledger", ledger, "--format", "bundle", "-o", "b.zip")
    assert main(["add", "b.zip", "--ledger", "other.selon", "--json"]) == 0
    assert main(["add", "b.zip", "--ledger", "other.selon", "--json"]) == 0
    out, _ = capfdbinary.readouterr()
    first, second = (json.loads(part) for part in out.decode().replace("}\n{", "}\0{").split("\0"))
    assert (first["new"], second["new"], second["known"]) == (3, 0, 3)
    assert exporting.export.name == "export"


@pytest.mark.parametrize(
    "command",
    [["export", "--format", "csv", "-o"], ["series", "--measure", "killed", "--csv"], ["demo", "--documents"]],
)
def test_nothing_is_written_over_a_ledger(capfdbinary, ledger, command):
    before = Path(ledger).read_bytes()
    rest = [] if command[0] == "demo" else ["--ledger", ledger]
    assert main([*command, str(ledger), *rest]) == 2
    assert "nothing is written over it" in " ".join(capfdbinary.readouterr().err.decode().split())
    assert Path(ledger).read_bytes() == before
