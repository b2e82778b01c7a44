"""Persons with the house that they are of: "NAME, of the institute". Texts and people are our own."""

import pytest

from selon import read


def source_of(text):
    (attribution,) = read(text, published="2024-09-18").attributions
    return attribution.source.name, attribution.source.organisation


@pytest.mark.parametrize(
    ("text", "name", "house"),
    [
        (
            "Selon Jean Marcel Dupont, de l'institut Montagu à Velm, la charge valait 200 tonnes.",
            "Jean Marcel Dupont",
            "institut Montagu à Velm",
        ),
        ("The blast was huge, said Anna Berg of the Seismic Institute.", "Anna Berg", "Seismic Institute"),
        ("Взрыв был мощным, рассказал Иван Петров из института сейсмологии.", "Иван Петров", "института сейсмологии"),
    ],
)
def test_a_person_of_a_house_is_the_person(text, name, house):
    assert source_of(text) == (name, house)


@pytest.mark.parametrize(
    "text",
    [
        "La fondation Jean Dupont a dit que le feu avait tué trois personnes.",
        "Marcel Dupont University said three people were killed.",
        "The Norwegian Refugee Council said three people were killed.",
        "Velm Watch Group, an organisation based in Montagu, said three people were killed.",
    ],
)
def test_a_name_that_is_the_houses_own_makes_no_person(text):
    name, house = source_of(text)
    assert name == house
