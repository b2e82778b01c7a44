"""The map of an event: land, boundaries, the settlements that reports name, and large towns to find one's way by.

No place is drawn finer than the settlement. A region has a mark of another shape at its middle, a country none. No area
has a colour of its own, so nothing is said of whose it is; boundaries that are disputed or unsettled are dashed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from selon.geodesy import kilometres
from selon.publishing import wording
from selon.publishing.maps.labelling import Label, Room, spans_inside, width_of
from selon.publishing.maps.outlines import Arc, Box, Outlines, Point, Ring, aside, outlines
from selon.publishing.maps.projecting import View, cut_line, cut_ring, path, thinned

__all__ = ["Dot", "Map", "Named", "Placed", "Scale", "draw_map"]

#: The size of the drawing, and of its types, in its own units.
WIDTH, HEIGHT = 480.0, 340.0
_PLACE, _TOWN, _LAND = 13.0, 11.5, 11.0
#: Letters of a country's name are spaced.
_SPREAD = 1.35
#: What is kept free at the edges, on the sides and above and below.
_MARGIN = (78.0, 46.0)
#: A drawing shows at least so many kilometres across; it is widened till it shows a line, up to so many times.
_LEAST, _WIDER, _TIMES = 600.0, 1.5, 6
#: Places farther from the first than this are told, not drawn.
_FAR = 4000.0
#: So many marks at most, and so many towns.
_MARKS, _TOWNS = 40, 5
#: So many views are kept as they were drawn: some 50 KB each.
_GROUNDS = 128
#: Bytes of lines in one drawing.
_BYTES = 26_000
#: From so many kilometres a unit on there is so much to draw that it is drawn more coarsely at once.
_WIDE = 4.0
#: Kilometres in a degree of latitude.
_DEGREE = 111.2
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Placed:
    """A place of an event: what it is called, its precision, where it lies in degrees, in how many reports it stands.

    ``own`` marks the place of the event itself.
    """

    name: str
    precision: str
    lat: float
    lon: float
    reports: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark: the number of its place in the list (from 1), where it lies, how large, its shape, and its words."""

    number: int
    x: float
    y: float
    r: float
    shape: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Named:
    """A large town, or a country (without ``x`` and ``y``), with its words."""

    x: float | None
    y: float | None
    label: Label


@dataclass(frozen=True, slots=True)
class Scale:
    """The bar of so many kilometres in the middle of the drawing."""

    x: float
    y: float
    length: float
    kilometres: int


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing: paths, marks, names, scale; ``across`` is its width in kilometres.

    ``left_out`` are the numbers of the places that are not drawn: too far away, or too many.
    """

    width: float
    height: float
    land: str
    settled: str
    unsettled: str
    dots: tuple[Dot, ...]
    towns: tuple[Named, ...]
    countries: tuple[Named, ...]
    scale: Scale
    across: int
    left_out: tuple[int, ...]


def draw_map(
    places: Sequence[Placed], land: Callable[[str], str] = str, town: Callable[[str], str] = str
) -> Map | None:
    """Return the map of places, those to be labelled first coming first; None where there is none to draw.

    The order of the places is that of the list beside the map, which has their numbers. ``land`` and ``town`` say what
    countries and towns are called, from their English names; what the places are called is settled already.
    """
    if not places:
        return None
    first = places[0]
    near = [
        (number, place)
        for number, place in enumerate(places, 1)
        if kilometres(first.lat, first.lon, place.lat, place.lon) <= _FAR
    ][:_MARKS]
    lines = outlines()
    view = _fitted([place for _, place in near], lines)
    room = Room(WIDTH, HEIGHT)
    scale = _scale(view)
    room.take((scale.x - 6, scale.y - 18, scale.x + scale.length + 6, HEIGHT))
    dots = _dots(near, view, room)
    ground = _ground(view)
    countries = _countries(ground, room, land)
    towns = _towns(lines, view, room, {place.name for place in places}, town)
    drawn = {number for number, _ in near}
    return Map(
        *(WIDTH, HEIGHT, *ground.paths, dots, towns, countries, scale),
        across=round(WIDTH * view.unit),
        left_out=tuple(number for number in range(1, len(places) + 1) if number not in drawn),
    )


# --- what is shown ----------------------------------------------------------------------------------------------------


def _fitted(places: Sequence[Placed], lines: Outlines) -> View:
    """Return the view that shows all the places, and a line to know them by."""
    home = places[0].lon
    lons = [(place.lon - home + 180) % 360 - 180 + home for place in places]
    lats = [place.lat for place in places]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    flat = View(lon, lat, 1.0, 0.0, 0.0)
    spots = [flat.place(place.lon, place.lat) for place in places]
    unit = max(
        _LEAST / WIDTH,
        max(abs(x) for x, _ in spots) / (WIDTH / 2 - _MARGIN[0]),
        max(abs(y) for _, y in spots) / (HEIGHT / 2 - _MARGIN[1]),
    )
    for _ in range(_TIMES):
        view = View(lon, lat, unit, WIDTH, HEIGHT)
        if _shows_a_line(view, lines):
            return view
        unit *= _WIDER
    return view


def _shows_a_line(view: View, lines: Outlines) -> bool:
    """Tell whether boundaries or coasts come well into the view."""
    for window in _windows(view):
        for arc in (*lines.settled, *lines.unsettled, *lines.coasts):
            if not aside(arc.box, window):
                for lon, lat in arc.points:
                    x, y = view.place(lon, lat)
                    if 0.12 * WIDTH < x < 0.88 * WIDTH and 0.12 * HEIGHT < y < 0.88 * HEIGHT:
                        return True
    return False


def _windows(view: View) -> tuple[Box, ...]:
    """Return the view's box in degrees, and the same a circle to the west and to the east, as lines may have them."""
    west, south, east, north = view.window()
    return tuple((west + turn, south, east + turn, north) for turn in (-360.0, 0.0, 360.0))


