"""Numerals: what digits and number words are worth."""

import pytest

from selon.languages import numerals
from selon.languages import pack as packs
from selon.reading import read
from selon.records import Document


def values(language, text):
    pack = packs.load(language)
    found = numerals.find_numerals(read(Document("d", text, language=language), pack), pack)
    return [(text[n.start : n.end], n.value, n.form) for n in found if not n.name]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "twenty-seven", 27),
        ("en", "two hundred and thirty-five thousand", 235_000),
        ("en", "a hundred and one", 101),
        ("en", "two and a half million", 2_500_000),
        ("en", "a million and a half", 1_500_000),
        ("en", "half of a million", 500_000),
        ("en", "1,234,567.5", 1_234_567.5),
        ("fr", "soixante et onze", 71),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "septante-deux", 72),
        ("fr", "vingt et un", 21),
        ("fr", "deux mille trois cent cinquante", 2350),
        ("fr", "mille deux cents", 1200),
        ("fr", "une centaine de milliers", 100_000),
        ("fr", "trois milliards deux cents millions", 3_200_000_000),
        ("und", "13'000", 13_000),
    ],
)
def test_a_numeral_is_one_number(language, text, value):
    assert [n[:2] for n in values(language, text)] == [(text, value)]


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("en", "two tenths", "fraction"),
        ("en", "tens of thousands", "vague"),
        ("en", "44th", "ordinal"),
        ("en", "nobody", "negative"),
        ("fr", "plusieurs dizaines", "vague"),
        ("fr", "personne n'", "negative"),
    ],
)
def test_forms(language, text, form):
    assert values(language, text)[0][2] == form


@pytest.mark.parametrize("text", ["9M723", "KN23", "S-300", "№ 5"[:1] + "5", "1.2.3", "007", "#12", "1" * 40])
def test_digits_that_are_a_name_or_noise_are_marked(text):
    assert values("en", text) == []


def test_words_that_do_not_compose_are_numbers_apart():
    assert [value for _, value, _ in values("en", "five, six and seven")] == [5, 6, 7]
    assert [value for _, value, _ in values("en", "twenty and thirty")] == [20, 30]
    assert [value for _, value, _ in values("fr", "deux trois")] == [2, 3]


def test_hundreds_that_are_one_word_add_to_thousands():
    two_hundred = numerals._Atom(0, 1, "cardinal", 200)
    assert numerals._adds(two_hundred, 5000, 0, "touch", first=False)
    assert not numerals._adds(two_hundred, 5, 0, "touch", first=False)


def test_multipliers_piled_up_stop():
    assert all(value < 1e25 for _, value, _ in values("en", "billion " * 40))
