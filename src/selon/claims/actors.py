"""Who acts, upon what, by which means: the phrases beside the word that names the happening."""

from __future__ import annotations

from selon.claims.frames import is_passive
from selon.claims.scene import Scene, in_number
from selon.claims.shapes import Anchor
from selon.records.claims import Actor, Amount
from selon.records.text import Span

__all__ = ["agent_of", "means_of", "target_of"]

_MEANT = frozenset({"struck", "explosion", "fire", "destroyed", "damaged", "shelling", "cause", "responsibility"})
#: Kinds that somebody does; of these the ones whose verb says it of its subject.
_DONE = frozenset(
    {
        "struck",
        "launched",
        "shot_down",
        "destroyed",
        "captured",
        "advance",
        "withdrawal",
        "evacuated",
        "closed",
        "detained",
    }
    | {"responsibility", "shelling", "motive", "damaged"}
)
_OWN_DEEDS = frozenset({"advance", "withdrawal", "launched"})
_BY_REACH = 6
_REACH = 14
_LONGEST = 22
_LIST = 12
_QUOTES = frozenset("\"'«»“”„")
_PEOPLE = frozenset({"person", "child", "adult", "family", None})
_STRIKING = frozenset({"attack", "drone", "missile", "rocket", "bomb", "shell", "aircraft"})
_UNTARGETED = frozenset({"earthquake", "magnitude", "cause", "motive", "clash", "advance", "storm"})
_STOPS = frozenset({"rel", "sub", "aux", "be", "been", "comp", "pron"})
#: What goes on with a noun phrase behind a name in it.
_LINKS = frozenset({"coord", "of", "det"})
_VERBAL = frozenset({"aux", "be", "been", "have", "neg", "adv", "clitic"})
_TRAILING = frozenset({"coord", "prep", "adv", "of"})
_BARE = _STOPS | _VERBAL | _TRAILING | {"det", "sub"}
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
    """Return who did it: the subject of an active verb, the phrase after ``by``, the adjective beside a noun."""
    if anchor.kind not in _DONE:
        return None
    if anchor.kind == "responsibility":
        return _blamed(scene, anchor)
    if anchor.pos == "verb" and anchor.frame == "object" and not is_passive(scene, anchor):
        return _sided(scene, _before(scene, anchor))
    if anchor.pos == "verb" and anchor.frame == "subject" and anchor.kind in _OWN_DEEDS:
        return _sided(scene, _before(scene, anchor))
    return _sided(scene, _by_phrase(scene, anchor)) or _beside(scene, anchor)


def _blamed(scene: Scene, anchor: Anchor) -> Actor | None:
    """Return who is said to have done it: the nation or power named in what is said, else the one who claims it."""
    found = scene.content_at(anchor.start)
    if found is None:
        return None
    for place in scene.places_in(found[0].start, found[0].end):
        if place.form in ("adjective", "metonym") or place.place.precision == "country":
            return Actor(place.span, place.place.name, place.place.country)
    source = found[1].source
    if found[1].act == "claim" and source.span is not None:
        return Actor(source.span, source.name or source.organisation, source.side)
    return None


def _by_phrase(scene: Scene, anchor: Anchor) -> Actor | None:
    sentence = scene.reading.sentences[anchor.sentence]
    for index in range(anchor.last, min(anchor.last + _BY_REACH, sentence.last)):
        classes = scene.classes_at(index)
        if "by" in classes:
            first = index + 1
            last = first
            while last < min(sentence.last, first + _LONGEST) and not _ends(scene, last, first):
                last += 1
            return _actor(scene, first, last)
        if classes & _STOPS or scene.reading.tokens[index].kind == "mark":
            break
    return None


def _beside(scene: Scene, anchor: Anchor) -> Actor | None:
    """Return the country whose adjective or name stands right beside a noun."""
    tokens = scene.reading.tokens
    begin = tokens[max(anchor.first - 2, 0)].start
    end = tokens[min(anchor.last + 1, len(tokens) - 1)].end
    if anchor.pos != "noun" or anchor.kind == "shot_down":
        return None
    for place in scene.places_in(begin, end):
        if place.form == "adjective":
            return Actor(place.span, place.place.name, place.place.country)
    return None


