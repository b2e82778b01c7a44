"""Who acts, upon what, by which means: the phrases beside the word that names the happening."""

from __future__ import annotations

from selon.claims.frames import is_passive
from selon.claims.scene import Scene, in_number
from selon.claims.shapes import Anchor
from selon.records.claims import Actor

__all__ = ["agent_of", "means_of", "target_of"]

_MEANT = frozenset(
    {"struck", "explosion", "fire", "destroyed", "damaged", "killed", "injured", "shelling", "cause", "responsibility"}
)
_REACH = 14
_LONGEST = 16
_STOPS = frozenset({"rel", "sub", "aux", "be", "been", "comp", "pron"})
_VERBAL = frozenset({"aux", "be", "been", "have", "neg", "adv", "clitic"})
_TRAILING = frozenset({"coord", "prep", "adv", "of"})
_ON = frozenset({"of", "prep", "to"})


def means_of(scene: Scene, anchor: Anchor) -> str | None:
    """Return the means: implied by the word, beside it as a noun, or led by the words of an agent."""
    if anchor.kind not in _MEANT:
        return None
    if anchor.means:
        return anchor.means
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    first, last = max(anchor.first - _REACH, sentence.first), min(anchor.last + _REACH, sentence.last)
    begin, end = reading.tokens[first].start, reading.tokens[last - 1].end
    best: tuple[int, str] | None = None
    for hit in reading.hits_between("means", begin, end):
        index = reading.token_index(hit.start)
        if scene.content_at(hit.start) != scene.content_at(anchor.start):
            continue
        gap = anchor.first - index if index < anchor.first else index - anchor.last
        cost = gap + 4 * scene.breaks_between(index, anchor.first)
        if cost <= _REACH and (best is None or cost < best[0]):
            best = (cost, hit.entry.get("means"))
    return best[1] if best else None


def agent_of(scene: Scene, anchor: Anchor) -> Actor | None:
    """Return who did it: the country whose adjective or name stands beside the word, or the phrase after ``by``."""
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    first, last = max(anchor.first - 5, sentence.first), min(anchor.last + 6, sentence.last)
    for place in scene.places_in(reading.tokens[first].start, reading.tokens[last - 1].end):
        index = reading.token_index(place.span.start)
        if place.form in ("adjective", "metonym") and not scene.breaks_between(index, anchor.first):
            return Actor(place.span, place.place.name, place.place.country)
    return None


def target_of(scene: Scene, anchor: Anchor) -> Actor | None:
    """Return the noun phrase that the happening befalls, where the word's frame says on which side it stands."""
    if anchor.pos == "people" or not anchor.frame:
        return None
    if anchor.pos == "noun":
        return _after(scene, anchor, skip=True) if anchor.frame in ("on", "of", "to") else None
    before = anchor.frame == "subject" or is_passive(scene, anchor)
    return _before(scene, anchor) if before else _after(scene, anchor, skip=False)


def _after(scene: Scene, anchor: Anchor, *, skip: bool) -> Actor | None:
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    first = anchor.last
    classes = scene.classes_at(first)
    if skip:
        if not classes & (frozenset({"of"}) if anchor.frame == "of" else _ON) or "by" in classes:
            return None
        first += "det" not in classes
    elif "prep" in classes and "det" not in classes:
        return None
    last = first
    while last < min(sentence.last, first + _LONGEST) and not _ends(scene, last, first):
        last += 1
    return _actor(scene, first, last)


def _ends(scene: Scene, index: int, first: int) -> bool:
    """Tell whether a token lies behind the end of a noun phrase that begins at ``first``."""
    here = scene.classes_at(index)
    token = scene.reading.tokens[index]
    if index > first and (here & _STOPS or ("prep" in here and "of" not in here)):
        return True
    if token.kind == "mark" and token.fold not in "'’-" and not in_number(scene.reading, index):
        return True
    return _begins_other(scene, token.start)


def _begins_other(scene: Scene, start: int) -> bool:
    """Tell whether a moment, or a verb of another happening, begins here."""
    if any(m.span is not None and m.span.start <= start < m.span.end for m in scene.moments):
        return True
    hit = scene.hit_at("kinds", start)
    return hit is not None and hit.entry.get("pos") == "verb" and hit.entry.tag in ("past", "present", "gerund")


def _before(scene: Scene, anchor: Anchor) -> Actor | None:
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    last = anchor.first
    while last > sentence.first and scene.classes_at(last - 1) & _VERBAL:
        last -= 1
    first = last
    while first > max(sentence.first, last - _LONGEST):
        here = scene.classes_at(first - 1)
        token = reading.tokens[first - 1]
        if here & _STOPS or (here & {"sub", "coord"} and "det" not in here):
            break
        if token.kind == "mark" and token.fold not in "'’-" and not in_number(reading, first - 1):
            break
        if any(m.span is not None and m.span.start <= token.start < m.span.end for m in scene.moments):
            break
        first -= 1
    return _actor(scene, first, last)


def _actor(scene: Scene, first: int, last: int) -> Actor | None:
    """Return what stands between two tokens as an actor; None where it only names a place, or nothing."""
    tokens = scene.reading.tokens
    while first < last and tokens[first].kind == "mark":
        first += 1
    while first < last and (scene.classes_at(last - 1) & _TRAILING or tokens[last - 1].kind == "mark"):
        last -= 1
    if last <= first:
        return None
    span = scene.reading.span(tokens[first].start, tokens[last - 1].end)
    if not any(c.isalpha() for c in span.text) or any(p.span.contains(span) for p in scene.places):
        return None
    side = next((p.place.country for p in scene.places_in(span.start, span.end) if p.form == "adjective"), None)
    return Actor(span, span.text, side)
