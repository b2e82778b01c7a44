"""Linear models as JSON: a weight a feature, the card beside them, nothing executable.

A model file is ``{"card": {...}, "bias": float, "weights": {feature: float}}``. It knows the templates (the part of a
feature's name before ``=``) that it was trained on and refuses others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

__all__ = ["Model", "load"]


@dataclass(frozen=True, eq=False)
class Model:
    """Weights with their card. ``score`` adds up the weights of binary features; unseen values weigh nothing."""

    card: Mapping[str, Any]
    bias: float
    weights: Mapping[str, float]

    def score(self, features: Iterable[str]) -> float:
        """Return bias plus the sum of the features' weights (a log-odds)."""
        get = self.weights.get
        return self.bias + sum(get(feature, 0.0) for feature in features)

    def refuse_unknown(self, templates: Iterable[str]) -> None:
        """Raise ValueError if a feature template is not among those in the card."""
        unknown = sorted(set(templates) - set(self.card["templates"]))
        if unknown:
            raise ValueError(f"model {self.card['task']!r} was not trained on {', '.join(unknown)}; run make train")

    @property
    def name(self) -> str:
        """Task and version, as records' ``by`` carries it."""
        return f"{self.card['task']}@{self.card['version']}"


@lru_cache(maxsize=16)
def load(name: str) -> Model | None:
    """Return the shipped model of that name, or None where none is shipped."""
    file = resources.files("selon.weights").joinpath(f"{name}.json")
    if not file.is_file():
        return None
    data = json.loads(file.read_text("utf-8"))
    return Model(data["card"], data["bias"], data["weights"])
