"""What a person means by a name alone."""

import pytest

from selon.grounding.place_typed import typed_place
from selon.running.local import gazetteer


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Tula", ("Tula", "settlement", "RU")),
        ("tula oblast", ("Tula Oblast", "admin1", "RU")),
        ("Moscow", ("Moscow", "settlement", "RU")),
        ("Тверь", ("Tver", "settlement", "RU")),
        ("Ukraine", ("Ukraine", "country", "UA")),
        ("Tatarstan", ("Tatarstan", "admin1", "RU")),
    ],
)
def test_the_place_that_is_called_so_is_meant(name, meant):
    place = typed_place(name, gazetteer())
    assert (place.name, place.precision, place.country) == meant


def test_a_name_that_nothing_bears_is_none():
    assert typed_place("no such place at all", gazetteer()) is None
