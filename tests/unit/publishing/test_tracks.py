"""Figures on a common scale: values as dots, earlier ones as rings, bounds as bars, open bounds as arrows."""

import pytest

from selon.publishing.tracks import track
from selon.records import Quantity, Share


def given(value=None, low=None, high=None, modifier="exact"):
    return Quantity(None, value, low, high, modifier, "person")


@pytest.mark.parametrize(
    ("quantities", "drawn"),
    [
        ([given(10.0, 10.0, 10.0)], "·       ● "),
        ([given(0.0, 0.0, 0.0)], "●         "),
        ([given(5.0, None, None, "about")], "·   ●     "),
        ([given(5.0, 5.0, None, "at_least")], "·   ●━━━━▶"),
        ([given(5.0, None, 5.0, "at_most")], "━━━━●     "),
        ([given(None, 2.0, 6.0, "range")], "· ━━━━    "),
        ([given(2.0, 2.0, 2.0), given(10.0, 10.0, 10.0)], "· ○     ● "),
        ([given(None, 2.0, 6.0, "range"), given(10.0, 10.0, 10.0)], "·       ● "),
        ([Quantity(None, None, None, None, "exact", "drone", share=Share(1.0))], "·         "),
        ([given(10.0, 10.0, None, "at_least")], "·       ●▶"),
        ([], "·         "),
    ],
)
def test_a_track_shows_what_a_figure_allows(quantities, drawn):
    assert track(quantities, 10.0, 10).plain == drawn


def test_a_scale_of_nothing_shows_nothing():
    assert track([given(0.0, 0.0, 0.0)], 0.0, 5).plain == "·    "
