"""RSS and Atom to documents: an entry a document, its own content as its text, its true publisher as its outlet.

A feed may pass on what others published: ``<source url>`` (RSS) or ``<source>`` (Atom) names who did, and that is the
outlet; the feed itself is then named in a note. XML is read with entities and outside references forbidden.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from selon.errors import ExtractEmptyError, InputError, MarkupError
from selon.intake.dates import iso_published
from selon.intake.documents import addressed, headlined, make_document, with_given
from selon.intake.markup import text_of
from selon.intake.metadata import host_of, web_address, words
from selon.intake.notices import find_notices
from selon.intake.streams import read_all, too_long
from selon.intake.wire import agencies_of, find_credits
from selon.ports import Limits, Unit
from selon.records.text import Document, Note

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["FORMAT", "Feeds"]

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype html|html)\b", re.IGNORECASE)
_DATES = ("pubDate", "published", "date", "issued", "created", "updated", "modified")
#: When an entry was last changed.
_EDITS = ("updated", "modified")
_BODIES = ("encoded", "content", "description", "summary", "abstract")
_REMEDY = "an RSS or Atom feed is asked for; a page is read as html"


class Feeds:
    """The format ``feed``: RSS 0.9 to 2.0 and Atom."""

    name = "feed"
    suffixes = (".rss", ".atom", ".xml", ".rdf")
    plain = False

    def sniff(self, name: str, head: bytes) -> bool:
        """Tell by the root; a page that calls itself a feed is a page."""
        page = _PAGE.search(head)
        if _ROOT.search(head, 0, page.start() if page is not None else len(head)) is not None:
            return True
        return (
            page is None
            and name.lower().endswith(self.suffixes)
            and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
        )

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the document of each entry. Raises MarkupError for what is no feed, ExtractEmptyError where none is."""
        data = read_all(unit, limits)
        root = _parsed(data, unit.place)
        entries = [element for element in root.iter() if _local(element) in ("item", "entry")]
        if _local(root) not in ("rss", "feed", "RDF", "channel"):
            raise MarkupError(f"no feed: its root is {_local(root)!r}", place=unit.place, remedy=_REMEDY)
        if not entries:
            raise ExtractEmptyError("a feed without an entry", place=unit.place)
        feed = _feed(root, unit.url)
        raw = hashlib.sha256(data).hexdigest()
        for number, element in enumerate(entries, 1):
            place = f"{unit.place}[{number}]"
            document = _document(element, feed)
            if document is None:
                yield ExtractEmptyError("an entry without a text or a headline", place=place)
            elif len(document.text) > limits.characters:
                yield too_long(len(document.text), limits.characters, place)
            else:
                yield with_given(replace(document, raw=raw), unit.given)


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed says of itself."""

    title: str
    language: str | None
    host: str | None


def _parsed(data: bytes, place: str) -> Element:
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - loaded where a feed is read
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 - as above

    try:
        root: Element = fromstring(data.lstrip())
    except DefusedXmlException as problem:
        reason = f"its XML declares entities or reaches outside: {type(problem).__name__}"
        raise MarkupError(reason, place=place, remedy="no feed of news needs that; is it the right file?") from problem
    except (ParseError, ValueError, LookupError) as problem:
        page = "a web page, no feed" if _PAGE.search(data[:4096]) else "broken XML"
        raise MarkupError(f"{page}: {problem}", place=place, remedy=_REMEDY) from problem
    return root


def _local(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: Element, *names: str) -> Element | None:
    for name in names:
        for child in element:
            if _local(child) == name and "media" not in str(child.tag):
                return child
    return None


def _text(element: Element | None) -> str:
    return words("".join(element.itertext())) if element is not None else ""


def _feed(root: Element, url: str | None) -> _Feed:
    channel = _child(root, "channel")
    channel = channel if channel is not None else root
    language = _text(_child(channel, "language")) or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    host = host_of(_link(channel)) or host_of(url)
    return _Feed(_text(_child(channel, "title")), language or None, host)


def _link(element: Element) -> str | None:
    """Return the address of an entry or feed: ``<link>`` of RSS, the alternate one of Atom, a guid that is one."""
    links = [child for child in element if _local(child) == "link"]
    for link in links:
        if link.get("rel", "alternate") == "alternate" and (address := web_address(link.get("href"))):
            return address
    for link in (*links, *(child for child in element if _local(child) in ("origLink", "guid", "id"))):
        if address := web_address(_text(link)):
            return address
    return None


def _document(element: Element, feed: _Feed) -> Document | None:
    title = text_of(_text(_child(element, "title")))
    text, notes = headlined(_body(element), title)
    if not text:
        return None
    publisher = _publisher(element)
    if publisher and publisher != feed.title:
        notes.append(
            Note("passed_on", f"published by {publisher}, passed on by {feed.title or feed.host or 'the feed'}")
        )
    dates = [date for name in _DATES if (date := iso_published(_text(_child(element, name))))]
    url, authors = _link(element), tuple(_authors(element))
    return make_document(
        text,
        identifier=addressed(text, url),
        url=url,
        outlet=publisher or feed.title or feed.host,
        language=feed.language,
        published=next(iter(dates), None),
        edited=next(filter(None, (iso_published(_text(_child(element, name))) for name in _EDITS)), None),
        title=title or None,
        credits=tuple(dict.fromkeys((*(name for who in authors for name in agencies_of(who)), *find_credits(text)))),
        authors=authors,
        notes=(*notes, *find_notices(text, title)),
    )


def _body(element: Element) -> str:
    """Return the longest of what an entry gives as its content."""
    found = []
    for child in element:
        if _local(child) in _BODIES and "media" not in str(child.tag):
            markup = _inner(child) if child.get("type") == "xhtml" else "".join(child.itertext())
            found.append(markup if child.get("type") == "text" else text_of(markup.strip()))
    return max(found, key=len, default="").strip()


def _inner(element: Element) -> str:
    from xml.etree.ElementTree import tostring  # noqa: PLC0415 - writes only; defusedxml has read it

    for part in element.iter():
        part.tag = _local(part)
    return tostring(element, encoding="unicode")


def _publisher(element: Element) -> str:
    """Return who published an entry that the feed only passes on, or an empty string."""
    source = _child(element, "source")
    if source is None:
        return _text(_child(element, "publisher"))
    inner = _child(source, "title")
    name = _text(inner) if inner is not None else _text(source)
    address = source.get("url") or _link(source)
    return name or host_of(address) or ""


def _authors(element: Element) -> Iterator[str]:
    for child in element:
        if _local(child) in ("creator", "author"):
            name: Any = _child(child, "name")
            text = _text(name if name is not None else child)
            if match := re.fullmatch(r"\S+@\S+ \((.+)\)", text):
                text = match[1]
            if text and "@" not in text:
                yield text


FORMAT = Feeds()
