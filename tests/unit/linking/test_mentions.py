"""How one dispatch's claims are cut into happenings: by place, by time, by kind, and by what stands beside them."""

import pytest

from selon.linking.days import Days, moment_days, published_days
from selon.linking.mentions import find_mentions
from selon.records.claims import Moment
from tests.unit.linking.dispatches import PLACES, folio


def cut(one):
    """Return the happenings of a dispatch: for each, its claims' kinds in the order of the text."""
    kinds = {f"{one.document.id}#{claim.id}": claim.kind for claim in one.claims}
    return [" ".join(kinds[claim] for claim in mention.claims) for mention in find_mentions(one)]


def mention_of(one, kind):
    return next(mention for mention in find_mentions(one) if kind in mention.kinds)


# --- where ------------------------------------------------------------------------------------------------------------


def test_measurements_of_the_place_and_claims_without_one_belong_to_the_main_happening():
    one = folio("d", "2031-09-18", ["struck @Velm", "distance 400 kilometre @Velm", "cause", "responsibility @nowhere"])
    assert cut(one) == ["struck distance cause responsibility"]


def test_what_is_said_of_the_region_or_country_belongs_to_the_town_unless_it_is_plainly_elsewhere():
    one = folio(
        "d",
        "2031-09-18",
        ["struck @Orn", "struck @Velm", "evacuated 300 @Orn", "motive @Ostria", "killed 2 @Ostria"],
        ["explosion @Mirn", "struck @Norland", "cause @Norland"],
        ["responsibility @Norland"],
    )
    assert cut(one) == ["struck struck evacuated motive killed responsibility", "explosion", "struck cause"]


def test_a_region_with_two_towns_means_the_one_just_named():
    one = folio("d", "2031-09-18", ["struck @Velm", "injured 3 @Orn"], ["struck @Tarsk", "injured 8 @Orn"])
    assert cut(one) == ["struck injured", "struck injured"]
    ahead = folio("d", "2031-09-18", ["fire @Orn", "struck @Velm", "struck @Tarsk"])
    assert cut(ahead) == ["fire struck", "struck"]


def test_a_town_where_nothing_opens_belongs_to_the_happening_that_people_fled_from():
    one = folio("d", "2031-09-18", ["struck @Velm", "evacuated 300 @Tarsk", "closed @Tarsk"])
    assert cut(one) == ["struck evacuated closed"]
    alone = folio("d", "2031-09-18", ["evacuated 300 @Tarsk"], ["returned 20 @Orn"])
    assert cut(alone) == ["evacuated returned"]


def test_a_suburb_is_part_of_the_town_and_a_town_of_unknown_whereabouts_is_not():
    one = folio("d", "2031-09-18", ["struck @Velm", "struck @Velm", "fire @Velmhof", "fire @Lost"])
    assert cut(one) == ["struck struck fire", "fire"]


def test_a_flood_is_one_at_all_the_places_that_it_reaches():
    one = folio("d", "2031-09-18", ["destroyed @Velm", "flood @Velm", "flood @Tarsk", "flood @Kesh"])
    assert cut(one) == ["destroyed flood flood flood"]
    other = folio("d", "2031-09-18", ["struck @Velm", "fire @Velm", "flood @Tarsk"])
    assert cut(other) == ["struck fire", "flood"]


def test_the_main_place_is_none_that_is_only_brought_up_with_an_older_time():
    one = folio(
        "d",
        "2031-09-18",
        ["struck @Ostria =18", "killed 3 @Ostria", "cause"],
        ["struck @Velm =2030-05-05", "killed 40 @Velm =2030-05-05"],
    )
    assert cut(one) == ["struck killed cause", "struck killed"]


def test_regions_without_a_town_are_happenings_of_their_own():
    one = folio("d", "2031-09-18", ["explosion @Orn", "explosion @Mirn", "damaged 3 house @Mirn"])
    assert cut(one) == ["explosion", "explosion damaged"]


# --- kinds ------------------------------------------------------------------------------------------------------------


