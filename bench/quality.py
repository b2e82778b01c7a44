"""How well Selon reads: scores against the development gold, by language and measure.

``python -m bench.quality`` trains the weights anew for each event, on the documents of the other events, and reads the
event's documents with them: no document is read with weights that have seen its event. ``--rules`` reads with no
weights at all, ``--shipped`` with the shipped ones (which have seen everything: no estimate).
``--update`` raises the floors in ``bench/floors.json`` to what is reached both
left out and with the shipped weights; ``--lower`` lets them fall too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from bench.gold import ROOT, Gold, event_of, find_gold
from selon.pipeline import Weights, shipped, understand
from selon.records.codec import decode_document, encode
from selon.running.local import gazetteer

__all__ = ["floors_broken", "left_out", "main", "predict"]

FLOORS = ROOT / "bench" / "floors.json"
#: A score may fall by this much without breaking its floor: one row of a language's, decided otherwise.
_SLACK = 0.007

Readings = dict[str, dict[str, Any]]
Scores = dict[str, dict[str, float]]


def predict(records: Iterable[Mapping[str, Any]], weights: Weights) -> Readings:
    """Return the reading of each gold document, by its id."""
    places = gazetteer()
    documents = (decode_document(record["document"]) for record in records)
    return {document.id: encode(understand(document, places, weights)) for document in documents}


def left_out(gold: Gold) -> Readings:
    """Return the reading of each document by weights trained on the documents of all other events."""
    from training import attribution, claims  # noqa: PLC0415 - only this way of reading needs the extra

    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in gold.records:
        events[event_of(record)].append(record)
    readings: Readings = {}
    for event in sorted(events):
        others = [record for record in gold.records if event_of(record) != event]
        chosen = attribution.train(others)
        weights = Weights(chosen, claims.train(others, chosen))
        readings |= predict(events[event], weights)
    return readings


def table(scores: Scores) -> str:
    """Return the scores as a table: a row a measure, a column a language."""
    groups = sorted(scores, key=lambda group: (group != "all", group))
    rows = [["measure", *groups]]
    for measure in dict.fromkeys(name for group in groups for name in scores[group]):
        reached = (scores[group].get(measure) for group in groups)
        rows.append([measure, *("–" if score is None else f"{score:.3f}" for score in reached)])
    wide = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(wide[i]) for i, cell in enumerate(row)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in wide) + "|")
    return "\n".join(lines)


def floors_broken(scores: Scores, floors: Mapping[str, Any], digest: str) -> list[str]:
    """Return what lies below its floor, each as a sentence; empty where all is well or the gold is another."""
    if floors["gold_sha256"] != digest:
        return []
    return [
        f"{group} {measure}: {scores.get(group, {}).get(measure, 0.0):.4f} is below its floor of {floor:.4f}"
        for group, measures in floors["floors"].items()
        for measure, floor in measures.items()
        if scores.get(group, {}).get(measure, 0.0) < floor - _SLACK
    ]


def _raise_floors(scores: Scores, digest: str, *, lower: bool) -> None:
    old: dict[str, Any] = (
        json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {"gold_sha256": digest, "floors": {}}
    )
    same = old["gold_sha256"] == digest
    if not same and not lower:
        sys.exit("the floors were set on another gold: --lower sets them anew on this one")
    kept = old["floors"] if same and not lower else {}
    floors = {
        group: {m: max(value, kept.get(group, {}).get(m, 0.0)) for m, value in measures.items()}
        for group, measures in sorted(scores.items())
    }
    FLOORS.write_text(json.dumps({"gold_sha256": digest, "floors": floors}, indent=1) + "\n", "utf-8")


def main() -> int:
    """Score, print the table, write it; return 1 if a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--rules", action="store_true", help="no weights")
    way.add_argument("--shipped", action="store_true", help="the shipped weights")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached")
    parser.add_argument("--lower", action="store_true", help="with --update: let floors fall as well")
    parser.add_argument("--predictions", help="write the readings to this file, as JSONL")
    arguments = parser.parse_args()
    gold = find_gold()
    if gold is None:
        print("no gold here: name its folder in SELON_GOLD (it holds dev.jsonl and score.py). Nothing was measured.")
        return 0
    if arguments.rules:
        readings = predict(gold.records, Weights())
    elif arguments.shipped:
        readings = predict(gold.records, shipped())
    else:
        readings = left_out(gold)
    if arguments.predictions:
        with open(arguments.predictions, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.writelines(json.dumps(reading, ensure_ascii=False) + "\n" for reading in readings.values())
    scores = gold.scores(readings)
    print(table(scores))
    if arguments.rules or arguments.shipped:
        return 0
    (ROOT / "bench" / "quality.md").write_text(_page(gold, scores), "utf-8")
    (ROOT / "bench" / "quality.json").write_text(
        json.dumps({"gold_sha256": gold.digest, "scores": scores}, indent=1) + "\n", "utf-8"
    )
    if arguments.update:
        seen = gold.scores(predict(gold.records, shipped()))
        reached = {g: {m: min(value, seen[g].get(m, value)) for m, value in row.items()} for g, row in scores.items()}
        _raise_floors(reached, gold.digest, lower=arguments.lower)
    broken = floors_broken(scores, json.loads(FLOORS.read_text("utf-8")), gold.digest) if FLOORS.is_file() else []
    print("\n".join(broken))
    return bool(broken)


def _page(gold: Gold, scores: Scores) -> str:
    events = len({event_of(record) for record in gold.records})
    return (
        f"# Quality\n\nThe development gold, {len(gold.records)} documents of {events} events (SHA-256 "
        f"`{gold.digest[:16]}…`), each read with weights trained on the other events. F1 for attributions, claims, "
        "figures and parts; accuracy over what was found for the rest. Written by `make quality`.\n\n"
        f"{table(scores)}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
