"""Questions in plain English."""

import pytest

from selon.weighing.asked import Asked
from selon.weighing.labels import ask
from selon.weighing.scopes import Home


@pytest.mark.parametrize(
    ("kind", "subject", "words"),
    [
        ("killed", "person, child", "Of the people who were killed: how many?"),
        ("shot_down", "drone, Kursk", "Of the drones that were shot down: how many?"),
        ("shot_down", "drone", "How many drones were shot down?"),
    ],
)
def test_people_are_who_and_things_are_that(kind, subject, words):
    home = Home(None, None, None)
    assert ask(Asked(kind, subject, "", (None, None), "figure"), None, home) == words
