"""English names as the press writes them, and places that the sources lack."""

import pytest

from selon.gazetteer.lookup import open_places
from selon.gazetteer.rows import ADMIN1, OTHER, OWN, SETTLEMENT, Row
from selon.gazetteer.spellings import add_missing, official, romanise, spell


def line(name, names="", geonames="", level="settlement", lat="", lon=""):
    return {"country": "SD", "level": level, "geonames": geonames, "name": name, "lat": lat, "lon": lon, "names": names}


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        ("Запоріжжя", "Zaporizhzhia"),
        ("Куп’янськ", "Kupiansk"),
        ("Кам'янець-Подільський", "Kamianets-Podilskyi"),
        ("Їжівці", "Yizhivtsi"),
        ("Згурівка", "Zghurivka"),
        ("Щастя", "Shchastia"),
        ("Орёл", None),
        ("Ardov", None),
    ],
)
def test_ukrainian_is_romanised_officially(ukrainian, latin):
    assert romanise(ukrainian) == latin


@pytest.mark.parametrize(
    ("name", "alternates", "expected"),
    [
        ("Izyum", ["Izium", "Изюм", "Ізюм"], "Izium"),
        ("Lviv", ["Lviv", "Львів", "Lvov"], "Lviv"),
        ("Izyum", ["Izium"], "Izyum"),
        ("Izyum", ["Ізюм"], "Izyum"),
        ("Kadiyivka", ["Стаханов", "Stakhanov"], "Kadiyivka"),
    ],
)
def test_the_official_name_is_taken_where_the_sources_hold_it_in_both_scripts(name, alternates, expected):
    assert official(name, alternates) == expected


def test_a_place_takes_our_name_keeps_its_own_and_loses_what_is_another_places():
    row = Row("Al-Junaynah", "SD", SETTLEMENT, geonames=7)
    row.add(row.name, OWN)
    row.add("Zebediah", OTHER)
    other = Row("Kas", "SD", SETTLEMENT)
    spell([row, other], SETTLEMENT, [line("El Geneina", "Geneina|!Zebediah|!Nobody", "7"), line("X", level="admin1")])
    assert row.name == "El Geneina"
    assert row.names == {"al junaynah": OWN, "el geneina": OWN, "geneina": OTHER}
    assert other.name == "Kas"


def test_a_name_is_for_its_level_alone():
    row = Row("Al Jazirah", "SD", ADMIN1, geonames=7)
    spell([row], ADMIN1, [line("El Geneina", geonames="7")])
    assert row.name == "Al Jazirah"


def test_a_missing_place_lies_in_the_region_of_the_nearest_one_of_its_country():
    known = [
        Row("Near", "SD", SETTLEMENT, 13.0, 25.0, admin1="SD.55"),
        Row("Far", "SD", SETTLEMENT, 15.0, 32.0, admin1="SD.29"),
        Row("Abroad", "TD", SETTLEMENT, 13.1, 24.9, admin1="TD.01"),
        Row("Nowhere", "SD", SETTLEMENT),
    ]
    lines = [line("Zamzam", "Samsam", lat="13.1", lon="24.9"), line("El Geneina", geonames="7")]
    (row,) = add_missing(known, lines)
    assert (row.name, row.country, row.admin1, row.geonames) == ("Zamzam", "SD", "SD.55", None)
    assert row.names == {"zamzam": OWN, "samsam": OTHER}
    (alone,) = add_missing([], lines)
    assert alone.admin1 is None


@pytest.mark.parametrize(
    ("name", "english", "country"),
    [
        ("Nousseirat", "Nuseirat", "PS"),
        ("Hodeïda", "Hodeidah", "YE"),
        ("Хан-Юнис", "Khan Yunis", "PS"),
        ("Гуляйполе", "Huliaipole", "UA"),
        ("Zamzam", "Zamzam", "SD"),
        ("Kongo", "Democratic Republic of the Congo", "CD"),
    ],
)
def test_the_shipped_table_knows_the_names_of_the_press(name, english, country):
    names = {(c.place.name, c.place.country) for c in open_places().find(name) if c.place.precision != "admin2"}
    assert (english, country) in names
