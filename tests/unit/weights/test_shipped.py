"""What ships as weights says where it comes from, and nothing in it names a language or a word."""

import json
from importlib import resources

import pytest

from selon.languages import pack as packs
from selon.weights.linear import load

FILES = sorted(f.name for f in resources.files("selon.weights").iterdir() if f.name.endswith(".json"))


@pytest.mark.parametrize("name", FILES)
def test_a_card_says_what_from_how_well_and_how(name):
    card = load(name.removesuffix(".json")).card
    assert card["task"] == name.removesuffix(".json")
    assert card["version"]
    assert len(card["data"]["sha256"]) == 64
    assert card["data"]["licence"] == "Apache-2.0"
    assert card["command"] == f"python -m training.{card['task']}"
    assert card["left_one_event_out"]


@pytest.mark.parametrize("name", FILES)
def test_every_weight_belongs_to_a_template_of_the_card(name):
    model = load(name.removesuffix(".json"))
    assert {feature.partition("=")[0] for feature in model.weights} <= set(model.card["templates"])
    assert all(weight == round(weight, 6) for weight in model.weights.values())


@pytest.mark.parametrize("name", FILES)
def test_no_feature_is_a_word_of_a_language(name):
    """Values of features are classes of the inventory, distances, marks and the like."""
    text = resources.files("selon.weights").joinpath(name).read_text("utf-8")
    features = json.loads(text)["weights"]
    assert not [feature for feature in features if any(c.isalpha() and not c.isascii() for c in feature)]
    codes = set(packs.served())
    assert not [feature for feature in features if feature.partition("=")[2] in codes]
