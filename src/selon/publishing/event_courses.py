"""The figures of an event and their course: what is counted, who counted how many, and what became of each figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from selon.publishing import wording
from selon.publishing.event_rows import OTHERS, Course, Measure, Step
from selon.publishing.event_words import Desk
from selon.publishing.rows import KIND_ORDER, MEASURES
from selon.records.accounts import Point, Series
from selon.records.claims import Quantity

__all__ = ["MOVES", "measures"]

#: What became of a figure, by its move: the sign and the word that say it.
MOVES = {
    "first": ("", ""),
    "repeat": ("", ""),
    "rise": ("↑", "rise"),
    "correction": ("↓", "corrected"),
    "overlap": ("∩", "windows overlap"),
    "widened": ("↔", "bounds moved"),
    "withdrawn": ("⊘", "report withdrawn"),
}


def measures(series: Iterable[Series], desk: Desk) -> tuple[Measure, ...]:
    """Return what is counted, attack before effect, what is only measured last; of each, who gave which figures."""
    together: dict[tuple[str, str, str, str], list[Series]] = {}
    for each in series:
        key = (each.kind, each.unit, each.subject or "", wording.place(each.place))
        together.setdefault(key, []).append(each)
    ordered = sorted(together.items(), key=lambda item: (*_importance(item[0][0], item[1]), item[0]))
    return tuple(_measure(key, alike, desk) for key, alike in ordered)


def _importance(kind: str, alike: list[Series]) -> tuple[bool, int, int]:
    return (kind in MEASURES, KIND_ORDER.get(kind, len(KIND_ORDER)), -len(alike))


def _measure(key: tuple[str, str, str, str], alike: list[Series], desk: Desk) -> Measure:
    kind, unit, subject, where = key
    counted = "" if subject.casefold() in {"", unit.casefold()} else subject
    scope = (wording.units(unit), counted, "" if where in desk.places else where)
    return Measure(
        kind=kind,
        label=wording.visible(kind.replace("_", " ")),
        scope=wording.visible(" · ".join(filter(None, scope))),
        courses=_together(course for each in alike for course in _courses(each, desk)),
        most=max((_top(point.quantity) for each in alike for point in each.points), default=0.0),
    )


def _together(courses: Iterable[Course]) -> tuple[Course, ...]:
    """Return courses by side and time; those of one figure that say the same stand in one row."""
    alike: dict[tuple[str, str, tuple[str, ...]], list[Course]] = {}
    for course in sorted(courses, key=lambda c: (c.side == OTHERS, c.side, _begin(c), c.labels)):
        own = course.labels if len(course.steps) > 1 else ()
        alike.setdefault((course.side, course.steps[0].figure, own), []).append(course)
    return tuple(
        replace(same[0], labels=tuple(label for course in same for label in course.labels)) for same in alike.values()
    )


def _begin(course: Course) -> str:
    return course.steps[0].point.at or "9"


def _top(quantity: Quantity) -> float:
    return max((v for v in (quantity.value, quantity.low, quantity.high) if v is not None), default=0.0)


def _courses(series: Series, desk: Desk) -> Iterator[Course]:
    """Yield the course of an origin; of a group, or of nobody named, each figure alone: they need not be one voice."""
    label, side = desk.label(series.origin), desk.side(series.origin)
    if desk.faceless(series.origin):
        yield from (Course((label,), side, (_step([replace(p, move="first")], desk),)) for p in series.points)
    elif series.points:
        yield Course((label,), side, tuple(_steps(series.points, desk)))


def _steps(points: Iterable[Point], desk: Desk) -> Iterator[Step]:
    """Yield a step for each figure; those that only repeat the one before are counted with it."""
    current: list[Point] = []
    for point in points:
        if current and point.move == "repeat":
            current.append(point)
            continue
        if current:
            yield _step(current, desk)
        current = [point]
    yield _step(current, desk)


def _step(points: list[Point], desk: Desk) -> Step:
    point = points[0]
    telling = desk.tellings.get(point.ref)
    return Step(
        when=wording.visible(wording.day(point.at or "", desk.year)),
        figure=wording.visible(wording.figure(point.quantity)),
        move=wording.visible(point.move),
        times=len(points),
        evidence=desk.evidence(telling) if telling else None,
        point=point,
    )