def _scale(view: View) -> Scale:
    """Return the longest bar of 1, 2 or 5 with noughts that takes no more than a quarter of the width."""
    most = WIDTH * view.unit / 4
    size = 10.0 ** math.floor(math.log10(most))
    length = max(step * size for step in _STEPS if step * size <= most)
    return Scale(12.0, HEIGHT - 12.0, round(length / view.unit, 1), round(length))


# --- lines ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ground:
    """What lies under the marks: land, boundaries, those that are unsettled; and what is seen of each country."""

    paths: tuple[str, str, str]
    countries: tuple[tuple[str, tuple[tuple[Point, ...], ...]], ...]


@lru_cache(maxsize=_GROUNDS)
def _ground(view: View) -> _Ground:
    """Return what lies under the marks in a view; many events are of the same settlements."""
    lines = outlines()
    shown = (
        (code, tuple(tuple(thinned(points, 3.0)) for points in _areas(rings, view, 3.0)))
        for code, rings in lines.countries.items()
    )
    return _Ground(_paths(lines, view), tuple((code, areas) for code, areas in shown if areas))


def _paths(lines: Outlines, view: View) -> tuple[str, str, str]:
    """Return land, boundaries, and those that are unsettled; the coarser, the more there is to draw."""
    for least in (0.8, 1.3, 2.0, 3.0, 5.0) if view.unit < _WIDE else (1.6, 3.0, 5.0):
        drawn = (
            _land(lines, view, least),
            _lines(lines.settled, view, least),
            _lines(lines.unsettled, view, least),
        )
        if sum(map(len, drawn)) <= _BYTES:
            break
    return drawn


def _land(lines: Outlines, view: View, least: float) -> str:
    return "".join(path(thinned(points, least), closed=True) for points in _areas(lines.land, view, least))


def _areas(rings: Iterable[Ring], view: View, least: float) -> Iterator[list[Point]]:
    """Yield the areas that can be seen, in the drawing."""
    fine = 0.8 * least * view.unit / _DEGREE
    for window in _windows(view):
        for ring in rings:
            if not aside(ring.box, window):
                points = _placed(cut_ring(thinned(ring.points(window), fine), window), view)
                if len(points) > 2 and _visible(points, least):
                    yield points


def _lines(arcs: Iterable[Arc], view: View, least: float) -> str:
    fine = 0.8 * least * view.unit / _DEGREE
    return "".join(
        path(thinned((view.place(*point) for point in thinned(stretch, fine)), least), closed=False)
        for window in _windows(view)
        for arc in arcs
        if not aside(arc.box, window)
        for stretch in cut_line(arc.points, window)
    )


