"""Where a thing is said to have happened: the place of its own words, else the place that governs the dispatch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from selon.claims.measurements import is_reference
from selon.claims.scene import Scene
from selon.records.attribution import Attribution
from selon.records.claims import Place, PlaceMention
from selon.text import fold

__all__ = ["Places", "as_place", "is_national"]

_RANK = {"settlement": 0, "admin2": 1, "other": 2, "admin1": 2, "country": 4}
#: What a mention is worth towards governing the dispatch, by precision, and by where it stands.
_WORTH = {"settlement": 5.0, "admin2": 3.0, "other": 2.0, "admin1": 2.0, "country": 0.0}
_LIMIT = 45
_STEP = 7


@dataclass(frozen=True, slots=True)
class _Spot:
    """A mention that can be where something happened; ``index`` its first token, ``last`` the one after it."""

    mention: PlaceMention
    index: int
    last: int
    led: frozenset[str]


class Places:
    """The places of one text as the places of its claims."""

    def __init__(self, scene: Scene) -> None:
        """Sort the mentions by sentence and choose the one that governs."""
        self._scene = scene
        self._spots: dict[int, list[_Spot]] = defaultdict(list)
        reading = scene.reading
        for mention in scene.places:
            start = mention.span.start
            if mention.form in ("adjective", "metonym") or scene.is_outside(start) or is_reference(scene, mention):
                continue
            index = reading.token_index(start)
            spot = _Spot(mention, index, reading.token_index(mention.span.end), _led_by(scene, index))
            if "by" not in spot.led:
                self._spots[reading.sentence_at(start).index].append(spot)
        self.governing = self._govern()

    def _govern(self) -> Place | None:
        """Return the place that most of the dispatch is about: named early, often, finely, and in its title."""
        scores: dict[tuple[str | None, str], float] = defaultdict(float)
        places: dict[tuple[str | None, str], Place] = {}
        title = fold(self._scene.reading.document.title or "")
        for sentence, spots in sorted(self._spots.items()):
            for spot in spots:
                place = spot.mention.place
                key = (place.name, place.precision)
                places.setdefault(key, place)
                early = 4.0 if sentence == 0 else 2.5 if sentence <= 2 else 1.0
                scores[key] += early
                if key[0] and scores[key] == early:
                    scores[key] += _WORTH.get(place.precision, 0.0)
                    scores[key] += 4.0 * (fold(spot.mention.span.text) in title)
        if not scores:
            return None
        best = max(scores, key=lambda key: (scores[key], -list(scores).index(key)))
        return places[best]

    def own(self, anchor_start: int, anchor_end: int, *, after_only: bool = False) -> list[PlaceMention]:
        """Return the mentions that say where the words ``start:end`` happened: one, or a list of equals."""
        scene, reading = self._scene, self._scene.reading
        sentence = reading.sentence_at(anchor_start)
        content = scene.content_at(anchor_start)
        first, last = reading.token_index(anchor_start), reading.token_index(anchor_end)
        ranked: list[tuple[int, _Spot]] = []
        for spot in self._spots.get(sentence.index, ()):
            other = scene.content_at(spot.mention.span.start)
            if (content and content[1].id) != (other and other[1].id) and (other is not None or content is not None):
                continue
            if after_only and spot.index < last:
                continue
            cost = self._cost(first, last, spot)
            if cost <= _LIMIT:
                ranked.append((cost, spot))
        if not ranked:
            return []
        nearest = min(ranked, key=lambda pair: pair[0])[1]
        chosen = self._finest(nearest, [spot for _, spot in ranked])
        return self._list(chosen)

    def _cost(self, first: int, last: int, spot: _Spot) -> int:
        scene = self._scene
        low, high = (last, spot.index) if spot.index >= last else (spot.last, first)
        cost = max(high - low, 0) + 2 * scene.breaks_between(low - 1, high)
        cost += 0 if spot.index >= last else 2
        return cost

    def _finest(self, nearest: _Spot, spots: list[_Spot]) -> _Spot:
        """Of places that stand together (Toropets, in the Tver region) take the finest."""
        best = nearest
        for spot in spots:
            apart = max(spot.index - nearest.last, nearest.index - spot.last)
            finer = _RANK.get(spot.mention.place.precision, 3) < _RANK.get(best.mention.place.precision, 3)
            if apart <= _STEP and finer and spot.mention.place.country == nearest.mention.place.country:
                best = spot
        return best

    def _list(self, chosen: _Spot) -> list[PlaceMention]:
        """Return the chosen place with those joined to it in one list."""
        spots = sorted(
            (
                s
                for found in self._spots.values()
                for s in found
                if s.mention.place.precision == chosen.mention.place.precision
            ),
            key=lambda s: s.index,
        )
        at = spots.index(chosen)
        low = high = at
        while low > 0 and self._joined(spots[low - 1], spots[low]):
            low -= 1
        while high + 1 < len(spots) and self._joined(spots[high], spots[high + 1]):
            high += 1
        return [spot.mention for spot in spots[low : high + 1]]

    def _joined(self, left: _Spot, right: _Spot) -> bool:
        scene = self._scene
        if left.mention.place.name == right.mention.place.name or right.index - left.last > 5:
            return False
        between = range(left.last, right.index)
        joins = any("coord" in scene.classes_at(i) or scene.fold_at(i) == "," for i in between)
        return (
            joins
            and all(
                scene.fold_at(i) == ","
                or scene.classes_at(i) & {"coord", "det", "prep", "of", "adv"}
                or scene.hit_at("place_words", scene.reading.tokens[i].start)
                for i in between
            )
            and any("coord" in scene.classes_at(i) for i in between) | (right.index - left.last <= 2)
        )


def _led_by(scene: Scene, index: int) -> frozenset[str]:
    """Return the classes of the preposition before a mention, small words between stepped over."""
    for at in range(index - 1, max(index - 5, -1), -1):
        classes = scene.classes_at(at)
        if "prep" in classes:
            return classes
        if scene.reading.tokens[at].kind == "mark" and scene.fold_at(at) not in "'\"«“":
            break
    return frozenset()


def as_place(mention: PlaceMention) -> Place:
    """Return the place of a mention, its span with it."""
    place = mention.place
    return Place(
        mention.span,
        place.name,
        place.country,
        place.admin1,
        place.precision,
        place.lat,
        place.lon,
        place.geonames_id,
    )


def is_national(says: Attribution | None) -> bool:
    """Tell whether a saying speaks for a whole country: its armed forces or its government."""
    return says is not None and says.source.kind == "military" and says.source.side is not None