def test_a_tally_of_a_night_is_its_own_and_a_drone_shot_down_over_the_town_is_not():
    one = folio(
        "d",
        "2031-09-18",
        ["struck @Velm =n18", "shot_down 2 drone @Velm", "shot_down 3 drone @Orn"],
        ["shot_down 54 drone 27/Orn 27/Mirn @Velm", "shot_down 54 drone @Ostria", "unverified @Ostria"],
    )
    assert cut(one) == ["struck shot_down shot_down", "shot_down shot_down unverified"]


def test_a_region_that_no_town_of_the_dispatch_lies_in_has_a_tally_of_its_country():
    one = folio("d", "2031-09-18", ["struck @Velm =n18"], ["shot_down 14 missile @Mirn", "killed 1 @Mirn"])
    assert cut(one) == ["struck", "shot_down killed"]


def test_a_tally_takes_the_night_of_the_main_happening_or_the_day_of_publication():
    late = folio("d", "2031-09-21", ["struck @Velm =n18"], ["shot_down 54 drone @Ostria"])
    alone = folio("d", "2031-09-21", ["shot_down 54 drone @Ostria"])
    month = folio("d", "2031-09", ["shot_down 54 drone @Ostria"])
    assert [(m.start, m.end, m.dated) for m in find_mentions(late)] == [
        ("2031-09-17", "2031-09-18", True),
        ("2031-09-17", "2031-09-18", False),
    ]
    assert (mention_of(alone, "shot_down").start, mention_of(alone, "shot_down").end) == ("2031-09-21", "2031-09-21")
    assert mention_of(month, "shot_down").start is None


def test_fighting_along_a_front_is_apart_and_in_a_town_it_is_what_happened_there():
    strikes = folio("d", "2031-09-18", ["struck @Velm", "killed 2 @Velm"], ["clash @Velm", "advance @Mirn"])
    fighting = folio("d", "2031-09-18", ["clash @Velm", "killed 20 @Velm", "advance @Orn"])
    assert cut(strikes) == ["struck killed clash", "advance"]
    assert cut(fighting) == ["clash killed", "advance"]


def test_what_follows_an_attack_on_another_region_goes_there():
    one = folio(
        "d",
        "2031-09-18",
        ["struck @Velm", "killed 2 @Velm"],
        ["struck @Mirn", "damaged @Mirn", "outage @Mirn"],
        ["outage @Norland"],
    )
    assert cut(one) == ["struck killed outage", "struck damaged outage"]


def test_a_flood_is_one_throughout_its_country():
    one = folio("d", "2031-09-18", ["storm @Ostria", "flood @Velm", "destroyed @Mirn"], ["flood @Norland"])
    assert cut(one) == ["storm flood destroyed", "flood"]


def test_an_older_happening_does_not_take_the_news_of_what_goes_on():
    one = folio("d", "2031-09-18", ["flood @Velm", "storm @Velm =18-20", "killed 9 @Velm"], ["killed 300 @Velm =y2030"])
    assert cut(one) == ["flood storm killed", "killed"]
    assert [mention.dated for mention in find_mentions(one)] == [False, True]


def test_what_was_built_is_background_with_what_the_same_voice_says_of_it():
    one = folio("d", "2031-09-18", ["struck @Velm =18"], ["built @Velm =y2015 <a1", "stored 240 tonne @Velm <a1"])
    built = mention_of(one, "built")
    assert cut(one) == ["struck", "built stored"]
    assert (built.background, built.dated, built.start, built.end) == (True, True, "2015-01-01", "2015-12-31")
    assert not mention_of(one, "struck").background
    nowhere = folio("d", "2031-09-18", ["struck @Velm", "built =y2015"])
    assert mention_of(nowhere, "built").places == ()


# --- when -------------------------------------------------------------------------------------------------------------


