"""Weights are a card, a bias and numbers; a model refuses what it was not trained on."""

import json

import pytest

from selon.weights import linear
from selon.weights.linear import Model

CARD = {"task": "toy", "version": "3", "templates": ["near", "cue"]}


@pytest.fixture
def model():
    return Model(CARD, -1.0, {"near=1": 2.0, "cue=say": 0.5})


def test_a_score_adds_up_what_is_known(model):
    assert model.score(["near=1", "cue=say", "cue=unheard"]) == 1.5
    assert model.score([]) == -1.0


def test_a_model_refuses_templates_that_it_was_not_trained_on(model):
    model.refuse_unknown(["near"])
    with pytest.raises(ValueError, match="far, wide; run make train"):
        model.refuse_unknown(["wide", "near", "far"])


def test_a_model_signs_with_task_and_version(model):
    assert model.name == "toy@3"


def test_what_is_not_shipped_is_none():
    assert linear.load("nothing-of-this-name") is None


def test_a_shipped_file_becomes_a_model(tmp_path, monkeypatch):
    (tmp_path / "toy.json").write_text(json.dumps({"card": CARD, "bias": 0.25, "weights": {"near=1": 1}}), "utf-8")
    monkeypatch.setattr(linear.resources, "files", lambda _: tmp_path)
    linear.load.cache_clear()
    try:
        loaded = linear.load("toy")
        assert loaded.score(["near=1"]) == 1.25
        assert loaded.card == CARD
    finally:
        linear.load.cache_clear()
