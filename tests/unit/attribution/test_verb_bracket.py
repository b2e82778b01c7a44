"""Attribution where the finite verb stands second and the rest of it last, and where a mood carries speech on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.attribution.bracketed import GERMAN
from tests.unit.attribution.test_sayings import rows, sayings_of


@pytest.mark.parametrize("text", GERMAN)
def test_a_sentence_gives_its_sayings(text):
    assert rows(sayings_of("de", text)) == GERMAN[text]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Nach gestern veröffentlichten Angaben der Polizei starben zwei Menschen.",
            "gestern veröffentlichten Angaben der Polizei",
        ),
        ("Zwei Menschen starben dort Ärzten zufolge.", "Ärzten"),
        ("Zwei Menschen starben, sagte Direktor der Agentur Norddienst am Montag.", "Direktor der Agentur Norddienst"),
    ],
)
def test_a_source_begins_and_ends_with_its_own_noun_phrase(text, source):
    (saying,) = sayings_of("de", text)
    assert saying.source.span.text == source


def test_the_mood_carries_the_speaker_over_sentences():
    text = "Der Bürgermeister sprach von drei Toten. Weitere zehn Menschen seien verletzt. Das Feuer sei gelöscht."
    first, second, third = sayings_of("de", text)
    assert second.source.span is None
    assert third.source.span is None
    assert {a.source.role for a in (first, second, third)} == {first.source.role}


def test_nobody_goes_on_after_a_silence_of_some_sentences():
    text = "Der Bürgermeister sprach von drei Toten. Es regnet. Es schneit. Es hagelt. Das Feuer sei gelöscht."
    assert len(sayings_of("de", text)) == 1


def test_hearsay_without_a_speaker_is_hedged():
    (saying,) = sayings_of("de", "Die Brücke soll zerstört worden sein.")
    assert (saying.source.span, saying.source.kind, saying.certainty) == (None, "other", "hedged")


def test_what_was_said_by_nobody_named_is_asserted():
    (saying,) = sayings_of("de", "Es hieß, drei Häuser seien zerstört.")
    assert (saying.source.kind, saying.certainty) == ("other", "asserted")


def test_a_medium_that_is_told_relays():
    (saying,) = sayings_of("de", "Die Lage sei ernst, sagte der Gouverneur der Nachrichtenagentur Reuters.")
    assert [relay.name for relay in saying.via] == ["Reuters"]


WORDS = [
    *(
        "teilte",
        "mit",
        "sagte",
        "hat",
        "bestätigt",
        "wie",
        "laut",
        "zufolge",
        "so",
        "demnach",
        "soll",
        "sei",
        "hieß es",
    ),
    *(
        "der",
        "dem",
        "die",
        "und",
        ",",
        ";",
        ":",
        "„",
        "“",
        "Gouverneur",
        "Agentur",
        "Reuters",
        "nicht",
        "zu sehen",
        "auf",
    ),
    *("unter Berufung auf", "nach eigenen Angaben", "Moskau", "drei", "Tote", "vor", "dass", "das", "zu haben", "."),
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_no_order_of_words_makes_it_raise(text):
    for saying in sayings_of("de", text):
        assert all(text[span.start : span.end] == span.text for span in saying.content)
