"""Accusations whose deed no word of a pack names make a claim all the same."""

import pytest

import selon
from tests.unit.claims.claiming import claims_of, shown


@pytest.mark.parametrize(
    ("language", "text", "content", "expected"),
    [
        ("en", "The minister blamed the army.", "the army", "responsibility [the army]"),
        ("en", "Kyiv accused Moscow of stealing grain.", "Moscow of stealing grain", "other [stealing grain]"),
        ("en", "It blamed rebels across the river.", "rebels across the river", "responsibility [rebels across the river]"),
        ("fr", "L'opposition accuse la police de violences.", "la police de violences", "other [violences]"),
        ("fr", "Kiev accuse Minsk de l'avoir voulu.", "Minsk de l'avoir voulu", "responsibility [l'avoir voulu]"),
        ("fr", "Il a dénoncé un « nouveau forfait » de Minsk.", "un « nouveau forfait » de Minsk", "responsibility [« nouveau forfait »]"),
        ("ru", "Киев обвинил Минск в краже зерна.", "Минск в краже зерна", "other [краже зерна]"),
    ],
)  # fmt: skip
def test_an_accusation_makes_a_claim_of_its_deed_or_of_who_is_accused(language, text, content, expected):
    places = [f"c {name}" for name in ("Moscow", "Minsk", "Минск") if name in content]
    assert shown(claims_of(language, text, [f"accuse: {content}"], places))[0].startswith(expected)


def test_a_deed_with_nobody_named_for_it_makes_none():
    assert claims_of("fr", "Il dénonce la lenteur de la police.", ["accuse: la lenteur de la police"]) == ()


def test_manners_taken_up_make_none():
    assert claims_of("fr", "Il dénonce leurs méthodes.", ["accuse: leurs méthodes"]) == ()


def test_what_is_neither_a_deed_nor_short_enough_for_a_party_makes_none():
    long = "everybody else who stood near that old bridge"
    assert claims_of("en", f"It blamed {long}.", [f"accuse: {long}"]) == ()


def test_who_stands_before_the_cue_is_not_the_accused():
    text = "Der Generalbundesanwalt wirft ihnen Spionage vor."
    assert selon.read(text, language="de").claims == ()


def test_a_deed_that_a_word_names_is_left_to_it():
    (claim,) = claims_of("en", "Kyiv accused Minsk of sabotage.", ["accuse: Minsk of sabotage"], ["c Minsk"])
    assert (claim.kind, claim.anchor.text) == ("responsibility", "sabotage")
