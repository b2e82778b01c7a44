"""Which figure counts what: amounts hung on the words that name a happening.

A figure goes to the cheapest word in its sentence that can take its unit: near, in the same clause, on the side where
the word's frame expects what it counts. A subset takes over the kind of its whole. Costs are in tokens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from selon.claims.frames import auxiliary, is_passive, modifies
from selon.claims.homographs import fitting
from selon.claims.measurements import dwells, extends
from selon.claims.positions import (
    counts_doers,
    follows_preposition,
    is_base,
    is_difference,
    is_led,
    is_named,
    is_predicated,
    is_rate,
    names_thing,
    opens_sentence,
)
from selon.claims.scene import Scene
from selon.claims.shapes import SPENT, Anchor
from selon.records.claims import Amount

__all__ = ["GROUPS", "Link", "accepts", "describes_counted", "group_of", "link_amounts", "unit_of"]

_PEOPLE = frozenset({"person", "child", "adult", "family", "household", "customer"})
_WEAPONS = frozenset(
    {"drone", "missile", "rocket", "bomb", "shell", "aircraft", "helicopter", "mine", "device", "projectile"}
)
_PLACES = frozenset({"settlement", "region", "road", "street"})
_ATTACKS = frozenset({"attack", "incident"})
_LENGTHS = frozenset({"kilometre", "mile", "metre", "scandinavian_mile"})
_SURFACES = frozenset({"square_kilometre", "square_mile", "hectare", "acre", "square_metre", "square_foot"})
_MASSES = frozenset({"tonne", "kilotonne", "kilogram", "litre", "cubic_metre", "barrel", "depot", "storage_tank"})

#: What each kind's figure may count: people, weapons, things, attacks, places, masses, or its own name.
GROUPS: dict[str, str] = {
    "launched": "W",
    "struck": "AWTS",
    "shot_down": "W",
    "shelling": "AW",
    "clash": "AO",
    "advance": "L",
    "withdrawal": "L",
    "captured": "STP",
    "explosion": "O",
    "fire": "OTSR",
    "destroyed": "TWMSR",
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
    "flood": "TSPOR",
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
#: Counted by a noun for a hazard without a kind of its own.
_OWN_OTHERS = frozenset({"case", "infection", "dose", "landslide"})
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
#: Groups of measures that a happening can count: masses, lengths, surfaces (R).
_MEASURED = frozenset("MLR")
#: A figure may stand at most this far from its word, in tokens and penalties.
_REACH = 24
_NEAR = 6
#: Between a verb of harm and the people that it befell stand at most so many words.
_BESIDE = 3
_NEVER = -99
#: Kinds whose verb counts things that no table names (two cranes were damaged).
_OF_THINGS = frozenset({"destroyed", "damaged"})
#: Kinds whose words may tell of a percentage: 70 % of the houses are destroyed.
_SHARED = frozenset({"destroyed", "damaged", "flood", "outage", "closed", "evacuated", "displaced", "fire"})
#: How far a subject that opens its sentence may stand from its verb, asides between.
_SUBJECT = 16
#: Kinds whose place or aim may be counted behind a preposition (strikes on four bases, outages in ten towns).
_REACHED = frozenset({"struck", "shelling", "evacuated", "displaced", "outage", "alert", "closed", "flood", "fire"})
#: The penalty of a figure that has another noun of its own than the people named.
_OTHER_NOUN = 15
#: Kinds whose verb takes the figure of those who were harmed before it (``98 wounded were taken to hospital``).
_AFTERMATH = frozenset({"hospitalised", "evacuated", "detained", "rescued", "returned", "missing"})
#: Kinds of people who may be harmed on top: rescuers, hostages, refugees.
_BORNE = frozenset({"responders", "detained", "displaced"})
_ARTICLE_KINDS = frozenset({"killed", "injured", "missing", "detained", "hospitalised", "rescued"})


@dataclass(frozen=True, slots=True)
class Link:
    """Figure ``amount`` counted by ``anchor`` (an index; None where only ``kind`` is carried over) at some cost."""

    amount: int
    anchor: int | None
    kind: str
    cost: int


@lru_cache(maxsize=1024)
def group_of(unit: str | None) -> str:
    """Return the group of a unit: People, Weapons, Attacks, S places, Masses, Lengths, O its own kind, Things."""
    if unit is None:
        return ""
    for group, units in (
        ("P", _PEOPLE),
        ("W", _WEAPONS),
        ("A", _ATTACKS),
        ("S", _PLACES),
        ("M", _MASSES),
        ("L", _LENGTHS),
        ("R", _SURFACES),
    ):
        if unit in units:
            return group
    return "O" if unit in _NAMED_BY_UNIT else "T"


def accepts(anchor: Anchor, amount: Amount) -> bool:
    """Tell whether a word's kind can count this unit."""
    group = group_of(amount.unit)
    groups = GROUPS.get(anchor.kind, "")
    if amount.unit == "percent":
        return anchor.pos != "noun" and anchor.kind in _SHARED
    if amount.measure and group not in _MEASURED:
        return False
    if group == "R" and anchor.pos != "verb":
        return False
    if anchor.kind == "other" and anchor.pos == "noun":
        return amount.unit in _OWN_OTHERS
    if not group:
        whole = amount.form in ("digits", "word") and amount.value is not None and float(amount.value).is_integer()
        things = anchor.kind in _OF_THINGS and anchor.pos == "verb" and whole
        return things or ("P" in groups and amount.form != "article")
    if anchor.kind == "other" and anchor.takes == "person" and group and group in "WTAM":
        return False
    if anchor.kind == "shot_down" and amount.unit == "facility":
        return True
    if group == "O":
        return amount.unit in _OWN.get(anchor.kind, ())
    return group in groups


