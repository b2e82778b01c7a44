"""Train the weights that tell a claim from a mere mention: ``python -m training.claims``.

Logistic regression over binary, language-blind features (``selon.claims.features``). An example is a word that may
name a happening, that no figure counts and that the rules have not set aside; it is a claim where the gold has one of
that kind on overlapping words. The texts are read by our own rooms, attributions with the attribution weights given.
The command prints the scores left one event out and writes ``src/selon/weights/claims.json`` with its card.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from bench.gold import ROOT, Gold, event_of, find_gold
from selon.attribution import attribute
from selon.claims import make_claims, propose
from selon.claims.features import TEMPLATES, describe
from selon.claims.shapes import SPENT, Anchor
from selon.grounding.places import find_places
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.languages.pack import Pack
from selon.reading import read
from selon.reading.language import choose_pack
from selon.records.attribution import Attribution
from selon.records.claims import Moment, PlaceMention
from selon.records.codec import decode_document, encode
from selon.records.folios import Folio
from selon.records.text import Reading
from selon.running.local import gazetteer
from selon.weights.linear import Model
from training import attribution as attribution_training
from training.fitting import Example, fit, table, write

__all__ = ["examples", "main", "train"]

TASK, VERSION = "claims", 1
#: Inverse strength of the L2 penalty: the best of .02-.2, left one event out; beside it the difference is noise.
STRENGTH = 0.06
#: A feature rarer than this in training is dropped.
SUPPORT = 3
_WEIGHTS = ROOT / "src" / "selon" / "weights" / "claims.json"
_SHOWN = ("claim", "claim attributed", "figure", "figure attributed", "part", "polarity", "place", "time")

Prepared = tuple[Reading, Pack, tuple[Attribution, ...], tuple[PlaceMention, ...], tuple[Moment, ...]]
Scores = dict[str, dict[str, dict[str, float]]]


def train(records: Iterable[Mapping[str, Any]], attribution: Model | None) -> Model:
    """Return the weights of gold records, their texts read with these attribution weights."""
    rows = [example for record in records for example in examples(record, attribution)]
    return fit(rows, TASK, VERSION, TEMPLATES, strength=STRENGTH, support=SUPPORT)


def prepare(record: Mapping[str, Any], attribution: Model | None) -> Prepared:
    """Read a gold record's document up to where claims begin."""
    document = decode_document(record["document"])
    pack = packs.load(choose_pack(document)[0])
    reading = read(document, pack)
    places = find_places(reading, pack, gazetteer())
    moments, _ = find_moments(reading, pack)
    return reading, pack, attribute(reading, pack, places, moments, attribution), places, moments


def examples(record: Mapping[str, Any], attribution: Model | None) -> list[Example]:
    """Return the examples of one gold record."""
    scene, anchors, links = propose(*prepare(record, attribution))
    counted = {link.anchor for link in links}
    return [
        (row, is_claim(anchors[number], record["claims"]))
        for number, row in enumerate(describe(scene, anchors))
        if number not in counted and anchors[number].force != SPENT
    ]


def is_claim(anchor: Anchor, claims: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether the gold has a claim of the anchor's kind on overlapping words."""
    return any(
        claim["kind"] == anchor.kind and claim["anchor"]["start"] < anchor.end and anchor.start < claim["anchor"]["end"]
        for claim in claims
    )


# -- estimating ---------------------------------------------------------------------------------------------------


def estimate(gold: Gold) -> Scores:
    """Return scores by way of choosing: rules alone, and weights trained on all other events (attribution's too)."""
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in gold.records:
        events[event_of(record)].append(record)
    ways: dict[str, dict[str, dict[str, Any]]] = {"rules alone": {}, "rules and weights": {}}
    for event in sorted(events):
        others = [record for record in gold.records if event_of(record) != event]
        sayings = attribution_training.train(others)
        model = train(others, sayings)
        for record in events[event]:
            prepared = prepare(record, sayings)
            for way, weights in (("rules alone", None), ("rules and weights", model)):
                ways[way][record["document"]["id"]] = _reading(prepared, weights)
    return {
        way: {group: {m: s[m] for m in _SHOWN if m in s} for group, s in gold.scores(readings).items()}
        for way, readings in ways.items()
    }


def _reading(prepared: Prepared, model: Model | None) -> dict[str, Any]:
    reading, pack, sayings, places, moments = prepared
    claims = make_claims(reading, pack, sayings, places, moments, model)
    return encode(Folio(reading.document, pack.code, sayings, claims, (), ()))


def main() -> None:
    """Print the estimate, train on all of the gold and write the weights."""
    gold = find_gold()
    if gold is None:
        print("no gold here: name its folder in SELON_GOLD (it holds dev.jsonl and score.py). Nothing was trained.")
        return
    scores = estimate(gold)
    print(table(scores, _SHOWN))
    model = train(gold.records, attribution_training.train(gold.records))
    write(model, gold.digest, scores, _WEIGHTS)


if __name__ == "__main__":
    main()
