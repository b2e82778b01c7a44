"""Figures that look alike and must not be compared: those of another place, period, population or unit.

Thirteen taken to hospital are not thirteen injured, and a town's toll is not its region's. Such figures stand in
different questions; for the pairs that a reader would be tempted to hold against each other, each of the two questions
says so, and names the key that differs. The relation's first version is the question's own, the second the other's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from selon.records.accounts import Relation
from selon.records.events import Reason
from selon.weighing.questions import Raised
from selon.weighing.relations import Held, passage_of
from selon.weighing.scopes import Window, holds
from selon.weighing.wording import plural

__all__ = ["contrast"]

_BY = "contrasts@1"
#: Kinds whose figures are often taken for one another, and what each counts.
_SIBLINGS = (
    frozenset({"injured", "hospitalised"}),
    frozenset({"killed", "missing"}),
    frozenset({"launched", "struck"}),
    frozenset({"launched", "shot_down"}),
    frozenset({"evacuated", "displaced"}),
    frozenset({"destroyed", "damaged"}),
    frozenset({"stored", "destroyed"}),
)
_DONE = {"hospitalised": "taken to hospital", "shot_down": "shot down"}
_MEASURES = frozenset({"area", "stored"})
#: Kinds whose figures nobody holds against those of another place.
_LOOSE = frozenset({"other", "amount", "distance", "magnitude", "cost", "duration"})


def contrast(raised: Sequence[Raised]) -> tuple[Raised, ...]:
    """Return the questions, each with a relation to every other that a reader would be tempted to compare it with."""
    added: dict[str, list[Relation]] = defaultdict(list)
    for one, other in _pairs(raised):
        key = _differs(one, other)
        pair = _tempting(one, other, key) if key else None
        if key and pair is not None:
            added[one.question.id].append(_relation(one, other, key, pair))
            added[other.question.id].append(_relation(other, one, key, pair[::-1]))
    return tuple(
        replace(one, question=replace(one.question, relations=one.question.relations + tuple(added[one.question.id])))
        for one in raised
    )


def _pairs(raised: Sequence[Raised]) -> Iterator[tuple[Raised, Raised]]:
    """Yield each two questions of figures whose kinds are one or siblings."""
    by_kind: dict[str, list[Raised]] = defaultdict(list)
    for one in raised:
        if one.asked.form == "figure":
            by_kind[one.asked.kind].append(one)
    for kind, questions in by_kind.items():
        if kind not in _LOOSE:
            yield from combinations(questions, 2)
    for siblings in _SIBLINGS:
        yield from product(*(by_kind.get(kind, ()) for kind in sorted(siblings)))


def _differs(one: Raised, other: Raised) -> str | None:
    """Return the key in which alone two questions differ, None where they are not alike enough to be confused."""
    a, b = one.asked, other.asked
    if a.kind == b.kind and a.subject == b.subject:
        if a.place == b.place:
            return "period"
        return "place" if a.period == b.period else None
    if a.kind != b.kind:
        return "population" if a.subject == b.subject and (a.place == b.place or _nested(one, other)) else None
    return "unit" if a.kind in _MEASURES and a.place == b.place else None


def _nested(one: Raised, other: Raised) -> bool:
    a, b = one.question.place, other.question.place
    return a is not None and b is not None and (holds(a, b) or holds(b, a))


def _tempting(one: Raised, other: Raised, key: str) -> tuple[Held, Held] | None:
    """Return the two versions that invite the comparison: of one number, else the weightiest where the scopes touch."""
    ours, theirs = ([held for held in raised.held if held.answers[0].quantity is not None] for raised in (one, other))
    for held in ours:
        for rival in theirs:
            if _number(held) is not None and _number(held) == _number(rival):
                return held, rival
    touching = key == "period" or (_nested(one, other) if key == "place" else one.asked.place == other.asked.place)
    if not ours or not theirs or key == "unit" or not touching:
        return None
    return ours[0], theirs[0]


def _number(held: Held) -> float | None:
    quantity = held.answers[0].quantity
    return quantity.value or quantity.low if quantity is not None else None


def _relation(one: Raised, other: Raised, key: str, pair: tuple[Held, Held]) -> Relation:
    left, right = pair
    because = _because(left.version.answer, right.version.answer, _scope(one, key), _scope(other, key), key)
    passages = (passage_of(left.answers[0]), passage_of(right.answers[0]))
    reason = Reason(f"{_BY} {key}", because, passages)
    return Relation(left.version.id, right.version.id, "not_comparable", key, reason)


def _because(left: str, right: str, ours: str, theirs: str, key: str) -> str:
    if key == "population":
        return f"{left} {ours} are not {right} {theirs}."
    if key == "unit":
        return f"{left} and {right} are in units that measure different things."
    return f"{left} ({ours}) and {right} ({theirs}) are of different {key}s."


def _scope(raised: Raised, key: str) -> str:
    """Return what a question's figures hold for, in the key that differs."""
    question = raised.question
    if key == "place":
        return question.place.name or "an unnamed place" if question.place is not None else "an unnamed place"
    if key == "period":
        return _period(question.period)
    subject = (question.subject or "").partition(", ")[0]
    return plural(subject) if key == "unit" else _DONE.get(question.kind, question.kind)


def _period(period: Window) -> str:
    start, end = period
    if start is None:
        return "the event's own time"
    return start if start == end or end is None else f"{start} to {end}"
