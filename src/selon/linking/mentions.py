"""What one document says of which happenings.

A dispatch has one or a few happenings of its own, brings up older ones, and often adds what air defence shot down that
night. So its claims are first laid out by *scene*: the place and the family of their kind. What names no settlement (a
region, a country, nothing) goes to the scene that it most probably means. Then each scene is cut by time. Most claims
tell no time of their own: they belong to the time that governs the scene, or to the older one that the sentence before
has just brought up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selon.linking.blocks import make_blocks
from selon.linking.days import Days, iso, moment_days, published_days
from selon.linking.scenes import (
    AIR,
    BACKGROUND,
    GROUND,
    HAPPENING,
    OPENING,
    TOLL,
    area_key,
    family,
    figure_tokens,
    is_local,
    place_key,
)
from selon.names import keys as name_keys
from selon.records.claims import Claim, Place
from selon.records.events import Mention, ref
from selon.records.folios import Folio
from selon.text import content_id

__all__ = ["find_mentions"]

_SENTENCE = re.compile(r"[.!?…]+[\"'»”“’)\]]*\s+|\n+")
_PARAGRAPH = re.compile(r"\n+")
#: An interval of more days than this tells a period, not a happening's day.
_TIGHT = 4
#: What happened more days than this before publication is no news of its own.
_FRESH = 8
#: What follows a happening (tolls, evacuations, water still rising) is dated up to so many days after it.
_AFTERMATH = 21
#: An older happening governs a document that opens with it: within its first claims.
_LEAD = 3

_Scene = tuple[str, str | None]


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """A claim with where it stands: its number, sentence and paragraph, and the days that its own words tell."""

    claim: Claim
    number: int
    sentence: int
    paragraph: int
    days: Days | None


def find_mentions(folio: Folio) -> tuple[Mention, ...]:
    """Return the happenings that a document speaks of, each with its claims; every claim is in exactly one."""
    told = _lay_out(folio)
    published = published_days(folio.document.published)
    scenes = _scenes(told)
    governing = _governing(scenes, published)
    found = []
    for scene in sorted(scenes, key=lambda scene: scenes[scene][0].number):
        for members, days, dated in _by_time(scene, scenes[scene], published, governing):
            found.append(_mention(folio, scene[0], members, days, published, dated=dated))
    return tuple(found)


def _lay_out(folio: Folio) -> list[_Told]:
    text = folio.document.text
    sentences = [match.end() for match in _SENTENCE.finditer(text)]
    paragraphs = [match.end() for match in _PARAGRAPH.finditer(text)]
    ordered = sorted(folio.claims, key=lambda claim: (claim.anchor.start, claim.anchor.end, claim.id))
    return [
        _Told(
            claim,
            number,
            bisect_right(sentences, claim.anchor.start),
            bisect_right(paragraphs, claim.anchor.start),
            moment_days(claim.time),
        )
        for number, claim in enumerate(ordered)
    ]


# --- where: scenes ----------------------------------------------------------------------------------------------------


def _scenes(told: Sequence[_Told]) -> dict[_Scene, list[_Told]]:
    """Return the claims of each scene, in the order of the text."""
    towns = _towns(told)
    main = _main(told, towns)
    regions = {area_key(t.claim.place) for t in told if place_key(t.claim.place) in towns}
    tallied = any(family(t.claim) == AIR and _is_tally(t.claim) for t in told)
    scenes: dict[_Scene, list[_Told]] = defaultdict(list)
    last: dict[str | None, str] = {}
    for t in told:
        scene = _scene_of(t, towns, main, regions, last, tallied=tallied)
        if scene[0] == HAPPENING and scene[1] in towns:
            last[towns[scene[1]]] = scene[1]
        scenes[scene].append(t)
    return scenes


def _towns(told: Sequence[_Told]) -> dict[str, str | None]:
    """Return the settlements at which something opens or strikes people, each with the key of its region."""
    towns: dict[str, str | None] = {}
    for t in told:
        key = place_key(t.claim.place)
        if key and is_local(t.claim.place) and t.claim.kind in OPENING | TOLL:
            towns.setdefault(key, area_key(t.claim.place))
    return towns


def _main(told: Sequence[_Told], towns: dict[str, str | None]) -> str | None:
    """Return the settlement that most claims are set at, the first of equals; None where none is named."""
    counted: Counter[str] = Counter()
    for t in told:
        key = place_key(t.claim.place)
        if key and is_local(t.claim.place):
            counted[key] += 2 if key in towns else 1
    return max(counted, key=lambda key: counted[key], default=None)


def _is_tally(claim: Claim) -> bool:
    """Tell whether a claim of weapons shot down speaks of a country or of several regions."""
    if claim.place is not None and claim.place.precision in {"country", "other"}:
        return True
    return claim.quantity is not None and len({place_key(part.place) for part in claim.quantity.parts}) > 1


def _scene_of(
    t: _Told,
    towns: dict[str, str | None],
    main: str | None,
    regions: set[str | None],
    last: dict[str | None, str],
    *,
    tallied: bool,
) -> _Scene:
    claim, place = t.claim, t.claim.place
    kind, key, region = family(claim), place_key(place), area_key(place)
    if kind == BACKGROUND:
        return BACKGROUND, key or main
    if kind == AIR:
        if _is_tally(claim) or (tallied and region not in regions) or (not towns and tallied):
            return AIR, (place.country or "") if place else ""
        if region not in regions:
            return AIR, (place.country or "") if place else ""
    if is_local(place):
        if key in towns or main is None:
            return HAPPENING, key
        return HAPPENING, last.get(region, main)
    if kind == GROUND:
        return GROUND, key
    if region is not None and region in regions:
        return HAPPENING, last.get(region) or next(town for town, area in towns.items() if area == region)
    if key is not None and (claim.kind in OPENING | TOLL or main is None) and (main is None or _elsewhere(place, main)):
        return HAPPENING, key
    return HAPPENING, main


def _elsewhere(place: Place | None, main: str) -> bool:
    """Tell whether a region or country is another than the one that the main settlement lies in."""
    if place is None:
        return False
    _, region, country = main.rsplit("|", 2)
    if place.country and place.country.lower() != country:
        return True
    return place.precision == "admin1" and (place.admin1 or "").lower() != region


# --- when: the times of a scene ---------------------------------------------------------------------------------------

_Cut = tuple[list[_Told], Days | None, bool]


def _governing(scenes: dict[_Scene, list[_Told]], published: Days | None) -> Days | None:
    """Return the days of the document's main happening, for tallies that tell none of their own."""
    happenings = [scene for scene in scenes if scene[0] == HAPPENING]
    if not happenings:
        return None
    main = max(happenings, key=lambda scene: (len(scenes[scene]), -scenes[scene][0].number))
    _, days = _periods(scenes[main], published)
    return days


