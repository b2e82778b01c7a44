"""Figures over time: one line for each measure, place and origin, and how each figure moved from the one before.

Of figures whose order is not known, as dispatches of one day, the smaller comes first: tolls rise. A figure that its
origin gave before is a ``repeat``, however late it is printed again, so that a stale toll is no
correction. A figure below the one before is a ``correction``; a bound that moves without excluding the figure before is
``widened``. What is counted in windows of time (weapons shot down in a night) is compared within one window only;
windows that overlap are marked, and never added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from selon.records.accounts import Point, Series, Telling
from selon.records.claims import Part, Place, Quantity
from selon.records.events import split_ref
from selon.weighing.asked import PEOPLE
from selon.weighing.figures import Interval, figure_key, interval, meet
from selon.weighing.moments import clock, stated
from selon.weighing.scopes import WINDOWED, Home, Window, day, overlap, period_of, place_key
from selon.weighing.tallies import counted

__all__ = ["COUNTED", "make_series"]

#: Kinds whose figures count what changes over time; measurements do not.
COUNTED = frozenset(
    {"killed", "injured", "hospitalised", "missing", "detained", "rescued", "evacuated", "displaced", "returned"}
    | {"responders", "launched", "struck", "shot_down", "destroyed", "damaged", "captured", "closed", "outage", "flood"}
    | {"shelling"}
)
_NOWHERE = Home(None, None, None)
#: How many days after a night its tally may be told again without naming it.
_DAYS = 3
_REGIONS = frozenset({"admin1", "admin2"})


@dataclass(frozen=True, slots=True)
class _Key:
    kind: str
    unit: str
    subject: str | None
    place: str
    origin: str


@dataclass(frozen=True, slots=True)
class _Said:
    """One figure before it is known how it moved."""

    point: Point
    place: Place | None
    order: tuple[str, str, float, str]


def make_series(
    tellings: Iterable[Telling], by: str = "origin", *, withdrawn: Collection[str] = ()
) -> tuple[Series, ...]:
    """Return the series of some tellings, of one event or of many: those with most points first.

    ``by`` is ``origin`` (each origin's figure for each place) or ``region``: then the parts of breakdowns are points
    too, each of its region, and totals of countries and figures of single towns are left out. ``withdrawn`` are ids of
    documents that were taken back: their figures stand in the series and move nothing. The order of the tellings
    changes nothing. Raises ValueError for another ``by``.
    """
    if by not in ("origin", "region"):
        raise ValueError(f"series are made by origin or by region, not by {by!r}")
    ordered = sorted(tellings, key=lambda telling: telling.ref)
    known = {telling.ref: telling for telling in ordered}
    lines: dict[_Key, list[_Said]] = defaultdict(list)
    for telling in ordered:
        claim = telling.claim
        if claim.kind in COUNTED and claim.quantity is not None and claim.certainty not in ("unverified", "denied"):
            subject = counted(telling, claim.quantity, known)
            if not subject.endswith(", some"):
                for said in (
                    _by_region(telling, claim.quantity) if by == "region" else _by_place(telling, claim.quantity)
                ):
                    quantity = said.point.quantity
                    key = _Key(claim.kind, quantity.unit, subject, place_key(said.place), telling.origin)
                    lines[key].append(said)
    made = [_line(key, _tolls(said) if key.kind in PEOPLE else said, withdrawn) for key, said in lines.items()]
    return tuple(sorted(made, key=_order))


def _order(series: Series) -> tuple[int, str, str, str, str]:
    return -len(series.points), series.kind, series.unit, place_key(series.place), series.origin


def _by_place(telling: Telling, quantity: Quantity) -> Iterator[_Said]:
    if interval(quantity) is not None:
        yield _said(telling, replace(quantity, parts=(), part_of=None), telling.claim.place)


def _by_region(telling: Telling, quantity: Quantity) -> Iterator[_Said]:
    place = telling.claim.place
    if place is not None and place.precision in _REGIONS:
        yield from _by_place(telling, quantity)
    for part in quantity.parts:
        if part.place is not None and part.value is not None:
            yield _said(telling, _of_part(part, part.value, quantity.unit), part.place)


def _of_part(part: Part, value: float, unit: str) -> Quantity:
    """Return a part of a breakdown as a figure of its own."""
    modifier = part.modifier or "exact"
    low = value if modifier in ("exact", "at_least", "more_than") else None
    high = value if modifier in ("exact", "at_most", "less_than") else None
    return Quantity(part.span, value, low, high, modifier, unit)


def _said(telling: Telling, quantity: Quantity, place: Place | None) -> _Said:
    kind = telling.claim.kind
    window: Window = period_of(kind, telling.claim.time, _NOWHERE) if kind in WINDOWED else (None, None)
    at = stated(telling)
    size = quantity.low if quantity.low is not None else quantity.value or 0.0
    words = f"{telling.ref} {quantity.span.start if quantity.span else 0:09d}"
    order = (window[1] or clock(at), clock(at), size, words)
    bare = replace(place, span=None) if place is not None else None
    return _Said(Point(at, quantity, telling.ref, window, "first"), bare, order)


def _tolls(said: Sequence[_Said]) -> list[_Said]:
    """Return the figures for people without those less than half another of the same dispatch: they are part of it."""
    most: dict[str, float] = {}
    for one in said:
        document = split_ref(one.point.ref)[0]
        most[document] = max(most.get(document, 0.0), _bounds(one.point.quantity).low or 0.0)
    return [one for one in said if not 0 < 2 * _high(one) < most[split_ref(one.point.ref)[0]]]


def _high(said: _Said) -> float:
    high = _bounds(said.point.quantity).high
    return high if high is not None else float("inf")


def _line(key: _Key, said: Sequence[_Said], withdrawn: Collection[str]) -> Series:
    ordered = sorted(said, key=lambda one: one.order)
    points: list[Point] = []
    for one in ordered:
        if split_ref(one.point.ref)[0] in withdrawn:
            points.append(replace(one.point, move="withdrawn"))
            continue
        before = [point for point in points if point.move != "withdrawn"]
        points.append(replace(one.point, move=_move(one.point, before, windowed=key.kind in WINDOWED)))
    return Series(key.kind, key.unit, key.subject, ordered[0].place, key.origin, tuple(points))


def _move(point: Point, before: Sequence[Point], *, windowed: bool) -> str:
    """Return how a figure moved from the same origin's before."""
    near = list(_near(point, before)) if windowed else before
    if any(figure_key(point.quantity) == figure_key(b.quantity) for b in near):
        return "repeat"
    here = [b for b in near if b.move != "repeat" and (not windowed or _one_window(point, b))]
    if here:
        return _against(point.quantity, here[-1].quantity)
    return "overlap" if any(None not in (*point.window, *b.window) for b in near) else "first"


def _near(point: Point, before: Iterable[Point]) -> Iterator[Point]:
    """Yield the figures that may speak of one window with this: named ones overlap, an unnamed one is told in days."""
    named, at = None not in point.window, day(point.window[1] or point.at)
    for other in before:
        if named and None not in other.window:
            if overlap(point.window, other.window):
                yield other
        elif at is not None and (then := day(other.window[1] or other.at)) and abs((at - then).days) <= _DAYS:
            yield other


def _one_window(point: Point, other: Point) -> bool:
    """Tell whether two figures count within one window: the same, or one unnamed where their intervals meet."""
    if None not in (*point.window, *other.window):
        return point.window == other.window
    return bool(meet(_bounds(point.quantity), _bounds(other.quantity)))


def _bounds(quantity: Quantity) -> Interval:
    """Return what a figure allows; a figure that is none allows everything."""
    return interval(quantity) or Interval(None, None, quantity.unit)


def _against(new: Quantity, old: Quantity) -> str:
    now, then = _bounds(new), _bounds(old)
    if then.high is not None and now.low is not None and now.low > then.high:
        return "rise"
    if now.high is not None and then.low is not None and now.high < then.low:
        return "correction"
    return "widened"
