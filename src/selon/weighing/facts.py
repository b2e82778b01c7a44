"""What happened, to what: the answers of claims without a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selon.names import keys as name_keys
from selon.records.accounts import Telling
from selon.text import fold
from selon.weighing.asked import PEOPLE, WEAPONS, Answer, Asked, at_home
from selon.weighing.scopes import Home, period_of, place_key
from selon.weighing.things import (
    HAPPENINGS,
    Designation,
    Thing,
    designations,
    extent_of,
    nouns,
    thing_of,
)
from selon.weighing.wording import plural

__all__ = ["say_what"]

#: Kinds each of whose claims says something of its own.
_ITS_OWN = frozenset({"other", "motive", "verified", "unverified"})
#: What begins an answer that can only quote the dispatch.
_QUOTED = "“"
_SOMETHING = "something stored"
#: Kinds that say what was done to a thing, so that each thing is an answer of its own, and the word for it.
_DONE = {
    "struck": "hit",
    "destroyed": "destroyed",
    "damaged": "damaged",
    "closed": "closed",
    "captured": "captured",
    "built": "built",
    "outage": "cut off",
}
#: How an answer begins that is a yes, a no, or neither.
_SIGNS = {"+": "", "-": "not ", "?": "not known: "}
#: Kinds that answers call by a noun, so that what did not happen is "no fire".
_NOUNS = {
    "evacuated": "evacuation",
    "returned": "return",
    "displaced": "displacement",
    "responders": "rescue work",
    "rescued": "rescue",
    "detained": "detention",
    "shot_down": "interception",
    "advance": "advance",
}
_NAMED = frozenset({"fire", "explosion", "earthquake", "flood", "storm", "accident", "alert", "outage", "clash"})


def say_what(telling: Telling, home: Home) -> Iterator[Answer]:
    """Yield what a claim without a figure answers: that it happened, or did not, and to what."""
    claim = telling.claim
    own = claim.kind in _ITS_OWN
    place = home.place if own else at_home(claim.place, home)
    period = (None, None) if own else period_of("", claim.time, home)
    asked = Asked(claim.kind, None, place_key(home.place), period, "fact")
    elsewhere = place_key(place) if place_key(place) != asked.place else ""
    where = f" ({place.name})" if elsewhere and place is not None and place.name else ""
    for said in _own(telling) if own else _said(telling):
        about = f"{said.key}@{elsewhere}" if elsewhere else said.key
        sign, words = "+", f"{said.label}{where}"
        if claim.certainty == "unverified" and not own:
            sign, words = "?", f"not known: {words}"
        elif not claim.polarity and not own:
            sign, words = "-", f"{_negated(said.label, claim.kind)}{where}"
        answer = Answer(asked, telling, sign + about, words, claim.polarity, home.place, about=about, sure=said.sure)
        yield replace(answer, bare=f"{_SIGNS[sign]}{said.bare}") if said.bare else answer


def _negated(words: str, kind: str) -> str:
    done = _DONE.get(kind, "")
    if done and words.endswith(done):
        return f"{words.removesuffix(done)}not {done}".strip()
    return f"no {words}"


def _own(telling: Telling) -> Iterator[Designation]:
    """Yield the words of a claim that says something of its own: what it speaks of, else the word that names it."""
    claim = telling.claim
    thing = thing_of(claim.target, telling.language)
    label = _named(thing) if thing is not None else f"“{claim.anchor.text}”"
    yield Designation(fold(label), label)


def _named(thing: Thing) -> str:
    """Return what a thing is called where the words matter more than its sort."""
    return thing.words or thing.label


def _said(telling: Telling) -> Iterator[Designation]:
    """Yield what a claim says: the key of the thing and the words of the answer."""
    kind = telling.claim.kind
    if kind in PEOPLE:
        yield _moved(telling)
    elif kind == "launched":
        yield from _launched(telling)
    elif kind == "stored":
        yield from _stored(telling)
    elif kind in _DONE:
        yield _befallen(telling)
    else:
        yield Designation("", _noun(kind))


def _noun(kind: str) -> str:
    return _NOUNS.get(kind, kind.replace("_", " "))


def _moved(telling: Telling) -> Designation:
    kind, extent = telling.claim.kind, extent_of(telling)
    words = {"part": f"partial {_noun(kind)}", "whole": f"{_noun(kind)} of all"}.get(extent, _noun(kind))
    ordered = telling.attribution is not None and telling.attribution.act == "order" and kind == "evacuated"
    return Designation(extent, f"{words} ordered" if ordered else words)


def _launched(telling: Telling) -> Iterator[Designation]:
    """Yield what was launched: the names of weapons in the words that say so, else that something was."""
    named = designations(telling.claim.anchor.text, telling.language)
    yield from (Designation(one.key, f"{one.label} launched", sure=one.sure) for one in named)
    if not any(one.sure for one in named):
        yield Designation("", "launch")


def _stored(telling: Telling) -> Iterator[Designation]:
    """Yield what a site held: sorts of things, and the names of weapons."""
    target = telling.claim.target
    if target is None:
        yield Designation("", _SOMETHING)
        return
    words = target.span.text if target.span is not None else target.name or ""
    units = [unit for unit in dict.fromkeys(nouns(words, telling.language)) if unit in WEAPONS]
    yield from (Designation(unit, plural(unit)) for unit in units)
    if not units:
        thing = thing_of(target, telling.language, frozenset({"depot"}))
        if thing is None:
            yield Designation("", _SOMETHING)
        else:
            yield Designation(thing.key, thing.label, sure=not thing.label.startswith(_QUOTED), bare=_SOMETHING)
    yield from designations(target.name or words, telling.language)


def _befallen(telling: Telling) -> Designation:
    """Return what something was done to: nothing of its own where it is the place itself, or a weapon or a blow."""
    claim = telling.claim
    done = _DONE[claim.kind]
    without = HAPPENINGS | (WEAPONS if claim.kind == "struck" else frozenset())
    thing = thing_of(claim.target, telling.language, without)
    if thing is None or _is_place(thing, telling):
        return Designation("", done)
    return Designation(thing.key, f"{thing.label} {done}", sure=not thing.label.startswith(_QUOTED), bare=done)


def _is_place(thing: Thing, telling: Telling) -> bool:
    """Tell whether a target is the place itself, or nothing but a settlement or region."""
    place = telling.claim.place
    if thing.key in ("settlement", "region"):
        return True
    named = set(name_keys(place.name)) if place is not None and place.name else set()
    return thing.sort is None and set(name_keys(thing.words.strip("“”"))) <= named
