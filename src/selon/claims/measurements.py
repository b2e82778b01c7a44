"""Measures as claims: distances, extents, populations, costs, magnitudes, durations, strengths."""

from __future__ import annotations

from dataclasses import dataclass

from selon.claims.positions import follows_preposition
from selon.claims.scene import Scene
from selon.claims.surroundings import PLACES
from selon.records.claims import Amount, PlaceMention
from selon.records.text import Hit

__all__ = ["Measurement", "dwells", "extends", "find_measurements", "is_reference"]

_LENGTHS = frozenset({"kilometre", "mile", "metre", "nautical_mile", "scandinavian_mile", "yard", "foot"})
_LONG = frozenset({"kilometre", "mile", "nautical_mile", "scandinavian_mile"})
_AREAS = frozenset({"square_kilometre", "square_mile", "hectare", "acre", "square_metre", "square_foot"})
_MONEY = frozenset({"usd", "eur", "gbp", "rub", "uah", "cny", "jpy", "inr", "try", "chf"})
_TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"})
_COUNTED = frozenset({"digits", "word", "vague"})
_REACH = 7
#: No word that leads a time is longer, in characters.
_LEAD = 12
#: The longest word for a settlement, and how far behind residents the verb of a clause may begin, in characters.
_LONGEST = 30
_TAIL = 12


@dataclass(frozen=True, slots=True)
class Measurement:
    """Figure ``amount`` as a claim of a kind, anchored at ``start:end``.

    ``measured`` is the place measured, ``reference`` the place that it is measured from.
    """

    amount: int
    kind: str
    start: int
    end: int
    measured: PlaceMention | None = None
    reference: PlaceMention | None = None


def find_measurements(scene: Scene, counted: frozenset[int]) -> list[Measurement]:
    """Return the measurements among a text's figures; ``counted`` are the figures that a happening has taken."""
    found = []
    for number, amount in enumerate(scene.amounts):
        if (
            number in counted
            or amount.form == "article"
            or scene.is_outside(amount.span.start)
            or number in scene.grouping.consumed
        ):
            continue
        measurement = _measure(scene, number, amount)
        if measurement is not None:
            found.append(measurement)
    return found


def _measure(scene: Scene, number: int, amount: Amount) -> Measurement | None:
    unit, span = amount.unit, amount.span
    if unit in _LENGTHS:
        return _length(scene, number, amount)
    kind = None
    if unit == "richter":
        return Measurement(number, "magnitude", _with_scale_before(scene, amount), _with_scale_after(scene, amount))
    if unit in _AREAS:
        kind = "area"
    elif unit in _MONEY:
        kind = "amount" if _sign_in_sentence(scene, amount, "payment") else "cost"
    elif unit in _TIMES and amount.measure and not (_dates(scene, amount) or _ages(scene, amount)):
        kind = "duration"
    elif unit in ("kilotonne", "megatonne") or (unit == "tonne" and _sign_near(scene, amount, "scale")):
        kind = "amount"
    elif unit == "person" and amount.form in _COUNTED and not amount.subset and _sign_near(scene, amount, "dwell"):
        kind = "population"
    elif amount.measure and unit is not None and unit not in _TIMES:
        kind = "amount"
    return Measurement(number, kind, span.start, _end(amount)) if kind else None


def extends(scene: Scene, amount: Amount) -> bool:
    """Tell whether words of extent lead a surface: what burned is not counted by it (a fire over an area of 80 m2)."""
    return _sign_before(scene, amount, "extent") is not None


def dwells(scene: Scene, amount: Amount) -> bool:
    """Tell whether people are counted who live in the place just named: a town of 11,000 residents, that has 9,000."""
    reading, noun = scene.reading, amount.noun
    if noun is None or amount.unit != "person" or amount.form not in ("digits", "word") or amount.subset:
        return False
    sign = scene.hit_at("signs", noun.start)
    if sign is None or sign.entry.get("class") != "dwell":
        return False
    index = reading.token_index(amount.span.start) - 1
    relates = "det" in scene.classes_at(index) and scene.fold_at(index - 1) == ","
    if relates or ("rel" in scene.classes_at(index) and "comp" not in scene.classes_at(index)):
        return not any(a.start >= noun.end for a in reading.hits_between("kinds", noun.end, noun.end + _TAIL))
    if not scene.classes_at(index) & {"prep", "of"} or index < 1:
        return False
    end = reading.tokens[index - 1].end
    named = any(place.span.end == end for place in scene.places)
    units = reading.hits_between("units", end - _LONGEST, end)
    return named or any(hit.end == end and hit.entry.get("unit") in PLACES for hit in units)


