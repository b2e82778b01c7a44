"""JSON Feed 1.0 and 1.1 to documents: an item a document, its own content as its text (jsonfeed.org/version/1.1).

An item's address is its ``url``; where it only leads to another page (``external_url``) that is named in a note. Items
without text or headline are errors, and a feed of several pages (``next_url``) is read as far as it was handed in.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

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

__all__ = ["FORMAT", "JSONFeeds"]

_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/', re.IGNORECASE)
_REMEDY = "a JSON Feed is asked for: an object with version and items"


class JSONFeeds:
    """The format ``jsonfeed``."""

    name = "jsonfeed"
    suffixes = (".jsonfeed",)
    plain = False

    def sniff(self, name: str, head: bytes) -> bool:
        """Tell by the version, which every such feed names."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        return name.lower().endswith(self.suffixes) or (start == b"{" and _VERSION.search(head) is not None)

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the document of each item. Raises MarkupError for what is no feed, ExtractEmptyError where none is."""
        data = read_all(unit, limits)
        feed = _parsed(data, unit.place)
        items = feed["items"]
        if not items:
            raise ExtractEmptyError("a feed without an item", place=unit.place)
        raw = hashlib.sha256(data).hexdigest()
        for number, item in enumerate(items, 1):
            place = f"{unit.place}[{number}]"
            document = _document(item, feed, unit.url) if isinstance(item, Mapping) else None
            if document is None:
                yield ExtractEmptyError("an item without a text or a headline", place=place)
            elif len(document.text) > limits.characters:
                yield too_long(len(document.text), limits.characters, place)
            else:
                yield with_given(replace(document, raw=raw), unit.given)


def _parsed(data: bytes, place: str) -> Mapping[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise MarkupError(f"no JSON: {problem}", place=place, remedy=_REMEDY) from problem
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise MarkupError("no JSON Feed: it has no list of items", place=place, remedy=_REMEDY)
    return found


def _document(item: Mapping[str, Any], feed: Mapping[str, Any], address: str | None) -> Document | None:
    title = words(item.get("title"))
    text, notes = headlined(_body(item), title)
    if not text:
        return None
    elsewhere = web_address(item.get("external_url"))
    url = web_address(item.get("url")) or web_address(item.get("id")) or elsewhere
    if elsewhere and elsewhere != url:
        notes.append(Note("leads_elsewhere", f"what it speaks of stands at {elsewhere}"))
    published, modified = (iso_published(words(item.get(name))) for name in ("date_published", "date_modified"))
    authors = tuple(_authors(item)) or tuple(_authors(feed))
    outlet = words(feed.get("title")) or host_of(web_address(feed.get("home_page_url"))) or host_of(url or address)
    return make_document(
        text,
        identifier=addressed(text, url),
        url=url,
        outlet=outlet or None,
        language=words(item.get("language")) or words(feed.get("language")) or None,
        published=published or modified,
        edited=modified,
        title=title or None,
        credits=tuple(dict.fromkeys((*(name for who in authors for name in agencies_of(who)), *find_credits(text)))),
        authors=authors,
        notes=(*notes, *find_notices(text, title)),
    )


def _body(item: Mapping[str, Any]) -> str:
    """Return the text of an item: its HTML as text, else its plain text, else its summary."""
    html, plain, summary = (item.get(name) for name in ("content_html", "content_text", "summary"))
    found = text_of(html) if isinstance(html, str) else ""
    return found.strip() or next(
        (text.strip() for text in (plain, summary) if isinstance(text, str) and text.strip()), ""
    )


def _authors(holder: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of authors: a list of 1.1, or the one of 1.0."""
    several = holder.get("authors")
    for author in several if isinstance(several, list) else [holder.get("author")]:
        if isinstance(author, Mapping) and (name := words(author.get("name"))):
            yield name


FORMAT = JSONFeeds()
