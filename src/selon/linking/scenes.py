"""The claims of one document laid out by scene: a family of kinds at a place.

A settlement at which something opens, or people come to harm, is a scene of its own. What names only a region, a
country or nothing goes to the scene that it most probably means: a settlement of that region named just before, else
the document's main one, unless it is plainly about somewhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from selon.geodesy import kilometres
from selon.linking.days import Days, moment_days
from selon.linking.families import (
    AIR,
    GROUND,
    HAPPENING,
    LASTING,
    OPENING,
    SITE,
    SPREADING,
    TOLL,
    area_key,
    family,
    is_local,
    is_tally,
    place_key,
)
from selon.records.claims import Claim, Place
from selon.records.folios import Folio

__all__ = ["FRESH", "LEAD", "Scene", "Told", "lay_out", "scenes_of"]

#: What happened so many days before publication is no news of its own.
FRESH = 8
#: A document opens with its first claims, so many of them.
LEAD = 3
#: A place that lies no farther from the main one, in kilometres, is part of the same scene.
_SUBURB = 12.0
#: What is said of a site beside its building.
_OF_SITES = frozenset({"stored", "other"})
#: What is said about a happening, wherever those are who are blamed or doubted.
_OF_OTHERS = frozenset({"responsibility", "cause", "motive", "verified", "unverified"})

_SENTENCE = re.compile(r"[.!?…]+[\"'»”“’)\]]*\s+|\n+")
_PARAGRAPH = re.compile(r"\n+")

Scene = tuple[str, str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A claim with where it stands: its number, sentence and paragraph, and the days that its own words tell.

    ``key`` and ``area`` are those of its place and region, ``family`` that of its kind.
    """

    claim: Claim
    number: int
    sentence: int
    paragraph: int
    days: Days | None
    family: str
    key: str | None
    area: str | None

    @property
    def local(self) -> bool:
        """Whether it is set at a settlement or district."""
        return is_local(self.claim.place)

    @property
    def striking(self) -> bool:
        """Whether something opens there, or people come to harm."""
        return self.claim.kind in OPENING or self.claim.kind in TOLL

    def follows(self, other: Told | None) -> bool:
        """Tell whether it stands in the same sentence as another claim, or in the next of the same paragraph."""
        return other is not None and other.paragraph == self.paragraph and self.sentence - other.sentence <= 1


def lay_out(folio: Folio) -> list[Told]:
    """Return a document's claims in the order of its text."""
    text = folio.document.text
    sentences = [match.end() for match in _SENTENCE.finditer(text)]
    paragraphs = [match.end() for match in _PARAGRAPH.finditer(text)]
    ordered = sorted(folio.claims, key=lambda claim: (claim.anchor.start, claim.anchor.end, claim.id))
    return [
        Told(
            claim,
            number,
            bisect_right(sentences, claim.anchor.start),
            bisect_right(paragraphs, claim.anchor.start),
            moment_days(claim.time),
            family(claim),
            place_key(claim.place),
            area_key(claim.place),
        )
        for number, claim in enumerate(ordered)
    ]


def scenes_of(told: Sequence[Told], published: Days | None) -> dict[Scene, list[Told]]:
    """Return the claims of each scene, in the order of the text; every claim is in exactly one."""
    stage = _Stage(told, published)
    scenes: dict[Scene, list[Told]] = defaultdict(list)
    before: tuple[Told, Scene] | None = None
    for t in told:
        scene = stage.place(t, before)
        before = (t, scene)
        scenes[scene].append(t)
    return scenes


