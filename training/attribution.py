"""Train the weights that choose among a cue's readings: ``python -m training.attribution``.

Logistic regression over binary, language-blind features (``selon.attribution.features``). An example is a proposal of
the rules for a cue, one that they refuse included; it is right where the gold has an attribution with an overlapping
cue, a content that shares half its words and a source that does too (or none where it has none). The command prints
the table of scores left one event out and writes ``src/selon/weights/attribution.json`` with its card.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from bench.gold import ROOT, Gold, event_of, find_gold
from selon.attribution import attribute, read_scenes
from selon.attribution.choices import propose
from selon.attribution.features import TEMPLATES, describe
from selon.attribution.frames import Proposal, Scene
from selon.grounding.places import find_places
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.languages.pack import Pack
from selon.reading import read
from selon.reading.language import choose_pack
from selon.records.claims import Moment, PlaceMention
from selon.records.codec import decode_document, encode
from selon.records.folios import Folio
from selon.records.text import Reading
from selon.running.local import gazetteer
from selon.weights.linear import Model
from training.fitting import Example, fit, table, write

__all__ = ["examples", "main", "train"]

TASK, VERSION = "attribution", 1
#: Inverse strength of the L2 penalty: the best of .03-1, left one event out; above and below the difference is noise.
STRENGTH = 1.0
#: A feature rarer than this in training is dropped.
SUPPORT = 3
_WORD = re.compile(r"\w+")
_HALF = 0.5
_WEIGHTS = ROOT / "src" / "selon" / "weights" / "attribution.json"

Prepared = tuple[Reading, Pack, tuple[PlaceMention, ...], tuple[Moment, ...]]


def train(records: Iterable[Mapping[str, Any]]) -> Model:
    """Return the weights of gold records whose language has a pack."""
    rows = [example for record in records for example in examples(record)]
    return fit(rows, TASK, VERSION, TEMPLATES, strength=STRENGTH, support=SUPPORT)


def prepare(record: Mapping[str, Any]) -> Prepared:
    """Read a gold record's document up to where attribution begins."""
    document = decode_document(record["document"])
    pack = packs.load(choose_pack(document)[0])
    reading = read(document, pack)
    moments, _ = find_moments(reading, pack)
    return reading, pack, find_places(reading, pack, gazetteer()), moments


def examples(record: Mapping[str, Any]) -> list[Example]:
    """Return the examples of one gold record: each proposal's features, and whether the gold has it."""
    found: list[Example] = []
    for scene in read_scenes(*prepare(record)):
        for number in range(len(scene.cues)):
            proposals = propose(scene, number)
            found += [(describe(scene, p, proposals), _is_right(scene, p, record)) for p in proposals]
    return found


def _is_right(scene: Scene, proposal: Proposal, record: Mapping[str, Any]) -> bool:
    words = scene.words
    cue = _starts(words.span(proposal.cue.first, proposal.cue.last).text, words.tokens[proposal.cue.first].start)
    content: set[int] = set()
    for first, last in proposal.contents:
        span = words.span(first, last)
        content |= _starts(span.text, span.start)
    for gold in record["attributions"]:
        if _overlap(content, set().union(*map(_gold_starts, gold["content"]))) < _HALF and not _contains(content, gold):
            continue
        named = gold["cue"] is not None and bool(cue & _gold_starts(gold["cue"]))
        relays = [relay["span"] for relay in gold["via"] if relay["span"] is not None]
        if named and _same_source(scene, proposal, gold["source"]["span"]):
            return True
        if proposal.source is not None and any(_same_source(scene, proposal, span) for span in relays):
            return True
    return False


def _contains(content: set[int], gold: Mapping[str, Any]) -> bool:
    """Tell whether a relay's content holds the gold source with what it says."""
    span = gold["source"]["span"]
    return bool(gold["via"]) and span is not None and _gold_starts(span) <= content


def _same_source(scene: Scene, proposal: Proposal, gold: Mapping[str, Any] | None) -> bool:
    if proposal.source is None or gold is None:
        return proposal.source is None or proposal.source.speaker == "pronoun"
    span = scene.words.span(proposal.source.first, proposal.source.last)
    return _overlap(_starts(span.text, span.start), _gold_starts(gold)) >= _HALF or bool(proposal.relays)


def _starts(text: str, at: int) -> set[int]:
    return {match.start() + at for match in _WORD.finditer(text)}


def _gold_starts(span: Mapping[str, Any]) -> set[int]:
    return _starts(span["text"], span["start"])


def _overlap(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


# -- estimating ---------------------------------------------------------------------------------------------------


def _reading(record: Mapping[str, Any], model: Model | None) -> dict[str, Any]:
    reading, pack, places, moments = prepare(record)
    found = attribute(reading, pack, places, moments, model)
    return encode(Folio(reading.document, pack.code, found, (), (), ()))


def estimate(gold: Gold) -> dict[str, dict[str, dict[str, float]]]:
    """Return scores by way of choosing: rules alone, and weights trained on all other events."""
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in gold.records:
        events[event_of(record)].append(record)
    ways: dict[str, dict[str, dict[str, Any]]] = {"rules alone": {}, "rules and weights": {}}
    for event in sorted(events):
        model = train([record for record in gold.records if event_of(record) != event])
        for record in events[event]:
            ways["rules alone"][record["document"]["id"]] = _reading(record, None)
            ways["rules and weights"][record["document"]["id"]] = _reading(record, model)
    return {way: gold.scores(readings) for way, readings in ways.items()}


_SHOWN = ("attribution", "attribution+source", "cue", "side", "source_kind", "act", "mode", "channel", "via")


def main() -> None:
    """Print the estimate, train on all of the gold and write the weights."""
    gold = find_gold()
    if gold is None:
        print("no gold here: name its folder in SELON_GOLD (it holds dev.jsonl and score.py). Nothing was trained.")
        return
    scores = estimate(gold)
    print(table(scores, _SHOWN))
    model = train(gold.records)
    kept = {
        way: {group: {m: s[m] for m in _SHOWN if m in s} for group, s in groups.items()}
        for way, groups in scores.items()
    }
    write(model, gold.digest, kept, _WEIGHTS)


if __name__ == "__main__":
    main()
