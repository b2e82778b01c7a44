"""Which dispatches tell of one happening: invented corpora, each with its trap."""

from datetime import date

import pytest

from selon.linking.events import components, event_id, settle_events
from selon.linking.mentions import find_mentions
from tests.unit.linking.dispatches import documents, folio, gathered


def mentions_of(*folios):
    return [mention for one in folios for mention in find_mentions(one)]


def titles(*folios):
    return sorted(event.title for event in settle_events(mentions_of(*folios)))


FIRST = (
    folio("mon1", "2031-09-15", ["struck @Velm =15", "killed 4 @Velm", "fire @Velm"]),
    folio("mon2", "2031-09-15", ["explosion @Velm =n15", "injured 11 @Velm"]),
    folio("mon3", "2031-09-15", ["fire @Velm", "evacuated 1200 @Velm"]),
)
SECOND = (
    folio("thu1", "2031-09-18", ["struck @Velm =18", "killed 2 @Velm"]),
    folio("thu2", "2031-09-18", ["explosion @Velm", "killed 2 @Velm", "damaged 3 house @Velm"]),
    folio("thu3", "2031-09-19", ["injured 7 @Velm =18", "struck @Velm"]),
)


def test_two_strikes_on_one_town_three_days_apart_are_two():
    assert documents(FIRST + SECOND) == [["mon1", "mon2", "mon3"], ["thu1", "thu2", "thu3"]]


def test_no_undated_report_chains_two_strikes_together():
    between = tuple(folio(f"between{d}", f"2031-09-{d}", ["struck @Velm", "fire @Velm"]) for d in (16, 17))
    assert len(documents(FIRST + SECOND + between)) == 2


def test_undated_reports_of_one_town_are_one_happening_only_where_they_come_close_together():
    undated = [folio(f"u{d}", f"2031-09-{d:02d}", ["struck @Velm", "fire @Velm"]) for d in (10, 11, 12, 18, 19)]
    assert documents(undated) == [["u10", "u11", "u12"], ["u18", "u19"]]


def test_two_towns_of_one_region_in_one_night_are_two_in_one_dispatch_or_in_two():
    both = folio("both", "2031-09-18", ["struck @Velm =n18", "killed 3 @Velm", "struck @Tarsk =n18", "killed 5 @Tarsk"])
    velm = folio("velm", "2031-09-18", ["explosion @Velm =n18", "injured 9 @Velm"])
    tarsk = folio("tarsk", "2031-09-18", ["explosion @Tarsk =n18", "injured 9 @Tarsk"])
    assert documents([both, velm, tarsk]) == [["both", "tarsk"], ["both", "velm"]]


def test_what_is_said_of_a_region_goes_to_the_one_town_struck_there_that_night():
    region = folio("region", "2031-09-18", ["struck @Orn =n18", "fire @Orn"])
    velm = folio("velm", "2031-09-18", ["struck @Velm =n18", "injured 9 @Velm"])
    assert documents([region, velm]) == [["region", "velm"]]


def test_what_is_said_of_a_region_with_two_towns_struck_stays_alone_unless_a_figure_tells():
    velm = folio("velm", "2031-09-18", ["struck @Velm =n18", "injured 23 @Velm"])
    tarsk = folio("tarsk", "2031-09-18", ["struck @Tarsk =n18", "injured 5 @Tarsk"])
    silent = folio("silent", "2031-09-18", ["struck @Orn =n18"])
    telling = folio("telling", "2031-09-18", ["struck @Orn =n18", "injured 23 @Orn"])
    assert documents([velm, tarsk, silent]) == [["silent"], ["tarsk"], ["velm"]]
    assert documents([velm, tarsk, telling]) == [["tarsk"], ["telling", "velm"]]