def _sign_in_sentence(scene: Scene, amount: Amount, name: str) -> bool:
    sentence = scene.reading.sentence_at(amount.span.start)
    return any(h.entry.get("class") == name for h in scene.reading.hits_between("signs", sentence.start, sentence.end))


def _end(amount: Amount) -> int:
    return max(amount.span.end, amount.noun.end if amount.noun is not None else 0)


def _length(scene: Scene, number: int, amount: Amount) -> Measurement | None:
    """Read a length: a distance where a place follows, an extent where words say so, else a mere amount."""
    span = amount.span
    reading = scene.reading
    sentence = reading.sentence_at(span.start)
    index = _behind_conversion(scene, reading.token_index(span.end))
    stop = reading.tokens[min(index + _REACH, sentence.last - 1)].end
    after = scene.places_in(span.end, stop)
    direction = reading.hits_between("directions", span.end, stop)
    depth = _sign_before(scene, amount, "depth")
    if depth is not None:
        return Measurement(number, "distance", depth.start, span.end, _measured(scene, span.start), None)
    below = [h for h in reading.hits_between("signs", span.end, span.end + _LEAD) if h.entry.get("class") == "depth"]
    if below and index < sentence.last and below[0].start == reading.tokens[index].start:
        return Measurement(number, "distance", span.start, below[0].end, _measured(scene, span.start), None)
    if _sign_near(scene, amount, "extent") and not direction:
        return Measurement(number, "area", span.start, span.end)
    leads = scene.classes_at(index) & {"of", "prep", "to"} or direction
    if after and leads and not scene.breaks_between(index, reading.token_index(after[0].span.start)):
        return Measurement(
            number, "distance", span.start, _reference_end(scene, after[0]), _measured(scene, span.start), after[0]
        )
    if amount.unit in _LONG and direction and _adjoining(scene, index, direction[0].start):
        return Measurement(number, "distance", span.start, direction[0].end, _measured(scene, span.start), None)
    counted = _counts_from(scene, index)
    if (amount.unit in _LONG or follows_preposition(scene, amount)) and counted:
        return Measurement(number, "distance", span.start, span.end, _measured(scene, span.start), None)
    if amount.unit in _LONG and _told_first(scene, sentence.start, span.start):
        return Measurement(number, "distance", span.start, span.end, _measured(scene, span.start), None)
    if amount.unit in _LONG and _apposed(scene, amount, index):
        return Measurement(number, "distance", span.start, span.end, _measured(scene, span.start), None)
    return Measurement(number, "area" if amount.unit in _LONG else "amount", span.start, span.end)


def _apposed(scene: Scene, amount: Amount, index: int) -> bool:
    """Tell whether a length stands in apposition behind a place, and ends its clause: moved to Vardenis, 20 km off."""
    reading = scene.reading
    sentence = reading.sentence_at(amount.span.start)
    if index < sentence.last and reading.tokens[index].kind != "mark":
        return False
    at = reading.token_index(amount.span.start) - 1
    while at > sentence.first and "prep" in scene.classes_at(at):
        at -= 1
    return scene.fold_at(at) == "," and any(p.span.end == reading.tokens[at].start for p in scene.places)


def _behind_conversion(scene: Scene, index: int) -> int:
    """Return the index behind the same length in another unit: 400 km (250 miles) to the east, and that in brackets."""
    tokens = scene.reading.tokens
    if scene.fold_at(index) == ")":
        return index + 1
    if scene.fold_at(index) != "(" or index + 1 >= len(tokens):
        return index
    for amount in scene.amounts:
        if amount.unit in _LENGTHS and tokens[index].end <= amount.span.start <= tokens[index + 1].start:
            last = scene.reading.token_index(amount.span.end)
            return last + 1 if scene.fold_at(last) == ")" else index
    return index


def _sign_before(scene: Scene, amount: Amount, name: str) -> Hit | None:
    """Return the sign of a class that leads a figure, small words between (at a depth of 7 km)."""
    reading = scene.reading
    index = reading.token_index(amount.span.start)
    begin = reading.tokens[max(index - 4, 0)].start
    found = [h for h in reading.hits_between("signs", begin, amount.span.start) if h.entry.get("class") == name]
    return found[-1] if found and not scene.breaks_between(reading.token_index(found[-1].start), index) else None


def _told_first(scene: Scene, start: int, end: int) -> bool:
    """Tell whether free order puts first where a length leads: "До кордону 460 км"."""
    if not scene.pack.switch("free_order"):
        return False
    first, last = scene.reading.token_index(start), scene.reading.token_index(end)
    lead = scene.hit_at("signs", scene.reading.tokens[first].start)
    toward = lead is not None and lead.entry.get("class") == "toward"
    return toward and last - first <= _REACH and not scene.breaks_between(first, last)


