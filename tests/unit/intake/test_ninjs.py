"""ninjs 1.x to 3.x: the agency's item with its status; a withdrawn one marks and is never lost."""

import json

import pytest

from selon.intake.formats import find_format
from selon.ports import Limits
from tests.unit.intake.incoming import OTHER, SENTENCE, codes, parse, texts

ONE = {
    "uri": "urn:newsml:example.org:2024:1",
    "type": "text",
    "pubstatus": "usable",
    "versioncreated": "2024-09-18T06:00:00Z",
    "headline": "Fire at a depot",
    "byline": "Ann Example",
    "body_xhtml": f"<p>{SENTENCE}</p><p>{OTHER}</p>",
    "infosource": [{"name": "Agence France-Presse"}],
    "language": "en",
}
TWO = {
    "uri": "https://wire.example/2",
    "pubStatus": "usable",
    "versionCreated": "2024-09-18T06:00:00Z",
    "headlines": [{"role": "short", "value": "Fire"}],
    "bodies": [{"contentType": "text/html", "value": "<p>html</p>"}, {"contentType": "text/plain", "value": SENTENCE}],
    "infoSources": [{"name": "Meridian"}],
    "copyrightHolder": "Example Holding",
    "bylines": [{"value": "By Bob"}],
    "people": [{"rel": "author", "name": "Cy Example"}, {"rel": "about", "name": "No"}, 3],
}


def read(data, **more):
    return parse(json.dumps(data), "ninjs", **more)


def test_an_item_of_the_first_standard():
    (document,) = read(ONE)
    assert document.id == ONE["uri"]
    assert document.text == f"{SENTENCE}\n\n{OTHER}"
    assert (document.title, document.outlet, document.language) == ("Fire at a depot", "Agence France-Presse", "en")
    assert document.published == "2024-09-18T06:00:00+00:00"
    assert (document.credits, document.authors) == (("AFP",), ("Ann Example",))
    assert document.notes == ()
    assert document.url is None
    assert len(document.raw) == 64


def test_an_item_of_the_later_standards():
    (document,) = read(TWO)
    assert (document.text, document.title, document.outlet) == (SENTENCE, "Fire", "Meridian")
    assert document.authors == ("Cy Example",)
    assert document.url == TWO["uri"]


@pytest.mark.parametrize(("status", "code"), [("canceled", "canceled"), ("withheld", "withheld"), ("odd", "status")])
def test_a_status_that_is_not_usable_is_noted(status, code):
    (document,) = read({**ONE, "pubstatus": status, "ednote": "KILL", "version": "3", "embargoed": "2024-09-19"})
    assert codes(document) == [code, "version", "embargoed"]
    assert "KILL" in document.notes[0].message


def test_a_canceled_item_without_a_text_still_marks():
    bare = {"uri": "urn:x", "pubstatus": "canceled", "headline": "Fire", "ednote": ""}
    (document,) = read(bare)
    assert (document.text, codes(document)) == ("Fire", ["canceled"])


def test_a_note_of_the_editors_is_kept():
    (document,) = read({**ONE, "ednote": "Adds detail", "version": 1})
    assert codes(document) == ["editorial_note"]


@pytest.mark.parametrize("data", [[ONE, TWO], {"items": [ONE, TWO]}])
def test_many_items(data):
    assert len(read(data)) == 2


def test_an_item_a_line():
    found = parse(f"{json.dumps(ONE)}\n\n{json.dumps(TWO)}\n", "ninjs")
    assert texts(found) == [f"{SENTENCE}\n\n{OTHER}", SENTENCE]


def test_one_bad_item_does_not_keep_the_others():
    found = read([3, {"uri": "urn:x"}, {"uri": "urn:y", "bodies": [{"value": " "}, 3], "body_text": " x y "}, ONE])
    assert texts(found) == ["bad_markup", "extract_empty", "x y", f"{SENTENCE}\n\n{OTHER}"]
    assert found[0].place == "here[1]"


def test_plain_bodies_and_descriptions():
    assert texts(read({"uri": "u", "body_html": "no markup", "description_text": "no"})) == ["no markup"]
    assert texts(read({"uri": "u", "descriptions": [{"value": "<p>a b</p>"}], "name": "N"})) == ["a b"]
    assert texts(read({"uri": "u", "body_text": SENTENCE, "source": "Meridian"}, limits=Limits(characters=9))) == [
        "too_long"
    ]


def test_what_is_no_json_is_named():
    assert texts(parse("{", "ninjs")) == ["bad_markup"]
    assert texts(parse('{"a":' + "[" * 100_000, "ninjs")) == ["bad_markup"]


def test_items_are_told_by_their_keys():
    assert find_format("x.json", json.dumps(ONE).encode()).name == "ninjs"
    assert find_format("x", json.dumps([TWO]).encode()).name == "ninjs"
    assert find_format("x.ninjs", b"").name == "ninjs"
    assert find_format("x.json", b'{"text": "a", "uri": "b"}').name == "json"


def test_half_a_character_in_a_marked_up_body_is_lost_and_the_rest_is_read():
    (document,) = parse(r'{"uri": "u", "body_html": "<p>A depot in \ud800Toropets burns.</p>"}', "ninjs")
    assert document.text == "A depot in \ufffdToropets burns."
    assert codes(document) == ["replacement_character"]


def test_a_later_version_of_an_item_keeps_when_the_first_came_out():
    (document,) = read({**ONE, "firstcreated": "2024-09-18T05:30:00Z", "version": "2"})
    assert document.published == "2024-09-18T05:30:00+00:00"
    assert document.came_out == document.edited == "2024-09-18T06:00:00+00:00"
    (first,) = read({**ONE, "firstcreated": ONE["versioncreated"]})
    assert (first.published, first.edited) == ("2024-09-18T06:00:00+00:00", None)
    (dated,) = read({**ONE, "firstcreated": "2024-09-18T05:00:00Z", "firstpublished": "2024-09-18T05:40:00Z"})
    assert (dated.published, dated.edited) == ("2024-09-18T05:40:00+00:00", "2024-09-18T06:00:00+00:00")
