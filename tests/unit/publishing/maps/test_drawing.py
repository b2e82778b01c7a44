"""The map of an event: what is drawn, what is not, and that no words cover one another."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.publishing.maps.drawing import HEIGHT, WIDTH, Placed, draw_map
from selon.publishing.maps.labelling import Room, width_of

TOWN = Placed("Toropets", "settlement", 56.5, 31.63, 27, own=True)
REGION = Placed("Tver Oblast", "admin1", 57.0, 34.5, 9)
#: The sizes of the types, of places, towns and countries.
TYPES = (13.0, 11.5, 11.0)


def boxes(drawn):
    """Yield the boxes of all words."""
    labels = [(d.label, TYPES[0] if not d.label.words.isdecimal() else TYPES[1], 1.0) for d in drawn.dots if d.label]
    labels += [(t.label, TYPES[1], 1.0) for t in drawn.towns] + [(c.label, TYPES[2], 1.35) for c in drawn.countries]
    for label, size, spread in labels:
        wide = width_of(label.words, size) * spread
        left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
        yield left, label.y - 0.7 * size, left + wide, label.y + 0.2 * size


def test_a_town_is_drawn_with_the_lines_near_it():
    drawn = draw_map([TOWN, REGION])
    assert [(dot.number, dot.shape, dot.label.words) for dot in drawn.dots] == [
        (1, "own", "Toropets"), (2, "area", "Tver Oblast"),
    ]  # fmt: skip
    assert drawn.land.startswith("M")
    assert drawn.settled.startswith("M")
    assert {country.label.words for country in drawn.countries} == {"RUSSIA", "BELARUS"}
    assert 600 <= drawn.across < 1500
    assert drawn.left_out == ()


def test_the_bar_is_as_long_as_it_says():
    drawn = draw_map([TOWN])
    assert drawn.scale.kilometres in {100, 200, 500}
    assert drawn.scale.length == pytest.approx(drawn.scale.kilometres * WIDTH / drawn.across, rel=0.01)
    assert drawn.scale.length <= WIDTH / 4 + 0.1


def test_nothing_to_draw_is_no_map():
    assert draw_map([]) is None


def test_what_is_far_away_is_told_and_not_drawn():
    far = Placed("Washington", "settlement", 38.9, -77.0, 3)
    assert draw_map([TOWN, far, REGION]).left_out == (2,)


def test_where_there_is_nothing_to_be_seen_the_view_is_widened():
    assert draw_map([Placed("Tomsk", "settlement", 56.5, 84.97, 1)]).across > 900
    assert draw_map([Placed("Somewhere at sea", "other", -45.0, -125.0, 1)]).land == ""


def test_a_disputed_boundary_is_dashed_and_its_ground_has_no_name():
    drawn = draw_map([Placed("Simferopol", "settlement", 44.95, 34.1, 5)])
    assert drawn.unsettled.startswith("M")
    for name in drawn.countries:
        assert not (150 < name.label.x < 300 and 130 < name.label.y < 240)


def test_the_view_goes_on_across_the_edge_of_the_world():
    drawn = draw_map([Placed("Anadyr", "settlement", 64.73, 177.5, 5)])
    xs = [float(x) for x in re.findall(r"M(-?[\d.]+)", drawn.land)]
    assert xs
    suva = draw_map([Placed("Suva", "settlement", -18.1, 178.4, 2), Placed("Apia", "settlement", -13.8, -171.8, 2)])
    assert suva.across < 4000
    assert [dot.label.words for dot in suva.dots] == ["Suva", "Apia"]


def test_what_has_no_room_for_its_name_has_its_number_or_nothing():
    crowd = [Placed(f"A place of a long name {n}", "settlement", 56.5 + n / 500, 31.6, 1) for n in range(40)]
    labels = [dot.label and dot.label.words for dot in draw_map(crowd).dots]
    assert labels[0] == crowd[0].name
    assert None in labels
    assert any(words and words.isdecimal() for words in labels)


def test_of_too_many_places_the_last_are_told_and_not_drawn():
    crowd = [Placed(f"P{n}", "settlement", 50 + n / 10, 30 + (n * 7) % 11, 1) for n in range(45)]
    drawn = draw_map(crowd)
    assert len(drawn.dots) == 40
    assert drawn.left_out == (41, 42, 43, 44, 45)


PLACES = st.lists(
    st.builds(
        Placed,
        st.text("abcdefgh", min_size=3, max_size=16),
        st.sampled_from(["settlement", "admin1"]),
        st.floats(30, 60),
        st.floats(-10, 60),
        st.integers(1, 40),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(PLACES)
def test_no_words_cover_one_another_and_all_of_it_is_small(places):
    drawn = draw_map(places)
    found = list(boxes(drawn))
    for n, (left, top, right, bottom) in enumerate(found):
        assert left >= 0
        assert right <= WIDTH
        assert top >= 0
        assert bottom <= HEIGHT
        assert not any(left < r and x < right and top < b and y < bottom for x, y, r, b in found[:n])
    assert len(drawn.land) + len(drawn.settled) + len(drawn.unsettled) <= 36_000
    assert {dot.number for dot in drawn.dots} | set(drawn.left_out) == set(range(1, len(places) + 1))


def test_room_is_taken_once():
    room = Room(100, 50)
    assert room.put("words", 50, 25, "middle", 12)
    assert not room.put("words", 52, 25, "middle", 12)
    assert not room.put("words", 99, 45, "start", 12)
