"""JSON Feed: an item a document; 1.0 and 1.1; what is odd in one item costs no other."""

import json

import pytest

from selon.intake.formats import find_format
from selon.ports import Limits
from tests.unit.intake.incoming import OTHER, SENTENCE, codes, parse, texts

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Planet",
    "home_page_url": "https://planet.example/",
    "language": "en",
}


def feed(*items, **more):
    return parse(json.dumps({**FEED, **more, "items": items}), "jsonfeed")


def test_an_item_is_a_document():
    (document,) = feed(
        {
            "id": "1",
            "url": "https://planet.example/1",
            "title": "Fire & smoke",
            "content_html": f"<p>{SENTENCE}</p><p>{OTHER}</p>",
            "content_text": "not this",
            "date_published": "2024-09-18T07:59:00+02:00",
            "authors": [{"name": "Ann Example"}, {"url": "https://x.example"}, "odd"],
        }
    )
    assert document.text == f"{SENTENCE}\n\n{OTHER}"
    assert (document.title, document.outlet, document.language) == ("Fire & smoke", "Planet", "en")
    assert (document.url, document.published) == ("https://planet.example/1", "2024-09-18T07:59:00+02:00")
    assert document.authors == ("Ann Example",)
    assert len(document.raw) == 64


def test_what_an_item_does_not_say_the_feed_does():
    (document,) = feed({"content_text": SENTENCE, "date_modified": "2024-09-18"}, author={"name": "Bo Example (AFP)"})
    assert (document.text, document.published) == (SENTENCE, "2024-09-18")
    assert (document.authors, document.credits) == (("Bo Example (AFP)",), ("AFP",))
    (bare,) = feed({"summary": SENTENCE, "language": "fr"}, title="")
    assert (bare.text, bare.outlet, bare.language) == (SENTENCE, "planet.example", "fr")


def test_the_address_is_the_items_own_and_where_it_leads_is_a_note():
    leading = {"content_text": SENTENCE, "id": "https://planet.example/1", "external_url": "https://true.example/2"}
    (document,) = feed(leading)
    assert (document.url, codes(document)) == ("https://planet.example/1", ["leads_elsewhere"])
    (alone,) = feed({**leading, "id": "7"})
    assert (alone.url, codes(alone)) == ("https://true.example/2", [])


def test_a_headline_alone_is_said_to_be_one():
    (document,) = feed({"title": "Fire", "content_html": "<img src='x'>", "content_text": " "})
    assert (document.text, codes(document)) == ("Fire", ["headline_only"])


def test_a_retraction_is_noted():
    (document,) = feed({"title": "RETRACTION: Fire", "content_text": SENTENCE})
    assert codes(document) == ["retracted"]


def test_an_odd_item_costs_no_other():
    found = feed({"id": 1}, "odd", None, {"content_text": SENTENCE})
    assert texts(found) == ["extract_empty", "extract_empty", "extract_empty", SENTENCE]
    long = parse(json.dumps({**FEED, "items": [{"content_text": SENTENCE}]}), "jsonfeed", limits=Limits(characters=10))
    assert texts(long) == ["too_long"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("{", "bad_markup"),
        ("[]", "bad_markup"),
        ('{"items": {}}', "bad_markup"),
        ("[" * 100_000, "bad_markup"),
        ('{"items": []}', "extract_empty"),
    ],
)
def test_what_is_no_feed_is_an_error(data, code):
    assert texts(parse(data, "jsonfeed")) == [code]


def test_it_is_told_by_its_version():
    for version in ("https://jsonfeed.org/version/1", "https:\\/\\/jsonfeed.org\\/version\\/1.1"):
        data = f'\ufeff {{"title": "x", "version" : "{version}", "items": []}}'.encode()
        assert find_format("x.json", data).name == "jsonfeed"
    assert find_format("x.jsonfeed", b"{}").name == "jsonfeed"
    assert find_format("x.json", b'{"version": "1", "items": []}').name != "jsonfeed"