def link_amounts(scene: Scene, anchors: list[Anchor]) -> tuple[list[Link], frozenset[int]]:
    """Return the links of a text's figures, and the anchors that only items of a breakdown hang on (no claims)."""
    by_sentence: dict[int, list[int]] = {}
    for number, anchor in enumerate(anchors):
        by_sentence.setdefault(anchor.sentence, []).append(number)
    links: dict[int, Link] = {}
    spent: set[int] = set()
    for number, found in enumerate(scene.amounts):
        if _skipped(scene, number):
            continue
        sentence = scene.reading.sentence_at(found.span.start).index
        unit = unit_of(scene, number)
        amount = found if unit == found.unit else replace(found, unit=unit)
        link = _cheapest(scene, anchors, by_sentence.get(sentence, []), number, amount)
        if number in scene.grouping.consumed:
            if link is not None and link.anchor is not None:
                spent.add(link.anchor)
            continue
        link = _as_subset(scene, links, number, amount, link) or link or _carried(scene, links, number, amount)
        if link is not None:
            links[number] = link
    linked = list(links.values())
    taken = {link.anchor for link in linked}
    return linked, frozenset(number for number in spent if number not in taken)


def _skipped(scene: Scene, number: int) -> bool:
    amount = scene.amounts[number]
    group = group_of(amount.unit)
    told = group in _MEASURED or (amount.unit == "percent" and not follows_preposition(scene, amount))
    if (amount.measure and not told) or (amount.form == "all" and group not in ("P", "W")):
        return True
    if amount.form == "fraction" and "by" in scene.classes_at(scene.reading.token_index(amount.span.start) - 1):
        return True  # fallen by two thirds
    if scene.is_outside(amount.span.start) or is_base(scene, number) or is_rate(scene, amount):
        return True
    if is_named(scene, amount) or is_difference(scene, amount) or (group == "R" and extends(scene, amount)):
        return True
    return dwells(scene, amount)


def unit_of(scene: Scene, number: int) -> str | None:
    """Return the unit of a figure; of ``39 of 40 drones`` both count drones."""
    amount = scene.amounts[number]
    if amount.noun is None and number + 1 < len(scene.amounts) and is_base(scene, number + 1):
        return scene.amounts[number + 1].unit
    return amount.unit