def test_follow_ups_with_a_rising_toll_join_the_strike():
    rising = [
        folio("d0", "2031-09-15", ["struck @Velm =15", "killed 4 @Velm"]),
        folio("d1", "2031-09-16", ["killed 9 @Velm", "injured 31 @Velm", "struck @Velm"]),
        folio("d2", "2031-09-17", ["killed 12 @Velm", "struck @Velm =15"]),
        folio("d3", "2031-09-18", ["killed 13 @Velm", "responders 300 @Velm =n18"]),
        folio("d9", "2031-09-24", ["killed 13 @Velm =15", "injured 40 @Velm"]),
    ]
    assert documents(rising) == [["d0", "d1", "d2", "d3", "d9"]]


def test_a_late_report_without_a_date_joins_by_a_figure_that_few_would_share():
    strike = folio("strike", "2031-09-05", ["struck @Velm =5", "injured 137 @Velm"])
    late = folio("late", "2031-09-29", ["injured 137 @Velm", "struck @Velm"])
    later = folio("later", "2031-09-29", ["injured 3 @Velm", "struck @Velm"])
    assert documents([strike, late]) == [["late", "strike"]]
    assert documents([strike, later]) == [["later"], ["strike"]]


def test_an_anniversary_is_of_the_old_happening_and_a_new_strike_that_day_is_not():
    old = folio("old", "2028-09-18", ["struck @Velm =2028-09-18", "killed 61 @Velm"])
    memory = folio("memory", "2031-09-18", ["struck @Velm =2028-09-18", "killed 61 @Velm", "injured 120 @Velm"])
    new = folio(
        "new",
        "2031-09-18",
        ["struck @Velm =18", "fire @Velm", "injured 8 @Velm"],
        ["struck @Velm =2028-09-18", "killed 61 @Velm"],
    )
    assert documents([old, memory, new]) == [["memory", "new", "old"], ["new"]]
    assert {"new/struck@Velm", "new/fire@Velm", "new/injured@Velm"} in gathered([old, memory, new])


def test_a_weekly_holds_several_happenings_of_one_town_and_of_others():
    weekly = folio(
        "weekly",
        "2031-09-21",
        ["struck @Velm =15", "killed 4 @Velm"],
        ["struck @Velm =18", "killed 2 @Velm"],
        ["explosion @Tarsk =17", "injured 3 @Tarsk"],
    )
    tarsk = folio("tarsk", "2031-09-17", ["explosion @Tarsk =17"])
    found = documents((*FIRST, *SECOND, weekly, tarsk))
    assert found == [["mon1", "mon2", "mon3", "weekly"], ["tarsk", "weekly"], ["thu1", "thu2", "thu3", "weekly"]]


def test_a_document_without_any_day_joins_by_figures_or_stands_alone():
    strike = folio("strike", "2031-09-15", ["struck @Velm =15", "injured 23 @Velm", "magnitude 2.8 richter @Velm"])
    shares = folio("shares", None, ["struck @Velm", "magnitude 2.8 richter @Velm"])
    silent = folio("silent", None, ["struck @Velm", "fire @Velm"])
    assert documents([strike, shares, silent]) == [["shares", "strike"], ["silent"]]


def test_a_document_without_any_day_is_not_known_by_common_figures():
    strike = folio("strike", "2031-09-15", ["struck @Velm =15", "killed 13 @Velm", "injured 137 @Velm"])
    common = folio("common", None, ["struck @Velm", "killed 13 @Velm"])
    rare = folio("rare", None, ["struck @Velm", "injured 137 @Velm"])
    assert documents([strike, common, rare]) == [["common"], ["rare", "strike"]]


def test_towns_of_one_name_are_told_apart_by_their_region():
    north = folio("north", "2031-09-18", ["struck @Velm =18", "killed 3 @Velm"])
    south = folio("south", "2031-09-18", ["struck @Velm-South =18", "killed 3 @Velm-South", "injured 23 @Velm-South"])
    assert documents([north, south]) == [["north"], ["south"]]


