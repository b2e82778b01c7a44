"""Stretches of land, seas and villages in the five languages, as the news names them: places that no list can hold."""

import pytest

from selon.gazetteer.lookup import open_places
from selon.grounding.places import find_places
from selon.languages import pack as packs
from selon.reading import read
from selon.records.text import Document


def mentions(language, text):
    pack = packs.load(language)
    return find_places(read(Document("d", text, language=language), pack), pack, open_places())


def told(language, text):
    return [(m.span.text, m.place.name, m.place.country) for m in mentions(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("en", "Floods hit northeastern Nigeria.", "northeastern Nigeria", "northeastern Nigeria"),
        ("de", "Zwei Menschen starben in Nordsyrien.", "Nordsyrien", "northern Syria"),
        ("de", "Zwei Menschen starben im Süden des Südlibanons.", "Südlibanons", "southern Lebanon"),
        ("de", "Zwei Menschen starben im Nordosten Nigerias.", "Nordosten Nigerias", "northeastern Nigeria"),
        ("de", "Zwei Menschen starben im Südsudan.", "Südsudan", "South Sudan"),
        ("de", "Zwei Menschen starben im südlichen Libanon.", "südlichen Libanon", "southern Lebanon"),
        ("ru", "Два человека погибли на юге Ливана.", "юге Ливана", "southern Lebanon"),
        ("ru", "Два человека погибли в южном Ливане.", "южном Ливане", "southern Lebanon"),
        (
            "uk",
            "Двоє людей загинули на північному заході Пакистану.",
            "північному заході Пакистану",
            "northwestern Pakistan",
        ),
        ("ru", "Судно затонуло в Ормузском проливе.", "Ормузском проливе", "Strait of Hormuz"),
        ("uk", "Човен затонув у Середземному морі.", "Середземному морі", "Mediterranean Sea"),
        ("fr", "Deux morts dans la province du Lac, au Tchad.", "la province du Lac", "Lac"),
        ("en", "Two people died in Deir al-Balah.", "Deir al-Balah", "Deir al-Balah"),
        ("en", "Two people died in Ain al-Hilweh.", "Ain al-Hilweh", "Ain al-Hilweh"),
        ("uk", "Двоє людей загинули в Ірпені.", "Ірпені", "Irpin"),
        ("ru", "Пожар в Приморском крае.", "Приморском крае", "Primorsky Krai"),
        (
            "ru",
            "Пожар в Красноармейском районе Краснодарского края.",
            "Красноармейском районе",
            "Krasnoarmeysky District",
        ),
        ("en", "Raiders came to Plateau state in Nigeria.", "Plateau state", "Plateau State"),
        ("de", "In der philippinischen Provinz Cagayan starben zwei.", "der Provinz Cagayan", "Province of Cagayan"),
    ],
)
def test_a_stretch_of_land_or_sea_is_named_in_english(language, text, words, name):
    found = [n for span, n, _ in told(language, text) if words in span or span in words]
    assert name in found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They fled the village of Quxxa, in Plateau state, Nigeria.", ("Quxxa", "Quxxa", "NG")),
        ("en", "Two died in Quxxa, near Jos.", ("Quxxa", "Quxxa", "NG")),
        ("en", "Nigeria mourns. Men raided the villages of Zike and Kimakpa.", ("Zike", "Zike", "NG")),
        ("en", "Nigeria mourns. Men raided the villages of Zike and Kimakpa.", ("Kimakpa", "Kimakpa", "NG")),
        ("en", "Men raided the village of Quxxa.", ("Quxxa", "Quxxa", None)),
        ("fr", "Deux morts à Béni Ksila, près de Béjaïa, en Algérie.", ("Béni Ksila", "Béni Ksila", "DZ")),
        ("fr", "En Algérie, le village d'Aït-Xarrat brûle.", ("Aït-Xarrat", "Aït-Xarrat", "DZ")),
        ("ru", "В селе Ыварцово Белгородской области пожар.", ("Ыварцово", "Yvartsovo", "RU")),
        ("ru", "В посёлке Дубовое Белгородского района пожар.", ("Дубовое", "Dubovoe", "RU")),
        ("en", "Hundreds fled Toledo, in northern Mozambique.", ("Toledo", "Toledo", "MZ")),
    ],
)
def test_a_village_that_no_list_knows_lies_where_the_text_says(language, text, expected):
    assert expected in told(language, text)
    place = next(m.place for m in mentions(language, text) if m.span.text == expected[0])
    assert (place.precision, place.lat) == ("settlement", None)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The village of QXX is far, in Nigeria.", "QXX"),
        ("en", "In Nigeria, Xurra Zorr spoke in Qoxxu, Quxxa.", "Qoxxu"),
        ("en", "Xurra and Zorr went home to Nigeria.", "Zorr"),
        ("en", "Two died in Quxxa, aged ten, near Jos.", "Quxxa"),
        ("en", "Two died in Quxxa, Jos and Kano.", "Quxxa"),
        ("de", "Zwei starben in Quxxa, nahe Kano.", "Quxxa"),
    ],
)
def test_other_unknown_names_are_no_places(language, text, words):
    assert words not in [span for span, _, _ in told(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("en", "U.S. experts said a quake hit Meiktila. Nationwide, 40 houses fell.", "Nationwide", "Myanmar"),
        ("fr", "Des pluies à Maradi ont fait des morts. Il pleut dans tout le pays.", "le pays", "Niger"),
        ("en", "A bomb went off in Mogadishu. Others died on a beach in the capital.", "the capital", "Mogadishu"),
    ],
)
def test_the_country_and_the_capital_are_those_of_the_places_before(language, text, words, name):
    assert (words, name) in [(span, place) for span, place, _ in told(language, text)]


@pytest.mark.parametrize("text", ["It rains across the country.", "Rain fell on Maiduguri and on the capital."])
def test_nothing_is_taken_up_where_nothing_was_named(text):
    assert not [m for m in mentions("en", text) if m.form == "anaphor"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("uk", "Автобус обстріляли поблизу Дергачів.", "Derhachi"),
        ("uk", "Потяг прибув з Чернівців.", "Chernivtsi"),
        ("uk", "Жінку привезли з Прилук.", "Pryluky"),
        ("ru", "Поезд прибыл из Люберец.", "Lyubertsy"),
        ("ru", "Пожар недалеко от Химок.", "Khimki"),
    ],
)
def test_a_name_in_the_plural_is_found_in_its_genitive(language, text, name):
    assert [m.place.name for m in mentions(language, text)] == [name]


def test_a_word_for_a_town_right_before_a_name_takes_up_nothing():
    text = "Москва. 11 февраля. ИНТЕРФАКС - Без света остались жители города Шебекино."
    assert [(m.place.name, m.form) for m in mentions("ru", text) if not m.dateline] == [("Shebekino", "name")]
