"""Joining divisions by their names."""

import pytest

from selon.gazetteer.regions import Bare, Division, join

BARE = Bare(["oblast", "region", "province", "state", "край"], ["of", "de", "la", "d", "l"], ["northern", "north"])


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Oblast de Koursk", "koursk"),
        ("province de l’Est-Ouest", "est ouest"),
        ("Tver Oblast", "tver"),
        ("State of Rio de Janeiro", "rio de janeiro"),
        ("Алтайский край", "алтаискии"),
        ("La Rioja", "la rioja"),
        ("Northern Region", ""),
        ("Oblast", ""),
    ],
)
def test_the_kind_of_division_falls_away(name, bare):
    assert BARE(name) == bare


def test_divisions_pair_by_their_likest_names_one_to_one():
    divisions = [Division("XX.1", "Bas-Uele", 1), Division("XX.2", "Haut-Uele", 2), Division("XX.3", "Nowhere", 3)]
    cldr = {"xxbu": {"fr": "Bas-Uélé"}, "xxhu": {"fr": "Haut-Uélé"}, "xxzz": {"en": "Elsewhere"}}
    joined = join(divisions, cldr, {}, BARE)
    assert joined.iso == {"XX.1": "xxbu", "XX.2": "xxhu"}
    assert joined.left == ("xxzz",)


def test_fixed_pairs_settle_their_country():
    divisions = [Division("UA.12", "Kyiv City", 1), Division("UA.13", "Kiev", 2)]
    cldr = {"ua30": {"en": "Kyiv"}, "ua32": {"en": "Kiev"}}
    joined = join(divisions, cldr, {"UA.12": "ua30"}, BARE)
    assert joined.iso == {"UA.12": "ua30"}
