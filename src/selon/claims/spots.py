"""Which mentions of places can be where something happened, and how each is led there.

No place where something happened is one that acts or speaks, that only measures or bounds a stretch, that tells where a
report was written or something was said.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.claims.measurements import is_reference
from selon.claims.scene import Scene
from selon.records.claims import PlaceMention

__all__ = ["Spot", "ends_a_stretch", "make_spot", "only_locates"]

_RANK = {"settlement": 0, "admin2": 1, "admin1": 2, "other": 3, "country": 4}
#: How many tokens back the word that opens a stretch (between A and B) may stand.
_STRETCH = 6
#: A phrase of a way has at most so many words before its last one; a place of saying stands so near its cue.
_LEADS = 4
_SAYING = 5
_WAYS = frozenset({"toward", "origin", "bound"})
_QUIET = frozenset("'’-")
#: A comma, a verb of saying and a preposition before a place.
_NEWS = 3
#: Between a place and the one that tells where it lies stand at most so many tokens.
_APART = 9
_PASSED = frozenset({"prep", "of", "det", "adv"})


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


def make_spot(scene: Scene, mention: PlaceMention) -> Spot | None:
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
    if lead == "in" and (_is_where_said(scene, mention, index) or _follows_a_cue(scene, index)):
        return None
    lead = lead or ("in" if _is_struck(scene, index) else "")
    opens = reading.sentence_at(start).first == _head(scene, index)
    return None if lead == "by" else Spot(mention, index, last, lead, opens=opens and lead == "in")


def ends_a_stretch(scene: Scene, spot: Spot) -> bool:
    """Tell whether a place only bounds a stretch: between Kayes and Diema, in the west."""
    for index in range(spot.index - 1, max(spot.index - _STRETCH, -1), -1):
        if scene.reading.tokens[index].kind == "mark":
            return False
        sign = scene.hit_at("signs", scene.reading.tokens[index].start)
        if sign is not None and sign.entry.get("class") == "between":
            return True
    return False


def only_locates(scene: Scene, before: Spot, spot: Spot) -> bool:
    """Tell whether a place only says where the one before it lies: Cabaret, north of Port-au-Prince."""
    between = range(before.last, spot.index)
    if spot.rank or before.rank or not 0 < len(between) <= _APART:
        return False
    tells = False
    for at in between:
        start = scene.reading.tokens[at].start
        sign = scene.hit_at("signs", start)
        points = scene.hit_at("directions", start) is not None
        beside = sign is not None and sign.entry.get("class") == "beside"
        measures = scene.reading.tokens[at].kind == "number" or scene.hit_at("units", start) is not None
        comma = at == before.last and scene.fold_at(at) == ","
        if not (comma or points or beside or measures or scene.classes_at(at) & _PASSED):
            return False
        tells = tells or points or beside
    return tells


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
    counted = False
    for at in range(index - 1, max(index - 5, -1), -1):
        classes = scene.classes_at(at)
        if _is_of_a_thing(scene, at, index):
            return "in"
        sign = _way(scene, at)
        if sign:
            return "" if counted else sign
        counted = counted or reading.tokens[at].kind == "number"
        if "prep" in classes:
            return "by" if "by" in classes else "in"
        if reading.tokens[at].kind == "mark" and scene.fold_at(at) not in "'\"«“":
            break
    return ""


def _is_of_a_thing(scene: Scene, at: int, index: int) -> bool:
    """Tell whether a preposition that may lead from somewhere ties a place to a noun: der Bahnhof von Kramatorsk."""
    if at != index - 1 or not at or not scene.pack.switch("nouns_capitalised") or "of" not in scene.classes_at(at):
        return False
    before = scene.reading.tokens[at - 1]
    return before.kind == "word" and not scene.reading.text[before.start].islower()


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


def _follows_a_cue(scene: Scene, index: int) -> bool:
    """Tell whether a preposition ties a place to a verb of saying that a comma opens: ..., сообщили в Астане."""
    tokens = scene.reading.tokens
    if index < _NEWS or "prep" not in scene.classes_at(index - 1) or scene.fold_at(index - _NEWS) != ",":
        return False
    said = scene.reading.hits_between("cues", tokens[index - 2].start, tokens[index - 2].end)
    return any(hit.entry.get("class") == "verb" and hit.end == tokens[index - 2].end for hit in said)


def _starts_news(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a clause, a mark or a word of a happening stands between two offsets."""
    between = scene.reading.tokens_between(start, end)
    if any(token.kind == "mark" and token.fold not in _QUIET for token in between):
        return True
    return bool(list(scene.reading.hits_between("kinds", start, end)))
