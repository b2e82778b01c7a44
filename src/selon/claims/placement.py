"""Where a thing is said to have happened: the place of its own words, else the place that governs.

The own place is the nearest mention of the sentence (and of the same content) that tells where. Without one, a
dispatch that is about one settlement gives that; else the region that the source speaks for, the last place told in
the paragraph, or the place that most of the dispatch is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from selon.claims.governing import Tally, itemised
from selon.claims.scene import Scene
from selon.claims.spots import Spot, ends_a_stretch, make_spot, only_locates
from selon.records.attribution import Attribution
from selon.records.claims import Place, PlaceMention

__all__ = ["MOVED", "MOVES", "Places", "as_place"]

#: Kinds whose words move people or weapons from one place to another.
MOVES = frozenset({"evacuated", "displaced", "returned"})
#: Kinds after whose words stands where people were brought.
_BROUGHT = MOVES | {"hospitalised", "rescued"}
#: Said of the people themselves (the evacuees are in Kunya): what follows is where they are now.
MOVED = "moved"
_FROM = frozenset({"evacuated", "displaced", "withdrawal", "launched"})
#: What a mention's precision costs, in tokens, when the nearest place is sought.
_COARSE = {"settlement": 0, "admin2": 0, "admin1": 1, "other": 2, "country": 6}
_LIMIT = 45
#: A place that no preposition leads tells where only right beside the word.
_BARE = 6
_STEP = 7
#: So many places of one kind in a sentence are a list.
_LISTING = 3
_AWAY = frozenset({"toward", "bound"})
#: What a place at the head of its sentence (In Syria, ...) gains, in tokens.
_OPENING = 8
#: How many sentences open a text.
_OPENING_SENTENCES = 2
#: Kinds that tell of no happening at a place.
_UNPLACED = frozenset({"none", "responders", "responsibility", "cause", "motive", "unverified", "verified", "other"})
_LOCAL = frozenset({"settlement", "admin2", "admin1"})


class Places:
    """The places of one text as the places of its claims."""

    def __init__(self, scene: Scene) -> None:
        """Sort the mentions by sentence and choose the one that governs."""
        self._scene = scene
        self._spots: dict[int, list[Spot]] = defaultdict(list)
        reading = scene.reading
        for mention in scene.places:
            spot = make_spot(scene, mention)
            if spot is not None:
                self._spots[reading.sentence_at(mention.span.start).index].append(spot)
        for sentence, spots in self._spots.items():
            kept = [spot for spot in spots if not ends_a_stretch(scene, spot)] or spots
            self._spots[sentence] = kept[:1] + [s for b, s in pairwise(kept) if not only_locates(scene, b, s)]
        self.governing = self._govern()
        self._items = self._govern_items()

    def _govern(self) -> Place | None:
        """Return the place that the dispatch is about; where its happenings have none, that of a source."""
        mentions = {
            sentence: [(spot.mention.place, spot.mention.span.text) for spot in spots if spot.lead not in _AWAY]
            for sentence, spots in self._spots.items()
        }
        best = Tally.of(self._scene.reading.document.title or "", mentions).best(self._lead())
        return replace(best, span=None) if best is not None else self._written() or self._of_a_source()

    def _govern_items(self) -> dict[int, Place]:
        """Return the place that each paragraph of a list of items is about: the finest of its first."""
        if not itemised(self._scene):
            return {}
        items: dict[int, Place] = {}
        for sentence in self._scene.reading.sentences:
            spots = [spot for spot in self._spots.get(sentence.index, ()) if spot.lead not in _AWAY]
            if spots and sentence.paragraph not in items:
                finest = min(spots, key=lambda spot: (spot.rank, spot.index))
                items[sentence.paragraph] = replace(finest.mention.place, span=None)
        return items

    def _lead(self) -> Place | None:
        """Return where the first happening told with a place of its own happened, in the opening of the text."""
        reading = self._scene.reading
        stop = reading.sentences[min(_OPENING_SENTENCES, len(reading.sentences)) - 1].end
        for hit in reading.hits_between("kinds", 0, stop):
            if hit.entry.get("kind") in _UNPLACED or hit.entry.get("force") != "strong":
                continue
            own = self.own(hit.start, hit.end, hit.entry.get("kind"))
            if own:
                return as_place(own[0]) if len(own) == 1 else None
        return None

    def _written(self) -> Place | None:
        """Return the settlement or region where the report was written, where its happenings have no place."""
        for mention in self._scene.places:
            if mention.dateline and mention.place.precision in _LOCAL:
                return replace(mention.place, span=None)
        return None

    def _of_a_source(self) -> Place | None:
        """Return the first place named in the words of a source, where the text names no other."""
        for mention in self._scene.places:
            spoken = mention.form == "name" and self._scene.is_outside(mention.span.start)
            if spoken and mention.place.precision in _LOCAL:
                return replace(mention.place, span=None)
        return None

    def of(
        self, start: int, end: int, kind: str, says: Attribution | None, before: int | None = None
    ) -> list[PlaceMention | Place]:
        """Return where the words ``start:end`` happened: one place, several of one list, or none.

        A place of the sentence that stands behind ``before`` (where a subset begins) is not the whole's.
        """
        own = self.own(start, end, kind)
        if own and (before is None or own[0].span.start < before):
            return list(own)
        governing = self._default(start, says)
        return [governing] if governing is not None else []

    def _default(self, start: int, says: Attribution | None) -> Place | PlaceMention | None:
        scene = self._scene
        sentence = scene.reading.sentence_at(start)
        if sentence.paragraph in self._items:
            return self._items[sentence.paragraph]
        earlier = self._before(sentence.index, sentence.paragraph)
        settled = earlier is not None and earlier.mention.place.precision == "settlement"
        if earlier is not None and settled and self._points_back(sentence.start, sentence.end):
            return replace(earlier.mention.place, span=None)
        if earlier is not None and earlier.opens and settled:
            return replace(earlier.mention.place, span=None)
        if self.governing is not None and self.governing.precision == "settlement":
            return self.governing
        region = _region_of(scene, says)
        if region is not None:
            return replace(region.place, span=None)
        if earlier is not None and earlier.mention.place.precision in _LOCAL:
            return replace(earlier.mention.place, span=None)
        return self.governing

    def _before(self, sentence: int, paragraph: int) -> Spot | None:
        """Return the last place told in the sentence before, if that belongs to the same paragraph."""
        if sentence == 0 or self._scene.reading.sentences[sentence - 1].paragraph != paragraph:
            return None
        spots = self._spots.get(sentence - 1)
        if spots and _is_listing(spots):
            return None
        return min(spots, key=lambda spot: (spot.rank, -spot.index)) if spots else None

    def _points_back(self, start: int, end: int) -> bool:
        scene = self._scene
        for hit in scene.reading.hits_between("signs", start, end):
            after = scene.classes_at(scene.reading.token_index(hit.end))
            if hit.entry.get("class") == "there" and not after & {"be", "aux"}:
                return True
        return False

    def own(self, start: int, end: int, kind: str) -> list[PlaceMention]:
        """Return the mentions of the sentence that say where the words happened: one, or a list of equals."""
        first, last = self._scene.reading.token_index(start), self._scene.reading.token_index(end)
        near = [spot for spot in self._near(start) if _fits(spot, kind, last)]
        ranked = [(self._cost(first, last, spot), spot) for spot in near]
        ranked = [(cost, spot) for cost, spot in ranked if cost <= _LIMIT]
        if not ranked:
            return []
        nearest = min(ranked, key=lambda pair: pair[0])[1]
        chosen = _finest(nearest, [spot for _, spot in ranked])
        return self._list(chosen, near)

    def destinations(self, start: int, end: int, kind: str) -> list[PlaceMention]:
        """Return the places that people are moved to, after the words ``start:end``."""
        last = self._scene.reading.token_index(end)
        near = self._near(start)
        led = [spot for spot in near if spot.index >= last and not _fits(spot, kind, last)]
        return self._list(_finest(led[0], near), near) if led else []

    def _near(self, start: int) -> list[Spot]:
        scene = self._scene
        content = scene.content_at(start)
        found = []
        for spot in self._spots.get(scene.reading.sentence_at(start).index, ()):
            other = scene.content_at(spot.mention.span.start)
            if (content and content[1].id) == (other and other[1].id):
                found.append(spot)
        return found

    def _cost(self, first: int, last: int, spot: Spot) -> int:
        scene = self._scene
        low, high = (last, spot.index) if spot.index >= last else (spot.last, first)
        cost = max(high - low, 0) + 2 * scene.breaks_between(low - 1, high)
        cost += _COARSE.get(spot.mention.place.precision, 2) + 2 * (spot.index < last)
        bare = not spot.lead and scene.pack.switch("places_take_prepositions")
        if spot.opens:
            cost -= _OPENING
        return cost + (_LIMIT if bare and cost > _BARE and spot.index >= last else 0)

    def _list(self, chosen: Spot, spots: list[Spot]) -> list[PlaceMention]:
        """Return the chosen place with those joined to it in one list."""
        alike = sorted((s for s in spots if s.rank == chosen.rank), key=lambda s: s.index)
        at = low = high = alike.index(chosen)
        while low > 0 and _joined(self._scene, alike[low - 1], alike[low]):
            low -= 1
        while high + 1 < len(alike) and _joined(self._scene, alike[high], alike[high + 1]):
            high += 1
        listed = alike[low : high + 1]
        if len(listed) > 1 and not _has_coordinator(self._scene, listed):
            return [alike[at].mention]
        return [spot.mention for spot in listed]


def _is_listing(spots: Iterable[Spot]) -> bool:
    """Tell whether a sentence goes through several places of one kind, so that none of them goes on."""
    named: dict[int, set[str | None]] = defaultdict(set)
    for spot in spots:
        named[spot.rank].add(spot.mention.place.name)
    return len(named[min(named)]) >= _LISTING


def _fits(spot: Spot, kind: str, last: int) -> bool:
    """Tell whether a spot can be where a kind happened, and not where it led to or came from."""
    if spot.lead == "bound" or (kind in _BROUGHT and spot.index >= last and spot.lead == "toward"):
        return False
    if kind == MOVED and spot.index >= last:
        return False
    if spot.lead == "origin" and kind not in _FROM:
        return False
    return not (kind == "responsibility" and spot.mention.place.precision == "country")


def _finest(nearest: Spot, spots: Iterable[Spot]) -> Spot:
    """Of places that stand together (Toropets, in the Tver region) take the finest."""
    best = nearest
    for spot in spots:
        apart = max(spot.index - nearest.last, nearest.index - spot.last)
        same = spot.mention.place.country == nearest.mention.place.country
        if apart <= _STEP and spot.rank < best.rank and same:
            best = spot
    return best


def _joined(scene: Scene, left: Spot, right: Spot) -> bool:
    """Tell whether two places stand in one list: between them only commas, joining words, small words."""
    if left.mention.place.name == right.mention.place.name or right.index - left.last > 5:
        return False
    between = range(left.last, right.index)
    if not any("coord" in scene.classes_at(i) or scene.fold_at(i) == "," for i in between):
        return False
    return all(
        scene.fold_at(i) == ","
        or scene.classes_at(i) & {"coord", "det", "prep", "of", "adv"}
        or scene.hit_at("place_words", scene.reading.tokens[i].start) is not None
        for i in between
    )


def _has_coordinator(scene: Scene, spots: list[Spot]) -> bool:
    return any("coord" in scene.classes_at(i) for i in range(spots[0].last, spots[-1].index))


def _region_of(scene: Scene, says: Attribution | None) -> PlaceMention | None:
    """Return the region or town that a source speaks for: the governor of Kursk."""
    if says is None or says.source.span is None:
        return None
    span = says.source.span
    inside = [p for p in scene.places_in(span.start, span.end) if p.form in ("name", "anaphor")]
    return next((p for p in inside if p.place.precision in _LOCAL), None)


def as_place(found: PlaceMention | Place) -> Place:
    """Return the place of a mention with its span, or a place as it is."""
    if isinstance(found, Place):
        return found
    return replace(found.place, span=found.span)
