"""From degrees to a drawing: projection, cutting to the view, leaving out what no eye can see. Pure numbers.

The projection is Lambert's azimuthal equal-area one around the middle of the view (Snyder, Map Projections: A Working
Manual, 1987, equations 24-2 to 24-4), so that no country looks larger than it is and the scale holds in the middle.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selon.publishing.maps.outlines import Box, Point

__all__ = ["RADIUS", "View", "cut_line", "cut_ring", "path", "thinned"]

#: Mean radius of the earth in kilometres.
RADIUS = 6371.0
#: Degrees that a window is kept within, so that what lies on the other half of the earth is never projected.
_HALF = 88.0
_RADIAN = math.pi / 180


@dataclass(frozen=True, slots=True)
class View:
    """What a drawing of so many units shows: its middle in degrees, and how many kilometres a unit is."""

    lon: float
    lat: float
    unit: float
    width: float
    height: float
    _sine: float = field(init=False, repr=False, compare=False)
    _cosine: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what every point is placed with."""
        object.__setattr__(self, "_sine", math.sin(self.lat * _RADIAN))
        object.__setattr__(self, "_cosine", math.cos(self.lat * _RADIAN))

    def place(self, lon: float, lat: float) -> Point:
        """Return where a place lies in the drawing, from its upper left corner."""
        turned, up = (lon - self.lon) * _RADIAN, lat * _RADIAN
        over, along, across = math.sin(up), math.cos(up), math.cos(turned)
        sine, cosine = self._sine, self._cosine
        near = 1 + sine * over + cosine * along * across
        k = math.sqrt(2 / (max(1e-09, near))) * RADIUS / self.unit
        x = k * along * math.sin(turned)
        y = k * (cosine * over - sine * along * across)
        return self.width / 2 + x, self.height / 2 - y

    def window(self) -> Box:
        """Return a box in degrees around all that the drawing can show."""
        high = min(_HALF, math.degrees(self.height * self.unit / 2 / RADIUS) * 1.25 + 0.5)
        south, north = max(-90.0, self.lat - high), min(90.0, self.lat + high)
        narrow = math.cos(math.radians(min(89.0, max(abs(south), abs(north)))))
        wide = min(_HALF, math.degrees(self.width * self.unit / 2 / RADIUS) * 1.25 / max(narrow, 0.02) + 0.5)
        return self.lon - wide, south, self.lon + wide, north


def cut_ring(points: Iterable[Point], box: Box) -> list[Point]:
    """Return the part of an area inside a box (Sutherland and Hodgman, 1974); where it falls apart, joined by edges."""
    found = list(points)
    for side, axis, sign in ((0, 0, 1.0), (2, 0, -1.0), (1, 1, 1.0), (3, 1, -1.0)):
        if not found:
            break
        limit, before, kept = box[side], found[-1], list[Point]()
        for point in found:
            inside, was = sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
            if inside != was:
                kept.append(_crossing(before, point, axis, limit))
            if inside:
                kept.append(point)
            before = point
        found = kept
    return found


def _crossing(one: Point, other: Point, axis: int, limit: float) -> Point:
    t = (limit - one[axis]) / (other[axis] - one[axis])
    return one[0] + t * (other[0] - one[0]), one[1] + t * (other[1] - one[1])


def cut_line(points: Sequence[Point], box: Box) -> list[list[Point]]:
    """Return the stretches of a line that come into a box, each with one point more at either end."""
    found: list[list[Point]] = []
    open_end = False
    for place, point in enumerate(points):
        if box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]:
            if not open_end:
                found.append(list(points[max(0, place - 1) : place]))
            found[-1].append(point)
            open_end = True
        elif open_end:
            found[-1].append(point)
            open_end = False
    return [stretch for stretch in found if len(stretch) > 1]


def thinned(points: Iterable[Point], least: float) -> list[Point]:
    """Return a line without points that lie nearer than ``least`` to the one before; its last point stays."""
    found: list[Point] = []
    last = None
    for point in points:
        last = point
        if not found or math.dist(point, found[-1]) >= least:
            found.append(point)
    if last is not None and found[-1] != last:
        found.append(last)
    return found


def path(points: Sequence[Point], *, closed: bool) -> str:
    """Return the commands of a path in steps of a tenth of a unit, each from the point before.

    >>> path([(0, 0), (10, 5.04), (10, 8)], closed=True)
    'M0 0l10 5 0 3z'
    """
    steps: list[str] = []
    x, y = round(points[0][0] * 10), round(points[0][1] * 10)
    begin = f"M{x / 10:g} {y / 10:g}"
    for point in points[1:]:
        nx, ny = round(point[0] * 10), round(point[1] * 10)
        if (nx, ny) != (x, y):
            steps += [f"{(nx - x) / 10:g}", f"{(ny - y) / 10:g}"]
            x, y = nx, ny
    if not steps:
        return ""
    return begin + "l" + " ".join(steps).replace(" -", "-") + ("z" if closed else "")
