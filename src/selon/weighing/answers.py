"""What one telling answers, and to which question: the first step from claims to versions.

A claim may answer more than one question: "a fire broke out after debris fell" says that there was a fire, and what
caused it; "Russian missiles hit the station" says what was hit, and who did it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selon.names import key as name_key
from selon.records.accounts import Telling
from selon.records.claims import Claim, Place, Quantity
from selon.text import fold
from selon.weighing.figures import SOME, Interval, figure_key, figure_words, interval
from selon.weighing.scopes import Home, Window, holds, period_of, place_key
from selon.weighing.things import Thing, designations, extent_of, nouns, thing_of

__all__ = ["PEOPLE", "PEOPLE_UNITS", "WEAPONS", "Answer", "Asked", "answers_of", "counted"]

#: Kinds that count people; of the first few a claim without a figure answers how many, too: some.
_TOLLS = frozenset({"killed", "injured", "hospitalised", "missing"})
PEOPLE = _TOLLS | {"detained", "rescued", "evacuated", "displaced", "returned", "responders"}
_POPULATIONS = frozenset({"child", "adult"})
PEOPLE_UNITS = frozenset({"person", "child", "adult", "family", "household"})
WEAPONS = frozenset({"drone", "missile", "rocket", "bomb", "shell", "projectile", "attack", "aircraft"})
_MEASURES = frozenset({"magnitude", "area", "distance", "population", "cost", "duration", "amount"})
#: Kinds that say what was done to a thing, so that each thing is an answer of its own.
_OF_THINGS = frozenset({"struck", "destroyed", "damaged", "closed", "captured", "built", "outage", "stored"})
#: Kinds each of whose claims says something of its own.
_ITS_OWN = frozenset({"other", "motive", "verified", "unverified"})
#: Kinds that happen once, so that a figure of one is no figure.
_HAPPENINGS = frozenset({"explosion", "fire", "earthquake", "flood", "storm", "accident", "alert"})
_CAUSED = frozenset({"fire", "explosion", "cause"})
_DEEDS = frozenset({"struck", "launched", "destroyed", "damaged", "killed", "explosion", "shelling", "responsibility"})
_MEANS = {
    "drone": "drone attack",
    "missile": "missile attack",
    "artillery": "artillery fire",
    "bomb": "bomb",
    "mine": "mine",
    "small_arms": "small-arms fire",
    "debris": "debris",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which question is answered: kind, what is counted or hit, where, when. Equal keys ask the same."""

    kind: str
    subject: str | None
    place: str
    period: Window
    #: ``figure``, ``fact`` (it happened or not, to this or that) or ``choice`` (answers that exclude one another).
    form: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one telling answers: ``key`` is equal where two say the same, ``words`` say it in short English.

    ``bounds`` is the interval of a figure; ``polarity`` False where it is said not to be so; ``about`` is what a yes
    and a no must have in common to deny each other.
    """

    asked: Asked
    telling: Telling
    key: str
    words: str
    polarity: bool
    place: Place | None
    quantity: Quantity | None = None
    bounds: Interval | None = None
    about: str = ""


def answers_of(telling: Telling, home: Home, known: Mapping[str, Telling]) -> Iterator[Answer]:
    """Yield what a telling answers; ``known`` are the event's tellings by reference, for the whole of a part."""
    claim = telling.claim
    if claim.quantity is not None and not _is_one(claim, claim.quantity):
        yield _figure(telling, claim.quantity, home, known)
    elif claim.kind in _TOLLS:
        yield _some(telling, home)
    elif claim.kind not in ("cause", "responsibility") and not _denies_doing(claim):
        yield from _facts(telling, home)
    if claim.kind == "cause" or (claim.kind in _CAUSED and claim.means is not None):
        yield _cause(telling, home)
    if claim.kind == "responsibility" or (claim.kind in _DEEDS and claim.agent is not None and claim.agent.side):
        yield _doer(telling, home)


