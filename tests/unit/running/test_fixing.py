"""What a person types as the right value, made into the codebook's row, or refused with what to give."""

import pytest

from selon.errors import RecordError
from selon.languages.inventory import load_inventory
from selon.records.claims import Place
from selon.records.text import Span
from selon.reviewing.fixing import fix_item, move_bounds
from selon.reviewing.making import CHOICES
from tests.unit.running.test_reviews_reread import FOLIO, TEXT


def fixed(changes, item="c1"):
    fields, made = fix_item(FOLIO, item, changes, _find, "d1#c1")
    return fields, made.claim or made.attribution


def _find(name):
    return Place(None, "Velm", "XX", "Velm Oblast", "settlement", 50.0, 30.0, 7) if name == "velm" else None


def test_the_kinds_are_those_of_the_inventory():
    wanted = load_inventory().tables["kinds"].columns["kind"].values
    assert {*CHOICES["kind"], "none"} == set(wanted)


def test_words_places_times_figures_and_actors_are_made():
    fields, made = fixed(
        {"time": "2031-09-14/2031-09-15 night", "quantity": {"value": 5, "unit": "person"}, "place": "velm",
         "agent": "the army", "target.side": "XX", "kind": "killed", "polarity": False, "attribution": None}
    )  # fmt: skip
    assert fields == ("attribution", "kind", "polarity", "agent", "target", "place", "time", "quantity")
    assert (made.time.start, made.time.end, made.time.precision) == ("2031-09-14", "2031-09-15", "night")
    assert (made.quantity.low, made.quantity.high, made.quantity.unit) == (5, 5, "person")
    assert (made.place.geonames_id, made.agent.name, made.target.side, made.kind) == (7, "the army", "XX", "killed")
    assert fixed({"time": "2031-09-15T08:00"})[1].time.precision == "minute"
    assert fixed({"time": {"start": "2031", "end": "2031", "precision": "year"}})[1].time.precision == "year"
    assert fixed({"place": {"name": "Orn", "precision": "other"}})[1].place.name == "Orn"
    assert fixed({"agent": {"name": "x"}})[1].agent.name == "x"


@pytest.mark.parametrize(
    ("modifier", "value", "low", "high"),
    [("at_least", 5, 5, None), ("at_most", None, None, 5), ("about", 5, None, None), ("more_than", 5, 5, None)],
)
def test_a_modifier_bounds_a_figure(modifier, value, low, high):
    made = fixed({"quantity": {"value": 5, "unit": "person"}, "quantity.modifier": modifier})[1].quantity
    assert (made.value, made.low, made.high) == (value, low, high)
    assert fixed({"quantity": {"value": 5, "unit": "person"}, "quantity.value": 6})[1].quantity.high == 6


@pytest.mark.parametrize(
    "given", ["people were hurt", "5:21", [5, 21], {"start": 6, "end": 20}, ["people were hurt"], [[5, 21]]]
)
def test_content_is_given_by_words_or_bounds_and_no_word_is_cut(given):
    _, made = fixed({"content": given}, "a1")
    assert made.content == (Span(5, 21, "people were hurt"),)


def test_sources_and_cues_are_put_right():
    fields, made = fixed(
        {"source.name": "Bo Kern", "source.span": "the mayor", "cue": None, "said": "2031-09-15"}, "a1"
    )
    assert (fields, made.source.name, made.cue) == (("source", "cue", "said"), "Bo Kern", None)
    assert made.source.span.text == "the mayor"
    assert fixed({"source": {"kind": "ngo"}, "channel": "telegram"}, "a1")[1].source.kind == "ngo"
    assert fixed({"via": [{"name": "Wire", "kind": "media"}]}, "a1")[1].via[0].name == "Wire"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": "party"}, "give one of launched"),
        ({"kind": None}, "give one of launched"),
        ({"colour": "red"}, "cannot be fixed"),
        ({"place": "nowhere"}, "the gazetteer"),
        ({"time": "a day or two ago, perhaps"}, "a time such as"),
        ({"quantity": 5}, "its unit too"),
        ({"quantity": {"value": 5, "unit": "person", "modifier": "odd"}}, "give one of exact"),
        ({"anchor": "no such words"}, "words as they stand"),
        ({"anchor": [5]}, "words as they stand"),
        ({"anchor": "90:99"}, "bounds between"),
        ({"anchor": " "}, "words as they stand"),
        ({"attribution": "a9"}, "no attribution 'a9'"),
        ({"polarity": "yes"}, "true or false"),
        ({"place": {"name": "x", "precision": "exact"}}, "give one of settlement"),
        ({"to": {"name": "x", "precision": "exact"}}, "give one of settlement"),
    ],
    ids=str,
)
def test_what_the_codebook_has_not_is_refused_with_what_to_give(changes, reason):
    with pytest.raises(RecordError) as caught:
        fixed(changes)
    assert reason in str(caught.value)


def test_what_is_not_in_the_reading_has_no_fields():
    with pytest.raises(RecordError, match="rejected"):
        fixed({"kind": "fire"}, "c9")


def test_bounds_move_by_words_and_stop():
    words = Span(5, 11, "people")
    assert move_bounds(TEXT, words, left=-9, right=2).text == "Five people were hurt"
    assert move_bounds(TEXT, words, left=3).text == "people"
    assert move_bounds(TEXT, words, right=99).end == len(TEXT)
    assert move_bounds(TEXT, Span(4, 5, " ")) == Span(4, 5, " ")
