"""Records in words: figures with their bounds, places, times, sources; and nothing hidden in any of them."""

import pytest

from selon.publishing import wording
from selon.records import Actor, Claim, Moment, Part, Place, Quantity, Share, Source, Span


def quantity(value, low, high, modifier="exact", unit="person", **more):
    return Quantity(None, value, low, high, modifier, unit, **more)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (quantity(54.0, 54.0, 54.0, unit="drone"), "54 drones"),
        (quantity(1.0, 1.0, 1.0, unit="drone"), "1 drone"),
        (quantity(1.0, 1.0, 1.0), "1 person"),
        (quantity(13.0, 13.0, None, "at_least"), "≥ 13 people"),
        (quantity(100.0, 100.0, None, "more_than"), "> 100 people"),
        (quantity(40.0, None, 40.0, "at_most", "child"), "≤ 40 children"),
        (quantity(500.0, None, 500.0, "less_than", "house"), "< 500 houses"),
        (quantity(400.0, None, None, "about", "kilometre"), "≈ 400 km"),
        (quantity(None, 2.5, 2.8, "range", "richter"), "2.5–2.8 on the Richter scale"),
        (quantity(None, 24.0, 99.0, "vague"), "24–99 people"),
        (quantity(None, 2000.0, None, "vague"), "2,000 people"),
        (quantity(None, None, None, "vague"), "? people"),
        (quantity(0.0, 0.0, 0.0), "0 people"),
        (quantity(3600.0, 3600.0, None, "more_than"), "> 3,600 people"),
        (quantity(3e7, 3e7, 3e7, unit="usd"), "US$30,000,000"),
        (quantity(30.0, None, None, "about", "gbp"), "≈ £30"),
        (quantity(30.0, 30.0, 30.0, unit="percent"), "30 %"),
        (quantity(6.0, 6.0, 6.0, unit="square_kilometre"), "6 km²"),
        (quantity(2.0, 2.0, 2.0, unit="armoured_vehicle"), "2 armoured vehicles"),
        (quantity(2.0, 2.0, 2.0, unit="facility"), "2 facilities"),
        (quantity(2.0, 2.0, 2.0, unit="city"), "2 cities"),
        (quantity(2.0, 2.0, 2.0, unit="day"), "2 days"),
        (quantity(2.0, 2.0, 2.0, unit="bus"), "2 buses"),
        (quantity(2.0, 2.0, 2.0, unit="aircraft"), "2 aircraft"),
        (quantity(None, None, None, unit="drone", share=Share(0.5)), "half of the drones"),
        (quantity(1e300, 1e300, 1e300), "1e+300 people"),
    ],
)
def test_a_figure_shows_its_bounds_and_its_unit(what, words):
    assert wording.counted(what) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.5, "half"),
        (0.25, "a quarter"),
        (1.0, "all"),
        (1 / 3, "a third"),
        (0.667, "two thirds"),
        (0.3, "30 %"),
        (0.125, "12.5 %"),
        (0.0, "0 %"),
    ],
)
def test_a_share_is_a_fraction_in_words_where_it_has_any(value, words):
    assert wording.share(value) == words


def test_an_open_end_of_a_range_is_open():
    assert wording.figure(quantity(None, 2.0, None, "range")) == "2–…"


def test_a_part_has_its_figure_and_its_place_or_label():
    assert wording.part(Part(None, 16.0, None, "x", Place(None, "Bryansk Oblast", "RU", None, "admin1"))) == (
        "16",
        "Bryansk Oblast",
    )
    assert wording.part(Part(None, 3.0, "at_least", "children")) == ("≥ 3", "children")
    assert wording.part(Part(None, None)) == ("?", "")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (None, ""),
        (Place(None, "Toropets", "RU", "Tver Oblast", "settlement"), "Toropets, Tver Oblast"),
        (Place(None, "Vienna", "AT", "Vienna", "settlement"), "Vienna"),
        (Place(None, "Toropets", "RU", None, "settlement"), "Toropets, Russia"),
        (Place(None, "Tver Oblast", "RU", "Tver Oblast", "admin1"), "Tver Oblast"),
        (Place(None, "Russia", "RU", None, "country"), "Russia"),
        (Place(Span(0, 7, "the sea"), None), "the sea"),
        (Place(None, None), ""),
    ],
)
def test_a_place_says_where_it_lies(place, words):
    assert wording.place(place) == words


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2024-09-17", "2024-09-18", "night", "night of 17–18 Sep"),
        ("2024-09-30", "2024-10-01", "night", "night of 30 Sep – 1 Oct"),
        ("2024-09-18", "2024-09-18", "night", "night of 18 Sep"),
        ("2024-09-18", "2024-09-18", "day", "18 Sep"),
        ("2023-12-31", "2024-01-01", "night", "night of 31 Dec 2023 – 1 Jan"),
        ("2018-01-01", "2018-12-31", "year", "2018"),
        ("2024-09-01", "2024-09-30", "month", "Sep"),
        ("2023-09-01", "2023-09-30", "month", "Sep 2023"),
        ("2024-09-18T09:00", "2024-09-18T09:00", "hour", "18 Sep, 09:00"),
        ("2024-09-18T20:00", "2024-09-18T23:00", "hour", "18 Sep, 20:00–23:00"),
        ("2024-09-18", "2024-09-18", "part_of_day", "18 Sep (“said so”)"),
        ("2024-09-18", None, "day", "18 Sep"),
        (None, None, "vague", "“said so”"),
        ("soon", "soon", "vague", "“said so”"),
    ],
)
def test_a_time_is_an_interval_in_words(start, end, precision, words):
    assert wording.moment(Moment(Span(0, 7, "said\nso"), start, end, precision), "2024") == words


