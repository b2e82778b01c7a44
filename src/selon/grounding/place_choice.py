"""Which place a name means, and whether it is a name of a place at all: evidence added up.

A spot's score is what speaks for its being a place; a candidate's score is what speaks for its being this one. The
weights are plain numbers, set by hand on general grounds and checked on the development gold; nothing is trained.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from selon.geodesy import kilometres
from selon.grounding.place_names import TOWN, Spot
from selon.ports import Candidate, Gazetteer
from selon.records.claims import Place
from selon.text import fold

__all__ = ["Context", "Ranked", "misplaced", "rank", "same_spot", "speaks_for"]

#: A spot is taken for a place from here on.
ENOUGH = 2.0
#: Two candidates closer than this in score are not told apart by what the text says.
MARGIN = 1.0
#: Two places nearer than this are one for a reader of dispatches (kilometres).
NEAR = 25.0

#: Names of countries, seas and stretches of land are hardly ever anything else.
_KNOWN = {"country": 3.0, "other": 2.0}
#: What capitals at the start of a sentence are worth: the press writes its datelines so (NEW YORK (AP)).
_DATELINE = 1.5
#: What a name in another case than the gazetteer's, with no preposition, is worth: вокзал Краматорська.
_CASE = 1.0
#: What speaks against a name that only sounds like a place of a country that the text does not name.
_FOREIGN = 3.0
#: What speaks against a byname of a small place in a country that the text does not name: Kesh, for Cache in Oklahoma.
_BYNAME = 1.0
_PREPOSITION = {"in": 2.5, "of": 1.0, "by": -1.0, "": 0.0}


@dataclass(slots=True)
class Context:
    """What the text has made plain so far: countries by weight, regions, points of sure places, names of people.

    ``lower`` holds the words that the text has in small letters; ``unled`` is what a name without a preposition gets:
    more than nothing only where the pack knows no prepositions.
    """

    countries: Counter[str] = field(default_factory=Counter)
    regions: set[tuple[str | None, str | None]] = field(default_factory=set)
    points: list[tuple[float, float]] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    lower: frozenset[str] = frozenset()
    sure: Counter[str] = field(default_factory=Counter)
    unled: float = 0.0

    def share(self, country: str | None) -> float:
        """Return how much of what the text says of countries is of this one (0 to 1)."""
        total = sum(self.countries.values())
        return self.countries[country] / total if total and country else 0.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A name's candidates, best first, with their scores."""

    candidates: tuple[Candidate, ...]
    scores: tuple[float, ...]

    @property
    def ambiguous(self) -> bool:
        """Whether another place, elsewhere, is about as likely."""
        best = self.candidates[0].place
        return any(
            self.scores[0] - score < MARGIN and not same_spot(best, candidate.place)
            for candidate, score in zip(self.candidates[1:], self.scores[1:], strict=True)
        )


def same_spot(one: Place, other: Place) -> bool:
    """Tell whether two places are one for a reader: the same, near, or a region and its seat."""
    if one.geonames_id is not None and one.geonames_id == other.geonames_id:
        return True
    if one.country == other.country and one.admin1 == other.admin1 and one.precision != other.precision:
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return one.country == other.country and one.admin1 == other.admin1
    return kilometres(one.lat, one.lon, other.lat, other.lon) <= NEAR


def rank(spot: Spot, context: Context, gazetteer: Gazetteer) -> Ranked:
    """Return a spot's candidates by score. Those of another kind than its head word says come last or drop out."""
    candidates = _of_kind(spot, gazetteer)
    seats = {
        (c.place.country, c.place.admin1): c.place.name for c in spot.candidates if c.place.precision == "settlement"
    }
    scored = sorted(
        ((_score(c, spot, context, seats), -i, c) for i, c in enumerate(candidates)), key=lambda t: (-t[0], -t[1])
    )
    return Ranked(tuple(c for _, _, c in scored), tuple(s for s, _, _ in scored))


