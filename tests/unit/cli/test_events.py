"""Events, one event, and measures over nights on the command line, from a ledger of the dispatches that ship."""

import csv
import json
import os
import re
import sys

import pytest
from rich.cells import cell_len

from selon.cli import events as commands
from selon.cli import main
from selon.ledger import open_ledger
from selon.publishing.my_picks import MINE
from selon.running import reviewing
from selon.running.ingest import ingest
from selon.running.keeping import prepare_folio, write_batch
from selon.samples import corpus
from selon.weighing import picks
from tests.unit.ledger.keeping import keep
from tests.unit.publishing.test_my_picks import hurt


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """A ledger of the dispatches that ship about two of the happenings."""
    path = tmp_path_factory.mktemp("ledger") / "night.selon"
    chosen = [d for d in corpus() if (d.published or "")[:7] in {"2024-09", "2024-07", "2025-02"}]
    with open_ledger(path, create=True) as made:
        ingest(made, chosen)
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


# --- events -----------------------------------------------------------------------------------------------------------


def test_events_are_listed_one_a_line_with_what_they_come_to(capfd, ledger):
    code, out, err = run(capfd, "events", "--ledger", ledger, "--order", "documents", "--limit", "5")
    assert (code, err) == (0, "")
    first = next(line for line in out.splitlines() if "Toropets" in line)
    assert re.match(r"[0-9a-f]{8}  Toropets: ", first)
    assert len(re.findall(r"^[0-9a-f]{8}  ", out, re.MULTILINE)) == 5


def test_a_narrow_list_says_it_below_the_title(capfd, ledger):
    _, out, _ = run(capfd, "events", "--ledger", ledger, "--order", "documents", "--limit", "1", "--width", "60")
    assert re.search(r"\d+ reports · \d+ outlets · \d+(–\d+)? origins", out)
    assert max(map(cell_len, out.splitlines())) <= 60