def test_no_time_is_nothing():
    assert wording.moment(None) == ""
    assert wording.moment(Moment(None, None, None, "vague")) == ""


def test_what_is_no_date_is_shown_as_it_is():
    assert wording.day("2024-09-18T07:59+02:00") == "18 Sep 2024, 07:59"
    assert wording.day("2024") == "2024"
    assert wording.day("soon") == "soon"


NAMED = Source(None, "Igor Rudenya", "governor of Tver Oblast", "Government of Tver Oblast", "government", "RU")
ANONYMOUS = Source(None, None, "source", "Security Service of Ukraine", "security_service", "UA", anonymous=True)


@pytest.mark.parametrize(
    ("source", "label", "short", "details"),
    [
        (NAMED, "Igor Rudenya", "Rudenya", ("governor of Tver Oblast", "government")),
        (
            ANONYMOUS,
            "source, Security Service of Ukraine",
            "Security Service of Ukraine (anon.)",
            ("security service",),
        ),
        (Source(None, None, "official", None, "government", "UA", anonymous=True), "official", "official (anon.)", ("government",)),
        (Source(None, "AFP", None, "AFP", "media"), "AFP", "AFP", ("media",)),
        (Source(None, "A. Expert", "analyst", "Example Institute", "expert"), "A. Expert", "Expert", ("analyst", "Example Institute", "expert")),
        (Source(Span(0, 3, "he\ns")), "he s", "he s", ()),
        (Source(None), "nobody named", "nobody named", ()),
        (Source(None, None, None, "Some house"), "Some house", "Some house", ()),
        (Source(None, "x" * 50), "x" * 50, "x" * 39 + "…", ()),
    ],
)  # fmt: skip
def test_a_source_is_called_by_its_name_or_by_role_and_house(source, label, short, details):
    assert wording.source(source) == label
    assert wording.source_in_short(source) == short
    assert wording.source_details(source) == details


def test_a_chain_of_relays_is_told_from_the_outlet_inwards():
    one, two, three = (Source(None, name) for name in ("ONE", "TWO", "THREE"))
    assert wording.relays(()) == ""
    assert wording.relays((one, two)) == "via ONE, citing TWO"
    side = (Source(None, "ONE", parallel=True), Source(None, "TWO", parallel=True), three)
    assert wording.relays(side) == "via ONE and TWO, citing THREE"


def test_codes_that_we_do_not_know_are_shown_as_they_are():
    assert wording.country("XX") == "XX"
    assert wording.country("UA") == "Ukraine"
    assert wording.channel("telegram") == "on Telegram"
    assert wording.channel("pigeon") == "pigeon"
    assert wording.means("drone") == "drones"
    assert wording.means("small_arms") == "small arms"


def claim(kind, polarity, what=None):
    return Claim("c", None, Span(0, 1, "x"), kind, polarity, "asserted", None, None, None, None, None, None, what, "")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (claim("shot_down", True), "shot down"),
        (claim("killed", False), "no deaths"),
        (claim("killed", False, quantity(0.0, 0.0, 0.0)), "killed"),
        (claim("responsibility", False), "not responsible"),
        (claim("returned", False), "not returned"),
    ],
)
def test_a_kind_that_did_not_happen_says_so(what, words):
    assert wording.kind(what) == words


def test_an_actor_is_called_by_its_name_or_words():
    assert wording.actor(None) == ""
    assert wording.actor(Actor(Span(0, 3, "the\nx"), "X")) == "X"
    assert wording.actor(Actor(Span(0, 3, "the\nx"))) == "the x"


@pytest.mark.parametrize(
    ("text", "shown"), [("a\x07b", "a‹U+0007›b"), ("a\u202eb", "a‹U+202E›b"), ("a\tb\r", "a b"), ("né", "né")]
)
def test_nothing_is_hidden(text, shown):
    assert wording.visible(text) == shown
