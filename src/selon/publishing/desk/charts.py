"""Figures as shapes, worked out here and drawn by a template: marks on a common scale, and steps over time.

A shape is numbers alone: what stands in words stands in the table beside it. Nothing is summed or smoothed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from math import floor, isfinite, log10

from selon.publishing import wording
from selon.publishing.event_rows import Course, Measure, Step
from selon.records.claims import Quantity

__all__ = ["Chart", "Line", "Mark", "Tick", "Track", "chart_of", "courses_drawn", "track_of"]

#: Sizes in the drawing's own units, about one CSS pixel each.
_TRACK, _WIDE, _HIGH = 220.0, 420.0, 170.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 12.0, 12.0, 24.0
_EDGE = 8.0
#: What is kept at the end of a scale for the arrow of an open bound.
_ARROW = 14.0
#: More lines than this cannot be told apart; the table has them all.
_LINES = 6
_DAY = len("2024-09-18")


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on a scale: where it lies (None: no value), its bounds, whether its upper one is open, if it is last."""

    at: float | None
    low: float
    high: float
    open: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Track:
    """The figures of one course on the scale of their measure."""

    width: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure in time: its place, its bounds as heights, whether the upper one is open, the sign of its move."""

    x: float
    y: float
    low: float
    high: float
    open: bool
    sign: str


@dataclass(frozen=True, slots=True)
class Line:
    """The course of one origin: its letter, what it is called, path and figures. ``number`` says how it is drawn."""

    number: int
    letter: str
    label: str
    path: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, with its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Courses of one measure over time. ``left_out`` counts those that there is no room for."""

    width: float
    height: float
    left: float
    bottom: float
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    left_out: int


# --- on a scale -------------------------------------------------------------------------------------------------------


def track_of(course: Course, most: float) -> Track | None:
    """Return a course's figures on a scale from 0 to ``most``; None where there is nothing to draw."""
    quantities = [step.point.quantity for step in course.steps if _drawable(step.point.quantity)]
    if not quantities or not (isfinite(most) and most > 0):
        return None
    room = _TRACK - 2 * _EDGE - _ARROW
    marks = []
    for quantity in quantities:
        low, high, is_open = _bounds(quantity)
        at = None if quantity.value is None else round(_EDGE + quantity.value / most * room, 1)
        end = _TRACK - _EDGE if is_open else _EDGE + high / most * room
        marks.append(Mark(at, round(_EDGE + low / most * room, 1), round(end, 1), is_open, quantity is quantities[-1]))
    return Track(_TRACK, tuple(marks))


def _drawable(quantity: Quantity) -> bool:
    given = [value for value in (quantity.value, quantity.low, quantity.high) if value is not None]
    return bool(given) and all(isfinite(value) and value >= 0 for value in given)


def _bounds(quantity: Quantity) -> tuple[float, float, bool]:
    """Return the lower bound, the upper one, and whether that is open."""
    value = quantity.value
    if quantity.low is None and quantity.high is None:
        return value or 0.0, value or 0.0, False
    low = quantity.low if quantity.low is not None else 0.0
    return (low, value or low, True) if quantity.high is None else (low, quantity.high, False)


# --- over time --------------------------------------------------------------------------------------------------------


def chart_of(measure: Measure, signs: dict[str, str]) -> Chart | None:
    """Return the courses that have several figures, over time; None where none has, or no two times are known."""
    moving = _moving(measure)
    times = sorted({at for _, timed in moving for at, _ in timed})
    if len(times) < 2:
        return None
    most = max(
        max(_bounds(step.point.quantity)[1], step.point.quantity.value or 0.0) for _, t in moving for _, step in t
    )
    grid = _Grid(times[0], times[-1], _ceiling(most))
    return Chart(
        width=_WIDE,
        height=_HIGH,
        left=_LEFT,
        bottom=_HIGH - _BOTTOM,
        lines=tuple(_line(number, *each, grid, signs) for number, each in enumerate(moving[:_LINES])),
        across=grid.across(),
        up=tuple(Tick(grid.y(value), wording.number(value)) for value in (0.0, grid.most / 2, grid.most)),
        left_out=max(0, len(moving) - _LINES),
    )


def courses_drawn(measure: Measure) -> tuple[Course, ...]:
    """Return the courses that a measure's chart has lines of, if it has one."""
    return tuple(course for course, _ in _moving(measure)[:_LINES])


def _moving(measure: Measure) -> list[tuple[Course, list[tuple[float, Step]]]]:
    timed = ((course, _timed(course.steps)) for course in measure.courses)
    return [(course, steps) for course, steps in timed if len(steps) > 1]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where times and values lie in the drawing."""

    first: float
    last: float
    most: float

    def x(self, at: float) -> float:
        return round(_LEFT + (at - self.first) / (self.last - self.first) * (_WIDE - _LEFT - _RIGHT), 1)

    def y(self, value: float) -> float:
        return round(_HIGH - _BOTTOM - value / self.most * (_HIGH - _TOP - _BOTTOM), 1)

    def across(self) -> tuple[Tick, ...]:
        within_a_day = self.last - self.first < 86_400
        moments = [datetime.fromtimestamp(at, UTC) for at in (self.first, self.last)]
        words = [
            wording.day(f"{moment:%Y-%m-%dT%H:%M}" if within_a_day else f"{moment:%Y-%m-%d}") for moment in moments
        ]
        return (Tick(self.x(self.first), words[0]), Tick(self.x(self.last), words[1]))


def _timed(steps: Iterable[Step]) -> list[tuple[float, Step]]:
    """Return the steps whose time and figure are known, with their time in seconds."""
    found = []
    for step in steps:
        try:
            moment = datetime.fromisoformat(step.point.at or "")
        except ValueError:
            continue
        if len(step.point.at or "") >= _DAY and _drawable(step.point.quantity):
            found.append(((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp(), step))
    return sorted(found, key=lambda pair: pair[0])


def _ceiling(most: float) -> float:
    """Return the next round number: 1, 2 or 5 with noughts."""
    if most <= 0:
        return 1.0
    size = 10.0 ** floor(log10(most))
    return next(size * step for step in (1, 2, 5, 10) if most <= size * step)


def _line(number: int, course: Course, timed: list[tuple[float, Step]], grid: _Grid, signs: dict[str, str]) -> Line:
    dots = []
    for at, step in timed:
        quantity = step.point.quantity
        low, high, is_open = _bounds(quantity)
        value = quantity.value if quantity.value is not None else low
        top = grid.y(grid.most) if is_open else grid.y(high)
        dots.append(Dot(grid.x(at), grid.y(value), grid.y(low), top, is_open, signs.get(step.move, "")))
    path = f"M{dots[0].x} {dots[0].y}" + "".join(f"H{dot.x}V{dot.y}" for dot in dots[1:])
    return Line(number, chr(ord("A") + number), ", ".join(course.labels), path, tuple(dots))
