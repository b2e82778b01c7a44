"""What caused it, and who did it: answers that exclude one another."""

from __future__ import annotations

from selon.records.accounts import Telling
from selon.records.claims import Actor
from selon.weighing.asked import Answer, Asked, at_home
from selon.weighing.scopes import Home, place_key
from selon.weighing.things import thing_of

__all__ = ["UNNAMED", "say_cause", "say_who"]

#: The key of a cause or doer that the record does not name: it excludes no other.
UNNAMED = ""
_EFFECTS = frozenset({"fire", "explosion", "earthquake", "flood"})
_MEANS = {
    "drone": "drone attack",
    "missile": "missile attack",
    "artillery": "artillery fire",
    "bomb": "bomb",
    "mine": "mine",
    "small_arms": "small-arms fire",
    "debris": "debris",
}


def say_cause(telling: Telling, home: Home) -> Answer:
    """Return what a claim says to have caused it: a means, else somebody, else another cause that it names."""
    claim = telling.claim
    place = at_home(claim.place, home)
    thing = thing_of(claim.target, telling.language)
    effect = claim.kind if claim.kind != "cause" else thing.key if thing is not None else ""
    asked = Asked("cause", effect if effect in _EFFECTS else None, place_key(place), (None, None), "choice")
    if claim.means in _MEANS:
        key, words = claim.means or "", _MEANS[claim.means or ""]
    elif claim.agent is not None:
        key, words = _who(claim.agent, telling, home)
    else:
        key, words = UNNAMED, "another cause"
    return _chosen(asked, telling, home, key, words)


def say_who(telling: Telling, home: Home) -> Answer:
    """Return who is said to have done it: a side where one is known."""
    asked = Asked("responsibility", None, place_key(home.place), (None, None), "choice")
    agent = telling.claim.agent
    key, words = _who(agent, telling, home) if agent is not None else (UNNAMED, "somebody not named")
    return _chosen(asked, telling, home, key, words)


def _who(agent: Actor, telling: Telling, home: Home) -> tuple[str, str]:
    thing = thing_of(agent, telling.language)
    named = home.countries.get(agent.side or "") or agent.name or (thing.label if thing is not None else "somebody")
    return agent.side or (thing.key if thing is not None else UNNAMED), named


def _chosen(asked: Asked, telling: Telling, home: Home, key: str, words: str) -> Answer:
    yes = telling.claim.polarity
    signed, said = ("+", words) if yes else ("-", f"not {words}")
    return Answer(asked, telling, f"{signed}{key}", said, yes, home.place, about=key)
