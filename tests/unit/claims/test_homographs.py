"""Words that name one happening of people and another of things, and figures of several fates."""

import pytest

from tests.unit.claims.claiming import claims_of, shown


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("ru", "Боевики захватили 30 рабочих.", ["detained [захватили] 30 person"]),
        ("ru", "Боевики захватили два села.", ["captured [захватили] два settlement"]),
        ("ru", "Военные освободили 12 человек.", ["rescued [освободили] 12 person"]),
        ("ru", "Пострадали пять человек.", ["injured [Пострадали] пять person"]),
        ("ru", "Пострадали три здания.", ["damaged [Пострадали] три building"]),
        ("uk", "Постраждали два автомобілі.", ["damaged [Постраждали] два vehicle"]),
        ("de", "Zwei Passanten wurden getroffen.", ["injured [getroffen] Zwei person"]),
        ("de", "Zwei Häuser wurden getroffen.", ["struck [getroffen] Zwei house"]),
        ("en", "The army captured nine rebels.", ["detained [captured] nine person"]),
        ("en", "The army captured nine villages.", ["captured [captured] nine settlement"]),
    ],
)
def test_what_a_figure_counts_chooses_among_homographs(language, text, claims):
    assert shown(claims_of(language, text)) == claims


def test_a_noun_of_two_readings_is_left_as_it_is():
    assert shown(claims_of("en", "65 captured soldiers died.")) == ["killed [died] 65 person"]


def test_people_of_several_fates_are_no_breakdown_of_those_aboard():
    text = (
        "A ferry with 84 people aboard capsized. Crews rescued 61 people, nine people died and 14 people are missing."
    )
    said = shown(claims_of("en", text))
    assert [line.split(" [")[0] for line in said] == ["other", "accident", "rescued", "killed", "missing"]


def test_people_whose_fate_is_told_are_broken_down():
    claims = claims_of("en", "The blast injured 12 people: seven people were rescued, five people are missing.")
    assert [part.value for part in claims[-1].quantity.parts] == [7.0, 5.0]


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("de", "Fünf Leichen wurden geborgen.", ["killed [Leichen] Fünf person"]),
        ("ru", "С рельсов сошли три цистерны.", ["accident [С рельсов сошли] три train"]),
        ("uk", "Україна повернула 246 захисників.", ["returned [повернула] 246 person"]),
        (
            "uk",
            "Шестеро людей зазнали гострої реакції на стрес.",
            ["injured [гострої реакції на стрес] Шестеро person"],
        ),
        ("en", "An avalanche hit the slope.", ["other [avalanche]"]),
        ("en", "Police shot dead two men.", ["killed [shot dead] two person"]),
    ],
)
def test_the_dead_are_not_rescued_and_a_hazard_does_not_attack(language, text, claims):
    assert shown(claims_of(language, text)) == claims


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "uk",
            "Двоє провідників поранені, пасажирка не вижила.",
            ["injured [поранені] Двоє person", "killed [не вижила]"],
        ),
        ("uk", "Ще четверо у шпиталі.", ["hospitalised [у шпиталі] четверо person"]),
        (
            "ru",
            "Митингующие подожгли две машины, произошли столкновения с полицией.",
            ["fire [подожгли] две vehicle", "clash [произошли столкновения]"],
        ),
        (
            "de",
            "Der Angreifer wurde überwältigt, 160 Fahrgäste mussten den Zug verlassen.",
            ["evacuated [mussten den Zug verlassen] 160 person"],
        ),
        ("fr", "Neuf cents maisons ont été réduites en gravats.", ["destroyed [réduites en gravats] Neuf cents house"]),
        ("en", "Guards traded fire near the village.", ["clash [traded fire]"]),
    ],
)
def test_more_ways_of_wording(language, text, claims):
    assert shown(claims_of(language, text)) == claims


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("en", "Of the 84 passengers, 61 were rescued.", ["rescued [rescued] 61 person"]),
        ("de", "Von den 16 Seeleuten wurden sieben gerettet.", ["rescued [gerettet] sieben person"]),
        ("fr", "Sur les 16 marins, sept ont été secourus.", ["rescued [secourus] sept person"]),
        ("ru", "Из 16 моряков спасены семь.", ["rescued [спасены] семь person"]),
        ("uk", "Із 16 моряків урятовано сімох.", ["rescued [урятовано] сімох person"]),
        ("en", "Of 16 sailors, 20 were rescued.", ["rescued [sailors] 16 person", "rescued [rescued] 20 person"]),
    ],
)
def test_what_others_are_taken_from_is_not_counted_with_them(language, text, claims):
    assert shown(claims_of(language, text)) == claims


def test_the_dead_that_others_are_taken_from_are_counted():
    said = shown(claims_of("en", "Of the 19 dead, seven were children."))
    assert said[0].startswith("killed [dead] 19 person")


def test_a_vessel_that_sank_of_no_attack_met_with_an_accident():
    assert shown(claims_of("fr", "Un chalutier a coulé au large."))[0] == "accident [coulé]"
    assert shown(claims_of("fr", "Un missile a touché un chalutier, qui a coulé au large."))[-1] == "destroyed [coulé]"
