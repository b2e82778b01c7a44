"""Which candidates are claims: by a linear model where one is given, else by a few plain rules."""

from __future__ import annotations

from selon.claims.features import TEMPLATES, describe
from selon.claims.scene import Scene
from selon.claims.shapes import SPENT, Anchor
from selon.weights.linear import Model

__all__ = ["RULES", "select"]

#: Name and version of the rules, as records' ``by`` carries it.
RULES = "claims-rules@1"
#: Log-odds above which a candidate is a claim. Below 0: at an F1 of about .85 the threshold that serves it best is a
#: probability of half that.
_ENOUGH = -0.25


def select(scene: Scene, anchors: list[Anchor], counted: frozenset[int], model: Model | None) -> list[bool]:
    """Return, for each candidate, whether it is a claim; one that a figure counts always is."""
    rows = describe(scene, anchors)
    spent = [anchor.force == SPENT for anchor in anchors]
    if model is not None:
        model.refuse_unknown(TEMPLATES)
        return [n in counted or (not spent[n] and model.score(row) > _ENOUGH) for n, row in enumerate(rows)]
    return [n in counted or (not spent[n] and "rule=True" in row) for n, row in enumerate(rows)]
