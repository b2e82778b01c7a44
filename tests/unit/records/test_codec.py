"""The codebook's shape: its keys in its order, spans held against the text, and errors that say where."""

import json
from dataclasses import replace

import pytest

from selon.errors import RecordError
from selon.records import (
    Attribution,
    Check,
    Claim,
    Document,
    Folio,
    Note,
    Part,
    Place,
    Quantity,
    Share,
    Source,
    Span,
)
from selon.records.codec import decode, decode_document, decode_line, encode, encode_document, encode_line
from selon.records.folios import Inset

TEXT = "Au moins 13 blessés, selon le maire."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def folio(**changed):
    source = Source(span("le maire"), role="mayor", kind="government", side="UA")
    quantity = Quantity(
        span("Au moins 13"),
        13.0,
        13.0,
        None,
        "at_least",
        "person",
        parts=(Part(span("13"), 13.0),),
        share=Share(0.5, "c2"),
    )
    claim = Claim(
        "c1", "a1", span("blessés"), "injured", True, "asserted", None, None, None,
        Place(None, "Toropets", "RU", "Tver Oblast", "settlement", 56.5, 31.0, 1), None, None, quantity, "rules 1",
    )  # fmt: skip
    said = Attribution(
        "a1", source, span("selon"), (span("Au moins 13 blessés"),), "indirect", "say", "asserted", "telegram",
        (Source(None, "A"), Source(None, "B", parallel=True)), None, "rules 1",
    )  # fmt: skip
    check = Check("parts_sum", "holds", "the parts come to the total", ("c1",), (span("13"),), "rules 1", "13 = 13")
    fields = {
        "document": Document("d", TEXT, language="fr", credits=("AFP",)),
        "language": "fr",
        "attributions": (said,),
        "claims": (claim,),
        "checks": (check,),
        "notes": (Note("odd", "it is odd", span("13")),),
    }
    return Folio(**{**fields, **changed})


def test_the_keys_stand_in_the_codebooks_order():
    out = encode(folio())
    assert list(out) == ["document", "attributions", "claims", "checks", "notes"]
    assert list(out["document"]) == ["id", "url", "outlet", "language", "published", "title", "credits", "text"]
    (attribution,) = out["attributions"]
    assert list(attribution) == [
        "id", "source", "cue", "content", "mode", "act", "certainty", "channel", "via", "said", "by",
    ]  # fmt: skip
    assert list(attribution["source"]) == ["span", "name", "role", "organisation", "kind", "side", "anonymous"]
    (claim,) = out["claims"]
    assert list(claim) == [
        "id", "attribution", "anchor", "kind", "polarity", "certainty", "agent", "target", "means", "place", "to",
        "time", "quantity", "by",
    ]  # fmt: skip
    assert list(claim["place"]) == ["span", "name", "country", "admin1", "precision", "lat", "lon", "geonames_id"]
    assert list(claim["quantity"]) == [
        "span", "value", "low", "high", "modifier", "unit", "part_of", "parts", "share",
    ]  # fmt: skip
    assert list(claim["quantity"]["parts"][0]) == ["span", "value", "modifier", "label", "place"]
    assert list(out["checks"][0]) == ["rule", "outcome", "because", "claims", "spans", "by"]


def test_authors_and_the_digest_of_the_bytes_stand_only_where_they_are():
    document = Document("d", TEXT, authors=("Ann", "Bob"), raw="0" * 64)
    out = encode_document(document)
    assert list(out)[-3:] == ["authors", "raw", "text"]
    assert decode_document(out) == document
    with pytest.raises(RecordError, match=r"document\.authors is 3, not a list of names"):
        decode_document({**out, "authors": 3})


def test_a_span_is_start_end_and_text():
    assert encode(folio())["attributions"][0]["cue"] == {"start": 21, "end": 26, "text": "selon"}


