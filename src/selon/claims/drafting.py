"""From chosen anchors and figures to claims: one claim a figure, one a place of a list, each with its arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from selon.claims.actors import agent_of, means_of, target_of
from selon.claims.counting import GROUPS, Link, group_of, unit_of
from selon.claims.listing import find_listed
from selon.claims.measurements import Measurement
from selon.claims.placement import MOVED, MOVES, Places, as_place
from selon.claims.polarity import stance
from selon.claims.scene import Scene
from selon.claims.shapes import Anchor
from selon.claims.timing import time_of
from selon.records.attribution import Attribution
from selon.records.claims import Actor, Amount, Claim, Moment, Place, Quantity, Share
from selon.text import content_id

__all__ = ["Draft", "draft_anchors", "draft_leftovers", "draft_measurements", "draft_unverified", "write"]


#: Nobody right beside a verb of surviving is killed.
_BESIDE = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: its words, its kind, the figure that it carries."""

    start: int
    end: int
    kind: str
    anchor: Anchor | None
    amount: int | None = None
    measurement: Measurement | None = None


def draft_anchors(scene: Scene, anchors: list[Anchor], links: list[Link], chosen: list[bool]) -> list[Draft]:
    """Return the drafts of the chosen anchors: one a figure; a second figure is anchored at what it counts."""
    drafts: list[Draft] = []
    used: set[int] = set()
    heads: dict[int, int] = {}
    for link in sorted(links, key=lambda link: (link.cost, link.amount)):
        amount = scene.amounts[link.amount]
        anchor = anchors[link.anchor] if link.anchor is not None else _head(scene, anchors, links, link)
        people = anchor is not None and anchor.pos == "people"
        apart = people and amount.subset and link.amount not in scene.grouping.part_of
        if link.anchor is not None and link.anchor not in used and not apart:
            used.add(link.anchor)
            start, end = anchors[link.anchor].start, anchors[link.anchor].end
        else:
            span = amount.noun or amount.span
            start, end = span.start, span.end
        heads[link.amount] = len(drafts)
        none = link.kind == "other" and amount.form == "negative" and group_of(amount.unit) == "P"
        none = none and link.cost <= _BESIDE and anchor is not None and anchor.pos != "phrase"
        drafts.append(Draft(start, end, "killed" if none else link.kind, anchor, link.amount))
    drafts += [Draft(start, end, a.kind, a) for a, start, end in find_listed(scene, anchors, links)]
    drafts += [Draft(a.start, a.end, a.kind, a) for n, a in enumerate(anchors) if chosen[n] and n not in used]
    return sorted(drafts, key=lambda d: (d.start, d.end, d.kind))


def _head(scene: Scene, anchors: list[Anchor], links: list[Link], link: Link) -> Anchor | None:
    """Return the anchor whose kind a carried figure has taken over."""
    whole = scene.grouping.part_of.get(link.amount, link.amount - 1)
    before = next((other for other in links if other.amount == whole), None)
    if before is None or before is link:
        return None
    return anchors[before.anchor] if before.anchor is not None else _head(scene, anchors, links, before)


def draft_unverified(scene: Scene) -> list[Draft]:
    """Return a draft for each thing that somebody says they cannot verify, anchored at what it is."""
    return [
        Draft(says.content[0].start, says.content[0].end, "unverified", None)
        for says in scene.attributions
        if says.act == "cannot_verify" and says.content
    ]


def draft_measurements(measurements: Iterable[Measurement]) -> list[Draft]:
    """Return the drafts of the measurements."""
    return [Draft(m.start, m.end, m.kind, None, m.amount, m) for m in measurements]


def draft_leftovers(scene: Scene, left: Iterable[tuple[int, str]]) -> list[Draft]:
    """Return the drafts of the figures that no happening counts, anchored at what they count."""
    spans = ((number, kind, scene.amounts[number].noun or scene.amounts[number].span) for number, kind in left)
    return [Draft(span.start, span.end, kind, None, number) for number, kind, span in spans]


