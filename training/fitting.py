"""Fit and write a linear model: what the trainings of all rooms share."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from selon.weights.linear import Model

__all__ = ["Example", "fit", "table", "write"]

#: An example's binary features, and whether it is what is looked for.
Example = tuple[list[str], bool]


def fit(
    rows: Sequence[Example], task: str, version: int, templates: Sequence[str], *, strength: float, support: int
) -> Model:
    """Return the logistic regression of examples; the same ones always give the same weights.

    ``strength`` is the inverse strength of the L2 penalty; a feature rarer than ``support`` is dropped.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - an extra that only training needs

    counts = Counter(feature for row, _ in rows for feature in set(row))
    names = sorted(feature for feature, count in counts.items() if count >= support)
    index = {name: number for number, name in enumerate(names)}
    matrix = [[0.0] * len(names) for _ in rows]
    for vector, (row, _) in zip(matrix, rows, strict=True):
        for feature in row:
            if feature in index:
                vector[index[feature]] = 1.0
    solver = LogisticRegression(C=strength, solver="liblinear", max_iter=1000, tol=1e-6, random_state=0)
    solver.fit(matrix, [label for _, label in rows])
    weights = {name: round(float(w), 4) for name, w in zip(names, solver.coef_[0], strict=True)}
    card: dict[str, Any] = {
        "task": task,
        "version": version,
        "templates": list(templates),
        "method": f"logistic regression, L2, C={strength}, features seen {support} times or more",
        "examples": len(rows),
        "right": sum(label for _, label in rows),
    }
    return Model(card, round(float(solver.intercept_[0]), 4), {name: w for name, w in weights.items() if w})


def write(model: Model, digest: str, scores: Mapping[str, Any], path: Path) -> None:
    """Write the weights as JSON, the card with what they were made from and how well they read unseen events."""
    card = dict(model.card) | {
        "data": {"name": "development gold, own wording of public reports", "sha256": digest, "licence": "Apache-2.0"},
        "left_one_event_out": scores,
        "command": f"python -m training.{model.card['task']}",
    }
    text = json.dumps({"card": card, "bias": model.bias, "weights": model.weights}, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", "utf-8")
    print(f"{path.name}: {len(model.weights)} weights, sha256 {hashlib.sha256(text.encode()).hexdigest()[:16]}")


def table(scores: Mapping[str, Mapping[str, Mapping[str, float]]], measures: Sequence[str]) -> str:
    """Return the scores (way, language, measure) as a table: a row a measure, a column a way and language."""
    columns = [(way, group) for way in scores for group in sorted(scores[way], key=lambda g: (g != "all", g))]
    lines = ["measure".ljust(20) + "".join(f"{way}, {group}".rjust(26) for way, group in columns)]
    lines += [
        measure.ljust(20)
        + "".join(f"{scores[way][group].get(measure, float('nan')):.3f}".rjust(26) for way, group in columns)
        for measure in measures
    ]
    return "\n".join(lines)
