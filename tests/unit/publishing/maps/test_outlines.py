"""The outlines that ship: whole, small, and going on across the edge of the world."""

from importlib import resources

import pytest

from selon.publishing.maps.outlines import Arc, Outlines, aside, outlines
from selon.publishing.maps.projecting import cut_ring


def inside(outline, lon, lat):
    """Tell whether a place lies in an area, by the rule of even and odd."""
    found = False
    for ring in outline:
        for turn in (-360, 0, 360):
            points = list(ring.points((-540, -91, 540, 91)))
            for (ax, ay), (bx, by) in zip(points, (*points[1:], points[0]), strict=True):
                if (ay > lat) != (by > lat) and lon + turn < ax + (lat - ay) / (by - ay) * (bx - ax):
                    found = not found
    return found


def test_the_file_is_small():
    size = len(resources.files("selon.publishing.maps").joinpath("outlines.xz").read_bytes())
    assert size < 120_000


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [(31.6, 56.5, "RU"), (30.5, 50.4, "UA"), (2.3, 48.8, "FR"), (172.0, 66.0, "RU"), (-175.0, 66.6, "RU")],
)
def test_countries_lie_where_they_lie(lon, lat, code):
    assert [name for name, rings in outlines().countries.items() if inside(rings, lon, lat)] == [code]


def test_ground_that_is_disputed_is_no_countrys_here():
    assert not [name for name, rings in outlines().countries.items() if inside(rings, 34.1, 45.0)]
    assert inside(outlines().land, 34.1, 45.0)


def test_boundaries_that_are_unsettled_are_not_among_the_settled():
    found = outlines()
    assert found.unsettled
    assert not set(found.unsettled) & set(found.settled)


def test_the_pole_is_in_the_land_around_it():
    poles = [ring for ring in outlines().land if ring.pole is not None]
    assert [ring.pole for ring in poles] == [-90.0]
    window = (30.0, -90.0, 60.0, -80.0)
    points = cut_ring(poles[0].points(window), window)
    assert {(30.0, -90.0), (60.0, -90.0)} <= {(round(x, 6), round(y, 6)) for x, y in points}


def test_an_arc_off_the_box_is_cut_short_and_what_is_inside_stays_the_same():
    window = (29.0, 54.0, 34.0, 58.0)
    (ring,) = [r for r in outlines().land if r.box[0] < 0 and r.box[2] > 100 and r.box[3] > 60]
    short, whole = list(ring.points(window)), list(ring.points((-540, -91, 540, 91)))
    assert len(short) < len(whole) / 3
    assert {(round(x, 6), round(y, 6)) for x, y in cut_ring(short, window)} == {
        (round(x, 6), round(y, 6)) for x, y in cut_ring(whole, window)
    }


def test_towns_come_largest_first():
    sizes = [town.size for town in outlines().towns]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) > 1000
    assert isinstance(outlines(), Outlines)
    assert all(isinstance(arc, Arc) for arc in outlines().coasts[:3])
    assert aside((0, 0, 1, 1), (0, 2, 1, 3))