def _counts_from(scene: Scene, index: int) -> bool:
    """Tell whether a length is counted from something: from the front line, du front, away."""
    tokens = scene.reading.tokens
    sign = scene.hit_at("signs", tokens[index].start) if index < len(tokens) else None
    if sign is not None and sign.entry.get("class") == "origin":
        return True
    here = scene.classes_at(index)
    return "of" in here and bool((here | scene.classes_at(index + 1)) & {"det"})


def _reference_end(scene: Scene, place: PlaceMention) -> int:
    """Return the end of the reference point's words: an adjective takes its noun along (the Ukrainian border)."""
    tokens = scene.reading.tokens
    index = scene.reading.token_index(place.span.end)
    if place.form == "adjective" and index < len(tokens) and tokens[index].kind == "word":
        return tokens[index].end if not scene.classes_at(index) else place.span.end
    return place.span.end


def _adjoining(scene: Scene, index: int, start: int) -> bool:
    return scene.reading.token_index(start) - index <= 2


def _measured(scene: Scene, start: int) -> PlaceMention | None:
    """Return the place whose distance is told: the nearest settlement named before, in the sentence."""
    sentence = scene.reading.sentence_at(start)
    before = [
        p for p in scene.places_in(sentence.start, start) if p.form == "name" and not scene.is_outside(p.span.start)
    ]
    settled = [p for p in before if p.place.precision == "settlement"]
    references = {id(p) for p in before if is_reference(scene, p)}
    settled = [p for p in settled if id(p) not in references]
    if settled:
        return settled[-1]
    before = [p for p in before if id(p) not in references]
    return before[-1] if before else None


def is_reference(scene: Scene, place: PlaceMention) -> bool:
    """Tell whether a place only tells where another lies: ``400 km north-west of Moscow``."""
    reading = scene.reading
    sentence = reading.sentence_at(place.span.start)
    index = reading.token_index(place.span.start)
    floor = max(index - _REACH, sentence.first)
    begin = reading.tokens[floor].start
    for amount in scene.amounts:
        if amount.unit in _LENGTHS and begin <= amount.span.end <= place.span.start:
            after = reading.token_index(amount.span.end)
            return scene.breaks_between(after, index) == 0 and _measures_to(scene, after, index)
    return False


def _measures_to(scene: Scene, first: int, last: int) -> bool:
    """Tell whether the words between a length and a place tie them: of, from, north-west of; not near, towards."""
    tokens = scene.reading.tokens
    for index in range(first, last):
        sign = scene.hit_at("signs", tokens[index].start)
        if "of" in scene.classes_at(index) or (sign is not None and sign.entry.get("class") == "origin"):
            return True
    return False


def _sign_near(scene: Scene, amount: Amount, name: str) -> bool:
    reading = scene.reading
    sentence = reading.sentence_at(amount.span.start)
    first = max(reading.token_index(amount.span.start) - 5, sentence.first)
    last = min(reading.token_index(amount.span.end) + 4, sentence.last) - 1
    begin, end = reading.tokens[first].start, reading.tokens[max(first, last)].end
    return any(hit.entry.get("class") == name for hit in reading.hits_between("signs", begin, end))


def _sign_just_before(scene: Scene, amount: Amount, name: str) -> bool:
    start = amount.span.start
    hits = scene.reading.hits_between("signs", max(start - _LEAD, 0), start)
    return any(hit.entry.get("class") == name and start - hit.end <= 1 for hit in hits)


def _dates(scene: Scene, amount: Amount) -> bool:
    """Tell whether a stretch of time only dates or repeats: within two hours, every five years, two hours later."""
    tokens, index = scene.reading.tokens, scene.reading.token_index(amount.span.end)
    after = scene.hit_at("signs", tokens[index].start) if index < len(tokens) else None
    apart = after is not None and after.entry.get("class") == "apart"
    return apart or _sign_just_before(scene, amount, "within")


def _ages(scene: Scene, amount: Amount) -> bool:
    """Tell whether years are somebody's age: aged 12, im Alter von 40 Jahren, ему было 52 года."""
    return amount.unit == "year" and _sign_before(scene, amount, "aged") is not None


def _with_scale_before(scene: Scene, amount: Amount) -> int:
    start = amount.span.start
    for hit in _scales(scene, start - 30, start):
        if scene.reading.text[hit.end : start].strip() == "":
            return hit.start
    return start


def _with_scale_after(scene: Scene, amount: Amount) -> int:
    end = amount.span.end
    for hit in _scales(scene, end, end + 40):
        if len(scene.reading.text[end : hit.start].split()) <= 3:
            return hit.end
    return end


def _scales(scene: Scene, start: int, end: int) -> list[Hit]:
    return [h for h in scene.reading.hits_between("units", max(start, 0), end) if h.entry.get("class") == "scale"]
