"""Mentions of places: what they point at, how far their span goes, what form they have."""

import dataclasses
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.gazetteer.lookup import open_places
from selon.grounding.place_words import compile_words
from selon.grounding.places import find_places
from selon.languages import pack as packs
from selon.reading import read
from selon.records.text import Document, Entry


def mentions(language, text, pack=None):
    pack = pack or packs.load(language)
    return find_places(read(Document("d", text, language=language), pack), pack, open_places())


def told(language, text, pack=None):
    return [(m.span.text, m.place.name, m.form) for m in mentions(language, text, pack)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Un incendie a éclaté dans la région de Tver.", [("la région de Tver", "Tver Oblast", "name")]),
        ("fr", "Un incendie a éclaté dans la ville de Tver.", [("Tver", "Tver", "name")]),
        ("en", "A fire broke out in the Tver region.", [("the Tver region", "Tver Oblast", "name")]),
        ("en", "A fire broke out in Kherson city.", [("Kherson", "Kherson", "name")]),
        ("en", "Drones were downed over the Moscow region.", [("the Moscow region", "Moscow Oblast", "name")]),
        (
            "fr",
            "Trois drones au-dessus de la région de Leningrad.",
            [("la région de Leningrad", "Leningrad Oblast", "name")],
        ),
        ("fr", "Un tir a visé l'oblast de Louhansk.", [("l'oblast de Louhansk", "Luhansk Oblast", "name")]),
        ("fr", "Selon le gouverneur de Belgorod, tout va bien.", [("Belgorod", "Belgorod Oblast", "name")]),
        ("fr", "Selon le maire de Belgorod, tout va bien.", [("Belgorod", "Belgorod", "name")]),
        ("en", "Belgorod governor Ivan Petrenko spoke.", [("Belgorod", "Belgorod Oblast", "name")]),
    ],
)
def test_the_head_says_whether_a_name_is_a_city_or_a_region(language, text, expected):
    assert told(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Des drones abattus dans les régions russes de Briansk (16), Smolensk (7), Belgorod (3) et Oriol (1)."),
        ("en", "Drones were shot down over the Bryansk, Smolensk, Belgorod and Oryol regions."),
        ("fr", "Neuf dans le ciel de la région de Briansk, deux dans celui de Smolensk, un dans celui de Belgorod et "
               "un dans celui d'Oriol."),
    ],
)  # fmt: skip
def test_a_head_holds_for_all_names_of_its_list(language, text):
    names = [m.place.name for m in mentions(language, text) if m.form == "name"]
    assert names == ["Bryansk Oblast", "Smolensk Oblast", "Belgorod Oblast", "Oryol Oblast"]


def test_the_region_of_a_country_is_not_a_region_of_its_name():
    assert ("Ukraine", "Ukraine", "name") in told("fr", "Les deux régions sont voisines de l'Ukraine.")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Des drones ukrainiens ont frappé.", ("ukrainiens", "Ukraine", "adjective")),
        ("en", "Polish officials will polish it.", ("Polish", "Poland", "adjective")),
        ("en", "Troops of Ukraine's army left.", ("Ukraine", "Ukraine", "adjective")),
        ("en", "They live in the Moscow-backed part.", ("Moscow", "Moscow", "adjective")),
        ("fr", "Kiev a revendiqué l'attaque.", ("Kiev", "Kyiv", "metonym")),
        ("fr", "L'attaque a été menée par Kiev.", ("Kiev", "Kyiv", "metonym")),
        ("fr", "Les services de sécurité de Kiev ont réagi.", ("Kiev", "Kyiv", "metonym")),
        ("fr", "Une explosion a retenti à Kiev.", ("Kiev", "Kyiv", "name")),
        ("en", "Officials in Kyiv said so.", ("Kyiv", "Kyiv", "name")),
        ("fr", "Le Kremlin a réagi.", ("Kremlin", "Moscow", "metonym")),
        ("fr", "Deux drones ont explosé au-dessus du Kremlin.", ("Kremlin", "Moscow", "name")),
        ("en", "The US denied it.", ("US", "United States", "metonym")),
        ("en", "He lives in the UK.", ("UK", "United Kingdom", "name")),
        ("fr", "Les attaques contre le territoire russe continuent.", ("le territoire russe", "Russia", "name")),
        ("en", "It fell on Ukrainian soil.", ("Ukrainian soil", "Ukraine", "name")),
    ],
)
def test_a_country_can_be_a_place_an_attribute_or_those_who_govern(language, text, expected):
    assert told(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "words", "name", "country"),
    [
        ("fr", "La crue a touché le sud de l'Ukraine.", "le sud de l'Ukraine", "southern Ukraine", "UA"),
        (
            "en",
            "They fled the east bank of the Dnipro.",
            "the east bank of the Dnipro",
            "east bank of the Dnipro",
            "UA",
        ),
        ("fr", "Un navire a coulé en mer Noire.", "mer Noire", "Black Sea", None),
        ("fr", "La rupture du barrage de Kakhovka a noyé les champs.", "barrage de Kakhovka", "Nova Kakhovka", "UA"),
    ],
)
def test_stretches_of_land_and_known_sites(language, text, words, name, country):
    (mention,) = mentions(language, text)
    assert (mention.span.text, mention.place.name, mention.place.country) == (words, name, country)