def _placed(points: Sequence[Point], view: View) -> list[Point]:
    """Return the points of an edge in the drawing; long stretches are bent as the earth bends them."""
    found: list[Point] = []
    for one, other in pairwise([*points, *points[:1]]):
        pieces = max(1, math.ceil(abs(other[0] - one[0]) / 4))
        for piece in range(pieces):
            t = piece / pieces
            found.append(view.place(one[0] + t * (other[0] - one[0]), one[1] + t * (other[1] - one[1])))
    return found


def _visible(points: Sequence[Point], least: float) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > HEIGHT:
        return False
    return max(max(xs) - min(xs), max(ys) - min(ys)) > 2 * least


# --- marks and names --------------------------------------------------------------------------------------------------


def _dots(places: Iterable[tuple[int, Placed]], view: View, room: Room) -> tuple[Dot, ...]:
    """Return the marks with their words: the name, else the number in the list, else nothing."""
    spots = []
    for number, place in places:
        x, y = view.place(place.lon, place.lat)
        r = 3.0 + min(3.0, math.sqrt(place.reports) * 0.6)
        shape = ("own" if place.own else "point") if place.precision == "settlement" else "area"
        spots.append((number, place, round(x, 1), round(y, 1), round(r, 1), shape))
        edge = r + 4 if shape == "own" else r
        room.take((x - edge, y - edge, x + edge, y + edge))
    found = []
    for number, place, x, y, r, shape in spots:
        gap = r + 7 if shape == "own" else r + 4
        label = room.beside(place.name, (x, y), _PLACE, gap) or room.beside(f"{number}", (x, y), _TOWN, gap)
        found.append(Dot(number, x, y, r, shape, label))
    return tuple(found)


def _towns(lines: Outlines, view: View, room: Room, told: set[str], called: Callable[[str], str]) -> tuple[Named, ...]:
    """Return the largest towns in the view that are not named already and have room for their names."""
    west, south, east, north = view.window()
    found: list[Named] = []
    for town in lines.towns:
        if len(found) == _TOWNS:
            break
        inside = south <= town.lat <= north and (town.lon - west) % 360 <= east - west
        name = called(town.name)
        if not inside or name in told:
            continue
        x, y = view.place(town.lon, town.lat)
        if room.free((x - 3, y - 3, x + 3, y + 3)):
            label = room.beside(name, (x, y), _TOWN, 5)
            if label is not None:
                room.take((x - 3, y - 3, x + 3, y + 3))
                found.append(Named(round(x, 1), round(y, 1), label))
    return tuple(found)


def _countries(ground: _Ground, room: Room, called: Callable[[str], str]) -> tuple[Named, ...]:
    """Return the names of the countries that have room for them inside their outlines."""
    found = []
    for code, areas in sorted(ground.countries, key=lambda item: (-max(map(_breadth, item[1])), item[0])):
        label = _name_inside(called(wording.country(code)).upper(), areas, room)
        if label is not None:
            found.append(Named(None, None, label))
    return tuple(found)


def _breadth(points: Sequence[Point]) -> float:
    """Return how broad the part of an area is that can be seen."""
    xs = [min(WIDTH, max(0.0, x)) for x, _ in points]
    return max(xs) - min(xs)


def _name_inside(words: str, rings: Sequence[Sequence[Point]], room: Room) -> Label | None:
    """Put a name where its country is widest, away from what is there."""
    wide = width_of(words, _LAND) * _SPREAD + 8
    rings = [ring for ring in rings if _breadth(ring) >= wide]
    spots = []
    for step in range(2, int(HEIGHT / 10) - 1):
        y = step * 10.0
        lower = spans_inside(rings, y + 3)
        for left, right in spans_inside(rings, y - 9):
            for other_left, other_right in lower:
                start, end = max(left, other_left, 0.0), min(right, other_right, WIDTH)
                if end - start >= wide:
                    inner = end - start - wide
                    spots += [(end - start, y, start + wide / 2 + share * inner) for share in (0.5, 0.2, 0.8)]
    middle = HEIGHT / 2
    for _, y, x in sorted(spots, key=lambda s: (-round(s[0], -1), abs(s[1] - middle), s[2])):
        if room.put(words, x, y, "middle", _LAND, _SPREAD):
            return Label(round(x, 1), y, "middle", words)
    return None
