"""What a rule leaves of the figures for one window and region."""

import pytest

from selon.publishing.series import Tally, Window
from selon.publishing.series_picks import group_of, picks
from selon.records import Quantity
from selon.weighing.figures import figure_key

NIGHT = Window("2024-09-17", "2024-09-18", "night")


def row(value, origin, region="", window=NIGHT, refs=None):
    quantity = Quantity(None, value, value, value, "exact", "drone")
    return Tally(window, region, quantity, "drone", origin, "", ("Gazette",), refs or (f"{origin}{value}#c1",))


def chosen(rows, rule, published=None):
    found = picks(rows, rule, published or {})
    return [r.figure for r in rows if group_of(r) in found and figure_key(r.quantity) in found[group_of(r)].figures]


def test_the_lowest_of_each_window_and_region():
    rows = [row(54.0, "Army"), row(50.0, "Staff"), row(9.0, "Army", "Wick"), row(7.0, "Staff", "Wick")]
    assert chosen(rows, "lowest") == ["50", "7"]
    assert "lowest of 2 figures" in picks(rows, "lowest", {})[group_of(rows[0])].because


def test_what_most_origins_say():
    assert chosen([row(54.0, "Army"), row(54.0, "Wire"), row(50.0, "Staff")], "majority-of-origins") == ["54", "54"]
    assert chosen([row(54.0, "Army"), row(50.0, "Staff")], "majority-of-origins") == []


def test_the_latest_of_each_origin():
    rows = [row(54.0, "Army", refs=("a#1",)), row(55.0, "Army", refs=("b#1",)), row(50.0, "Staff", refs=("c#1",))]
    published = {"a#1": "2024-09-18", "b#1": "2024-09-19", "c#1": ""}
    assert chosen(rows, "latest-per-origin", published) == ["55", "50"]


def test_where_nothing_differs_nothing_is_picked():
    assert picks([row(54.0, "Army"), row(54.0, "Staff")], "lowest", {}) == {}


def test_a_day_of_publication_is_no_window_to_pick_in():
    published = Window("2024-09-18", "2024-09-18", "published")
    assert picks([row(54.0, "Army", window=published), row(5.0, "Staff", window=published)], "lowest", {}) == {}


def test_there_is_no_other_rule():
    with pytest.raises(ValueError, match="no rule"):
        picks([row(54.0, "Army"), row(5.0, "Staff")], "best", {})
