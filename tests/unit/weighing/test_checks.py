"""Sums, shares, subsets, distances, weekdays and conversions held against one another."""

import pytest

from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.reading import read
from selon.records import Actor, Claim, Document, Part, Place, PlaceMention, Quantity, Share, Span
from selon.weighing.checks import check_claims
from selon.weighing.wording import fraction_words, number_words

TEXT = "Nothing stands here that matters."
MOSCOW = Place(None, "Moscow", "RU", "Moscow", "settlement", 55.7522, 37.6156)
TOROPETS = Place(None, "Toropets", "RU", "Tver Oblast", "settlement", 56.5, 31.64)


def spot(at, words="0"):
    return Span(at, at + len(words), words)


def region(name):
    return Place(None, name, "RU", name, "admin1", 50.0, 36.0)


def quantity(at, value=None, *, low="same", high="same", modifier="exact", unit="drone", **rest):
    return Quantity(
        spot(at), value, value if low == "same" else low, value if high == "same" else high, modifier, unit, **rest
    )


def claim(name, figure, kind="shot_down", place=None, target=None, anchor=None):
    return Claim(
        name, None, anchor or spot(0), kind, True, "asserted", None, target, None, place, None, None, figure, "test"
    )


def checks(*claims, text=TEXT, language="en", places=(), published="2025-03-13"):
    pack = packs.load(language)
    reading = read(Document("d", text, language=language, published=published), pack)
    moments = find_moments(reading, pack)[0]
    return [(c.rule, c.outcome, c.working) for c in check_claims(reading, claims, places, moments)]


def parts(*values, at=10):
    return tuple(Part(spot(at + i), v, None, None) for i, v in enumerate(values))


@pytest.mark.parametrize(
    ("total", "values", "outcome", "working"),
    [
        (quantity(1, 54), (27, 16, 7, 3, 1), "holds", "54 = 27 + 16 + 7 + 3 + 1"),
        (quantity(1, 54), (27, 17, 7, 3, 1), "fails", "54 ≠ 27 + 17 + 7 + 3 + 1 = 55"),
        (quantity(1, 27), (18, 2), "open", "27 ≥ 18 + 2 = 20"),
        (quantity(1, 50, high=None, modifier="at_least"), (30, 40), "holds", "50 = 30 + 40"),
        (quantity(1, 50, low=None, modifier="at_most"), (20, 10), "holds", "50 = 20 + 10"),
        (quantity(1, 50, low=None, high=None, modifier="about"), (30, 22), "holds", "50 = 30 + 22"),
        (quantity(1, 50, low=None, high=None, modifier="about"), (30, 32), "fails", "50 ≠ 30 + 32 = 62"),
        (quantity(1, None, low=24, high=99, modifier="vague"), (60, 50), "fails", "99 ≠ 60 + 50 = 110"),
    ],
)
def test_parts_are_added_up(total, values, outcome, working):
    whole = Quantity(total.span, total.value, total.low, total.high, total.modifier, total.unit, None, parts(*values))
    assert checks(claim("c", whole)) == [("parts_sum", outcome, working)]


def test_parts_that_are_not_exact_or_unknown_settle_nothing():
    vague = (Part(spot(10), 20, "about", None), Part(spot(12), 30, None, None))
    assert checks(claim("c", quantity(1, 54, parts=vague))) == [("parts_sum", "open", "54 ≥ 20 + 30 = 50")]
    unknown = (Part(spot(10), None, None, None), Part(spot(12), 30, None, None))
    assert checks(claim("c", quantity(1, 54, parts=unknown))) == []
    assert checks(claim("c", quantity(1, 54, low=None, high=None, modifier="vague", parts=parts(1, 2)))) == []


def test_a_list_that_says_that_it_is_whole_must_add_up():
    text = "Of 54 drones 27 fell here and the remaining ones there (16)."
    whole = quantity(3, 54, parts=(Part(Span(13, 15, "27"), 27), Part(Span(56, 58, "16"), 16)))
    assert checks(claim("c", whole), text=text) == [("parts_sum", "fails", "54 ≠ 27 + 16 = 43")]
    unplaced = quantity(3, 54, parts=(Part(None, 27), Part(None, 16)))
    assert checks(claim("c", unplaced), text=text) == [("parts_sum", "open", "54 ≥ 27 + 16 = 43")]


def shared(value=0.5, place="Kursk Oblast", of="a"):
    figure = Quantity(spot(5), None, None, None, "exact", "drone", of, (), Share(value, of))
    return claim("b", figure, place=region(place) if place else None)


def breakdown(first, place="Kursk Oblast"):
    items = (Part(spot(20), first, None, place, region(place)), Part(spot(22), 54 - first, None, "x", region("X")))
    return claim("c", quantity(15, 54, parts=items))


def test_a_share_is_held_against_the_part_of_the_same_place():
    whole = claim("a", quantity(1, 54))
    assert ("share", "holds", "27 is half of 54") in checks(whole, shared(), breakdown(27))
    assert ("share", "fails", "26 is not half of 54") in checks(whole, shared(), breakdown(26))