def _cheapest(scene: Scene, anchors: list[Anchor], near: list[int], number: int, amount: Amount) -> Link | None:
    best: Link | None = None
    for index in near:
        anchor = fitting(scene, anchors[index], group_of(amount.unit))
        if anchor.force == SPENT or modifies(scene, anchor) == "definite" or describes_counted(anchors[index], amount):
            continue
        if not accepts(anchor, amount) and not _right_behind(scene, anchor, amount):
            continue
        if anchor.kind == "responders" and anchor.pos == "people" and not counts_doers(scene, anchor, amount):
            continue
        if anchor.kind in _OF_THINGS and amount.unit is None and not names_thing(scene, amount):
            continue
        cost = _cost(scene, anchors, near, index, amount)
        limit = _REACH if amount.form != "article" else _article_limit(scene, anchor, amount)
        if cost <= limit and (best is None or cost < best.cost):
            best = Link(number, index, anchor.kind, cost)
    return _handed_on(scene, anchors, near, number, best)


def describes_counted(anchor: Anchor, amount: Amount) -> bool:
    """Tell whether a word only describes what is counted: 65 captured soldiers; not 12 wounded soldiers."""
    noun = amount.noun
    within = noun is not None and amount.span.end <= anchor.start and anchor.end <= noun.start
    return within and GROUPS.get(anchor.kind) != "P"


def _right_behind(scene: Scene, anchor: Anchor, amount: Amount) -> bool:
    """Tell whether a bare figure right behind a verb counts people, whatever was counted before: ``injuring five``."""
    bare = amount.noun is None and not amount.measure and amount.form in ("digits", "word")
    people = anchor.pos == "verb" and GROUPS.get(anchor.kind) == "P"
    return bare and people and scene.reading.token_index(amount.span.start) == anchor.last


def _handed_on(scene: Scene, anchors: list[Anchor], near: list[int], number: int, best: Link | None) -> Link | None:
    """Hand the figure of harmed people on to the verb that says what became of them."""
    if best is None or best.anchor is None or anchors[best.anchor].pos != "people":
        return best
    people = anchors[best.anchor]
    if people.kind == "killed":
        return best  # bodies that were recovered, the dead who were brought home
    for index in near:
        if people.kind in _BORNE and _harms(scene, anchors[index], people, scene.amounts[number]):
            return Link(number, index, anchors[index].kind, 1)
        verb = anchors[index]
        after = 0 < verb.first - people.last <= _REACH and verb.says is people.says
        led = auxiliary(scene, verb) in ("been", "be") or verb.first - people.last <= 2
        back = verb.kind == "returned" and people.kind == "displaced" and verb.first >= people.last
        beside = verb.kind in _AFTERMATH and verb.pos == "verb"
        if back or (beside and _befalls(scene, verb, scene.amounts[number], people)):
            return Link(number, index, verb.kind, 1)
        if after and verb.kind in _AFTERMATH and verb.pos == "verb" and led:
            inside = [a for a in near if people.last <= anchors[a].first < verb.first]
            if not inside:
                return Link(number, index, verb.kind, 1)
    return best


def _harms(scene: Scene, verb: Anchor, people: Anchor, amount: Amount) -> bool:
    """Tell whether a verb of harm stands beside firefighters or rescuers and their figure: they are who was harmed."""
    if verb.pos != "verb" or verb.kind not in _ARTICLE_KINDS or verb.says is not people.says:
        return False
    first = scene.reading.token_index(amount.span.start)
    left, right = (people.last, verb.first) if verb.first >= people.last else (verb.last, first)
    near = 0 <= right - left <= _BESIDE and not scene.breaks_between(left - 1, right)
    return near and (scene.pack.switch("free_order") or (verb.first >= people.last and _undergoes(scene, verb)))


def _undergoes(scene: Scene, verb: Anchor) -> bool:
    return verb.frame == "subject" or is_passive(scene, verb)