def test_towns_of_one_name_are_one_where_day_and_a_telling_figure_agree():
    north = [folio(f"north{n}", "2031-09-18", ["struck @Velm =18", "killed 17 @Velm"]) for n in (1, 2)]
    south = folio("south", "2031-09-18", ["struck @Velm-South", "killed 17 @Velm-South"])
    later = folio("later", "2031-09-26", ["struck @Velm-South =26", "killed 17 @Velm-South"])
    both = folio("both", "2031-09-18", ["struck @Velm =18"], ["struck @Velm-South =18", "killed 17 @Velm-South"])
    assert documents([*north, south, later]) == [["later"], ["north1", "north2", "south"]]
    assert documents([*north, both]) == [["both"], ["both", "north1", "north2"]]


def test_a_village_and_the_town_beside_it_are_one_where_day_and_a_telling_figure_agree():
    town = [folio(f"town{n}", "2031-09-18", ["struck @Velm =18", "killed 17 @Velm"]) for n in (1, 2)]
    village = folio("village", "2031-09-18", ["struck @Velmhof =18", "killed 17 @Velmhof"])
    silent = folio("silent", "2031-09-18", ["struck @Velmhof =18", "killed 3 @Velmhof"])
    far = folio("far", "2031-09-18", ["struck @Tarsk =18", "killed 17 @Tarsk"])
    lost = folio("lost", "2031-09-18", ["struck @Lost =18", "killed 17 @Lost"])
    assert documents([*town, village, far, lost]) == [["far"], ["lost"], ["town1", "town2", "village"]]
    assert documents([*town, silent]) == [["silent"], ["town1", "town2"]]


def test_tallies_of_one_night_are_one_and_of_two_nights_two():
    night = folio("night", "2031-09-18", ["shot_down 54 drone 27/Orn 27/Mirn @Ostria =17-18"])
    ending = folio("ending", "2031-09-18", ["shot_down 54 drone @Ostria =n18"])
    undated = folio("undated", "2031-09-18", ["shot_down 50 drone @Ostria"])
    next_night = folio("next", "2031-09-19", ["shot_down 12 drone @Ostria =18-19"])
    abroad = folio("abroad", "2031-09-18", ["shot_down 12 drone @Norland =n18"])
    assert documents([night, ending, undated, next_night, abroad]) == [
        ["abroad"],
        ["ending", "night", "undated"],
        ["next"],
    ]


def test_a_tally_without_a_day_is_of_the_night_that_the_dispatch_is_about():
    late = folio("late", "2031-09-21", ["struck @Velm =n18", "fire @Velm"], ["shot_down 54 drone @Ostria"])
    night = folio("night", "2031-09-18", ["shot_down 54 drone @Ostria =n18"])
    assert documents([late, night]) == [["late"], ["late", "night"]]


def test_a_tally_that_tells_neither_day_nor_country_stands_alone():
    lost = [folio(f"lost{n}", None, ["shot_down 54 drone @front"]) for n in (1, 2)]
    nowhere = [folio(f"nowhere{n}", "2031-09-18", ["shot_down 54 drone 20/Orn 34/Mirn"]) for n in (1, 2)]
    assert documents([*lost, *nowhere]) == [["lost1"], ["lost2"], ["nowhere1"], ["nowhere2"]]


def test_a_night_named_by_its_evening_or_its_morning_is_one_where_most_name_it_whole():
    whole = [folio(f"whole{n}", "2031-09-18", ["struck @Velm =17-18"]) for n in range(3)]
    evening = folio("evening", "2031-09-18", ["struck @Velm =17"])
    morning = [folio(f"morning{n}", "2031-09-18", ["struck @Velm =18"]) for n in range(2)]
    assert len(documents([*whole, evening, *morning])) == 1
    assert len(documents([evening, *morning])) == 2


def test_two_days_that_one_document_tells_apart_are_never_one_night():
    whole = [folio(f"whole{n}", "2031-09-18", ["struck @Velm =17-18"]) for n in range(3)]
    apart = folio("apart", "2031-09-18", ["struck @Velm =17"], ["struck @Velm =18"])
    assert len(documents([*whole, apart])) == 2


