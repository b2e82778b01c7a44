"""Looking names up in the shipped table."""

import multiprocessing
import pickle
import threading

import pytest

from selon.gazetteer.lookup import PlaceTable, open_places


@pytest.mark.parametrize(
    ("name", "place", "country", "precision"),
    [
        ("Toropets", "Toropets", "RU", "settlement"),
        ("торопец", "Toropets", "RU", "settlement"),
        ("KIEV", "Kyiv", "UA", "settlement"),
        ("koursk", "Kursk Oblast", "RU", "admin1"),
        ("тверская область", "Tver Oblast", "RU", "admin1"),
        ("région autonome de crimée", None, None, None),
        ("crimée", "Crimea", "UA", "admin1"),
        ("nord-kivu", "North Kivu", "CD", "admin1"),
        ("bande de gaza", "Gaza Strip", "PS", "admin1"),
        ("allemagne", "Germany", "DE", "country"),
        ("iso ua", "Ukraine", "UA", "country"),
        ("mer noire", "Black Sea", None, "other"),
        ("zvenihorodka raion", "Zvenihorodka Raion", "UA", "admin2"),
    ],
)
def test_a_name_finds_its_places(name, place, country, precision):
    found = {(c.place.name, c.place.country, c.place.precision) for c in open_places().find(name)}
    assert (place, country, precision) in found if place else not found


def test_every_place_of_a_name_is_there_best_known_first():
    pokrovsk = open_places().find("pokrovsk")
    assert {("UA", True), ("RU", False)} <= {(c.place.country, c.primary) for c in pokrovsk}
    own = [c.population for c in pokrovsk if not c.bare]
    assert own == sorted(own, reverse=True)


def test_a_bare_region_says_that_it_wants_its_head():
    by_level = {c.place.precision: c.bare for c in open_places().find("voronej")}
    assert by_level == {"settlement": False, "admin1": True}


def test_another_transliteration_is_found_by_sound():
    assert open_places().find("ounetcha") == ()
    assert open_places().alike("ounetcha")[0].place.name == "Unecha"
    assert open_places().alike("Унеча")[0].place.name == "Unecha"


@pytest.mark.parametrize("name", ["", "aa", "qqqq wwww zzzz", "roudenia gladkov"])
def test_what_is_like_no_name_finds_nothing(name):
    assert open_places().alike(name) == ()


def test_a_table_is_pickled_as_its_path_and_shared_between_threads():
    table = pickle.loads(pickle.dumps(open_places()))  # noqa: S301
    assert isinstance(table, PlaceTable)
    seen = []
    threads = [threading.Thread(target=lambda: seen.append(table.find("minsk"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [open_places().find("minsk")] * 4


def test_a_forked_process_opens_its_own_connection():
    table = open_places()
    table.find("riga")
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(table.find, ("tallinn",)) == table.find("tallinn")
