"""RSS and Atom: an entry a document, under the name of who published it; no entity is ever resolved."""

import pytest

from selon.intake.formats import find_format
from selon.ports import Limits
from tests.unit.intake.incoming import OTHER, SENTENCE, article, codes, html, parse, texts

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Planet</title><link>https://planet.example/</link><language>en</language>{}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Planet</title>
<link rel="alternate" href="https://planet.example/"/>{}</feed>"""


def rss(items, **more):
    return parse(RSS.format(items), "feed", **more)


def atom(entries):
    return parse(ATOM.format(entries), "feed")


def test_an_entry_is_a_document():
    (document,) = rss(
        f"<item><title>Fire &amp;amp; smoke</title><link>https://planet.example/1</link><guid>1</guid>"
        f"<pubDate>Wed, 18 Sep 2024 07:59:00 +0200</pubDate><dc:creator>Ann Example</dc:creator>"
        f"<description>short</description><media:description>no, a much longer text about a picture</media:description>"
        f"<content:encoded><![CDATA[<p>{SENTENCE}</p><p>{OTHER}</p>]]></content:encoded></item>"
    )
    assert document.text == f"{SENTENCE}\n\n{OTHER}"
    assert (document.title, document.outlet, document.language) == ("Fire & smoke", "Planet", "en")
    assert (document.url, document.published) == ("https://planet.example/1", "2024-09-18T07:59+02:00")
    assert document.authors == ("Ann Example",)
    assert len(document.raw) == 64


def test_the_true_publisher_is_the_outlet():
    (named,) = rss(
        f'<item><description>{SENTENCE}</description><source url="https://true.example/f">True Post</source></item>'
    )
    (bare,) = rss(f'<item><description>{SENTENCE}</description><source url="https://www.true.example/f"/></item>')
    assert (named.outlet, codes(named)) == ("True Post", ["passed_on"])
    assert bare.outlet == "true.example"


def test_atom_with_its_own_ways():
    (document,) = atom(
        f"<entry><title>Fire</title><id>https://x.example/id</id><link rel='self' href='https://x.example/self'/>"
        f"<link href='https://x.example/1'/><published>2024-09-18T07:59:00Z</published>"
        f"<author><name>Ann Example</name></author><author><email>a@b.example</email></author>"
        f"<source><title>True Post</title></source>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{SENTENCE}</p><p>{OTHER}</p></div></content></entry>"
    )
    assert document.text == f"{SENTENCE}\n\n{OTHER}"
    assert (document.outlet, document.url, document.authors) == ("True Post", "https://x.example/1", ("Ann Example",))
    (plain,) = atom("<entry><id>https://x.example/id</id><summary type='text'>a &lt;b&gt; c</summary></entry>")
    assert (plain.text, plain.url) == ("a <b> c", "https://x.example/id")


def test_mail_authors_are_read_by_their_names():
    (document,) = rss(f"<item><author>a@b.example (Ann Example)</author><description>{SENTENCE}</description></item>")
    assert document.authors == ("Ann Example",)


def test_a_headline_alone_is_read_and_said_to_be_one():
    (document,) = rss("<item><title>Two hurt in a fire</title></item>")
    assert (document.text, codes(document)) == ("Two hurt in a fire", ["headline_only"])


def test_an_entry_with_nothing_is_an_error_and_the_others_are_read():
    found = rss(f"<item/><item><description>{SENTENCE}</description></item>")
    assert texts(found) == ["extract_empty", SENTENCE]
    assert texts(rss(f"<item><description>{SENTENCE}</description></item>", limits=Limits(characters=9))) == [
        "too_long"
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (RSS.format(""), "extract_empty"),
        ("<opml><item/></opml>", "bad_markup"),
        ("<rss><channel>", "bad_markup"),
        (html(article(SENTENCE)), "bad_markup"),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
            "bad_markup",
        ),
        (
            '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><item><title>&b;</title></item></rss>',
            "bad_markup",
        ),
        ('<?xml version="1.0" encoding="no-such"?><rss/>', "bad_markup"),
    ],
)
def test_what_is_no_feed_is_named(data, code):
    assert texts(parse(data, "feed")) == [code]


def test_old_feeds():
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f"<channel><title>Old</title></channel><item><title>Fire</title><description>{SENTENCE}</description></item></rdf:RDF>"
    )
    (document,) = parse(rdf, "feed", url="https://old.example/f")
    assert (document.outlet, document.text) == ("Old", SENTENCE)
    (bare,) = parse(
        f"<rss><channel><item><description>{SENTENCE}</description></item></channel></rss>",
        "feed",
        url="https://old.example/f",
    )
    assert bare.outlet == "old.example"


def test_feeds_are_told_by_their_root():
    assert find_format("x", RSS.encode()).name == "feed"
    assert find_format("x.html", html("").encode()).name == "html"
    assert find_format("x.xml", b"<?xml version='1.0'?><!-- c --><odd/>").name == "feed"
    assert find_format("feed.rss", html(article(SENTENCE)).encode()).name == "html"


def test_an_address_that_is_none_of_the_web_is_left_out():
    (document,) = atom("<entry><link href='javascript:alert(1)'/><id>urn:x</id><summary>two words</summary></entry>")
    assert document.url is None