def _sided(scene: Scene, actor: Actor | None) -> Actor | None:
    """Return an actor that can act, with the side that its words name; of weapons and blasts only their nation."""
    if actor is None or actor.span is None:
        return None
    start, end = actor.span.start, actor.span.end
    named = scene.places_in(start, end)
    sided = next((p for p in named if p.form in ("adjective", "metonym")), named[0] if named else None)
    side = sided.place.country if sided is not None else None
    if scene.reading.hits_between("means", start, end) or _names_happening(scene, start, end):
        nation = sided is not None and sided.form == "adjective"
        return Actor(sided.span, sided.place.name, side) if sided is not None and nation else None
    acts = named or any(scene.reading.hits_between(table, start, end) for table in ("sources", "portfolios"))
    guards = any(hit.entry.get("class") == "airspace" for hit in scene.reading.hits_between("signs", start, end))
    return Actor(actor.span, actor.name, side) if acts or guards else None


def _names_happening(scene: Scene, start: int, end: int) -> bool:
    return any(
        hit.entry.get("kind") not in ("none", "responders") for hit in scene.reading.hits_between("kinds", start, end)
    )


def target_of(scene: Scene, anchor: Anchor, amount: Amount | None) -> Actor | None:
    """Return what the happening befalls: the counted noun, else the phrase where the word's frame says it stands.

    People who are only counted are no target: the unit says it.
    """
    strikes = anchor.kind in ("struck", "launched") and amount is not None and amount.unit in _STRIKING
    if amount is not None and amount.form != "article" and not strikes:
        things = amount.noun is not None and amount.unit not in _PEOPLE
        return _named(amount.noun) if things and amount.noun is not None else None
    if anchor.pos == "people" or not anchor.frame or anchor.kind in _UNTARGETED:
        return None
    if anchor.pos == "noun":
        return _after(scene, anchor) if anchor.frame in ("on", "of", "to") else None
    if anchor.kind == "struck" and scene.classes_at(anchor.last) & {"prep", "to"}:
        return _after(scene, anchor) or _before(scene, anchor)
    before = anchor.frame == "subject" or is_passive(scene, anchor)
    return _before(scene, anchor) if before else _after(scene, anchor)


def _after(scene: Scene, anchor: Anchor) -> Actor | None:
    """Return the noun phrase behind a word, across a moment, a place, an adjective of nations."""
    sentence = scene.reading.sentences[anchor.sentence]
    first = _step_over(scene, anchor.last, sentence.last)
    classes = scene.classes_at(first)
    preposed = bool(classes & {"prep", "of", "to"})
    if anchor.pos == "noun" or (preposed and anchor.kind == "struck"):
        if not classes & (frozenset({"of"}) if anchor.frame == "of" else _ON) or "by" in classes:
            return None
        first += "det" not in classes
    elif preposed and "det" not in classes:
        return None
    last = first
    while last < min(sentence.last, first + _LONGEST) and not _ends(scene, last, first):
        last += 1
    return _actor(scene, first, last)


def _step_over(scene: Scene, index: int, stop: int) -> int:
    """Return the index behind quotation marks, a moment, and an adjective of nations that begin here."""
    tokens = scene.reading.tokens
    while index < stop:
        token = tokens[index]
        moment = next((m.span for m in scene.moments if m.span and m.span.start <= token.start < m.span.end), None)
        if moment is not None:
            index = scene.reading.token_index(moment.end)
            if index < stop and tokens[index].fold == ",":
                index += 1
        elif token.fold in _QUOTES or _is_adjective(scene, token.start) or _opens_moment(scene, index, stop):
            index += 1
        else:
            break
    return index


def _opens_moment(scene: Scene, index: int, stop: int) -> bool:
    tokens = scene.reading.tokens
    return tokens[index].fold == "," and index + 1 < stop and _in_moment(scene, tokens[index + 1].start)


def _in_moment(scene: Scene, start: int) -> bool:
    return any(m.span is not None and m.span.start <= start < m.span.end for m in scene.moments)


def _is_adjective(scene: Scene, start: int) -> bool:
    return any(p.form == "adjective" and p.span.start <= start < p.span.end for p in scene.places_in(start, start + 1))


def _ends(scene: Scene, index: int, first: int) -> bool:
    """Tell whether a token lies behind the end of a noun phrase that begins at ``first``."""
    here = scene.classes_at(index)
    token = scene.reading.tokens[index]
    if index > first and (here & _STOPS or ("prep" in here and "of" not in here)):
        return True
    if index > first and _behind_its_place(scene, index):
        return True
    if token.kind == "mark" and token.fold not in "'’-" and not in_number(scene.reading, index):
        return not (token.fold == "," and _goes_on_as_list(scene, index))
    return _begins_other(scene, token.start)


