"""Names that tell where a report was written, what a building is called, or what lies between two places."""

import pytest

from selon.gazetteer.lookup import open_places
from selon.grounding.place_datelines import dateline_end
from selon.grounding.places import find_places
from selon.languages import pack as packs
from selon.reading import read
from selon.records.text import Document


def reading_of(language, text):
    return read(Document("d", text, language=language), packs.load(language))


def mentions(language, text):
    return find_places(reading_of(language, text), packs.load(language), open_places())


@pytest.mark.parametrize(
    ("language", "text", "behind"),
    [
        ("en", "LARKANA: Two people died.", "Two"),
        ("en", "MAIDUGURI, Nigeria, Sept. 9 (Agency) - Two people died.", "Two"),
        ("en", "Maiduguri, 9 Sept – Two people died.", "Two"),
        ("fr", "Quetta (Pakistan), 27 février (Agence) – Deux morts.", "Deux"),
        ("fr", "Quetta—27 février—Deux morts.", "Quetta"),
        ("ru", "ХАРЬКОВ — Погибли двое.", "Погибли"),
        ("ru", "Харьков. 18 сентября. АГЕНТСТВО - Погибли двое.", "Погибли"),
        ("es", "Quito, 5 de marzo (Agencia).- Dos personas murieron.", "Dos"),
        ("ro", "Quito, 5 mar /Agenția/ - Doi oameni au murit.", "Doi"),
    ],
)
def test_a_dateline_ends_at_its_dash_or_colon(language, text, behind):
    reading = reading_of(language, text)
    assert reading.tokens[dateline_end(reading)].start == text.index(behind)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ""),
        ("en", "12 people died - two were children."),
        ("en", "Larkana is quiet - for now."),
        ("en", "Larkana - two people died."),
        ("en", "Larkana: two people died."),
        ("en", "LARKANA. Two people died - at last."),
        ("en", "LARKANA, a town: two died."),
        ("en", "UN (New) 2: two died."),
        ("en", "LARKANA"),
        ("en", "LARKANA."),
        ("en", "Larkana. 12 people died there at once - two were children."),
        ("en", "LARKANA, 3 soldiers were killed by bombs - police."),
        ("en", "SUMY: A depot burned.\n\nODESA: A house burned."),
    ],
)
def test_other_openings_are_no_dateline(language, text):
    assert dateline_end(reading_of(language, text)) == 0


def test_an_item_among_prose_leaves_the_dateline_alone():
    reading = reading_of("en", "SUMY: A depot burned. It was big.\n\nTwo people died.")
    assert reading.tokens[dateline_end(reading)].start == 6


def test_a_mention_knows_that_it_stands_in_a_dateline():
    found = mentions("en", "LARKANA: A train derailed near Sukkur.")
    assert [(m.place.name, m.dateline) for m in found] == [("Larkana", True), ("Sukkur", False)]


def test_the_city_is_the_one_that_the_text_speaks_of_not_that_of_the_dateline():
    text = "LARKANA: A mall burned down in Sukkur.\n\nThe head of the city's health office spoke."
    assert [m.place.name for m in mentions("en", text)][-1] == "Sukkur"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Une frappe a touché la maternité Al-Amal de Taëz.", "Taiz"),
        ("fr", "Une frappe a touché la maternité « Al-Amal » de Taëz.", "Taiz"),
        ("ru", "Взрыв произошёл на шахте «Северная» в городе Шахтинск.", "Shakhtinsk"),
        ("uk", "Вибух стався на шахті у місті Шахтинськ.", "Shakhtinsk"),
        ("de", "Die Grube liegt in der Stadt Schachtinsk.", "Shakhtinsk"),
    ],
)
def test_what_a_building_is_called_is_no_place_and_a_head_vouches_for_a_town(language, text, name):
    assert [m.place.name for m in mentions(language, text)] == [name]


def test_the_last_of_several_unknown_words_may_be_a_region_by_its_head():
    found = mentions("ru", "В Армении обстреляны сёла Сотк и Зюзюк Гегаркуникской области.")
    assert [m.place.name for m in found] == ["Armenia", "Sotk", "Zyuzyuk", "Gegharkunik"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Fighting flared on the border between Armenia and Azerbaijan.", "Armenia–Azerbaijan border"),
        ("fr", "Des tirs à la frontière entre l'Arménie et l'Azerbaïdjan.", "Armenia–Azerbaijan border"),
        ("en", "Services between Larkana and Sukkur were halted.", "Larkana–Sukkur line"),
        ("en", "A quake struck Ecuador's northern coast.", "northern coast of Ecuador"),
        ("fr", "Un séisme a secoué la côte nord de l'Equateur.", "northern coast of Ecuador"),
    ],
)
def test_a_border_a_line_a_coast_are_one_stretch_without_a_point(language, text, name):
    (mention,) = mentions(language, text)
    assert (mention.place.name, mention.place.precision, mention.place.lat) == (name, "other", None)


@pytest.mark.parametrize(
    "text", ["The border between Armenia, said Azerbaijan.", "Talks between Armenia and Azerbaijan failed."]
)
def test_two_places_that_nothing_joins_or_no_line_leads_stay_two(text):
    assert {m.place.name for m in mentions("en", text)} == {"Armenia", "Azerbaijan"}


def test_the_town_of_a_larger_place_is_the_town_named_before():
    found = mentions("fr", "Attentat à Bama. Deux morts dans cette ville de l'Etat de Borno.")
    assert [m.place.name for m in found] == ["Bama", "Bama", "Borno State"]


def test_a_place_that_something_is_bound_for_is_an_attribute():
    assert [m.form for m in mentions("en", "A Quetta-bound train derailed.")] == ["adjective"]
