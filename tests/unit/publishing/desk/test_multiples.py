"""A measure over nights as small drawings."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from selon.publishing.desk.multiples import HEIGHT, WIDTH, multiples
from selon.publishing.series import Tally, Window
from selon.records import Quantity

EXACT = Quantity(None, 54.0, 54.0, 54.0, "exact", "drone")


def night(day):
    return Window(f"2024-09-{day:02d}", f"2024-09-{day + 1:02d}", "night")


def row(day, value, origin="Army", region="", **more):
    quantity = replace(EXACT, value=value, low=value, high=value)
    return Tally(
        more.pop("window", night(day)),
        region,
        more.pop("quantity", quantity),
        more.pop("unit", "drone"),
        origin,
        more.pop("side", "XW"),
        ("Gazette",),
        (f"{day}#c",),
        **more,
    )


def drawn(rows, by="origin", picked=(), *, shared=True):
    return multiples(rows, by, frozenset(picked), shared=shared)


def test_a_drawing_for_each_origin_on_one_scale_and_one_time():
    (found,) = drawn([row(10, 54.0), row(12, 120.0), row(10, 9.0, "Staff", side="")])
    assert [(panel.label, panel.side, panel.top) for panel in found.panels] == [
        ("Army", "XW", "150"),
        ("Staff", "", "150"),
    ]
    assert (found.first, found.last) == ("10 Sep 2024", "13 Sep 2024")
    army, staff = found.panels
    assert army.sticks[0].x == staff.sticks[0].x < army.sticks[1].x
    assert army.sticks[1].y < army.sticks[0].y < staff.sticks[0].y
    assert found.letters == ()


def test_each_on_its_own_scale_if_asked():
    (found,) = drawn([row(10, 54.0), row(10, 9.0, "Staff")], shared=False)
    assert [panel.top for panel in found.panels] == ["60", "10"]


def test_a_drawing_for_each_region_with_letters_for_origins():
    (found,) = drawn([row(10, 54.0), row(10, 27.0, region="Wick"), row(10, 6.0, "Staff", region="Wick")], "region")
    assert [(panel.label, panel.more) for panel in found.panels] == [("", ""), ("Wick", "")]
    assert found.letters == (("A", "Army"), ("B", "Staff"))
    assert {stick.letter.words for stick in found.panels[1].sticks} == {"A", "B"}


def test_bounds_that_are_open_and_windows_that_are_long():
    bound = replace(EXACT, value=None, low=50.0, high=None, modifier="at_least")
    most = replace(EXACT, value=None, low=None, high=20.0, modifier="at_most")
    week = Window("2024-09-02", "2024-09-08", "week")
    (found,) = drawn([row(10, 0, quantity=bound), row(11, 0, quantity=most), row(3, 60.0, window=week)])
    long, open_, capped = found.panels[0].sticks
    assert long.begin < long.x < long.end
    assert (open_.open, open_.high, open_.begin) == (True, found.top, open_.end)
    assert (capped.open, capped.low) == (False, found.bottom)
    assert long.high == long.low


def test_what_has_no_day_or_no_number_is_left_to_the_table():
    nothing = replace(EXACT, value=None, low=None, high=None)
    odd = replace(EXACT, value=float("inf"), low=None, high=None)
    empty = Window("", "", "published")
    assert drawn([row(1, 1.0, window=empty), row(2, 0, quantity=nothing), row(2, 0, quantity=odd)]) == ()


def test_a_day_of_publication_is_drawn_where_it_is():
    (found,) = drawn([row(1, 5.0, window=Window("2024-09-18", "2024-09-18", "published"))])
    assert (found.first, found.last) == ("18 Sep 2024", "")
    assert found.panels[0].sticks[0].label.words == "5"


def test_units_are_drawn_apart_and_picks_are_marked():
    missile = row(10, 3.0, unit="missile")
    found = drawn([row(10, 54.0), row(11, 55.0), missile], picked=[missile])
    assert [each.unit for each in found] == ["drone", "missile"]
    assert [stick.picked for stick in found[1].panels[0].sticks] == [True]


def test_signs_stand_with_their_figures():
    (found,) = drawn([row(10, 54.0, flags=("fails",))])
    assert found.panels[0].sticks[0].label.words == "54 ✗"


def test_of_too_many_drawings_those_of_fewest_figures_are_left_to_the_table():
    (found,) = drawn([row(10, 1.0, f"Origin {n:02d}") for n in range(20)] + [row(11, 2.0, "Origin 19")])
    assert (len(found.panels), found.left_out) == (18, 2)
    assert found.panels[0].label == "Origin 19"
    (none,) = drawn([row(10, 0.0)])
    assert none.panels[0].top == "1"


@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.integers(0, 900), st.sampled_from("PQ"), st.sampled_from(["", "W"])),
        min_size=1,
        max_size=30,
    ),
    st.booleans(),
)
def test_all_of_it_lies_inside_and_order_changes_nothing(told, shared):
    rows = [row(day, float(value), origin, region) for day, value, origin, region in dict.fromkeys(told)]
    for by in ("origin", "region"):
        found = drawn(rows, by, shared=shared)
        assert found == drawn(rows[::-1], by, shared=shared)
        for panel in found[0].panels:
            for stick in panel.sticks:
                assert 0 <= stick.begin <= stick.x <= stick.end <= WIDTH
                assert 0 <= stick.high <= stick.y <= stick.low <= HEIGHT
