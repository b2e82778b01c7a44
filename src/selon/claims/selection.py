"""Which candidates are claims: by a linear model where one is given, else by a few plain rules."""

from __future__ import annotations

from selon.claims.features import TEMPLATES, describe
from selon.claims.scene import Scene
from selon.claims.shapes import Anchor
from selon.weights.linear import Model

__all__ = ["RULES", "select"]

#: Name and version of the rules, as records' ``by`` carries it.
RULES = "claims-rules@1"


def select(scene: Scene, anchors: list[Anchor], counted: frozenset[int], model: Model | None) -> list[bool]:
    """Return, for each candidate, whether it is a claim; one that a figure counts always is."""
    rows = describe(scene, anchors, counted)
    spent = [anchor.force == "spent" for anchor in anchors]
    if model is not None:
        model.refuse_unknown(TEMPLATES)
        return [n in counted or (not spent[n] and model.score(row) > 0.0) for n, row in enumerate(rows)]
    return [n in counted or (not spent[n] and _by_rule(anchors[n], frozenset(row))) for n, row in enumerate(rows)]


def _by_rule(anchor: Anchor, row: frozenset[str]) -> bool:
    if anchor.force == "figure":
        return False
    news = "place=True" in row or "time=True" in row
    if anchor.pos in ("noun", "people"):
        taken_up = "det=definite" in row and "seen=0" not in row
        if taken_up and not (news and anchor.force == "strong"):
            return False
        if "det=definite" in row and "seen_said=True" in row:
            return False
    if "modifier=definite" in row:
        return False
    if anchor.force == "weak":
        return "first=True" in row and anchor.says is not None
    return True