def _befalls(scene: Scene, verb: Anchor, amount: Amount, people: Anchor) -> bool:
    """Tell whether a verb of a free order takes the figure of people beside it, in one clause with it."""
    if not scene.pack.switch("free_order"):
        return False
    first = scene.reading.token_index(amount.span.start)
    left, right = (people.last, verb.first) if verb.first >= people.last else (verb.last, first)
    return 0 <= right - left <= _NEAR and not scene.breaks_between(left - 1, right)


def _article_limit(scene: Scene, anchor: Anchor, amount: Amount) -> int:
    """How far an article counts as a figure: for people harmed, and for a missile that strikes; else not at all."""
    if anchor.kind in _ARTICLE_KINDS:
        first = scene.reading.sentences[anchor.sentence].first
        befalls = anchor.frame == "subject" or is_passive(scene, anchor)
        leads = scene.reading.token_index(amount.span.start) == first and anchor.pos != "noun" and befalls
        return _SUBJECT if leads and anchor.start > amount.span.end else _NEAR
    strikes = anchor.kind in ("struck", "launched") and anchor.pos == "verb" and anchor.start > amount.span.start
    return _NEAR if strikes and amount.unit in ("missile", "rocket") else _NEVER


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
    if group_of(amount.unit) in ("S", "T") and anchor.kind not in _REACHED and is_led(scene, amount):
        cost += _OTHER_NOUN
    if anchor.kind not in ("struck", "launched") and "by" in scene.classes_at(first - 1):
        cost += _OTHER_NOUN
    content, own = scene.content_at(amount.span.start), scene.content_at(anchor.start)
    if (content and content[1].id) != (own and own[1].id):
        cost += 14
    return cost


def _against_frame(scene: Scene, anchor: Anchor, amount: Amount, *, after: bool) -> int:
    """Return the penalty where the word's frame expects what it counts on its other side."""
    if anchor.pos == "people" and amount.noun is not None and amount.form != "negative":
        return 0 if is_predicated(scene, anchor, amount) else _OTHER_NOUN
    if anchor.pos in ("noun", "people") and amount.form == "negative" and not after:
        return _OTHER_NOUN
    if anchor.pos in ("noun", "people"):
        return 3 if after and anchor.pos == "noun" else 0
    free = scene.pack.switch("free_order")
    if anchor.frame == "subject" or is_passive(scene, anchor):
        return 0 if after else 1 if free else 9
    if after and group_of(amount.unit) in ("W", "A") and anchor.kind in ("struck", "launched"):
        return 0
    return (2 if free else 9) if after else 0


def _as_subset(scene: Scene, links: dict[int, Link], number: int, amount: Amount, direct: Link | None) -> Link | None:
    """Let a subset take the kind of its whole, unless a word of its own stands beside it."""
    whole = scene.grouping.part_of.get(number)
    if whole is None or whole not in links:
        return None
    kind = links[whole].kind
    far = _REACH if kind == "other" else _NEAR
    near = direct is not None and direct.kind not in ("responders", "other") and direct.cost <= far
    near = near or (direct is not None and direct.kind == "other" and direct.cost <= _NEAR)
    if direct is not None and near and direct.anchor != links[whole].anchor:
        return direct
    if amount.unit is not None and group_of(amount.unit) not in GROUPS.get(kind, ""):
        return None
    return Link(number, None, kind, 0)


def _carried(scene: Scene, links: dict[int, Link], number: int, amount: Amount) -> Link | None:
    """Let a figure without a noun of its own go on with the kind of the figure before it (``there are now 39``)."""
    if not amount.elliptic or number - 1 not in links or amount.form in ("article", "fraction"):
        return None
    if amount.form == "negative" and opens_sentence(scene, amount):
        return None
    before = links[number - 1]
    reading = scene.reading
    far = reading.sentence_at(amount.span.start).index - reading.sentence_at(scene.amounts[number - 1].span.start).index
    return Link(number, None, before.kind, 9) if far <= 1 and scene.amounts[number - 1].unit == amount.unit else None
