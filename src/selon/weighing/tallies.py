"""What a figure counts, and how many: the answers to questions of number and measure."""

from __future__ import annotations

from collections.abc import Mapping

from selon.names import key as name_key
from selon.records.accounts import Telling
from selon.records.claims import Claim, Quantity
from selon.records.events import ref
from selon.weighing.asked import PEOPLE_UNITS, Answer, Asked, at_home
from selon.weighing.figures import SOME, Interval, figure_key, figure_words, interval
from selon.weighing.scopes import Home, period_of, place_key
from selon.weighing.things import Thing, nouns, thing_of

__all__ = ["NONE", "counted", "say_how_many", "say_some"]

_MEASURES = frozenset(
    {"magnitude", "area", "distance", "population", "cost", "duration", "amount", "stored"},
)
#: Units of one dimension, by the unit that stands for it.
_DIMENSIONS: Mapping[str, frozenset[str]] = {
    "kilometre": frozenset({"mile", "metre", "scandinavian_mile", "nautical_mile", "foot", "centimetre", "yard"}),
    "square_kilometre": frozenset({"square_mile", "hectare", "square_metre", "acre"}),
}
_DIMENSION = {unit: dimension for dimension, units in _DIMENSIONS.items() for unit in units}
#: The key of a toll of nobody.
NONE = "0:none"
#: How much of a word of a point of reference is compared, so that Ukraine and the Ukrainian border are one.
_HEAD = 4


def say_how_many(telling: Telling, quantity: Quantity, home: Home, known: Mapping[str, Telling]) -> Answer:
    """Return the answer that a figure is; ``known`` are the event's tellings by reference."""
    claim = telling.claim
    place = claim.place or home.place
    subject = counted(telling, quantity, known)
    asked = Asked(claim.kind, subject, place_key(place), period_of(claim.kind, claim.time, home), "figure")
    if quantity.value == 0 and not claim.polarity:
        if claim.certainty == "unverified":
            return Answer(asked, telling, "none reported", "none reported", False, place)
        return Answer(asked, telling, NONE, "none", False, place, quantity, interval(quantity))
    thing = thing_of(claim.target, telling.language) if claim.kind == "distance" else None
    about = thing.label if thing is not None else ""
    words, bounds = figure_words(quantity), interval(quantity)
    return Answer(asked, telling, figure_key(quantity), words, claim.polarity, place, quantity, bounds, about)


def counted(telling: Telling, quantity: Quantity, known: Mapping[str, Telling]) -> str:
    """Return what a figure counts: its unit, what it measures, or ``UNIT, some`` for an unnamed part of another."""
    claim = telling.claim
    if claim.kind in _MEASURES:
        dimension = _DIMENSION.get(quantity.unit, quantity.unit)
        thing = thing_of(claim.target, telling.language) if claim.kind == "distance" else None
        return f"{dimension} {_reference(thing)}" if thing is not None else dimension
    whole = known.get(ref(telling.document.id, quantity.part_of)) if quantity.part_of else None
    if whole is not None and whole.claim.kind == claim.kind and _within(claim, quantity, whole.claim):
        return f"{quantity.unit}, some"
    return quantity.unit


def _within(claim: Claim, quantity: Quantity, whole: Claim) -> bool:
    """Tell whether a figure counts some of another's at the same place, in its unit: a part that nothing else names."""
    unit = whole.quantity.unit if whole.quantity is not None else "person"
    return unit == quantity.unit and place_key(claim.place) == place_key(whole.place)


def _reference(thing: Thing) -> str:
    """Return the key of a point that distances are measured from: the heads of its words, those with a capital first.

    >>> _reference(Thing("ukrainian border", "Ukrainian border")), _reference(Thing("ukraine", "Ukraine"))
    ('ukra', 'ukra')
    """
    words = [word for word in thing.label.strip("“”").split() if len(word) >= _HEAD]
    names = [word for word in words if word[0].isupper()] or words
    return " ".join(sorted({name_key(word)[:_HEAD] for word in names}))


def say_some(telling: Telling, home: Home) -> Answer:
    """Return what a claim answers that gives no figure for people: some, none, none reported, or not known."""
    claim = telling.claim
    place = at_home(claim.place, home)
    target = claim.target.span if claim.target is not None else None
    units = nouns(target.text, telling.language) if target is not None else ()
    unit = next((u for u in units if u in PEOPLE_UNITS), "person")
    asked = Asked(claim.kind, unit, place_key(place), period_of(claim.kind, claim.time, home), "figure")
    if claim.certainty == "unverified":
        words = "not known" if claim.polarity else "none reported"
        return Answer(asked, telling, words, words, claim.polarity, place)
    if not claim.polarity:
        return Answer(asked, telling, NONE, "none", False, place, None, Interval(0.0, 0.0, unit))
    return Answer(asked, telling, "some", "some, no figure", True, place, None, Interval(SOME.low, None, unit))
