"""The outlines that ship with Selon, read once: land, boundaries, countries, and large towns for orientation.

They come from Natural Earth (1:50 million, public domain), the towns from GeoNames; ``training/outlines.py`` made the
file. Boundaries are drawn as Natural Earth has them, which is as things stand on the ground at the time of its edition
(4.1, 2018); those that are disputed or unsettled are apart. Neither says to whom any ground belongs.
"""

from __future__ import annotations

import json
import lzma
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import accumulate
from typing import Any

__all__ = ["Arc", "Box", "Outlines", "Point", "Ring", "Town", "aside", "outlines"]

#: Longitude and latitude in degrees.
Point = tuple[float, float]
#: West, south, east, north in degrees.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two places where lines meet, and the box around it."""

    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Town:
    """A large town, for orientation: its name in English, its country, where it lies, thousands of inhabitants."""

    name: str
    country: str
    lon: float
    lat: float
    size: int


@dataclass(frozen=True, slots=True)
class Ring:
    """The edge of an area: its arcs, each with whether it is walked forwards and by how many degrees it is turned.

    Turns are whole circles, so that longitudes go on across the edge of the world. ``pole`` is the latitude of the pole
    that the area has in it, if it has one: then the edge does not close.
    """

    arcs: tuple[tuple[Arc, bool, float], ...]
    box: Box
    pole: float | None = None

    def points(self, box: Box) -> Iterator[Point]:
        """Yield the points; an arc that lies wholly on one side of the box is cut short to its ends.

        What is cut short stays on its side, so what the ring covers inside the box is the same.
        """
        for arc, forwards, turn in self.arcs:
            points = arc.points if forwards else arc.points[::-1]
            west, south, east, north = box
            if aside(arc.box, (west - turn, south, east - turn, north)):
                points = (points[0], points[-1])
            yield from ((lon + turn, lat) for lon, lat in points) if turn else points
        if self.pole is not None:
            west, _, east, _ = self.box
            first, last = (east, west) if points[-1][0] + turn > west else (west, east)
            yield from ((first, self.pole), (last, self.pole))


@dataclass(frozen=True, slots=True)
class Outlines:
    """Lines and what they bound. ``settled`` and ``unsettled`` part two countries; ``towns`` come largest first."""

    land: tuple[Ring, ...]
    settled: tuple[Arc, ...]
    unsettled: tuple[Arc, ...]
    coasts: tuple[Arc, ...]
    countries: dict[str, tuple[Ring, ...]]
    towns: tuple[Town, ...]


def aside(one: Box, other: Box) -> bool:
    """Tell whether a box lies wholly on one side of another.

    >>> aside((0, 0, 1, 1), (2, 0, 3, 1)), aside((0, 0, 2, 2), (1, 1, 3, 3))
    (True, False)
    """
    return one[2] < other[0] or one[0] > other[2] or one[3] < other[1] or one[1] > other[3]


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """Return the outlines."""
    packed = resources.files("selon.publishing.maps").joinpath("outlines.xz").read_bytes()
    told: dict[str, Any] = json.loads(lzma.decompress(packed))
    scale = told["scale"]
    arcs = [_arc(deltas, scale) for deltas in told["arcs"]]
    inland = {*told["borders"], *told["unsettled"]}
    return Outlines(
        land=tuple(_ring(numbers, arcs) for numbers in told["land"]),
        settled=tuple(arcs[number] for number in told["borders"]),
        unsettled=tuple(arcs[number] for number in told["unsettled"]),
        coasts=tuple(arc for number, arc in enumerate(arcs) if number not in inland),
        countries={code: tuple(_ring(each, arcs) for each in rings) for code, rings in told["countries"].items()},
        towns=tuple(Town(name, land, x / scale, y / scale, size) for name, land, x, y, size in told["towns"]),
    )


def _arc(deltas: list[int], scale: int) -> Arc:
    """Return an arc from its steps: east and north in turn, each from the point before; none is half a circle."""
    turn = 360 * scale
    steps = [deltas[0], *((step + turn // 2) % turn - turn // 2 for step in deltas[2::2])]
    lons = [x / scale for x in accumulate(steps)]
    lats = [y / scale for y in accumulate(deltas[1::2])]
    return Arc(tuple(zip(lons, lats, strict=True)), (min(lons), min(lats), max(lons), max(lats)))


def _ring(numbers: Iterable[int], arcs: list[Arc]) -> Ring:
    """Return a ring of arcs, ``~n`` being arc n backwards."""
    found: list[tuple[Arc, bool, float]] = []
    at: float | None = None
    for number in numbers:
        arc, forwards = (arcs[number], True) if number >= 0 else (arcs[~number], False)
        first, last = (arc.points[0][0], arc.points[-1][0]) if forwards else (arc.points[-1][0], arc.points[0][0])
        turn = 0.0 if at is None else 360.0 * round((at - first) / 360)
        found.append((arc, forwards, turn))
        at = last + turn
    boxes = [(a.box[0] + turn, a.box[1], a.box[2] + turn, a.box[3]) for a, _, turn in found]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    arc, forwards, _ = found[0]
    begin = arc.points[0 if forwards else -1][0]
    around = at is not None and abs(at - begin) > 180
    return Ring(tuple(found), box, math.copysign(90.0, box[1] + box[3]) if around else None)
