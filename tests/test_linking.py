"""What was reached in tying dispatches together is not lost, where the gold is at hand; and how it is measured."""

import json

import pytest

from bench.gold import find_gold
from bench.linking import FLOORS, Tied, by_cluster, errors, gold_folios, measure, own_folios, records, scorer, tie
from bench.quality import floors_broken
from selon.pipeline import gather


@pytest.fixture(scope="module")
def gold():
    found = find_gold()
    if found is None:
        pytest.skip("no gold here (SELON_GOLD): the floors cannot be measured")
    return found


@pytest.mark.parametrize(("way", "folios", "ids"), [("by id", gold_folios, True), ("end to end", own_folios, False)])
def test_events_and_origins_stay_above_their_floors(gold, way, folios, ids):
    lines, score = records(gold), scorer(gold)
    rows = measure(Tied(lines, tie(gather(folios(lines))), score, ids=ids), score)
    reached = {f"{what}, {way}": rows[what] for what in ("events", "origins")}
    floors = json.loads(FLOORS.read_text("utf-8"))
    floors["floors"] = {group: floor for group, floor in floors["floors"].items() if group in reached}
    assert len(floors["floors"]) == 2
    assert floors_broken(reached, floors, gold.digest) == []


class Scorer:
    """Stands in for the gold's scorer."""

    @staticmethod
    def by_id(gold, ours):
        return list(zip(gold, ours, strict=True))

    claim_pairs = attribution_pairs = None


def laid_beside(*events):
    """Return one document of claims, each with the gold's event and ours."""
    claims = [{"id": f"c{n}", "event": gold} for n, (gold, _) in enumerate(events)]
    ours = [{"id": f"c{n}", "event": own} for n, (_, own) in enumerate(events)]
    line = {"document": {"id": "d"}, "claims": claims, "attributions": []}
    return Tied([line], [{**line, "claims": ours}], Scorer, ids=True)


def test_mixed_and_torn_clusters_are_named_with_what_they_hold():
    tied = laid_beside(("velm", "e1"), ("velm", "e1"), ("velm", "e2"), ("tarsk", "e1"), (None, "e1"), ("velm", None))
    assert errors(tied, "events", 5) == ["mixed e1: velm 2, tarsk 1", "torn velm: e1 2, e2 1, (not read) 1"]
    assert by_cluster(tied, "events", 1)[2:] == ["| velm | 4 | 0.833 | 0.375 |"]