def test_claims_without_a_time_belong_to_the_one_that_governs():
    one = folio("d", "2031-09-18", ["killed 4 @Velm", "struck @Velm =17"], ["injured 9 @Velm"])
    assert cut(one) == ["killed struck injured"]
    (mention,) = find_mentions(one)
    assert (mention.start, mention.end, mention.dated) == ("2031-09-17", "2031-09-17", True)


def test_an_older_happening_holds_what_stands_beside_it_and_the_news_takes_the_rest():
    one = folio(
        "d",
        "2031-09-18",
        ["struck @Velm =18", "killed 4 @Velm"],
        ["struck @Velm =2031-03-01", "+killed 25 @Velm", "damaged 3 house @Velm"],
        ["injured 9 @Velm"],
    )
    assert cut(one) == ["struck killed injured", "struck killed damaged"]
    assert [mention.background for mention in find_mentions(one)] == [False, True]


def test_an_older_happening_governs_the_dispatch_that_opens_with_it():
    anniversary = folio("d", "2031-09-18", ["struck @Velm =2028-09-18", "killed 61 @Velm"], ["injured 120 @Velm"])
    assert cut(anniversary) == ["struck killed injured"]
    later = folio("d", "2031-09-18", ["fire @Velm", "killed 1 @Velm", "closed @Velm"], ["struck @Velm =2028-09-18"])
    assert cut(later) == ["fire killed closed", "struck"]


def test_aftermath_with_a_later_day_is_no_happening_of_its_own_and_a_later_strike_is():
    one = folio("d", "2031-09-19", ["struck @Velm =17"], ["evacuated 900 @Velm =18", "fire @Velm =19"])
    assert cut(one) == ["struck evacuated fire"]
    two = folio("d", "2031-09-19", ["struck @Velm =17", "killed 3 @Velm =17"], ["struck @Velm =19"])
    assert cut(two) == ["struck killed", "struck"]
    before = folio("d", "2031-09-19", ["struck @Velm =17", "killed 3 @Velm"], ["killed 2 @Velm =2031-08-01"])
    assert cut(before) == ["struck killed", "killed"]


def test_the_day_of_aftermath_alone_only_bounds_the_happening():
    one = folio("d", "2031-09-20", ["flood @Velm =18", "evacuated 40 @Velm"])
    (mention,) = find_mentions(one)
    assert (mention.start, mention.end, mention.dated) == (None, "2031-09-18", False)


def test_an_older_fact_beside_the_news_takes_none_of_it():
    one = folio("d", "2031-09-18", ["explosion @Velm", "other @Velm =y2015", "killed 3 @Velm", "closed @Velm"])
    assert cut(one) == ["explosion killed closed", "other"]
    assert [mention.start for mention in find_mentions(one)] == [None, "2015-01-01"]


def test_a_population_as_of_a_year_dates_nothing():
    one = folio("d", "2031-09-18", ["population 13000 @Velm =y2010", "struck @Velm =18"])
    assert cut(one) == ["population struck"]


def test_a_period_within_a_longer_one_is_the_shorter():
    one = folio(
        "d",
        "2031-09-30",
        ["struck @Velm =2031-09-01to2031-09-20", "killed 90 @Velm =2031-09-01to2031-09-20"],
        ["struck @Velm =15", "killed 3 @Velm =15"],
    )
    assert cut(one) == ["struck killed", "struck killed"]


def test_two_times_that_meet_are_one():
    one = folio("d", "2031-09-18", ["struck @Velm =n18"], ["explosion @Velm =18"], ["fire @Velm =17"])
    (mention,) = find_mentions(one)
    assert (mention.start, mention.end) == ("2031-09-17", "2031-09-18")


def test_without_a_day_of_publication_or_of_its_own_nothing_bounds_it():
    (mention,) = find_mentions(folio("d", None, ["struck @Velm =vague"]))
    assert (mention.start, mention.end, mention.dated, mention.published) == (None, None, False, None)


# --- what a mention carries -------------------------------------------------------------------------------------------


