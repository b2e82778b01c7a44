"""Claims and figures where verbs fall apart, nouns have capitals, and nothing known is said behind the noun."""

import pytest

from tests.unit.claims.claiming import claims_of, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Armee griff am Montag drei Dörfer an.", ["struck [griff] drei settlement ^am Montag"]),
        ("Die Feuerwehr griff rasch ein.", []),
        ("Die Flugabwehr fing zwölf Drohnen ab.", ["shot_down [fing] zwölf drone"]),
        ("Mindestens eine Rakete traf ein Wohnhaus.", ["struck [traf] Mindestens eine missile"]),
        ("Bei einem Amoklauf starben neun Menschen.", ["struck [Amoklauf]", "killed [starben] neun person"]),
    ],
)
def test_a_sentence_gives_its_claims(text, expected):
    assert shown(claims_of("de", text)) == expected


def test_none_known_behind_the_noun():
    (claim,) = claims_of("de", "Über Opfer lagen zunächst keine Angaben vor.")
    assert (claim.kind, claim.polarity, claim.certainty) == ("killed", False, "unverified")


def test_one_after_each_goes_on_a_list():
    text = "Fünf Drohnen wurden abgefangen: drei über Sumy und je eine über Lwiw und Riwne."
    (claim,) = claims_of("de", text, places=["t Sumy", "t Lwiw", "t Riwne"])
    assert [(part.value, part.place.name) for part in claim.quantity.parts] == [(3, "Sumy"), (1, "Lwiw"), (1, "Riwne")]


def test_a_place_in_a_source_is_no_place_of_a_figure():
    text = "Das Ministerium in Wien meldete zwölf Tote, acht in Graz und vier in Linz."
    saying = "say(Das Ministerium in Wien): zwölf Tote, acht in Graz und vier in Linz"
    claim = claims_of("de", text, sayings=[saying], places=["t Wien", "t Graz", "t Linz"])[0]
    assert [part.place.name for part in claim.quantity.parts] == ["Graz", "Linz"]
