"""By region: what stands as a region's figure, and what breaks a figure down by something else."""

from dataclasses import replace

import pytest

from selon.records import Part, Place
from tests.unit.publishing.test_series import LAND, Night, county, exactly


def toll(*parts, place=LAND):
    """Return the regions and figures of the parts of a breakdown."""
    items = tuple(Part(None, value, None, label, where) for value, label, where in parts)
    rows = Night().add(exactly(9.0, parts=items), place=place).rows("region")
    return {(row.region, row.figure) for row in rows if row.part}


WICK = Place(None, "Wick", "XW", "South Oblast", "settlement")
NORTH, SOUTH = county("North Oblast"), county("South Oblast")


@pytest.mark.parametrize(
    ("parts", "place", "wanted"),
    [
        (((6.0, "adults", None), (3.0, "children", None)), LAND, set()),
        (((6.0, "adults", NORTH), (3.0, "children", NORTH)), LAND, set()),
        (((6.0, "adults", None), (3.0, "children", SOUTH)), SOUTH, set()),
        (((6.0, "elsewhere", None), (3.0, None, SOUTH)), LAND, {("South Oblast", "3")}),
        (((6.0, None, WICK), (3.0, None, county("South Oblast"))), SOUTH, set()),
        (((6.0, None, NORTH), (2.0, None, WICK), (1.0, "the sea", None)), LAND,
         {("North Oblast", "6"), ("South Oblast", "2"), ("the sea", "1")}),
    ],
)  # fmt: skip
def test_what_is_broken_down_by_something_else_than_place_is_no_region(parts, place, wanted):
    assert toll(*parts, place=place) == wanted


@pytest.mark.parametrize(
    ("whole", "mine", "stands"),
    [(LAND, NORTH, True), (NORTH, NORTH, False), (SOUTH, WICK, False), (NORTH, LAND, False), (NORTH, SOUTH, True)],
)
def test_a_figure_that_counts_some_of_another_stands_in_a_region_of_its_own_alone(whole, mine, stands):
    night = Night().add(exactly(3.0, part_of="c9"), place=mine)
    (made,) = night.folios
    other = replace(made.claims[0], id="c9", place=whole, quantity=exactly(9.0))
    night.folios = [replace(made, claims=(*made.claims, other))]
    assert bool(night.rows("region")) is stands
    assert night.rows() == ()