def test_a_mention_carries_places_kinds_figures_and_names():
    one = folio(
        "d", "2031-09-18", ["struck 1 attack @Orn", "killed 4 @Velm", "injured 2.5 @Velm", "population 9 @Velm"]
    )
    (mention,) = find_mentions(one)
    assert [place.name for place in mention.places] == ["Velm", "Orn Oblast"]
    assert mention.kinds == ("injured", "killed", "population", "struck")
    assert mention.figures == ("injured/person/2.5", "killed/person/4", "struck/attack/1")


def test_blocks_are_few_and_name_the_scene_first():
    (mention,) = find_mentions(folio("d", "2031-10-01", ["struck @Velm", "flood @Velm", "injured 137 @Velm"]))
    assert mention.blocks[:2] == ("scene:2031-09:velm|orn oblast|xx", "scene:2031-10:velm|orn oblast|xx")
    assert mention.blocks[2:4] == ("near:2031-09-30:orn oblast|xx", "near:2031-10-01:orn oblast|xx")
    assert mention.blocks[4].startswith("lasting:")
    assert mention.blocks[5].endswith(":velm|orn oblast|xx:injured/person/137")
    assert mention.blocks[6].endswith(":velm|xx:injured/person/137")
    assert mention.blocks[7].endswith(":orn oblast|xx:injured/person/137")
    assert len(mention.blocks) == 8
    (lost,) = find_mentions(folio("d", None, ["struck @Velm", "injured 137 @Velm", "killed 3 @Velm"]))
    assert lost.blocks[0] == "scene::velm|orn oblast|xx"
    assert mention.blocks[5] in lost.blocks
    assert {block.rpartition(":")[2] for block in lost.blocks[1:]} == {"injured/person/137"}


def test_no_war_puts_everything_into_one_block():
    told = {
        (place, day): set(mention.blocks)
        for place in ("Velm", "Tarsk", "Kesh")
        for day in (10, 20)
        for mention in find_mentions(folio("d", f"2031-09-{day}", [f"struck @{place} ={day}", "cause @Ostria"]))
    }
    shared = {(one, other) for one in told for other in told if one < other and told[one] & told[other]}
    assert shared == {
        (("Kesh", 10), ("Kesh", 20)),
        (("Tarsk", 10), ("Tarsk", 20)),
        (("Tarsk", 10), ("Velm", 10)),
        (("Tarsk", 20), ("Velm", 20)),
        (("Velm", 10), ("Velm", 20)),
    }


def test_a_document_without_claims_has_no_mentions():
    assert find_mentions(folio("d", "2031-09-18")) == ()


# --- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "days"),
    [
        ("2031-09-18", "2031-09-18"),
        ("2031-09-18T23:59:00+03:00", "2031-09-18"),
        ("2031-02", "2031-02-01/2031-02-28"),
        ("2031", "2031-01-01/2031-12-31"),
        ("2031-13", None),
        ("2031-02-30", None),
        ("0000", None),
        ("9999-12", None),
        ("soon", None),
        (None, None),
    ],
)
def test_days_of_publication(published, days):
    first, _, last = (days or "").partition("/")
    expected = days and Days(published_days(first).first, published_days(last or first).last)
    assert published_days(published) == expected


@pytest.mark.parametrize(
    ("start", "end", "precision", "length"),
    [
        ("2031-09-18", "2031-09-18", "day", 1),
        ("2031-09-18", "2031-09-18", "night", 2),
        ("2031-09-17", "2031-09-18", "night", 2),
        ("2031-09-18T03:56", "2031-09-18T03:56", "minute", 1),
        ("2031-09-18", "2031-09-17", "day", None),
        ("2031-09-18", None, "day", None),
        (None, None, "vague", None),
        ("0001-01-01", "0001-01-01", "night", 1),
    ],
)
def test_days_of_a_moment(start, end, precision, length):
    days = moment_days(Moment(None, start, end, precision))
    assert (days and days.length) == length
    assert moment_days(None) is None


def test_places_of_the_tests_are_where_they_are_said_to_be():
    assert PLACES["Velm"].admin1 == PLACES["Tarsk"].admin1 != PLACES["Velm-South"].admin1