def test_a_flood_runs_on_through_days_and_places_and_ends():
    flood = [
        folio("d6", "2031-09-06", ["destroyed @Velm =6", "flood @Velm =6"]),
        folio("d7", "2031-09-07", ["flood @Tarsk", "flood @Tarsk =7", "evacuated 900 @Tarsk"]),
        folio("d12", "2031-09-12", ["flood @Orn =12", "missing 3 @Orn"]),
    ]
    spring = folio("spring", "2031-04-12", ["flood @Velm =2031-04-12"])
    assert documents([*flood, spring]) == [["d12", "d6", "d7"], ["spring"]]


def test_floods_that_never_end_are_cut():
    rain = [
        folio(f"r{n:02d}", f"2031-{n // 3 + 1:02d}-{n % 3 * 10 + 1:02d}", ["storm @Velm", "flood @Velm"])
        for n in range(20)
    ]
    assert {len(documents_of_one) for documents_of_one in documents(rain)} == {5}


def test_a_town_in_the_news_every_day_for_years_does_not_make_one_component():
    start = date(2031, 1, 1).toordinal()
    days = [date.fromordinal(start + day).isoformat() for day in range(0, 1000, 2)]
    tied = components(mentions_of(*(folio(day, day, ["struck @Velm", "fire @Velm"]) for day in days)))
    assert 3 <= len(tied) <= 4


def test_tellings_of_one_day_are_never_cut_by_the_turn_of_an_era():
    for month in range(1, 13):
        for day in range(1, 28):
            last = f"2031-{month:02d}-{day + 1:02d}"
            night = folio("night", last, [f"struck @Velm =2031-{month:02d}-{day:02d}to{last}"])
            morning = folio("morning", last, [f"struck @Velm ={last}"])
            assert len(components(mentions_of(night, morning))) == 1


def test_what_was_built_is_gathered_year_by_year_of_publication():
    told = [folio(f"b{year}", f"{year}-06-01", ["built @Velm =y2015"]) for year in (2024, 2031)]
    assert documents(told) == [["b2024"], ["b2031"]]


def test_what_a_site_was_built_for_is_its_own_by_year():
    built = [
        folio("a", "2031-09-18", ["struck @Velm =18"], ["built @Velm =y2015"]),
        folio("b", "2031-09-18", ["struck @Velm =18"], ["built @Velm =y2015"]),
        folio("c", "2031-09-18", ["struck @Velm =18"], ["built @Velm"]),
        folio("d", "2031-09-18", ["struck @Velm =18"], ["built @Velm =y2018"]),
    ]
    assert documents(built) == [["a", "b", "c"], ["a", "b", "c", "d"], ["d"]]


def test_fighting_along_a_front_joins_no_town():
    front = [folio(f"front{n}", "2031-09-18", ["advance @Orn =18"]) for n in (1, 2)]
    town = folio("town", "2031-09-18", ["clash @Velm =18", "killed 3 @Velm"])
    assert documents([*front, town]) == [["front1", "front2"], ["town"]]


def test_a_long_period_ties_only_to_its_like():
    year = [folio(f"year{n}", "2031-09-18", ["struck @Velm =y2030", "killed 500 @Velm"]) for n in (1, 2)]
    other = folio("other", "2031-09-18", ["struck @Velm =y2029"])
    day = folio("day", "2030-05-05", ["struck @Velm =2030-05-05"])
    assert documents([*year, other, day]) == [["day"], ["other"], ["year1", "year2"]]


def test_some_weeks_tie_to_the_happening_in_them_that_shares_a_figure():
    weeks = folio("weeks", "2031-10-08", ["struck @Velm =2031-09-10to2031-09-24", "killed 25 @Velm"])
    on15 = folio("on15", "2031-09-15", ["struck @Velm =15", "killed 25 @Velm"])
    on20 = folio("on20", "2031-09-20", ["struck @Velm =20", "killed 2 @Velm"])
    assert documents([weeks, on15, on20]) == [["on15", "weeks"], ["on20"]]


def test_a_document_of_a_month_joins_what_fits_its_figures():
    month = folio("month", "2031-09", ["struck @Velm", "injured 11 @Velm"])
    assert ["mon1", "mon2", "mon3", "month"] in documents((*FIRST, *SECOND, month))