def test_a_direction_after_a_measure_is_no_stretch_of_land():
    assert told("fr", "Le dépôt est à 450 km au nord de l'Ukraine.") == [("Ukraine", "Ukraine", "name")]


def test_the_occupied_territories_lie_in_the_country_last_named():
    found = mentions("fr", "En Ukraine, les territoires occupés sont inondés.")
    assert [(m.place.name, m.place.country) for m in found] == [("Ukraine", "UA"), ("occupied territories", "UA")]


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("en", "A fire broke out in Toropets, 380 km from Moscow. The town was evacuated.", "The town", "Toropets"),
        (
            "fr",
            "Un tir a visé la région de Koursk. Il a touché cette région deux fois.",
            "cette région",
            "Kursk Oblast",
        ),
        ("fr", "Les forces russes ont quitté l'Ukraine. Le pays respire.", "Le pays", "Ukraine"),
    ],
)
def test_a_place_is_taken_up_again(language, text, words, name):
    assert (words, name, "anaphor") in told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La région est calme."),
        ("fr", "Roman Kostenko et Victor Trehoubov se taisent."),
        ("fr", "Selon le président Roman, rien n'est sûr."),
        ("fr", "Mardi, Tours de garde doublés. Sur place, Plus personne."),
        ("en", "Reading it, Mayor Bath said March was Nice."),
        ("en", "According to Split Media and Mobile Watch, nobody came."),
        ("fr", ""),
    ],
)
def test_what_is_no_place_is_none(language, text):
    assert mentions(language, text) == ()


def test_a_bank_without_a_river_is_one_of_the_river_last_named():
    found = told("en", "The Dnieper River rose. People on the right bank fled.")
    assert ("right bank", "right bank of the Dnipro", "name") in found
    assert told("en", "People on the right bank fled.") == []


@pytest.mark.parametrize(
    ("language", "text", "words", "name", "country"),
    [
        (
            "en",
            "They fled the Moscow-held part of the Kherson region.",
            "the Moscow-held part of the Kherson region",
            "Russian-controlled part of Kherson Oblast",
            "UA",
        ),
        (
            "fr",
            "Ils ont fui les parties de la région de Kherson occupées par Moscou.",
            "les parties de la région de Kherson occupées par Moscou",
            "Russian-controlled part of Kherson Oblast",
            "UA",
        ),
        (
            "fr",
            "À Melitopol, en Ukraine, le territoire contrôlé par les Russes est inondé.",
            "le territoire contrôlé par les Russes",
            "Russian-controlled part of Zaporizhzhia Oblast",
            "UA",
        ),
        (
            "fr",
            "La crue a touché les territoires occupés par la Russie.",
            "les territoires occupés par la Russie",
            "Russian-occupied territories",
            "RU",
        ),
        (
            "en",
            "Ukrainian-controlled areas are flooded.",
            "Ukrainian-controlled areas",
            "Ukrainian-controlled territory",
            "UA",
        ),
    ],
)
def test_land_is_named_by_who_holds_it(language, text, words, name, country):
    found = [
        (m.span.text, m.place.name, m.place.country) for m in mentions(language, text) if m.place.precision == "other"
    ]
    assert found == [(words, name, country)]


@pytest.mark.parametrize(
    "text", ["Moscow-backed areas.", "Kyiv-held.", "A part seized by Moscow.", "The town held by Kyiv."]
)
def test_who_holds_nothing_in_the_text_makes_no_stretch(text):
    assert not [m for m in mentions("en", text) if m.place.precision == "other"]