def test_whole_numbers_are_whole_and_parallel_stands_only_where_it_says_something():
    line = encode_line(folio())
    assert '"value": 13, "low": 13, "high": null' in line
    assert '"lat": 56.5, "lon": 31' in line
    via = json.loads(line)["attributions"][0]["via"]
    assert ["parallel" in relay for relay in via] == [False, True]


def test_a_working_opens_the_reason_on_paper():
    plain = Check("weekday", "open", "no date", (), (), "rules 1")
    worked = Check("share", "holds", "27 is given", (), (), "rules 1", "27 is half of 54")
    dashed = Check("share", "open", "one — or two", (), (), "rules 1")
    out = encode(folio(checks=(plain, worked, dashed)))
    assert [check["because"] for check in out["checks"]] == [
        "no date",
        "27 is half of 54 — 27 is given",
        " — one — or two",
    ]
    assert decode(out).checks == (plain, worked, dashed)


def test_a_folio_comes_back_as_it_was():
    assert decode_line(encode_line(folio())) == folio()


def test_a_number_too_large_to_be_counted_stays_as_it_is():
    big = Quantity(None, 1e300, None, None, "exact", "person")
    (claim,) = folio().claims
    changed = Claim(*[big if isinstance(v, Quantity) else v for v in (getattr(claim, f) for f in claim.__slots__)])
    assert encode(folio(claims=(changed,)))["claims"][0]["quantity"]["value"] == 1e300
    assert decode(encode(folio(claims=(changed,)))) == folio(claims=(changed,))


def test_a_lone_surrogate_is_escaped_and_comes_back():
    odd = Folio(Document("d", "a\ud800b 🔥"), "und")
    line = encode_line(odd)
    assert line.encode("utf-8")
    assert "\\ud800" in line
    assert "🔥" in line
    assert decode_line(line) == odd


@pytest.mark.parametrize("wrong", [Span(0, 2, "xx"), Span(-1, 2, "Au"), Span(2, 1, ""), Span(30, 99, TEXT[30:])])
def test_a_span_that_is_not_the_texts_is_refused_on_the_way_out_and_in(wrong):
    with pytest.raises(RecordError, match="the text has"):
        encode(folio(notes=(Note("n", "m", wrong),)))
    data = encode(folio())
    data["attributions"][0]["cue"] = {"start": wrong.start, "end": wrong.end, "text": wrong.text}
    with pytest.raises(RecordError, match=r"gold\.jsonl:3: span .* says"):
        decode(data, place="gold.jsonl:3")


def test_gold_can_be_read_extra_keys_and_missing_ones():
    data = {
        "document": {"id": "d", "text": TEXT, "published": "2024-09-18", "credits": None, "mood": "fine"},
        "attributions": [
            {
                "id": "a",
                "source": {"span": None, "kind": "other"},
                "content": [],
                "mode": "indirect",
                "act": "say",
                "certainty": "hedged",
                "origin": "x",
            }
        ],
        "claims": [
            {"id": "c", "anchor": {"start": 12, "end": 19, "text": "blessés"}, "kind": "injured", "event": "x-2024"}
        ],
        "origins": {},
        "family": None,
    }
    read = decode(data)
    assert read.claims[0].polarity is True
    assert read.claims[0].certainty == "asserted"
    assert read.attributions[0].source == Source(None)
    assert (read.checks, read.notes, read.language) == ((), (), "und")