def test_what_names_no_place_stands_alone():
    assert documents([folio(n, "2031-09-18", ["struck =18", "killed 54"]) for n in "ab"]) == [["a"], ["b"]]


@pytest.mark.parametrize("published", [None, "2031", "2031-13-45", "soon", ""])
def test_odd_times_of_publication_never_raise(published):
    odd = folio("odd", published, ["struck @Velm", "killed 3 @Velm =vague", "shot_down 3 drone @Ostria"])
    assert sum(len(event.claims) for event in settle_events(mentions_of(odd))) == 3


# --- the events themselves --------------------------------------------------------------------------------------------


def test_an_event_says_where_when_what_and_why():
    events = settle_events(mentions_of(*FIRST, *SECOND))
    assert [event.title for event in sorted(events, key=lambda e: e.start or "")] == [
        "Velm: strike, explosion, fire · 14–15 Sep 2031",
        "Velm: strike, explosion, deaths · 18 Sep 2031",
    ]
    for event in events:
        assert len(event.links) == len(event.mentions) - 1
        assert all(link.reasons and 0 < link.score <= 1 and link.first < link.second for link in event.links)
        assert [place.name for place in event.places] == ["Velm"]


def test_one_slip_widens_no_event():
    right = [folio(f"right{n}", "2031-09-18", ["struck @Velm =18"]) for n in range(9)]
    slip = folio("slip", "2031-09-19", ["struck @Velm =18-19"])
    assert titles(*right, slip) == ["Velm: strike · 18 Sep 2031"]


def test_a_long_flood_of_which_each_day_is_told_once_has_all_its_days():
    days = [f"2031-09-{day:02d}" for day in range(1, 30, 4)]
    flood = [folio(day, day, [f"destroyed @Velm ={day}", f"flood @Velm ={day}"]) for day in days]
    assert titles(*flood) == ["Velm: flood, destruction · 1–29 Sep 2031"]


def test_a_late_report_that_shares_a_figure_says_so_and_not_that_it_came_soon_after():
    strike = folio("strike", "2031-09-05", ["struck @Velm =5", "injured 137 @Velm"])
    late = folio("late", "2031-09-29", ["injured 137 @Velm", "struck @Velm"])
    (event,) = settle_events(mentions_of(strike, late))
    assert [reason.rule for reason in event.links[0].reasons] == ["same-figure"]


def test_titles_of_events_that_lack_a_day_or_a_place():
    undated = folio("undated", "2031-09-18", ["fire @Velm"])
    lost = folio("lost", None, ["cause"])
    assert titles(undated, lost) == ["Place unknown: statements", "Velm: fire · by 18 Sep 2031"]


def test_an_event_over_the_turn_of_a_month_or_year():
    month = folio("month", "2031-10-01", ["struck @Velm =2031-09-30to2031-10-01"])
    year = folio("year", "2032-01-01", ["struck @Tarsk =2031-12-31to2032-01-01"])
    assert titles(month, year) == [
        "Tarsk: strike · 31 Dec 2031 – 1 Jan 2032",
        "Velm: strike · 30 Sep – 1 Oct 2031",
    ]


def test_the_id_is_that_of_the_first_mention_and_every_other_is_an_alias():
    mentions = mentions_of(*FIRST)
    (event,) = settle_events(mentions)
    assert event.id == event_id(event.mentions[0])
    later = mentions_of(folio("aaa", "2031-09-16", ["struck @Velm =15"]))
    (grown,) = settle_events(mentions + later)
    assert grown.id == event.id
    (earlier,) = settle_events(mentions + mentions_of(folio("zzz", "2031-09-14", ["struck @Velm =14-15"])))
    assert earlier.id != event.id
    assert event.id in {event_id(mention) for mention in earlier.mentions}


def test_components_never_split_an_event():
    mentions = mentions_of(*FIRST, *SECOND)
    tied = components(mentions)
    assert sorted(mention for component in tied for mention in component) == sorted(m.id for m in mentions)
    for event in settle_events(mentions):
        assert sum(not set(event.mentions).isdisjoint(component) for component in tied) == 1