def test_the_region_is_that_of_the_town_where_none_was_named():
    found = mentions("fr", "Un tir a touché Belgorod, en Russie. Le gouverneur de la région l'a dit.")
    assert [(m.place.name, m.place.precision, m.form) for m in found][-1] == ("Belgorod Oblast", "admin1", "anaphor")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It downed 43 drones over two Russian regions: 27 over Kursk, 16 over Bryansk."),
        ("fr", "Des drones ont été abattus au-dessus de deux régions russes: 27 à Koursk, 16 à Briansk."),
        ("fr", "Des drones ont été abattus au-dessus de deux régions russes. Ce sont Koursk (27) et Briansk (16)."),
    ],
)
def test_regions_that_are_announced_are_regions(language, text):
    names = [m.place.name for m in mentions(language, text) if m.form != "adjective"]
    assert names == ["Kursk Oblast", "Bryansk Oblast"]


def test_a_region_is_found_by_the_sound_of_its_seat():
    assert told("fr", "Un tir a visé la région de Lougansk.") == [("la région de Lougansk", "Luhansk Oblast", "name")]


def test_a_district_is_found_however_it_is_transliterated():
    found = mentions("fr", "Un drone est tombé dans le district de Klintsovski, en Russie.")
    assert (found[0].place.name, found[0].place.precision) == ("Klintsovsky District", "admin2")


@pytest.mark.parametrize("text", ["Un tir a visé Kharkiv (nord-est de l'Ukraine).", "Un tir a visé Kharkiv (Ukraine)."])
def test_a_country_in_brackets_settles_the_place_before(text):
    assert [(m.place.name, m.place.country) for m in mentions("fr", text)] == [("Kharkiv", "UA"), ("Ukraine", "UA")]


def test_a_name_does_not_go_on_over_a_figure_or_a_blank_line():
    assert told("fr", "Un incendie à Belgorod-22.") == [("Belgorod", "Belgorod", "name")]
    assert told("fr", "Un incendie à Belgorod-sur-Volga.") == []
    assert told("fr", "Roman Lyon se tait.") == []
    assert told("en", "BUENOS AIRES (AP) - It rained.") == [("BUENOS AIRES", "Buenos Aires", "metonym")]
    assert told("en", "It happened in New\n\nYork.") == []


def test_a_word_that_stands_in_small_letters_too_is_hardly_a_name():
    assert told("en", "A sandy shore. Sandy said it was sandy.") == []


def test_context_decides_between_places_of_one_name():
    assert mentions("en", "Ukrainian troops left Pokrovsk.")[-1].place.country == "UA"
    assert mentions("en", "In Yakutia, the Russian town of Pokrovsk burned.")[-1].place.country == "RU"
    assert [m.place.country for m in mentions("en", "It happened in Atlanta, Georgia.")] == ["US", "US"]
    assert [m.place.country for m in mentions("en", "It happened in Tbilisi, Georgia.")] == ["GE", "GE"]


def test_where_context_is_silent_the_mention_is_ambiguous_and_keeps_its_candidates():
    (mention,) = mentions("en", "A fire broke out in Springfield.")
    assert mention.ambiguous
    assert len({c.geonames_id for c in mention.candidates}) > 2
    (sure,) = mentions("en", "A fire broke out in Toropets.")
    assert not sure.ambiguous


def test_names_are_found_by_sound_where_something_vouches_for_them():
    found = told("fr", "Un drone est tombé dans le district d'Ounetcha, près de Zapadnaïa Dvina, en Russie.")
    assert [name for _, name, _ in found] == ["Unecha", "Zapadnaya Dvina", "Russia"]
    assert told("fr", "Les Russes citent Ounetcha Rozvalova.") == [("Russes", "Russia", "adjective")]


def test_without_a_pack_of_the_language_names_are_still_found():
    found = told("es", "Los drones cayeron en Belgorod y en Toropets, Rusia.", packs.load("und"))
    assert [name for _, name, _ in found] == ["Belgorod", "Toropets", "Russia"]


def test_inflected_names_need_only_data():
    base = packs.load("und")
    rows = {"е": "а", "ой": "ая", "области": "область"}
    endings = tuple(Entry(form, "", "place_endings", {"becomes": becomes}) for form, becomes in rows.items())
    heads = (Entry("области", "", "place_words", {"role": "head", "name": "admin1"}),)
    pack = dataclasses.replace(base, entries=base.entries + endings + heads)
    assert list(compile_words(pack).base_forms("москве")) == ["москва"]
    found = told("ru", "Пожар начался в Москве и в Тверской области.", pack)
    assert [name for _, name, _ in found] == ["Moscow", "Tver Oblast"]


