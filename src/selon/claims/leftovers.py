"""Figures that no happening counts: they are told all the same, as claims of kind ``other`` (63 operations)."""

from __future__ import annotations

from selon.claims.counting import group_of, is_base
from selon.claims.scene import Scene
from selon.claims.shapes import SPENT, Anchor
from selon.records.claims import Amount

__all__ = ["find_leftovers"]

_FORMS = frozenset({"digits", "word", "vague"})
#: Up to here a figure behind a definite article is a manner of naming (the two sides), no count.
_FEW = 20
#: What is said, not what happened.
_SAID = frozenset({"communique", "call", "complaint", "proposal"})


def find_leftovers(scene: Scene, anchors: list[Anchor], taken: frozenset[int]) -> list[int]:
    """Return the figures with a noun of their own that nothing has taken; places and happenings are not counted so."""
    return [
        number
        for number, amount in enumerate(scene.amounts)
        if number not in taken
        and number not in scene.grouping.consumed
        and not is_base(scene, number)
        and _tells(scene, anchors, amount)
    ]


def _tells(scene: Scene, anchors: list[Anchor], amount: Amount) -> bool:
    if amount.form not in _FORMS or amount.measure or amount.noun is None or amount.elliptic or amount.unit is None:
        return False
    if (
        group_of(amount.unit) in ("S", "O", "A")
        or amount.unit in _SAID
        or scene.is_outside(amount.span.start)
        or _named(scene, amount)
    ):
        return False
    if "by" in scene.classes_at(scene.reading.token_index(amount.span.start) - 1):
        return False
    noun = amount.noun
    return not any(a.force == SPENT and a.start < noun.end and noun.start < a.end for a in anchors)


def _named(scene: Scene, amount: Amount) -> bool:
    """Tell whether a small figure only tells known things apart: the two sides, its three ships, of 13 such depots."""
    before = scene.classes_at(scene.reading.token_index(amount.span.start) - 1)
    return bool(before & {"det", "poss"}) and (amount.value or 0) <= _FEW
