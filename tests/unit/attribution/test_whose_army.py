"""Whose army and services are meant where a phrase names no country. Texts are our own."""

import pytest

from selon import read


def organisations(text):
    return [saying.source.organisation for saying in read(text, published="2024-09-18").attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Вночі безпілотники вразили нафтобазу в Орлі, повідомило джерело в спецслужбах. Генштаб підтвердив ураження "
            "об'єкта.",
            ["Ukrainian security services", "Armed Forces of Ukraine"],
        ),
        ("Вночі горіла нафтобаза в Орлі, повідомив російський Генштаб.", ["Armed Forces of Russia"]),
        ("Вночі горіла нафтобаза в Орлі, повідомила місцева влада.", ["Russian authorities"]),
    ],
)
def test_who_strikes_abroad_belongs_to_the_press_that_names_no_other(text, expected):
    assert organisations(text) == expected
