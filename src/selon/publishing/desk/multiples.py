"""A measure over nights as small drawings, one for each origin or region, all on one time, and on one scale if asked.

A stick is a figure; a bar on it what the figure allows, an arrow an open bound; a level line is the window that it
counts, so that windows which overlap are seen to. Nothing is joined up, added or smoothed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor, isfinite, log10

from selon.publishing import wording
from selon.publishing.maps.labelling import Label, Room
from selon.publishing.series import Tally
from selon.records.claims import Quantity

__all__ = ["Multiples", "Panel", "Stick", "multiples"]

#: The size of one drawing in its own units, and what is kept free around its field.
WIDTH, HEIGHT = 300.0, 140.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 12.0, 22.0, 30.0
#: So many drawings; those of fewest figures are left to the table.
_PANELS = 18
_LETTERS = "ABCDEF"
#: A window of about a day is a point; a longer one is drawn as long as it is.
_A_DAY = timedelta(hours=30)
_STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
#: The size of the type.
_TYPE = 10.5


@dataclass(frozen=True, slots=True)
class Stick:
    """A figure: where its stick stands, where its window begins and ends, heights of its value and bounds.

    ``label`` is the figure, where it is written, and the signs of its flags; ``letter`` tells its origin. Both are
    there only if there is room; ``title`` has all.
    """

    x: float
    begin: float
    end: float
    y: float
    low: float
    high: float
    open: bool
    label: Label | None
    letter: Label | None
    picked: bool
    title: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One drawing: what it is called, its side, its figures, and the largest value of its scale in words."""

    label: str
    more: str
    side: str
    sticks: tuple[Stick, ...]
    top: str