def _of_kind(spot: Spot, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    candidates = spot.candidates
    if not spot.head or spot.head == "country":
        return candidates
    fitting = tuple(c for c in candidates if c.place.precision == spot.head)
    if not fitting:
        found = (c for form in spot.bases for c in gazetteer.find(form))
        fitting = tuple(c for c in found if c.place.precision == spot.head)
    if not fitting and spot.head == "admin1":
        fitting = tuple(_regions_of(candidates, gazetteer)) or tuple(
            c for c in candidates if c.place.precision == "admin2"
        )
    if spot.head == "admin2" and not any(_fits(c.place, spot.beside) for c in fitting if spot.beside):
        fitting = tuple({c.place.geonames_id: c for c in (*fitting, *_districts_of(spot, gazetteer))}.values())
    if not fitting and any(c.place.precision == "country" for c in candidates):
        _drop_head(spot)
    return fitting or candidates


def _drop_head(spot: Spot) -> None:
    """Forget a head that is not the name's own: no region bears a country's name (régions voisines de l'Ukraine)."""
    spot.head, spot.plural = "", False
    spot.left, spot.right = spot.first, spot.last


def _regions_of(candidates: Iterable[Candidate], gazetteer: Gazetteer) -> Iterable[Candidate]:
    """Return the regions whose seat one of the settlements is (known by another spelling than the region's name)."""
    for candidate in candidates:
        place = candidate.place
        if place.precision == "settlement" and place.name and place.admin1:
            for region in gazetteer.find(fold(place.name)):
                if region.place.precision == "admin1" and region.place.country == place.country:
                    yield region


def _districts_of(spot: Spot, gazetteer: Gazetteer) -> Iterable[Candidate]:
    """Yield the districts that are called after one of the settlements and lie in its region, or that sound alike."""
    for candidate in spot.candidates:
        place = candidate.place
        if place.precision == "settlement" and place.name:
            for district in gazetteer.find(fold(place.name)):
                other = district.place
                if other.precision == "admin2" and (other.country, other.admin1) == (place.country, place.admin1):
                    yield district
    for form in (fold(spot.shape), *spot.bases):
        yield from (c for c in gazetteer.alike(form) if c.place.precision == "admin2")


def size(population: int) -> float:
    """Return what the number of inhabitants says: 0 at 3,000, one more for each factor of ten, -0.8 where unknown.

    >>> size(0), round(size(3_000)), round(size(300_000)), size(30_000_000)
    (-0.8, 0, 2, 3.0)
    """
    return -0.8 if not population else max(-1.5, min(3.0, math.log10(population + 10) - 3.5))


def _score(
    candidate: Candidate, spot: Spot, context: Context, seats: Mapping[tuple[str | None, str | None], str | None]
) -> float:
    place = candidate.place
    score = size(candidate.population) * 0.9 + 0.7 * candidate.primary + 0.8 * candidate.capital
    if place.precision == "country":
        score += 2.0
    elif place.precision == "admin1":
        twin = (place.country, place.name) in seats
        city = seats.get((place.country, place.name)) == place.name
        score += (-2.0 if city else 0.0) if spot.head == "admin1" else (-2.0 if twin else 0.0)
    elif place.precision == "admin2":
        score -= 0.0 if spot.head == "admin2" else 1.5
    if spot.articled and place.precision in ("settlement", "admin2"):
        score -= 3.0
    elif place.precision == "other":
        score += 1.5
    if context.countries:
        score += 3.0 * context.share(place.country) if place.country in context.countries else -0.8
    if (place.country, place.admin1) in context.regions:
        score += 1.5
    if spot.beside is not None and _fits(place, spot.beside):
        score += 2.5
    return score + _nearness(place, context)


def misplaced(spot: Spot, best: Candidate) -> bool:
    """Tell whether the text puts a name into a larger place in which its best candidate does not lie."""
    tied = spot.inside or (spot.touching and spot.first < spot.beside.first if spot.beside else False)
    if not tied or spot.beside is None or _fits(best.place, spot.beside):
        return False
    return all(candidate.place.precision != "other" for candidate in spot.beside.candidates)


def _fits(place: Place, other: Spot) -> bool:
    """Tell whether a place lies in, or holds, one of the places that the name beside it may mean."""
    for candidate in other.candidates:
        neighbour = candidate.place
        if place.country != neighbour.country or place.country is None:
            continue
        levels = {place.precision, neighbour.precision}
        if "country" in levels or ("admin1" in levels and place.admin1 == neighbour.admin1):
            return len(levels) == 2
    return False


def _nearness(place: Place, context: Context) -> float:
    if place.lat is None or place.lon is None or not context.points or place.precision == "country":
        return 0.0
    distance = min(kilometres(place.lat, place.lon, lat, lon) for lat, lon in context.points)
    return 1.5 if distance <= 60 else 1.0 if distance <= 250 else 0.5 if distance <= 600 else 0.0


def speaks_for(spot: Spot, ranked: Ranked, context: Context, word: str) -> float:
    """Return what speaks for a spot's being a place, given its best candidate. ``word`` is the folded name."""
    best = ranked.candidates[0]
    place = best.place
    score = (
        _PREPOSITION[spot.preposition]
        + context.unled * (not spot.preposition)
        + size(best.population)
        + _KNOWN.get(place.precision, 0.0)
        + best.capital
        + _CASE * (spot.inflected and not spot.preposition)
    )
    score += 0.5 * best.primary + 0.5 * spot.possessive + 0.5 * (spot.last - spot.first > 1)
    if len(word) > 4 and all(same_spot(place, c.place) for c in ranked.candidates):
        score += 0.8
    if spot.head == "other" and place.precision != "other":
        score -= 3.0
    elif spot.adjective or (spot.head and not spot.office and not spot.announced):
        score += 4.0
    return score + _within(spot, best, context, word) - _against(spot, best, context, word)


def _within(spot: Spot, best: Candidate, context: Context, word: str) -> float:
    """Return what the rest of the text says for a spot: countries, regions, sure places, the place beside it."""
    place = best.place
    score = min(1.0, _nearness(place, context)) + 2.0 * bool(context.sure[word])
    if place.country in context.countries:
        score += 1.5
    elif context.countries and place.country:
        score -= 0.5 if best.primary else 1.0
    if (place.country, place.admin1) in context.regions:
        score += 1.0
    if spot.beside is not None and _fits(place, spot.beside):
        score += 2.0
    return score


def _unnamed(spot: Spot, best: Candidate, context: Context) -> float:
    """Return what speaks against a name by sound or a byname in a country that the text does not name."""
    named = best.place.country in context.countries
    byname = spot.shape.isascii() and not best.primary and best.population < TOWN and not named
    foreign = context.countries and not named
    return _BYNAME * byname + ((1.5 + _FOREIGN * bool(foreign)) if spot.sounded else 0.0)


def _against(spot: Spot, best: Candidate, context: Context, word: str) -> float:
    score = 0.0
    if spot.titled:
        score += 5.0
    if spot.borne:
        score += 5.0
    if spot.partial and not (spot.touching and spot.beside is not None and _fits(best.place, spot.beside)):
        score += 2.5 if not spot.head else 1.0
    if word in context.people:
        score += 4.0 if spot.preposition != "in" else 1.5
    if spot.opens and not context.sure[word]:
        # A capital word that opens a sentence may be any word; a country's capital often opens one, as its government.
        score += -_DATELINE if spot.shape.isupper() and len(word) > 3 else 1.0 - 0.5 * best.capital
    if word in context.lower and not spot.adjective:
        score += 2.5
    if len(word) <= 3:
        score += 1.0
    if spot.articled and best.place.precision in ("settlement", "admin2"):
        score += 3.0
    score += _unnamed(spot, best, context)
    if best.bare and not spot.head:
        score += 0.3
    return score
