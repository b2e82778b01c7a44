"""Bytes that nobody writes honestly, format by format, and what must hold of each: for fuzzing and for the tests.

A case is either put together out of the format's own pieces in an order that makes no sense, or a whole and valid file
that was cut, doubled, spliced and spoilt. ``flaws`` tells what is wrong with what became of it: nothing, if it is well.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from selon.errors import InputError
from selon.intake.carriage import pack, unpack
from selon.intake.formats import Begun, read_unit
from selon.ports import Limits, Unit
from selon.records.text import Document

__all__ = ["FORMS", "LIMITS", "flaws", "items_of"]

#: What one case may cost: little, so that limits are met often.
LIMITS = Limits(characters=20_000, bytes=1 << 20, ratio=200, members=200)
#: How an error begins that stands for an exception that no parser foresaw.
_UNFORESEEN = "it cannot be parsed: "

_STORY = "Two people were injured in a fire at a depot in Toropets, the governor said on Wednesday."
_LATER = "Troyes drones furent abattus, selon le ministère; 54 беспилотника сбито, сообщил губернатор."

# --- whole files ------------------------------------------------------------------------------------------------------

_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fire at a depot | Post</title>'
    '<link rel="canonical" href="https://post.example/1"><meta property="og:site_name" content="Example Post">'
    '<meta property="article:published_time" content="2024-09-18T07:59:00+02:00">'
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",'
    '"headline":"Fire","datePublished":"2024-09-18","author":[{"name":"A. Writer"}],"articleBody":"' + _STORY + '"}]}'
    '</script></head><body><nav><a href="/">Home</a></nav><article><h1>Fire at a depot</h1><time datetime="2024-09-18">'
    f"18 Sep</time><p>{_STORY}</p><blockquote class='twitter-tweet'><p>{_LATER}</p>&mdash; A (@a)</blockquote>"
    f"<ul><li>{_LATER}</li></ul><table><tr><td>1</td><td>2</td></tr></table><p>UPDATE 2: {_STORY}</p></article>"
    f"<div class='liveblog'><div class='entry'><time datetime='2024-09-18T08:00'>8:00</time><p>{_LATER}</p></div>"
    "<div class='entry'><time>9:00</time><p>More.</p></div></div><footer>Read also</footer></body></html>"
)
_FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title><link>https://post.example/'
    f"</link><language>en</language><item><title>Fire</title><link>https://post.example/1</link><description>{_STORY}"
    f"</description><content:encoded><![CDATA[<p>{_LATER}</p>]]></content:encoded><dc:creator>A. Writer</dc:creator>"
    '<source url="https://other.example/">Other</source><pubDate>Wed, 18 Sep 2024 08:00:00 GMT</pubDate></item>'
    "</channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Post</title><entry><title type="html">Fire</title>'
    f'<link rel="alternate" href="https://post.example/1"/><content type="xhtml"><div><p>{_STORY}</p></div></content>'
    f"<summary>{_LATER}</summary><author><name>A</name></author><published>2024-09-18T08:00:00Z</published></entry></feed>"
)
_ITEM: dict[str, Any] = {
    "uri": "urn:agency:1",
    "pubStatus": "canceled",
    "version": "2",
    "versionCreated": "2024-09-18T08:00:00Z",
    "language": "en",
    "headlines": [{"role": "main", "value": "Fire"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": f"<p>{_STORY}</p>"}],
    "body_text": _STORY,
    "by": "A. Writer",
    "infoSources": [{"name": "AFP", "role": "origin"}],
    "edNote": "Withdrawn",
    "people": [{"name": "A"}],
    "embargoed": "2024-09-19",
    "ednote": "x",
}
_ENTRY: dict[str, Any] = {
    "id": "https://post.example/1",
    "url": "https://post.example/1",
    "external_url": "https://other.example/2",
    "title": "Fire",
    "content_html": f"<p>{_STORY}</p>",
    "content_text": _LATER,
    "summary": _LATER,
    "date_published": "2024-09-18T08:00:00Z",
    "date_modified": "2024-09-18T09:00:00Z",
    "authors": [{"name": "A. Writer"}],
    "language": "en",
    "tags": ["fire"],
}
_JSON_FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Post",
    "home_page_url": "https://post.example/",
    "language": "en",
    "author": {"name": "B. Writer"},
    "items": [_ENTRY, _ENTRY],
}
_MESSAGE: dict[str, Any] = {
    "id": 7,
    "type": "message",
    "date": "2024-09-18T08:00:00",
    "date_unixtime": "1726646400",
    "edited": "2024-09-18T09:00:00",
    "edited_unixtime": "1726650000",
    "from": "Channel",
    "forwarded_from": "Other",
    "author": "A",
    "reply_to_message_id": 3,
    "text": [_LATER, {"type": "bold", "text": _STORY}],
    "text_entities": [{"type": "plain", "text": _STORY}],
}
_CHAT: dict[str, Any] = {"name": "Channel", "type": "public_channel", "id": 12, "messages": [_MESSAGE, _MESSAGE]}


def _record(url: str, body: bytes, kind: str, more: str = "") -> bytes:
    """Return one record of a WARC."""
    inner = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-09-18T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(inner)}\r\n\r\n"
    )
    return head.encode() + inner + b"\r\n\r\n"


def _bundle() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.html", _PAGE)
        archive.writestr("feed/two.xml", _FEED)
        archive.writestr("three.txt", _STORY)
    return stream.getvalue()


_RECORDS = (
    _record("https://post.example/1", _PAGE.encode(), "text/html; charset=utf-8"),
    _record("https://post.example/2", gzip.compress(_PAGE.encode()), "text/html", "Content-Encoding: gzip\r\n"),
    _record("https://post.example/feed", _FEED.encode(), "application/rss+xml"),
)
#: Whole and valid files of each format.
_SEEDS: Mapping[str, Sequence[bytes]] = {
    "html": (_PAGE.encode(), _PAGE.encode("utf-16"), _PAGE.encode("cp1251", "replace")),
    "ninjs": (json.dumps(_ITEM).encode(), json.dumps({"items": [_ITEM, _ITEM]}).encode()),
    "telegram": (
        json.dumps(_CHAT).encode(),
        json.dumps({"chats": {"list": [_CHAT]}}, ensure_ascii=False, indent=1).encode(),
    ),
    "warc": (b"".join(_RECORDS), b"".join(map(gzip.compress, _RECORDS)), gzip.compress(b"".join(_RECORDS))),
    "feed": (_FEED.encode(), _ATOM.encode(), _FEED.encode("utf-16")),
    "jsonfeed": (
        json.dumps(_JSON_FEED).encode(),
        json.dumps(_JSON_FEED, ensure_ascii=False, indent=1).encode("utf-8-sig"),
    ),
    "zip": (_bundle(),),
}

# --- pieces -----------------------------------------------------------------------------------------------------------

_ODD = (
    *("", " ", "\n", "\x00", "\x0b", "\ufeff", "\ufffe", "\u202e", "\u2066", "\U0001f525", "é", "e\u0301", "ﷺ", "\x85"),
    *(
        "&amp;",
        "&#0;",
        "&#x110000;",
        "&#xD800;",
        "&#128;",
        "&notit;",
        "&lt",
        "%00",
        "\\u0000",
        "\\ud800",
        "]]>",
        "--!>",
    ),
    *("9" * 400, "1e999", "-1", "2024-99-99", "0000-00-00T25:61:61Z", "javascript:x", "http://[", "//", "data:,x"),
    *(_STORY, _LATER, "CORRECTION:", "(AFP)", "PARIS (AFP) - ", "KYIV, Sept 18 (Reuters) -", "a" * 3000, ". " * 500),
)
_TAGS = (
    *(
        "html",
        "head",
        "body",
        "article",
        "div",
        "p",
        "span",
        "a",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "h1",
        "time",
        "meta",
    ),
    *("blockquote", "script", "style", "template", "noscript", "svg", "math", "iframe", "title", "textarea", "select"),
    *("frameset", "plaintext", "base", "br", "img", "form", "option", "section", "aside", "figcaption", "main", "pre"),
    *("x:y", "noframes", "xmp", "mi", "annotation-xml", "foreignObject", "button", "nobr", "b", "link", "col", "!--"),
)
_ATTRIBUTES = (
    *("", ' class="live-blog entry"', " id='comments'", ' class="twitter-tweet"', " hidden", ' style="display:none"'),
    *(
        ' datetime="2024-09-18T08:00"',
        ' property="og:title" content="',
        ' lang="zz"',
        ' href="http://["',
        ' itemprop="',
    ),
    *(' type="application/ld+json"', ' rel="canonical" href="//"', " a=b" * 300, ' charset="utf-7"', " =", " <", ' "'),
    *(' http-equiv="content-type" content="text/html; charset=nonsense"', ' itemprop="articleBody"', ' name="author"'),
)
_XML = (
    *("<?xml version='1.0' encoding='utf-99'?>", "<rss>", "<channel>", "<item>", "</item>", "<entry>", "</entry>"),
    *("<feed>", "<title>", "</title>", "<link>", "</link>", "<link href='x'/>", "<description>", "</description>"),
    *("<content type='xhtml'>", "</content>", "<pubDate>", "</pubDate>", "<source url='http://['>", "</source>"),
    *("<!DOCTYPE x [<!ENTITY a 'b'>]>", "<!ENTITY a SYSTEM 'file:///etc/passwd'>", "&a;", "<![CDATA[", "]]>", "<!--"),
    *("</channel>", "</rss>", "</feed>", "<guid>", "</guid>", "<x:y xmlns:x='z'/>", "<rdf:RDF>", "<author>", "<html>"),
)


def _tag(name: str, attribute: str, close: int) -> str:
    return f"</{name}>" if close == 1 else f"<{name}{attribute}{'/' if close == 2 else ''}>"


_texts = st.sampled_from(_ODD) | st.text(max_size=30)
_markup = st.lists(
    st.builds(_tag, st.sampled_from(_TAGS), st.sampled_from(_ATTRIBUTES), st.integers(0, 3)) | _texts, max_size=50
).map("".join)
_xml = st.lists(st.sampled_from(_XML) | _texts, max_size=40).map("".join)
_NAMES = (
    *("item", "entry", "title", "link", "description", "content", "content:encoded", "summary", "pubDate", "published"),
    *("source", "author", "name", "guid", "dc:creator", "dc:date", "language", "div", "p", "a", "updated", "channel"),
)
_MARKS = (
    "",
    " type='xhtml'",
    " type='html'",
    " type='text'",
    " href='http://['",
    " url='//'",
    " rel='self'",
    " xml:lang='x'",
)
_SPACES = " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
_held = _texts.map(lambda text: escape("".join(c for c in text if c.isprintable() or c == "\n")))
_elements = st.recursive(
    _held,
    lambda inner: st.builds(
        lambda name, mark, held: f"<{name}{mark}>{''.join(held)}</{name}>",
        st.sampled_from(_NAMES),
        st.sampled_from(_MARKS),
        st.lists(inner, max_size=5),
    ),
    max_leaves=25,
)


def _rooted(root: str, elements: Sequence[str]) -> str:
    """Return a feed that is well-formed, whatever is in it."""
    items = "".join(f"<item>{element}</item>" for element in elements)
    return f"<{root}{_SPACES}>{items}</{root}>"


_feeds = st.builds(_rooted, st.sampled_from(("rss", "feed", "channel")), st.lists(_elements, max_size=5))
_plain = st.none() | st.booleans() | st.integers() | st.floats() | _texts


def _json(keys: Sequence[str]) -> st.SearchStrategy[Any]:
    """Return values made of these keys, with anything for their values."""
    return st.recursive(
        _plain,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(keys), inner, max_size=6),
        max_leaves=12,
    )


def _told(data: Any) -> bytes:
    return json.dumps(data).encode("ascii")


def _changed(whole: Mapping[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return an object like this one, some of whose values are anything, and some of whose keys are gone."""
    keys = (*whole, "role", "value", "type", "text", "name", "contentType", "messages", "items", "list", "chats")
    anything = st.dictionaries(st.sampled_from(keys), _json(keys), max_size=4)
    return st.builds(
        lambda more, gone: {key: value for key, value in {**whole, **more}.items() if key not in gone},
        anything,
        st.sets(st.sampled_from(tuple(whole)), max_size=3),
    )