@dataclass(frozen=True, slots=True)
class Multiples:
    """The drawings of one unit: their common first and last day, the letters of origins, how many are left out."""

    unit: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    first: str
    last: str
    letters: tuple[tuple[str, str], ...]
    panels: tuple[Panel, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Dated:
    row: Tally
    begin: datetime
    end: datetime


def multiples(rows: Sequence[Tally], by: str, picked: frozenset[Tally], *, shared: bool) -> tuple[Multiples, ...]:
    """Return the drawings of a measure, those of each unit together, the unit of most figures first.

    ``picked`` are the rows that a rule of the reader leaves; ``shared`` asks for one scale for all drawings of a unit.
    """
    units: dict[str, list[_Dated]] = {}
    for row in rows:
        dated = _dated(row)
        if dated is not None:
            units.setdefault(row.unit, []).append(dated)
    ordered = sorted(units, key=lambda unit: (-len(units[unit]), unit))
    return tuple(_of_unit(unit, units[unit], by, picked, shared=shared) for unit in ordered)


def _dated(row: Tally) -> _Dated | None:
    """Return a row with the time that it counts; None where no day is known or there is no figure to draw."""
    told = (row.quantity.value, row.quantity.low, row.quantity.high)
    if not all(value is None or (isfinite(value) and value >= 0) for value in told) or told == (None, None, None):
        return None
    bounds = row.window.bounds()
    if bounds is None:
        try:
            begin = datetime.fromisoformat(row.window.start).replace(tzinfo=None)
        except ValueError:
            return None
        bounds = (begin, begin + timedelta(days=1))
    return _Dated(row, *bounds)


def _of_unit(unit: str, rows: Sequence[_Dated], by: str, picked: frozenset[Tally], *, shared: bool) -> Multiples:
    begin, end = min(dated.begin for dated in rows), max(dated.end for dated in rows)
    groups: dict[tuple[str, str], list[_Dated]] = {}
    for dated in rows:
        key = (dated.row.region, "") if by == "region" else (dated.row.origin, dated.row.region)
        groups.setdefault(key, []).append(dated)
    ordered = sorted(groups, key=lambda key: (by == "region" and bool(key[0]), -len(groups[key]), key))
    shown = ordered[:_PANELS]
    letters = _letters(dated.row for key in shown for dated in groups[key]) if by == "region" else {}
    most = max((_most(dated.row.quantity) for key in shown for dated in groups[key]), default=0.0)
    grid = _Grid(begin, max(end, begin + timedelta(days=1)), 0.0)
    panels = []
    for key in shown:
        top = _ceiling(most if shared else max(_most(dated.row.quantity) for dated in groups[key]))
        panels.append(_panel(key, groups[key], _Grid(grid.begin, grid.end, top), letters, picked))
    last = (end - timedelta(seconds=1)).date()
    return Multiples(
        *(unit, WIDTH, HEIGHT, _LEFT, WIDTH - _RIGHT, _TOP, HEIGHT - _BOTTOM),
        first=wording.day(f"{begin.date()}"),
        last=wording.day(f"{last}") if last != begin.date() else "",
        letters=tuple((letter, origin) for origin, letter in letters.items()),
        panels=tuple(panels),
        left_out=len(ordered) - len(shown),
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where times and values lie in a drawing."""

    begin: datetime
    end: datetime
    most: float

    def x(self, at: datetime) -> float:
        share = (at - self.begin) / (self.end - self.begin)
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)

    def y(self, value: float) -> float:
        share = min(1.0, value / self.most) if self.most else 0.0
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)


def _letters(rows: Iterable[Tally]) -> dict[str, str]:
    """Return letters for the origins of most figures; there is none where all have one origin."""
    counted: dict[str, int] = {}
    for row in rows:
        counted[row.origin] = counted.get(row.origin, 0) + 1
    if len(counted) < 2:
        return {}
    return dict(zip(sorted(counted, key=lambda origin: (-counted[origin], origin)), _LETTERS, strict=False))


def _panel(
    key: tuple[str, str],
    rows: Sequence[_Dated],
    grid: _Grid,
    letters: Mapping[str, str],
    picked: frozenset[Tally],
) -> Panel:
    ordered = sorted(rows, key=lambda dated: (dated.begin, dated.end, _value(dated.row.quantity), dated.row.origin))
    written = {ordered[-1].row, max(ordered, key=lambda dated: _value(dated.row.quantity)).row}
    labels = _labels(ordered, grid, letters, written)
    sticks = [_stick(dated, grid, labels[place], dated.row in picked) for place, dated in enumerate(ordered)]
    sides = {dated.row.side for dated in rows}
    side = wording.country(next(iter(sides))) if len(sides) == 1 and "" not in sides else ""
    return Panel(key[0], key[1], wording.visible(side), tuple(sticks), wording.number(grid.most))


def _middle(dated: _Dated, grid: _Grid) -> float:
    return grid.x(dated.begin + (dated.end - dated.begin) / 2)


def _labels(
    rows: Sequence[_Dated], grid: _Grid, letters: Mapping[str, str], written: set[Tally]
) -> list[tuple[Label | None, Label | None]]:
    """Return the figures with their signs, and the letters, where there is room: the last and largest figure first."""
    room = Room(WIDTH, HEIGHT)
    for y in (_TOP, HEIGHT - _BOTTOM):
        room.take((0.0, y - 6, _LEFT - 4, y + 6))  # the words of the scale
    spots = [(_middle(dated, grid), grid.y(_value(dated.row.quantity))) for dated in rows]
    for x, y in spots:
        room.take((x - 2.5, y - 2.5, x + 2.5, y + 2.5))
    told: dict[int, Label | None] = {}
    for place in sorted(range(len(rows)), key=lambda n: (rows[n].row not in written, not rows[n].row.signs, n)):
        row = rows[place].row
        words = " ".join(filter(None, (row.figure if row in written else "", row.signs)))
        told[place] = room.beside(words, spots[place], _TYPE, 5.0) if words else None
    found: list[tuple[Label | None, Label | None]] = []
    for place, dated in enumerate(rows):
        letter = letters.get(dated.row.origin, "")
        found.append((told[place], room.beside(letter, spots[place], _TYPE, 5.0) if letter else None))
    return found


def _stick(dated: _Dated, grid: _Grid, labels: tuple[Label | None, Label | None], picked: bool) -> Stick:
    row, quantity = dated.row, dated.row.quantity
    low = quantity.low if quantity.low is not None else (0.0 if quantity.high is not None else _value(quantity))
    is_open = quantity.high is None and quantity.low is not None
    high = quantity.high if quantity.high is not None else (grid.most if is_open else _value(quantity))
    long = dated.end - dated.begin > _A_DAY
    middle = _middle(dated, grid)
    return Stick(
        x=middle,
        begin=grid.x(dated.begin) if long else middle,
        end=grid.x(dated.end) if long else middle,
        y=grid.y(_value(quantity)),
        low=grid.y(low),
        high=grid.y(high),
        open=is_open,
        label=labels[0],
        letter=labels[1],
        picked=picked,
        title=" · ".join(filter(None, (row.window.words(), row.figure, row.origin, row.signs))),
    )


def _value(quantity: Quantity) -> float:
    given = (value for value in (quantity.value, quantity.low, quantity.high) if value is not None)
    return next(given, 0.0)


def _most(quantity: Quantity) -> float:
    return max(value for value in (quantity.value, quantity.low, quantity.high, 0.0) if value is not None)


def _ceiling(most: float) -> float:
    """Return the next round number: 1, 2 or 5 with noughts."""
    if most <= 0:
        return 1.0
    size = 10.0 ** floor(log10(most))
    return next(size * step for step in _STEPS if most <= size * step)
