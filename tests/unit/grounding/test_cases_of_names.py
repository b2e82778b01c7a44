"""A name that is another's case, or a byname: which place is meant. Texts are our own."""

import pytest

from tests.unit.grounding.test_places import told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Вночі дрони вразили нафтобазу в Орлі.", "Orël"),
        ("ru", "Ночью беспилотники атаковали нефтебазу в Орле.", "Orël"),
        ("uk", "У Франції горить склад в Орлі, під Парижем.", "Orly"),
        ("uk", "Пожежа на складі в Торжку триває.", "Torzhok"),
        ("ru", "Пожар на складе в Торжке продолжается.", "Torzhok"),
        ("uk", "У Сумах пролунав вибух.", "Sumy"),
    ],
)
def test_a_name_may_be_a_case_of_a_far_bigger_places_name(language, text, expected):
    assert expected in [name for _, name, _ in told(language, text)]


def test_a_byname_of_a_small_place_is_one_only_where_the_text_names_its_country():
    assert told("en", "Shelling hit a market near Kesh on Tuesday.") == []
    assert ("Kesh", "Cache", "name") in told("en", "A tornado hit Kesh in the United States, near Lawton in Oklahoma.")