def test_a_share_is_held_against_a_claim_of_the_same_place_and_kind():
    whole, same = claim("a", quantity(1, 54)), claim("d", quantity(30, 18), place=region("Kursk Oblast"))
    assert ("share", "holds", "18 is a third of 54") in checks(whole, shared(1 / 3), same)
    other_kind = claim("d", quantity(30, 18), kind="launched", place=region("Kursk Oblast"))
    other_unit = claim("d", quantity(30, 18, unit="missile"), place=region("Kursk Oblast"))
    assert checks(whole, shared(1 / 3), other_kind, other_unit) == []


def test_a_share_without_a_place_is_held_only_against_a_figure_that_fits():
    whole = claim("a", quantity(1, 54))
    assert ("share", "holds", "27 is half of 54") in checks(whole, shared(place=None), breakdown(27))
    assert not any(rule == "share" for rule, *_ in checks(whole, shared(place=None), breakdown(26)))
    unknown = claim("c", quantity(15, 54, parts=(Part(spot(20), None), Part(spot(22), 27))))
    assert any(rule == "share" for rule, *_ in checks(whole, shared(place=None), unknown))


@pytest.mark.parametrize("share", [shared(of="nobody"), shared(1.0)])
def test_a_share_of_nothing_known_or_of_all_is_not_checked(share):
    assert checks(claim("a", quantity(1, 54)), share, breakdown(27)) == [("parts_sum", "holds", "54 = 27 + 27")]


def test_a_share_of_a_vague_whole_is_not_checked():
    whole = claim("a", quantity(1, None, low=24, high=99, modifier="vague"))
    assert checks(whole, shared()) == []


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        (quantity(1, 18), quantity(5, 5, part_of="a"), ("holds", "5 ≤ 18")),
        (quantity(1, 18), quantity(5, 25, part_of="a"), ("fails", "25 > 18")),
        (quantity(1, 39, high=None, modifier="at_least"), quantity(5, 45, part_of="a"), ("open", "45 > 39")),
        (quantity(1, 39, high=None, modifier="at_least"), quantity(5, 4, part_of="a"), ("holds", "4 ≤ 39")),
        (quantity(1, 40, low=None, modifier="at_most"), quantity(5, 41, part_of="a"), ("fails", "41 > 40")),
    ],
)
def test_a_part_is_not_greater_than_its_whole(whole, part, expected):
    assert checks(claim("a", whole), claim("b", part)) == [("subset", *expected)]


def test_a_subset_of_unknown_size_is_not_checked():
    vague = quantity(5, None, low=None, high=None, modifier="vague", part_of="a")
    assert checks(claim("a", quantity(1, 18)), claim("b", vague)) == []
    nothing = quantity(1, None, low=2, high=None, modifier="vague")
    assert checks(claim("a", nothing), claim("b", quantity(5, 5, part_of="a"))) == []
    assert checks(claim("b", quantity(5, 5, part_of="gone"))) == []
    assert checks(claim("a", None), claim("b", quantity(5, 5, part_of="a"))) == []


AT = "The town lies 400 km northwest of Moscow, it said."
WORDS = Span(14, 40, "400 km northwest of Moscow")
MENTION = PlaceMention(Span(34, 40, "Moscow"), MOSCOW)


def far(value, *, unit="kilometre", place=TOROPETS, target="Moscow", anchor=WORDS, **rest):
    actor = Actor(MENTION.span if target == "Moscow" else None, target) if target else None
    return claim("c", quantity(14, value, unit=unit, **rest), "distance", place, actor, anchor)


@pytest.mark.parametrize(
    ("stated", "outcome", "working"),
    [
        (far(400), "holds", "400 km north-west of Moscow: 379 km, 285°"),
        (far(240, unit="mile"), "holds", "240 miles north-west of Moscow: 379 km, 285°"),
        (far(1, unit="mile"), "fails", "1 mile north-west of Moscow: 379 km, 285°"),
        (far(165), "fails", "165 km north-west of Moscow: 379 km, 285°"),
        (far(480), "open", "480 km north-west of Moscow: 379 km, 285°"),
        (far(800), "fails", "800 km north-west of Moscow: 379 km, 285°"),
        (far(100, high=None, modifier="more_than"), "holds", "100 km north-west of Moscow: 379 km, 285°"),
        (far(500, low=None, modifier="less_than"), "holds", "500 km north-west of Moscow: 379 km, 285°"),
        (far(200, low=None, modifier="less_than"), "fails", "200 km north-west of Moscow: 379 km, 285°"),
        (far(390, low=None, high=None, modifier="about"), "holds", "390 km north-west of Moscow: 379 km, 285°"),
        (far(None, low=350, high=400, modifier="range"), "holds", "350 to 400 km north-west of Moscow: 379 km, 285°"),
        (far(400, target=None), "holds", "400 km north-west of Moscow: 379 km, 285°"),
        (far(400, anchor=Span(14, 20, "400 km")), "holds", "400 km from Moscow: 379 km"),
    ],
)
def test_a_distance_is_held_against_the_gazetteer(stated, outcome, working):
    assert checks(stated, text=AT, places=(MENTION,)) == [("distance", outcome, working)]


