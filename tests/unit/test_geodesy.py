"""Distances and bearings on the sphere."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.geodesy import bearing, bearing_gap, kilometres

LATITUDES = st.floats(-89, 89)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((48.8566, 2.3522), (51.5074, -0.1278), 344),
        ((55.752, 37.6178), (50.4547, 30.5238), 755),
        ((0, 179), (0, -179), 222),
        ((90, 0), (-90, 0), 20015),
    ],
)
def test_distances_are_those_of_the_atlas(one, other, distance):
    assert kilometres(*one, *other) == pytest.approx(distance, rel=0.01)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_distance_is_the_same_both_ways_and_never_beyond_half_the_globe(lat1, lon1, lat2, lon2):
    there = kilometres(lat1, lon1, lat2, lon2)
    assert there == pytest.approx(kilometres(lat2, lon2, lat1, lon1), abs=1e-6)
    assert 0 <= there <= 20016


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_bearing_lies_on_the_compass(lat1, lon1, lat2, lon2):
    assert 0 <= bearing(lat1, lon1, lat2, lon2) < 360


def test_moscow_lies_east_of_toropets_and_toropets_west_north_west_of_moscow():
    assert bearing(56.4995, 31.6392, 55.752, 37.6178) == pytest.approx(100, abs=3)
    assert bearing(55.752, 37.6178, 56.4995, 31.6392) == pytest.approx(285, abs=3)


@given(st.floats(0, 360), st.floats(0, 360))
def test_the_gap_between_bearings_is_at_most_half_a_turn(one, other):
    gap = bearing_gap(one, other)
    assert 0 <= gap <= 180
    assert math.isclose(gap, bearing_gap(other, one))