def test_the_pack_follows_from_language_and_notes():
    data = encode(folio())
    assert decode(data).language == "fr"
    data["document"]["language"] = "en-GB"
    assert decode(data).language == "en"
    data["notes"].append({"code": "unserved_language", "message": "no pack"})
    assert decode(data).language == "und"


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (("document",), None, "document is None, not an object"),
        (("document", "id"), 3, "id is 3, not a text"),
        (("document", "text"), None, "text is None, not a text"),
        (("document", "url"), 3, "url is 3, not a text or null"),
        (("document", "credits"), "AFP", "credits is 'AFP', not a list of names"),
        (("document", "credits"), 1, "credits is 1, not a list of names"),
        (("attributions",), {}, "attributions is {}, not a list"),
        (("attributions", 0, "source"), "the mayor", "source is 'the mayor', not an object"),
        (("attributions", 0, "source", "anonymous"), 1, "anonymous is 1, not true or false"),
        (("attributions", 0, "cue", "start"), "0", "whole numbers"),
        (("claims", 0, "polarity"), "yes", "polarity is 'yes'"),
        (("claims", 0, "quantity", "value"), "13", "value is '13', not a number or null"),
        (("claims", 0, "quantity", "value"), True, "value is True, not a number or null"),
        (("claims", 0, "quantity", "share", "value"), None, "share.value is None, not a number"),
        (("claims", 0, "place", "geonames_id"), 1.5, "geonames_id is 1.5, not a whole number or null"),
        (("claims", 0, "kind"), "x" * 5 * 40, None),
        (("claims", 0, "kind"), ["x" * 200], "…, not a text"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_key(path, value, reason):
    data = encode(folio())
    at = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    if reason is None:
        assert decode(data).claims[0].kind == value
        return
    with pytest.raises(RecordError) as caught:
        decode(data, place="f.jsonl:1")
    assert reason in str(caught.value)
    assert caught.value.place == "f.jsonl:1"


@pytest.mark.parametrize("line", ["", "{", "[1", "[" * 100_000, '"x"', "3"])
def test_a_line_that_is_no_folio_is_refused(line):
    with pytest.raises(RecordError, match=r"^f:7: "):
        decode_line(line, place="f:7")


def test_a_document_alone_can_be_read():
    assert decode_document({"id": "d", "text": "x"}) == Document("d", "x")


def test_of_a_line_some_claims_alone_can_be_read_with_what_they_rest_on():
    (claim,), (said,), (check,) = (getattr(folio(), name) for name in ("claims", "attributions", "checks"))
    others = {
        "claims": (claim, replace(claim, id="c2", attribution="a2"), replace(claim, id="c3", attribution=None)),
        "attributions": (said, replace(said, id="a2")),
        "checks": (check, replace(check, claims=("c2", "c3"))),
    }
    line = encode_line(folio(**others))
    assert decode_line(line, claims={"c1", "c2", "c3"}) == decode_line(line) == folio(**others)
    assert decode_line(line, claims={"c1"}) == folio()
    without = decode_line(line, claims={"c3"})
    assert (without.claims, without.attributions, without.checks) == (
        others["claims"][2:],
        (),
        others["checks"][1:],
    )


@pytest.mark.parametrize(
    "wrong", [{"claims": 7}, {"claims": [7]}, {"checks": 7}, {"attributions": [7]}, {"document": None}]
)
def test_what_has_a_wrong_shape_is_refused_whichever_claims_are_wanted(wrong):
    line = json.loads(encode_line(folio())) | wrong
    with pytest.raises(RecordError):
        decode_line(json.dumps(line), claims=())


def test_an_edit_and_the_languages_of_paragraphs_stand_only_where_there_are_any():
    plain = folio()
    line = encode(plain)
    assert "languages" not in line
    assert "edited" not in line["document"]
    edited = replace(plain.document, published="2024-09-18", edited="2024-09-18T09:10:00+00:00")
    mixed = replace(plain, document=edited, languages=(Inset(0, 10, "ru"), Inset(20, 25, "uk")))
    assert encode(mixed)["languages"][0] == {"language": "ru", "start": 0, "end": 10}
    assert decode(encode(mixed)) == mixed
    assert [mixed.other_language_at(offset) for offset in (0, 9, 10, 22)] == ["ru", "ru", None, "uk"]


@pytest.mark.parametrize(
    "inset", [{"language": "ru", "start": 0}, {"language": "ru", "start": 3, "end": 999}, {"start": 0, "end": 1}, 3]
)
def test_an_inset_that_is_none_is_an_error(inset):
    with pytest.raises(RecordError):
        decode({**encode(folio()), "languages": [inset]})