@pytest.mark.parametrize(
    "stated",
    [
        far(400, place=region("Tver Oblast")),
        far(400, place=None),
        far(400, unit="hour"),
        far(400, target="the border"),
        far(400, target=None, anchor=Span(14, 20, "400 km")),
        claim("c", None, "distance", TOROPETS),
    ],
)
def test_a_distance_between_things_without_a_point_is_not_checked(stated):
    assert checks(stated, text=AT, places=(MENTION,)) == []


def test_a_wrong_direction_fails_beside_a_distance_that_holds():
    text = AT.replace("northwest", "southeast")
    anchor = Span(14, 40, "400 km southeast of Moscow")
    found = checks(far(400, anchor=anchor), text=text, places=(MENTION,))
    assert found == [
        ("direction", "fails", "south-east of Moscow: 285°"),
        ("distance", "holds", "400 km from Moscow: 379 km, 285°"),
    ]


def test_a_target_is_found_by_its_name_too():
    named = claim("c", quantity(14, 400, unit="kilometre"), "distance", TOROPETS, Actor(None, "Moscow"), WORDS)
    assert checks(named, text=AT, places=(MENTION,))[0][1] == "holds"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on Wednesday, 12 March 2025.", [("weekday", "holds", "12 March 2025: Wednesday")]),
        ("It fell on Monday, 12 March 2025.", [("weekday", "fails", "12 March 2025: Wednesday, not Monday")]),
        ("It fell on Wednesday, 12/03/2025.", [("weekday", "holds", "12 March 2025: Wednesday")]),
        ("It fell on Wednesday.", []),
        ("It fell on 12 March 2025.", []),
        ("It fell overnight from Tuesday to Wednesday.", []),
        ("It fell at some time.", []),
    ],
)
def test_a_weekday_is_held_against_its_date(text, expected):
    assert checks(text=text) == expected


def converted(
    first, second, text="It is 250 miles (400 km) away.", unit=("mile", "kilometre"), kinds=("distance",) * 2
):
    one = Quantity(Span(6, 15, "250 miles"), first, first, first, "exact", unit[0])
    two = Quantity(Span(17, 23, "400 km"), second, second, second, "exact", unit[1])
    return checks(claim("a", one, kinds[0]), claim("b", two, kinds[1]), text=text)


def test_a_value_repeated_in_another_unit_is_converted():
    assert converted(250, 400) == [("unit_conversion", "holds", "250 miles = 400 km")]
    assert converted(250, 300) == [("unit_conversion", "fails", "250 miles ≠ 300 km")]
    assert converted(1, 0.3048, unit=("foot", "metre")) == [("unit_conversion", "holds", "1 foot = 0.3 m")]
    assert converted(10, 3, unit=("foot", "metre")) == [("unit_conversion", "holds", "10 feet = 3 m")]


def test_money_and_unlike_or_unknown_values_are_not_converted():
    assert converted(30, 39, unit=("gbp", "usd")) == []
    assert converted(30, 39, unit=("mile", "tonne")) == []
    assert converted(250, 400, unit=("kilometre", "kilometre")) == []
    assert converted(250, 400, text="It is 250 miles; 400 km is said.") == []
    assert converted(250, 400, kinds=("distance", "area")) == []
    assert converted(None, 400) == []


@pytest.mark.parametrize(("value", "odd"), [(7.2, False), (9.5, False), (12, True), (-3, True)])
def test_no_tremor_has_such_a_magnitude(value, odd):
    found = checks(claim("c", quantity(1, value, unit="richter"), "magnitude"))
    assert found == ([("magnitude_range", "fails", f"magnitude {value}")] if odd else [])


def test_one_figure_said_twice_gives_one_check():
    whole = quantity(1, 54, parts=parts(27, 27))
    assert len(checks(claim("a", whole), claim("b", whole))) == 1


def test_claims_without_figures_give_no_checks():
    assert checks(claim("c", None), claim("d", None, "magnitude")) == []


def test_wording():
    assert number_words(1234567.0) == "1,234,567"
    assert number_words(0.5) == "0.5"
    assert fraction_words(2 / 3) == "two thirds"
    assert fraction_words(0.68) == "68 %"


def test_a_claim_without_a_place_is_no_figure_for_a_placed_share():
    assert checks(claim("a", quantity(1, 54)), shared(), claim("d", quantity(30, 18))) == []
    vague = claim("d", quantity(30, None, low=2, high=9, modifier="vague"), place=region("Kursk Oblast"))
    assert checks(claim("a", quantity(1, 54)), shared(), vague) == []
