"""What each construction gives: source, cue, act, content."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.attribution import attribute, read_scenes
from selon.grounding.places import find_places
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.reading import read
from selon.records import Document
from selon.running.local import gazetteer
from selon.weights.linear import Model, load
from tests.unit.attribution.sayings import ENGLISH, FRENCH

WEDNESDAY = "2024-09-18"


def read_text(language, text, **fields):
    pack = packs.load(language)
    document = Document("d", text, language=language, published=WEDNESDAY, **fields)
    reading = read(document, pack)
    return reading, pack, find_places(reading, pack, gazetteer()), find_moments(reading, pack)[0]


def sayings_of(language, text, model=None, **fields):
    return attribute(*read_text(language, text, **fields), model)


def rows(found):
    return tuple(
        (a.source.span.text if a.source.span else None, a.cue.text, a.act, tuple(c.text for c in a.content))
        for a in found
    )


@pytest.mark.parametrize(("language", "text"), [("en", t) for t in ENGLISH] + [("fr", t) for t in FRENCH])
def test_a_sentence_gives_its_sayings(language, text):
    expected = (ENGLISH if language == "en" else FRENCH)[text]
    assert rows(sayings_of(language, text)) == expected


@pytest.mark.parametrize(("language", "text"), [("en", t) for t in ENGLISH] + [("fr", t) for t in FRENCH])
def test_the_shipped_weights_choose_as_the_rules_do_where_the_case_is_plain(language, text):
    expected = (ENGLISH if language == "en" else FRENCH)[text]
    assert len(sayings_of(language, text, load("attribution"))) >= len(expected) - 1


def test_weights_may_take_what_the_rules_refuse():
    text = "The minister mentioned the weather."
    everything = Model({"task": "attribution", "version": 0, "templates": []}, 9.0, {})
    nothing = Model({"task": "attribution", "version": 0, "templates": []}, -9.0, {})
    assert len(sayings_of("en", text, everything)) == 1
    assert sayings_of("en", text, nothing) == ()


@pytest.mark.parametrize(
    ("language", "text", "name", "role", "organisation", "kind", "side"),
    [
        ("en", "The Ukrainian defence ministry said Ukrainian drones hit Bryansk.", "Ukrainian Ministry of Defence", None, "Ukrainian Ministry of Defence", "military", "UA"),
        ("en", "Ukraine's interior minister, Ivan Koval, said Kharkiv was hit by Russia.", "Ivan Koval", "interior minister of Ukraine", "Ukrainian Ministry of Internal Affairs", "government", "UA"),
        ("en", "The Polish prime minister said Russian drones hit Kharkiv in Ukraine.", None, "prime minister of Poland", "Government of Poland", "government", None),
        ("en", "A source in the SBU said Russian trains burned in Bryansk, a Russian town.", None, "source", "Security Service of Ukraine", "security_service", None),
        ("en", "Two residents said the house shook.", "local residents", None, None, "witness", None),
        ("en", "The National News Agency said the road was closed.", "National News Agency", None, "National News Agency", "media", None),
        ("en", "WHO said supplies were low.", "WHO", None, "WHO", "international", None),
        ("fr", "Le gouverneur de la région de Koursk, Dmitri Koulikov, a dit que des drones ukrainiens étaient tombés.", "Dmitry Kulikov", "governor of Kursk Oblast", "Government of Kursk Oblast", "government", "RU"),
        ("fr", "Les autorités de la région de Koursk ont annoncé que des drones russes étaient tombés à Koursk.", "Kursk regional authorities", None, "Government of Kursk Oblast", "government", "RU"),
        ("fr", "L'agence turque de gestion des catastrophes a annoncé douze morts à Ankara.", "agence turque de gestion des catastrophes", None, "agence turque de gestion des catastrophes", "government", "TR"),
        ("fr", "Le porte-parole de l'armée russe a annoncé la prise de Koupiansk par les Russes.", None, "spokesman of Armed Forces of Russia", "Armed Forces of Russia", "military", "RU"),
        ("fr", "L'état-major de la RPD a annoncé des tirs russes.", "Donetsk People's Republic", None, "Donetsk People's Republic", "armed_group", "RU"),
    ],
)  # fmt: skip
def test_a_source_is_named_placed_and_sided(language, text, name, role, organisation, kind, side):
    source = sayings_of(language, text)[0].source
    assert (source.name, source.role, source.organisation, source.kind, source.side) == (
        name,
        role,
        organisation,
        kind,
        side,
    )


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Governor Ivan Koval said the town burned. He added that help was near. The governor said it was late. Koval said so.", ["Ivan Koval"] * 4),
        ("en", "The defence ministry said a plane crashed. The ministry said it was old. It added that nobody died.", ["Ministry of Defence"] * 3),
        ("en", "Anna Bell, a seismologist, said the earth shook. Her counterpart Paul Roy said it did not.", ["Anna Bell", "Paul Roy"]),
        ("en", "Officials said the bridge fell. They said it was old.", ["officials"] * 2),
        ("en", "The police said a man fled. The health ministry said he was hurt. The ministry said no more.", ["police", "Ministry of Health", "Ministry of Health"]),
        ("fr", "Le préfet, Paul Martin, a dit que la crue montait. Selon lui, la digue tient. M. Martin a dit que tout allait bien.", ["Paul Martin"] * 3),
        ("fr", "La police a annoncé deux arrestations. Elle a précisé que l'enquête continuait, selon la même source.", ["police"] * 2),
        ("fr", "L'agence Tass a annoncé une panne. L'agence a précisé qu'elle durait.", ["TASS"] * 2),
        ("fr", "Le Hamas a annoncé une trêve. Le groupe armé a précisé qu'elle durait.", ["Hamas"] * 2),
    ],
)  # fmt: skip
def test_a_speaker_is_taken_up_again(language, text, names):
    assert [a.source.name for a in sayings_of(language, text)] == names


def test_the_outlet_and_its_makers_are_no_relays():
    text = "The bridge is closed, the mayor told AFP."
    assert [r.name for r in sayings_of("en", text)[0].via] == ["AFP"]
    assert sayings_of("en", text, credits=("AFP",))[0].via == ()
    assert sayings_of("en", text, outlet="AFP")[0].via == ()


def test_relays_that_stand_side_by_side_are_parallel():
    via = sayings_of("en", "AFP and Reuters quoted officers as saying that the town was lost.")[0].via
    assert [(r.name, r.parallel) for r in via] == [("AFP", True), ("Reuters", True)]


@pytest.mark.parametrize(
    ("language", "text", "certainties"),
    [
        ("en", "The mayor said the bridge may fall.", ["hedged"]),
        ("en", "The mayor estimated that ten people were hurt.", ["hedged"]),
        ("en", "The mayor denied that ten people were hurt.", ["denied"]),
        ("en", "Reuters could not verify the footage.", ["unverified"]),
        ("en", "An evacuation was ordered.", ["asserted"]),
        ("en", "The bridge was reportedly hit.", ["hedged"]),
        ("fr", "Le pont aurait été détruit.", ["hedged"]),
        ("fr", "Le maire a dit que le pont tenait.", ["asserted"]),
    ],
)
def test_certainty_is_the_source_s_own(language, text, certainties):
    assert [a.certainty for a in sayings_of(language, text)] == certainties


@pytest.mark.parametrize(
    ("language", "text", "channels"),
    [
        (
            "en",
            "The mayor said on Telegram that the fire was out. He added that two homes burned.",
            ["telegram", "telegram"],
        ),
        ("en", "In a statement, the ministry said the fire was out.", ["press_release"]),
        ("en", "The update said the fire was out.", ["bulletin"]),
        ("en", "The mayor tweeted that the fire was out.", ["x"]),
        ("en", "The mayor announced the evacuation of the town on the Telegram messaging app.", ["telegram"]),
        ("fr", "Le maire a écrit sur sa chaîne Telegram que le feu était éteint.", ["telegram"]),
        ("fr", "Le maire a parlé à la télévision d'un feu éteint.", ["television"]),
        ("fr", "Le maire a dit que le feu était éteint.", [None]),
    ],
)
def test_the_channel_is_the_one_of_the_saying(language, text, channels):
    assert [a.channel for a in sayings_of(language, text)] == channels


def test_the_time_of_saying_lies_outside_the_content():
    found = sayings_of("en", "The mayor said on Wednesday that a bridge had fallen on Monday.")[0]
    assert found.said is not None
    assert found.said.start == "2024-09-18"


def test_an_anonymous_source_is_marked():
    assert sayings_of("en", "A source in the army said the depot burned.")[0].source.anonymous
    assert sayings_of("en", "An official who spoke on condition of anonymity said the depot burned.")[
        0
    ].source.anonymous
    assert not sayings_of("en", "The army said the depot burned.")[0].source.anonymous


@pytest.mark.parametrize("text", ["", " ", "Nothing is said here.", "—", "a-t-il", "said", "selon", "« », a-t-il dit."])
def test_a_text_without_sayings_gives_none_or_reads_on(text):
    for language in ("en", "fr", "und"):
        assert isinstance(sayings_of(language, text), tuple)


def test_the_cues_inside_a_quotation_are_the_speaker_s_own():
    assert len(sayings_of("en", 'The mayor said: "The governor said the road was closed."')) == 1


WORDS = st.sampled_from(
    ["Selon", "le", "gouverneur", ",", "a", "déclaré", "que", "«", "»", "said", "the", "source", ".", "AFP", "(", ")", "qui",
     "n'", "pas", "pu", "vérifier", "citing", "Kyiv", "and", "told", "-", "il", "\n\n", '"', "was", "reported", ":", "sans",
     "préciser", "aurait", "été", "who", "by", "according to", "on Telegram", ";", "twelve", "d'après", "13", "M.", "l'"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), st.sampled_from(["en", "fr", "und"]))
def test_any_order_of_words_reads_with_true_spans(words, language):
    check(language, " ".join(words))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "fr", "und"]))
def test_any_text_reads_with_true_spans(text, language):
    check(language, text)


def check(language, text):
    found = sayings_of(language, text, load("attribution"))
    starts = [a.content[0].start for a in found]
    assert starts == sorted(starts)
    for attribution in found:
        spans = [*attribution.content, attribution.cue, attribution.source.span, *(r.span for r in attribution.via)]
        for span in spans:
            assert span is None or (text[span.start : span.end] == span.text and span.text.strip())


def test_the_shipped_weights_carry_their_card():
    model = load("attribution")
    assert model is not None
    assert model.name == "attribution@1"
    assert json.dumps(model.card)
    assert {feature.partition("=")[0] for feature in model.weights} <= set(model.card["templates"])


def test_scenes_are_what_the_choice_sees():
    scenes = read_scenes(*read_text("en", "The mayor said the bridge held. Nobody slept."))
    assert [len(scene.cues) for scene in scenes] == [1, 0]


def test_a_named_office_holder_gets_no_country_that_nobody_said():
    (told,) = sayings_of("en", "President Oren Talbi said Poland had shelled the port.")
    assert (told.source.side, told.source.role, told.source.organisation) == (None, "president", None)
    text = "Polish President Oren Talbi said Poland was calm. President Talbi said nothing had burned in Poland."
    assert [a.source.role for a in sayings_of("en", text)] == ["president of Poland"] * 2