def _behind_its_place(scene: Scene, index: int) -> bool:
    """Tell whether a word in small letters follows the name that a noun has behind it: the town of Velm set off."""
    token = scene.reading.tokens[index]
    if token.kind != "word" or not scene.reading.text[token.start].islower() or scene.classes_at(index) & _LINKS:
        return False
    named = [p for p in scene.places if p.form == "name" and p.span.end == token.start - 1]
    return any("of" in scene.classes_at(scene.reading.token_index(p.span.start) - 1) for p in named)


def _goes_on_as_list(scene: Scene, index: int) -> bool:
    """Tell whether a comma stands in a list of nouns: only words up to the joining one."""
    for at in range(index + 1, min(index + _LIST, len(scene.reading.tokens))):
        here = scene.classes_at(at)
        if "coord" in here:
            return True
        if here & _STOPS or "prep" in here or _begins_other(scene, scene.reading.tokens[at].start):
            return False
        if scene.reading.tokens[at].kind == "mark" and scene.fold_at(at) not in ",'’-":
            return False
    return False


def _begins_other(scene: Scene, start: int) -> bool:
    """Tell whether a moment, or a verb of another happening, begins here."""
    if _in_moment(scene, start):
        return True
    hit = scene.hit_at("kinds", start)
    return hit is not None and hit.entry.get("pos") == "verb" and hit.entry.tag in ("past", "present", "gerund")


def _before(scene: Scene, anchor: Anchor) -> Actor | None:
    """Return the noun phrase before a verb that befalls its subject."""
    reading = scene.reading
    found = scene.content_at(anchor.start)
    floor = reading.sentences[anchor.sentence].first
    if found is not None:
        floor = max(floor, reading.token_index(found[0].start))
    last = _back_over_verb(scene, anchor.first, floor)
    first = _head_of(scene, last, floor)
    if first < last and "prep" in scene.classes_at(first) and scene.classes_at(first - 1) & _VERBAL:
        last = _back_over_verb(scene, first, floor)
        first = _head_of(scene, last, floor)
    return _actor(scene, first, last)


def _back_over_verb(scene: Scene, index: int, floor: int) -> int:
    while index > floor and (scene.classes_at(index - 1) & _VERBAL or scene.fold_at(index - 1) in _QUOTES):
        index -= 1
    return index


def _head_of(scene: Scene, last: int, floor: int) -> int:
    """Return the first token of the noun phrase that ends before ``last``; a list is one phrase."""
    reading = scene.reading
    first, joined = last, False
    while first > max(floor, last - _LONGEST):
        here = scene.classes_at(first - 1)
        token = reading.tokens[first - 1]
        joined = joined or "coord" in here
        if here & _STOPS or ("sub" in here and "det" not in here) or _in_moment(scene, token.start):
            break
        ends = token.kind == "mark" and token.fold not in "'’-" and not in_number(reading, first - 1)
        if ends and not (joined and token.fold == ","):
            break
        first -= 1
    return first


def _is_led(scene: Scene, index: int) -> bool:
    """Tell whether a preposition of place stands before: the place is where, not who."""
    classes = scene.classes_at(index - 1)
    return "prep" in classes and "by" not in classes


def _named(span: Span) -> Actor:
    return Actor(span, span.text, None)


def _actor(scene: Scene, first: int, last: int) -> Actor | None:
    """Return what stands between two tokens as an actor; None where it only names a place, or nothing."""
    tokens = scene.reading.tokens
    while first < last and (tokens[first].kind == "mark" or scene.classes_at(first) & {"coord", "sub"}):
        first += 1
    while first < last and (scene.classes_at(last - 1) & _TRAILING or tokens[last - 1].kind == "mark"):
        last -= 1
    if last <= first or ("prep" in scene.classes_at(first) and "det" not in scene.classes_at(first)):
        return None
    span = scene.reading.span(tokens[first].start, tokens[last - 1].end)
    if not any(c.isalpha() for c in span.text):
        return None
    if any(p.span.contains(span) and p.form == "name" and _is_led(scene, first) for p in scene.places):
        return None
    if last - first == 1 and scene.classes_at(first) & _BARE:
        return None
    side = next((p.place.country for p in scene.places_in(span.start, span.end) if p.form == "adjective"), None)
    return Actor(span, span.text, side)
