"""A question and an answer as one telling gives it: what the rest of the comparison is made from."""

from __future__ import annotations

from dataclasses import dataclass

from selon.records.accounts import Telling
from selon.records.claims import Place, Quantity
from selon.weighing.figures import Interval
from selon.weighing.scopes import Home, Window, holds

__all__ = ["PEOPLE", "PEOPLE_UNITS", "TOLLS", "WEAPONS", "Answer", "Asked", "at_home"]

#: Kinds that count people; of the first few a claim without a figure answers how many, too: some.
TOLLS = frozenset({"killed", "injured", "hospitalised", "missing"})
PEOPLE = TOLLS | {"detained", "rescued", "evacuated", "displaced", "returned", "responders"}
PEOPLE_UNITS = frozenset({"person", "child", "adult", "family", "household"})
WEAPONS = frozenset({"drone", "missile", "rocket", "bomb", "shell", "projectile", "attack", "aircraft"})


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
    and a no must have in common to deny each other. ``sure`` is False for a word that may be a name or not, and for a
    target that can only be quoted: others must bear it out. ``bare`` is what the answer is without it.
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
    sure: bool = True
    bare: str = ""


def at_home(place: Place | None, home: Home) -> Place | None:
    """Return the place of what has no figure: something in the region that holds the event's place is the event."""
    if place is None or (home.place is not None and holds(place, home.place)):
        return home.place
    return place
