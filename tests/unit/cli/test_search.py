"""Documents of a ledger found by their words, on the command line and as they are printed."""

import io
import json
import os

import pytest

from selon.cli import main
from selon.cli.search import typed_as
from selon.ledger import Holding, open_ledger
from selon.ledger.search import Finding, Findings
from selon.publishing.findings import write_findings
from selon.publishing.terminal import make_console
from selon.records.text import Document, Span
from selon.running.ingest import ingest

NIGHT = Document(
    "night",
    "Drones struck a fuel depot near Toropets on Wednesday.\nThe governor, Igor Rudenya, said that it burned.",
    outlet="The Morning Paper",
    language="en",
    published="2024-09-18",
    title="Fire at a depot",
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "night.selon"
    with open_ledger(path, create=True) as made:
        ingest(made, [NIGHT, Document("flood", "The river rose near the depot.", language="en")])
    return str(path)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("SELON_")]:
        monkeypatch.delenv(name)


def run(capfd, *arguments):
    code = main(arguments)
    out, err = capfd.readouterr()
    return code, out, err


def test_what_is_found_is_printed_with_outlet_passage_and_event(capfd, ledger):
    code, out, err = run(capfd, "search", "depots", "Rudenya", "--ledger", ledger)
    assert (code, err) == (0, "")
    assert out.startswith("1 document answers “depots Rudenya”:\n\n1  Fire at a depot\n")
    assert "18 Sep 2024 · The Morning Paper · en · night" in out
    assert "“Drones struck a fuel depot near Toropets on Wednesday. The governor, Igor Rudenya, said" in out
    assert "\n   event " in out
    assert all(line == line.rstrip() for line in out.splitlines())


def test_a_word_with_a_hyphen_is_left_out_and_is_no_flag(capfd, ledger):
    assert run(capfd, "search", "depot", "-river", "--ledger", ledger)[1].startswith("1 document answers")
    assert run(capfd, "search", "-h", "--ledger", ledger)[1] == "No document answers “-h”.\n"


def test_an_argument_with_a_blank_is_a_phrase_among_others(capfd, ledger):
    assert typed_as(("fuel depot", "-river", 'a "b c"')) == '"fuel depot" -river a "b c"'
    assert typed_as(("fuel depot",)) == "fuel depot"
    assert "No document" in run(capfd, "search", "depot fuel", "Toropets", "--ledger", ledger)[1]
    assert "1 document" in run(capfd, "search", "depot fuel", "--ledger", ledger)[1]


def test_filters_reach_the_search(capfd, ledger):
    for flags in (["--since", "2024-09-19"], ["--language", "fr"], ["--outlet", "x"], ["--kind", "flood"]):
        assert "No document" in run(capfd, "search", "Toropets", *flags, "--ledger", ledger)[1]
    assert "1 document" in run(capfd, "search", "depot", "--place", "Toropets", "--ledger", ledger)[1]


def test_as_json_there_is_everything_with_offsets_into_the_text(capfd, ledger):
    code, out, _ = run(capfd, "search", "depot", "--limit", "1", "--json", "--ledger", ledger)
    told = json.loads(out)
    assert (code, told["words"], told["total"], len(told["found"])) == (0, "depot", 2, 1)
    (best,) = told["found"]
    assert best["document"]["id"] == "night"
    for mark in best["marks"]:
        assert NIGHT.text[mark["start"] : mark["end"]] == mark["text"] == "depot"


def test_without_a_ledger_there_is_an_error_with_its_code(capfd):
    code, out, err = run(capfd, "search", "depot", "--ledger", "missing.selon")
    assert (code != 0, out) == (True, "")
    assert "missing.selon" in err


def test_a_finding_without_date_title_or_events_is_printed_too():
    text = "One\ttwo \x1b[31mthree"
    holding = Holding("x", "some-id", None, None, None, None, None, 0, True, "2024")
    marks = (Span(0, 3, "One"), Span(0, 7, "One\ttwo"), Span(4, 7, "two"))
    events = tuple((f"event-{n:016x}", f"Somewhere {n}") for n in range(4))

    def printed(events):
        stream = io.StringIO()
        found = Findings(3, (Finding(holding, 1.0, Span(0, len(text), text), marks, events),))
        write_findings(found, "one", make_console(stream, width=60))
        return stream.getvalue()

    told = printed(events)
    assert "3 documents answer “one”, the best 1:" in told
    assert "1  some-id\n   undated · some-id\n" in told
    assert "“One two " in told
    assert "\x1b" not in told
    assert "and 2 more events" in told
    assert "and 1 more event\n" in printed(events[:3])
