"""What figures allow, whether they meet, and how answers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.records.claims import Quantity, Share
from selon.weighing.figures import Interval, figure_key, figure_words, interval, meet


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(None, 1.0, 1.0, 1.0, "exact", "drone"), "1 drone"),
        (Quantity(None, 1450.0, 1450.0, None, "more_than", "person"), "more than 1,450 people"),
        (Quantity(None, 40.0, None, 40.0, "at_most", "square_kilometre"), "at most 40 square kilometres"),
        (Quantity(None, 500.0, None, 500.0, "less_than", "usd"), "less than US$500"),
        (Quantity(None, None, 24.0, 99.0, "vague", "person"), "24 to 99 people"),
        (Quantity(None, None, 24.0, None, "vague", "person"), "at least 24 people"),
        (Quantity(None, None, None, 9.0, "vague", "person"), "at most 9 people"),
        (Quantity(None, None, None, None, "vague", "person"), "a number of the people"),
        (Quantity(None, None, None, None, "exact", "drone", share=Share(1.0)), "all of the drones"),
        (Quantity(None, None, None, None, "exact", "percent", share=Share(0.5)), "half"),
        (Quantity(None, 3.0, 3.0, 3.0, "exact", ""), "3"),
    ],
)
def test_how_a_figure_is_written(quantity, words):
    assert figure_words(quantity) == words


def test_the_same_figure_has_the_same_key_whatever_bounds_it():
    more = Quantity(None, 50.0, 50.0, None, "more_than", "drone")
    least = Quantity(None, 50.0, 50.0, None, "at_least", "drone")
    assert figure_key(more) == figure_key(least) != figure_key(Quantity(None, 50.0, 50.0, 50.0, "exact", "drone"))
    assert figure_key(Quantity(None, None, None, None, "exact", "drone", share=Share(0.5))) == "share 0.5:drone"
    assert figure_key(Quantity(None, None, None, None, "exact", "drone")) == "?:drone"
    assert figure_key(Quantity(None, None, None, 40.0, "at_most", "drone")) == "..40:drone"


ENDS = st.none() | st.integers(0, 50).map(float)
INTERVALS = st.tuples(ENDS, ENDS).map(lambda ends: Interval(*ends, "person"))


@given(INTERVALS, INTERVALS)
def test_meeting_is_mutual(one, other):
    assert meet(one, other) == meet(other, one)


@given(st.floats(-1e9, 1e9), st.sampled_from(["exact", "about"]))
def test_every_figure_meets_itself(value, modifier):
    bound = value if modifier == "exact" else None
    allowed = interval(Quantity(None, value, bound, bound, modifier, "person"))
    assert allowed is not None
    assert meet(allowed, allowed)


def test_a_length_and_an_area_never_meet():
    assert meet(Interval(5.0, 5.0, "kilometre"), Interval(5.0, 5.0, "hectare")) is None
    assert meet(Interval(None, 5.0, "mile"), Interval(8.0, None, "kilometre"))