def test_events_can_be_narrowed(capfd, ledger):
    narrow = ("--since", "2024-09-17", "--until", "2024-09", "--place", "Toropets", "--kind", "fire", "--side", "UA")
    _, out, _ = run(capfd, "events", "--ledger", ledger, *narrow, "--language", "en", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows
    assert all("Toropets" in row["title"] for row in rows)
    assert all("UA" in row["sides"] and "en" in row["languages"] for row in rows)
    assert rows[0]["reports"] >= rows[0]["outlets"] >= 1
    assert rows[0]["origins"][0] <= rows[0]["origins"][1]


def test_no_event_says_so(capfd, ledger):
    code, out, _ = run(capfd, "events", "--ledger", ledger, "--place", "Atlantis")
    assert (code, out) == (0, "No event in the ledger meets these conditions.\n")


def test_a_date_that_is_none_is_a_wrong_command(capfd, ledger):
    code, _, err = run(capfd, "events", "--ledger", ledger, "--since", "yesterday")
    assert code == 2
    assert "'yesterday' is no date" in err
    assert run(capfd, "events", "--ledger", ledger, "--since", "2031")[0] == 0


def test_a_side_is_two_letters_and_a_name_is_not_taken_for_one(capfd, ledger):
    for command in (("events",), ("series", "--measure", "killed"), ("search", "depot"), ("export", "--format", "csv")):
        code, _, err = run(capfd, *command, "--ledger", ledger, "--side", "Russia")
        assert (code, "'Russia' is no code of a country" in " ".join(err.split())) == (2, True)
    assert run(capfd, "events", "--ledger", ledger, "--side", " ua ")[0] == 0
    assert run(capfd, "events", "--ledger", ledger, "--side", "")[0] == 0


def test_every_command_is_listed_with_a_whole_sentence(capfd, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    for command in ((), ("review",), ("pack",), ("gazetteer",)):
        listed = run(capfd, *command, "--help")[1].partition("Commands:\n")[2].splitlines()
        assert listed
        assert all(line.startswith("  ") and line.endswith(".") and "..." not in line for line in listed)


def test_a_kind_that_is_none_is_a_wrong_command_that_says_what_comes_near(capfd, ledger):
    code, _, err = run(capfd, "series", "--ledger", ledger, "--measure", "shotdown")
    assert code == 2
    assert "'shotdown' is no kind; perhaps shot_down" in " ".join(err.split())
    code, _, err = run(capfd, "events", "--ledger", ledger, "--kind", "xyzzy")
    assert code == 2
    assert "there are accident, advance," in " ".join(err.split())
    assert run(capfd, "series", "--ledger", ledger, "--measure", "Shot down", "--side", "ru")[0] == 0


def test_the_ledger_can_be_named_in_the_environment(capfd, ledger, monkeypatch):
    monkeypatch.setenv("SELON_LEDGER", ledger)
    assert run(capfd, "events", "--limit", "1")[0] == 0


def test_a_ledger_that_is_not_there_is_named(capfd):
    for command in (["events"], ["event", "x"], ["series", "--measure", "killed"]):
        code, _, err = run(capfd, *command, "--ledger", "none.selon")
        assert code == 9
        assert "none.selon" in err


# --- one event --------------------------------------------------------------------------------------------------------


def toropets(capfd, ledger):
    _, out, _ = run(capfd, "events", "--ledger", ledger, "--order", "documents", "--limit", "1", "--json")
    return json.loads(out)["id"]


def test_an_event_is_found_by_id_by_its_beginning_and_by_words(capfd, ledger):
    whole = toropets(capfd, ledger)
    short = whole.rpartition("-")[2][:8]
    pages = [run(capfd, "event", *name, "--ledger", ledger) for name in ([whole], [short], ["toropets", "fire"])]
    assert [code for code, _, _ in pages] == [0, 0, 0]
    assert pages[0][1] == pages[1][1] == pages[2][1]
    assert whole in pages[0][1]
    assert pages[0][2] == ""


def test_of_several_events_the_most_told_is_shown_and_the_others_are_named(capfd, ledger):
    code, out, err = run(capfd, "event", "toropets", "--ledger", ledger)
    assert code == 0
    assert toropets(capfd, ledger) in out
    assert re.match(
        r"selon: \d+ events fit these words; this is the one with most reports. Also:\n  [0-9a-f]{8}  ", err
    )


def test_an_event_is_found_by_words_of_its_reports_in_any_script(capfd, ledger):
    whole = toropets(capfd, ledger)
    code, out, err = run(capfd, "event", "Торопець", "--ledger", ledger)
    assert code == 0
    assert whole in out
    assert re.match(r"selon: no event is called so; \d+ of \d+ reports with these words tell of this one\n", err)


def test_no_such_event_is_an_error_with_a_remedy(capfd, ledger):
    for name in ("ffffffffffff", "no such thing"):
        code, out, err = run(capfd, "event", name, "--ledger", ledger)
        assert (code, out) == (9, "")
        assert err.startswith("selon: ")
        assert ";" in err


@pytest.mark.parametrize("width", ["60", "80", "100", "140"])
def test_the_page_keeps_its_width(capfd, ledger, width):
    _, out, _ = run(
        capfd, "event", "toropets", "fire", "--ledger", ledger, "--all", "--why", "--words", "--width", width
    )
    assert max(map(cell_len, out.splitlines())) == int(width)
    assert "\x1b" not in out


def test_the_page_has_versions_with_their_words(capfd, ledger):
    _, out, _ = run(capfd, "event", "toropets", "fire", "--ledger", ledger)
    for section in ("VERSIONS", "TIMELINE", "SOURCES", "THE SAME REPORTS ALSO TELL OF"):
        assert section in out
    assert re.search(r"⟨[^⟩\n]+ (en|fr|de|ru|uk) ¶\d+⟩", out)


def test_an_event_as_json_is_whole(capfd, ledger):
    _, out, _ = run(capfd, "event", "toropets", "fire", "--ledger", ledger, "--json")
    told = json.loads(out)
    refs = {telling["ref"] for telling in told["tellings"]}
    assert {ref for q in told["questions"] for v in q["versions"] for ref in v["tellings"]} <= refs
    assert "picks" not in told
    texts = {d.id: d.text for d in corpus()}
    for telling in told["tellings"]:
        span = telling["claim"]["anchor"]
        assert texts[telling["document"]][span["start"] : span["end"]] == span["text"]


def test_a_rule_picks_only_when_it_is_named(capfd, ledger):
    assert picks.RULES == commands.RULES
    name = ("event", "toropets", "fire", "--ledger", ledger)
    assert "picked by the rule" not in run(capfd, *name)[1]
    assert "▸ picked by the rule lowest" in run(capfd, *name, "--pick", "lowest")[1]
    told = json.loads(run(capfd, *name, "--pick", "lowest", "--json")[1])
    assert set(told["picks"]) == {question["id"] for question in told["questions"]}


def test_what_people_picked_is_marked_by_its_own_rule(capfd, tmp_path):
    file = tmp_path / "own.selon"
    with open_ledger(file, create=True) as own:
        keep(own, [hurt("c1"), hurt("k1", 9.0, "d2")])
        (listing,) = own.events(limit=None)
        reviewing.pick(own, listing.event.id, ["d1#c1"], "Ann", reason="the list of names")
    name = ("event", listing.event.id, "--ledger", str(file))
    _, out, err = run(capfd, *name, "--pick", "mine")
    assert "▸ picked by the rule mine" in out
    assert "the list of names" in out
    assert err == ""
    told = json.loads(run(capfd, *name, "--pick", "mine", "--json")[1])
    ((question, pick),) = told["picks"].items()
    assert question in {each["id"] for each in told["questions"]}
    assert (pick["rule"], told["picks_to_make_again"]) == ("mine", [])
    assert "picks" not in json.loads(run(capfd, *name, "--json")[1])
    with open_ledger(file, writing=True) as own:
        write_batch(own, [prepare_folio(hurt("n1", 6.0))], (), again=True)
    _, out, err = run(capfd, *name, "--pick", "mine")
    assert "the list of names" not in out
    assert "of Ann, 20" in err
    assert "pick again" in err
    assert commands.MINE == MINE


# --- a measure over nights --------------------------------------------------------------------------------------------

SERIES = ("series", "--measure", "shot_down", "--unit", "drone")


def test_a_measure_is_told_window_by_window(capfd, ledger):
    code, out, err = run(capfd, *SERIES, "--ledger", ledger)
    assert (code, err) == (0, "")
    assert "shot down, drones" in out
    assert "night of 28–29 Jul 2024" in out
    assert "none is the best one" in out


def test_a_measure_can_be_drawn_by_region(capfd, ledger):
    _, out, _ = run(
        capfd, *SERIES, "--ledger", ledger, "--by", "region", "--plot", "--since", "2024-07", "--width", "80"
    )
    assert "a column for each window" in " ".join(out.split())
    assert "█" in out
    assert max(map(cell_len, out.splitlines())) <= 80


def test_a_measure_goes_into_a_table(capfd, ledger, tmp_path):
    target = tmp_path / "out.csv"
    code, out, _ = run(capfd, *SERIES, "--ledger", ledger, "--by", "region", "--csv", str(target))
    assert (code, out) == (0, "")
    with target.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert any(row["part"] == "yes" and row["region"] == "Kursk Oblast" for row in rows)
    assert b"\r\n" in target.read_bytes()
    assert b"\r\r" not in target.read_bytes()


def test_a_measure_goes_into_json(capfd, ledger):
    rows = [json.loads(line) for line in run(capfd, *SERIES, "--ledger", ledger, "--json")[1].splitlines()]
    assert {row["unit"] for row in rows} == {"drone"}
    assert all(row["refs"] for row in rows)


def test_a_picture_has_one_unit(capfd, ledger):
    code, _, err = run(capfd, "series", "--measure", "launched", "--by", "region", "--ledger", ledger, "--png", "a.png")
    assert code == 2
    assert "a picture has one unit; choose one with --unit: drone, missile" in " ".join(err.split())


def test_without_matplotlib_a_picture_is_an_error_with_a_remedy(capfd, ledger, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    code, _, err = run(capfd, *SERIES, "--ledger", ledger, "--png", "a.png")
    assert code == 8
    assert "pip install 'selon[plot]'" in err


def test_a_table_that_cannot_be_written_is_named(capfd, ledger):
    code, _, err = run(capfd, *SERIES, "--ledger", ledger, "--csv", "no/such/a.csv")
    assert code == 8
    assert "a.csv: cannot be written" in err