def _spoilt(form: str) -> st.SearchStrategy[bytes]:
    """Return whole files of a format that were cut, doubled, spliced and spoilt."""
    place = st.integers(0, 1 << 16)
    change = st.tuples(st.integers(0, 6), place, place, st.sampled_from(_ODD) | st.sampled_from(_XML))
    return st.builds(_changed_at, st.sampled_from(_SEEDS[form]), st.lists(change, min_size=1, max_size=8))


def _changed_at(data: bytes, changes: Sequence[tuple[int, int, int, str]]) -> bytes:
    for kind, first, second, text in changes:
        at, other = sorted((first % (len(data) + 1), second % (len(data) + 1)))
        new = text.encode("utf-8", "surrogatepass")
        piece = data[at:other]
        if kind == 0:
            data = data[:at]
        elif kind == 1:
            data = data[:at] + data[other:]
        elif kind == 2:
            data = data[:at] + piece * (second % 20) + data[at:] if len(piece) < 2000 else data
        elif kind == 3:
            data = data[:at] + new + data[at:]
        elif kind == 4:
            data = data[:at] + bytes([second & 255]) + data[at + 1 :]
        elif kind == 5:
            data = data[:at] + new + data[other:]
        else:
            data = data[other:] + data[:other]
    return data[: 1 << 18]


