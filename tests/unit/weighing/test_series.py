"""Figures over time: rises, repeats, corrections, windows that overlap, and regions from breakdowns."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.records.claims import Moment, Share
from selon.weighing.series import make_series
from tests.unit.weighing.tellings import (
    COUNTRY,
    NIGHT,
    OTHER_TOWN,
    REGION,
    about,
    at_least,
    exact,
    part,
    tell,
)


def told(quantity, day=1, *, kind="killed", doc=None, published=None, **more):
    when = published or f"2030-05-{day:02d}"
    return tell(kind, "5 of 9", quantity=quantity, doc=doc or f"d{day}", published=when, **more)


def moves(*tellings, by="origin"):
    (series,) = make_series(tellings, by)
    return [point.move for point in series.points]


def test_a_toll_rises_and_is_repeated_and_corrected():
    tellings = [told(exact(v), i) for i, v in enumerate((18, 24, 24, 22), 1)]
    (series,) = make_series(tellings)
    assert [(p.at, p.quantity.value, p.move) for p in series.points] == [
        ("2030-05-01", 18, "first"),
        ("2030-05-02", 24, "rise"),
        ("2030-05-03", 24, "repeat"),
        ("2030-05-04", 22, "correction"),
    ]
    assert (series.kind, series.unit, series.origin, series.place.name) == ("killed", "person", "o-governor", "Lesna")


def test_a_stale_toll_printed_late_is_no_correction():
    assert moves(told(exact(18), 1), told(exact(24), 2), told(exact(18), 3), told(exact(25), 4)) == [
        "first",
        "rise",
        "repeat",
        "rise",
    ]


def test_a_bound_that_moves_without_contradiction_is_widened():
    assert moves(told(at_least(13), 1), told(exact(15), 2), told(about(15), 3)) == ["first", "widened", "widened"]


def test_figures_of_one_day_whose_order_nobody_tells_are_put_with_the_smaller_first():
    assert moves(told(exact(18), 1, doc="a"), told(exact(14), 1, doc="b"), told(about(20), 1, doc="c")) == [
        "first",
        "rise",
        "widened",
    ]


def test_the_hour_of_a_tally_and_the_time_of_saying_order_the_points():
    hour = Moment(None, "2030-05-03T09:00", "2030-05-03T09:00", "hour")
    said = Moment(None, "2030-05-01T18:00", "2030-05-01T18:00", "hour")
    same_day = Moment(None, "2030-05-02", "2030-05-02", "part_of_day")
    vague = Moment(None, None, None, "vague")
    tellings = [
        told(exact(9), 4, time=hour),
        told(exact(3), 5, said=said),
        told(exact(5), 2, said=same_day),
        told(exact(11), 6, said=vague),
        told(exact(12), 7, published="2030-05-07T08:00:00+02:00"),
        told(exact(13), 8, published="in May"),
    ]
    (series,) = make_series(tellings)
    assert [p.at for p in series.points] == [
        "2030-05-01T18:00", "2030-05-02", "2030-05-03T09:00", "2030-05-06", "2030-05-07T08:00:00+02:00", "in May"
    ]  # fmt: skip


def test_what_has_no_date_comes_last():
    undated = tell("killed", quantity=exact(30), doc="x", published=None)
    assert moves(undated, told(exact(4), 1)) == ["first", "rise"]


def test_each_origin_place_and_population_has_a_line_and_measures_and_doubts_have_none():
    series = make_series(
        [
            told(exact(5), claim="c1"),
            told(exact(5), 2, by="mayor"),
            told(exact(5), 3, place=OTHER_TOWN),
            told(exact(2, "child"), 4),
            told(exact(1, part_of="c1"), 1),
            told(exact(None, share=Share(0.5)), 5),
            told(exact(0), 6, polarity=False, certainty="unverified"),
            told(about(400, "kilometre"), 7, kind="distance"),
            tell("killed"),
        ]
    )
    assert [(s.origin, s.place.name, s.subject, len(s.points)) for s in series] == [
        ("o-governor", "Lesna", "child", 1),
        ("o-governor", "Borovka", "person", 1),
        ("o-governor", "Lesna", "person", 1),
        ("o-mayor", "Lesna", "person", 1),
    ]


def test_a_figure_of_less_than_half_in_one_dispatch_is_a_part_and_no_point():
    assert moves(told(exact(24), 1, doc="a"), told(exact(2), 1, doc="a"), told(exact(0), 2, polarity=False)) == [
        "first",
        "correction",
    ]
    assert len(make_series([told(at_least(2), 1, doc="a"), told(exact(24), 1, doc="a")])[0].points) == 2


def night(quantity, day, start, end, **more):
    return told(quantity, day, kind="shot_down", time=Moment(None, start, end, "night"), place=COUNTRY, **more)


def test_nights_are_compared_within_themselves_only_and_overlaps_are_marked():
    evening = Moment(None, "2030-05-01T20:00", "2030-05-01T23:00", "minute")
    assert moves(
        night(exact(54, "drone"), 1, "2030-04-30", "2030-05-01"),
        night(exact(55, "drone"), 1, "2030-04-30", "2030-05-01", doc="e"),
        night(exact(9, "drone"), 2, "2030-05-01", "2030-05-02"),
        told(exact(7, "drone"), 1, kind="shot_down", time=evening, place=COUNTRY, doc="f"),
        night(exact(3, "drone"), 9, "2030-05-08", "2030-05-09"),
    ) == ["first", "rise", "overlap", "overlap", "first"]


def test_a_tally_without_its_night_joins_what_it_cannot_contradict_within_days():
    assert moves(
        night(exact(54, "drone"), 1, "2030-04-30", "2030-05-01"),
        told(at_least(50, "drone"), 3, kind="shot_down", place=COUNTRY),
        told(exact(54, "drone"), 4, kind="shot_down", place=COUNTRY),
        told(exact(7, "drone"), 4, kind="shot_down", place=COUNTRY, doc="x"),
        told(exact(54, "drone"), 20, kind="shot_down", place=COUNTRY),
        tell("shot_down", quantity=exact(54, "drone"), place=COUNTRY, doc="y", published=None),
    ) == ["first", "widened", "first", "repeat", "first", "first"]


def test_a_breakdowns_parts_are_points_of_their_regions():
    parts = (part(27, "Kursk Oblast"), part(16, "Bryansk Oblast", "at_least"), part(None, "Tula Oblast"), part(3, None))
    tally = night(exact(54, "drone", parts=parts), 1, "2030-04-30", "2030-05-01")
    own = told(exact(2, "drone"), 1, kind="shot_down", place=REGION, time=NIGHT, doc="b")
    town = told(exact(1, "drone"), 1, kind="shot_down", doc="c")
    series = make_series([tally, own, town], by="region")
    assert [(s.place.name, s.points[0].quantity.value, s.points[0].window) for s in series] == [
        ("Bryansk Oblast", 16, ("2030-04-30", "2030-05-01")),
        ("Kursk Oblast", 27, ("2030-04-30", "2030-05-01")),
        ("Orlov Oblast", 2, ("2030-04-30", "2030-05-01")),
    ]
    assert (series[0].points[0].quantity.low, series[0].points[0].quantity.high) == (16, None)
    assert (series[1].points[0].quantity.low, series[1].points[0].quantity.high) == (27, 27)


def test_parts_that_are_rounded_or_bounded_from_above_stay_so():
    parts = (part(20, "Kursk Oblast", "about"), part(9, "Tula Oblast", "less_than"))
    kursk, tula = make_series([told(exact(29, "drone", parts=parts), kind="shot_down")], by="region")
    assert (kursk.points[0].quantity.low, kursk.points[0].quantity.high) == (None, None)
    assert (tula.points[0].quantity.low, tula.points[0].quantity.high) == (None, 9)


def test_series_are_made_by_origin_or_region():
    with pytest.raises(ValueError, match="not by 'colour'"):
        make_series([], by="colour")


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 5), st.sampled_from(["a", "b"])), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_order_of_tellings_changes_nothing(rows, shuffler: random.Random):
    tellings = [told(exact(v), day, by=by, doc=f"d{n}", claim="c") for n, (v, day, by) in enumerate(rows)]
    other = list(tellings)
    shuffler.shuffle(other)
    assert make_series(tellings) == make_series(other)
    assert sum(len(s.points) for s in make_series(tellings)) == len(tellings)