def _is_one(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a figure says no more than that it happened: an explosion, a fire."""
    return quantity.value == 1 and quantity.modifier == "exact" and claim.kind in _HAPPENINGS


def _denies_doing(claim: Claim) -> bool:
    """Tell whether a claim says that somebody did not do it, which is not to say that it did not happen."""
    return not claim.polarity and claim.kind in _DEEDS and claim.agent is not None and claim.agent.side is not None


# --- figures ----------------------------------------------------------------------------------------------------------


def _figure(telling: Telling, quantity: Quantity, home: Home, known: Mapping[str, Telling]) -> Answer:
    claim = telling.claim
    place = claim.place or home.place
    asked = Asked(
        claim.kind,
        counted(telling, quantity, known),
        place_key(place),
        period_of(claim.kind, claim.time, home),
        "figure",
    )
    if quantity.value == 0 and not claim.polarity and claim.certainty == "unverified":
        return Answer(asked, telling, "none reported", "none reported", False, place)
    bounds = interval(quantity)
    words = figure_words(quantity) if quantity.value != 0 else "none"
    key = figure_key(quantity) if quantity.value != 0 else "0:none"
    thing = thing_of(claim.target, telling.document.language) if claim.kind == "distance" else None
    about = thing.label if thing is not None else ""
    return Answer(asked, telling, key, words, claim.polarity, place, quantity, bounds, about)


def counted(telling: Telling, quantity: Quantity, known: Mapping[str, Telling]) -> str:
    """Return what a figure counts: its unit, what it measures, or which part of another figure it is."""
    claim, language = telling.claim, telling.document.language
    if claim.kind in _MEASURES or claim.kind == "stored":
        thing = thing_of(claim.target if claim.kind == "distance" else claim.agent, language)
        of = _reference(thing) if thing is not None and claim.kind == "distance" else ""
        return f"{_dimension(quantity.unit)} {of}".strip()
    whole = known.get(f"{telling.document.id}#{quantity.part_of}") if quantity.part_of else None
    if whole is not None and whole.claim.kind == claim.kind and _within(claim, quantity, whole.claim):
        return f"{quantity.unit}, some"
    return quantity.unit


def _within(claim: Claim, quantity: Quantity, whole: Claim) -> bool:
    """Tell whether a figure counts some of another's at the same place, in its unit: a part that nothing else names."""
    unit = whole.quantity.unit if whole.quantity is not None else "person"
    return unit == quantity.unit and place_key(claim.place) == place_key(whole.place)


def _reference(thing: Thing) -> str:
    """Return a point of reference's key: a country and its border are one."""
    words = [word for word in thing.key.strip("“”").split() if word[:1].isalpha()]
    return " ".join(sorted({name_key(word)[:4] for word in words if len(word) > 3} - {"bord", "the"}))


def _dimension(unit: str) -> str:
    if unit in ("kilometre", "mile", "metre", "scandinavian_mile", "nautical_mile", "foot", "centimetre"):
        return "kilometre"
    return "square_kilometre" if unit in ("square_kilometre", "square_mile", "hectare", "square_metre") else unit


def _some(telling: Telling, home: Home) -> Answer:
    """Return what a claim answers that gives no figure for people: some, none reported, or not known."""
    claim = telling.claim
    place = _at_home(claim.place, home)
    unit = next((u for u in _units(telling) if u in _POPULATIONS), "person")
    asked = Asked(claim.kind, unit, place_key(place), period_of(claim.kind, claim.time, home), "figure")
    if claim.certainty == "unverified":
        words = "not known" if claim.polarity else "none reported"
        return Answer(asked, telling, words, words, claim.polarity, place)
    if not claim.polarity:
        return Answer(asked, telling, "0:none", "none", False, place, None, Interval(0.0, 0.0, unit))
    some = Interval(SOME.low, None, unit)
    return Answer(asked, telling, "some", "some, no figure", True, place, None, some)


def _units(telling: Telling) -> tuple[str, ...]:
    target = telling.claim.target
    return nouns(target.span.text, telling.document.language) if target is not None and target.span else ()


def _at_home(place: Place | None, home: Home) -> Place | None:
    """Return the place of what has no figure: something in the region that holds the event's place is the event."""
    if place is None or (home.place is not None and holds(place, home.place)):
        return home.place
    return place


# --- facts ------------------------------------------------------------------------------------------------------------


def _facts(telling: Telling, home: Home) -> Iterator[Answer]:
    claim = telling.claim
    place = _at_home(claim.place, home)
    period = period_of("", claim.time, home) if claim.kind not in _ITS_OWN else (None, None)
    asked = Asked(claim.kind, None, place_key(home.place), period, "fact")
    elsewhere = place_key(place) if place_key(place) != asked.place and claim.kind not in _ITS_OWN else ""
    where = f" ({place.name})" if elsewhere and place is not None and place.name else ""
    for key, said in _said(telling):
        about, words = f"{key}@{elsewhere}" if elsewhere else key, f"{said}{where}"
        if claim.certainty == "unverified" and claim.kind not in _ITS_OWN:
            yield Answer(asked, telling, f"?{about}", f"not known: {words}", claim.polarity, home.place, about=about)
        elif claim.polarity or claim.kind in _ITS_OWN:
            yield Answer(asked, telling, f"+{about}", words, claim.polarity, home.place, about=about)
        else:
            no = "no" if said in _NAMED else "not"
            yield Answer(asked, telling, f"-{about}", f"{no} {words}", False, home.place, about=about)


_DONE = {
    "struck": "hit",
    "destroyed": "destroyed",
    "damaged": "damaged",
    "closed": "closed",
    "captured": "captured",
    "built": "built",
    "outage": "outage",
    "stored": "stored",
    "shot_down": "shot down",
}


def _said(telling: Telling) -> Iterator[tuple[str, str]]:
    """Yield what a claim without a figure says: the key of the thing and the words of the answer."""
    claim = telling.claim
    kind, done = claim.kind, _DONE.get(claim.kind, claim.kind.replace("_", " "))
    thing = thing_of(claim.target, telling.document.language)
    if kind in PEOPLE:
        extent, noun = extent_of(telling), _NOUN.get(kind, kind)
        said = telling.attribution.act if telling.attribution is not None else None
        ordered = kind == "evacuated" and said == "order"
        words = {"part": f"partial {noun}", "whole": f"{noun} of all"}.get(extent, noun)
        yield extent, f"{words} ordered" if ordered else words
    elif kind == "launched":
        names = designations(claim.anchor.text)
        yield from ((name_key(name), f"{name} launched") for name in names)
        if not names:
            yield "", "launched"
    elif kind in _ITS_OWN:
        own = thing or Thing("", f"“{claim.anchor.text}”")
        yield fold(own.label), own.label
    elif kind in _OF_THINGS and thing is not None and not _is_place(thing, claim):
        yield thing.key, f"{thing.label} {done}"
    else:
        yield "", done


#: Kinds that answers call by a noun, so that what did not happen is "no fire".
_NAMED = frozenset({"fire", "explosion", "earthquake", "flood", "storm", "accident", "alert", "outage", "evacuation"})
_NOUN = {"evacuated": "evacuation", "returned": "return", "displaced": "displacement", "responders": "responders"}


def _is_place(thing: Thing, claim: Claim) -> bool:
    """Tell whether a target is the place itself, or nothing but a settlement or region."""
    return thing.key in ("settlement", "region") or place_key(claim.place).startswith(f"{thing.key}/")


# --- choices ----------------------------------------------------------------------------------------------------------


def _cause(telling: Telling, home: Home) -> Answer:
    claim = telling.claim
    place = _at_home(claim.place, home)
    thing = thing_of(claim.target, telling.document.language)
    effect = claim.kind if claim.kind != "cause" else thing.key if thing is not None else ""
    effect = effect if effect in ("fire", "explosion", "earthquake", "flood") else ""
    asked = Asked("cause", effect or None, place_key(place), (None, None), "choice")
    if claim.means in _MEANS:
        key, words = claim.means or "", _MEANS[claim.means or ""]
    elif claim.agent is not None:
        who = thing_of(claim.agent, telling.document.language)
        key, words = claim.agent.side or (who.key if who else ""), who.label if who else claim.agent.side or ""
    else:
        key, words = "other", "another cause"
    words = words if claim.polarity else f"not {words}"
    return Answer(asked, telling, f"{'+' if claim.polarity else '-'}{key}", words, claim.polarity, place, about=key)


def _doer(telling: Telling, home: Home) -> Answer:
    claim = telling.claim
    place = home.place
    asked = Asked("responsibility", None, place_key(place), (None, None), "choice")
    agent = claim.agent
    thing = thing_of(agent, telling.document.language)
    key = (agent.side if agent is not None else None) or (thing.key if thing is not None else "")
    called = home.countries.get(key) or (agent.name if agent is not None else None)
    words = called or (thing.label if thing is not None else "nobody named")
    words = words if claim.polarity else f"not {words}"
    return Answer(asked, telling, f"{'+' if claim.polarity else '-'}{key}", words, claim.polarity, place, about=key)
