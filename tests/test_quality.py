"""What was reached is not lost: the shipped weights stay above the floors, where the gold is at hand."""

import json

import pytest

from bench.gold import ROOT, event_of, find_gold
from bench.quality import floors_broken, predict, table
from selon.pipeline import shipped

FLOORS = ROOT / "bench" / "floors.json"
MEASURED = ROOT / "bench" / "quality.json"


@pytest.fixture(scope="module")
def gold():
    found = find_gold()
    if found is None:
        pytest.skip("no gold here (SELON_GOLD): the floors cannot be measured")
    return found


def test_the_shipped_reading_stays_above_its_floors(gold):
    """The floors are what both the shipped weights and those that leave one event out reach."""
    scores = gold.scores(predict(gold.records, shipped()))
    assert floors_broken(scores, json.loads(FLOORS.read_text("utf-8")), gold.digest) == []


def test_what_was_measured_last_is_above_the_floors_and_of_this_gold(gold):
    measured = json.loads(MEASURED.read_text("utf-8"))
    assert measured["gold_sha256"] == gold.digest
    assert floors_broken(measured["scores"], json.loads(FLOORS.read_text("utf-8")), gold.digest) == []


def test_a_score_below_its_floor_is_told_and_a_tie_is_not():
    floors = {"gold_sha256": "x", "floors": {"all": {"claim": 0.7, "figure": 0.8}}}
    scores = {"all": {"claim": 0.694, "figure": 0.79}}
    assert floors_broken(scores, floors, "x") == ["all figure: 0.7900 is below its floor of 0.8000"]
    assert floors_broken(scores, floors, "another gold") == []
    assert len(floors_broken({}, floors, "x")) == 2


def test_the_event_of_a_document_is_its_commonest_without_the_day():
    claims = [{"event": "velm-2024-09-18"}, {"event": "velm-2024-09-17"}, {"event": "orn-2024-09-18"}, {"event": None}]
    assert event_of({"claims": claims}) == "velm"
    assert event_of({"claims": []}) == ""


def test_the_table_has_a_column_a_language():
    assert table({"xx": {"claim": 0.5}, "all": {"claim": 0.25}}).splitlines() == [
        "| measure | all   | xx    |",
        "|---------|-------|-------|",
        "| claim   | 0.250 | 0.500 |",
    ]
