"""What one telling answers, and to which question: the first step from claims to versions.

A claim may answer more than one question: "a fire broke out after debris fell" says that there was a fire, and what
caused it; "Russian missiles hit the station" says what was hit, and who did it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from selon.records.accounts import Telling
from selon.records.claims import Claim, Quantity
from selon.weighing.asked import TOLLS, Answer
from selon.weighing.choices import say_cause, say_who
from selon.weighing.facts import say_what
from selon.weighing.scopes import Home
from selon.weighing.tallies import say_how_many, say_some

__all__ = ["answers_of"]

_CAUSED = frozenset({"fire", "explosion"})
_DEEDS = frozenset({"struck", "launched", "destroyed", "damaged", "killed", "explosion", "shelling"})
#: Kinds that happen once, so that a figure of one is no figure.
_ONCE = frozenset({"explosion", "fire", "earthquake", "flood", "storm", "accident", "alert"})


def answers_of(telling: Telling, home: Home, known: Mapping[str, Telling]) -> Iterator[Answer]:
    """Yield what a telling answers, at least one; ``known`` are the event's tellings by reference."""
    claim = telling.claim
    if claim.kind == "cause" or (claim.kind in _CAUSED and claim.means is not None):
        yield say_cause(telling, home)
    sided = claim.agent is not None and claim.agent.side is not None and claim.kind in _DEEDS
    if claim.kind == "responsibility" or sided:
        yield say_who(telling, home)
    if claim.quantity is not None and not _is_one(claim, claim.quantity):
        yield say_how_many(telling, claim.quantity, home, known)
    elif claim.kind in TOLLS:
        yield say_some(telling, home)
    elif claim.kind not in ("cause", "responsibility") and (claim.polarity or not sided):
        # Who did not do it says nothing of whether it was done.
        yield from say_what(telling, home)


def _is_one(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a figure says no more than that it happened: an explosion, a fire."""
    return quantity.value == 1 and quantity.modifier == "exact" and claim.kind in _ONCE
