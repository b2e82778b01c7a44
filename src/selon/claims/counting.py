"""Which figure counts what: amounts hung on the words that name a happening.

A figure goes to the cheapest word in its sentence that can take its unit: near, in the same clause, on the side where
the word's frame expects what it counts. A subset takes over the kind of its whole. Costs are in tokens.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.claims.frames import is_passive
from selon.claims.scene import Scene
from selon.claims.shapes import Anchor
from selon.records.claims import Amount

__all__ = ["GROUPS", "Link", "group_of", "link_amounts"]

_PEOPLE = frozenset({"person", "child", "adult", "family", "household", "customer"})
_WEAPONS = frozenset({"drone", "missile", "rocket", "bomb", "shell", "aircraft", "helicopter", "mine"})
_PLACES = frozenset({"settlement", "region", "road", "street"})
_ATTACKS = frozenset({"attack", "incident"})
_MASSES = frozenset({"tonne", "kilotonne", "kilogram", "litre", "cubic_metre", "depot", "storage_tank"})

#: What each kind's figure may count: people, weapons, things, attacks, places, masses, or its own name.
GROUPS: dict[str, str] = {
    "launched": "W",
    "struck": "AWTS",
    "shot_down": "W",
    "shelling": "AW",
    "clash": "AO",
    "captured": "STP",
    "explosion": "O",
    "fire": "OTS",
    "destroyed": "TWMS",
    "damaged": "TSW",
    "killed": "P",
    "injured": "P",
    "hospitalised": "P",
    "missing": "P",
    "detained": "P",
    "rescued": "P",
    "evacuated": "PST",
    "displaced": "P",
    "returned": "P",
    "responders": "PTW",
    "closed": "TSO",
    "outage": "PST",
    "alert": "SO",
    "stored": "MWT",
    "built": "T",
    "earthquake": "O",
    "flood": "TSPO",
    "storm": "O",
    "accident": "OT",
    "other": "PSTWAM",
}
_OWN = {
    "clash": {"clash"},
    "explosion": {"explosion"},
    "fire": {"fire"},
    "earthquake": {"earthquake"},
    "flood": {"flood", "landslide"},
    "storm": {"storm", "tornado"},
    "accident": {"incident", "accident"},
    "closed": {"flight"},
    "alert": {"alert"},
}
_NAMED_BY_UNIT = {
    "explosion",
    "fire",
    "earthquake",
    "clash",
    "flood",
    "landslide",
    "storm",
    "tornado",
    "alert",
    "flight",
}
#: A figure's counted noun may stand with its word at most this far apart, in tokens and penalties.
_REACH = 24
_NEAR = 6
_ARTICLE_KINDS = frozenset({"killed", "injured", "missing", "detained", "hospitalised", "rescued"})


@dataclass(frozen=True, slots=True)
class Link:
    """Figure ``amount`` counted by ``anchor`` (an index; None where only ``kind`` is carried over) at some cost."""

    amount: int
    anchor: int | None
    kind: str
    cost: int


def group_of(unit: str | None) -> str:
    """Return the group of a unit: P people, W weapons, A attacks, S places, M masses, O named by its kind, T things."""
    if unit is None:
        return ""
    for group, units in (("P", _PEOPLE), ("W", _WEAPONS), ("A", _ATTACKS), ("S", _PLACES), ("M", _MASSES)):
        if unit in units:
            return group
    return "O" if unit in _NAMED_BY_UNIT else "T"


def accepts(anchor: Anchor, amount: Amount) -> bool:
    """Tell whether a word's kind can count this unit."""
    group = group_of(amount.unit)
    groups = GROUPS.get(anchor.kind, "")
    if amount.measure and group != "M":
        return False
    if not group:
        return "P" in groups and amount.form != "article"
    if group == "O":
        return amount.unit in _OWN.get(anchor.kind, ())
    return group in groups


