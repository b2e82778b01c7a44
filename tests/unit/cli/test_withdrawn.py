"""An event some of whose reports were withdrawn: what they said is shown, and that they were withdrawn."""

import json

import pytest

from selon.cli.main import main
from selon.intake.documents import make_document
from selon.ledger import open_ledger
from selon.records.text import Note
from selon.running.ingest import ingest

TEXT = "Two people were injured in a fire at a depot in Toropets, the governor said on 18 September 2024."


def item(identifier, text=TEXT, title="Depot burns", notes=(), **more):
    return make_document(
        text, identifier=identifier, outlet="Example Agency", title=title, notes=notes, published="2024-09-18", **more
    )


@pytest.fixture
def night(tmp_path):
    path = tmp_path / "night.selon"
    taken_back = (Note("canceled", "the agency has canceled this item: wrong town"),)
    with open_ledger(path, create=True) as ledger:
        ingest(ledger, [item("urn:1"), item("urn:1", "Taken back.", notes=taken_back)])
        ingest(ledger, [item("urn:2", TEXT.replace("Two", "Three"), title=None)])
    return str(path)


def test_the_mark_stands_below_what_was_said(night, capsys):
    assert main(["event", "toropets", "--ledger", night]) == 0
    out = capsys.readouterr().out
    assert "2 people · withdrawn" in out
    head, _, below = out.partition("WITHDRAWN BY WHO PUBLISHED IT")
    assert "Example Agency: Depot burns" in below
    assert "wrong town" in below
    assert "2024-09-18; what it said is still shown above" in below
    assert "⊘ Example Agency: the agency has canceled this item: wrong town" in " ".join(head.split())


def test_adding_says_that_something_was_withdrawn(night, tmp_path, capsys):
    entry = {"uri": "urn:2", "pubstatus": "canceled", "versioncreated": "2024-09-19", "headline": "Taken back"}
    (tmp_path / "kill.ninjs").write_text(json.dumps(entry), "utf-8")
    assert main(["add", str(tmp_path / "kill.ninjs"), "--ledger", night]) == 0
    assert "0 new, 1 known before, 1 withdrawn;" in capsys.readouterr().out
    assert main(["add", str(tmp_path / "kill.ninjs"), "--ledger", night, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["withdrawn"] == 0


def test_the_mark_is_in_the_json(night, capsys):
    assert main(["event", "toropets", "--ledger", night, "--json"]) == 0
    (mark,) = json.loads(capsys.readouterr().out)["withdrawals"]
    assert (mark["document"], mark["code"]) == ("urn:1", "canceled")
