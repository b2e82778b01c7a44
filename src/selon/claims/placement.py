"""Where a thing is said to have happened: the place of its own words, else the place that governs.

The own place is the nearest mention of the sentence (and of the same content) that tells where. Without one, a
dispatch that is about one settlement gives that; else the region that the source speaks for, the last place told in
the paragraph, or the place that most of the dispatch is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from selon.claims.governing import Tally, itemised
from selon.claims.measurements import is_reference
from selon.claims.scene import Scene
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
_RANK = {"settlement": 0, "admin2": 1, "admin1": 2, "other": 3, "country": 4}
#: What a mention's precision costs, in tokens, when the nearest place is sought.
_COARSE = {"settlement": 0, "admin2": 0, "admin1": 1, "other": 2, "country": 6}
_LIMIT = 45
#: A place that no preposition leads tells where only right beside the word.
_BARE = 6
_STEP = 7
#: How many tokens back the word that opens a stretch (between A and B) may stand.
_STRETCH = 6
#: A phrase of a way has at most so many words before its last one; a place of saying stands so near its cue.
_LEADS = 4
_SAYING = 5
_WAYS = frozenset({"toward", "origin", "bound"})
#: So many places of one kind in a sentence are a list.
_LISTING = 3
_AWAY = frozenset({"toward", "bound"})
_QUIET = frozenset("'’-")
#: What a place at the head of its sentence (In Syria, ...) gains, in tokens.
_OPENING = 8
#: How many sentences open a text.
_OPENING_SENTENCES = 2
#: Kinds that tell of no happening at a place.
_UNPLACED = frozenset({"none", "responders", "responsibility", "cause", "motive", "unverified", "verified", "other"})
_LOCAL = frozenset({"settlement", "admin2", "admin1"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention that can be where something happened: tokens ``index:last``, the word that leads it there."""

    mention: PlaceMention
    index: int
    last: int
    lead: str
    opens: bool = False

    @property
    def rank(self) -> int:
        """Return how fine the place is, 0 the finest."""
        return _RANK.get(self.mention.place.precision, 3)


class Places:
    """The places of one text as the places of its claims."""

    def __init__(self, scene: Scene) -> None:
        """Sort the mentions by sentence and choose the one that governs."""
        self._scene = scene
        self._spots: dict[int, list[Spot]] = defaultdict(list)
        reading = scene.reading
        for mention in scene.places:
            spot = _spot(scene, mention)
            if spot is not None:
                self._spots[reading.sentence_at(mention.span.start).index].append(spot)
        for sentence, spots in self._spots.items():
            self._spots[sentence] = [spot for spot in spots if not _ends_a_stretch(scene, spot)] or spots
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


def _spot(scene: Scene, mention: PlaceMention) -> Spot | None:
    """Return the mention as a place where something can happen, or None: it acts, speaks, or only measures."""
    reading = scene.reading
    start = mention.span.start
    if (
        mention.dateline
        or mention.form == "metonym"
        or scene.is_outside(start)
        or is_reference(scene, mention)
        or _in_clock(scene, start)
    ):
        return None
    index = reading.token_index(start)
    last = reading.token_index(mention.span.end)
    if mention.form == "adjective" and not _describes_land(scene, index, last):
        return None
    lead = _lead(scene, index)
    if lead == "in" and _is_where_said(scene, mention, index):
        return None
    lead = lead or ("in" if _is_struck(scene, index) else "")
    opens = reading.sentence_at(start).first == _head(scene, index)
    return None if lead == "by" else Spot(mention, index, last, lead, opens=opens and lead == "in")


def _ends_a_stretch(scene: Scene, spot: Spot) -> bool:
    """Tell whether a place only bounds a stretch: between Kayes and Diema, in the west."""
    for index in range(spot.index - 1, max(spot.index - _STRETCH, -1), -1):
        if scene.reading.tokens[index].kind == "mark":
            return False
        sign = scene.hit_at("signs", scene.reading.tokens[index].start)
        if sign is not None and sign.entry.get("class") == "between":
            return True
    return False


def _head(scene: Scene, index: int) -> int:
    """Return the index of the preposition that leads a mention, small words between stepped over."""
    at = index - 1
    while at > 0 and "prep" not in scene.classes_at(at) and at > index - 5:
        at -= 1
    return at


def _is_struck(scene: Scene, index: int) -> bool:
    """Tell whether a verb of a happening governs a mention: an earthquake struck southern Turkey."""
    tokens = scene.reading.tokens
    for at in range(index - 1, max(index - 5, -1), -1):
        hits = scene.reading.hits_between("kinds", tokens[at].start, tokens[at].end)
        if any(hit.entry.get("frame") == "object" for hit in hits):
            return True
        if tokens[at].kind == "mark" or scene.classes_at(at) & {"aux", "rel", "coord", "sub"}:
            return False
    return False


def _in_clock(scene: Scene, start: int) -> bool:
    """``(9 p.m. in Paris)``: a place in brackets with a figure tells whose clock it is."""
    text = scene.reading.text
    opened = text.rfind("(", max(start - 30, 0), start)
    inside = text[opened:start] if opened >= 0 else ""
    return ")" not in inside and any(c.isdigit() for c in inside)


def _describes_land(scene: Scene, index: int, last: int) -> bool:
    """``several Ukrainian cities``, ``villes ukrainiennes``: an adjective beside a noun for places."""
    tokens = scene.reading.tokens
    for at in (index - 1, last):
        if 0 <= at < len(tokens):
            hit = scene.hit_at("units", tokens[at].start)
            if hit is not None and hit.entry.get("unit") in ("settlement", "region"):
                return True
    return False


def _lead(scene: Scene, index: int) -> str:
    """Return how a mention is led: ``by``, ``toward``, ``origin``, ``in`` (any other preposition) or nothing."""
    reading = scene.reading
    for at in range(index - 1, max(index - 5, -1), -1):
        classes = scene.classes_at(at)
        sign = _way(scene, at)
        if sign:
            return sign
        if "prep" in classes:
            return "by" if "by" in classes else "in"
        if reading.tokens[at].kind == "mark" and scene.fold_at(at) not in "'\"«“":
            break
    return ""


def _way(scene: Scene, at: int) -> str:
    """Return the longest sign of a way (toward, origin, bound) that the token ``at`` ends, or opens on its own."""
    tokens = scene.reading.tokens
    start = tokens[max(at - _LEADS, 0)].start
    found = [
        hit
        for hit in scene.reading.hits_between("signs", start, tokens[at].end)
        if hit.entry.get("class") in _WAYS and (hit.end == tokens[at].end or tokens[at].start <= hit.start)
    ]
    return max(found, key=lambda hit: hit.end - hit.start).entry.get("class") if found else ""


def _is_where_said(scene: Scene, mention: PlaceMention, index: int) -> bool:
    """Tell whether words outside all content tell where something was said: told reporters in Geneva."""
    start = mention.span.start
    if scene.content_at(start) is not None:
        return False
    first = scene.reading.tokens[max(index - _SAYING, 0)].start
    for attribution in scene.attributions:
        cue = attribution.cue
        if cue is not None and first <= cue.start and cue.end <= start and not _starts_news(scene, cue.end, start):
            return not any(span.contains(cue) for span in attribution.content)
    return False


def _starts_news(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a clause, a mark or a word of a happening stands between two offsets."""
    between = scene.reading.tokens_between(start, end)
    if any(token.kind == "mark" and token.fold not in _QUIET for token in between):
        return True
    return bool(list(scene.reading.hits_between("kinds", start, end)))


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
