"""From degrees to a drawing: distances, cutting, paths."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.geodesy import kilometres
from selon.publishing.maps.projecting import View, cut_line, cut_ring, path, thinned

VIEW = View(31.0, 56.0, 1.0, 480.0, 340.0)
BOX = (0.0, 0.0, 10.0, 10.0)


def area(points):
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def test_the_middle_is_the_middle_and_north_is_up():
    assert VIEW.place(31.0, 56.0) == (240.0, 170.0)
    assert VIEW.place(31.0, 56.5)[1] < 170 < VIEW.place(31.0, 55.5)[1]
    assert VIEW.place(30.0, 56.0)[0] < 240 < VIEW.place(32.0, 56.0)[0]


@given(st.floats(29, 33), st.floats(55, 57))
def test_near_the_middle_a_unit_is_as_many_kilometres_as_it_says(lon, lat):
    drawn = math.dist(VIEW.place(lon, lat), (240, 170))
    assert drawn == pytest.approx(kilometres(56.0, 31.0, lat, lon), rel=0.002, abs=0.01)


@given(st.floats(-180, 180), st.floats(-85, 85), st.floats(0.5, 12), st.floats(0, 480), st.floats(0, 340))
def test_the_window_holds_all_that_is_drawn(lon, lat, unit, x, y):
    view = View(lon, lat, unit, 480.0, 340.0)
    west, south, east, north = view.window()
    rho = math.hypot(x - 240, 170 - y) * unit / 6371.0
    if rho < 1e-9 or east - west > 170 or north > 88 or south < -88:
        return
    c = 2 * math.asin(min(1.0, rho / 2))
    up = math.radians(lat)
    at = math.asin(math.cos(c) * math.sin(up) + (170 - y) * unit / 6371.0 * math.sin(c) * math.cos(up) / rho)
    across = (x - 240) * unit / 6371.0 * math.sin(c)
    turned = math.atan2(
        across, rho * math.cos(up) * math.cos(c) - (170 - y) * unit / 6371.0 * math.sin(up) * math.sin(c)
    )
    assert south <= math.degrees(at) <= north
    assert west <= lon + math.degrees(turned) <= east


def test_an_area_is_cut_to_a_box():
    assert cut_ring([(-5, -5), (5, -5), (5, 5), (-5, 5)], BOX) == [(0, 0), (5, 0), (5, 5), (0, 5)]
    assert cut_ring([(20, 20), (30, 20), (30, 30)], BOX) == []
    assert area(cut_ring([(-90, -90), (90, -90), (90, 90), (-90, 90)], BOX)) == pytest.approx(100)


@given(st.lists(st.tuples(st.floats(-20, 30), st.floats(-20, 30)), min_size=3, max_size=12))
def test_what_is_cut_lies_in_the_box(points):
    assert all(-1e-6 <= x <= 10 + 1e-6 and -1e-6 <= y <= 10 + 1e-6 for x, y in cut_ring(points, BOX))


def test_a_line_keeps_one_point_beyond_either_end():
    line = [(-9, 5), (-1, 5), (3, 5), (12, 5), (20, 5), (20, 9), (9, 9)]
    assert cut_line(line, BOX) == [[(-1, 5), (3, 5), (12, 5)], [(20, 9), (9, 9)]]
    assert cut_line([(50, 50), (60, 60)], BOX) == []
    assert cut_line([(5, 5)], BOX) == []


def test_a_thinned_line_keeps_its_ends():
    assert thinned([(0, 0), (0.1, 0), (2, 0), (2.1, 0)], 1) == [(0, 0), (2, 0), (2.1, 0)]
    assert thinned([], 1) == []


def test_a_path_that_goes_nowhere_is_none():
    assert path([(1, 1), (1.01, 1.0)], closed=True) == ""
    assert path([(0, 0), (1.25, -2), (1, 1)], closed=False) == "M0 0l1.2-2-0.2 3"
