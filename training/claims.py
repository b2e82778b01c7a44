"""Train the weights that tell a claim from a mere mention: ``python -m training.claims``.

Logistic regression over binary, language-blind features (``selon.claims.features``). An example is a word that may
name a happening and that no figure counts; it is a claim where the gold has one of that kind on overlapping words.
The texts are read by our own rooms, attributions with the attribution weights given. The command writes
``src/selon/weights/claims.json`` with its card; scores in it are left one event out.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from selon.attribution import attribute
from selon.claims import propose
from selon.claims.features import TEMPLATES, describe
from selon.claims.shapes import Anchor
from selon.grounding.places import find_places
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.reading import read
from selon.reading.language import choose_pack
from selon.records.codec import decode_document
from selon.running.local import gazetteer
from selon.weights.linear import Model, load

__all__ = ["Example", "examples", "main", "train"]

TASK, VERSION = "claims", 1
#: Inverse strength of the L2 penalty: the best of .01-.3, left one event out.
STRENGTH = 0.04
#: A feature rarer than this in training is dropped.
SUPPORT = 3
Example = tuple[list[str], bool]


def train(records: Iterable[Mapping[str, Any]], attribution: Model | None) -> Model:
    """Return the weights of gold records, their texts read with these attribution weights."""
    return fit([example for record in records for example in examples(record, attribution)])


def examples(record: Mapping[str, Any], attribution: Model | None) -> Iterator[Example]:
    """Yield the examples of one gold record."""
    document = decode_document(record["document"])
    pack = packs.load(choose_pack(document)[0])
    reading = read(document, pack)
    places = find_places(reading, pack, gazetteer())
    moments, _ = find_moments(reading, pack)
    sayings = attribute(reading, pack, places, moments, attribution)
    scene, anchors, links = propose(reading, pack, sayings, places, moments)
    counted = frozenset(link.anchor for link in links if link.anchor is not None)
    for number, row in enumerate(describe(scene, anchors, counted)):
        if number not in counted:
            yield row, _is_claim(anchors[number], record["claims"])


def _is_claim(anchor: Anchor, claims: Iterable[Mapping[str, Any]]) -> bool:
    return any(
        claim["kind"] == anchor.kind and claim["anchor"]["start"] < anchor.end and anchor.start < claim["anchor"]["end"]
        for claim in claims
    )


def fit(rows: Sequence[Example]) -> Model:
    """Return the model of examples, the same ones always giving the same weights."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - an extra that only training needs

    support = Counter(feature for row, _ in rows for feature in set(row))
    names = sorted(feature for feature, count in support.items() if count >= SUPPORT)
    index = {name: number for number, name in enumerate(names)}
    matrix = [[0.0] * len(names) for _ in rows]
    for vector, (row, _) in zip(matrix, rows, strict=True):
        for feature in row:
            if feature in index:
                vector[index[feature]] = 1.0
    solver = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=1000, tol=1e-6, random_state=0)
    solver.fit(matrix, [label for _, label in rows])
    weights = {name: round(float(w), 4) for name, w in zip(names, solver.coef_[0], strict=True)}
    card: dict[str, Any] = {
        "task": TASK,
        "version": VERSION,
        "templates": list(TEMPLATES),
        "method": f"logistic regression, L2, C={STRENGTH}, features seen {SUPPORT} times or more",
        "examples": len(rows),
        "claims": sum(label for _, label in rows),
    }
    return Model(card, round(float(solver.intercept_[0]), 4), {name: w for name, w in weights.items() if w})