def write(scene: Scene, drafts: list[Draft], by: str) -> tuple[Claim, ...]:
    """Return the claims of the drafts by start, wholes and parts tied together by their ids."""
    places = Places(scene)
    claims: list[tuple[Claim, int | None]] = []
    ids: dict[int, str] = {}
    for draft in sorted(drafts, key=lambda d: (d.start, d.end, d.kind)):
        for claim in _claims(scene, places, draft, by):
            claims.append((claim, draft.amount))
            if draft.amount is not None:
                ids.setdefault(draft.amount, claim.id)
    return tuple(_tie(scene, claim, amount, ids) for claim, amount in claims)


def _claims(scene: Scene, places: Places, draft: Draft, by: str) -> Iterator[Claim]:
    amount = scene.amounts[draft.amount] if draft.amount is not None else None
    quantity = _quantity(scene, draft, amount) if amount is not None else None
    sayings: list[Attribution | None] = [*scene.contents_at(draft.start)] or [None]
    if draft.anchor is not None and sayings == [None]:
        sayings = [draft.anchor.says]
    for number, says in enumerate(sayings):
        if says is not None and says.act in ("omit", "decline"):
            continue
        spots: list[Place | None] = _places(places, scene, draft, says, amount)
        ends = _destinations(places, draft)
        for order, place in enumerate(spots):
            for rank, to in enumerate(ends):
                claim = _claim(scene, draft, says, place, quantity, amount, by, (number, order, rank))
                yield replace(claim, to=to) if to is not None else claim


def _claim(
    scene: Scene,
    draft: Draft,
    says: Attribution | None,
    place: Place | None,
    quantity: Quantity | None,
    amount: Amount | None,
    by: str,
    order: tuple[int, int, int],
) -> Claim:
    anchor = draft.anchor
    kind = draft.kind
    if anchor is not None and says is not anchor.says:
        anchor = replace(anchor, says=says)
    polarity, certainty = stance(scene, anchor, amount) if anchor else (True, says.certainty if says else "asserted")
    if kind == "unverified":
        polarity, certainty = True, "unverified"
    document = scene.reading.document.id
    return Claim(
        id=content_id("c", document, draft.start, draft.end, kind, draft.amount, *order),
        attribution=says.id if says else None,
        anchor=scene.reading.span(draft.start, draft.end),
        kind=kind,
        polarity=polarity,
        certainty=certainty,
        agent=agent_of(scene, anchor) if anchor else None,
        target=target_of(scene, anchor, amount) if anchor else _reference(scene, draft),
        means=means_of(scene, anchor) if anchor and kind not in ("shot_down", "launched") else None,
        place=place,
        to=None,
        time=_time(scene, draft),
        quantity=quantity,
        by=by,
    )


def _time(scene: Scene, draft: Draft) -> Moment | None:
    """Return when a draft happened; a figure carried over from its whole happened with it, in the same sentence."""
    whole = draft.anchor
    reading = scene.reading
    carried = whole is not None and draft.amount in scene.grouping.part_of and draft.start > whole.end
    if whole is not None and carried and reading.sentence_at(draft.start).index == whole.sentence:
        return time_of(scene, whole.start, whole.end)
    return time_of(scene, draft.start, draft.end)


def _reference(scene: Scene, draft: Draft) -> Actor | None:
    """Return the place that a distance is measured from, or what cannot be verified."""
    if draft.kind == "unverified":
        span = scene.reading.span(draft.start, draft.end)
        return Actor(span, span.text, None)
    reference = draft.measurement.reference if draft.measurement is not None else None
    if reference is None:
        return None
    return Actor(reference.span, reference.place.name, reference.place.country)


def _moved(draft: Draft) -> str:
    people = draft.anchor is not None and draft.anchor.pos == "people"
    return MOVED if people and draft.kind in MOVES else draft.kind


def _destinations(places: Places, draft: Draft) -> list[Place | None]:
    """Return where people are moved to, a claim each; only the first where a figure counts over them all."""
    if draft.kind not in MOVES:
        return [None]
    ends: list[Place | None] = [as_place(m) for m in places.destinations(draft.start, draft.end, _moved(draft))]
    return (ends if draft.amount is None else ends[:1]) or [None]