class _Stage:
    """What a document's places are, before its claims are placed."""

    def __init__(self, told: Sequence[Told], published: Days | None) -> None:
        self._places: Mapping[str, Place] = {t.key: t.claim.place for t in reversed(told) if t.key and t.claim.place}
        local = [t for t in told if t.key and t.local]
        striking = {t.key for t in local if t.striking}
        self.main = _main(local, striking, published)
        hazards = {t.claim.kind for t in told if not t.local or t.key == self.main} & SPREADING
        self._towns = {key for key in striking if key and not self._belongs(key, _opening(key, local), hazards)}
        self._area = {t.key: t.area for t in local if t.key in self._towns}
        self._wide = Counter(t.key for t in told if t.key and t.striking and t.family == HAPPENING)
        self._rest = self._without_town(told)
        self._last: dict[str | None, str] = {}
        self._flooded = not hazards.isdisjoint(LASTING)
        self._sites = {t.claim.attribution for t in told if t.family == SITE and t.claim.attribution}

    def _without_town(self, told: Sequence[Told]) -> Scene:
        """Return where claims go that name nothing, in a document without a town: a region or country, or a tally."""
        if self._wide:
            return HAPPENING, max(self._wide, key=lambda key: self._wide[key])
        tally = next((t.claim.place for t in told if t.family == AIR and t.claim.place), None)
        return (AIR, tally.country or "") if tally else (HAPPENING, next((t.key for t in told if t.key), None))

    def _belongs(self, key: str, kinds: AbstractSet[str], hazards: AbstractSet[str]) -> bool:
        """Tell whether a town is part of the main scene: a suburb, or a place that the same flood has reached."""
        if self.main is None or key == self.main:
            return False
        if kinds and kinds <= hazards:
            return True
        one, other = self._places[key], self._places[self.main]
        if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
            return False
        return kilometres(one.lat, one.lon, other.lat, other.lon) <= _SUBURB

    def place(self, t: Told, before: tuple[Told, Scene] | None) -> Scene:
        """Return the scene of a claim, given the claim before it and that one's."""
        scene = self._scene(t, before)
        if scene[0] == HAPPENING and scene[1] in self._towns:
            self._last[self._area.get(scene[1])] = scene[1]
        return scene

    def _scene(self, t: Told, before: tuple[Told, Scene] | None) -> Scene:
        claim, place = t.claim, t.claim.place
        if t.family == SITE or (claim.kind in _OF_SITES and claim.attribution in self._sites):
            return SITE, t.key or self.main
        inside = t.area is not None and t.area in self._area.values()
        if t.family == AIR and (is_tally(claim) or not inside):
            return AIR, (place.country or "") if place else ""
        if t.local:
            known = t.key in self._towns or self.main is None
            return HAPPENING, t.key if known else self._last.get(t.area, self.main)
        if t.family == GROUND:
            return GROUND, t.key
        if inside:
            first = next(key for key, area in self._area.items() if area == t.area)
            return HAPPENING, self._last.get(t.area, first)
        if before is not None and before[1][0] == AIR and t.key == before[0].key and t.follows(before[0]):
            return before[1]
        if self.main is None:
            return (HAPPENING, t.key) if t.key in self._wide else self._rest
        there = HAPPENING, t.key
        beside = before is not None and before[1] == there and t.follows(before[0])
        apart = t.key in self._wide and (beside or claim.kind not in _OF_OTHERS)
        if apart and place and self._elsewhere(place, self._places[self.main]):
            return there
        return HAPPENING, self.main

    def _elsewhere(self, place: Place, main: Place) -> bool:
        """Tell whether a region or country is another than the one that the main settlement lies in.

        A flood or storm knows no regions: it is one throughout its country.
        """
        if place.country and main.country and place.country != main.country:
            return True
        return place.precision == "admin1" and area_key(place) != area_key(main) and not self._flooded


def _opening(key: str, local: Iterable[Told]) -> set[str]:
    """Return the kinds that open something at a town."""
    return {t.claim.kind for t in local if t.key == key and t.claim.kind in OPENING}


def _main(local: Sequence[Told], striking: set[str | None], published: Days | None) -> str | None:
    """Return the settlement that most claims are set at, the first of equals; None where there is none.

    A place that is only brought up with an older time is none.
    """
    counted: Counter[str] = Counter()
    for t in local:
        stale = t.days is not None and published is not None and t.days.gap(published) >= FRESH and t.number >= LEAD
        if t.key and not stale:
            counted[t.key] += 2 if t.key in striking else 1
    return max(counted, key=lambda key: counted[key], default=None)
