"""One figure that two words count: people wounded and taken to hospital, nobody killed or hurt, dead and wounded."""

from __future__ import annotations

from dataclasses import replace

from selon.claims.counting import Link, accepts
from selon.claims.frames import auxiliary
from selon.claims.scene import Scene
from selon.claims.shapes import Anchor

__all__ = ["share_figures"]

_JOINING = frozenset({"coord", "aux", "be", "been", "have", "adv", "neg", "past"})
_SMALL = _JOINING | {"prep", "of"}
_HARMED = frozenset({"killed", "injured"})
#: Of one figure both are said: it counts what is damaged at least.
_HIT = frozenset({"destroyed", "damaged"})
#: How many tokens may stand between the two words.
_REACH = 4


def share_figures(scene: Scene, anchors: list[Anchor], links: list[Link]) -> tuple[list[Link], frozenset[int]]:
    """Return the links with those that a joined word shares, and the anchors that say nothing beside their figure.

    One figure for killed and wounded together is of kind ``other``: nobody says how many of them died.
    """
    taken = {link.anchor for link in links}
    found: list[Link] = []
    spent: set[int] = set()
    for link in links:
        number = link.anchor
        other = _joined(scene, anchors, number, link, taken) if number is not None else None
        if number is not None and other is None:
            other = _main_verb(scene, anchors, number, link, taken)
        if number is None or other is None:
            found.append(link)
            continue
        taken.add(other)
        harmed = {anchors[number].kind, anchors[other].kind} == _HARMED
        if {anchors[number].kind, anchors[other].kind} == _HIT and scene.amounts[link.amount].form != "negative":
            kept, dropped = (number, other) if anchors[number].kind == "damaged" else (other, number)
            found.append(Link(link.amount, kept, "damaged", link.cost))
            spent.add(dropped)
        elif harmed and scene.amounts[link.amount].form != "negative":
            found.append(replace(link, kind="other"))
            spent.add(other)
        else:
            found += [link, Link(link.amount, other, anchors[other].kind, link.cost + 1)]
    return found, frozenset(spent)


def _main_verb(scene: Scene, anchors: list[Anchor], number: int, link: Link, taken: set[int | None]) -> int | None:
    """Return the verb whose subject a participle in commas describes: seven people, overcome by smoke, were treated."""
    aside = anchors[number]
    if aside.tag != "participle" or scene.fold_at(aside.first - 1) != "," or auxiliary(scene, aside):
        return None
    for other in range(number + 1, len(anchors)):
        verb = anchors[other]
        if verb.sentence != aside.sentence:
            return None
        passive = verb.pos == "verb" and auxiliary(scene, verb) in ("been", "be")
        if passive and other not in taken and verb.kind != aside.kind and accepts(verb, scene.amounts[link.amount]):
            return other
    return None


def _joined(scene: Scene, anchors: list[Anchor], number: int, link: Link, taken: set[int | None]) -> int | None:
    """Return the next anchor if ``and`` or ``or`` joins it to this one and it can count the same figure."""
    amount, other = scene.amounts[link.amount], number + 1
    if other >= len(anchors) or other in taken or amount.span.start > anchors[number].start:
        return None
    left, right = anchors[number], anchors[other]
    if left.sentence != right.sentence or left.kind == right.kind or not 1 <= right.first - left.last <= _REACH:
        return None
    between = [scene.classes_at(index) for index in range(left.last, right.first)]
    harmed = {left.kind, right.kind} == _HARMED
    small = _SMALL if harmed else _JOINING
    plain = left.pos != "people" or harmed
    joins = plain and "coord" in between[0] and all(classes & small for classes in between)
    return other if joins and accepts(right, amount) else None