def link_amounts(scene: Scene, anchors: list[Anchor]) -> list[Link]:
    """Return the links of a text's figures, at most one a figure, in the order of the figures."""
    by_sentence: dict[int, list[int]] = {}
    for number, anchor in enumerate(anchors):
        by_sentence.setdefault(anchor.sentence, []).append(number)
    links: dict[int, Link] = {}
    for number, amount in enumerate(scene.amounts):
        if number in scene.grouping.consumed or _skipped(scene, amount):
            continue
        sentence = scene.reading.sentence_at(amount.span.start).index
        link = _cheapest(scene, anchors, by_sentence.get(sentence, []), number, amount)
        link = _as_subset(scene, links, number, amount, link) or link or _carried(scene, links, number, amount)
        if link is not None:
            links[number] = link
    return list(links.values())


def _skipped(scene: Scene, amount: Amount) -> bool:
    return scene.is_outside(amount.span.start) or (amount.measure and group_of(amount.unit) != "M")


def _cheapest(scene: Scene, anchors: list[Anchor], near: list[int], number: int, amount: Amount) -> Link | None:
    best: Link | None = None
    for index in near:
        anchor = anchors[index]
        if not accepts(anchor, amount):
            continue
        cost = _cost(scene, anchors, near, index, amount)
        limit = _REACH if amount.form != "article" else _NEAR if anchor.kind in _ARTICLE_KINDS else -1
        if anchor.kind in ("struck", "launched") and amount.form == "article" and amount.unit in ("missile", "rocket"):
            limit = _NEAR if anchor.start > amount.span.start and anchor.pos == "verb" else -1
        if cost <= limit and (best is None or cost < best.cost):
            best = Link(number, index, anchor.kind, cost)
    return best


def _cost(scene: Scene, anchors: list[Anchor], near: list[int], index: int, amount: Amount) -> int:
    anchor = anchors[index]
    noun = amount.noun
    if noun is not None and noun.start < anchor.end and anchor.start < noun.end:
        return -2
    reading = scene.reading
    first, last = reading.token_index(amount.span.start), reading.token_index((noun or amount.span).end)
    after = anchor.first >= last
    gap = anchor.first - last if after else first - anchor.last
    if gap < 0:
        return 0
    left, right = (last, anchor.first) if after else (anchor.last, first)
    cost = gap + 3 * scene.breaks_between(left - 1, right)
    cost += _against_frame(scene, anchor, amount, after=after)
    for other in near:
        if other != index and left <= anchors[other].first < right and accepts(anchors[other], amount):
            cost += 5
    content, own = scene.content_at(amount.span.start), scene.content_at(anchor.start)
    if (content and content[1].id) != (own and own[1].id):
        cost += 14
    return cost


def _against_frame(scene: Scene, anchor: Anchor, amount: Amount, *, after: bool) -> int:
    """Return the penalty where the word's frame expects what it counts on its other side."""
    if anchor.pos in ("noun", "people"):
        return 3 if after and anchor.pos == "noun" else 0
    if anchor.frame == "subject" or is_passive(scene, anchor):
        return 0 if after else 9
    if after and group_of(amount.unit) in ("W", "A") and anchor.kind in ("struck", "launched"):
        return 0
    return 9 if after else 0


def _as_subset(scene: Scene, links: dict[int, Link], number: int, amount: Amount, direct: Link | None) -> Link | None:
    """Let a subset take the kind of its whole, unless a word of its own stands beside it."""
    whole = scene.grouping.part_of.get(number)
    if whole is None or whole not in links:
        return None
    kind = links[whole].kind
    if direct is not None and direct.cost <= 3 and direct.anchor != links[whole].anchor:
        return direct
    if amount.unit is not None and group_of(amount.unit) not in GROUPS.get(kind, ""):
        return None
    return Link(number, None, kind, 0)


def _carried(scene: Scene, links: dict[int, Link], number: int, amount: Amount) -> Link | None:
    """Let a figure without a noun of its own go on with the kind of the figure before it (``there are now 39``)."""
    if not amount.elliptic or number - 1 not in links or amount.form == "article":
        return None
    before = links[number - 1]
    reading = scene.reading
    far = reading.sentence_at(amount.span.start).index - reading.sentence_at(scene.amounts[number - 1].span.start).index
    return Link(number, None, before.kind, 9) if far <= 1 and scene.amounts[number - 1].unit == amount.unit else None