WORDS = st.sampled_from(
    ["la", "région", "de", "d'", "Tver", "Koursk", "et", ",", "(", "16", ")", "le", "sud", "l'", "Ukraine", "russe", "celle",
     "Kiev", "-", "held", "gouverneur", "Roman", "the", "Moscow", "regions", "Kremlin", "rive", "gauche", "du", "Dniepr", ".",
     "\n\n", "Les", "km", "à", "in", "city", "US", "'s", "Ounetcha", "日本", "🔥", "«", "cette ville", "le pays"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25), st.sampled_from(["fr", "en", "und"]))
def test_mentions_never_overlap_and_their_spans_are_the_text(words, language):
    text = " ".join(words).replace("' ", "'").replace(" -", "-")
    found = mentions(language, text)
    for before, after in itertools.pairwise(found):
        assert before.span.end <= after.span.start
    for mention in found:
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.candidates[0] == mention.place
        assert mention.form in ("name", "adjective", "metonym", "anaphor")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_no_text_makes_it_raise(text):
    mentions("fr", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They downed 17 over the Krasnodar region, eight over Belgorod and five over Kaluga."),
        ("fr", "Dix ont été abattus au-dessus de la région de Koursk, trois au-dessus de Briansk et deux d'Orel."),
    ],
)
def test_in_a_tally_that_names_a_region_all_names_are_regions(language, text):
    assert {m.place.precision for m in mentions(language, text)} == {"admin1"}


def test_two_towns_and_a_region_without_three_figures_are_no_tally():
    found = mentions("fr", "Des obus sont tombés sur Kharkiv, deux sur Soumy et d'autres dans la région de Kherson.")
    assert [m.place.precision for m in found] == ["settlement", "settlement", "admin1"]


def test_the_town_of_a_new_paragraph_is_the_one_that_the_text_is_about():
    text = "Quatre personnes ont été tuées à Kharkiv.\n\nL'armée a revendiqué la prise de Vovtchansk.\n\nLa ville est visée."
    assert [m.place.name for m in mentions("fr", text)] == ["Kharkiv", "Vovchansk", "Kharkiv"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Graz fielen Schüsse.", [("Graz", "Graz", "name")]),
        ("Die Belgoroder Behörden warnten.", [("Belgoroder", "Belgorod", "name")]),
        ("Am Rand der Straße lag das Ziel.", []),
        ("In Cherson wurde Luftalarm ausgelöst.", [("Cherson", "Kherson", "name")]),
    ],
)
def test_where_nouns_have_capitals_an_article_speaks_against_a_town(text, expected):
    assert told("de", text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Wybuch w obwodzie sumskim.", ("obwodzie sumskim", "Sumy Oblast")),
        ("pl", "Pożar w rejonie kupiańskim.", ("rejonie kupiańskim", "Kupiansk")),
        ("pl", "Mer Charkowa milczy.", ("Charkowa", "Kharkiv")),
        ("ru", "Как передают белгородские власти, горит склад.", ("белгородские", "Belgorod Oblast")),
        ("uk", "Про це заявив сумський губернатор.", ("сумський", "Sumy Oblast")),
        ("ru", "Мэр Курска молчит.", ("Курска", "Kursk")),
        ("ro", "Incendiu în regiunea rusă Tver.", ("regiunea rusă Tver", "Tver Oblast")),
    ],
)
def test_an_inflected_name_or_an_adjective_of_one_is_a_place(language, text, expected):
    assert expected in [(span, name) for span, name, form in told(language, text) if form != "adjective"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Разрушения есть в приграничном районе."),
        ("ru", "По словам губернатора Орлова, горит склад."),
        ("ru", "Мэр Иванов молчит."),
        ("pl", "Wybuch w szklarskim zakładzie."),
        ("pl", "Pożar w miejskim rejonie."),
    ],
)
def test_other_adjectives_and_names_of_people_are_none(language, text):
    assert told(language, text) == []


def test_a_place_before_an_office_is_no_region_of_it_where_names_are_inflected():
    assert told("ru", "В Белгороде губернатор молчит.") == [("Белгороде", "Belgorod", "name")]


def test_a_capital_that_opens_a_sentence_is_its_government():
    assert told("es", "Kiev acusó a su vecino.") == [("Kiev", "Kyiv", "metonym")]