def _encoded(text: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    names = st.sampled_from(("utf-8", "utf-8", "utf-8", "utf-16", "cp1251", "latin-1", "utf-8-sig", "koi8-r"))
    return st.builds(lambda words, name: words.encode(name, "replace"), text, names)


def _in_record(pages: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    kinds = st.sampled_from(("text/html", "text/html; charset=utf-16", "application/json", "text/plain", "x", ""))
    headers = st.sampled_from(("", "Content-Encoding: gzip\r\n", "Content-Encoding: deflate\r\n", "A: b\r\n" * 300))
    urls = st.sampled_from(("https://post.example/1", "http://[", "", "urn:x", "https://post.example/a.zip?b=c"))
    return st.lists(st.builds(_record, urls, pages, kinds, headers), max_size=3).map(b"".join)


_pages = _encoded(_markup)
_item = _changed(_ITEM)
_message = _changed(_MESSAGE)
#: What each format is fuzzed with.
FORMS: Mapping[str, st.SearchStrategy[bytes]] = {
    "html": _pages | _spoilt("html"),
    "ninjs": _item.map(_told)
    | st.lists(_item, max_size=3).map(_told)
    | _json(tuple(_ITEM)).map(_told)
    | _spoilt("ninjs"),
    "telegram": st.lists(_message, max_size=3).map(lambda found: _told({**_CHAT, "messages": found}))
    | _changed(_CHAT).map(_told)
    | _spoilt("telegram"),
    "warc": _in_record(_pages) | _spoilt("warc") | _spoilt("warc").map(gzip.compress),
    "feed": _feeds.map(str.encode) | _encoded(_xml) | _spoilt("feed"),
    "jsonfeed": st.lists(_changed(_ENTRY), max_size=3).map(lambda found: _told({**_JSON_FEED, "items": found}))
    | _changed(_JSON_FEED).map(_told)
    | _spoilt("jsonfeed"),
    "zip": _spoilt("zip") | st.binary(max_size=200),
}

# --- what must hold ---------------------------------------------------------------------------------------------------


def items_of(data: bytes, form: str | None) -> list[Document | InputError]:
    """Return what bytes hold, read as a format, or as what they are told to be."""
    unit = Unit(io.BytesIO(data), "", "here", url="https://post.example/1")
    return [item for item in read_unit(unit, LIMITS, form) if not isinstance(item, Begun)]


def flaws(found: Sequence[Document | InputError]) -> list[str]:
    """Return what is wrong with what was read: an exception that nobody foresaw, a document that cannot be one."""
    told = (_error(item) if isinstance(item, InputError) else _document(item) for item in found)
    return [flaw for flaw in told if flaw]


def _error(item: InputError) -> str:
    if item.reason.startswith(_UNFORESEEN):
        return item.reason.removeprefix(_UNFORESEEN)
    return "" if item.place and item.reason else f"an error without place or reason: {item.code}"


def _document(item: Document) -> str:
    checks: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("a text that is empty", lambda: bool(item.text.strip())),
        ("a text that is too long", lambda: len(item.text) <= LIMITS.characters),
        ("no id", lambda: bool(item.id)),
        ("a surrogate in a text", lambda: item.text.isascii() or bool(item.text.encode())),
        ("a note that points elsewhere", lambda: all(_fits(note.span, item.text) for note in item.notes)),
        ("a document that changes on its way", lambda: unpack(pack(item)) == item),
    )
    for said, holds in checks:
        try:
            if not holds():
                return said
        except Exception as problem:  # noqa: BLE001 - that, too, is a flaw
            return f"{said}: {type(problem).__name__}: {problem}"
    return ""


def _fits(span: Any, text: str) -> bool:
    return span is None or text[span.start : span.end] == span.text