def _places(
    places: Places, scene: Scene, draft: Draft, says: Attribution | None, amount: Amount | None
) -> list[Place | None]:
    """Return the places of a draft: a claim each; one that holds them all where one figure counts over them all."""
    measurement = draft.measurement
    if measurement is not None and measurement.measured is not None:
        return [as_place(measurement.measured)]
    if draft.kind == "shot_down":
        whole = _airspace(scene, places, draft, says)
        if whole is not None:
            return [whole]
    found = places.of(draft.start, draft.end, _moved(draft), says, _subset_start(scene, draft))
    if len(found) > 1 and amount is not None:
        return [_together(scene, [as_place(place) for place in found])]
    return [as_place(place) for place in found] or [None]


def _subset_start(scene: Scene, draft: Draft) -> int | None:
    """Return where the first subset or item of a draft's figure begins, None without one."""
    if draft.amount is None:
        return None
    starts = [scene.amounts[n].span.start for n, whole in scene.grouping.part_of.items() if whole == draft.amount]
    parts = scene.grouping.parts.get(draft.amount, ())
    starts += [part.span.start for part in parts if part.place is not None and part.span is not None]
    return min(starts, default=None)


def _airspace(scene: Scene, places: Places, draft: Draft, says: Attribution | None) -> Place | None:
    """Return the country over which a tally was shot down, where parts or a whole army's word make it one."""
    number = draft.amount if draft.amount is not None else -1
    codes = {part.place.country for part in scene.grouping.parts.get(number, ()) if part.place is not None}
    if len(codes) == 1:
        return _named(scene, codes.pop())
    own = places.own(draft.start, draft.end, draft.kind)
    before = _subset_start(scene, draft)
    if own and before is not None and own[0].span.start > before:
        own = []
    return _named(scene, says.source.side) if not own and says is not None and _is_national(scene, says) else None


def _is_national(scene: Scene, says: Attribution) -> bool:
    """Tell whether a saying speaks for a whole country: its armed forces, or its capital's name."""
    source = says.source
    if source.side is None or source.kind not in ("military", "government"):
        return False
    if source.kind == "military":
        return True
    span = source.span
    return span is not None and any(p.form == "metonym" for p in scene.places_in(span.start, span.end))


def _together(scene: Scene, found: list[Place]) -> Place:
    """Return one place for a list: the country of three regions or more, else both names."""
    countries = {place.country for place in found}
    if len(found) > 2 and len(countries) == 1:
        country = _named(scene, found[0].country)
        if country is not None:
            return replace(country, span=found[0].span)
    names = [place.name or "" for place in found]
    tails = {name.rpartition(" ")[2] for name in names}
    if len(tails) == 1 and all(" " in name for name in names):
        tail = tails.pop()
        names = [name.rpartition(" ")[0] for name in names]
        names[-1] += f" {tail}s"
    name = ", ".join(names[:-1]) + " and " + names[-1]
    return Place(found[0].span, name, countries.pop() if len(countries) == 1 else None, None, "other")


def _named(scene: Scene, code: str | None) -> Place | None:
    """Return a country by its code, as the text names it; None where it does not."""
    for mention in scene.places:
        if mention.place.precision == "country" and mention.place.country == code:
            return replace(mention.place, span=None)
    return None


def _quantity(scene: Scene, draft: Draft, amount: Amount) -> Quantity:
    parts = scene.grouping.parts.get(draft.amount if draft.amount is not None else -1, ())
    share = Share(amount.share) if amount.share is not None else None
    unit = unit_of(scene, draft.amount) if draft.amount is not None else amount.unit
    if unit != "percent" and (unit is None or (GROUPS.get(draft.kind) == "P" and group_of(unit) != "P")):
        unit = "person" if "P" in GROUPS.get(draft.kind, "P") else "thing"
    if unit == "device" and draft.kind == "responders":
        unit = "vehicle"
    return Quantity(amount.span, amount.value, amount.low, amount.high, amount.modifier, unit, None, parts, share)


def _tie(scene: Scene, claim: Claim, amount: int | None, ids: dict[int, str]) -> Claim:
    """Name the claim that a figure is a part or a share of."""
    if amount is None or claim.quantity is None:
        return claim
    whole = scene.grouping.part_of.get(amount)
    if whole is None or whole not in ids:
        return claim
    share = replace(claim.quantity.share, of=ids[whole]) if claim.quantity.share else None
    return replace(claim, quantity=replace(claim.quantity, part_of=ids[whole], share=share))
