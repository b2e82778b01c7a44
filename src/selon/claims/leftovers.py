"""Figures that no happening counts: they are told all the same, as claims of kind ``other`` (63 operations)."""

from __future__ import annotations

from selon.claims.counting import GROUPS, Link, group_of
from selon.claims.positions import is_base, is_named
from selon.claims.scene import Scene
from selon.claims.shapes import SPENT, Anchor
from selon.records.claims import Amount

__all__ = ["find_leftovers"]

_FORMS = frozenset({"digits", "word", "vague"})
#: Up to here a figure behind a definite article is a manner of naming (the two sides), no count.
_FEW = 20
#: How many commas and joining words stand between two of a list.
_JOINT = 2
#: What is said, not what happened.
_SAID = frozenset({"communique", "call", "complaint", "proposal"})


def find_leftovers(
    scene: Scene, anchors: list[Anchor], links: list[Link], taken: frozenset[int]
) -> list[tuple[int, str]]:
    """Return the figures with a noun of their own that nothing has taken, each with its kind.

    Places and happenings are not counted so. In a list with a figure that a happening counts, it counts them all.
    """
    kinds = {link.amount: link.kind for link in links}
    return [
        (number, _kind(scene, number, kinds))
        for number, amount in enumerate(scene.amounts)
        if number not in taken
        and number not in scene.grouping.consumed
        and not is_base(scene, number)
        and _tells(scene, anchors, amount)
    ]


def _kind(scene: Scene, number: int, kinds: dict[int, str]) -> str:
    """Return the kind of the list that a figure stands in: four boats, two helicopters and 150 rescuers searched."""
    group = group_of(scene.amounts[number].unit)
    for step in (1, -1):
        at = number
        while 0 <= at + step < len(scene.amounts) and _listed(scene, min(at, at + step)):
            at += step
            kind = kinds.get(at)
            if kind is not None and group in GROUPS.get(kind, ""):
                return kind
    return "launched" if group == "W" else "other"


def _listed(scene: Scene, number: int) -> bool:
    """Tell whether only commas and joining words stand between a figure's noun and the next figure."""
    left, right = scene.amounts[number], scene.amounts[number + 1]
    first = scene.reading.token_index((left.noun or left.span).end)
    last = scene.reading.token_index(right.span.start)
    between = range(first, last)
    return 0 < len(between) <= _JOINT and all(
        scene.fold_at(index) == "," or "coord" in scene.classes_at(index) for index in between
    )


def _tells(scene: Scene, anchors: list[Anchor], amount: Amount) -> bool:
    if amount.form not in _FORMS or amount.measure or amount.noun is None or amount.elliptic or amount.unit is None:
        return False
    if (
        group_of(amount.unit) in ("S", "O", "A")
        or amount.unit in _SAID
        or scene.is_outside(amount.span.start)
        or _named(scene, amount)
        or is_named(scene, amount)
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
