"""The demonstration: what ships, added to a ledger, and the event that most of it tells of."""

import json
import os
import re
import shlex

import pytest

from selon.cli import main
from selon.samples import samples


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("SELON_")]:
        monkeypatch.delenv(name)


def test_the_demonstration_shows_an_event_and_how_to_go_on(capfd):
    assert main(["demo", "--ledger", "demo.selon"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert out.splitlines()[1].startswith("Toropets: ")
    assert "99 dispatches in 12 languages" in out
    told = out.split("Go on:")[1]
    commands = re.findall(r"^  (selon (?:events|event|series|search|verify) .*?)  +\S", told, re.MULTILINE)
    assert len(commands) == 6
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0
        assert capfd.readouterr().out
    assert main(["demo", "--ledger", "demo.selon"]) == 8
    assert "demo.selon: is there already" in capfd.readouterr().err


def test_the_demonstration_hands_its_dispatches_out(capfd, tmp_path):
    assert main(["demo", "--documents", "samples.jsonl"]) == 0
    assert capfd.readouterr().out == ""
    lines = (tmp_path / "samples.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 99
    assert set(json.loads(lines[0])) == {"id", "url", "outlet", "language", "published", "title", "credits", "text"}


def test_the_demonstration_leaves_nothing_behind(capfd, tmp_path, monkeypatch):
    monkeypatch.setattr("selon.samples.corpus", samples)
    assert main(["demo"]) == 0
    out = capfd.readouterr().out
    assert "Go on, after selon demo --ledger demo.selon:" in out
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_reads_single_dispatches_when_asked(capfd):
    assert main(["demo", "--dispatches"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert "WHO SAYS WHAT" in out
    assert "THE OTHER SAMPLES, IN SHORT" in out
    assert out.count("statements by") >= 10
