"""What an example expects, and how a reading that differs is told."""

import json

import pytest

from selon.errors import PackError
from selon.languages.examples import failures, parse_examples
from selon.records.attribution import Attribution, Source
from selon.records.claims import Claim, Moment, Part, Place, Quantity, Share
from selon.records.folios import Folio
from selon.records.text import Span, cut

TEXT = "At least 54 fell in Velm on Monday, half at night, the army said, Radio Nord reports."


def words(text):
    at = TEXT.index(text)
    return cut(TEXT, at, at + len(text))


ARMY = Source(words("the army"), "Army of Velm", kind="military")
SAYING = Attribution(
    "a1", ARMY, words("said"), (words("At least 54 fell in Velm on Monday"),), "indirect", "say", "asserted", None,
    (Source(words("Radio Nord")), Source(None, "AFP")), None, "test",
)  # fmt: skip
FALLEN = Quantity(
    words("At least 54"), 54, 54, None, "at_least", "drone", parts=(Part(None, 27), Part(None, 27)), share=Share(0.5)
)


def claim(**changes):
    fields = {
        "id": "c1", "attribution": "a1", "anchor": words("fell"), "kind": "shot_down", "polarity": True, "certainty": "asserted",
        "agent": None, "target": None, "means": None, "place": Place(None, "Velm"), "to": None,
        "time": Moment(None, "2024-05-06", "2024-05-06", "day"), "quantity": FALLEN, "by": "test",
    }  # fmt: skip
    return Claim(**fields | changes)


def told(expected, claims=None, attributions=(SAYING,)):
    claims = (claim(),) if claims is None else claims
    (example,) = parse_examples(json.dumps({"text": TEXT} | expected), "xx", "x")
    return list(failures(example, Folio(example.document, "xx", attributions, claims)))


@pytest.mark.parametrize(
    "expected",
    [
        {},
        {"attributions": [{}], "claims": [{}]},
        {
            "attributions": [
                {"source": "the army", "name": "Army of Velm", "kind": "military", "side": None, "anonymous": False}
            ]
        },
        {
            "attributions": [
                {"cue": "said", "content": "At least 54 fell in Velm on Monday", "via": ["Radio Nord", "AFP"]}
            ]
        },
        {"attributions": [{"act": "say", "mode": "indirect", "certainty": "asserted", "channel": None}]},
        {"claims": [{"kind": "shot_down", "anchor": "fell", "said_by": "the army", "polarity": True, "place": "Velm"}]},
        {
            "claims": [
                {
                    "value": 54,
                    "low": 54,
                    "high": None,
                    "modifier": "at_least",
                    "unit": "drone",
                    "share": 0.5,
                    "parts": [27, 27],
                }
            ]
        },
        {"claims": [], "attributions": [], "open": ["claims", "attributions"]},
        {"claims": [{"time": "2024-05-06", "means": None, "certainty": "asserted"}]},
    ],
)
def test_what_is_there_passes(expected):
    assert told(expected) == []


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ({"claims": [{"value": 55}]}, 'claim {"value": 55}: nearest has {"value": 54}'),
        ({"claims": []}, 'claims: 0 expected, 1 found; {"kind": "shot_down", "anchor": "fell", "value": 54}'),
        ({"claims": [{}, {"kind": "fire"}]}, 'claim {"kind": "fire"}: nothing is left'),
        ({"claims": [{"colour": 1}]}, "claim: no such key: colour"),
        ({"attributions": [{"via": []}]}, 'attribution {"via": []}: nearest has {"via": ["Radio Nord", "AFP"]}'),
    ],
)
def test_what_is_not_is_told(expected, message):
    assert message in told(expected)


def test_a_claim_of_the_outlet_is_said_by_nobody():
    assert told({"claims": [{"said_by": None}]}, claims=(claim(attribution=None),)) == []


def test_a_claim_without_figure_place_or_time():
    bare = claim(quantity=None, place=None, time=None)
    assert (
        told({"claims": [{"value": None, "parts": [], "place": None, "time": None, "share": None}]}, claims=(bare,))
        == []
    )


def test_an_interval_of_days():
    night = claim(time=Moment(None, "2024-05-06", "2024-05-07", "night"))
    open_end = claim(time=Moment(None, "2024-05-06", None, "vague"))
    assert told({"claims": [{"time": "2024-05-06/2024-05-07"}]}, claims=(night,)) == []
    assert told({"claims": [{"time": "2024-05-06"}]}, claims=(open_end,)) == []


def test_a_source_without_words_goes_by_its_name():
    nobody = Attribution(
        "a1",
        Source(None, "Army of Velm"),
        None,
        (Span(0, 2, "At"),),
        "indirect",
        "say",
        "asserted",
        None,
        (),
        None,
        "t",
    )
    assert (
        told(
            {"attributions": [{"source": None, "cue": None}], "claims": [{"said_by": "Army of Velm"}]},
            attributions=(nobody,),
        )
        == []
    )


@pytest.mark.parametrize("line", ["[]", '{"txt": "a"}', "{", '{"text": "a", "claims": 5}'])
def test_a_line_that_is_no_example_is_named(line):
    with pytest.raises(PackError, match=r"x.jsonl:2: no example: .*; write one JSON object with a text"):
        list(parse_examples("\n" + line, "xx", "x.jsonl"))
