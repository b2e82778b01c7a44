"""The two keys of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.gazetteer.keys import key, skeleton, sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mykolaïv", "MYKOLAIV"),
        ("Kun’ya", "Kunya"),
        ("Deir ez-Zor", "Deir Ez Zor"),
        ("Орёл", "орел"),
        ("Łódź", "Lodz"),
        ("St. Louis", "st louis"),
        ("Ağrı", "Agri"),
    ],
)
def test_spellings_that_writers_vary_freely_share_a_key(one, other):
    assert key(one) == key(other)


def test_names_that_differ_in_letters_have_different_keys():
    assert len({key(name) for name in ("Kursk", "Koursk", "Курск", "Kurska")}) == 4


@given(st.text())
def test_a_key_is_its_own_key(name):
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    "names",
    [
        ("Karatchev", "Karachev", "Karatschew", "Карачев"),
        ("Ounetcha", "Unecha", "Унеча"),
        ("Marioupol", "Mariupol", "Маріуполь"),
        ("Vovtchansk", "Vovchansk", "Wowtschansk"),
        ("Louhansk", "Lugansk"),
    ],
)
def test_romanisations_of_one_name_share_a_skeleton(names):
    assert len({skeleton(key(name)) for name in names}) == 1


@pytest.mark.parametrize("names", [("Tver", "Toropets"), ("Belgorod", "Kharkiv"), ("Sumy", "Poltava")])
def test_different_names_have_different_skeletons(names):
    assert len({skeleton(key(name)) for name in names}) == len(names)


def test_too_little_makes_no_skeleton():
    assert skeleton(key("Aue")) == ""
    assert skeleton("") == ""


def test_sounds_keep_the_vowels():
    assert sounds(key("Soumy")) == sounds(key("Sumy"))
    assert sounds(key("Sumy")) != sounds(key("Samo"))
