"""Figures as shapes: where they lie, how bounds are drawn, and what is not drawn at all."""

import math

import pytest

from selon.publishing.desk.charts import chart_of, track_of
from selon.publishing.event_rows import Course, Measure, Step
from selon.records import Quantity
from selon.records.accounts import Point


def step(at, value, low=None, high=None, move="first"):
    quantity = Quantity(None, value, low, high, "exact", "person")
    return Step(at or "", str(value), move, 1, None, Point(at, quantity, "d#c1", (None, None), move))


def course(*steps, label="Ann Orlova"):
    return Course((label,), "XX", steps)


def measure(*courses, most=20.0):
    return Measure("injured", "injured", "people", courses, most)


def test_a_figure_lies_on_the_scale_of_its_measure():
    first, last = track_of(course(step("2031-09-15", 0.0), step("2031-09-16", 20.0)), 20.0).marks
    assert (first.at, first.last, last.at, last.last) == (8.0, False, 198.0, True)


@pytest.mark.parametrize(
    ("figure", "drawn"),
    [
        (step("", 13.0, 13.0), (131.5, 131.5, 212.0, True)),
        (step("", None, 10.0, 20.0), (None, 103.0, 198.0, False)),
        (step("", 10.0, None, 10.0), (103.0, 8.0, 103.0, False)),
    ],
)
def test_bounds_are_bars_and_open_ones_arrows(figure, drawn):
    (mark,) = track_of(course(figure), 20.0).marks
    assert (mark.at, mark.low, mark.high, mark.open) == drawn


@pytest.mark.parametrize("value", [None, math.nan, math.inf, -1.0])
def test_what_is_no_number_is_not_drawn(value):
    assert track_of(course(step("2031-09-15", value)), 20.0) is None
    assert track_of(course(step("2031-09-15", 1.0)), 0.0) is None


def test_a_course_is_steps_over_time():
    rise = (step("2031-09-15", 3.0), step("2031-09-16T12:00+00:00", 13.0, 13.0, None, "rise"))
    chart = chart_of(measure(course(*rise)), {"rise": "↑"})
    (line,) = chart.lines
    assert line.path.startswith("M44.0 ")
    assert [dot.sign for dot in line.dots] == ["", "↑"]
    assert (line.dots[1].open, line.dots[1].high) == (True, 12.0)
    assert [tick.words for tick in chart.across] == ["15 Sep 2031", "16 Sep 2031"]
    assert [tick.words for tick in chart.up] == ["0", "10", "20"]


def test_within_a_day_hours_are_told():
    chart = chart_of(measure(course(step("2031-09-15T06:00", 3.0), step("2031-09-15T09:00", None, 2.0, 4.0))), {})
    assert [tick.words for tick in chart.across] == ["15 Sep 2031, 06:00", "15 Sep 2031, 09:00"]


def test_where_nothing_moves_there_is_no_chart():
    assert chart_of(measure(course(step("2031-09-15", 3.0))), {}) is None
    assert chart_of(measure(course(step("2031-09-15", 3.0), step("2031-09-15", 4.0))), {}) is None
    assert chart_of(measure(course(step("2031-09", 3.0), step("whenever", 4.0), step(None, 5.0))), {}) is None


def test_no_more_lines_than_can_be_told_apart():
    pair = (step("2031-09-15", 0.0), step("2031-09-16", 0.0))
    chart = chart_of(measure(*(course(*pair, label=f"S{number}") for number in range(8))), {})
    assert (len(chart.lines), chart.left_out, chart.lines[5].letter) == (6, 2, "F")