def _by_time(scene: _Scene, told: list[_Told], published: Days | None, governing: Days | None) -> list[_Cut]:
    """Return the happenings of one scene: their claims, their days, and whether the text told those."""
    periods, ruling = _periods(told, published)
    held: dict[Days | None, list[_Told]] = defaultdict(list)
    before: _Told | None = None
    where: Days | None = ruling
    for t in told:
        if t.days is not None:
            where = _period_of(t, periods, ruling)
        elif not (before is not None and before.paragraph == t.paragraph and t.sentence - before.sentence <= 1):
            where = ruling
        held[where].append(t)
        before = t
    cuts: list[_Cut] = []
    for days, members in held.items():
        if days is None and scene[0] == AIR:
            cuts.append((members, governing or published, False))
        else:
            cuts.append((members, days, days is not None))
    return cuts


def _periods(told: list[_Told], published: Days | None) -> tuple[list[Days], Days | None]:
    """Return the periods that a scene's claims tell, and the one that governs it, None if it is the undated news."""
    opening = [t for t in told if t.days is not None and t.claim.kind in OPENING | {"alert"}]
    timed = opening or [t for t in told if t.days is not None]
    tight = sorted({t.days for t in timed if t.days is not None and t.days.length <= _TIGHT})
    periods: list[Days] = []
    for days in tight:
        if periods and periods[-1].meets(days):
            periods[-1] = periods[-1].hull(days)
        else:
            periods.append(days)
    loose = {t.days for t in timed if t.days is not None and t.days.length > _TIGHT}
    periods += sorted(loose)
    weights = Counter(days for t in timed for days in periods if t.days is not None and _within(t.days, days))
    fresh = [days for days in periods if _is_fresh(days, told, published)]
    ruling = max(fresh, key=lambda days: (days.length <= _TIGHT, weights[days], days.last), default=None)
    return periods, ruling


def _within(inner: Days, outer: Days) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _is_fresh(days: Days, told: list[_Told], published: Days | None) -> bool:
    """Tell whether a period can govern its scene: it is recent, or the document opens with it."""
    if days.length <= _TIGHT and (published is None or days.gap(published) < _FRESH):
        return True
    return any(t.days is not None and _within(t.days, days) for t in told[:_LEAD])


def _period_of(t: _Told, periods: list[Days], ruling: Days | None) -> Days | None:
    """Return the period that a claim with a time belongs to."""
    days = t.days
    assert days is not None  # noqa: S101 - asked only of claims with a time
    for period in periods:
        if _within(days, period):
            return period
    if ruling is not None and (days.meets(ruling) or 0 <= days.first - ruling.last <= _AFTERMATH):
        return ruling
    return days


# --- putting together -------------------------------------------------------------------------------------------------


def _mention(
    folio: Folio, kind: str, members: list[_Told], days: Days | None, published: Days | None, *, dated: bool
) -> Mention:
    document = folio.document
    claims = [t.claim for t in members]
    places = _places(claims)
    start = iso(days.first) if days else None
    bound = days or published
    end = iso(bound.last) if bound else None
    figures = tuple(sorted({token for claim in claims for token in figure_tokens(claim)}))
    references = tuple(ref(document.id, claim.id) for claim in claims)
    return Mention(
        content_id("mention", *references),
        document.id,
        references,
        make_blocks(kind, places, days, published, figures),
        places,
        start,
        end,
        dated,
        tuple(sorted({claim.kind for claim in claims})),
        figures,
        _names(claims),
        document.published,
        background=kind == BACKGROUND
        or (days is not None and published is not None and days.last + _FRESH < published.first),
    )


def _places(claims: Iterable[Claim]) -> tuple[Place, ...]:
    """Return the places that claims are set at, the finest and commonest first, each once."""
    finest = ("settlement", "admin2", "admin1", "country")
    counted: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for claim in claims:
        key = place_key(claim.place)
        if key and claim.place is not None:
            counted[key] += 1
            first.setdefault(key, claim.place)

    def rank(key: str) -> tuple[int, int, str]:
        precision = first[key].precision
        return (finest.index(precision) if precision in finest else len(finest)), -counted[key], key

    return tuple(first[key] for key in sorted(first, key=rank))


def _names(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the keys of the names of those who act or are acted upon, as far as they are known by name."""
    named = {actor.name for claim in claims for actor in (claim.agent, claim.target) if actor and actor.name}
    return tuple(sorted({"-".join(name_keys(name)) for name in named if name[:1].isupper() and " " in name}))
