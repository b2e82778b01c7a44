"""Speakers and hearsay in languages that set no comma beside them. Texts are our own wording."""

import pytest

from tests.unit.attribution.test_sayings import rows, sayings_of


@pytest.mark.parametrize(
    ("language", "text", "source", "contents"),
    [
        ("sv", "Sex personer har enligt polisen skadats.", "polisen", ("Sex personer har", "skadats")),
        (
            "nl",
            "Zes mensen zijn volgens de politie dinsdag gewond geraakt.",
            "de politie",
            ("Zes mensen zijn", "dinsdag gewond geraakt"),
        ),
        ("sv", "Enligt polisen skadades sex personer.", "polisen", ("skadades sex personer",)),
    ],
)
def test_what_is_said_goes_on_behind_its_speaker(language, text, source, contents):
    (row,) = rows(sayings_of(language, text))
    assert (row[0], row[3]) == (source, contents)


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [("nl", "De brug zou zijn verwoest.", "zou"), ("sv", "Två fartyg uppges ha sjunkit.", "uppges")],
)
def test_a_word_of_hearsay_needs_no_bracket_of_verbs(language, text, cue):
    assert rows(sayings_of(language, text)) == ((None, cue, "say", (text.rstrip("."),)),)


def test_a_word_of_hearsay_carries_the_speaker_before():
    first, second = sayings_of("nl", "Volgens een militaire bron is een depot geraakt. Er zouden raketten liggen.")
    assert (second.cue.text, second.source.span, second.source.kind) == ("zouden", None, first.source.kind)
