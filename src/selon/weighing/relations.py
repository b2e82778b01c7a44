"""How the versions of one question stand to each other, and the question as a whole. Never which of them is right.

- Two figures whose intervals meet are ``compatible``; apart, they are ``updated`` where one origin gave both, the one
  later than the other, else they ``differ``.
- What one says to be so and another says not to be so is ``denied``. Leaving something out denies nothing.
- Two causes, or two who are said to have done it, ``differ`` where each has an origin that does not give the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from selon.records.accounts import Relation, Version
from selon.records.events import Passage, Reason
from selon.weighing.asked import Answer, Asked
from selon.weighing.choices import UNNAMED
from selon.weighing.figures import meet
from selon.weighing.moments import as_of

__all__ = ["BY", "Held", "passage_of", "relate", "stand"]

BY = "versions@1"
#: Kinds whose figures may each count something else.
_LOOSE = frozenset({"other", "amount"})
#: The rank of two figures that stand beside each other in one dispatch.
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Held:
    """A version with the answers that make it."""

    version: Version
    answers: tuple[Answer, ...]


def relate(asked: Asked, held: Sequence[Held]) -> tuple[Relation, ...]:
    """Return how each two versions of a question stand to each other, as far as that can be said."""
    compare = {"figure": _figures, "choice": _choices}.get(asked.form, _facts)
    return tuple(relation for one, other in combinations(held, 2) for relation in compare(one, other, asked))


def passage_of(answer: Answer) -> Passage:
    """Return the words behind an answer: its figure's, or those that name the happening."""
    claim = answer.telling.claim
    figure = claim.quantity.span if claim.quantity is not None else None
    return Passage(answer.telling.document.id, figure or claim.anchor)


def _related(one: Held, other: Held, outcome: str, rule: str, because: str, key: str | None = None) -> Relation:
    passages = (passage_of(one.answers[0]), passage_of(other.answers[0]))
    return Relation(one.version.id, other.version.id, outcome, key, Reason(f"{BY} {rule}", because, passages))


def _figures(one: Held, other: Held, asked: Asked) -> Iterator[Relation]:
    first, second = one.answers[0], other.answers[0]
    left, right = one.version.answer, other.version.answer
    if first.bounds is None or second.bounds is None:
        if first.polarity is second.polarity or first.bounds is second.bounds:
            return
        because = f"“{left}” and “{right}” do not exclude each other."
        yield _related(one, other, "compatible", "unstated", because)
        return
    met = meet(first.bounds, second.bounds)
    if not met and (asked.kind in _LOOSE or (asked.subject or "").endswith(", some")):
        because = f"{left} and {right}: nothing says that both count the same."
        yield _related(one, other, "not_comparable", "population", because, "population")
        return
    if met:
        yield _related(one, other, "compatible", "intervals", f"{left} and {right} can both hold.")
    else:
        because = f"{left} and {right} exclude each other, and no origin gives both."
        yield _moved(one, other) or _related(one, other, "differ", "intervals", because)


def _moved(one: Held, other: Held) -> Relation | None:
    """Return that an origin moved from one figure to the other; None where no origin gives both.

    Two figures that an origin has only beside each other in one dispatch are no move: they may count different people.
    """
    shared = sorted(set(one.version.origins) & set(other.version.origins))
    found = sorted((_move(one, other, origin) for origin in shared), key=lambda move: move[0])
    apart = set(one.version.origins) - set(shared) and set(other.version.origins) - set(shared)
    return next((relation for rank, relation in found if rank < _BESIDE or not apart), None)


def _move(one: Held, other: Held, origin: str) -> tuple[int, Relation]:
    """Return how an origin came from one figure to the other, and how little is known of it: 0 where both are dated."""
    before = _latest([a for a in one.answers if a.telling.origin == origin])
    after = _latest([a for a in other.answers if a.telling.origin == origin])
    if as_of(before.telling) > as_of(after.telling):
        before, after = after, before
    both = f"{before.words} and {after.words}"
    rank, because = 0, f"One origin gives {before.words} first and {after.words} later."
    if as_of(before.telling) == as_of(after.telling):
        rank, because = 1, f"One origin gives both {both}; which came later is not said."
        if before.telling.document.id == after.telling.document.id:
            rank, because = _BESIDE, f"One dispatch has both {both} from one origin: they may not count the same."
    outcome, key = ("not_comparable", "population") if rank == _BESIDE else ("updated", None)
    reason = Reason(f"{BY} update", because, (passage_of(before), passage_of(after)))
    return rank, Relation(one.version.id, other.version.id, outcome, key, reason)


def _latest(answers: Sequence[Answer]) -> Answer:
    return max(answers, key=lambda answer: (as_of(answer.telling), answer.telling.ref))


def _facts(one: Held, other: Held, asked: Asked) -> Iterator[Relation]:
    del asked
    first, second = one.answers[0], other.answers[0]
    denies = first.key[:1] + second.key[:1] in ("+-", "-+") and first.about == second.about
    if denies or {first.about, second.about} == {"part", "whole"}:
        yield from _opposed(one, other)


def _opposed(one: Held, other: Held) -> Iterator[Relation]:
    """Yield that two versions exclude each other: denied where one says no to the other, else differ."""
    left, right = one.version.answer, other.version.answer
    alone = set(one.version.origins) - set(other.version.origins), set(other.version.origins) - set(one.version.origins)
    no = one.version.polarity is not other.version.polarity
    if all(alone):
        because = f"Some say “{left}”, others “{right}”."
        yield _related(one, other, "denied" if no else "differ", "opposed", because)
        return
    moved = one.answers[0].about and any(_turned(one, other, origin) for origin in one.version.origins)
    because = f"Whoever says the one says the other too: “{left}” and “{right}”."
    yield (_moved(one, other) if moved else None) or _related(one, other, "compatible", "both", because)


def _turned(one: Held, other: Held, origin: str) -> bool:
    """Tell whether an origin gave one answer up before it gave the other: who says both at a time means both."""
    first, second = (
        [as_of(answer.telling) for answer in held.answers if answer.telling.origin == origin] for held in (one, other)
    )
    return bool(second) and (max(first) < min(second) or max(second) < min(first))


def _choices(one: Held, other: Held, asked: Asked) -> Iterator[Relation]:
    del asked
    first, second = one.answers[0], other.answers[0]
    if first.polarity is second.polarity is False or UNNAMED in (first.about, second.about):
        return
    if first.polarity is not second.polarity and first.about != second.about:
        because = f"“{one.version.answer}” and “{other.version.answer}” can both hold."
        yield _related(one, other, "compatible", "choice", because)
        return
    yield from _opposed(one, other)


def stand(versions: Sequence[Version], relations: Sequence[Relation]) -> str:
    """Return how a question stands as a whole, from its live versions and how they stand to each other."""
    if not versions:
        return "withdrawn"
    outcomes = {relation.outcome for relation in relations}
    for outcome in ("denied", "differ", "updated"):
        if outcome in outcomes:
            return outcome
    if len({origin for version in versions for origin in version.origins}) == 1:
        return "only"
    return "agree" if len(versions) == 1 else "compatible"
